//! `report new`: next year's file from this year's, or an organ's first.

use std::path::{Path, PathBuf};

use anyhow::{anyhow, bail};
use clap::{Arg, ArgMatches};

use super::{
    allowed_folders::AllowedFolders,
    command::{Command, Ready},
    complaint::Message,
    configuration,
    imported::{self, Target},
    input, new_file, new_from_text,
    outcome::Outcome,
    output::Output,
    output_options::{OutputOptions, output, output_arguments},
    way_between::way_between,
    whereabouts,
    words::{Words, allow, allowed, option},
};
use crate::{
    compile::{self, Compiled},
    diagnostic::{Language, Text, say::say},
    model::Report,
    recognition::recognised::Known,
    succession::{self, NextYear, Predecessor},
    year_file::YearFile,
};

pub(super) const COMMAND: Command = Command {
    name: "new",
    define,
    parse,
};

/// What `report new` is asked for.
#[derive(Debug)]
struct Options {
    /// The year of the new file.
    year: i32,
    origin: From,
    /// Where to write; `YEAR.toml` beside the old file, or here.
    file: Option<PathBuf>,
    /// Further folders whose files the old file may name.
    allow: Vec<PathBuf>,
    output: OutputOptions,
}

/// What a new file is made from.
#[derive(Debug)]
enum From {
    /// The file of an earlier year.
    YearFile(String),
    /// Nothing but the organ's name.
    Organ(String),
    /// The text of the report, and the organ's name where the text does not tell it.
    Text(String, Option<String>),
}

