//! `unfinished-text`: a paragraph that breaks off, a list that skips an item.

use std::ops::Range;

use super::support::{
    check::{Check, Run},
    needs::Needs,
};
use crate::{
    diagnostic::{Diagnostic, Rule, Severity, Text},
    language::{
        punctuation::{BREAKS, NAME_ENDS, PARAGRAPH_ENDS},
        stretch::Stretch as _,
    },
    model::{
        Report,
        typed_text::{Part, TypedText},
    },
};

pub(super) static RULE: Rule = Rule {
    name: "unfinished-text",
    severity: Severity::Warning,
    since: "0.1.0",
    manual_zh: include_str!("unfinished_text.zh.md"),
    manual_en: include_str!("unfinished_text.en.md"),
};

pub(super) const CHECK: Check = Check {
    rule: &RULE,
    needs: Needs::Text,
    run: Run::OnTexts(run),
};

/// The items of a list by their number.
const NUMBERS: [&str; 10] = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];

fn run(_: &Report, texts: &[TypedText<'_>], findings: &mut Vec<Diagnostic>) {
    for passage in texts.chunk_by(is_same_passage) {
        // Lines as a page breaks them are no paragraphs: many of them break off.
        let mut broken = passage
            .iter()
            .enumerate()
            .filter(|(_, text)| is_broken(text));
        if let (Some((index, text)), None) = (broken.next(), broken.next()) {
            findings.extend(breaks_off(text, passage.get(index + 1)));
        }
    }
    for style in [Style::Clause, Style::Paragraph] {
        skipped(texts, style, findings);
    }
}

fn is_same_passage(one: &TypedText<'_>, other: &TypedText<'_>) -> bool {
    one.part == other.part && one.subject == other.subject
}

/// A shorter line without a mark at its end is a heading, in characters.
const LONGEST_HEADING: usize = 30;

/// Whether a paragraph has no end of a sentence.
fn is_broken(text: &TypedText<'_>) -> bool {
    let Some(line) = text.text().lines().next().map(str::trim_end) else {
        return false;
    };
    let is_ended = line.ends_with(PARAGRAPH_ENDS);
    let is_heading = line.chars().count() <= LONGEST_HEADING && !line.ends_with(BREAKS);
    !is_ended && !is_heading
}

/// The paragraph ends in ， or 、, and no item of a list follows.
fn breaks_off(text: &TypedText<'_>, next: Option<&TypedText<'_>>) -> Option<Diagnostic> {
    if !matches!(text.part, Part::Body | Part::Preamble) {
        return None;
    }
    // Notes follow the paragraph, a line each.
    let line = text.text().lines().next()?.trim_end();
    let mark = line
        .chars()
        .next_back()
        .filter(|mark| BREAKS.contains(mark))?;
    let goes_on = next.is_some_and(|next| {
        let start = next.text().trim_start();
        let is_numbered =
            start.starts_with(|c: char| c.is_ascii_digit() || "（(①②③④⑤⑥⑦⑧⑨".contains(c));
        is_numbered || item(start, Style::Clause).is_some()
    });
    if goes_on {
        return None;
    }
    let range = line.len() - mark.len_utf8()..line.len();
    Some(
        Diagnostic::new(
            &RULE,
            Text::new(
                format!("这一段以“{mark}”结尾，话没有说完"),
                format!("the paragraph ends in {mark}: it breaks off"),
            ),
            text.place(range),
            Text::new("没有写完", "breaks off"),
        )
        .with_help(Text::new(
            "写完这一句，或改成句号；下一段本是这一段的，接到这一段后面",
            "finish the sentence, or end it with a full stop; if the next paragraph belongs to it, join them",
        ))
        .at(text.subject.as_str()),
    )
}

/// How the items of a list are numbered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Style {
    /// `一是`, at the start of a clause.
    Clause,
    /// `（一）`, at the start of a paragraph.
    Paragraph,
}

/// The number of the item that starts `text`, and the length of its number.
fn item(text: &str, style: Style) -> Option<(usize, usize)> {
    NUMBERS.iter().enumerate().find_map(|(index, number)| {
        let rest = match style {
            Style::Clause => text.strip_prefix(number)?.strip_prefix('是')?,
            Style::Paragraph => text
                .strip_prefix('（')?
                .strip_prefix(number)?
                .strip_prefix('）')?,
        };
        Some((index + 1, text.len() - rest.len()))
    })
}

/// The items of a text, each with where its number stands.
fn items(text: &str, style: Style) -> Vec<(usize, Range<usize>)> {
    let places: Vec<usize> = match style {
        // Looked for by the character that is rarer than the numbers.
        Style::Clause => {
            let numbers = text.match_indices('是').filter_map(|(at, _)| {
                let before = text.before(at);
                let number = before.chars().next_back()?;
                let start = at - number.len_utf8();
                let clause = text.before(start).trim_end();
                (clause.is_empty() || clause.ends_with(NAME_ENDS) || clause.ends_with(':'))
                    .then_some(start)
            });
            numbers.collect()
        }
        Style::Paragraph => vec![text.len() - text.trim_start().len()],
    };
    let items = places.into_iter().filter_map(|at| {
        let (number, length) = item(text.behind(at), style)?;
        Some((number, at..at + length))
    });
    items.collect()
}

/// 一是 with 三是 behind it and no 二是 between.
fn skipped(texts: &[TypedText<'_>], style: Style, findings: &mut Vec<Diagnostic>) {
    let mut last: Option<(usize, &TypedText<'_>)> = None;
    for text in texts.iter().filter(|text| text.part == Part::Body) {
        if last.is_some_and(|(_, before)| !is_same_passage(before, text)) {
            last = None;
        }
        for (number, range) in items(text.text(), style) {
            if last.is_some_and(|(before, _)| number == before + 2) {
                findings.push(missing_item(text, range, number));
            }
            last = Some((number, text));
        }
    }
}

fn missing_item(text: &TypedText<'_>, range: Range<usize>, number: usize) -> Diagnostic {
    let written = text.stretch(&range);
    let numbered = |number: usize| {
        NUMBERS
            .get(number - 1)
            .expect("items are numbered from one to ten")
    };
    let missing = written.replace(numbered(number), numbered(number - 1));
    Diagnostic::new(
        &RULE,
        Text::new(
            format!("“{written}”前面没有“{missing}”"),
            format!("{written} with no {missing} before it"),
        ),
        text.place(range.clone()),
        Text::new("缺了一项", "an item is missing"),
    )
    .with_help(Text::new(
        "补上漏掉的一项，或把后面的序号改过来",
        "put in the item that was lost, or number the rest anew",
    ))
    .at(text.subject.as_str())
    .stating(written, missing)
}
