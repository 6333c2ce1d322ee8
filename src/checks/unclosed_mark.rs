//! `unclosed-mark`: a bracket or quotation mark that is opened and never closed.

use std::ops::Range;

use super::support::{
    check::{Check, Run},
    needs::Needs,
};
use crate::{
    diagnostic::{Diagnostic, Rule, Severity, Text},
    language::{chinese, stretch::Stretch as _},
    model::{
        Report,
        typed_text::{Part, TypedText},
    },
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

/// A mark without its partner: the number of its pair and where it stands.
type Alone = (usize, Range<usize>);

fn run(_: &Report, texts: &[TypedText<'_>], findings: &mut Vec<Diagnostic>) {
    let texts: Vec<&TypedText<'_>> = texts
        .iter()
        .filter(|text| text.part != Part::Title)
        .collect();
    let all: Vec<Vec<Alone>> = texts.iter().map(|text| alone(text.text())).collect();
    for (index, (text, marks)) in texts.iter().zip(&all).enumerate() {
        for (number, range) in marks {
            let Some(pair) = PAIRS.get(*number) else {
                continue;
            };
            let is_open = text.stretch(range).starts_with(pair.open);
            // A bracket may hold several paragraphs.
            let others = if is_open {
                index + 1..texts.len()
            } else {
                0..index
            };
            let is_closed_elsewhere = others.into_iter().any(|other| {
                let (Some(other), Some(marks)) = (texts.get(other), all.get(other)) else {
                    return false;
                };
                let is_same_passage = other.part == text.part && other.subject == text.subject;
                let mut marks = marks.iter().filter(|(other, _)| other == number);
                is_same_passage
                    && marks
                        .any(|(_, range)| other.stretch(range).starts_with(pair.open) != is_open)
            });
            if !is_closed_elsewhere {
                findings.push(unclosed(text, range.clone(), pair));
            }
        }
    }
}

/// The marks of `text` that have no partner in it.
fn alone(text: &str) -> Vec<Alone> {
    let mut open: [Vec<Range<usize>>; PAIRS.len()] = std::array::from_fn(|_| Vec::new());
    let mut alone: Vec<Alone> = Vec::new();
    let mut clause = 0;
    for (at, character) in text.char_indices() {
        // Asked for each character of every text, of which most are no marks.
        if ('\u{4e00}'..='\u{9fff}').contains(&character) || character.is_ascii_alphanumeric() {
            continue;
        }
        let range = at..at + character.len_utf8();
        let of = |marks: fn(&Pair) -> &'static [char]| {
            PAIRS
                .iter()
                .position(|pair| marks(pair).contains(&character))
        };
        if let Some(marks) = of(|pair| pair.open).and_then(|pair| open.get_mut(pair)) {
            marks.push(range);
        } else if let Some(pair) = of(|pair| pair.close) {
            let partner = open.get_mut(pair).and_then(Vec::pop);
            if partner.is_none() && !is_list_number(text.stretch(clause..at)) {
                alone.push((pair, range));
            }
        } else if matches!(
            character,
            '。' | '；' | '，' | '：' | '、' | ';' | ',' | ':' | '\n'
        ) {
            clause = range.end;
        }
    }
    let open = open.into_iter().enumerate();
    alone.extend(open.flat_map(|(pair, marks)| marks.into_iter().map(move |mark| (pair, mark))));
    alone.sort_by_key(|(pair, range)| (*pair, range.start));
    alone
}

/// The 1 of 1) and the 一 of 一）.
fn is_list_number(before: &str) -> bool {
    let before = before.trim();
    let is_number = |c: char| c.is_ascii_alphanumeric() || chinese::digit(c).is_some();
    !before.is_empty()
        && before.chars().nth(LONGEST_LIST_NUMBER).is_none()
        && before.chars().all(is_number)
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
