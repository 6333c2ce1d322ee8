//! The words of the command line in the language in force, and the pieces that every command is
//! defined with.

use std::path::PathBuf;

use clap::{Arg, ArgAction, ArgMatches, Command};

use crate::diagnostic::{
    Language, Tally, Text,
    say::{Say, counted, say},
};

/// The arguments that every command takes.
const COMMON: &[&str] = &["help", "lang"];

/// What a command says of itself, in one language.
#[derive(Debug, Clone, Copy)]
pub(super) struct Words {
    pub(super) language: Language,
}

impl Words {
    /// A text in the language in force.
    pub(super) fn say(self, zh: &'static str, en: &'static str) -> &'static str {
        match self.language {
            Language::Chinese => zh,
            Language::English => en,
        }
    }

    /// A command of this name with what all commands take.
    pub(super) fn command(self, name: &'static str) -> Command {
        let template = match self.language {
            Language::Chinese => "{about}\n\n用法：{usage}\n\n{all-args}{after-help}\n",
            Language::English => "{about}\n\nUsage: {usage}\n\n{all-args}{after-help}\n",
        };
        Command::new(name)
            .help_template(template)
            .subcommand_help_heading(self.say("命令", "Commands"))
            .subcommand_value_name(self.say("命令", "COMMAND"))
            .next_help_heading(self.say("参数和选项", "Arguments and options"))
            .disable_help_flag(true)
            .disable_help_subcommand(true)
            .color(clap::ColorChoice::Never)
            .arg(
                Arg::new("help")
                    .long("help")
                    .short('h')
                    .action(ArgAction::Help)
                    .help(self.say("显示帮助", "Print help")),
            )
            .arg(
                Arg::new("lang")
                    .long("lang")
                    .value_name("zh|en")
                    .value_parser(["zh", "en"])
                    .hide_possible_values(true)
                    .help(self.say("语言（默认随系统）", "the language (default: the system's)")),
            )
    }

    /// The command with a line of usage after its own arguments. `path` is what is typed before
    /// them, the program's name first.
    pub(super) fn with_usage(self, command: Command, path: &str) -> Command {
        let mut usage = path.to_owned();
        let has_options = command.get_arguments().any(|argument| {
            !argument.is_positional() && !COMMON.contains(&argument.get_id().as_str())
        });
        if has_options {
            usage.push_str(self.say(" [选项]", " [OPTIONS]"));
        }
        if command.has_subcommands() {
            usage.push_str(self.say(" <命令>", " <COMMAND>"));
        }
        for argument in command.get_positionals() {
            usage.push_str(&positional(argument));
        }
        command.override_usage(usage)
    }
}

/// A positional argument as a line of usage shows it, the space before it included.
fn positional(argument: &Arg) -> String {
    let names = argument.get_value_names();
    let name = names
        .and_then(|names| names.first())
        .map_or(argument.get_id().as_str(), |name| name.as_str());
    let shown = if argument.is_required_set() {
        format!(" <{name}>")
    } else {
        format!(" [{name}]")
    };
    let many = argument.get_num_args().unwrap_or_else(|| 1.into());
    if many.max_values() == usize::MAX {
        format!("{shown}...")
    } else {
        shown.repeat(many.max_values())
    }
}

/// An option that takes a value.
pub(super) fn option(name: &'static str, value: &'static str, help: &'static str) -> Arg {
    Arg::new(name).long(name).value_name(value).help(help)
}

/// An option that is there or not.
pub(super) fn flag(name: &'static str, help: &'static str) -> Arg {
    Arg::new(name)
        .long(name)
        .action(ArgAction::SetTrue)
        .help(help)
}

/// The value of an argument that the parser asks for.
pub(super) fn one(matches: &ArgMatches, name: &str) -> String {
    let value = matches.get_one::<String>(name);
    value
        .expect("the parser refuses a line without a required argument")
        .clone()
}

/// All values of an argument, in the order typed.
pub(super) fn all(matches: &ArgMatches, name: &str) -> Vec<String> {
    matches
        .get_many::<String>(name)
        .map_or_else(Vec::new, |values| values.cloned().collect())
}

/// `--allow`: where the files may lie that a year file names.
pub(super) fn allow(words: Words) -> Arg {
    option(
        "allow",
        words.say("文件夹", "DIR"),
        words.say(
            "年度文件还可以写到这个文件夹里的文件；可写多个",
            "a folder whose files the year file may name, besides its own; may be repeated",
        ),
    )
    .action(ArgAction::Append)
    .value_parser(clap::value_parser!(PathBuf))
}

/// The folders of `--allow`.
pub(super) fn allowed(matches: &ArgMatches) -> Vec<PathBuf> {
    let folders = matches.get_many::<PathBuf>("allow");
    folders.map_or_else(Vec::new, |folders| folders.cloned().collect())
}

/// The year file of a command that takes one.
pub(super) fn input(words: Words) -> Arg {
    Arg::new("input")
        .value_name(words.say("年度|文件", "YEAR|FILE"))
        .required(true)
        .help(words.say(
            "年度（读本文件夹或 data/ 里的 年度.toml）、文件路径，或 -（标准输入）",
            "a year (YEAR.toml here or in data/), a path, or - for standard input",
        ))
}

/// Findings by weight, in words.
pub(super) fn tallied(tally: Tally) -> Text {
    if tally == Tally::default() {
        return Text::new("没有问题", "nothing to complain of");
    }
    let Tally {
        errors,
        warnings,
        notes,
        waived,
    } = tally;
    say!(
        "错误 {errors}，警告 {warnings}，提示 {notes}，已豁免 {waived}",
        "{errors}, {warnings}, {notes}, {waived} waived",
        errors = counted(errors, "error"),
        warnings = counted(warnings, "warning"),
        notes = counted(notes, "note")
    )
}

/// Things of one kind one behind the other: `甲、乙`, `a, b`.
pub(super) fn listed(things: &[impl Say]) -> Text {
    joined(things, &Text::fixed("、", ", "))
}

/// Several things with a separator between them.
pub(super) fn joined(things: &[impl Say], separator: &Text) -> Text {
    Text::both(|language| {
        let things: Vec<String> = things
            .iter()
            .map(|thing| thing.say(language).to_string())
            .collect();
        things.join(separator.get(language))
    })
}
