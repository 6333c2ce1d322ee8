//! `repeated-text`: the same part, paragraph or signature twice.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::support::{
    check::{Check, Run},
    needs::Needs,
};
use crate::{
    diagnostic::{Diagnostic, Rule, Severity, Text},
    language::{dates::dates, heading::plain_label},
    model::{
        Report,
        typed_text::{Part, TypedText},
    },
};

pub(super) static RULE: Rule = Rule {
    name: "repeated-text",
    severity: Severity::Warning,
    since: "0.1.0",
    manual_zh: include_str!("repeated_text.zh.md"),
    manual_en: include_str!("repeated_text.en.md"),
};

pub(super) const CHECK: Check = Check {
    rule: &RULE,
    needs: Needs::Text,
    run: Run::OnTexts(run),
};

/// A shorter paragraph may be said twice in a part, in characters.
const SHORTEST_IN_PART: usize = 12;

/// A shorter one may be said in two parts: that there were no requests, say.
const SHORTEST_ELSEWHERE: usize = 40;

fn run(report: &Report, texts: &[TypedText<'_>], findings: &mut Vec<Diagnostic>) {
    headings(texts, findings);
    paragraphs(texts, findings);
    signature(report, texts, findings);
}

/// Two parts of one heading.
fn headings(texts: &[TypedText<'_>], findings: &mut Vec<Diagnostic>) {
    let mut first: BTreeMap<&str, &TypedText<'_>> = BTreeMap::new();
    for text in texts.iter().filter(|text| text.part == Part::Heading) {
        let heading = plain_label(text.text().trim());
        if heading.is_empty() {
            continue;
        }
        match first.get(heading) {
            Some(earlier) => {
                let said = Text::new(
                    format!("有两个部分都叫“{heading}”"),
                    format!("two parts are called {heading}"),
                );
                findings.push(twice(text, earlier, said));
            }
            None => {
                first.insert(heading, text);
            }
        }
    }
}

/// The same paragraph in two places. What a list or a table is made of may be alike.
fn paragraphs(texts: &[TypedText<'_>], findings: &mut Vec<Diagnostic>) {
    let mut first: BTreeMap<&str, (usize, &TypedText<'_>)> = BTreeMap::new();
    let mut part = 0;
    for text in texts {
        if text.part == Part::Heading {
            part += 1;
        }
        let said = text.text().trim();
        let is_prose = said.ends_with(['。', '；', '！']);
        if !matches!(text.part, Part::Body | Part::Preamble) || !is_prose {
            continue;
        }
        match first.get(said) {
            None => {
                first.insert(said, (part, text));
            }
            Some((earlier_part, earlier)) => {
                let shortest = if *earlier_part == part {
                    SHORTEST_IN_PART
                } else {
                    SHORTEST_ELSEWHERE
                };
                if said.chars().count() >= shortest {
                    let said =
                        Text::new("这一段前面已经有了", "this paragraph stands above already");
                    findings.push(twice(text, earlier, said));
                }
            }
        }
    }
}

fn twice(text: &TypedText<'_>, earlier: &TypedText<'_>, said: Text) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        said,
        text.place(0..text.text().len()),
        Text::new("重复", "repeated"),
    )
    .with_related(
        earlier.place(0..earlier.text().len()),
        Text::new("第一次在这里", "here first"),
    )
    .with_help(Text::new(
        "多半是粘贴了两次，删去一处",
        "it was probably pasted twice: delete one",
    ))
    .at(text.subject.as_str())
}

/// The organ's name, alone or with the date, at the end of the text: the program prints both.
fn signature(report: &Report, texts: &[TypedText<'_>], findings: &mut Vec<Diagnostic>) {
    let mut last = texts.iter().rev().filter(|text| text.part == Part::Body);
    let Some(end) = last.next() else { return };
    let signed = if names_organ(report, end.text()) {
        Some(end)
    } else if is_date(end.text()) {
        last.next()
            .filter(|text| names_organ(report, text.text()))
            .or(Some(end))
    } else {
        None
    };
    let Some(signed) = signed else { return };
    let date = Some(end).filter(|end| !std::ptr::eq(*end, signed));
    let finding = Diagnostic::new(
        &RULE,
        Text::new(
            "正文末尾写了落款，程序还会再印一遍",
            "the text ends with the signature, which is printed below it anyway",
        ),
        signed.place(0..signed.text().len()),
        Text::new("落款重复", "signed twice"),
    );
    let finding = match date {
        Some(date) => finding.with_related(
            date.place(0..date.text().len()),
            Text::new("日期也会再印", "the date is printed too"),
        ),
        None => finding,
    };
    findings.push(
        finding
            .with_help(Text::new(
                "删去正文里的落款；机关名称取自 [organ] 的 name，日期写在 [report] 的 date",
                "delete it: the name is taken from [organ] name, and the date belongs in [report] date",
            ))
            .at(signed.subject.as_str()),
    );
}

/// Whether a paragraph is the organ's name and no more than a date behind it.
fn names_organ(report: &Report, text: &str) -> bool {
    let organ = &report.organ;
    let text = text.trim().trim_start_matches("落款：");
    let names = [Some(organ.name.as_str()), organ.particular("short_name")];
    let mut names = names.into_iter().flatten().filter(|name| !name.is_empty());
    names.any(|name| {
        text.strip_prefix(name).is_some_and(|rest| {
            let rest = rest
                .trim_start_matches(['（', '盖', '章', '）', ' ', '\u{3000}'])
                .trim();
            rest.is_empty() || is_date(rest)
        })
    })
}

/// Whether a text is a day and nothing else.
fn is_date(text: &str) -> bool {
    let text = text.trim();
    let found = dates(text);
    found.first().is_some_and(|date| {
        let day = date.year.zip(date.month_day());
        // One that there is not is told of as that.
        let day = day.and_then(|(year, (month, day))| NaiveDate::from_ymd_opt(year, month, day));
        date.range == (0..text.len()) && day.is_some()
    })
}
