//! `empty-expression`: an expression of the text prints nothing.

use std::{collections::BTreeSet, ops::Bound};

use super::support::{
    check::{Check, Run},
    needs::Needs,
};
use crate::{
    diagnostic::{Diagnostic, Language, Rule, Severity, Text},
    model::{
        Problem, Report,
        figure::{Figure, FigureId, Origin},
        obligation::ObligationKind,
        relation::Verdict,
        typed_text::TypedText,
    },
};

pub(super) static RULE: Rule = Rule {
    name: "empty-expression",
    severity: Severity::Error,
    since: "0.1.0",
    manual_zh: include_str!("empty_expression.zh.md"),
    manual_en: include_str!("empty_expression.en.md"),
};

/// The checks that tell of figures without a value, or of what was typed for one.
const TELLING: &[&str] = &[
    "missing-cell",
    "missing-value",
    "blank-against-form",
    "invalid-value",
];

pub(super) const CHECK: Check = Check {
    rule: &RULE,
    needs: Needs::Text,
    run: Run::OnTexts(run),
};

fn run(report: &Report, texts: &[TypedText<'_>], findings: &mut Vec<Diagnostic>) {
    for text in texts {
        for (at, print) in &text.flat.figures {
            let prints = !print.text.is_empty() || !print.words.is_empty();
            if !prints {
                let figure = report.figures.get(print.figure);
                let mark = *at..*at + '\u{FFFC}'.len_utf8();
                findings.push(empty(report, figure, print.figure, text.place_of(mark)));
            }
        }
    }
    claims(report, findings);
}

/// Drops the findings on what has no number because a figure has none of which another check tells,
/// as long as no waiver excuses that: the blank is then known to stand in the table alone, and not
/// in a sentence.
pub(super) fn drop_told(report: &Report, findings: &mut Vec<Diagnostic>) {
    let is_empty = |finding: &Diagnostic| finding.rule.name == RULE.name;
    if !findings.iter().any(is_empty) {
        return;
    }
    let mut told: BTreeSet<String> = findings
        .iter()
        .filter(|finding| TELLING.contains(&finding.rule.name) && finding.waived.is_none())
        .flat_map(|finding| finding.figures.iter().cloned())
        .collect();
    told.extend(report.problems.iter().filter_map(|problem| match problem {
        // Reading has told of it.
        Problem::UnreadCell { figure } => Some(report.figures.get(*figure).id.clone()),
        _ => None,
    }));
    let is_told = |id: FigureId| {
        let figure = report.figures.get(id);
        // A total waits for the cells of its row.
        let row = figure.id.rsplit_once('.').map(|(row, _)| format!("{row}."));
        let of_row = row.filter(|_| is_total(report, figure)).is_some_and(|row| {
            let mut behind =
                told.range::<str, _>((Bound::Excluded(row.as_str()), Bound::Unbounded));
            behind.next().is_some_and(|next| next.starts_with(&row))
        });
        // Of a figure with neither value nor mark, reading has told what is wrong with its value.
        let is_unread = figure.origin == Origin::Stated
            && figure.value.is_none()
            && figure.to_fill.is_none()
            && report.obligations.formula_of(id).is_none();
        of_row || is_unread || told.contains(&figure.id)
    };
    findings.retain(|finding| {
        let named = finding.figures.iter();
        let figures = named.filter_map(|id| report.figures.find(id));
        !(is_empty(finding) && figures.flat_map(|id| awaited(report, id)).any(is_told))
    });
}

/// A figure, and those without a value that it is computed from or repeats, or of which it is printed
/// as a share.
fn awaited(report: &Report, id: FigureId) -> Vec<FigureId> {
    let mut awaited = vec![id];
    let mut next = 0;
    while let Some(id) = awaited.get(next).copied() {
        next += 1;
        let formula = report.obligations.formula_of(id);
        let members = formula.map(|(_, derivation)| derivation.formula.members());
        let figure = report.figures.get(id);
        let whole = figure.whole.filter(|_| figure.value.is_some());
        let others = figure.same_as.into_iter().chain(whole);
        for member in members.into_iter().flatten().chain(others) {
            let is_open = report.figures.get(member).value.is_none();
            if is_open && !awaited.contains(&member) {
                awaited.push(member);
            }
        }
    }
    awaited
}

/// Whether a cell is a total that the other cells of its row add up to.
fn is_total(report: &Report, cell: &Figure) -> bool {
    let Origin::Cell { table, column, .. } = cell.origin else {
        return false;
    };
    let mut tables = report.form.iter().flat_map(|form| &form.tables);
    let columns = tables.nth(table).map(|table| &table.columns);
    columns
        .and_then(|columns| columns.get(column))
        .is_some_and(|column| !column.sum_of.is_empty())
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
    } else if figure.is_not_applicable {
        ("它写成了“/”", "it is stated as “/”")
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
        if claim.verdict(&report.figures) != Verdict::NotAssessable {
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