/// What a new file is made from without a word.
#[derive(Debug, Clone, Copy)]
pub(super) enum Start<'a> {
    Organ(&'a str),
    YearFile(&'a str),
}

fn define(command: clap::Command, words: Words) -> clap::Command {
    let path = clap::value_parser!(PathBuf);
    command
        .about(words.say(
            "开出下一年度的文件：文字留下，数字待填",
            "Start a year file: last year's with its text kept and its figures open, or a first one",
        ))
        .after_help(words.say(
            "例：report new 2018 --from 2017\n    report new 2021 --organ 某区某局\n已有的文件不会覆盖。",
            "Such as: report new 2018 --from 2017\n         report new 2021 --organ NAME\nAn existing file is never overwritten.",
        ))
        .arg(
            Arg::new("year")
                .value_name(words.say("年度", "YEAR"))
                .required(true)
                .value_parser(clap::value_parser!(i32).range(2000..=9999))
                .help(words.say("新文件的年度", "the year of the new file")),
        )
        .arg(option(
            "from",
            words.say("年度|文件", "YEAR|FILE"),
            words.say(
                "续自哪个年度的文件；也可以是上年年报的 Word、网页、PDF 文件，先变成年度文件",
                "the file to go on from; last year's report in Word, PDF or as a page is made a year file first",
            ),
        ))
        .arg(
            option(
                "organ",
                words.say("名称", "NAME"),
                words.say(
                    "还没有年度文件的单位的全称",
                    "the full name of an organ without a year file",
                ),
            )
            .conflicts_with("from"),
        )
        .arg(
            option(
                "from-text",
                words.say("文件", "FILE"),
                words.say(
                    "把写好的年报文字（粘贴成的 .txt，- 为标准输入）变成年度文件",
                    "the report's text, pasted into a file (- for standard input), made a year file",
                ),
            )
            .conflicts_with("from"),
        )
        .arg(
            option(
                "out",
                words.say("文件", "FILE"),
                words.say(
                    "写到哪个文件（默认写在旧文件旁边，名为 年度.toml）",
                    "the file to write (default: YEAR.toml beside the old one)",
                ),
            )
            .value_parser(path),
        )
        .arg(allow(words))
        .args(output_arguments(words))
}

fn parse(matches: &ArgMatches, language: Language) -> Result<Ready, Message> {
    let text = |name: &str| matches.get_one::<String>(name).cloned();
    let year: i32 = *matches
        .get_one("year")
        .expect("the parser refuses a line without a required argument");
    let origin = match (text("from"), text("from-text"), text("organ")) {
        (Some(file), ..) => From::YearFile(file),
        (None, Some(file), organ) => From::Text(file, organ),
        (None, None, Some(organ)) => From::Organ(organ),
        (None, None, None) => return Err(no_origin(year, language)),
    };
    let options = Options {
        year,
        origin,
        file: matches.get_one::<PathBuf>("out").cloned(),
        allow: allowed(matches),
        output: output(matches, language)?,
    };
    Ok(Box::new(move |_| {
        run(&options, &Output::new(&options.output, language))
    }))
}

/// Both ways to say what the new file is made from.
fn no_origin(year: i32, language: Language) -> Message {
    let last = year.saturating_sub(1);
    let text = say!(
        "错误：还要写明从哪里开始：续上一年的文件，写 --from {last}；还没有年度文件的单位，写 --organ 单位全称\n用 report new --help 查看用法\n",
        "error: what is it made from? write --from {last} to go on from that year's file, or --organ NAME for an organ without one\nsee report new --help\n"
    );
    Message {
        text: text.into_words(language),
        is_error: true,
    }
}

/// Writes a new file as the command does, says nothing, and returns its path.
///
/// # Errors
/// As of the command.
pub(super) fn quietly(start: Start<'_>, year: i32, language: Language) -> anyhow::Result<PathBuf> {
    let (origin, path) = match start {
        Start::Organ(organ) => (From::Organ(organ.to_owned()), file_of(year)),
        Start::YearFile(old) => {
            let path = Path::new(old).with_file_name(file_of(year));
            (From::YearFile(old.to_owned()), path)
        }
    };
    let options = Options {
        year,
        origin,
        file: None,
        allow: Vec::new(),
        output: OutputOptions::quiet(),
    };
    run(&options, &Output::new(&options.output, language))?;
    Ok(path)
}

/// Writes the new file.
///
/// # Errors
/// The old file cannot be read, its year is not an earlier one, or the new file is there already
/// or cannot be written.
fn run(options: &Options, output: &Output<'_>) -> anyhow::Result<Outcome> {
    match &options.origin {
        From::Organ(organ) => {
            let path = options.file.clone();
            let path = path.unwrap_or_else(|| file_of(options.year));
            let text = succession::first_year(organ, options.year)
                .map_err(|spoilt| anyhow!(spoilt.why().into_words(output.language)))?;
            new_file::write(&path, text.as_bytes(), output.language)?;
            new_file::tell(&path, options.year, &[], output);
        }
        From::Text(name, organ) => {
            let path = options.file.clone();
            let path = path.unwrap_or_else(|| file_of(options.year));
            new_from_text::write(options.year, name, organ.as_deref(), &path, output)?;
        }
        From::YearFile(name) => {
            let name = &year_file_of(name, options, output)?;
            let (disk, source) = input::open(name, &options.allow, output)?;
            let (old, file) = compile::with_year_file(&disk, source);
            let Some(report) = &old.report else {
                output.findings(std::slice::from_ref(&old))?;
                return Ok(Outcome::Failed);
            };
            go_on(&old, &file, report, options, output)?;
        }
    }
    Ok(Outcome::Clean)
}

/// The year file to go on from: the one of this name, or one that is written first of the report of
/// this name, as `report import` does.
///
/// # Errors
/// The report cannot be read, or its year file is there already.
fn year_file_of(name: &str, options: &Options, output: &Output<'_>) -> anyhow::Result<String> {
    let report = Path::new(name);
    if !imported::is_report(report) {
        return Ok(name.to_owned());
    }
    let files = [report.to_path_buf()];
    let pasted = imported::read(&files, &Known::default(), output)?;
    let year = pasted
        .year
        .or(pasted.likely_year)
        .unwrap_or(options.year - 1);
    let beside = options.file.as_deref().and_then(Path::parent);
    let path = beside.map_or_else(|| file_of(year), |folder| folder.join(file_of(year)));
    if path.exists() {
        let (shown, next) = (path.display(), options.year);
        bail!(
            say!(
                "{shown} 已经有了，就从它开始：report new {next} --from {shown}",
                "{shown} is there already, start from it: report new {next} --from {shown}"
            )
            .into_words(output.language)
        );
    }
    let target = Target {
        name,
        year,
        path: &path,
    };
    imported::write(&pasted, None, &target, output)?;
    Ok(path.display().to_string())
}

/// Writes the file that follows `old`.
fn go_on(
    old: &Compiled,
    file: &YearFile,
    report: &Report,
    options: &Options,
    output: &Output<'_>,
) -> anyhow::Result<()> {
    let year = options.year;
    let source = old.source();
    succession::may_follow(source, file, report, year)
        .map_err(|why| anyhow!(why.into_words(output.language)))?;
    let beside = Path::new(source.name());
    let path = options.file.clone();
    let path = path.unwrap_or_else(|| beside.with_file_name(file_of(year)));
    let form = succession::form_of(report, year);
    let is_input = source.name() == "-";
    let predecessor = Predecessor {
        name: &if is_input {
            "标准输入".to_owned()
        } else {
            name_of(beside)
        },
        last: (!is_input).then(|| last(beside, &path, year)).flatten(),
    };
    let NextYear {
        text,
        without_counterpart,
        left_alone,
    } = succession::next_year(source, file, report, form.as_deref(), year, &predecessor)
        .map_err(|spoilt| anyhow!(spoilt.why().into_words(output.language)))?;
    new_file::write(&path, text.as_bytes(), output.language)?;
    new_file::tell(&path, year, &without_counterpart, output);
    tell_left_alone(report.year, &left_alone, output);
    if predecessor.last.is_some() && !may_read(&path, beside, output.language) {
        let folder = beside.parent().unwrap_or(beside).display();
        output.say(&say!(
            "旧文件在别的文件夹，核对新文件时要准许读它：report check --allow {folder}，或者在两者共同的上级文件夹里放一个 report.toml",
            "the old file lies in another folder: let the new one read it by report check --allow {folder}, or put a report.toml into a folder above both"
        ));
    }
    if report.year.saturating_add(1) < year {
        output.say(&Text::new(
            "中间隔了年度：上年结转没有带入，照最近一年的结转填写",
            "there is a year between: nothing was carried in; fill in what the year before carried out",
        ));
    }
    Ok(())
}

/// What a year's file is called.
fn file_of(year: i32) -> PathBuf {
    PathBuf::from(format!("{year}.toml"))
}

/// Says what the new text still tells of the old year: nobody can know what became of it.
fn tell_left_alone(old: i32, left_alone: &[String], output: &Output<'_>) {
    if left_alone.is_empty() {
        return;
    }
    let lines: Vec<String> = left_alone.iter().map(|one| format!("\n  {one}")).collect();
    let lines = lines.concat();
    output.say(&say!(
        "下列文件名和日期还是 {old} 年的，没有改动，请逐处改写：{lines}",
        "these titles and dates are still of {old} and were left as they are; write each anew:{lines}"
    ));
}

/// The name of a file in its folder.
fn name_of(path: &Path) -> String {
    let name = path.file_name().expect("a file that was read has a name");
    name.to_string_lossy().into_owned()
}

/// Whether the file `new` may name the file `old` without further leave. What is wrong with a
/// `report.toml` is told when the new file is checked.
fn may_read(new: &Path, old: &Path, language: Language) -> bool {
    let mut allowed = AllowedFolders::beside(new);
    configuration::find(new, &mut allowed, language).is_err() || allowed.resolve(old).is_ok()
}

/// What the new file must say about where last year's is; `None` where it is found beside it under
/// its year.
fn last(old: &Path, new: &Path, year: i32) -> Option<String> {
    let name = name_of(old);
    // However the paths are written: by way of `.`, of a link, or whole.
    let folder = |path: &Path| whereabouts::real(path.parent()?).ok();
    let (Some(there), Some(here)) = (folder(old), folder(new)) else {
        return whole(old);
    };
    if there == here {
        return (Path::new(&name) != file_of(year - 1)).then_some(name);
    }
    let way = way_between(&here, &there).map(|way| way.join(name));
    way.map_or_else(|| whole(old), |way| Some(way.display().to_string()))
}

fn whole(path: &Path) -> Option<String> {
    let whole = std::path::absolute(path).ok()?;
    Some(whole.display().to_string())
}
