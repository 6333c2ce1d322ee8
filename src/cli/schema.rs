//! `report schema`: the JSON Schema of the year file, for editors.

use std::io::Write;

use anyhow::Context;

use super::{Outcome, arguments::command};
use crate::{
    checks,
    diagnostic::{Language, Text},
    year_file::schema,
};

/// The command with its options.
pub(super) fn definition(language: Language) -> clap::Command {
    let say = |zh: &str, en: &str| Text::new(zh, en).get(language).to_owned();
    command(
        "schema",
        &say(
            "写出年度文件的 JSON Schema，供编辑器提示和检查",
            "Print the JSON Schema of the year file, for editors",
        ),
        language,
    )
    .after_help(say(
        "report schema > report.schema.json，再在年度文件第一行写：#:schema report.schema.json",
        "report schema > report.schema.json, then head the year file with: #:schema report.schema.json",
    ))
}

pub(super) fn run() -> anyhow::Result<Outcome> {
    let schema = schema::schema(&checks::all_rules());
    let text = serde_json::to_string_pretty(&schema)? + "\n";
    std::io::stdout()
        .write_all(text.as_bytes())
        .context("stdout")?;
    Ok(Outcome::Clean)
}
