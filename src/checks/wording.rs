//! Words that several checks share: sums spelled out, figures named, addends marked.

use rust_decimal::Decimal;

use crate::{
    diagnostic::{Diagnostic, Text},
    model::{Report, figure::FigureId},
};

/// How many addends a message spells out before it says “…”.
const MOST_ADDENDS: usize = 24;

/// The ids of `figures`.
pub(super) fn ids(report: &Report, figures: impl Iterator<Item = FigureId>) -> Vec<String> {
    figures
        .map(|figure| report.figures.get(figure).id.clone())
        .collect()
}

/// `34 + 26 + 120 = 180`, or `180` for a single figure.
pub(super) fn spelled_sum(report: &Report, figures: &[FigureId], sum: Decimal) -> Text {
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

/// Marks each of `figures` that has a place of its own with its value and name.
pub(super) fn mark_each(
    mut finding: Diagnostic,
    report: &Report,
    figures: &[FigureId],
) -> Diagnostic {
    for figure in figures {
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
