//! `report completions SHELL`: what a shell completes behind `report`.

use clap::{Arg, ArgMatches, value_parser};
use clap_complete::Shell;

use super::{
    command::{Command, Ready},
    complaint::Message,
    outcome::Outcome,
    standard_output,
    words::Words,
};
use crate::diagnostic::Language;

pub(super) const COMMAND: Command = Command {
    name: "completions",
    define,
    parse,
};

fn define(command: clap::Command, words: Words) -> clap::Command {
    command
        .about(words.say(
            "写出命令行补全，装好以后按 Tab 补全命令和选项",
            "Print what a shell completes behind report",
        ))
        .after_help(words.say(
            "例：report completions bash > ~/.local/share/bash-completion/completions/report",
            "Such as: report completions bash > ~/.local/share/bash-completion/completions/report",
        ))
        .arg(
            Arg::new("shell")
                .value_name(words.say("命令解释器", "SHELL"))
                .required(true)
                .value_parser(value_parser!(Shell))
                .hide_possible_values(true)
                .help(words.say(
                    "bash、zsh、fish、powershell、elvish",
                    "bash, zsh, fish, powershell, elvish",
                )),
        )
}

#[expect(
    clippy::unnecessary_wraps,
    reason = "some commands refuse what was typed"
)]
fn parse(matches: &ArgMatches, language: Language) -> Result<Ready, Message> {
    let shell = matches.get_one::<Shell>("shell").copied();
    let shell = shell.expect("the parser refuses a line without a shell");
    Ok(Box::new(move |tree| {
        let mut written = Vec::new();
        let mut program = tree(Words { language });
        clap_complete::generate(shell, &mut program, "report", &mut written);
        standard_output::write(&written)?;
        Ok(Outcome::Clean)
    }))
}
