//! `report fill`: what departments typed into their workbooks, taken over into the year file.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, anyhow};
use clap::ArgMatches;

use super::{
    command::{Command, Ready},
    complaint::Message,
    fill_in_report::{self, FillInReport},
    finished_files,
    fix::{self, Mode},
    new_file,
    outcome::Outcome,
    output::{self, Output},
    output_options::{OutputOptions, output, output_arguments},
    words::{self, Words, flag},
};
use crate::{
    compile::Compiled,
    diagnostic::{
        self, Language,
        say::{counted, say},
    },
    fill::{self, Filled, Filling},
    readers::{self, Transcript},
    workbook::departments::Departments,
};

pub(super) const COMMAND: Command = Command {
    name: "fill",
    define,
    parse,
};

/// What `report fill` is asked for.
#[derive(Debug)]
struct Options {
    input: String,
    workbooks: Vec<PathBuf>,
    /// Whether what is right is written in spite of what is wrong.
    partial: bool,
    /// Whether the workbooks' numbers take the place of the year file's.
    replace: bool,
    dry_run: bool,
    allow: Vec<PathBuf>,
    output: OutputOptions,
}

fn define(command: clap::Command, words: Words) -> clap::Command {
    command
        .about(words.say(
            "把填好的工作簿收进年度文件：只写数字，别的一字不动",
            "Take what was typed into workbooks over into the year file, and change nothing else there",
        ))
        .after_help(words.say(
            "例：report fill 2024 2024年填报表（法规科）.xlsx 2024年填报表（办公室）.xlsx\n空白的格子不改动年度文件。有一个问题就一个数也不写，--partial 写没有问题的。\n同一科室两个人各填一份，一起写上，不一样的格子逐个列出。\n退出码：0 收进；1 有问题；2 无法读取或写出。",
            "Such as: report fill 2024 legal.xlsx office.xlsx\nA blank cell changes nothing. While there is a finding nothing is written; --partial writes what is right.\nTwo workbooks of one department that two people filled in are compared cell by cell.\nExit codes: 0 taken over; 1 findings; 2 could not read or write.",
        ))
        .arg(words::input(words))
        .arg(finished_files::argument(
            words,
            ["填好的工作簿（.xlsx，别的程序另存的也认）", "workbooks that were filled in (.xlsx, or as another program saved it)"],
        ))
        .arg(flag(
            "partial",
            words.say("有问题的不写，其余的写", "write what is right in spite of findings"),
        ))
        .arg(flag(
            "replace",
            words.say("与年度文件里的数字不一样时，用工作簿的", "where the year file has another number, take the workbook's"),
        ))
        .arg(flag(
            "dry-run",
            words.say("只显示要改的地方，不改文件", "show what would be changed and change nothing"),
        ))
        .arg(words::allow(words))
        .args(output_arguments(words))
}

fn parse(matches: &ArgMatches, language: Language) -> Result<Ready, Message> {
    let options = Options {
        input: words::one(matches, "input"),
        workbooks: finished_files::named(matches),
        partial: matches.get_flag("partial"),
        replace: matches.get_flag("replace"),
        dry_run: matches.get_flag("dry-run"),
        allow: words::allowed(matches),
        output: output(matches, language)?,
    };
    Ok(Box::new(move |_| {
        run(&options, &Output::new(&options.output, language))
    }))
}

fn run(options: &Options, output: &Output<'_>) -> anyhow::Result<Outcome> {
    let language = output.language;
    let workbooks = options.workbooks.iter().map(|file| read(file, language));
    let workbooks = workbooks.collect::<anyhow::Result<Vec<_>>>()?;
    let organ = workbooks.iter().find_map(|(_, held)| fill::organ(held));
    let found = fill_in_report::open(&options.input, organ.as_deref(), &options.allow, output)?;
    let FillInReport {
        mut compiled,
        file,
        is_new,
    } = found;
    let Some(report) = compiled.report.take() else {
        output.findings(std::slice::from_ref(&compiled))?;
        return Ok(Outcome::Failed);
    };
    let reference = fill_in_report::workbook(&report, &file, &Departments::of(&file), None);
    let source = compiled.source().clone();
    let filling = Filling {
        report: &report,
        file: &file,
        text: source.text(),
        reference: &reference,
        replaces: options.replace,
    };
    let filled = fill::fill(filling, &workbooks, &mut compiled.files);
    let filled = filled.map_err(|why| anyhow!(why.into_words(language)))?;
    let filled = filled.map_err(|spoilt| anyhow!(spoilt.why().into_words(language)))?;
    let Filled {
        findings,
        text,
        changes,
        blank,
        without_room,
    } = filled;
    let is_right = findings.is_empty();
    compiled.report = Some(report);
    compiled.findings = findings;
    diagnostic::sort(&mut compiled.findings);
    output.hold_apart(std::slice::from_ref(&compiled), &[])?;
    output.findings(std::slice::from_ref(&compiled))?;
    if is_right || options.partial {
        write(&compiled, &text, is_new, options, output)?;
        let left = counted(blank, "cell");
        output.say(&say!(
            "收进 {changes} 个数字；还有 {blank} 个格子空着",
            "{numbers} taken over; {left} left blank",
            changes,
            blank,
            numbers = counted(changes, "number"),
            left
        ));
    } else {
        let count = compiled.findings.len();
        output.say(&say!(
            "有 {count} 个问题，一个数也没有写；改好再收，或者加 --partial 先收没有问题的",
            "nothing was written for {count}; mend them, or take over what is right by --partial",
            count = counted(count, "finding")
        ));
    }
    for id in &without_room {
        output.say(&say!(
            "年度文件里“{id}”没有写 value：先补上一行 value = \"?\"",
            "{id} has no value in the year file: add the line value = \"?\" first"
        ));
    }
    Ok(if is_right && without_room.is_empty() {
        Outcome::Clean
    } else {
        Outcome::Findings
    })
}

/// Writes the year file, or shows what would be changed.
fn write(
    compiled: &Compiled,
    text: &str,
    is_new: bool,
    options: &Options,
    output: &Output<'_>,
) -> anyhow::Result<()> {
    let source = compiled.source();
    let mode = if options.dry_run {
        Mode::DryRun
    } else {
        Mode::Write
    };
    if !is_new {
        fix::change(source, text, mode, output)?;
    } else if options.dry_run {
        output::show(text)?;
    } else {
        let path = Path::new(source.name());
        new_file::write(path, text.as_bytes(), output.language)?;
        let shown = path.display();
        output.say(&say!("已写出 {shown}", "wrote {shown}"));
    }
    Ok(())
}

/// Reads a workbook.
fn read(file: &Path, language: Language) -> anyhow::Result<(String, Transcript)> {
    let shown = file.display().to_string();
    let cannot = say!("无法读取 {shown}", "cannot read {shown}", shown = &shown);
    let bytes = finished_files::bytes(file, &cannot, language)?;
    let transcript = readers::read(&bytes).map_err(|why| anyhow!(why.into_words(language)));
    Ok((
        shown,
        transcript.with_context(|| cannot.into_words(language))?,
    ))
}
