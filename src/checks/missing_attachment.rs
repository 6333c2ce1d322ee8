//! `missing-attachment`: the text sends its reader to an attachment that is not listed.

use std::ops::Range;

use super::support::{
    check::{Check, Run},
    needs::Needs,
};
use crate::{
    diagnostic::{Diagnostic, Rule, Severity, Text},
    language::{
        chinese, full_width,
        word_table::{Words, ends_with_any, starts_with_any, word_table},
    },
    model::{
        Report,
        typed_text::{Part, TypedText},
    },
    year_file::AttachmentKind,
};

pub(super) static RULE: Rule = Rule {
    name: "missing-attachment",
    severity: Severity::Error,
    since: "0.1.0",
    manual_zh: include_str!("missing_attachment.zh.md"),
    manual_en: include_str!("missing_attachment.en.md"),
};

pub(super) const CHECK: Check = Check {
    rule: &RULE,
    needs: Needs::Text,
    run: Run::OnTexts(run),
};

const WORD: &str = "附件";

word_table!(TABLE, "checks/missing_attachment.toml");

/// What an attachment of another document stands behind: 国办发〔2019〕60号附件1, 通知附件.
const OTHER_DOCUMENTS: Words = TABLE.list("", "other_documents");

/// What makes the number behind 附件 a count, or no number at all: 附件3份, 附件一并.
const NO_NUMBER: Words = TABLE.list("", "no_number");

/// A reference to an attachment.
struct Reference {
    range: Range<usize>,
    /// Which; `None` where it is the only one.
    number: Option<u32>,
}

fn run(report: &Report, texts: &[TypedText<'_>], findings: &mut Vec<Diagnostic>) {
    // The report is no attachment of itself.
    let listed = report
        .attachments
        .iter()
        .filter(|attachment| attachment.kind != AttachmentKind::Report);
    let listed = u32::try_from(listed.count()).unwrap_or(u32::MAX);
    for text in texts {
        if text.part == Part::Title {
            continue;
        }
        for reference in references(text) {
            let leads_somewhere = match reference.number {
                Some(number) => (1..=listed).contains(&number),
                None => listed > 0,
            };
            if !leads_somewhere {
                findings.push(missing(text, &reference, listed));
            }
        }
    }
}

/// The references of a text, outside the names of documents.
fn references(text: &TypedText<'_>) -> Vec<Reference> {
    let mut found = Vec::new();
    for (at, _) in text.text().match_indices(WORD) {
        let before = text.before(at).trim_end();
        if text.is_name(at) || ends_with_any(before, OTHER_DOCUMENTS) {
            continue;
        }
        let end = at + WORD.len();
        let behind = text.after(end);
        let lead = behind.len() - behind.trim_start_matches(' ').len();
        let Some((number, length)) = number(behind.trim_start_matches(' ')) else {
            // 附件 alone is meant only where the text sends the reader there.
            let goes_on = behind.starts_with(|c| full_width::digit(c).is_some());
            if before.ends_with('见') && !goes_on {
                found.push(Reference {
                    range: at..end,
                    number: None,
                });
            }
            continue;
        };
        found.push(Reference {
            range: at..end + lead + length,
            number: Some(number),
        });
    }
    found
}

/// The number that `text` starts with, in figures or in Chinese, and its length in bytes.
fn number(text: &str) -> Option<(u32, usize)> {
    let is_arabic = text.starts_with(|c| full_width::digit(c).is_some());
    let is_digit = |c: char| {
        if is_arabic {
            full_width::digit(c).is_some()
        } else {
            chinese::digit(c).is_some()
        }
    };
    let length = text.find(|c| !is_digit(c)).unwrap_or(text.len());
    let (written, behind) = text.split_at_checked(length)?;
    if written.is_empty() || starts_with_any(behind.trim_start(), NO_NUMBER) {
        return None;
    }
    let number = if is_arabic {
        let digits: String = written.chars().filter_map(full_width::digit).collect();
        digits.parse().ok()
    } else {
        chinese::parse(written).and_then(|value| u32::try_from(value).ok())
    };
    Some((number?, length))
}

fn missing(text: &TypedText<'_>, reference: &Reference, listed: u32) -> Diagnostic {
    let written = text.stretch(&reference.range);
    let (zh, en) = match listed {
        0 => (
            "没有列出附件".to_owned(),
            "no attachment is listed".to_owned(),
        ),
        1 => (
            "只列出 1 个附件".to_owned(),
            "1 attachment is listed".to_owned(),
        ),
        _ => (
            format!("只列出 {listed} 个附件"),
            format!("{listed} attachments are listed"),
        ),
    };
    Diagnostic::new(
        &RULE,
        Text::new(
            format!("正文提到“{written}”，{zh}"),
            format!("the text refers to {written}, {en}"),
        ),
        text.place(reference.range.clone()),
        Text::new("没有这个附件", "no such attachment"),
    )
    .with_help(Text::new(
        "用 [[attachments]] 列出它，或改正文里的附件号",
        "list it with [[attachments]], or mend the number in the text",
    ))
    .at(text.subject.as_str())
    .stating(
        reference
            .number
            .map_or_else(String::new, |number| number.to_string()),
        listed.to_string(),
    )
}
