//! The tree of commands and options, in both languages.

use std::{ffi::OsString, path::PathBuf};

use clap::{Arg, ArgAction, ArgMatches};

use super::{
    complaint::{Message, message, unknown_value},
    diff, forms,
    new::{self, NewOptions},
    output_options::{OutputOptions, output, output_arguments},
    schema,
};
use crate::diagnostic::{Language, Text};
use crate::year_file::FORMATS;

/// A command with its options.
#[derive(Debug)]
pub(super) enum Command {
    /// `report build`
    Build(BuildOptions),
    /// `report check`
    Check(CheckOptions),
    /// `report diff`
    Diff(diff::Options),
    /// `report new`
    New(NewOptions),
    /// `report forms`
    Forms(forms::Options),
    /// `report schema`
    Schema,
    /// `report explain`
    Explain {
        /// The rule to explain; all are listed without one.
        rule: Option<String>,
        /// Whether to run the examples of its manual page instead.
        self_test: bool,
    },
}

/// What `report build` is asked for.
#[derive(Debug)]
pub(super) struct BuildOptions {
    pub(super) input: String,
    /// Where to write; `out/YEAR` when absent.
    pub(super) directory: Option<PathBuf>,
    /// What to write; what the year file or `report.toml` says when empty.
    pub(super) formats: Vec<Format>,
    pub(super) draft: bool,
    pub(super) output: OutputOptions,
}

/// What `report check` is asked for.
#[derive(Debug)]
pub(super) struct CheckOptions {
    pub(super) inputs: Vec<String>,
    /// Whether to apply the mends that are beyond doubt.
    pub(super) fix: bool,
    /// Whether to show what would be changed, and change nothing.
    pub(super) dry_run: bool,
    /// The waiver to write.
    pub(super) waive: Option<WaiveOptions>,
    /// Whether to list the figures that nothing checks.
    pub(super) verbose: bool,
    pub(super) output: OutputOptions,
}

/// The waiver that `report check --waive` writes.
#[derive(Debug)]
pub(super) struct WaiveOptions {
    pub(super) check: String,
    pub(super) at: Option<String>,
    pub(super) reason: Option<String>,
}

/// The formats that `report build` writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    Docx,
    Xlsx,
    Html,
    Xls,
    Doc,
}

impl Format {
    /// The format that the command line and year files call so.
    pub(super) fn named(name: &str) -> Option<Self> {
        Some(match name {
            "docx" => Self::Docx,
            "xlsx" => Self::Xlsx,
            "html" => Self::Html,
            "xls" => Self::Xls,
            "doc" => Self::Doc,
            _ => return None,
        })
    }
}

/// Reads the command line.
///
/// # Errors
/// Help was asked for, or the words are no command.
pub(super) fn parse(arguments: &[OsString], language: Language) -> Result<Command, Message> {
    let matches = tree(language)
        .try_get_matches_from(arguments)
        .map_err(|error| message(&error, language))?;
    match matches.subcommand() {
        Some(("build", matches)) => Ok(Command::Build(BuildOptions {
            input: one(matches, "input"),
            directory: matches.get_one::<PathBuf>("out").cloned(),
            formats: formats(matches, language)?,
            draft: matches.get_flag("draft"),
            output: output(matches, language)?,
        })),
        Some(("check", matches)) => Ok(Command::Check(CheckOptions {
            inputs: all(matches, "input"),
            fix: matches.get_flag("fix"),
            dry_run: matches.get_flag("dry-run"),
            waive: matches
                .get_one::<String>("waive")
                .map(|check| WaiveOptions {
                    check: check.clone(),
                    at: matches.get_one::<String>("at").cloned(),
                    reason: matches.get_one::<String>("reason").cloned(),
                }),
            verbose: matches.get_flag("verbose"),
            output: output(matches, language)?,
        })),
        Some(("diff", matches)) => Ok(Command::Diff(diff::options(matches, language)?)),
        Some(("new", matches)) => Ok(Command::New(NewOptions::read(
            matches,
            output(matches, language)?,
            language,
        )?)),
        Some(("forms", matches)) => Ok(Command::Forms(forms::Options::read(matches))),
        Some(("schema", _)) => Ok(Command::Schema),
        Some(("explain", matches)) => Ok(Command::Explain {
            rule: matches.get_one::<String>("check").cloned(),
            self_test: matches.get_flag("self-test"),
        }),
        _ => Err(Message {
            text: tree(language).render_help().to_string(),
            is_error: true,
        }),
    }
}

