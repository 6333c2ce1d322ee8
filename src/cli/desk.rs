//! `report desk`: a year file on a page in the browser.

use std::{path::PathBuf, sync::Arc};

use clap::{Arg, ArgMatches};

use super::{
    command::{Command, Ready},
    complaint::Message,
    desk_folder::DeskFolder,
    input,
    outcome::Outcome,
    output::Output,
    output_options::OutputOptions,
    standard_output,
    words::{self, Words, flag},
};
use crate::{
    desk::{
        Folder as _,
        server::{self, Begin},
    },
    diagnostic::{Language, Text},
};

pub(super) const COMMAND: Command = Command {
    name: "desk",
    define,
    parse,
};

/// How a desk is opened.
#[derive(Debug)]
pub(super) struct Asked {
    /// The year file, where one is named.
    pub(super) input: Option<String>,
    /// Further folders whose files it may name.
    pub(super) allow: Vec<PathBuf>,
    /// Whether the browser is left alone.
    pub(super) no_open: bool,
    /// Whether it is only looked at.
    pub(super) is_to_look: bool,
}

fn define(command: clap::Command, words: Words) -> clap::Command {
    command
        .about(words.say(
            "在浏览器里填写、核对、写出年报，不必懂 TOML",
            "Fill in, check and build a report on a page in the browser, without TOML",
        ))
        .after_help(words.say(
            "例：report desk 2024\n网页只在本机打开，不连网络；第一行输出是它的网址。关掉网页十分钟后自己结束，没保存的修改下次还在。",
            "Such as: report desk 2024\nThe page is served to this machine alone; its address is the first line that is printed. Ten minutes after it was closed the program ends, and what was not saved is there the next time.",
        ))
        .arg(
            words::input(words)
                .required(false)
                .help(words.say(
                    "年度或年度文件，年度的文件还没有就在网页上开；不写就列出本文件夹和 data/ 里的",
                    "a year, which is begun on the page where it has no file yet, or a year file; without it those here and in data/ are listed",
                )),
        )
        .args(arguments(words))
}

/// The arguments of a page in the browser.
pub(super) fn arguments(words: Words) -> [Arg; 2] {
    [
        flag(
            "no-open",
            words.say(
                "不打开浏览器，只给出网址",
                "print the address and open no browser",
            ),
        ),
        words::allow(words),
    ]
}

#[expect(
    clippy::unnecessary_wraps,
    reason = "some commands refuse what was typed"
)]
fn parse(matches: &ArgMatches, language: Language) -> Result<Ready, Message> {
    let asked = Asked {
        input: matches.get_one::<String>("input").cloned(),
        allow: words::allowed(matches),
        no_open: matches.get_flag("no-open"),
        is_to_look: false,
    };
    Ok(Box::new(move |_| run(&asked, language)))
}

/// Serves the page until it ends.
///
/// # Errors
/// The year file cannot be read, or the system gives no address.
pub(super) fn run(asked: &Asked, language: Language) -> anyhow::Result<Outcome> {
    let folder = DeskFolder {
        allow: asked.allow.clone(),
        language,
    };
    let begin = match &asked.input {
        Some(name) => match (input::path(name, language), name.parse()) {
            (Ok(path), _) => Begin::YearFile(path.display().to_string()),
            // Whoever asks for a year that is not there yet may begin it.
            (Err(_), Ok(year)) if !asked.is_to_look => Begin::Year(year),
            (Err(missing), _) => return Err(missing),
        },
        // Where there is one, it is the one.
        None => match folder.year_files().as_slice() {
            [only] => Begin::YearFile(only.path.clone()),
            _ => Begin::FirstPage,
        },
    };
    let setup = server::Setup {
        folder: Arc::new(folder),
        begin,
        language,
        is_to_look: asked.is_to_look,
    };
    let options = OutputOptions::quiet();
    let quiet = Output::new(&options, language);
    server::serve(setup, |address| {
        // Where standard output is closed, nobody waits for the address.
        let _ = standard_output::write(format!("{address}\n").as_bytes());
        if !asked.no_open && open::that_detached(address).is_err() {
            quiet.complain(&anyhow::anyhow!(
                Text::fixed(
                    "没能打开浏览器：请在浏览器里打开上面的网址",
                    "found no browser: open the address above in one",
                )
                .into_words(language)
            ));
        }
    })?;
    Ok(Outcome::Clean)
}
