//! `report audit`: reports that nobody wrote with us, looked through.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, anyhow};
use clap::{Arg, ArgMatches};

use super::{
    command::{Command, Ready},
    complaint::Message,
    finished_files::{self, Failure},
    input, other_kind,
    outcome::Outcome,
    output::Output,
    output_options::{OutputOptions, output, output_arguments},
    totals::{Counted, Totals},
    words::{Words, flag, option},
};
use crate::{
    audit::{self, Audited},
    diagnostic::{
        Files, Language, Tally, Text,
        say::{counted, say},
    },
    forms::Form,
    language::visible::visible,
    model::Report,
    recognition::recognised::Known,
    workbook::review::{self, Reviewed},
    writers::xlsx,
};

pub(super) const COMMAND: Command = Command {
    name: "audit",
    define,
    parse,
};

/// What `report audit` is asked for.
#[derive(Debug)]
struct Options {
    files: Vec<PathBuf>,
    /// Whether the files are one report.
    together: bool,
    /// Last year's report, or its year file.
    last: Option<PathBuf>,
    /// The spreadsheet of what is found.
    xlsx: Option<PathBuf>,
    known: Known,
    output: OutputOptions,
}

fn define(command: clap::Command, words: Words) -> clap::Command {
    let known: Vec<&str> = Form::known().collect();
    command
        .about(words.say(
            "核对别的年报：不是用本程序写出的 Word、网页、表格、PDF 文件，逐个数字、逐项勾稽关系地看",
            "Check reports that were not written with this program: every figure, every relation",
        ))
        .after_help(words.say(
            "认不出的数字列作“不明”，不当作错误。表格按统计表的行、列名称认，正文按数字旁边的词认。\n退出码：0 没有问题；1 有问题；2 无法读取，或者不是这种年报。",
            "Numbers that are not recognised are told as unknown, never as wrong. Tables are recognised by their labels, text by the words beside its numbers.\nExit codes: 0 clean; 1 findings; 2 could not be read, or no such report.",
        ))
        .arg(finished_files::argument(
            words,
            [
                "年报文件：.docx、.odt、.doc、.html、.pdf、.xlsx、.ods、.xls、.txt、.md",
                "files of reports: .docx, .odt, .doc, .html, .pdf, .xlsx, .ods, .xls, .txt, .md",
            ],
        ))
        .arg(
            option(
                "last",
                words.say("文件", "FILE"),
                words.say("上一年的年报或年度文件，用来核对结转", "last year's report or year file, to check what was carried over"),
            )
            .value_parser(clap::value_parser!(PathBuf)),
        )
        .arg(flag(
            "together",
            words.say(
                "这些文件是同一份年报：正文和统计表，两边的数字也互相核对",
                "the files are one report, its text and its statistics: their numbers are compared, too",
            ),
        ))
        .arg(
            option(
                "xlsx",
                words.say("文件", "FILE"),
                words.say(
                    "把问题写成表格，一个问题一行，可以发回各单位",
                    "write the findings as a spreadsheet, a row each, to be sent back to the organs",
                ),
            )
            .value_parser(clap::value_parser!(PathBuf)),
        )
        .arg(finished_files::year(words))
        .arg(
            Arg::new("form")
                .long("form")
                .value_name(words.say("编号", "FORM"))
                .help(format!(
                    "{}{}{}",
                    words.say("统计表的编号：", "the statutory form: "),
                    known.join(words.say("、", ", ")),
                    words.say("（默认从表格看）", " (default: as the tables say)"),
                ))
                .value_parser(known)
                .hide_possible_values(true),
        )
        .args(output_arguments(words))
}

fn parse(matches: &ArgMatches, language: Language) -> Result<Ready, Message> {
    let form = matches.get_one::<String>("form");
    let options = Options {
        files: finished_files::named(matches),
        together: matches.get_flag("together"),
        last: matches.get_one::<PathBuf>("last").cloned(),
        xlsx: matches.get_one::<PathBuf>("xlsx").cloned(),
        known: Known {
            year: matches.get_one::<i32>("year").copied(),
            form: form.and_then(|form| Form::built_in(form)),
        },
        output: output(matches, language)?,
    };
    Ok(Box::new(move |_| {
        run(&options, &Output::new(&options.output, language))
    }))
}

