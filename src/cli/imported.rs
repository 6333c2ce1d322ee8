//! Year files written of reports that were not: what was recognised, what was not, and whether the
//! same text comes out of them.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, anyhow, bail};

use super::{
    adopt, bounded, changed_text,
    drawing::{self, Asked},
    input::{self, Disk},
    new_file,
    outcome::Outcome,
    output::Output,
};
use crate::{
    adoption::KnownIds,
    compile::{self, Compiled},
    diagnostic::{Language, Text, say::say},
    document::edition::Edition,
    forms::Form,
    language::stretch::Stretch as _,
    readers::{self, Transcript},
    recognition::recognised::{Known, Recognised},
    source::Source,
    succession::{pasted::Pasted, skeleton},
    writers,
    year_file::edit::Spoilt,
};

/// Where a year file is written, and of what.
#[derive(Debug, Clone, Copy)]
pub(super) struct Target<'a> {
    /// What messages call the report that it is written of.
    pub(super) name: &'a str,
    /// Its year.
    pub(super) year: i32,
    /// The file.
    pub(super) path: &'a Path,
}

/// Whether a name is that of a file that is there and no year file.
pub(super) fn is_report(file: &Path) -> bool {
    let ending = file.extension();
    ending.is_some_and(|ending| !ending.eq_ignore_ascii_case("toml")) && file.is_file()
}

/// Reads the files of one report, the text and the tables of it.
///
/// # Errors
/// One cannot be read, or is none.
pub(super) fn read(files: &[PathBuf], known: &Known, language: Language) -> anyhow::Result<Pasted> {
    let mut report = Pasted::default();
    for file in files {
        let shown = file.display().to_string();
        let cannot = || say!("无法读取 {shown}", "cannot read {shown}").into_words(language);
        let bytes = bounded::file(file).with_context(cannot)?;
        let transcript = readers::read(&bytes).map_err(|why| anyhow!(why.into_words(language)));
        let transcript = transcript.with_context(cannot)?;
        let known = Known {
            year: known.year.or(report.year).or(report.likely_year),
            ..known.clone()
        };
        let recognised = Recognised::of(&transcript, &known);
        let pasted = Pasted {
            is_finished: true,
            ..Pasted::recognised(&transcript, &recognised)
        };
        let may_be = recognised.is_report(&transcript) || recognised.may_be_report(&transcript);
        if !may_be || !pasted.says_something() {
            let text = say!(
                "{shown} 不像政府信息公开工作年度报告：没有找到标题、各部分的标题或者统计表",
                "{shown} does not look like an annual report on government-information disclosure: no title, no headings of parts and no table of one was found"
            );
            bail!(text.into_words(language));
        }
        report = report.with(pasted);
    }
    Ok(report)
}

/// Writes the year file of a report, and says whether there is something to fill in yet.
///
/// # Errors
/// No organ is known, the file is there already, or it would say something else.
pub(super) fn write(
    pasted: &Pasted,
    organ: Option<&str>,
    target: &Target<'_>,
    output: &Output<'_>,
) -> anyhow::Result<Outcome> {
    let language = output.language;
    let (name, year, path) = (target.name, target.year, target.path);
    let form = Form::for_year(year);
    let Some(organ) = organ.or(pasted.organ.as_deref()) else {
        let text = say!(
            "{name} 的标题里没有找到单位名称：用 --organ 写明单位全称",
            "the title of {name} does not tell the organ: name it by --organ"
        );
        bail!(text.into_words(language));
    };
    let skeleton = skeleton::text(organ, year, form.as_deref(), pasted);
    let refused = |spoilt: Spoilt| anyhow!(changed_text::refused(&spoilt, language));
    let shown = path.display().to_string();
    let source = Source::new(shown.clone(), skeleton.as_bytes());
    let source = source.map_err(|_| refused(Spoilt::Unreadable))?;
    let disk = input::around(path, &[], output)?;
    let adopted = adopt::adopted(
        &disk,
        &source,
        source.text(),
        &known_ids(&source, pasted),
        language,
    )?;
    let (text, told) = adopted.ok_or_else(|| refused(Spoilt::Unreadable))?;
    new_file::write(path, &text, language)?;
    new_file::tell(path, year, &[], output);
    adopt::tell(&told, output);
    tell(pasted, output);
    let written = Source::new(shown, text.as_bytes());
    let written = written.map_err(|_| refused(Spoilt::Unreadable))?;
    let compiled = compile::compile(&disk, written);
    tell_differences(&lost(pasted, &compiled, &disk, language)?, output);
    let mut reports = compiled
        .report
        .iter()
        .flat_map(|report| report.figures.iter());
    let is_open = reports.any(|(_, figure)| figure.to_fill.is_some());
    Ok(if is_open {
        Outcome::Findings
    } else {
        Outcome::Clean
    })
}

