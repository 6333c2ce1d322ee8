//! Year files as lines of JSON, for programs that drive this one: a line in, a line out, in order, each
//! as soon as it is there.
//!
//! A line is `{ "name": …, "text": … }`, or `base64` in place of `text` where the file is not UTF-8,
//! and `last` beside it for last year's text. A line that is none is answered with what is wrong with it
//! and ends nothing.

mod given;
mod lines;

use std::io::{self, BufReader, Write as _};

use anyhow::Context as _;
use clap::Arg;
use serde_json::Value;

use self::{
    given::Given,
    lines::{Line, Lines},
};
use super::{
    inputs::at_once,
    outcome::Outcome,
    standard_output,
    words::{Words, flag},
};
use crate::{
    batch,
    compile::Compiled,
    diagnostic::{Language, fault, say::say},
};

/// `--jsonl`.
pub(super) fn argument(words: Words) -> Arg {
    flag(
        "jsonl",
        words.say(
            "从标准输入读，一行一个 JSON（name、text），一行一个 JSON 写到标准输出",
            "read a JSON object a line (name, text) from standard input, and write one a line",
        ),
    )
}

/// Why no further line is answered.
enum End {
    /// Nobody reads the answers any longer.
    Gone,
    Failed(anyhow::Error),
}

/// Answers every line of standard input with what `answer` says of the year file in it, which is given
/// with its name: an object in one line.
///
/// # Errors
/// Standard input cannot be read, or standard output not written.
pub(super) fn filter(
    jobs: Option<u16>,
    language: Language,
    answer: impl Fn(&Value, Compiled) -> serde_json::Result<String> + Sync,
) -> anyhow::Result<Outcome> {
    let lines = Lines::of(BufReader::new(io::stdin()));
    let ended = batch::in_order(
        lines,
        at_once(jobs, usize::MAX),
        |line| answered(line, language, &answer),
        |answered: anyhow::Result<String>| {
            let mut answer = answered.map_err(End::Failed)?;
            answer.push('\n');
            write(&answer)
        },
    );
    match ended {
        Ok(()) | Err(End::Gone) => Ok(Outcome::Clean),
        Err(End::Failed(error)) => Err(error),
    }
}

fn answered(
    line: Line,
    language: Language,
    answer: impl Fn(&Value, Compiled) -> serde_json::Result<String>,
) -> anyhow::Result<String> {
    let given = match line {
        Line::Whole(bytes) => Given::read(&bytes),
        Line::TooLong => Err(given::too_long()),
        Line::Broken(error) => return Err(error).context("stdin"),
    };
    let (name, why) = match given {
        Ok(given) => {
            let name = given.name.clone();
            match fault::caught(|| given.compile()) {
                Ok(Some(compiled)) => return Ok(answer(&name, compiled)?),
                Ok(None) => (
                    name,
                    say!(
                        "不是文本：年度文件应当是 UTF-8 或 GB18030 编码的 TOML 文本",
                        "it is no text; a year file is TOML text in UTF-8 or GB18030"
                    ),
                ),
                Err(fault) => (name, fault.words()),
            }
        }
        Err(refused) => refused,
    };
    let error = why.into_words(language);
    Ok(serde_json::json!({ "name": name, "error": error }).to_string())
}

/// Writes one answer with the end of its line at once: whoever asked may be waiting for it.
fn write(answer: &str) -> Result<(), End> {
    let mut stdout = io::stdout().lock();
    let written = stdout
        .write_all(answer.as_bytes())
        .and_then(|()| stdout.flush());
    written.map_err(|error| {
        if standard_output::is_gone(&error) {
            End::Gone
        } else {
            End::Failed(anyhow::Error::from(error).context("stdout"))
        }
    })
}