fn run(options: &Options, output: &Output<'_>) -> anyhow::Result<Outcome> {
    let last = options
        .last
        .as_deref()
        .map(|file| last(file, output))
        .transpose()?;
    let last = last.as_ref().map(|last| (&last.report, &last.files));
    let language = output.language;
    if !options.together && options.xlsx.is_none() {
        return one_by_one(options, last, output);
    }
    let (audited, failures) = if options.together {
        (vec![together(options, last, language)?], Vec::new())
    } else {
        finished_files::each(&options.files, |file| {
            one(file, &options.known, last, language)
        })
    };
    output.hold_apart(&audited, options.xlsx.as_slice())?;
    output.findings(&audited)?;
    if let Some(file) = &options.xlsx {
        output.write_file(file, &spreadsheet(&audited, &failures, language)?)?;
    }
    let mut outcome = Outcome::Clean;
    let mut totals = Totals::new(Vec::new());
    for one in &audited {
        summary(one, output);
        totals.add(counted_of(one, output));
        if is_wanting(one, output) {
            outcome = Outcome::Findings;
        }
    }
    end(outcome, totals, failures, output)
}

/// Looks through files of which each is written of at once and none is kept, however many they are.
fn one_by_one(
    options: &Options,
    last: Option<(&Report, &Files)>,
    output: &Output<'_>,
) -> anyhow::Result<Outcome> {
    let mut stream = output.stream();
    let (mut outcome, mut failures) = (Outcome::Clean, Vec::new());
    let mut totals = Totals::new(Vec::new());
    for file in &options.files {
        let audited = match one(file, &options.known, last, output.language) {
            Ok(audited) => audited,
            Err(error) => {
                let file = file.display().to_string();
                failures.push(Failure { file, error });
                continue;
            }
        };
        output.hold_apart(std::slice::from_ref(&audited), &[])?;
        stream.add(&output.pieces(&audited)?)?;
        summary(&audited, output);
        totals.add(counted_of(&audited, output));
        if is_wanting(&audited, output) {
            outcome = Outcome::Findings;
        }
    }
    stream.end(|path, bytes| output.write_file(path, bytes))?;
    end(outcome, totals, failures, output)
}

/// What a file adds to the sum of all.
fn counted_of(audited: &Audited, output: &Output<'_>) -> Counted {
    Counted {
        folder: None,
        is_read: true,
        counts: is_wanting(audited, output),
        tally: Tally::of(&audited.findings),
    }
}

/// Says what several files came to, and ends the run.
fn end(
    outcome: Outcome,
    mut totals: Totals,
    failures: Vec<Failure>,
    output: &Output<'_>,
) -> anyhow::Result<Outcome> {
    for _ in &failures {
        totals.add(Counted {
            folder: None,
            is_read: false,
            counts: false,
            tally: Tally::default(),
        });
    }
    totals.tell(output);
    finished_files::end(outcome, failures, output)
}

/// Whether what was found in a file counts.
fn is_wanting(audited: &Audited, output: &Output<'_>) -> bool {
    let tally = Tally::of(&audited.findings);
    tally.errors > 0 || output.denies_warnings() && tally.warnings > 0
}

/// The spreadsheet of what was found, and of what could not be read.
fn spreadsheet(
    audited: &[Audited],
    failures: &[Failure],
    language: Language,
) -> anyhow::Result<Vec<u8>> {
    let why = failures
        .iter()
        .map(|failure| visible(&failure.error.root_cause().to_string()).into_owned());
    let why: Vec<String> = why.collect();
    let unread = failures.iter().zip(&why);
    let read = audited.iter().map(|one| Reviewed::Read(one.found()));
    let files: Vec<Reviewed<'_>> = read
        .chain(unread.map(|(failure, why)| Reviewed::Unread(&failure.file, why)))
        .collect();
    xlsx::write(&review::workbook(&files, language))
}

