//! `foreign-organ`: another organ's name where this one's should stand.

mod colleagues;
mod neighbours;
mod self_words;
mod words;

use std::ops::Range;

use self::words::{
    ASKS, BEHIND_COMPILED, DIVISIONS, GOVERNMENTS, LEADS, ORGANS, OTHER_GOVERNMENTS, THIS_REPORT,
    TITLES, is_end_of_place,
};
use super::support::{
    check::{Check, Run},
    needs::Needs,
};
use crate::{
    diagnostic::{Diagnostic, Rule, Severity, Text},
    language::{
        dates::dates,
        punctuation::CLAUSE_ENDS,
        stretch::Stretch as _,
        word_table::{ends_with_any, has_any, starts_with_any},
    },
    model::{
        Report,
        typed_text::{Part, TypedText},
    },
    recognition::{organ_name::is_subsequence, page::PRESENTS},
    year_file::AttachmentKind,
};

pub(super) static RULE: Rule = Rule {
    name: "foreign-organ",
    severity: Severity::Error,
    since: "0.1.0",
    manual_zh: include_str!("foreign_organ.zh.md"),
    manual_en: include_str!("foreign_organ.en.md"),
};

pub(super) const CHECK: Check = Check {
    rule: &RULE,
    needs: Needs::Text,
    run: Run::OnTexts(run),
};

fn run(report: &Report, texts: &[TypedText<'_>], findings: &mut Vec<Diagnostic>) {
    if report.organ.name.is_empty() {
        return;
    }
    let own = own_names(report);
    let signature = signature(texts);
    let organ = &report.organ.name;
    let office = neighbours::office(organ);
    for text in texts {
        let mut named = names(text, &own);
        if signature.is_some_and(|signed| std::ptr::eq(signed, text)) {
            named.push(trimmed(text, 0..text.text().len()));
        }
        if matches!(text.part, Part::Preamble | Part::Body) {
            let neighbours = office.map(|office| neighbours::neighbours(text, office));
            named.extend(neighbours.into_iter().flatten());
            let colleagues = office.map(|office| colleagues::colleagues(text, organ, office));
            for range in colleagues.into_iter().flatten() {
                let mut finding = foreign(report, text, &range);
                // A report may tell of another office.
                finding.severity = Severity::Warning;
                findings.push(finding);
            }
            for range in self_words::foreign(text, &report.organ.name) {
                findings.push(foreign_word(report, text, &range));
            }
        }
        named.sort_by_key(|range| range.start);
        named.dedup();
        for range in named {
            let name = text.stretch(&range);
            if is_specific(name) && !own.iter().any(|own| is_same(name, own)) {
                findings.push(foreign(report, text, &range));
            }
        }
    }
}

/// The names by which the organ calls itself.
fn own_names(report: &Report) -> Vec<&str> {
    let organ = &report.organ;
    let mut own = vec![organ.name.as_str()];
    own.extend(organ.particular("short_name"));
    own.extend(organ.particular("office"));
    own
}

/// Whether two names may be of one organ: one is the other with characters left out, as
/// 文广旅游局 is 文化广电旅游局.
fn is_same(name: &str, own: &str) -> bool {
    is_subsequence(name, own) || is_subsequence(own, name)
}

/// Whether a name says of which place the organ is.
fn is_specific(name: &str) -> bool {
    let is_name =
        name.chars().count() <= 30 && name.chars().all(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
    is_name
        && ends_with_any(name, ORGANS)
        && name
            .char_indices()
            .any(|(at, c)| is_end_of_place(c) && name.before(at).chars().count() >= 2)
}

/// The names in the places of `text` where the organ names itself.
fn names(text: &TypedText<'_>, own: &[&str]) -> Vec<Range<usize>> {
    match text.part {
        Part::Title => titled(text).into_iter().collect(),
        Part::Heading | Part::Remark => Vec::new(),
        Part::Preamble => {
            let mut found = between(text, '由', "编制");
            found.extend(contacts(text, own));
            found.extend(titled(text));
            found.extend(presented(text));
            found
        }
        Part::Body => {
            let mut found = between(text, '由', "编制");
            found.retain(|range| has_any(text.sentence(range), THIS_REPORT));
            found.extend(contacts(text, own));
            found
        }
    }
}

/// What stands between two words in one clause.
fn between(text: &TypedText<'_>, open: char, close: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for (at, _) in text.text().match_indices(open) {
        let start = at + open.len_utf8();
        let rest = text.text().near_behind(start);
        let Some(length) = rest.find(close) else {
            continue;
        };
        let goes_on = rest
            .get(length + close.len()..)
            .is_some_and(|behind| starts_with_any(behind, BEHIND_COMPILED));
        if !goes_on && !text.is_name(start) {
            found.push(trimmed(text, start..start + length));
        }
    }
    found
}

/// 请与…联系. One asks an office, whose organ is meant; a government's report may send one to any
/// of its own.
fn contacts(text: &TypedText<'_>, own: &[&str]) -> Vec<Range<usize>> {
    let is_government = own
        .first()
        .is_some_and(|name| ends_with_any(name, GOVERNMENTS));
    let mut found = between(text, '与', "联系");
    found.extend(between(text, '向', "咨询"));
    found.retain(|range| {
        let before = text.text().near_before(range.start);
        has_any(last_clause(before), ASKS)
    });
    let found = found.into_iter().map(|range| organ_of_office(text, range));
    found
        .filter(|range| {
            let name = text.stretch(range);
            !is_government || ends_with_any(name, OTHER_GOVERNMENTS)
        })
        .collect()
}

fn last_clause(text: &str) -> &str {
    text.rsplit(CLAUSE_ENDS).next().unwrap_or(text)
}

/// The organ of 东城区民政局办公室 is 东城区民政局.
fn organ_of_office(text: &TypedText<'_>, range: Range<usize>) -> Range<usize> {
    let name = text.stretch(&range);
    DIVISIONS
        .iter()
        .filter_map(|division| name.strip_suffix(division))
        .find(|organ| ends_with_any(organ, ORGANS))
        .map_or(range.clone(), |organ| {
            range.start..range.start + organ.len()
        })
}

/// The name in `…局2017年政府信息公开年度报告` or `…局政府信息公开情况统计表`.
fn titled(text: &TypedText<'_>) -> Option<Range<usize>> {
    if let Some(attachment) = text.attachment()
        && attachment.kind == AttachmentKind::File
    {
        return None;
    }
    titled_at(text, text.text().find(SUBJECT)?)
}

/// What reports of this kind are of.
const SUBJECT: &str = "政府信息公开";

/// The names of those whose report a text says to be presented here: 现公布甲镇2022年政府信息公开工作年度报告.
fn presented(text: &TypedText<'_>) -> Vec<Range<usize>> {
    let titles = text.text().match_indices(SUBJECT);
    let names = titles.filter_map(|(at, _)| titled_at(text, at));
    names
        .filter(|range| ends_with_any(text.before(range.start), PRESENTS))
        .collect()
}

/// The name before the title whose 政府信息公开 stands there.
fn titled_at(text: &TypedText<'_>, at: usize) -> Option<Range<usize>> {
    let whole = text.text();
    let behind = whole.near_behind(at);
    let clause = behind.split(CLAUSE_ENDS).next().unwrap_or(behind);
    if !has_any(clause, TITLES) || (text.part == Part::Preamble && has_any(clause, &["条例"])) {
        return None;
    }
    let before = whole.near_before(at);
    let from = at - before.len();
    let year = dates(before).into_iter().next_back();
    let year = year.filter(|year| matches!(before.behind(year.range.end).trim(), "" | "度"));
    let before = year.map_or(before, |year| before.before(year.range.start));
    // A name is of nothing but Chinese characters.
    let lead = before.trim_end_matches(|c: char| ('\u{4e00}'..='\u{9fff}').contains(&c));
    Some(trimmed(text, from + lead.len()..from + before.len()))
}

/// The last paragraph, or the one before it where the last is the date: a name that stands there
/// alone signs the report.
fn signature<'a, 'r>(texts: &'a [TypedText<'r>]) -> Option<&'a TypedText<'r>> {
    let mut last = texts.iter().rev().filter(|text| text.part == Part::Body);
    let end = last.next()?;
    let whole = end.text().trim();
    let is_date = dates(whole)
        .first()
        .is_some_and(|date| date.range == (0..whole.len()));
    if is_date { last.next() } else { Some(end) }
}

