//! `approximation-twice`: a figure brings its own 余 or 约, and the text says it again.

use super::support::{
    check::{Check, Run},
    needs::Needs,
};
use crate::{
    diagnostic::{Diagnostic, Rule, Severity, Text},
    model::{Report, typed_text::TypedText},
};

pub(super) static RULE: Rule = Rule {
    name: "approximation-twice",
    severity: Severity::Error,
    since: "0.1.0",
    manual_zh: include_str!("approximation_twice.zh.md"),
    manual_en: include_str!("approximation_twice.en.md"),
};

pub(super) const CHECK: Check = Check {
    rule: &RULE,
    needs: Needs::Text,
    run: Run::OnTexts(run),
};

fn run(report: &Report, texts: &[TypedText<'_>], findings: &mut Vec<Diagnostic>) {
    for text in texts {
        for (at, print) in &text.flat.figures {
            let figure = report.figures.get(print.figure);
            let (Some(own), None) = (&figure.approximation, print.derived) else {
                continue;
            };
            let Some(quantity) = text.quantity_at(*at) else {
                continue;
            };
            let mut typed = quantity.approximately.iter();
            let Some(typed) = typed.find(|words| !words.is_empty()) else {
                continue;
            };
            // `approximate = true` brings no word of its own.
            if own.before.is_empty() && own.after.is_empty() {
                continue;
            }
            let (word, printed) = (text.stretch(typed), &print.text);
            findings.push(
                Diagnostic::new(
                    &RULE,
                    Text::new(
                        format!("印出的“{printed}”旁边又写了“{word}”"),
                        format!("{printed} is printed, and {word} stands beside it again"),
                    ),
                    text.place_of(typed.clone()),
                    Text::new("又说一次", "said again"),
                )
                .with_help(Text::new(
                    format!("删去“{word}”"),
                    format!("take {word} out"),
                ))
                .with_fix(text.place_of(typed.clone()), String::new())
                .about([figure.id.as_str()]),
            );
        }
    }
}
