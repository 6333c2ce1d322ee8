//! One year file as a line gives it.

use std::path::Path;

use base64::{Engine as _, prelude::BASE64_STANDARD};
use serde::Deserialize;
use serde_json::Value;

use super::lines::LONGEST_MEBIBYTES;
use crate::{
    compile::{self, Compiled, Governing, Unread, World},
    diagnostic::{Text, say::say},
    source::Source,
};

/// A year file as a line gives it, with what is to be said in its place where it cannot be had.
#[derive(Debug)]
pub(super) struct Given {
    /// What whoever asks calls it.
    pub(super) name: Value,
    bytes: Vec<u8>,
    last: Option<String>,
}

/// The members of a line; others are whoever asks to keep.
#[derive(Deserialize)]
struct Members {
    #[serde(default)]
    name: Value,
    #[serde(default)]
    text: Value,
    #[serde(default)]
    base64: Value,
    #[serde(default)]
    last: Value,
}

/// The name that a line has, and why it cannot be answered.
type Refused = (Value, Text);

impl Given {
    /// Reads a line.
    ///
    /// # Errors
    /// It is no JSON object, or one without a text.
    pub(super) fn read(line: &[u8]) -> Result<Self, Refused> {
        if !line.trim_ascii_start().starts_with(b"{") {
            let said = say!(
                "这一行不是所要的 JSON 对象",
                "the line is no such JSON object"
            );
            return Err((Value::Null, said));
        }
        let members: Members = serde_json::from_slice(line).map_err(|error| {
            let said = say!(
                "这一行不是所要的 JSON 对象：{error}",
                "the line is no such JSON object: {error}"
            );
            (Value::Null, said)
        })?;
        let name = members.name;
        let bytes = match (members.text, members.base64) {
            (Value::String(text), Value::Null) => text.into_bytes(),
            (Value::Null, Value::String(text)) => match BASE64_STANDARD.decode(text.trim()) {
                Ok(bytes) => bytes,
                Err(error) => {
                    let said = say!("base64 读不出来：{error}", "base64 cannot be read: {error}");
                    return Err((name, said));
                }
            },
            _ => {
                let said = Text::fixed(
                    "要有 text 或者 base64 其中一项，写成字符串",
                    "there must be one of text and base64, a string",
                );
                return Err((name, said));
            }
        };
        let last = match members.last {
            Value::Null => None,
            Value::String(last) => Some(last),
            _ => {
                let said = Text::fixed("last 要写成字符串", "last must be a string");
                return Err((name, said));
            }
        };
        Ok(Self { name, bytes, last })
    }

    /// Compiles it, in a world that has nothing but what the line gives; `None` where it is no text.
    pub(super) fn compile(self) -> Option<Compiled> {
        let path = match self.name {
            Value::String(name) => name,
            Value::Null => "-".to_owned(),
            other => other.to_string(),
        };
        let source = Source::new(path, &self.bytes).ok()?;
        drop(self.bytes);
        let mut compiled = compile::compile(&Alone { last: self.last }, source);
        compiled.gather_cells();
        Some(compiled)
    }
}

/// That a line is longer than any that is read.
pub(super) fn too_long() -> Refused {
    let said = say!(
        "这一行超过 {LONGEST_MEBIBYTES} MiB，没有读",
        "the line is longer than {LONGEST_MEBIBYTES} MiB and was not read"
    );
    (Value::Null, said)
}

/// A world with last year's text, if that was given, and nothing else.
struct Alone {
    last: Option<String>,
}

impl World for Alone {
    fn read(&self, _: &Path) -> Result<Vec<u8>, Unread> {
        Err(Unread::Missing)
    }

    fn last_year(&self, _: &Path) -> Result<Vec<u8>, Unread> {
        let last = self.last.as_ref().ok_or(Unread::Missing)?;
        Ok(last.clone().into_bytes())
    }

    fn configuration(&self, _: &Path) -> Option<Governing> {
        None
    }
}