/// `report build`, without its input.
fn build_command(language: Language) -> clap::Command {
    let say = |zh: &str, en: &str| Text::new(zh, en).get(language).to_owned();
    command("build", &say("核对年度文件，写出年报和统计表", "Check a year file, then write the report and the spreadsheet"), language)
        .after_help(say(
            "有错误时什么也不写，原有文件不动。\n\
             doc 是用 .doc 作文件名的 RTF，文字处理软件按文档打开；只认旧二进制格式的网站会拒收，图在其中列成表。\n\
             xls 是 Excel 97–2003 的二进制格式，其中没有图和批注。\n退出码：0 没有问题；1 有问题；2 无法读取或写出。",
            "Nothing is written while an error stands, and what was there stays.\n\
             doc is Rich Text Format under the name .doc, which word processors open as a document; a portal that looks for the old binary signature refuses it, and charts stand in it as tables.\n\
             xls is the binary format of Excel 97 to 2003, without charts and notes.\nExit codes: 0 nothing to complain of; 1 findings; 2 could not read or write.",
        ))
        .arg(
            Arg::new("out")
                .long("out")
                .value_name(say("文件夹", "DIR"))
                .value_parser(clap::value_parser!(PathBuf))
                .help(say("写到哪里（默认 out/年度）", "where to write (default: out/YEAR)")),
        )
        .arg(
            Arg::new("format")
                .long("format")
                .value_name(say("格式", "FORMAT"))
                .value_delimiter(',')
                .help(say("写哪些格式，逗号隔开：docx、xlsx、html、xls、doc，或 all（默认按年度文件或 report.toml 的 formats，否则 docx,xlsx）",
                    "which formats, with commas between: docx, xlsx, html, xls, doc, or all (default: formats in the year file or report.toml, else docx,xlsx)")),
        )
        .arg(flag("draft", &say(
            "有问题也写出，每页标明草稿，有问题的数字附批注",
            "build in spite of findings: marked DRAFT on every page, failing figures carry comments",
        )))
        .args(output_arguments(language))
}

fn tree(language: Language) -> clap::Command {
    let say = |zh: &str, en: &str| Text::new(zh, en).get(language).to_owned();
    let input = Arg::new("input")
        .value_name(say("年度|文件", "YEAR|FILE"))
        .required(true)
        .help(say(
            "年度（读本文件夹或 data/ 里的 年度.toml）、文件路径，或 -（标准输入）",
            "a year (YEAR.toml here or in data/), a path, or - for standard input",
        ));
    let build = build_command(language).arg(input.clone());
    let check = command(
        "check",
        &say("核对一个或多个年度文件", "Run all checks over year files"),
        language,
    )
    .after_help(say(
        "退出码：0 没有问题；1 有问题；2 无法读取。",
        "Exit codes: 0 nothing to complain of; 1 findings; 2 could not read.",
    ))
    .arg(input.num_args(1..))
    .args(change_arguments(language))
    .arg(
        flag(
            "verbose",
            &say(
                "另外列出没有任何关系可核对的数字",
                "also list the figures that no relation checks",
            ),
        )
        .short('v'),
    )
    .args(output_arguments(language));
    let explain = command(
        "explain",
        &say(
            "说明一项检查：查什么、为什么、怎么改",
            "Say what a check means, why it matters and how to mend it",
        ),
        language,
    )
    .arg(Arg::new("check").value_name(say("检查", "CHECK")).help(say(
        "检查的名称，如 sum-mismatch；不写则列出全部",
        "a check's name such as sum-mismatch; all are listed without one",
    )))
    .arg(flag(
        "self-test",
        &say(
            "运行说明里的例子，看结果与所说的是否一致",
            "run the manual pages' examples and see that they do what is said",
        ),
    ));
    command("report", &say(
        "政府信息公开工作年度报告：一个年度文件，核对无误后写出 Word 年报和统计表",
        "Compiles China's annual report on government-information disclosure from one checked year file",
    ), language)
        .version(env!("CARGO_PKG_VERSION"))
        .disable_version_flag(true)
        .arg(
            Arg::new("version")
                .long("version")
                .short('V')
                .action(ArgAction::Version)
                .help(say("显示版本", "Print the version")),
        )
        .after_help(say(
            "常用：\n  report check 2017     核对 2017.toml\n  report build 2017     核对并写出到 out/2017/\n  report diff 2016 2017 逐个比较两年的数字\n  report explain        列出全部检查",
            "Most used:\n  report check 2017     check 2017.toml\n  report build 2017     check it and write to out/2017/\n  report diff 2016 2017 compare two years figure by figure\n  report explain        list all checks",
        ))
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommand(build)
        .subcommand(check)
        .subcommand(diff::definition(language))
        .subcommand(new::definition(language))
        .subcommand(forms::definition(language))
        .subcommand(schema::definition(language))
        .subcommand(explain)
}

