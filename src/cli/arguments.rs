//! The list of commands, and the way from what was typed to one of them.

use std::ffi::{OsStr, OsString};

use clap::{Arg, ArgAction};

use super::{
    audit, build, check,
    command::{Command, Ready},
    command_groups::{self, Group},
    complaint::{Message, message},
    completions, desk, diff, explain, facts, fill, forms, import, lsp, man, new, preview, rollup,
    schema, seal, verify,
    words::Words,
    workbook,
};
use crate::diagnostic::Language;

/// The commands, in the order of the help.
static GROUPS: &[Group] = &[
    Group {
        title: ["一年四步：", "A year in four steps:"],
        commands: &[new::COMMAND, check::COMMAND, build::COMMAND, seal::COMMAND],
    },
    Group {
        title: ["收数、起稿：", "Write:"],
        commands: &[
            desk::COMMAND,
            import::COMMAND,
            workbook::COMMAND,
            fill::COMMAND,
        ],
    },
    Group {
        title: ["比较、读回：", "Compare and read back:"],
        commands: &[
            preview::COMMAND,
            diff::COMMAND,
            verify::COMMAND,
            audit::COMMAND,
        ],
    },
    Group {
        title: ["许多单位：", "Many organs:"],
        commands: &[rollup::COMMAND, facts::COMMAND],
    },
    Group {
        title: ["查阅、安装：", "Learn and install:"],
        commands: &[
            explain::COMMAND,
            forms::COMMAND,
            lsp::COMMAND,
            schema::COMMAND,
            completions::COMMAND,
            man::COMMAND,
        ],
    },
];

fn commands() -> impl Iterator<Item = &'static Command> {
    GROUPS.iter().flat_map(|group| group.commands)
}

/// Whether a command is called so.
pub(super) fn is_command(name: &OsStr) -> bool {
    commands().any(|command| name == command.name)
}

/// Reads the command line.
///
/// # Errors
/// Help was asked for, or the words are no command.
pub(super) fn parse(arguments: &[OsString], language: Language) -> Result<Ready, Message> {
    let words = Words { language };
    // What the other commands take is of no use to one that is named first.
    let named = arguments.get(1).and_then(|word| word.to_str());
    let named = named.and_then(|word| commands().find(|command| command.name == word));
    let known = named.map_or_else(|| tree(words), |command| alone(command, words));
    let matches = known
        .try_get_matches_from(arguments)
        .map_err(|error| message(&error, arguments, language))?;
    let (name, matches) = matches.subcommand().expect("the parser asks for a command");
    let command = commands()
        .find(|command| command.name == name)
        .expect("the parser knows no command but those of the list");
    (command.parse)(matches, language)
}

/// The program as it is with one of its commands alone.
fn alone(command: &Command, words: Words) -> clap::Command {
    program(words).subcommand(defined(command, words))
}

/// The program with all its commands, as the parser knows it.
pub(super) fn tree(words: Words) -> clap::Command {
    let listed = command_groups::shown(GROUPS, words);
    let listed = match words.language {
        Language::Chinese => format!(
            "{{about}}\n\n用法：{{usage}}\n\n{listed}\n参数和选项:\n{{options}}{{after-help}}\n"
        ),
        Language::English => format!(
            "{{about}}\n\nUsage: {{usage}}\n\n{listed}\nOptions:\n{{options}}{{after-help}}\n"
        ),
    };
    let program = program(words)
        .help_template(listed)
        .subcommands(commands().map(|command| defined(command, words)));
    words.with_usage(program, "report")
}

/// A command with what it takes.
fn defined(command: &Command, words: Words) -> clap::Command {
    let defined = (command.define)(words.command(command.name), words);
    words.with_usage(defined, &format!("report {}", command.name))
}

/// The program without its commands.
fn program(words: Words) -> clap::Command {
    words
        .command("report")
        .about(words.say(
            "政府信息公开工作年度报告：一个年度文件，核对无误后写出 Word 年报和统计表",
            "Compiles China's annual report on government-information disclosure from one checked year file",
        ))
        .version(env!("CARGO_PKG_VERSION"))
        .disable_version_flag(true)
        .arg(
            Arg::new("version")
                .long("version")
                .short('V')
                .action(ArgAction::Version)
                .help(words.say(
                    "显示版本；加 --verbose 还显示提交、统计表和限度",
                    "Print the version; with --verbose also the commit, forms and limits",
                )),
        )
        .arg(
            Arg::new("verbose")
                .long("verbose")
                .action(ArgAction::SetTrue)
                .requires("version")
                .hide(true),
        )
        .after_help(words.say(
            "常用：\n  report check 2017     核对 2017.toml\n  report build 2017     核对并写出到 out/2017/\n  report diff 2016 2017 逐个比较两年的数字\n  report explain        列出全部检查和题目，如 year-file、limits",
            "Most used:\n  report check 2017     check 2017.toml\n  report build 2017     check it and write to out/2017/\n  report diff 2016 2017 compare two years figure by figure\n  report explain        list all checks and topics such as year-file and limits",
        ))
        .subcommand_required(true)
        .arg_required_else_help(true)
}
