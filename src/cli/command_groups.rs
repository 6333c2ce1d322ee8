//! The commands in groups, as the program's help lists them: those of a clerk's year first.

use unicode_width::UnicodeWidthStr as _;

use super::{command::Command, words::Words};

/// Commands that one needs for the same.
#[derive(Debug)]
pub(super) struct Group {
    /// What for, in Chinese and in English.
    pub(super) title: [&'static str; 2],
    /// They.
    pub(super) commands: &'static [Command],
}

/// The groups as the help shows them: a line a command, with when one needs it.
pub(super) fn shown(groups: &[Group], words: Words) -> String {
    let commands = groups.iter().flat_map(|group| group.commands);
    let widest = commands.map(|command| command.name.width()).max();
    let widest = widest.unwrap_or(0);
    let groups = groups.iter().map(|group| {
        let [zh, en] = group.title;
        let lines: Vec<String> = group
            .commands
            .iter()
            .map(|command| {
                let about = about(command, words);
                format!("  {:<widest$}  {about}\n", command.name)
            })
            .collect();
        format!("{}\n{}", words.say(zh, en), lines.concat())
    });
    groups.collect::<Vec<_>>().join("\n")
}

/// What a command says of itself.
fn about(command: &Command, words: Words) -> String {
    let defined = (command.define)(clap::Command::new(command.name), words);
    defined
        .get_about()
        .map_or_else(String::new, ToString::to_string)
}
