//! `report new`: next year's file from this year's, or an organ's first.

use std::path::{Path, PathBuf};

use anyhow::bail;
use clap::{Arg, ArgMatches};

use super::{
    Outcome,
    arguments::command,
    complaint::Message,
    input,
    output::Output,
    output_options::{OutputOptions, output_arguments},
    staging,
};
use crate::{
    diagnostic::{Language, Text},
    forms::Form,
    succession::{self, NextYear, Predecessor, skeleton},
    year_file,
};

/// What `report new` is asked for.
#[derive(Debug)]
pub(super) struct NewOptions {
    /// The year of the new file.
    year: i32,
    origin: From,
    /// Where to write; `YEAR.toml` beside the old file, or here.
    file: Option<PathBuf>,
    pub(super) output: OutputOptions,
}

/// What a new file is made from.
#[derive(Debug)]
enum From {
    /// The file of an earlier year.
    YearFile(String),
    /// Nothing but the organ's name.
    Organ(String),
}

/// The command as the command line knows it.
pub(super) fn definition(language: Language) -> clap::Command {
    let say = |zh: &str, en: &str| Text::new(zh, en).get(language).to_owned();
    command(
        "new",
        &say(
            "开出下一年度的文件：文字留下，数字待填",
            "Start a year file: last year's with its text kept and its figures open, or a first one",
        ),
        language,
    )
    .after_help(say(
        "例：report new 2018 --from 2017\n    report new 2021 --organ 某区某局\n已有的文件不会覆盖。",
        "Such as: report new 2018 --from 2017\n         report new 2021 --organ 某区某局\nAn existing file is never overwritten.",
    ))
    .arg(
        Arg::new("year")
            .value_name(say("年度", "YEAR"))
            .required(true)
            .value_parser(clap::value_parser!(i32).range(2000..=9999))
            .help(say("新文件的年度", "the year of the new file")),
    )
    .arg(
        Arg::new("from")
            .long("from")
            .value_name(say("年度|文件", "YEAR|FILE"))
            .help(say("续自哪个年度的文件", "the file to go on from")),
    )
    .arg(
        Arg::new("organ")
            .long("organ")
            .value_name(say("名称", "NAME"))
            .conflicts_with("from")
            .help(say(
                "还没有年度文件的单位的全称",
                "the full name of an organ without a year file",
            )),
    )
    .arg(
        Arg::new("file")
            .long("out")
            .value_name(say("文件", "FILE"))
            .value_parser(clap::value_parser!(PathBuf))
            .help(say(
                "写到哪个文件（默认写在旧文件旁边，名为 年度.toml）",
                "the file to write (default: YEAR.toml beside the old one)",
            )),
    )
    .args(output_arguments(language))
}

impl NewOptions {
    /// Reads what was typed.
    ///
    /// # Errors
    /// It does not say what the file is made from.
    pub(super) fn read(
        matches: &ArgMatches,
        output: OutputOptions,
        language: Language,
    ) -> Result<Self, Message> {
        let text = |name: &str| matches.get_one::<String>(name).cloned();
        let year: i32 = matches.get_one("year").copied().unwrap_or_default();
        let origin = match (text("from"), text("organ")) {
            (Some(file), _) => From::YearFile(file),
            (None, Some(organ)) => From::Organ(organ),
            (None, None) => return Err(no_origin(year, language)),
        };
        Ok(Self {
            year,
            origin,
            file: matches.get_one::<PathBuf>("file").cloned(),
            output,
        })
    }
}

/// Both ways to say what the new file is made from.
fn no_origin(year: i32, language: Language) -> Message {
    let last = year.saturating_sub(1);
    let text = Text::new(
        format!(
            "错误：还要写明从哪里开始：续上一年的文件，写 --from {last}；还没有年度文件的单位，写 --organ 单位全称\n用 report new --help 查看用法\n"
        ),
        format!(
            "error: what is it made from? write --from {last} to go on from that year's file, or --organ NAME for an organ without one\nsee report new --help\n"
        ),
    );
    Message {
        text: text.get(language).to_owned(),
        is_error: true,
    }
}

