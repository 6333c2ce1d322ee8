//! `pasted-markup`: tags and entities of a web page, which are printed as they stand.

use std::ops::Range;

use super::support::{
    check::{Check, Run},
    needs::Needs,
};
use crate::{
    diagnostic::{Diagnostic, Rule, Severity, Text},
    language::{
        stretch::Stretch as _,
        word_table::{Words, starts_with_any, word_table},
    },
    model::{Report, typed_text::TypedText},
};

pub(super) static RULE: Rule = Rule {
    name: "pasted-markup",
    severity: Severity::Error,
    since: "0.1.0",
    manual_zh: include_str!("pasted_markup.zh.md"),
    manual_en: include_str!("pasted_markup.en.md"),
};

pub(super) const CHECK: Check = Check {
    rule: &RULE,
    needs: Needs::Text,
    run: Run::OnTexts(run),
};

word_table!(TABLE, "checks/pasted_markup.toml");

/// The tags that text copied from a web page or from Word brings along.
const TAGS: Words = TABLE.list("", "tags");

/// The entities by name, and the escapes of Excel.
const ENTITIES: Words = TABLE.list("", "entities");

/// A longer stretch between angle brackets is no tag, in characters.
const LONGEST_TAG: usize = 400;

fn run(_: &Report, texts: &[TypedText<'_>], findings: &mut Vec<Diagnostic>) {
    for text in texts {
        for range in runs(text.text()) {
            findings.push(pasted(text, range));
        }
    }
}

/// The stretches of markup; what stands side by side is one.
fn runs(text: &str) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    while let Some(start) = text.get(at..).and_then(|rest| rest.find(['<', '&', '_'])) {
        let start = at + start;
        let length = markup(text.behind(start));
        at = start + length.max(1);
        if length == 0 {
            continue;
        }
        match runs.last_mut() {
            Some(last) if text.stretch(last.end..start).trim().is_empty() => last.end = at,
            _ => runs.push(start..at),
        }
    }
    runs
}

/// The length of the tag or entity that starts `text`, if one does.
fn markup(text: &str) -> usize {
    if text.starts_with("<!--") {
        return text
            .find("-->")
            .map_or("<!--".len(), |end| end + "-->".len());
    }
    if let Some(rest) = text.strip_prefix('<') {
        return tag(rest).map_or(0, |length| length + 1);
    }
    if let Some(entity) = ENTITIES.iter().find(|entity| text.starts_with(**entity)) {
        return entity.len();
    }
    numbered(text).unwrap_or(0)
}

/// The length of what follows `<`, to `>` and with it.
fn tag(text: &str) -> Option<usize> {
    let name = text.strip_prefix('/').unwrap_or(text);
    let length = name.find(|c: char| !c.is_ascii_alphanumeric() && c != ':')?;
    let (name, behind) = name.split_at_checked(length)?;
    let is_tag = TAGS.contains(&name.to_ascii_lowercase().as_str())
        && behind.starts_with([' ', '/', '>', '\t']);
    let end = text
        .char_indices()
        .take(LONGEST_TAG)
        .find(|(_, c)| matches!(c, '>' | '<'))?;
    (is_tag && end.1 == '>').then_some(end.0 + 1)
}

/// The length of `&#160;`, `&#xA0;`.
fn numbered(text: &str) -> Option<usize> {
    let code = text.strip_prefix("&#")?;
    let end = code.find(';')?;
    let digits = code.get(..end)?;
    let is_code = if starts_with_any(digits, &["x", "X"]) {
        digits.len() > 1 && digits.chars().skip(1).all(|c| c.is_ascii_hexdigit())
    } else {
        !digits.is_empty() && digits.chars().all(|c| c.is_ascii_digit())
    };
    (is_code && digits.len() <= 7).then_some("&#".len() + end + 1)
}

fn pasted(text: &TypedText<'_>, range: Range<usize>) -> Diagnostic {
    let written = text.stretch(&range);
    Diagnostic::new(
        &RULE,
        Text::new(
            format!("“{written}”是网页的代码，会照样印出来"),
            format!("{written} is code of a web page and is printed as it stands"),
        ),
        text.place(range.clone()),
        Text::new("网页代码", "code of a web page"),
    )
    .with_help(Text::new(
        "删去；要换行的另起一段，要空格、引号的直接打出来",
        "delete it; start a new paragraph for a break, and type blanks and quotes themselves",
    ))
    .at(text.subject.as_str())
    .stating(written, "")
}
