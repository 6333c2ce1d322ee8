//! `report verify`: finished files, perhaps opened and saved since, against what their year file
//! gives today.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, anyhow, bail};
use clap::ArgMatches;

use super::{
    command::{Command, Ready},
    complaint::Message,
    finished_files,
    font_folders::{self, FontFolders},
    input::{self, Disk},
    outcome::Outcome,
    output::Output,
    output_options::{OutputOptions, output, output_arguments},
    verified_against::{self, Search},
    words::{self, Words, option},
};
use crate::{
    build::drawing::{self, Asked},
    compile::{self, Compiled},
    diagnostic::{
        Diagnostic, Language, Severity, Tally, Text,
        say::{counted, say},
    },
    document::edition::Edition,
    seal::broken::{self, Lying},
    verify::{self, Finished, Verdict, Verified},
    writers::{
        self, FORMATS,
        format::{Format, Write},
    },
};

pub(super) const COMMAND: Command = Command {
    name: "verify",
    define,
    parse,
};

/// What `report verify` is asked for.
#[derive(Debug)]
struct Options {
    files: Vec<PathBuf>,
    /// The year file to hold them against; looked for when absent.
    against: Option<String>,
    /// Folders with fonts; the system's where none is named.
    font_folders: Vec<PathBuf>,
    /// Further folders whose files the year file may name.
    allow: Vec<PathBuf>,
    output: OutputOptions,
}

fn define(command: clap::Command, words: Words) -> clap::Command {
    command
        .about(words.say(
            "核对写出以后的文件：打开、另存、改动过的年报还是不是年度文件说的那样",
            "Hold finished files, perhaps edited since, against their year file",
        ))
        .after_help(words.say(
            "逐个数字比较，日期、序号、电话也算；只改了文字的，列出改了哪句。\n退出码：0 一字不差，或者数字都一样；1 有数字变了；2 无法读取。",
            "Every number is compared, dates, ordinals and telephone numbers too; sentences of which only words changed are listed.\nExit codes: 0 identical or same figures; 1 a number changed; 2 could not read.",
        ))
        .arg(finished_files::argument(
            words,
            [
                "report build 写出的文件：.docx、.xlsx、.html、.xls、.doc、.pdf，另存成的 .odt、.ods、.rtf，或者从中复制的 .txt",
                "files that report build wrote: .docx, .xlsx, .html, .xls, .doc, .pdf, one saved as .odt, .ods or .rtf, or a .txt copied from one",
            ],
        ))
        .arg(option(
            "against",
            words.say("年度|文件", "YEAR|FILE"),
            words.say(
                "与哪个年度文件比较（默认按单位和年度去找）",
                "the year file to compare with (default: looked for by organ and year)",
            ),
        ))
        .arg(font_folders::argument(words))
        .arg(words::allow(words))
        .args(output_arguments(words))
}

fn parse(matches: &ArgMatches, language: Language) -> Result<Ready, Message> {
    let options = Options {
        files: finished_files::named(matches),
        against: matches.get_one::<String>("against").cloned(),
        font_folders: font_folders::named(matches, language)?,
        allow: words::allowed(matches),
        output: output(matches, language)?,
    };
    Ok(Box::new(move |_| {
        run(&options, &Output::new(&options.output, language))
    }))
}

fn run(options: &Options, output: &Output<'_>) -> anyhow::Result<Outcome> {
    let (verified, failures) =
        finished_files::each(&options.files, |file| one(file, options, output));
    let mut outcome = Outcome::Clean;
    output.findings(&verified)?;
    for one in &verified {
        summary(one, output);
        let tally = Tally::of(&one.findings);
        let denies = options.output.deny_warnings && tally.warnings > 0;
        if one.verdict == Verdict::Changed || tally.errors > 0 || denies {
            outcome = outcome.max(Outcome::Findings);
        }
    }
    finished_files::end(outcome, failures, output)
}

/// Holds one file against its year file.
fn one(file: &Path, options: &Options, output: &Output<'_>) -> anyhow::Result<Verified> {
    let language = output.language;
    let shown = file.display().to_string();
    let cannot = say!("无法读取 {shown}", "cannot read {shown}", shown = &shown);
    let bytes = finished_files::bytes(file, &cannot, language)?;
    let read = Finished::read(&shown, &bytes);
    let read = read.map_err(|why| anyhow!(why.into_words(language)));
    let finished = read.with_context(|| cannot.into_words(language))?;
    let format = format_of(&bytes, &finished);
    let name = match &options.against {
        Some(name) => name.clone(),
        None => looked_for(file, &finished, language)?,
    };
    let (mut disk, source) = input::open(&name, &options.allow, output)?;
    disk.fonts = FontFolders::new(options.font_folders.clone());
    let mut compiled = compile::compile(&disk, source);
    let sealed = file.file_name();
    let written = |_, name: &str| match sealed {
        Some(sealed) if sealed == name => Lying::There(bytes.clone()),
        _ => Lying::Unseen,
    };
    let held = broken::held(&disk, &mut compiled, &written, None);
    let built = built(&compiled, &disk, format, &bytes, language)?;
    let verified = verify::verify(&compiled, &finished, &built);
    let verified = verified.map_err(|why| anyhow!(why.into_words(language)));
    let mut verified = verified
        .with_context(|| say!("无法比较 {shown}", "cannot compare {shown}").into_words(language))?;
    if let Some(held) = held {
        // Whoever asks whether a file is what was signed is not told by a warning that it is not.
        let mut findings = held.findings;
        for finding in &mut findings {
            finding.severity = Severity::Error;
        }
        verified.tell(findings);
    }
    if compiled.has_errors() {
        let name = compiled.source().name();
        output.say(&say!(
            "{name} 里有错误；用 report check {name} 查看",
            "{name} has errors; see report check {name}"
        ));
    }
    Ok(verified)
}

