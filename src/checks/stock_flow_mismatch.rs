//! `stock-flow-mismatch`: what is in force is not last year's, plus what came, less what went.

use rust_decimal::Decimal;

use super::{
    relation_broken::broken,
    support::{
        check::{Check, Run},
        needs::Needs,
        wording,
    },
};
use crate::{
    diagnostic::{Diagnostic, Language, Rule, Severity, Text},
    forms::Comparison,
    model::{
        Report,
        figure::{FigureId, Origin},
        obligation::{Obligation, ObligationOrigin},
        relation::{Relation, Verdict},
    },
};

pub(super) static RULE: Rule = Rule {
    name: "stock-flow-mismatch",
    severity: Severity::Warning,
    since: "0.1.0",
    manual_zh: include_str!("stock_flow_mismatch.zh.md"),
    manual_en: include_str!("stock_flow_mismatch.en.md"),
};

pub(super) const CHECK: Check = Check {
    rule: &RULE,
    needs: Needs::Relation(&[ObligationOrigin::StockFlow]),
    run: Run::OnReport(run),
};

fn run(report: &Report, findings: &mut Vec<Diagnostic>) {
    for (_, obligation, relation) in report.obligations.sums() {
        if obligation.origin == ObligationOrigin::StockFlow
            && let Verdict::Failed { left, right } = relation.verdict(&report.figures)
        {
            let finding = balance(report, relation)
                .and_then(|balance| mismatch(report, (obligation, relation), &balance))
                .unwrap_or_else(|| {
                    broken(&RULE, report, (obligation, relation), (left, right), &[])
                });
            findings.push(finding);
        }
    }
}

/// What a stock should be, and of what.
struct Balance {
    stock: FigureId,
    stated: Decimal,
    expected: Decimal,
    added: Vec<FigureId>,
    taken: Vec<FigureId>,
}

/// The relation solved for the stock: the first figure of the side that speaks of this year alone.
/// `None` where a figure in it is not reported, or the sides need not be equal.
fn balance(report: &Report, relation: &Relation) -> Option<Balance> {
    let is_last = |id: &FigureId| report.figures.get(*id).origin == Origin::Last;
    let (this_year, added) = match (
        relation.left.iter().any(is_last),
        relation.right.iter().any(is_last),
    ) {
        (false, true) => (&relation.left, &relation.right),
        (true, false) => (&relation.right, &relation.left),
        _ => return None,
    };
    let (stock, taken) = this_year.split_first()?;
    if relation.comparison != Comparison::Equal {
        return None;
    }
    let sum = |ids: &[FigureId]| {
        ids.iter().try_fold(Decimal::ZERO, |sum, id| {
            sum.checked_add(report.figures.get(*id).value?)
        })
    };
    Some(Balance {
        stock: *stock,
        stated: report.figures.get(*stock).value?,
        expected: sum(added)?.checked_sub(sum(taken)?)?,
        added: added.clone(),
        taken: taken.to_vec(),
    })
}

fn mismatch(
    report: &Report,
    (obligation, relation): (&Obligation, &Relation),
    balance: &Balance,
) -> Option<Diagnostic> {
    let Balance {
        stated, expected, ..
    } = balance;
    let stock = report.figures.get(balance.stock);
    let place = stock.place?;
    let addends = addends(report, balance);
    let says = &obligation.says;
    let members: Vec<FigureId> = relation.members().collect();
    let finding = Diagnostic::new(
        &RULE,
        Text::new(
            format!(
                "“{}”写的是 {stated}，按上年和本年的增减应为 {expected}",
                stock.label
            ),
            format!(
                "{} is stated as {stated}; by last year and the changes it should be {expected}",
                stock.label
            ),
        ),
        place,
        Text::new(format!("应为 {expected}"), format!("{expected} expected")),
    );
    let mut finding = wording::mark_each(finding, report, &members)
        .at("table")
        .with_numbers(Text::new(
            format!(
                "{} = {expected}：{}",
                addends.get(Language::Chinese),
                says.get(Language::Chinese)
            ),
            format!(
                "{} = {expected}: {}",
                addends.get(Language::English),
                says.get(Language::English)
            ),
        ))
        .with_help(Text::new(
            "对照台账改正有误的数字；确有原因的，用 [[waivers]] 说明",
            "mend the figure that is wrong; if it is right as it stands, say why in [[waivers]]",
        ))
        .about(wording::ids(report, relation.members()))
        .stating(stated.to_string(), expected.to_string());
    finding.severity = obligation.severity;
    Some(finding)
}

/// `上年度现行有效件数 15 + 本年制发件数 2 - 本年废止件数 1`.
fn addends(report: &Report, balance: &Balance) -> Text {
    let signed = |sign: &'static str, ids: &[FigureId]| -> Vec<String> {
        let figures = ids.iter().map(|id| report.figures.get(*id));
        let addend = figures.filter_map(|figure| Some((&figure.label, figure.value?)));
        addend
            .map(|(label, value)| format!("{sign} {label} {value}"))
            .collect()
    };
    let all = [signed("+", &balance.added), signed("-", &balance.taken)].concat();
    Text::same(all.join(" ").trim_start_matches("+ "))
}
