//! A browser, as far as the desk sees it.

use std::{
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::TcpStream,
    process::{Child, Stdio},
    thread,
    time::{Duration, Instant},
};

use serde_json::{Value, json};

use crate::support::Project;

/// So long is waited for anything.
const PATIENCE: Duration = Duration::from_secs(20);

/// A desk that runs.
pub(super) struct Desk {
    program: Child,
    /// `127.0.0.1:PORT`.
    host: String,
    /// `/TOKEN/`.
    root: String,
}

impl Desk {
    /// Starts one in the project's folder.
    pub(super) fn open(project: &Project, words: &str) -> Self {
        let mut program = project
            .command(&format!("{words} --no-open --lang zh"))
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut address = String::new();
        let output = program.stdout.take().unwrap();
        BufReader::new(output).read_line(&mut address).unwrap();
        let address = address.trim().strip_prefix("http://").unwrap();
        let (host, root) = address.split_once('/').unwrap();
        Self {
            program,
            host: host.to_owned(),
            root: format!("/{root}"),
        }
    }

    pub(super) fn host(&self) -> String {
        self.host.clone()
    }

    pub(super) fn path(&self, part: &str) -> String {
        format!("{}{part}", self.root)
    }

    pub(super) fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(&self.host).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        stream
    }

    /// Sends bytes and waits for nothing.
    pub(super) fn send(&self, request: &str) {
        let _ = self.connect().write_all(request.as_bytes());
    }

    /// The status and the body of an answer.
    pub(super) fn raw(&self, request: &str) -> (u16, String) {
        let mut stream = self.connect();
        stream.write_all(request.as_bytes()).unwrap();
        let mut answer = Vec::new();
        // A connection that is cut off behind its answer has answered.
        let _ = stream.read_to_end(&mut answer);
        let answer = String::from_utf8(answer).unwrap();
        let (head, body) = answer.split_once("\r\n\r\n").unwrap();
        let status = head.split(' ').nth(1).unwrap().parse().unwrap();
        (status, body.to_owned())
    }

    pub(super) fn get(&self, host: &str, part: &str, headers: &str) -> (u16, String) {
        let path = self.path(part);
        self.raw(&format!(
            "GET {path} HTTP/1.1\r\nHost: {host}\r\n{headers}\r\n"
        ))
    }

    /// What the desk answers.
    pub(super) fn ask(&self, request: &Value) -> Value {
        let body = request.to_string();
        let (path, host, length) = (self.path("ask"), &self.host, body.len());
        let (status, answer) = self.raw(&format!(
            "POST {path} HTTP/1.1\r\nHost: {host}\r\nOrigin: http://{host}\r\nContent-Length: {length}\r\n\r\n{body}"
        ));
        assert_eq!(status, 200, "{body}");
        serde_json::from_str(&answer).unwrap()
    }

    /// What there is to show once it is so.
    pub(super) fn when(&self, is_so: impl Fn(&Value) -> bool) -> Value {
        let start = Instant::now();
        loop {
            let state = self.ask(&json!({"ask": "look"}));
            if is_so(&state) {
                return state;
            }
            assert!(start.elapsed() < PATIENCE, "it never comes to it");
            thread::sleep(Duration::from_millis(50));
        }
    }

    /// The exit code, once it has ended.
    pub(super) fn ended(mut self) -> Option<i32> {
        let start = Instant::now();
        while start.elapsed() < PATIENCE {
            if let Some(status) = self.program.try_wait().unwrap() {
                return status.code();
            }
            thread::sleep(Duration::from_millis(20));
        }
        None
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        let _ = self.program.kill();
        let _ = self.program.wait();
    }
}

/// Bytes as text that JSON can hold.
pub(super) fn base64(bytes: &[u8]) -> String {
    const SIGNS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for three in bytes.chunks(3) {
        let number = three
            .iter()
            .fold(0, |all, byte| all << 8 | u32::from(*byte));
        let number = number << (8 * (3 - three.len()));
        for place in 0..4 {
            let sign = SIGNS[(number >> (18 - 6 * place)) as usize & 63];
            let is_there = place <= three.len();
            text.push(if is_there { char::from(sign) } else { '=' });
        }
    }
    text
}