/// The year file of a finished file.
///
/// # Errors
/// None is found.
fn looked_for(file: &Path, finished: &Finished<'_>, language: Language) -> anyhow::Result<String> {
    let shown = file.display().to_string();
    let Search { found, folders } = verified_against::search(file, finished.transcript());
    if let Some(path) = found {
        return Ok(path.display().to_string());
    }
    let folders: Vec<String> = folders
        .iter()
        .map(|one| one.display().to_string())
        .collect();
    let folders = words::listed(&folders);
    let text = say!(
        "没有找到 {shown} 的年度文件；找过 {folders}。用 --against 写明，如 --against 2017",
        "found no year file for {shown}, neither in {folders}; name it, such as --against 2017",
        shown = &shown,
        folders
    );
    bail!(text.into_words(language))
}

/// The format that a build writes and a file is to be compared with: its own; for one that no build
/// writes, that of the report, or of the sheets if it has some.
fn format_of(bytes: &[u8], finished: &Finished<'_>) -> &'static Format {
    let mut tables = finished.transcript().tables.iter();
    let has_sheets = tables.any(|table| table.sheet.is_some());
    let mut statistics = FORMATS
        .iter()
        .filter(|format| matches!(format.write, Write::Statistics(_)));
    let known = writers::format_of(bytes);
    match (has_sheets, &known.write) {
        (true, Write::Statistics(_)) | (false, _) => known,
        (true, _) => statistics.next().unwrap_or(known),
    }
}

/// The file of this format that a build writes today; where a font is missing that its pages need, the
/// report in the first format that needs none. A web page lists the files beside it, those whose endings
/// the page that was found names.
fn built(
    compiled: &Compiled,
    disk: &Disk,
    format: &'static Format,
    found: &[u8],
    language: Language,
) -> anyhow::Result<Vec<u8>> {
    let Some(report) = &compiled.report else {
        let name = compiled.source().name();
        bail!(
            say!(
                "{name} 的写法有误，读不出年报；用 report check {name} 查看",
                "{name} cannot be read; see report check {name}"
            )
            .into_words(language)
        );
    };
    let mut formats = vec![format];
    if matches!(format.write, Write::ReportWithFiles(_)) {
        let text = String::from_utf8_lossy(found);
        let is_listed = |other: &&Format| text.contains(&format!(".{}\"", other.name));
        let others = FORMATS.iter().filter(|other| *other != format);
        formats.extend(others.filter(is_listed));
    }
    let asked = Asked {
        formats,
        may_lack_pages: true,
        package: false,
    };
    let drawn = drawing::files(report, &Edition::Final, &asked, disk, language)?;
    let ending = format!(".{}", format.name);
    let file = drawn
        .files
        .into_iter()
        .filter(|(name, _)| !drawn.attached.contains(name))
        .find(|(name, _)| name.to_string_lossy().ends_with(&ending));
    if let Some((_, bytes)) = file {
        return Ok(bytes);
    }
    let needs_no_font = |other: &&Format| matches!(other.write, Write::ReportInLook(_));
    let other = FORMATS.iter().find(needs_no_font);
    let other = other.filter(|other| *other != format);
    match other {
        Some(other) => built(compiled, disk, other, found, language),
        None => {
            bail!(say!("没有写出 {ending}", "no {ending} was written", ending).into_words(language))
        }
    }
}

/// Sums up one file.
fn summary(verified: &Verified, output: &Output<'_>) {
    let found = verified.found();
    let name = found.files.main().source.name();
    let by = verified.found_by;
    let count = by.tag + by.name + by.text;
    let by = say!(
        "数字 {count} 个，按标记找到 {tag}，按名称 {name}，按位置和上下文 {text}",
        "{count}: {tag} by tag, {name} by name, {text} by place and words",
        count = counted(count, "figure"),
        tag = by.tag,
        name = by.name,
        text = by.text
    );
    let is_of_seal = |finding: &&Diagnostic| finding.rule.name == "seal-broken";
    let broken = verified.findings.iter().filter(is_of_seal).count();
    let notes = Tally::of(&verified.findings);
    let errors = notes.errors.saturating_sub(broken);
    let verdict: Text = match verified.verdict {
        Verdict::Identical => Text::fixed(
            "与 report build 现在写出的一字节不差",
            "the very bytes that report build writes now",
        ),
        Verdict::SameFigures => {
            let (warnings, notes) = (notes.warnings, notes.notes);
            say!(
                "数字都一样（警告 {warnings}，提示 {notes}）",
                "same figures ({warnings}, {notes})",
                warnings = counted(warnings, "warning"),
                notes = counted(notes, "note")
            )
        }
        Verdict::Changed => say!(
            "数字变了：{errors} 处",
            "changed: {errors}",
            errors = counted(errors, "error")
        ),
    };
    output.say(&say!(
        "{name}：{verdict}",
        "{name}: {verdict}",
        name,
        verdict
    ));
    output.say(&by);
    let against = verified.against();
    output.say(&say!("对照 {against}", "held against {against}"));
    if broken > 0 {
        output.say(&say!(
            "签认：有 {broken} 处不再是签认时的样子",
            "the seal no longer holds in {broken}",
            broken = counted(broken, "place")
        ));
    }
}
