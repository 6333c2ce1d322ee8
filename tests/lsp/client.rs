//! A small editor: it runs the language server and speaks to it over its streams.

use std::{
    io::{BufRead as _, BufReader, Read as _, Write as _},
    path::Path,
    process::{Child, ChildStdin, Stdio},
    sync::mpsc::{Receiver, channel},
    thread,
    time::Duration,
};

use serde_json::{Value, json};

use crate::support::Project;

/// Longer than any answer takes on a busy machine.
const PATIENCE: Duration = Duration::from_mins(1);

pub(super) struct Client {
    server: Child,
    input: Option<ChildStdin>,
    output: Receiver<Value>,
    folder: String,
    last_id: i32,
    /// Findings that were told while something else was waited for, in order.
    told: Vec<Value>,
}

impl Client {
    /// A server that was started in a project, and told nothing yet.
    pub(super) fn start(project: &Project) -> Self {
        let mut server = project
            .command("lsp --lang en")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut from = BufReader::new(server.stdout.take().unwrap());
        let (sender, output) = channel();
        thread::spawn(move || {
            loop {
                let mut length = None;
                loop {
                    let mut line = String::new();
                    if from.read_line(&mut line).unwrap_or(0) == 0 {
                        return;
                    }
                    match line.trim().split_once(": ") {
                        Some((_, value)) => length = Some(value.parse().unwrap()),
                        None => break,
                    }
                }
                let mut body = vec![0; length.unwrap()];
                from.read_exact(&mut body).unwrap();
                let _ = sender.send(serde_json::from_slice(&body).unwrap());
            }
        });
        Self {
            input: server.stdin.take(),
            server,
            output,
            folder: address(&project.path("")),
            last_id: 0,
            told: Vec::new(),
        }
    }

    /// A server that is ready.
    pub(super) fn ready(project: &Project) -> Self {
        let mut client = Self::start(project);
        client.ask("initialize", json!({ "capabilities": {} }));
        client.tell("initialized", json!({}));
        client
    }

    pub(super) fn address(&self, name: &str) -> String {
        format!("{}{name}", self.folder)
    }

    pub(super) fn write(&mut self, bytes: &str) {
        let input = self.input.as_mut().unwrap();
        input.write_all(bytes.as_bytes()).unwrap();
        input.flush().unwrap();
    }

    /// Several messages in one piece, as of somebody who types faster than the server reads.
    pub(super) fn send(&mut self, messages: &[Value]) {
        let framed = messages.iter().map(|message| {
            let body = message.to_string();
            format!("Content-Length: {}\r\n\r\n{body}", body.len())
        });
        let framed: String = framed.collect();
        self.write(&framed);
    }

    pub(super) fn tell(&mut self, method: &str, params: Value) {
        let mut message = json!({ "jsonrpc": "2.0", "method": method });
        message["params"] = params;
        self.send(&[message]);
    }

    /// The whole answer to a request.
    pub(super) fn answer(&mut self, method: &str, params: Value) -> Value {
        self.last_id += 1;
        let id = self.last_id;
        let mut message = json!({ "jsonrpc": "2.0", "id": id, "method": method });
        message["params"] = params;
        self.send(&[message]);
        self.wait(|message| message["id"] == id)
    }

    /// The result of a request.
    pub(super) fn ask(&mut self, method: &str, params: Value) -> Value {
        let answer = self.answer(method, params);
        assert!(answer.get("error").is_none(), "{answer}");
        answer["result"].clone()
    }

    /// The next message that is meant; findings that come before it are kept.
    pub(super) fn wait(&mut self, is_meant: impl Fn(&Value) -> bool) -> Value {
        loop {
            let message = self.output.recv_timeout(PATIENCE).unwrap();
            if is_meant(&message) {
                return message;
            }
            self.told.push(message);
        }
    }

    pub(super) fn open(&mut self, name: &str, text: &str) {
        let document = json!({
            "uri": self.address(name), "languageId": "toml", "version": 1, "text": text,
        });
        self.tell("textDocument/didOpen", json!({ "textDocument": document }));
    }

    /// That a file has another text.
    pub(super) fn changed(&self, name: &str, version: i32, text: &str) -> Value {
        let params = json!({
            "textDocument": { "uri": self.address(name), "version": version },
            "contentChanges": [{ "text": text }],
        });
        json!({ "jsonrpc": "2.0", "method": "textDocument/didChange", "params": params })
    }

    /// What is found in a file at this version of it.
    pub(super) fn findings(&mut self, name: &str, version: i32) -> Vec<Value> {
        let uri = self.address(name);
        let is_meant = |message: &Value| {
            message["method"] == "textDocument/publishDiagnostics"
                && message["params"]["uri"] == uri.as_str()
                && message["params"]["version"] == version
        };
        let kept = self.told.iter().position(&is_meant);
        let message = match kept {
            Some(at) => self.told.remove(at),
            None => self.wait(is_meant),
        };
        message["params"]["diagnostics"].as_array().unwrap().clone()
    }

    /// The findings that came and were not asked for, which are forgotten by that.
    pub(super) fn told(&mut self) -> Vec<Value> {
        self.told.extend(self.output.try_iter());
        std::mem::take(&mut self.told)
    }

    /// What is asked at a place of a file: `at` is line and column, from 0.
    pub(super) fn at(&self, name: &str, (line, character): (usize, usize)) -> Value {
        json!({
            "textDocument": { "uri": self.address(name) },
            "position": { "line": line, "character": character },
        })
    }

    /// Closes the stream and gives the exit code.
    pub(super) fn end(mut self) -> i32 {
        drop(self.input.take());
        self.server.wait().unwrap().code().unwrap()
    }
}

fn address(folder: &Path) -> String {
    let shown = folder.to_str().unwrap().replace('\\', "/");
    format!(
        "file://{}{shown}",
        if shown.starts_with('/') { "" } else { "/" }
    )
}

/// Where `needle` starts in a text: line and column in UTF-16, from 0.
pub(super) fn place(text: &str, needle: &str) -> (usize, usize) {
    let before = text.split_once(needle).unwrap().0;
    let line = before.matches('\n').count();
    let last = before.rsplit('\n').next().unwrap();
    (line, last.encode_utf16().count())
}

/// A text with edits made, the last first.
pub(super) fn edited(text: &str, edits: &Value) -> String {
    let offset = |at: &Value| {
        let (line, column) = (
            at["line"].as_u64().unwrap(),
            at["character"].as_u64().unwrap(),
        );
        let lines = text
            .split_inclusive('\n')
            .take(usize::try_from(line).unwrap());
        let start: usize = lines.map(str::len).sum();
        let units = text
            .split_at(start)
            .1
            .char_indices()
            .scan(0, |units, (at, character)| {
                let here = (*units, at);
                *units += u64::try_from(character.len_utf16()).unwrap();
                Some(here)
            });
        let found = { units }.find(|(units, _)| *units >= column);
        found.map_or(text.len(), |(_, at)| start + at)
    };
    let mut edits: Vec<(usize, usize, &str)> = { edits.as_array().unwrap().iter() }
        .map(|edit| {
            let range = &edit["range"];
            let new = edit["newText"].as_str().unwrap();
            (offset(&range["start"]), offset(&range["end"]), new)
        })
        .collect();
    edits.sort_unstable();
    let mut edited = text.to_owned();
    for (start, end, new) in edits.into_iter().rev() {
        edited.replace_range(start..end, new);
    }
    edited
}
