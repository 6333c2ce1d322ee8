//! `odd-mark`: a punctuation mark of another script, or two where one belongs.

use std::ops::Range;

use super::support::{
    check::{Check, Run},
    needs::Needs,
};
use crate::{
    diagnostic::{Diagnostic, Rule, Severity, Text},
    language::{
        full_width,
        stretch::Stretch as _,
        word_table::{Words, characters, count, ends_with_any, has_any, word_table},
    },
    model::{Report, typed_text::TypedText},
};

pub(super) static RULE: Rule = Rule {
    name: "odd-mark",
    severity: Severity::Warning,
    since: "0.1.0",
    manual_zh: include_str!("odd_mark.zh.md"),
    manual_en: include_str!("odd_mark.en.md"),
};

pub(super) const CHECK: Check = Check {
    rule: &RULE,
    needs: Needs::Text,
    run: Run::OnTexts(run),
};

word_table!(TABLE, "checks/odd_mark.toml");

/// Brackets that stand for 〔〕 in the number of a document. Round ones stand there in the numbers
/// of other papers.
const SQUARE: [Words; 2] = [
    TABLE.list("", "square_open"),
    TABLE.list("", "square_close"),
];

/// Round brackets.
const ROUND: [Words; 2] = [TABLE.list("", "round_open"), TABLE.list("", "round_close")];

/// All brackets that open.
const OPENING: [char; count(&[SQUARE[0], ROUND[0]])] = characters(&[SQUARE[0], ROUND[0]]);

/// Their other halves.
const CLOSING: [char; count(&[SQUARE[1], ROUND[1]])] = characters(&[SQUARE[1], ROUND[1]]);

/// What the code of the organ that numbered a document ends in.
const CODES: Words = TABLE.list("", "codes");

/// Codes that no case and no licence has: round brackets behind them are wrong as well.
const OFFICIAL_CODES: Words = TABLE.list("", "official_codes");

/// Marks of which one is too many.
const DOUBLED: Words = TABLE.list("", "doubled");

fn run(_: &Report, texts: &[TypedText<'_>], findings: &mut Vec<Diagnostic>) {
    for text in texts {
        for [open, close] in straight_quotes(text.text()) {
            findings.push(straight(text, &open, &close));
        }
        for number in document_numbers(text.text()) {
            findings.push(brackets(text, &number));
        }
        for range in doubled(text.text()) {
            findings.push(two_marks(text, range));
        }
    }
}

/// Pairs of straight quotes around Chinese.
fn straight_quotes(text: &str) -> Vec<[Range<usize>; 2]> {
    let mut found = Vec::new();
    for mark in ['"', '\''] {
        let mut marks = text
            .match_indices(mark)
            .map(|(at, mark)| at..at + mark.len());
        while let Some(open) = marks.next() {
            let Some(close) = marks.next() else { break };
            let inside = text.stretch(open.end..close.start);
            let is_chinese = inside.starts_with(is_han) || inside.ends_with(is_han);
            if is_chinese && !inside.contains('\n') {
                found.push([open, close]);
            }
        }
    }
    found
}

fn is_han(character: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&character)
}

/// The number of a document with brackets of another kind.
struct DocumentNumber {
    /// All of it from the bracket on: `[2021]30号`.
    range: Range<usize>,
    open: Range<usize>,
    close: Range<usize>,
}

fn document_numbers(text: &str) -> Vec<DocumentNumber> {
    let mut found = Vec::new();
    for (at, character) in text.char_indices() {
        // Asked for each character of every text.
        let Some(kind) = OPENING.iter().position(|open| *open == character) else {
            continue;
        };
        let codes = if kind < SQUARE[0].len() {
            CODES
        } else {
            OFFICIAL_CODES
        };
        let close = CLOSING
            .get(kind)
            .filter(|_| ends_with_any(text.before(at), codes));
        let Some(close) = close else { continue };
        let inside = at + character.len_utf8();
        let Some(length) = text.behind(inside).find(*close) else {
            continue;
        };
        let year = text.stretch(inside..inside + length);
        let is_year =
            year.chars().count() == 4 && year.chars().all(|c| full_width::digit(c).is_some());
        let behind = inside + length + close.len_utf8();
        let Some(end) = number_end(text, behind) else {
            continue;
        };
        if is_year {
            found.push(DocumentNumber {
                range: at..end,
                open: at..inside,
                close: inside + length..behind,
            });
        }
    }
    found
}