/// A command whose help speaks one language throughout.
pub(super) fn command(name: &'static str, about: &str, language: Language) -> clap::Command {
    let say = |zh: &str, en: &str| Text::new(zh, en).get(language).to_owned();
    let template = format!(
        "{{about}}\n\n{}{{usage}}\n\n{{all-args}}{{after-help}}\n",
        say("用法：", "Usage: ")
    );
    let usage = match name {
        "report" => say("report [选项] <命令>", "report [OPTIONS] <COMMAND>"),
        "build" => say(
            "report build [选项] <年度|文件>",
            "report build [OPTIONS] <YEAR|FILE>",
        ),
        "check" => say(
            "report check [选项] <年度|文件>...",
            "report check [OPTIONS] <YEAR|FILE>...",
        ),
        "diff" => say(
            "report diff [选项] <年度|文件> <年度|文件>",
            "report diff [OPTIONS] <YEAR|FILE> <YEAR|FILE>",
        ),
        "forms" => say(
            "report forms [选项] [统计表]",
            "report forms [OPTIONS] [FORM]",
        ),
        "new" => say("report new [选项] <年度>", "report new [OPTIONS] <YEAR>"),
        "schema" => "report schema".to_owned(),
        _ => say(
            "report explain [选项] [检查]",
            "report explain [OPTIONS] [CHECK]",
        ),
    };
    clap::Command::new(name)
        .about(about.to_owned())
        .override_usage(usage)
        .help_template(template)
        .subcommand_help_heading(say("命令", "Commands"))
        .subcommand_value_name(say("命令", "COMMAND"))
        .next_help_heading(say("参数和选项", "Arguments and options"))
        .disable_help_flag(true)
        .disable_help_subcommand(true)
        .color(clap::ColorChoice::Never)
        .arg(
            Arg::new("help")
                .long("help")
                .short('h')
                .action(ArgAction::Help)
                .help(say("显示帮助", "Print help")),
        )
        .arg(
            Arg::new("lang")
                .long("lang")
                .value_name("zh|en")
                .value_parser(["zh", "en"])
                .hide_possible_values(true)
                .help(say(
                    "语言（默认随系统）",
                    "the language (default: the system's)",
                )),
        )
}

/// The options of `check` that change the year file.
fn change_arguments(language: Language) -> Vec<Arg> {
    let say = |zh: &str, en: &str| Text::new(zh, en).get(language).to_owned();
    let option = |name: &'static str, value: String, help: String| {
        Arg::new(name).long(name).value_name(value).help(help)
    };
    vec![
        flag(
            "fix",
            &say(
                "改好有把握的问题：绑定正文里的数字，改正全角数字和引号",
                "apply the mends that are beyond doubt: bind literals, mend digits and quotes",
            ),
        ),
        flag(
            "dry-run",
            &say(
                "只显示要改的地方，不改文件",
                "show what would be changed and change nothing",
            ),
        ),
        option(
            "waive",
            say("检查", "CHECK"),
            say(
                "为这项检查的问题写一条豁免，要有 --reason",
                "write a waiver for this check's findings; needs --reason",
            ),
        ),
        option(
            "at",
            say("位置", "PLACE"),
            say(
                "豁免只用于这个编号或部分",
                "waive at this figure, row or section only",
            ),
        ),
        option(
            "reason",
            say("理由", "WHY"),
            say("豁免的理由", "why the finding is right as it stands"),
        ),
    ]
}

pub(super) fn flag(name: &'static str, help: &str) -> Arg {
    Arg::new(name)
        .long(name)
        .action(ArgAction::SetTrue)
        .help(help.to_owned())
}

fn one(matches: &ArgMatches, name: &str) -> String {
    matches.get_one::<String>(name).cloned().unwrap_or_default()
}

pub(super) fn all(matches: &ArgMatches, name: &str) -> Vec<String> {
    matches
        .get_many::<String>(name)
        .map(|values| values.cloned().collect())
        .unwrap_or_default()
}

/// The formats asked for, each once; `all` is all of them.
fn formats(matches: &ArgMatches, language: Language) -> Result<Vec<Format>, Message> {
    let mut formats = Vec::new();
    for name in all(matches, "format") {
        let asked = match name.trim() {
            "all" => FORMATS
                .iter()
                .filter_map(|name| Format::named(name))
                .collect(),
            name => Vec::from_iter(Format::named(name)),
        };
        if asked.is_empty() {
            let known = format!("{}, all", FORMATS.join(", "));
            return Err(unknown_value("--format", &name, &known, language));
        }
        for format in asked {
            if !formats.contains(&format) {
                formats.push(format);
            }
        }
    }
    Ok(formats)
}
