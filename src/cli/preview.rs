//! `report preview`: a report on a page in the browser, to be looked at.

use clap::ArgMatches;

use super::{
    command::{Command, Ready},
    complaint::Message,
    desk::{self, Asked},
    words::{self, Words},
};
use crate::diagnostic::Language;

pub(super) const COMMAND: Command = Command {
    name: "preview",
    define,
    parse,
};

fn define(command: clap::Command, words: Words) -> clap::Command {
    command
        .about(words.say(
            "在浏览器里看年报和核对结果，文件一保存就更新",
            "Look at a report and its findings in the browser, anew whenever the file is saved",
        ))
        .after_help(words.say(
            "例：report preview 2024\n网页只在本机打开，只看不改；第一行输出是它的网址。",
            "Such as: report preview 2024\nThe page is served to this machine alone and changes nothing; its address is the first line that is printed.",
        ))
        .arg(words::input(words))
        .args(desk::arguments(words))
}

#[expect(
    clippy::unnecessary_wraps,
    reason = "some commands refuse what was typed"
)]
fn parse(matches: &ArgMatches, language: Language) -> Result<Ready, Message> {
    let asked = Asked {
        input: Some(words::one(matches, "input")),
        allow: words::allowed(matches),
        no_open: matches.get_flag("no-open"),
        is_to_look: true,
    };
    Ok(Box::new(move |_| desk::run(&asked, language)))
}
