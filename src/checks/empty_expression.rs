//! `empty-expression`: an expression of the text prints nothing.

use super::{
    blank_against_form,
    support::{
        check::{Check, Run},
        needs::Needs,
        passages::TypedText,
    },
};
use crate::{
    diagnostic::{Diagnostic, Language, Rule, Severity, Text},
    model::{
        Problem, Report,
        figure::{Figure, FigureId, Origin},
        obligation::ObligationKind,
        relation::Verdict,
    },
};

pub(super) static RULE: Rule = Rule {
    name: "empty-expression",
    severity: Severity::Error,
    since: "0.1.0",
    manual_zh: include_str!("empty_expression.zh.md"),
    manual_en: include_str!("empty_expression.en.md"),
};

pub(super) const CHECK: Check = Check {
    rule: &RULE,
    needs: Needs::Text,
    run: Run::OnTexts(run),
};

fn run(report: &Report, texts: &[TypedText<'_>], findings: &mut Vec<Diagnostic>) {
    for text in texts {
        for (at, print) in &text.flat.figures {
            let prints = !print.text.is_empty() || !print.words.is_empty();
            if !prints && !is_told(report, print.figure) {
                let figure = report.figures.get(print.figure);
                let mark = *at..*at + '\u{FFFC}'.len_utf8();
                findings.push(empty(report, figure, print.figure, text.place_of(mark)));
            }
        }
    }
    claims(report, findings);
}

/// Whether another check tells that a figure without a value, or one that its formula needs, has
/// none.
fn is_told(report: &Report, id: FigureId) -> bool {
    let figure = report.figures.get(id);
    if let Some((_, derivation)) = report.obligations.formula_of(id) {
        let mut members = derivation.formula.members().into_iter();
        return members.any(|member| {
            member != id && report.figures.get(member).value.is_none() && is_told(report, member)
        });
    }
    let is_blank_as_allowed = report.problems.iter().any(|problem| match problem {
        Problem::BlankCell { figure, place } => {
            *figure == id && blank_against_form::blank(report, id, *place).is_none()
        }
        _ => false,
    });
    !(matches!(figure.origin, Origin::Cell { .. }) && is_blank_as_allowed)
}

fn empty(
    report: &Report,
    figure: &Figure,
    id: FigureId,
    place: crate::diagnostic::Place,
) -> Diagnostic {
    let label = &figure.label;
    let is_computed = report.obligations.formula_of(id).is_some();
    let (why, why_en) = if is_computed {
        (
            "式子算不出来（除以零，或用到的数字是空白）",
            "its formula cannot be computed: a division by zero, or a blank in it",
        )
    } else {
        ("它是空白", "it is blank")
    };
    let help = if is_computed {
        Text::new(
            "没有可算的就不要写这句话；有时有、有时没有的，写 {% if … %}…{% endif %}",
            "leave the sentence out where there is nothing to compute, or put it between {% if … %} and {% endif %}",
        )
    } else {
        Text::new(
            "填上数字；本来就没有的，把这句话删去",
            "fill it in; or take the sentence out, if there is none",
        )
    };
    let finding = Diagnostic::new(
        &RULE,
        Text::new(
            format!("“{label}”没有数字可印：{why}"),
            format!("there is no number to print for {label}: {why_en}"),
        ),
        place,
        Text::new("这里什么也印不出来", "nothing is printed here"),
    )
    .with_help(help)
    .about([figure.id.as_str()]);
    match figure.place {
        Some(stated) => finding.with_related(stated, Text::same(label.clone())),
        None => finding,
    }
}

/// The claims of which nothing was compared, though their words are printed.
fn claims(report: &Report, findings: &mut Vec<Diagnostic>) {
    for obligation in &report.obligations {
        let (ObligationKind::Claim(claim), Some(place)) = (&obligation.kind, obligation.place)
        else {
            continue;
        };
        let members = claim.members();
        let is_told = members
            .iter()
            .any(|member| report.figures.get(*member).value.is_none() && is_told(report, *member));
        if is_told || claim.verdict(&report.figures) != Verdict::NotAssessable {
            continue;
        }
        let says = obligation.says.get(Language::Chinese);
        let ids: Vec<String> = members
            .into_iter()
            .map(|member| report.figures.get(member).id.clone())
            .collect();
        findings.push(
            Diagnostic::new(
                &RULE,
                Text::new(
                    format!("正文说“{says}”，但没有数字可比"),
                    format!("the text says {says}, but there is no number to compare"),
                ),
                place,
                Text::new("算不出来", "cannot be computed"),
            )
            .with_help(Text::new(
                "填上用到的数字；没有可比的，删去这句话",
                "fill in the figures, or take the words out",
            ))
            .about(ids),
        );
    }
}
