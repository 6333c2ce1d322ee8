//! Words that several checks share: sums spelled out, figures named, addends marked.

use rust_decimal::Decimal;

use super::slips::of_slip;
use crate::{
    diagnostic::{Diagnostic, Language, Text},
    model::{
        Report,
        culprit::{Culprit, Reason},
        figure::FigureId,
    },
};

/// How many addends a message spells out before it says “…”.
const MOST_ADDENDS: usize = 24;

/// How many addends are marked, each at its place.
const MOST_MARKED: usize = 100;

/// The ids of `figures`.
pub fn ids(report: &Report, figures: impl Iterator<Item = FigureId>) -> Vec<String> {
    figures
        .map(|figure| report.figures.get(figure).id.clone())
        .collect()
}

/// `34 + 26 + 120 = 180`, or `180` for a single figure.
pub fn spelled_sum(report: &Report, figures: &[FigureId], sum: Decimal) -> Text {
    if figures.len() == 1 {
        return Text::same(sum.to_string());
    }
    let addends = |missing: &str| {
        let mut addends: Vec<String> = figures
            .iter()
            .take(MOST_ADDENDS)
            .map(|figure| match report.figures.get(*figure).value {
                Some(value) => value.to_string(),
                None => missing.to_owned(),
            })
            .collect();
        if figures.len() > MOST_ADDENDS {
            addends.push("…".to_owned());
        }
        format!("{} = {sum}", addends.join(" + "))
    };
    Text::new(addends("未填"), addends("(not reported)"))
}

/// Marks each of `figures` that has a place of its own with its value and name: of very many the
/// first [`MOST_MARKED`].
pub fn mark_each(mut finding: Diagnostic, report: &Report, figures: &[FigureId]) -> Diagnostic {
    for figure in figures {
        if finding.related.len() >= MOST_MARKED {
            break;
        }
        let figure = report.figures.get(*figure);
        let Some(place) = figure.place else { continue };
        let is_marked = finding.primary.place == place
            || finding.related.iter().any(|label| label.place == place);
        if !is_marked {
            finding = finding.with_related(place, Text::same(figure.label.clone()));
        }
    }
    finding
}

/// Names the likeliest culprits, a line each; what is named is never applied.
pub fn name_culprits(mut finding: Diagnostic, report: &Report, culprits: &[Culprit]) -> Diagnostic {
    for (index, culprit) in culprits.iter().enumerate() {
        let (zh, en) = match index {
            0 if culprits.len() == 1 => ("最可能：", "most likely: "),
            0 => ("可能：", "perhaps: "),
            _ => ("也可能：", "or: "),
        };
        let label = &report.figures.get(culprit.figure).label;
        let (stated, balancing) = (culprit.stated, culprit.balancing);
        let why = why(report, culprit);
        finding = finding.with_numbers(Text::new(
            format!(
                "{zh}“{label}”{stated} 应为 {balancing}（{}）",
                why.get(Language::Chinese)
            ),
            format!(
                "{en}{label}, {stated}, should be {balancing} ({})",
                why.get(Language::English)
            ),
        ));
    }
    finding
}

fn why(report: &Report, culprit: &Culprit) -> Text {
    let label = |figure: FigureId| report.figures.get(figure).label.as_str();
    let (zh, en) = match culprit.reason {
        Reason::Slip(slip) => return of_slip(slip),
        Reason::RunTogether(beside) => (
            format!("与“{}”的数字连成一个", label(beside)),
            format!("run together with {}", label(beside)),
        ),
        Reason::Divided(beside) => {
            let value = report.figures.get(beside).as_typed();
            (
                format!("与后面“{}”的 {value} 是一个数，分在了两格", label(beside)),
                format!("one number with the {value} of {}", label(beside)),
            )
        }
        Reason::LeftOut(part) => (
            format!("漏加“{}”", label(part)),
            format!("{} was not added", label(part)),
        ),
        Reason::CountedTwice(part) => (
            format!("“{}”加了两次", label(part)),
            format!("{} was added twice", label(part)),
        ),
        Reason::LastYear => (
            "和上年度一样，像是没有改".to_owned(),
            "last year's figure".to_owned(),
        ),
        Reason::Crossing => {
            let mends = culprit.mends;
            return Text::new(
                format!("改后 {mends} 处不符都能消除"),
                format!("it alone mends {mends} relations"),
            );
        }
        Reason::OnlyOne => (
            "单改其他任何一个数字都不行".to_owned(),
            "no other single change would do".to_owned(),
        ),
    };
    if culprit.mends < 2 {
        return Text::new(zh, en);
    }
    let mends = culprit.mends;
    Text::new(
        format!("{zh}，改后 {mends} 处不符都能消除"),
        format!("{en}; it alone mends {mends} relations"),
    )
}