/// The ids of the numbers of a year file that the report's own file marks, by where they start.
fn known_ids(source: &Source, pasted: &Pasted) -> KnownIds {
    let text = source.text();
    let mut known = KnownIds::new();
    let (mut last, mut at) = ("", None);
    for marked in &pasted.marked {
        if marked.paragraph != last {
            let from = at.map_or(0, |at: usize| at + last.len());
            let found = text.behind(from).find(&marked.paragraph);
            at = found.map(|found| from + found).or(at);
            if found.is_none() {
                continue;
            }
            last = &marked.paragraph;
        }
        if let Some(at) = at {
            known.insert(at + marked.start, marked.id.clone());
        }
    }
    known
}

/// The sentences of a report that a build of its year file does not print.
fn lost(
    pasted: &Pasted,
    compiled: &Compiled,
    disk: &Disk,
    language: Language,
) -> anyhow::Result<Vec<String>> {
    let Some(report) = &compiled.report else {
        return Ok(Vec::new());
    };
    let asked = Asked {
        formats: vec![writers::format_of(b"PK")],
        may_lack_pages: true,
        package: false,
    };
    let drawn = drawing::files(report, &Edition::Final, &asked, disk, language)?;
    let mut printed = String::new();
    for (_, bytes) in &drawn.files {
        if let Ok(transcript) = readers::read(bytes) {
            printed.push_str(&seen(&transcript));
        }
    }
    let sentences = pasted.sentences();
    let is_lost = |sentence: &&str| !printed.contains(&without_blanks(sentence));
    Ok(sentences.filter(is_lost).map(str::to_owned).collect())
}

/// The text of a transcript without its blanks.
fn seen(transcript: &Transcript) -> String {
    let pieces = transcript.lines.iter().flat_map(|line| &line.pieces);
    pieces.map(|piece| without_blanks(&piece.text)).collect()
}

fn without_blanks(text: &str) -> String {
    let seen = text.chars().filter(|c| !c.is_whitespace());
    // The width of digits and marks is the printer's.
    seen.map(narrow).collect()
}

/// A full-width form as its narrow one.
fn narrow(character: char) -> char {
    let narrow = u32::from(character)
        .checked_sub(FULL_WIDTH)
        .and_then(char::from_u32);
    narrow.filter(char::is_ascii_graphic).unwrap_or(character)
}

/// So far behind the ASCII characters their full-width forms stand.
const FULL_WIDTH: u32 = 0xFEE0;

/// Says which sentences come out otherwise.
fn tell_differences(lost: &[String], output: &Output<'_>) {
    if lost.is_empty() {
        return;
    }
    let count = lost.len();
    let lines: Vec<&str> = lost.iter().take(MOST_SHOWN).map(String::as_str).collect();
    let lines = lines.join("\n  ");
    output.say(&say!(
        "照这个文件写出来，有 {count} 句与原文不一样：\n  {lines}",
        "{count} sentences are not printed by this file as they stood:\n  {lines}"
    ));
}

/// How many of the lines that were left out are shown.
const MOST_SHOWN: usize = 8;

/// Says what of the text is not in the year file, and which cells were found.
fn tell(pasted: &Pasted, output: &Output<'_>) {
    let filled = pasted.tables.rows.len();
    if filled > 0 {
        output.say(&say!(
            "统计表有 {filled} 行的数字照原来的表填好了",
            "{filled} rows of the tables were filled in as they stood"
        ));
    }
    let missing = pasted.tables.missing.iter();
    let missing: Vec<String> = missing
        .map(|(title, rows)| format!("“{title}” {rows}"))
        .collect();
    if !missing.is_empty() {
        let (zh, en) = (missing.join("，"), missing.join(", "));
        output.say(&Text::new(
            format!("这些表还有几行没有找到（表名后面是行数），填在 [table]：{zh}"),
            format!(
                "rows of these tables were not found (how many behind each); fill in [table]: {en}"
            ),
        ));
    }
    let count = pasted.left_out.len();
    if count > 0 {
        let lines = pasted.left_out.iter().take(MOST_SHOWN);
        let lines: Vec<&str> = lines.map(String::as_str).collect();
        let lines = lines.join("\n  ");
        output.say(&say!(
            "有 {count} 行不是年报的文字（网页上的，或者在标题以前），没有收进来：\n  {lines}",
            "{count} lines are of the web page or stand before the title and were left out:\n  {lines}"
        ));
    }
}