/// Writes the new file.
///
/// # Errors
/// The old file cannot be read, its year is not an earlier one, or the new file is there already
/// or cannot be written.
pub(super) fn run(options: &NewOptions, output: &mut Output<'_>) -> anyhow::Result<Outcome> {
    let language = output.language;
    let mut gap = false;
    let (path, text, without_counterpart) = match &options.origin {
        From::Organ(organ) => {
            let form = Form::for_year(options.year);
            let path = options
                .file
                .clone()
                .unwrap_or_else(|| PathBuf::from(format!("{}.toml", options.year)));
            let text = skeleton::text(organ, options.year, form.as_ref());
            (path, text, Vec::new())
        }
        From::YearFile(name) => {
            let old = input::load(name, language)?;
            let Some(report) = &old.report else {
                output.findings(std::slice::from_ref(&old))?;
                return Ok(Outcome::Failed);
            };
            gap = report.year.saturating_add(1) < options.year;
            if report.year >= options.year {
                bail!(
                    not_later(report.year, options.year)
                        .get(language)
                        .to_owned()
                );
            }
            let source = old.findings().sources.year;
            let beside = Path::new(source.name());
            let path = options
                .file
                .clone()
                .unwrap_or_else(|| beside.with_file_name(format!("{}.toml", options.year)));
            let file = year_file::read(source).year_file;
            let own = report.form.as_ref().filter(|form| !form.is_built_in());
            let form = own.cloned().or_else(|| Form::for_year(options.year));
            let predecessor = Predecessor {
                name: &old_name(beside),
                last: last(beside, &path, options.year),
            };
            let NextYear {
                text,
                without_counterpart,
            } = succession::next_year(
                source,
                &file,
                report,
                form.as_ref(),
                options.year,
                &predecessor,
            );
            (path, text, without_counterpart)
        }
    };
    write(&path, &text, language)?;
    tell(&path, options.year, &without_counterpart, output);
    if gap {
        output.say(&Text::new(
            "中间隔了年度：上年结转没有带入，照最近一年的结转填写",
            "there is a year between: nothing was carried in; fill in what the year before carried out",
        ));
    }
    Ok(Outcome::Clean)
}

/// Writes the file where there is none.
fn write(path: &Path, text: &str, language: Language) -> anyhow::Result<()> {
    let shown = path.display();
    let (false, Some(name)) = (path.exists(), path.file_name()) else {
        bail!(
            Text::new(
                format!("{shown} 已经有了，没有改动；要另写一份，用 --out 指定文件"),
                format!(
                    "{shown} is there already and was left as it is; name another file by --out"
                ),
            )
            .get(language)
            .to_owned()
        );
    };
    let folder = path.parent().unwrap_or(Path::new(""));
    staging::write_all(
        folder,
        &[(name.to_owned(), text.as_bytes().to_vec())],
        language,
    )?;
    Ok(())
}

/// Says what was written and what found no place.
fn tell(path: &Path, year: i32, without_counterpart: &[(String, String)], output: &Output<'_>) {
    let shown = path.display();
    output.say(&Text::new(
        format!("已写出 {shown}；report check {year} 会列出待填的数字"),
        format!("wrote {shown}; report check {year} lists what is to be filled in"),
    ));
    if without_counterpart.is_empty() {
        return;
    }
    let rows: Vec<String> = without_counterpart
        .iter()
        .map(|(id, label)| format!("\n  {id}  {label}"))
        .collect();
    let rows = rows.concat();
    output.say(&Text::new(
        format!("统计表换了格式，旧文件的下列各格在新表里没有对应的位置：{rows}"),
        format!(
            "the form has changed; these cells of the old file have no place in the new one:{rows}"
        ),
    ));
}

fn not_later(old: i32, new: i32) -> Text {
    Text::new(
        format!("旧文件是 {old} 年度的，新文件应当晚于它，不是 {new}"),
        format!("the old file is for {old}; the new one must be for a later year, not {new}"),
    )
}

fn old_name(path: &Path) -> String {
    path.file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default()
}

/// What the new file must say about where last year's is; `None` where it is found beside it under
/// its year.
fn last(old: &Path, new: &Path, year: i32) -> Option<String> {
    let folder = |path: &Path| path.parent().map(Path::to_path_buf).unwrap_or_default();
    let is_beside = folder(old) == folder(new);
    let is_named_after_year = old_name(old) == format!("{}.toml", year - 1);
    match (is_beside, is_named_after_year) {
        (true, true) => None,
        (true, false) => Some(old_name(old)),
        // From another folder only a whole path leads back.
        (false, _) => {
            let whole = std::path::absolute(old).ok()?;
            Some(whole.display().to_string())
        }
    }
}