/// The stretch without white space and without the words that lead to a name.
fn trimmed(text: &TypedText<'_>, range: Range<usize>) -> Range<usize> {
    let whole = text.stretch(&range);
    let lead = LEADS
        .iter()
        .filter_map(|lead| whole.rfind(lead).map(|at| at + lead.len()))
        .filter(|end| *end < whole.trim_end().len())
        .max()
        .unwrap_or(0);
    let name = whole.behind(lead);
    let start = range.start + lead + (name.len() - name.trim_start().len());
    start..start + name.trim().len()
}

/// 我街道 in the report of a bureau.
fn foreign_word(report: &Report, text: &TypedText<'_>, range: &Range<usize>) -> Diagnostic {
    let word = text.stretch(range);
    let own = &report.organ.name;
    Diagnostic::new(
        &RULE,
        Text::new(
            format!("“{own}”不会自称“{word}”"),
            format!("{own} does not call itself {word}"),
        ),
        text.place(range.clone()),
        Text::new("别的机关的自称", "how another organ calls itself"),
    )
    .with_help(Text::new(
        "多半是从别的机关的报告抄来的，改成本机关的自称；确实应当这样写的，写一条豁免",
        "it was probably copied from another organ's report: write how this one calls itself, or waive it",
    ))
    .at(text.subject.as_str())
    .stating(word, own.as_str())
}

fn foreign(report: &Report, text: &TypedText<'_>, range: &Range<usize>) -> Diagnostic {
    let name = text.stretch(range);
    let own = &report.organ.name;
    Diagnostic::new(
        &RULE,
        Text::new(
            format!("这是“{own}”的报告，这里写的是“{name}”"),
            format!("the report is {own}'s, this names {name}"),
        ),
        text.place(range.clone()),
        Text::new("别的机关", "another organ"),
    )
    .with_help(Text::new(
        "改成本机关的名称，正文里写 {{ organ.name }}；确实应当写它的，写一条豁免",
        "write this organ's name, {{ organ.name }} in the text; waive it if the other is meant",
    ))
    .at(text.subject.as_str())
    .stating(name, own.as_str())
}
