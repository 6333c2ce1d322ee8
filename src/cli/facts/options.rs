//! What `report facts` is asked for.

use std::path::{Path, PathBuf};

use clap::ArgMatches;

use crate::{
    cli::{
        complaint::Message,
        inputs::{self, Asked},
        jsonl,
        output_options::{Color, FindingsFormat, OutputOptions, quiet_argument},
        words::{self, Words, flag, option},
    },
    diagnostic::{Language, Text, say::say},
    facts::table_writer::TableFormat,
};

/// What `report facts` is asked for.
#[derive(Debug)]
pub(super) struct Options {
    pub(super) asked: Asked,
    /// Whether lines of standard input are answered.
    pub(super) is_filter: bool,
    pub(super) format: TableFormat,
    /// Where the table goes; standard output when absent.
    pub(super) out: Option<PathBuf>,
    /// Further folders whose files the year files may name.
    pub(super) allow: Vec<PathBuf>,
    pub(super) output: OutputOptions,
}

/// The formats, as they are called on the command line.
const FORMATS: [&str; 3] = ["csv", "ndjson", "parquet"];

/// What makes no sense where lines are answered one by one.
const NOT_IN_A_FILTER: [&str; 6] = ["input", "files-from", "format", "out", "bom", "allow"];

pub(super) fn define(command: clap::Command, words: Words) -> clap::Command {
    command
        .about(words.say(
            "把各年度文件的数字列成一张表，一个数字一行",
            "List the figures of year files as one table, a row a figure",
        ))
        .after_help(words.say(
            "年报文件（.docx、.pdf 等）先认出数字再列；没有把握的，state 一栏写 likely。各栏的意思见 report explain facts。\n退出码：0 已列出，不论数字有无问题；1 有的文件读不出数字；2 什么也没有写出。",
            "Files of reports (.docx, .pdf and so on) are recognised first; what is not sure has the state likely. For the columns see report explain facts.\nExit codes: 0 listed, whatever is wrong with the figures; 1 some file gave none; 2 nothing could be written.",
        ))
        .args(inputs::arguments(words, &["jsonl"]))
        .arg(jsonl::argument(words).conflicts_with_all(NOT_IN_A_FILTER))
        .arg(
            option(
                "format",
                "csv|ndjson|parquet",
                words.say(
                    "格式（默认看 --out 的文件名，否则 csv）",
                    "the format (default: as the name of --out ends, or else csv)",
                ),
            )
            .value_parser(FORMATS)
            .hide_possible_values(true),
        )
        .arg(
            option(
                "out",
                words.say("文件", "FILE"),
                words.say(
                    "写到这个文件（parquet 必须写明）",
                    "the file to write (parquet needs one)",
                ),
            )
            .value_parser(clap::value_parser!(PathBuf)),
        )
        .arg(flag(
            "bom",
            words.say(
                "csv 的开头加 UTF-8 标记，Excel 直接打开不乱码",
                "start a csv with the mark of UTF-8, by which Excel knows it",
            ),
        ))
        .arg(words::allow(words))
        .arg(quiet_argument(words))
}

/// Reads what is asked for.
///
/// # Errors
/// The options do not go together.
pub(super) fn asked(matches: &ArgMatches, language: Language) -> Result<Options, Message> {
    let out = matches.get_one::<PathBuf>("out").cloned();
    let named = matches.get_one::<String>("format").map(String::as_str);
    let by_name = out.as_deref().and_then(by_name);
    let has_mark = matches.get_flag("bom");
    let format = match named.or(by_name) {
        Some("ndjson") => TableFormat::Ndjson,
        Some("parquet") => TableFormat::Parquet,
        _ => TableFormat::Csv { has_mark },
    };
    if has_mark && !matches!(format, TableFormat::Csv { .. }) {
        return Err(refused(
            &say!(
                "错误：--bom 只用于 csv\n",
                "error: --bom is for csv alone\n"
            ),
            language,
        ));
    }
    let to_file = out.as_deref().is_some_and(|path| path != Path::new("-"));
    if format == TableFormat::Parquet && !to_file {
        return Err(refused(
            &say!(
                "错误：parquet 不写到标准输出，请用 --out 写明文件，如 --out facts.parquet\n",
                "error: parquet does not go to standard output; name a file, such as --out facts.parquet\n"
            ),
            language,
        ));
    }
    Ok(Options {
        asked: inputs::asked(matches),
        is_filter: matches.get_flag("jsonl"),
        format,
        out,
        allow: words::allowed(matches),
        output: OutputOptions {
            formats: vec![(FindingsFormat::Human, None)],
            color: Color::Never,
            deny_warnings: false,
            quiet: matches.get_flag("quiet"),
        },
    })
}

/// The format that a file's name ends in.
fn by_name(path: &Path) -> Option<&'static str> {
    let ending = path.extension()?;
    let mut formats = FORMATS.into_iter();
    formats.find(|format| ending.eq_ignore_ascii_case(format))
}

fn refused(text: &Text, language: Language) -> Message {
    Message {
        text: text.get(language).to_owned(),
        is_error: true,
    }
}
