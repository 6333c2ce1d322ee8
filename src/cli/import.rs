//! `report import`: the year file of a report that was written without one.

use std::path::PathBuf;

use anyhow::anyhow;
use clap::ArgMatches;

use super::{
    command::{Command, Ready},
    complaint::Message,
    finished_files,
    imported::{self, Target},
    outcome::Outcome,
    output::Output,
    output_options::{OutputOptions, output, output_arguments},
    words::{Words, option},
};
use crate::{
    diagnostic::{Language, say::say},
    recognition::recognised::Known,
};

pub(super) const COMMAND: Command = Command {
    name: "import",
    define,
    parse,
};

/// What `report import` is asked for.
#[derive(Debug)]
struct Options {
    files: Vec<PathBuf>,
    year: Option<i32>,
    organ: Option<String>,
    /// Where to write; `YEAR.toml` here.
    file: Option<PathBuf>,
    output: OutputOptions,
}

fn define(command: clap::Command, words: Words) -> clap::Command {
    command
        .about(words.say(
            "把写好的年报（Word、网页、表格、PDF）变成年度文件",
            "Make a year file of a report that is there already: Word, web page, spreadsheet, PDF",
        ))
        .after_help(words.say(
            "例：report import 2023年年报.docx 2023年统计表.xlsx\n读不出的格子写成 \"?\"；已有的文件不会覆盖。\n退出码：0 全部读出；1 还有要填的；2 无法读取，或者不是这种年报。",
            "Such as: report import report-2023.docx statistics-2023.xlsx\nCells that could not be read become \"?\"; an existing file is never overwritten.\nExit codes: 0 all was read; 1 something is to be filled in; 2 could not be read, or no such report.",
        ))
        .arg(finished_files::argument(
            words,
            [
                "同一份年报的文件：正文，或者正文和统计表",
                "the files of one report: its text, or its text and its statistics",
            ],
        ))
        .arg(finished_files::year(words))
        .arg(option(
            "organ",
            words.say("名称", "NAME"),
            words.say("单位全称（默认从标题看）", "the organ's full name (default: as the title says)"),
        ))
        .arg(
            option(
                "out",
                words.say("文件", "FILE"),
                words.say("写到哪个文件（默认是这里的 年度.toml）", "the file to write (default: YEAR.toml here)"),
            )
            .value_parser(clap::value_parser!(PathBuf)),
        )
        .args(output_arguments(words))
}

fn parse(matches: &ArgMatches, language: Language) -> Result<Ready, Message> {
    let options = Options {
        files: finished_files::named(matches),
        year: matches.get_one::<i32>("year").copied(),
        organ: matches.get_one::<String>("organ").cloned(),
        file: matches.get_one::<PathBuf>("out").cloned(),
        output: output(matches, language)?,
    };
    Ok(Box::new(move |_| {
        run(&options, &Output::new(&options.output, language))
    }))
}

fn run(options: &Options, output: &Output<'_>) -> anyhow::Result<Outcome> {
    let known = Known {
        year: options.year,
        form: None,
    };
    let report = imported::read(&options.files, &known, output)?;
    let names: Vec<String> = options
        .files
        .iter()
        .map(|file| file.display().to_string())
        .collect();
    let name = names.join("、");
    let year = options
        .year
        .or(report.year)
        .or(report.likely_year)
        .ok_or_else(|| {
            let text = say!(
                "看不出 {name} 是哪一年的年报：用 --year 写明，如 --year 2023",
                "nothing tells of which year {name} is: name it, such as --year 2023"
            );
            anyhow!(text.into_words(output.language))
        })?;
    let path = options.file.clone();
    let path = path.unwrap_or_else(|| PathBuf::from(format!("{year}.toml")));
    let target = Target {
        name: &name,
        year,
        path: &path,
    };
    imported::write(&report, options.organ.as_deref(), &target, output)
}
