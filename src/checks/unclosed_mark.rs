//! `unclosed-mark`: a bracket or quotation mark that is opened and never closed.

use std::ops::Range;

use super::support::{
    check::{Check, Run},
    needs::Needs,
    passages::{Part, TypedText},
};
use crate::{
    diagnostic::{Diagnostic, Rule, Severity, Text},
    language::{chinese, stretch::Stretch as _},
    model::Report,
};

pub(super) static RULE: Rule = Rule {
    name: "unclosed-mark",
    severity: Severity::Warning,
    since: "0.1.0",
    manual_zh: include_str!("unclosed_mark.zh.md"),
    manual_en: include_str!("unclosed_mark.en.md"),
};

pub(super) const CHECK: Check = Check {
    rule: &RULE,
    needs: Needs::Text,
    run: Run::OnTexts(run),
};

/// A pair of marks; those of either width stand for each other.
struct Pair {
    open: &'static [char],
    close: &'static [char],
    /// How the closing one is written.
    written: char,
}

const PAIRS: &[Pair] = &[
    Pair {
        open: &['（', '('],
        close: &['）', ')'],
        written: '）',
    },
    Pair {
        open: &['《'],
        close: &['》'],
        written: '》',
    },
    Pair {
        open: &['“'],
        close: &['”'],
        written: '”',
    },
    Pair {
        open: &['〔'],
        close: &['〕'],
        written: '〕',
    },
    Pair {
        open: &['【'],
        close: &['】'],
        written: '】',
    },
    Pair {
        open: &['「'],
        close: &['」'],
        written: '」',
    },
];

/// A list number before its closing bracket, as in 1) and 一）, is no longer than this, in
/// characters.
const LONGEST_LIST_NUMBER: usize = 3;

fn run(_: &Report, texts: &[TypedText<'_>], findings: &mut Vec<Diagnostic>) {
    for (index, text) in texts.iter().enumerate() {
        if text.part == Part::Title {
            continue;
        }
        for pair in PAIRS {
            for range in alone(text.text(), pair) {
                let is_open = text.stretch(&range).starts_with(pair.open);
                // A bracket may hold several paragraphs.
                let others: &[TypedText<'_>] = if is_open {
                    texts.get(index + 1..).unwrap_or(&[])
                } else {
                    texts.get(..index).unwrap_or(&[])
                };
                let is_same_passage = |other: &&TypedText<'_>| {
                    other.part == text.part && other.subject == text.subject
                };
                let is_closed_elsewhere = others.iter().filter(is_same_passage).any(|other| {
                    let mut alone = alone(other.text(), pair).into_iter();
                    alone.any(|range| other.stretch(&range).starts_with(pair.open) != is_open)
                });
                if !is_closed_elsewhere {
                    findings.push(unclosed(text, range, pair));
                }
            }
        }
    }
}

/// The marks of a pair that have no partner in `text`.
fn alone(text: &str, pair: &Pair) -> Vec<Range<usize>> {
    let mut open: Vec<Range<usize>> = Vec::new();
    let mut alone = Vec::new();
    let mut clause = 0;
    for (at, character) in text.char_indices() {
        let range = at..at + character.len_utf8();
        if pair.open.contains(&character) {
            open.push(range);
        } else if pair.close.contains(&character) {
            let before = text.stretch(clause..at).trim();
            let is_list_number = !before.is_empty()
                && before.chars().count() <= LONGEST_LIST_NUMBER
                && before
                    .chars()
                    .all(|c| c.is_ascii_alphanumeric() || chinese::digit(c).is_some());
            if open.pop().is_none() && !is_list_number {
                alone.push(range);
            }
        } else if matches!(
            character,
            '。' | '；' | '，' | '：' | '、' | ';' | ',' | ':' | '\n'
        ) {
            clause = range.end;
        }
    }
    alone.extend(open);
    alone.sort_by_key(|range| range.start);
    alone
}

fn unclosed(text: &TypedText<'_>, range: Range<usize>, pair: &Pair) -> Diagnostic {
    let written = text.stretch(&range);
    let is_open = written.starts_with(pair.open);
    let (zh, en) = if is_open {
        (
            format!("“{written}”后面没有“{}”", pair.written),
            format!("{written} is never closed by {}", pair.written),
        )
    } else {
        (
            format!("“{written}”前面没有开头的一半"),
            format!("{written} closes what was never opened"),
        )
    };
    let label = if is_open {
        Text::new("没有收尾", "never closed")
    } else {
        Text::new("没有开头", "never opened")
    };
    Diagnostic::new(&RULE, Text::new(zh, en), text.place(range.clone()), label)
        .with_help(Text::new(
            "补上另一半，或删去这一半",
            "add its partner, or delete it",
        ))
        .at(text.subject.as_str())
        .stating(written, "")
}
