//! `report schema`: the year file for editors.

use std::io::Write;

use anyhow::Context;

use super::{Outcome, arguments::command};
use crate::{
    checks,
    diagnostic::{Language, Text},
    forms::Form,
    year_file::schema::schema,
};

/// The command as the command line knows it.
pub(super) fn arguments(language: Language) -> clap::Command {
    let say = |zh: &str, en: &str| Text::new(zh, en).get(language).to_owned();
    command(
        "schema",
        &say(
            "写出年度文件的 JSON Schema，供编辑器提示",
            "Print the JSON Schema of the year file, for editors",
        ),
        language,
    )
    .after_help(say(
        "report schema > report.schema.json，并在年度文件第一行写 #:schema ./report.schema.json；\nVS Code 的 Even Better TOML、Tombi 等扩展就会提示各项的写法。",
        "report schema > report.schema.json, and #:schema ./report.schema.json as the first line of the\nyear file: extensions such as Even Better TOML and Tombi then complete and explain keys.",
    ))
}

/// Prints the schema.
///
/// # Errors
/// Standard output cannot be written.
pub(super) fn run() -> anyhow::Result<Outcome> {
    let rules = checks::all_rules();
    let names: Vec<&str> = rules.iter().map(|rule| rule.name).collect();
    let forms: Vec<Form> = Form::known().filter_map(Form::built_in).collect();
    let text = serde_json::to_string_pretty(&schema(&names, &forms))? + "\n";
    std::io::stdout()
        .write_all(text.as_bytes())
        .context("stdout")?;
    Ok(Outcome::Clean)
}
