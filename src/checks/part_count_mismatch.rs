//! `part-count-mismatch`: the report says that it has so many parts, and has another number.

use std::{collections::BTreeSet, ops::Range};

use super::support::{
    check::{Check, Run},
    needs::Needs,
    preamble_words::PREAMBLE,
};
use crate::{
    diagnostic::{Diagnostic, Rule, Severity, Text},
    forms::outline::{Heading, Outline},
    language::{chinese, full_width, heading, stretch::Stretch as _, word_table::has_any},
    model::{
        Report,
        text::Paragraph,
        typed_text::{Part, TypedText},
    },
};

pub(super) static RULE: Rule = Rule {
    name: "part-count-mismatch",
    severity: Severity::Warning,
    since: "0.1.0",
    manual_zh: include_str!("part_count_mismatch.zh.md"),
    manual_en: include_str!("part_count_mismatch.en.md"),
};

pub(super) const CHECK: Check = Check {
    rule: &RULE,
    needs: Needs::Text,
    run: Run::OnTexts(run),
};

/// A file of fewer parts may be a report that was pasted into one.
const FEWEST: usize = 3;

/// No report has more parts.
const MOST: usize = 20;

fn run(report: &Report, texts: &[TypedText<'_>], findings: &mut Vec<Diagnostic>) {
    let printed = texts
        .iter()
        .filter(|text| matches!(text.part, Part::Preamble | Part::Body));
    let counted = printed.map(|text| (text, counts(text)));
    let mut counted = counted.filter(|(_, counts)| !counts.is_empty()).peekable();
    // Few reports say how many parts they have, and counting them reads all of the text.
    if counted.peek().is_none() {
        return;
    }
    let Some(parts) = parts(report) else { return };
    for (text, counts) in counted {
        for (range, said) in counts {
            if said != parts {
                findings.push(mismatch(text, &range, said, parts, Against::Parts));
            } else if let Some(named) = named(report, text, &range).filter(|named| *named != said) {
                findings.push(mismatch(text, &range, said, named, Against::List));
            }
        }
    }
}

/// How many parts the report has, attachments aside; `None` where it seems to be pasted into
/// fewer.
fn parts(report: &Report) -> Option<usize> {
    let bodies = report.sections.iter().map(|part| &part.body);
    let mut lines = bodies.flat_map(|body| body.paragraphs().map(Paragraph::text));
    let parts = report.headings();
    let parts = parts.iter().filter(|heading| !heading.starts_with('附'));
    let count = parts.count();
    (count >= FEWEST && !lines.any(|line| heading::is_part(&line))).then_some(count)
}

/// The numbers of parts that a text says the report has.
fn counts(text: &TypedText<'_>) -> Vec<(Range<usize>, usize)> {
    let words = &PREAMBLE.parts;
    let mut found = Vec::new();
    for (at, part) in text.text().match_indices("部分") {
        let before = text.before(at);
        let before = before.strip_suffix(['个', '大']).unwrap_or(before);
        let number = before
            .char_indices()
            .rev()
            .take_while(|(_, typed)| is_digit(*typed))
            .last();
        let Some((start, _)) = number else { continue };
        let Some(said) = value(before.behind(start)).filter(|said| (2..=MOST).contains(said))
        else {
            continue;
        };
        let range = start..at + part.len();
        let sentence = text.sentence(&range);
        let is_about = has_any(sentence, words.about) && !has_any(sentence, words.other);
        let lead = text.before(start);
        let is_other = words.except.iter().any(|word| lead.ends_with(*word));
        let is_verb = text.after(range.end).trim_start();
        let is_said = words
            .words
            .iter()
            .any(|word| is_verb.starts_with(*word) || lead.trim_end().ends_with(*word))
            || named_before(text, &range).is_some_and(|list| list.contains('、'));
        if is_about && is_said && !is_other {
            found.push((range, said));
        }
    }
    found
}

fn is_digit(typed: char) -> bool {
    chinese::digit(typed).is_some() || typed == '十' || full_width::digit(typed).is_some()
}

fn value(written: &str) -> Option<usize> {
    let ascii: String = written.chars().filter_map(full_width::digit).collect();
    if ascii.is_empty() {
        return usize::try_from(chinese::parse(written)?).ok();
    }
    ascii.parse().ok()
}

/// How many parts of the form the sentence names, where each name is one of them.
fn named(report: &Report, text: &TypedText<'_>, range: &Range<usize>) -> Option<usize> {
    let form = report.form.as_ref()?;
    let list = named_before(text, range).or_else(|| named_behind(text, range))?;
    let outline = Outline::new(&form.sections);
    let names = list.split(['、', '，', ',']).map(str::trim);
    let parts = names
        .filter(|name| !name.is_empty() && *name != "等")
        .map(|name| outline.best(&Heading::new(name)))
        .collect::<Option<BTreeSet<usize>>>()?;
    (parts.len() > 1).then_some(parts.len())
}

/// The list before the number: 由…、…六部分组成.
fn named_before<'t>(text: &'t TypedText<'_>, range: &Range<usize>) -> Option<&'t str> {
    let start = text.sentence_range(range).start;
    let before = text.stretch(&(start..range.start));
    let leads = PREAMBLE.parts.leads;
    let from = leads
        .iter()
        .filter_map(|lead| before.rfind(*lead).map(|at| at + lead.len()))
        .max()?;
    let list = before.behind(from).trim_end_matches(['等', '共', '这']);
    (!list.is_empty()).then_some(list)
}

/// The list behind the number: 分为六个部分：…，….
fn named_behind<'t>(text: &'t TypedText<'_>, range: &Range<usize>) -> Option<&'t str> {
    let end = text.sentence_range(range).end;
    let behind = text.stretch(&(range.end..end));
    let (verb, list) = behind.split_once(['：', ':'])?;
    (verb.chars().count() <= LONGEST_VERB).then_some(list)
}

/// Between the number and its list stands no more than 组成, 内容.
const LONGEST_VERB: usize = 4;

/// What a number of parts does not agree with.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Against {
    Parts,
    List,
}

fn mismatch(
    text: &TypedText<'_>,
    range: &Range<usize>,
    said: usize,
    found: usize,
    against: Against,
) -> Diagnostic {
    let written = text.stretch(range);
    let message = match against {
        Against::Parts => Text::new(
            format!("这里说有“{written}”，报告有 {found} 个部分"),
            format!("{written} ({said} parts) are said, the report has {found}"),
        ),
        Against::List => Text::new(
            format!("这里说有“{written}”，句中列出了 {found} 个"),
            format!("{written} ({said} parts) are said, the sentence names {found}"),
        ),
    };
    Diagnostic::new(
        &RULE,
        message,
        text.place(range.clone()),
        Text::new(format!("应为 {found}？"), format!("{found}?")),
    )
    .with_help(Text::new(
        "对照各部分的标题改正数目和列举",
        "mend the number and the list by the headings of the parts",
    ))
    .at(text.subject.as_str())
    .stating(said.to_string(), found.to_string())
}