/// The end of `30号` or `第30号` from `at` on.
fn number_end(text: &str, at: usize) -> Option<usize> {
    let rest = text.behind(at);
    let rest = rest.strip_prefix('第').unwrap_or(rest);
    let digits = rest.find(|c| full_width::digit(c).is_none())?;
    let behind = rest.get(digits..)?.strip_prefix('号')?;
    (digits > 0).then(|| text.len() - behind.len())
}

fn doubled(text: &str) -> Vec<Range<usize>> {
    if !has_any(text, DOUBLED) {
        return Vec::new();
    }
    let mut found: Vec<Range<usize>> = DOUBLED
        .iter()
        .flat_map(|marks| text.match_indices(*marks))
        .map(|(at, marks)| at..at + marks.len())
        .collect();
    found.sort_by_key(|range| range.start);
    found.dedup_by(|next, first| next.start < first.end);
    found
}

fn straight(text: &TypedText<'_>, open: &Range<usize>, close: &Range<usize>) -> Diagnostic {
    let whole = open.start..close.end;
    let is_double = text.stretch(open) == "\"";
    let (left, right) = if is_double {
        ("“", "”")
    } else {
        ("‘", "’")
    };
    let written = text.stretch(&whole);
    let finding = Diagnostic::new(
        &RULE,
        Text::new(
            format!("{written} 用的是英文的直引号"),
            format!("{written} stands in straight quotes"),
        ),
        text.place(whole.clone()),
        Text::new("直引号", "straight quotes"),
    )
    .with_help(Text::new(
        format!("改成中文引号 {left}{right}"),
        format!("write Chinese quotes {left}{right}"),
    ))
    .at(text.subject.as_str())
    .stating(written, "");
    mended(finding, text, [(open, left), (close, right)])
}

fn brackets(text: &TypedText<'_>, number: &DocumentNumber) -> Diagnostic {
    let written = text.stretch(&number.range);
    let finding = Diagnostic::new(
        &RULE,
        Text::new(
            format!("文号“{written}”的年份要用六角括号"),
            format!("the year of the document number {written} belongs in tortoise-shell brackets"),
        ),
        text.place(number.range.clone()),
        Text::new("括号不对", "the wrong brackets"),
    )
    .with_help(Text::new(
        "改成 〔〕",
        "write U+3014 and U+3015 around the year",
    ))
    .at(text.subject.as_str())
    .stating(written, "");
    mended(finding, text, [(&number.open, "〔"), (&number.close, "〕")])
}

/// With the marks put right, where all of them were typed.
fn mended(
    finding: Diagnostic,
    text: &TypedText<'_>,
    marks: [(&Range<usize>, &str); 2],
) -> Diagnostic {
    let typed = |range: &Range<usize>| text.flat.typed_range(range.clone()).is_some();
    // An escaped quote, \", is longer in the file: what follows does not start where it ends.
    let is_escaped = |range: &Range<usize>| {
        let behind = text.after(range.end).chars().next();
        behind.is_none_or(|character| {
            let next = text.place(range.end..range.end + character.len_utf8());
            next.span.start() != text.place(range.clone()).span.end()
        })
    };
    let is_plain = |range: &Range<usize>| typed(range) && !is_escaped(range);
    if text.attachment().is_some() || !marks.iter().all(|(range, _)| is_plain(range)) {
        return finding;
    }
    marks.into_iter().fold(finding, |finding, (range, mark)| {
        finding.with_safe_fix(text.place(range.clone()), mark)
    })
}

fn two_marks(text: &TypedText<'_>, range: Range<usize>) -> Diagnostic {
    let written = text.stretch(&range);
    Diagnostic::new(
        &RULE,
        Text::new(
            format!("“{written}”两个标点连在一起"),
            format!("{written}: two marks where one belongs"),
        ),
        text.place(range.clone()),
        Text::new("多了一个标点", "one mark too many"),
    )
    .with_help(Text::new("删去一个", "delete one of them"))
    .at(text.subject.as_str())
    .stating(written, "")
}
