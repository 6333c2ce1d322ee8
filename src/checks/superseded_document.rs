//! `superseded-document`: the report rests on a document that was replaced before its year.

use std::ops::Range;

use super::support::{
    check::{Check, Run},
    needs::Needs,
    preamble_words::PREAMBLE,
};
use crate::{
    diagnostic::{Diagnostic, Rule, Severity, Text},
    forms::superseded::Superseded,
    language::{full_width, word_table::has_any},
    model::{
        Report,
        typed_text::{Part, TypedText},
    },
};

pub(super) static RULE: Rule = Rule {
    name: "superseded-document",
    severity: Severity::Warning,
    since: "0.1.0",
    manual_zh: include_str!("superseded_document.zh.md"),
    manual_en: include_str!("superseded_document.en.md"),
};

pub(super) const CHECK: Check = Check {
    rule: &RULE,
    needs: Needs::Text,
    run: Run::OnTexts(run),
};

fn run(report: &Report, texts: &[TypedText<'_>], findings: &mut Vec<Diagnostic>) {
    let Some(form) = &report.form else { return };
    if form.superseded.is_empty() {
        return;
    }
    // Every number ends in 号: most paragraphs have none.
    let printed = texts.iter().filter(|text| {
        matches!(text.part, Part::Preamble | Part::Body) && text.text().contains('号')
    });
    for text in printed {
        let plain = Plain::of(text.text());
        for document in &form.superseded {
            for range in plain.all(document) {
                if !knows_the_new_one(text.sentence(&range), document) {
                    findings.push(superseded(text, &range, document));
                }
            }
        }
    }
}

/// A text with one kind of brackets and digits and without blanks, and where each character of it
/// stands.
struct Plain {
    text: String,
    /// By byte of `text`: where its character starts and ends in the text as typed.
    typed: Vec<Range<usize>>,
}

impl Plain {
    fn of(text: &str) -> Self {
        let mut plain = Self {
            text: String::new(),
            typed: Vec::new(),
        };
        for (at, typed) in text
            .char_indices()
            .filter(|(_, typed)| !typed.is_whitespace())
        {
            let usual = match typed {
                '[' | '【' | '（' | '(' | '［' | '﹝' => '〔',
                ']' | '】' | '）' | ')' | '］' | '﹞' => '〕',
                _ => full_width::digit(typed).unwrap_or(typed),
            };
            plain.text.push(usual);
            let place = at..at + typed.len_utf8();
            plain
                .typed
                .extend(std::iter::repeat_n(place, usual.len_utf8()));
        }
        plain
    }

    /// Where a document is named, in the text as typed.
    fn all(&self, document: &Superseded) -> Vec<Range<usize>> {
        let shapes = std::iter::once(&document.number).chain(&document.written);
        let found = shapes.flat_map(|shape| {
            let shape = Self::of(shape).text;
            let places = self.text.match_indices(&shape);
            places
                .filter_map(|(at, found)| {
                    let first = self.typed.get(at)?;
                    let last = self.typed.get(at + found.len() - 1)?;
                    Some(first.start..last.end)
                })
                .collect::<Vec<_>>()
        });
        found.collect()
    }
}

/// Whether the sentence names what holds now, or says that the old one no longer does.
fn knows_the_new_one(sentence: &str, document: &Superseded) -> bool {
    let sentence = Plain::of(sentence).text;
    let number = document.by.trim_end_matches('号');
    let digits = number.trim_end_matches(|typed: char| typed.is_ascii_digit());
    let number = number.strip_prefix(digits).unwrap_or(number);
    sentence.contains(&format!("{number}号")) || has_any(&sentence, PREAMBLE.superseded.except)
}

fn superseded(text: &TypedText<'_>, range: &Range<usize>, document: &Superseded) -> Diagnostic {
    let written = text.stretch(range);
    let by = &document.by;
    let place = text.place(range.clone());
    Diagnostic::new(
        &RULE,
        Text::new(
            format!("“{written}”已经由{by}代替"),
            format!("{written} was replaced by {by}"),
        ),
        place,
        Text::new("已被代替", "replaced"),
    )
    .with_help(Text::new(
        format!("改成{by}，并核对文件的名称；说的是过去的事，写明“原”或写一条豁免"),
        format!("write {by} and see that the title is its own; if the past is meant, waive it"),
    ))
    .with_fix(place, by.as_str())
    .at(text.subject.as_str())
    .stating(written, by.as_str())
}
