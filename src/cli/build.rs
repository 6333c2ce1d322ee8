//! `report build`: check, then write the report's files, all or none.

mod many;
mod options;
mod prepared;
mod quietly;
mod twins;

use std::path::PathBuf;

use clap::{Arg, ArgMatches};

pub(super) use self::quietly::quietly;
use self::{options::Options, prepared::Prepared};
use super::{
    command::{Command, Ready},
    complaint::{Message, unknown_value},
    font_folders, input, inputs,
    outcome::Outcome,
    output::Output,
    output_folder,
    output_options::{output, output_arguments},
    sealed_files, staging, whereabouts,
    words::{self, Words, flag, listed, option},
};
use crate::{
    build::formats::usual,
    compile,
    diagnostic::{Language, Text, say::say},
    model::Report,
    writers::{
        self, FORMATS,
        format::{Format, Write},
    },
};

pub(super) const COMMAND: Command = Command {
    name: "build",
    define,
    parse,
};

fn define(command: clap::Command, words: Words) -> clap::Command {
    let language = words.language;
    let text = |text: Text| text.get(language).to_owned();
    let caveats: String = FORMATS
        .iter()
        .filter_map(|format| format.caveat.as_ref())
        .map(|caveat| caveat.get(language).to_owned() + "\n")
        .collect();
    command
        .about(words.say(
            "核对年度文件，写出年报和统计表",
            "Check a year file, then write the report and the spreadsheet",
        ))
        .after_help(text(say!(
            "有错误时什么也不写，原有文件不动。\n{caveats}退出码：0 没有问题；1 有问题；2 无法读取或写出。",
            "Nothing is written while an error stands, and what was there stays.\n{caveats}Exit codes: 0 nothing to complain of; 1 findings; 2 could not read or write."
        )))
        .arg(
            option(
                "out",
                words.say("文件夹", "DIR"),
                words.say(
                    "写到哪里（默认 out/年度）",
                    "where to write (default: out/YEAR)",
                ),
            )
            .value_parser(clap::value_parser!(PathBuf)),
        )
        .arg(format_argument(words))
        .arg(font_folders::argument(words))
        .arg(flag(
            "package",
            words.say(
                "另把写出的文件、附件、数字（CSV、JSON）和校验和装成一个 .zip",
                "pack the files, the attachments, the facts (CSV, JSON) and checksums into one .zip too",
            ),
        ))
        .arg(flag(
            "draft",
            words.say(
                "有问题也写出，每页标明草稿，有问题的数字附批注",
                "build in spite of findings: marked DRAFT on every page, failing figures carry comments",
            ),
        ))
        .arg(words::allow(words))
        .args(output_arguments(words))
        .args(inputs::arguments(words, &[]))
}

fn format_argument(words: Words) -> Arg {
    let text = |text: Text| text.get(words.language).to_owned();
    let usual: Vec<&str> = usual().iter().map(|format| format.name).collect();
    let usual = usual.join(",");
    Arg::new("format")
                .long("format")
                .value_name(words.say("格式", "FORMAT"))
                .value_delimiter(',')
                .help(text(say!(
                    "写哪些格式，逗号隔开：{known}，或 all（默认按年度文件或 report.toml 的 formats，否则 {usual}）",
                    "which formats, with commas between: {known}, or all (default: formats in the year file or report.toml, else {usual})",
                    known = listed(&writers::names())
                )))
}

fn parse(matches: &ArgMatches, language: Language) -> Result<Ready, Message> {
    let asked = words::all(matches, "format");
    let names: Vec<&str> = asked.iter().map(|name| name.trim()).collect();
    let has_pages = |name: &&str| {
        writers::named(name).is_some_and(|format| matches!(format.write, Write::ReportOnPages(_)))
    };
    let options = Options {
        asked: inputs::asked(matches),
        directory: matches.get_one::<PathBuf>("out").cloned(),
        formats: formats(matches, language)?,
        package: matches.get_flag("package"),
        may_lack_pages: names.contains(&"all") && !names.iter().any(has_pages),
        font_folders: font_folders::named(matches, language)?,
        despite_errors: matches.get_flag("draft"),
        allow: words::allowed(matches),
        output: output(matches, language)?,
    };
    Ok(Box::new(move |_| {
        run(&options, &Output::new(&options.output, language))
    }))
}

/// The formats asked for, each once; `all` is all of them.
fn formats(matches: &ArgMatches, language: Language) -> Result<Vec<&'static Format>, Message> {
    let mut formats: Vec<&Format> = Vec::new();
    for name in words::all(matches, "format") {
        let asked: Vec<&Format> = match name.trim() {
            "all" => FORMATS.iter().collect(),
            name => writers::named(name).into_iter().collect(),
        };
        if asked.is_empty() {
            let known = format!("{}, all", writers::names().join(", "));
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

fn run(options: &Options, output: &Output<'_>) -> anyhow::Result<Outcome> {
    if let Some(file) = options.directory.as_deref().filter(|path| path.is_file()) {
        let shown = file.display();
        let words = say!(
            "{shown} 是文件，--out 要写文件夹，如 --out out",
            "{shown} is a file; --out takes a folder, such as --out out"
        );
        anyhow::bail!(words.into_words(output.language));
    }
    if let Some(name) = options.asked.one() {
        return one(name, options, output);
    }
    let inputs = options.asked.files(output.language)?;
    if let Some(text) = &inputs.passed_over {
        output.say(text);
    }
    inputs.name_some(output.language)?;
    many::build(options, &inputs, output)
}

/// Builds the report of one year file.
fn one(name: &str, options: &Options, output: &Output<'_>) -> anyhow::Result<Outcome> {
    let opened = input::open(name, &options.allow, output);
    if opened.is_err() {
        // Why nothing can be built comes first; what cannot be finished now is for the next build.
        let _ = options.finish(None, output.language);
    }
    let (mut disk, source) = opened?;
    let compiled = compile::compile(&disk, source);
    let directory = |report: Option<&Report>| {
        let by_year = || Some(output_folder::of_year(report?.year));
        options.directory.clone().or_else(by_year)
    };
    let prepared = Prepared::of(&mut disk, compiled, directory, options, output.language);
    for note in &prepared.notes {
        output.say(note);
    }
    let paths = prepared.paths();
    let Prepared {
        compiled,
        sealed,
        directory,
        drawn,
        notes: _,
    } = prepared;
    let checked = std::slice::from_ref(&compiled);
    let may_write = output.hold_apart(checked, &paths);
    // Also a build that is refused finishes what one that was killed began.
    let finished = match (&may_write, &drawn) {
        (Ok(()), Some(Ok(_))) => Ok(()),
        _ => options.finish(directory.as_deref(), output.language),
    };
    may_write?;
    output.findings(checked)?;
    output.summary(&compiled);
    finished?;
    match (drawn, directory) {
        (Some(files), Some(directory)) => {
            let files = files?;
            for path in staging::write_all(&directory, &files, output.language)? {
                let shown = whereabouts::shown(&path);
                output.say(&say!("已写出 {shown}", "wrote {shown}"));
            }
            if let Some(seal) = &sealed {
                sealed_files::tell_others(seal, &files, output);
            }
        }
        _ => {
            output.say(&Text::new(
                "没有写出任何文件，原有文件未动",
                "nothing was written; what was there is untouched",
            ));
        }
    }
    Ok(output.outcome(checked))
}
