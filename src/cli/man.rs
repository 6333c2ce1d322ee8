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
use crate::diagnostic::{Language, say::say};

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
                let file = folder.join(below).join(name);
                staging::deliver(&file, &page, language)?;
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

/// The pages of the program and of each of its commands, by the names of their files.
fn pages(mut program: clap::Command) -> anyhow::Result<Vec<(String, Vec<u8>)>> {
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
        Ok((file, page))
    });
    pages.collect()
}
