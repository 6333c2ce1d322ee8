//! Requests as a browser sends them, one a connection, and answers.
//!
//! A connection serves one request: nothing waits behind another, and a browser's spare connections
//! keep nobody waiting.

use std::{
    io::{self, ErrorKind, Read, Write},
    net::TcpStream,
    time::{Duration, Instant},
};

use super::refusal::Refusal;

/// Bytes of the head of a request.
const LARGEST_HEAD: usize = 16 * 1024;

/// Lines of the head of a request.
const MOST_HEADERS: usize = 64;

/// A request may have so many bytes: a finished report to be imported, in base 64.
const LARGEST_BODY: u64 = 48 * 1024 * 1024;

/// So long a connection may say nothing.
const PATIENCE: Duration = Duration::from_secs(4);

/// How a request is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Method {
    Get,
    Post,
}

/// A request, whose body is still to be read.
#[derive(Debug)]
pub(super) struct Request {
    pub(super) method: Method,
    /// The path.
    pub(super) target: String,
    headers: Vec<(String, String)>,
    /// What came behind the head with it.
    begun: Vec<u8>,
    stream: TcpStream,
}

impl Request {
    /// Reads the head of a request.
    ///
    /// # Errors
    /// None comes, or it is none.
    pub(super) fn of(mut stream: TcpStream) -> io::Result<Self> {
        stream.set_read_timeout(Some(PATIENCE))?;
        stream.set_write_timeout(Some(PATIENCE))?;
        stream.set_nodelay(true)?;
        let mut held = Vec::new();
        let mut piece = [0; 4096];
        let begun = Instant::now();
        loop {
            // All of the head in the time of one silence: none may trickle in.
            if begun.elapsed() > PATIENCE {
                return Err(io::Error::from(ErrorKind::TimedOut));
            }
            let read = stream.read(&mut piece)?;
            if read == 0 || held.len() > LARGEST_HEAD {
                return Err(io::Error::from(ErrorKind::InvalidData));
            }
            held.extend(piece.iter().take(read));
            let mut headers = [httparse::EMPTY_HEADER; MOST_HEADERS];
            let mut parsed = httparse::Request::new(&mut headers);
            let status = parsed.parse(&held).map_err(io::Error::other)?;
            let httparse::Status::Complete(length) = status else {
                continue;
            };
            let method = match parsed.method {
                Some("GET") => Method::Get,
                Some("POST") => Method::Post,
                _ => return Err(io::Error::from(ErrorKind::Unsupported)),
            };
            let target = parsed.path.map_or_else(String::new, str::to_owned);
            let headers = parsed.headers.iter().map(|header| {
                let value = String::from_utf8_lossy(header.value);
                (header.name.to_ascii_lowercase(), value.into_owned())
            });
            let headers = headers.collect();
            let begun = held.split_off(length);
            return Ok(Self {
                method,
                target,
                headers,
                begun,
                stream,
            });
        }
    }

    /// The value of a header, whose name is in small letters.
    pub(super) fn header(&self, name: &str) -> Option<&str> {
        let mut headers = self.headers.iter();
        let (_, value) = headers.find(|(header, _)| header == name)?;
        // Of two nobody knows which is meant.
        let is_only = headers.all(|(header, _)| header != name);
        Some(if is_only { value.as_str() } else { "" })
    }

    /// The body.
    ///
    /// # Errors
    /// It does not say how long it is, is too long, or does not come.
    pub(super) fn body(&mut self) -> Result<Vec<u8>, Refusal> {
        let length = self.header("content-length");
        let length = length.and_then(|length| length.parse::<u64>().ok());
        let length = length.ok_or(Refusal::Unreadable)?;
        if length > LARGEST_BODY {
            return Err(Refusal::TooLarge);
        }
        let mut body = std::mem::take(&mut self.begun);
        let begun = u64::try_from(body.len()).unwrap_or(u64::MAX);
        let rest = (&self.stream)
            .take(length.saturating_sub(begun))
            .read_to_end(&mut body);
        let is_whole = u64::try_from(body.len()).is_ok_and(|got| got == length);
        match rest {
            Ok(_) if is_whole => Ok(body),
            _ => Err(Refusal::Unreadable),
        }
    }

    /// The way back to the browser.
    pub(super) fn into_stream(self) -> TcpStream {
        self.stream
    }
}

/// Sends an answer, and ends the connection.
///
/// # Errors
/// Nobody listens any more.
pub(super) fn send(
    mut stream: TcpStream,
    status: u16,
    headers: &[(&str, &str)],
    bytes: &[u8],
) -> io::Result<()> {
    let length = bytes.len().to_string();
    let closing = [("Content-Length", length.as_str()), ("Connection", "close")];
    let mut sent = format!("HTTP/1.1 {status} -\r\n");
    for (name, value) in headers.iter().chain(&closing) {
        sent.extend([name, ": ", value, "\r\n"]);
    }
    sent.push_str("\r\n");
    let mut sent = sent.into_bytes();
    sent.extend_from_slice(bytes);
    stream.write_all(&sent)?;
    stream.flush()
}
