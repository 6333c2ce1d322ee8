//! What `report rollup` is asked for.

use std::path::PathBuf;

use clap::{Arg, ArgMatches};

use crate::{
    cli::{
        complaint::Message,
        output_options::{
            FindingsFormat, OutputFormat, OutputOptions, color, color_argument, format_argument,
            formats, quiet_argument,
        },
        words::{self, Words, flag, option},
    },
    diagnostic::Language,
};

/// What `report rollup` is asked for.
#[derive(Debug)]
pub(super) struct Options {
    pub(super) district: String,
    /// Each format, and the file it goes to; standard output when absent.
    pub(super) formats: Vec<(Format, Option<PathBuf>)>,
    pub(super) xlsx: Option<PathBuf>,
    /// The district's own year file that is to be written or completed.
    pub(super) write: Option<PathBuf>,
    /// Whether sums are written of which something is lacking.
    pub(super) partial: bool,
    /// Further folders whose files the year files may name.
    pub(super) allow: Vec<PathBuf>,
    pub(super) output: OutputOptions,
}

/// The formats of what is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    Human,
    Json,
    Markdown,
}

impl OutputFormat for Format {
    const NAMES: &str = "human, json, md";
    const FIRST: Self = Self::Human;

    fn named(name: &str, _: bool) -> Option<Self> {
        match name {
            "human" => Some(Self::Human),
            "json" => Some(Self::Json),
            "md" => Some(Self::Markdown),
            _ => None,
        }
    }

    fn is_document(self) -> bool {
        self == Self::Json
    }
}

pub(super) fn define(command: clap::Command, words: Words) -> clap::Command {
    let path = || clap::value_parser!(PathBuf);
    command
        .about(words.say(
            "汇总各单位的数字，与本级的年度文件核对",
            "Add up the organs of a district, and hold the sums against its own report",
        ))
        .after_help(words.say(
            "清单文件的写法见 report explain rollup。\n退出码：0 都已报送、没有错误、都相符；1 有缺的、有错误的或者不相符的；2 无法读取或写出。",
            "For the list see report explain rollup.\nExit codes: 0 all are there, hold and agree; 1 some are missing, wrong or do not agree; 2 could not read or write.",
        ))
        .arg(
            Arg::new("input")
                .value_name(words.say("清单", "DISTRICT.toml"))
                .required(true)
                .help(words.say(
                    "清单文件：有哪些单位，各单位的年度文件在哪里",
                    "which organs report, and where their year files lie",
                )),
        )
        .arg(format_argument(
            words,
            [
                "格式：human、json、md；可写多个",
                "the format: human, json, md; may be repeated",
            ],
        ))
        .arg(
            option(
                "xlsx",
                words.say("文件", "FILE"),
                words.say(
                    "写出对照表：各单位一行，合计带公式",
                    "write the comparison as a spreadsheet with live totals",
                ),
            )
            .value_parser(path()),
        )
        .arg(
            option(
                "write",
                words.say("文件", "YEAR.toml"),
                words.say(
                    "把各单位之和写进本级的年度文件：没有就新建，已有的数不动",
                    "write the sums into the district's own year file; no number that stands is changed",
                ),
            )
            .value_parser(path()),
        )
        .arg(
            flag(
                "partial",
                words.say(
                    "还缺单位的也写，缺哪些写在注释里（与 --write 同用）",
                    "with --write: sums too of which something is lacking, which a comment names",
                ),
            )
            .requires("write"),
        )
        .arg(words::allow(words))
        .arg(color_argument(words))
        .arg(quiet_argument(words))
}

/// Reads what is asked for.
///
/// # Errors
/// A format is unknown, or two documents are to go to standard output.
pub(super) fn asked(matches: &ArgMatches, language: Language) -> Result<Options, Message> {
    let path = |name: &str| matches.get_one::<PathBuf>(name).cloned();
    Ok(Options {
        district: words::one(matches, "input"),
        formats: formats(matches, language)?,
        xlsx: path("xlsx"),
        write: path("write"),
        partial: matches.get_flag("partial"),
        allow: words::allowed(matches),
        output: OutputOptions {
            formats: vec![(FindingsFormat::Human, None)],
            color: color(matches),
            deny_warnings: false,
            quiet: matches.get_flag("quiet"),
        },
    })
}
