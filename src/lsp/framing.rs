//! Messages as they stand in a stream: a header with their length, then JSON.
//!
//! `lsp-server` has a reader too, which takes the memory that a header asks for and ends at the first
//! message that is no JSON.

use std::io::{self, BufRead, Read as _, Write};

use lsp_server::{ErrorCode, Message};
use serde_json::{Value, json};

use crate::diagnostic::{Language, Text, say::say};

/// A longer message is passed over; no year file is as long.
const LONGEST: u64 = LONGEST_MEBIBYTES * 1024 * 1024;
const LONGEST_MEBIBYTES: u64 = 64;
/// A longer line of a header is cut.
const LONGEST_LINE: u64 = 4096;

/// What came in.
#[derive(Debug)]
pub enum Incoming {
    /// A message.
    Message(Message),
    /// Something else.
    Refused(Refused),
}

/// What is no message, and how it is answered.
#[derive(Debug)]
pub struct Refused {
    /// The id that it has all the same.
    id: Value,
    code: ErrorCode,
    why: Text,
}

impl Refused {
    fn of(code: ErrorCode, why: Text) -> Self {
        Self {
            id: Value::Null,
            code,
            why,
        }
    }

    /// Writes the answer.
    ///
    /// # Errors
    /// It cannot be written.
    pub fn write(&self, to: &mut dyn Write, language: Language) -> io::Result<()> {
        let error = json!({ "code": self.code as i32, "message": self.why.get(language) });
        let answer = json!({ "jsonrpc": "2.0", "id": self.id, "error": error }).to_string();
        write!(to, "Content-Length: {}\r\n\r\n{answer}", answer.len())?;
        to.flush()
    }
}

/// Reads the next message; `None` where the stream ends.
///
/// # Errors
/// The stream cannot be read.
pub fn read(from: &mut impl BufRead) -> io::Result<Option<Incoming>> {
    let Some(length) = length(from)? else {
        return Ok(None);
    };
    let length = match length {
        Ok(length) => length,
        Err(why) => {
            let refused = Refused::of(ErrorCode::ParseError, why);
            return Ok(Some(Incoming::Refused(refused)));
        }
    };
    let mut body = from.take(length);
    if length > LONGEST {
        io::copy(&mut body, &mut io::sink())?;
        let why = say!(
            "消息超过 {LONGEST_MEBIBYTES} MiB，没有读",
            "the message is longer than {LONGEST_MEBIBYTES} MiB and was not read"
        );
        let refused = Refused::of(ErrorCode::InvalidRequest, why);
        return Ok(Some(Incoming::Refused(refused)));
    }
    let mut bytes = Vec::new();
    body.read_to_end(&mut bytes)?;
    if body.limit() > 0 {
        return Ok(None);
    }
    Ok(Some(message(&bytes)))
}

/// The length that a header tells, its last line included; `None` where the stream ends in it.
fn length(from: &mut impl BufRead) -> io::Result<Option<Result<u64, Text>>> {
    let mut length = None;
    loop {
        let mut line = Vec::new();
        from.take(LONGEST_LINE).read_until(b'\n', &mut line)?;
        if line.is_empty() {
            return Ok(None);
        }
        let text = String::from_utf8_lossy(&line);
        let text = text.trim();
        let is_last = text.is_empty();
        if is_last && let Some(length) = length {
            return Ok(Some(Ok(length)));
        }
        let told = text.split_once(':');
        if let Some((name, value)) = told
            && name.trim().eq_ignore_ascii_case("Content-Length")
        {
            match value.trim().parse() {
                Ok(told) => length = Some(told),
                Err(_) => return Ok(Some(Err(no_header(text)))),
            }
        } else if told.is_none() && !is_last {
            return Ok(Some(Err(no_header(text))));
        }
    }
}

fn no_header(line: &str) -> Text {
    let line: String = line.chars().take(40).collect();
    say!(
        "消息的开头应当是 Content-Length，不是 {line:?}",
        "a message starts with its Content-Length, not with {line:?}"
    )
}

fn message(bytes: &[u8]) -> Incoming {
    let value: Value = match serde_json::from_slice(bytes) {
        Ok(value) => value,
        Err(error) => {
            let why = say!("消息不是 JSON：{error}", "the message is no JSON: {error}");
            return Incoming::Refused(Refused::of(ErrorCode::ParseError, why));
        }
    };
    let id = value.get("id").cloned();
    match serde_json::from_value(value) {
        Ok(message) => Incoming::Message(message),
        Err(_) => Incoming::Refused(Refused {
            id: id.unwrap_or(Value::Null),
            code: ErrorCode::InvalidRequest,
            why: Text::fixed(
                "消息既不是请求，也不是通知",
                "the message is neither a request nor a notice",
            ),
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(stream: &str) -> Vec<Incoming> {
        let mut from = stream.as_bytes();
        std::iter::from_fn(|| read(&mut from).unwrap()).collect()
    }

    #[test]
    fn what_is_no_message_ends_nothing() {
        let good = "Content-Length: 33\r\n\r\n{\"jsonrpc\":\"2.0\",\"method\":\"exit\"}";
        for bad in [
            "hello\r\n",
            "Content-Length: x\r\n",
            "Content-Length: 1\r\n\r\n{",
            "Content-Length: 2\r\n\r\n[]",
            "Content-Length: 8\r\n\r\n{\"id\":3}",
        ] {
            let read = all(&format!("{bad}{good}"));
            assert!(
                matches!(
                    read.as_slice(),
                    [
                        Incoming::Refused(_),
                        Incoming::Message(Message::Notification(_))
                    ]
                ),
                "{bad}: {read:?}"
            );
        }
    }

    #[test]
    fn a_length_takes_no_memory_before_the_message_is_there() {
        assert!(all("Content-Length: 18446744073709551615\r\n\r\nx").len() <= 1);
        assert!(all("Content-Length: 60000000\r\n\r\nx").is_empty());
    }
}
