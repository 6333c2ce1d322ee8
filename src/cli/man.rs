//! `report man DIR`: the manual pages, in English and in Chinese.

use std::path::PathBuf;

use clap::{Arg, ArgMatches, value_parser};
use clap_mangen::Man;

use super::{
    command::{Command, Ready},
    complaint::Message,
    outcome::Outcome,
    staging, standard_output,
    words::Words,
};
use crate::diagnostic::{Language, Text, say::say};

pub(super) const COMMAND: Command = Command {
    name: "man",
    define,
    parse,
};

/// The folders below the one that is named, as the program `man` looks for them.
const FOLDERS: [(Language, &str); 2] = [
    (Language::English, "man1"),
    (Language::Chinese, "zh_CN/man1"),
];

fn define(command: clap::Command, words: Words) -> clap::Command {
    command
        .about(words.say(
            "把手册页写到一个文件夹，英文的在 man1，中文的在 zh_CN/man1",
            "Write the manual pages into a folder: English below man1, Chinese below zh_CN/man1",
        ))
        .arg(
            Arg::new("folder")
                .value_name(words.say("文件夹", "DIR"))
                .required(true)
                .value_parser(value_parser!(PathBuf))
                .help(words.say("写到哪个文件夹", "where to write")),
        )
}

#[expect(
    clippy::unnecessary_wraps,
    reason = "some commands refuse what was typed"
)]
fn parse(matches: &ArgMatches, language: Language) -> Result<Ready, Message> {
    let folder = matches.get_one::<PathBuf>("folder").cloned();
    let folder = folder.expect("the parser refuses a line without a folder");
    Ok(Box::new(move |tree| {
        for (of_pages, below) in FOLDERS {
            let program = tree(Words { language: of_pages });
            for (name, page) in pages(program)? {
                let page = with_headings(&page, of_pages);
                let file = folder.join(below).join(name);
                staging::deliver(&file, page.as_bytes(), language)?;
            }
        }
        let shown = folder.display();
        let told = say!(
            "已写到 {shown}；man -M {shown} report 查看\n",
            "written to {shown}; see man -M {shown} report\n"
        );
        standard_output::write(told.get(language).as_bytes())?;
        Ok(Outcome::Clean)
    }))
}

/// The headings that are not the program's own, as the pages are generated and as they are to be in
/// Chinese and in English.
static HEADINGS: [(&str, Text); 5] = [
    ("NAME", Text::fixed("名称", "NAME")),
    ("SYNOPSIS", Text::fixed("用法", "SYNOPSIS")),
    ("DESCRIPTION", Text::fixed("说明", "DESCRIPTION")),
    ("EXTRA", Text::fixed("附注", "NOTES")),
    ("VERSION", Text::fixed("版本", "VERSION")),
];

/// A page with its headings in its language.
fn with_headings(page: &str, language: Language) -> String {
    let lines = page.lines().map(|line| {
        let heading = line.strip_prefix(".SH ");
        let known = heading.and_then(|heading| HEADINGS.iter().find(|(name, _)| *name == heading));
        known.map_or_else(
            || format!("{line}\n"),
            |(_, heading)| format!(".SH {}\n", heading.get(language)),
        )
    });
    lines.collect()
}

/// The pages of the program and of each of its commands, by the names of their files.
fn pages(mut program: clap::Command) -> anyhow::Result<Vec<(String, String)>> {
    program.build();
    let commands = program.get_subcommands().cloned();
    let commands = commands.map(|command| {
        let name = format!("report-{}", command.get_name());
        command.display_name(name.clone()).name(name)
    });
    let all: Vec<clap::Command> = std::iter::once(program.clone()).chain(commands).collect();
    let pages = all.into_iter().map(|command| {
        let file = format!("{}.1", command.get_name());
        let mut page = Vec::new();
        // No date: the same program writes the same page.
        Man::new(command).date("").render(&mut page)?;
        Ok((file, String::from_utf8(page)?))
    });
    pages.collect()
}