/// Looks through files that are one report.
fn together(
    options: &Options,
    last: Option<(&Report, &Files)>,
    language: Language,
) -> anyhow::Result<Audited> {
    let read = |file: &PathBuf| {
        let shown = file.display().to_string();
        Ok((shown, named_bytes(file, language)?))
    };
    let files = options.files.iter().map(read);
    let files = files.collect::<anyhow::Result<Vec<_>>>()?;
    let audited = audit::together(&files, &options.known, last);
    audited.map_err(|why| anyhow!(why.into_words(language)))
}

/// Looks through one file.
pub(super) fn one(
    file: &Path,
    known: &Known,
    last: Option<(&Report, &Files)>,
    language: Language,
) -> anyhow::Result<Audited> {
    let shown = file.display().to_string();
    let bytes = named_bytes(file, language)?;
    let audited = audit::audit(&shown, &bytes, known, last);
    audited
        .map_err(|why| anyhow!(why.into_words(language)))
        .with_context(|| cannot(&shown).into_words(language))
}

/// The bytes of a file that is no year file.
fn named_bytes(file: &Path, language: Language) -> anyhow::Result<Vec<u8>> {
    let shown = file.display().to_string();
    finished_files::bytes(file, &cannot(&shown), language)
}

fn cannot(shown: &str) -> Text {
    say!("无法核对 {shown}", "cannot check {shown}")
}

/// Last year's report, with its files.
struct Last {
    report: Report,
    files: Files,
}

/// Reads last year's report, from its year file or its own words.
fn last(file: &Path, output: &Output<'_>) -> anyhow::Result<Last> {
    let shown = file.display().to_string();
    if other_kind::is_toml(file) {
        let compiled = input::load(&shown, &[], output)?;
        let report = compiled.report.ok_or_else(|| {
            let text = say!(
                "{shown} 的写法有误；用 report check {shown} 查看",
                "{shown} cannot be read; see report check {shown}"
            );
            anyhow!(text.into_words(output.language))
        })?;
        return Ok(Last {
            report,
            files: compiled.files,
        });
    }
    let audited = one(file, &Known::default(), None, output.language)?;
    Ok(Last {
        report: audited.report,
        files: audited.files,
    })
}

/// Sums up one file.
pub(super) fn summary(audited: &Audited, output: &Output<'_>) {
    let found = audited.found();
    let name = found.files.main().source.name();
    let tally = Tally::of(&audited.findings);
    let (errors, warnings, notes) = (tally.errors, tally.warnings, tally.notes);
    output.say(&say!(
        "{name}：错误 {errors}，警告 {warnings}，提示 {notes}",
        "{name}: {errors}, {warnings}, {notes}",
        name,
        errors = counted(errors, "error"),
        warnings = counted(warnings, "warning"),
        notes = counted(notes, "note")
    ));
    let unknown = say!("（看不出）", "(not told)");
    let organ = found
        .organ
        .map_or_else(|| unknown.clone(), |organ| Text::same(organ.to_owned()));
    let year = found
        .year
        .map_or_else(|| unknown.clone(), |year| Text::same(year.to_string()));
    let form = found
        .form
        .map_or_else(|| unknown.clone(), |form| Text::same(form.to_owned()));
    output.say(&say!(
        "单位 {organ}，年度 {year}，统计表 {form}",
        "organ {organ}, year {year}, form {form}",
        organ,
        year,
        form
    ));
    let numerals = audited.numerals;
    let relations = found.account.relations;
    output.say(&say!(
        "认出数字 {recognised} 个，日期、文号等 {structural} 个，不明 {unknown} 个；核对关系 {checked} 项，相符 {held}，不符 {failed}，无法核对 {blind}",
        "{recognised} recognised, {structural} of dates, document numbers and the like, {unknown} unknown; {checked} checked, {held} held, {failed} failed, {blind} not assessable",
        recognised = counted(numerals.recognised, "number"),
        structural = numerals.structural,
        unknown = numerals.unknown,
        checked = counted(relations.checked, "relation"),
        held = relations.held,
        failed = relations.failed,
        blind = relations.not_assessable
    ));
    for unread in &audited.unread {
        output.say(unread);
    }
}
