//! `wrong-period`: the days that the statistics are said to cover are not those of the year.

use std::ops::Range;

use super::support::{
    check::{Check, Run},
    needs::Needs,
    preamble_words::PREAMBLE,
};
use crate::{
    diagnostic::{Diagnostic, Rule, Severity, Text},
    language::{dates::DateWord, word_table::has_any},
    model::{
        Report,
        typed_text::{Part, TypedText},
    },
};

pub(super) static RULE: Rule = Rule {
    name: "wrong-period",
    severity: Severity::Warning,
    since: "0.1.0",
    manual_zh: include_str!("wrong_period.zh.md"),
    manual_en: include_str!("wrong_period.en.md"),
};

pub(super) const CHECK: Check = Check {
    rule: &RULE,
    needs: Needs::Text,
    run: Run::OnTexts(run),
};

/// The first year of reports: the regulation of 2007 came into force on 1 May 2008.
const FIRST_YEAR: i32 = 2008;

fn run(report: &Report, texts: &[TypedText<'_>], findings: &mut Vec<Diagnostic>) {
    let printed = texts
        .iter()
        .filter(|text| matches!(text.part, Part::Preamble | Part::Body));
    for text in printed.filter(|_| report.year != 0) {
        let pairs = text.dates().iter().zip(text.dates().iter().skip(1));
        for (first, last) in pairs {
            if let Some(wrong) = wrong(report, text, first, last) {
                findings.push(finding(report, text, &wrong));
            }
        }
    }
}

/// Which end of the period is wrong.
struct Wrong {
    at: Range<usize>,
    is_first: bool,
}

fn wrong(
    report: &Report,
    text: &TypedText<'_>,
    first: &DateWord,
    last: &DateWord,
) -> Option<Wrong> {
    let words = &PREAMBLE.period;
    let year = report.year;
    let (first_month, last_month) = (first.month?, last.month?);
    // Another year is another check's.
    if first.year.is_some_and(|of| of != year) || last.year.is_some_and(|of| of != year) {
        return None;
    }
    let between = text.stretch(&(first.range.end..last.range.start));
    let between: String = between.split_whitespace().collect();
    if !words.joints.contains(&between.as_str()) {
        return None;
    }
    let sentence = text.sentence(&(first.range.start..last.range.end));
    if !has_any(sentence, words.words) || has_any(sentence, words.except) {
        return None;
    }
    let begins = (first_month, first.day.unwrap_or(1));
    let ends = (last_month, last.day.unwrap_or(31));
    let may_begin = begins == (1, 1) || (year == FIRST_YEAR && begins == (5, 1));
    if !may_begin {
        return Some(Wrong {
            at: first.range.clone(),
            is_first: true,
        });
    }
    (ends != (12, 31)).then(|| Wrong {
        at: last.range.clone(),
        is_first: false,
    })
}

fn finding(report: &Report, text: &TypedText<'_>, wrong: &Wrong) -> Diagnostic {
    let year = report.year;
    let written = text.stretch(&wrong.at);
    let (should, zh, en) = if wrong.is_first {
        (format!("{year}年1月1日"), "开始", "begins")
    } else {
        (format!("{year}年12月31日"), "结束", "ends")
    };
    Diagnostic::new(
        &RULE,
        Text::new(
            format!("统计期限在“{written}”{zh}，{year} 年度的应在{should}{zh}"),
            format!("the period of the statistics {en} on {written}, that of {year} on {should}"),
        ),
        text.place(wrong.at.clone()),
        Text::new("不是全年", "not the whole year"),
    )
    .with_help(Text::new(
        format!("改成{should}；确实只统计这一段的，用 [[waivers]] 说明"),
        format!("write {should}; if only these days are covered, say why in [[waivers]]"),
    ))
    .at(text.subject.as_str())
    .stating(written, should)
}
