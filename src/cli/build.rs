//! `report build`: check, then write the report's files, all or none.

use std::{
    collections::BTreeMap,
    ffi::OsString,
    path::{Path, PathBuf},
};

use clap::{Arg, ArgMatches};

use super::{
    command::{Command, Ready},
    complaint::{Message, unknown_value},
    distinct_files,
    drawing::{self, Asked},
    font_folders::{self, FontFolders},
    input,
    outcome::Outcome,
    output::Output,
    output_folder,
    output_options::{OutputOptions, output, output_arguments},
    sealed_files, staging,
    words::{self, Words, flag, listed, option},
};
use crate::{
    compile::{self, Compiled, World},
    diagnostic::{Diagnostic, Language, Text, say::say},
    document::edition::{Edition, Remarks},
    model::Report,
    writers::{
        self, FORMATS,
        format::{Format, Write},
        pdf::missing_face::MissingFace,
    },
};

pub(super) const COMMAND: Command = Command {
    name: "build",
    define,
    parse,
};

/// What `report build` is asked for.
#[derive(Debug)]
struct Options {
    input: String,
    /// Where to write; `out/YEAR` when absent.
    directory: Option<PathBuf>,
    /// What to write; what the year file or `report.toml` says when empty.
    formats: Vec<&'static Format>,
    /// Whether all files are packed into one as well.
    package: bool,
    /// Whether all formats are asked for, and none that wants fonts by its name.
    may_lack_pages: bool,
    /// Folders with fonts; the system's where none is named.
    font_folders: Vec<PathBuf>,
    /// Whether what has errors is written all the same, as a draft.
    despite_errors: bool,
    /// Further folders whose files the year file may name.
    allow: Vec<PathBuf>,
    output: OutputOptions,
}

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
        .arg(words::input(words))
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
        input: words::one(matches, "input"),
        directory: matches.get_one::<PathBuf>("out").cloned(),
        formats: formats(matches, language)?,
        package: matches.get_flag("package"),
        may_lack_pages: names.contains(&"all") && !names.iter().any(has_pages),
        font_folders: font_folders::named(matches, language)?,
        despite_errors: matches.get_flag("draft"),
        allow: words::allowed(matches),
        output: output(matches, language)?,
    };
    Ok(Box::new(move || {
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
    let opened = input::open(&options.input, &options.allow, output);
    if opened.is_err() {
        // Why nothing can be built comes first; what cannot be finished now is for the next build.
        let _ = finish(options, None, output.language);
    }
    let (mut disk, source) = opened?;
    disk.fonts = FontFolders::new(options.font_folders.clone());
    let mut compiled = compile::compile(&disk, source);
    let sealed = sealed_files::before_build(&disk, &mut compiled);
    let directory = directory(compiled.report.as_ref(), options);
    let stops = |compiled: &Compiled| compiled.has_errors() && !options.despite_errors;
    let is_stopped = stops(&compiled);
    let report = compiled.report.as_ref().filter(|_| !is_stopped);
    // Drawn before the first word, as the names of the files are known by then; what stands in the
    // way of it is told behind the findings, which may well be why.
    let drawn = report
        .zip(directory.as_deref())
        .map(|(report, directory)| draw(report, &compiled, directory, &disk, options, output));
    let drawn = drawn.map(|drawn| {
        drawn.map(|drawn| {
            compiled.tell_missing_faces(&drawn.missing_faces);
            drawn.files
        })
    });
    // A missing face may count as an error.
    let drawn = drawn.filter(|_| !stops(&compiled));
    let checked = std::slice::from_ref(&compiled);
    let paths: Vec<PathBuf> = match (&drawn, &directory) {
        (Some(Ok(files)), Some(directory)) => {
            files.iter().map(|(name, _)| directory.join(name)).collect()
        }
        _ => Vec::new(),
    };
    let may_write = output.hold_apart(checked, &paths);
    // Also a build that is refused finishes what one that was killed began.
    let finished = match (&may_write, &drawn) {
        (Ok(()), Some(Ok(_))) => Ok(()),
        _ => finish(options, directory.as_deref(), output.language),
    };
    may_write?;
    output.findings(checked)?;
    output.summary(&compiled);
    finished?;
    match (drawn, directory) {
        (Some(files), Some(directory)) => {
            let files = files?;
            for path in staging::write_all(&directory, &files, output.language)? {
                let shown = path.display();
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

/// Finishes what builds that were killed began: in the folder that this one would write to, or where
/// nobody can say which that is, in all that builds write to unasked.
fn finish(options: &Options, directory: Option<&Path>, language: Language) -> anyhow::Result<()> {
    let folders = match directory.or(options.directory.as_deref()) {
        Some(directory) => vec![directory.to_path_buf()],
        None => output_folder::of_years(),
    };
    for folder in folders {
        staging::finish(&folder, language)?;
    }
    Ok(())
}

/// What was drawn.
struct DrawnFiles {
    /// Names and contents.
    files: Vec<(OsString, Vec<u8>)>,
    /// The faces that were not there to print in.
    missing_faces: Vec<MissingFace>,
}

/// Names and contents of the files for `directory`. An attachment that lies there is where it is to
/// be.
fn draw(
    report: &Report,
    compiled: &Compiled,
    directory: &Path,
    world: &dyn World,
    options: &Options,
    output: &Output<'_>,
) -> anyhow::Result<DrawnFiles> {
    let edition = if options.despite_errors {
        Edition::Draft(remarks(&compiled.findings, output.language))
    } else {
        Edition::Final
    };
    let asked = Asked {
        formats: asked(report, options),
        may_lack_pages: options.may_lack_pages,
        package: options.package,
    };
    let set = drawing::files(report, &edition, &asked, world, output.language)?;
    for note in &set.notes {
        output.say(note);
    }
    let (mut files, attached) = (set.files, set.attached);
    files.retain(|(name, _)| {
        if !attached.contains(name) {
            return true;
        }
        let path = directory.join(name);
        let mut attached = report.attachments.iter().flat_map(|one| &one.path);
        !attached.any(|attached| distinct_files::are_same(Path::new(attached), &path))
    });
    Ok(DrawnFiles {
        files,
        missing_faces: set.missing_faces,
    })
}

/// Where to write; `None` where nobody says, and the year file cannot be read.
fn directory(report: Option<&Report>, options: &Options) -> Option<PathBuf> {
    let by_year = || Some(output_folder::of_year(report?.year));
    options.directory.clone().or_else(by_year)
}

/// The formats to write: the command line's, the file's, or else the usual ones.
fn asked(report: &Report, options: &Options) -> Vec<&'static Format> {
    if !options.formats.is_empty() {
        return options.formats.clone();
    }
    let named = report
        .formats
        .iter()
        .filter_map(|name| writers::named(name));
    let formats: Vec<&Format> = named.collect();
    if formats.is_empty() {
        return usual();
    }
    formats
}

/// The formats that are written where nobody says which.
fn usual() -> Vec<&'static Format> {
    FORMATS.iter().filter(|format| format.is_usual).collect()
}

/// The findings about each figure, for a draft's comments.
fn remarks(findings: &[Diagnostic], language: Language) -> Remarks {
    let mut remarks: Remarks = BTreeMap::new();
    for finding in findings.iter().filter(|finding| finding.waived.is_none()) {
        // The figure at fault comes first; the others are named in the message.
        if let Some(figure) = finding.figures.first() {
            let message = finding.message.get(language);
            remarks
                .entry(figure.clone())
                .or_default()
                .push(format!("{}: {message}", finding.rule.name));
        }
    }
    remarks
}
