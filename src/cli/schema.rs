//! `report schema`: the JSON Schema of the year file, for editors.

use clap::ArgMatches;

use super::{
    command::{Command, Ready},
    complaint::Message,
    outcome::Outcome,
    standard_output,
    words::Words,
};
use crate::{checks, diagnostic::Language, writers, year_file::schema};

pub(super) const COMMAND: Command = Command {
    name: "schema",
    define,
    parse,
};

fn define(command: clap::Command, words: Words) -> clap::Command {
    command
        .about(words.say(
            "写出年度文件的 JSON Schema，供编辑器提示和检查",
            "Print the JSON Schema of the year file, for editors",
        ))
        .after_help(words.say(
            "report schema > report.schema.json，再在年度文件第一行写：#:schema report.schema.json",
            "report schema > report.schema.json, then head the year file with: #:schema report.schema.json",
        ))
}

#[expect(
    clippy::unnecessary_wraps,
    reason = "some commands refuse what was typed"
)]
fn parse(_: &ArgMatches, _: Language) -> Result<Ready, Message> {
    Ok(Box::new(|_| run()))
}

fn run() -> anyhow::Result<Outcome> {
    let schema = schema::schema(schema::Known {
        rules: &checks::all_rules(),
        formats: &writers::names(),
    });
    let text = serde_json::to_string_pretty(&schema)? + "\n";
    standard_output::write(text.as_bytes())?;
    Ok(Outcome::Clean)
}
