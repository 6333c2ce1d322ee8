//! Where the report uses a figure.

use std::collections::BTreeSet;

use crate::{
    language::chinese,
    model::{
        Passage, Report,
        figure::{FigureId, Origin},
        obligation::Obligation,
        text::Line,
    },
};

/// The places that use a figure, in reading order: `前言，正文二，统计表`.
pub(super) fn where_used(report: &Report, id: FigureId) -> String {
    let mut places = Vec::new();
    if report.preamble.named.contains(&id) || shows(report, &report.preamble, id) {
        places.push("前言".to_owned());
    }
    for (number, section) in (1_u32..).zip(&report.sections) {
        let named = |passage: &Passage| passage.named.contains(&id) || shows(report, passage, id);
        if named(&section.heading) || named(&section.body) {
            places.push(format!("正文{}", chinese::words(number.into())));
        }
    }
    let others = || report.figures.iter().map(|(_, other)| other);
    if others().any(|other| other.same_as == Some(id)) {
        places.push("统计表".to_owned());
    }
    let mut formulas = report.obligations.formulas();
    if formulas.any(|(_, one)| one.formula.members().contains(&id)) {
        places.push("推算".to_owned());
    }
    let mut sums = report.obligations.sums();
    if sums.any(|(_, _, one)| one.members().any(|member| member == id)) {
        places.push("校核".to_owned());
    }
    places.join("，")
}

/// Whether a table or a chart in a passage shows the figure.
fn shows(report: &Report, passage: &Passage, id: FigureId) -> bool {
    let breakdowns = || report.breakdowns.iter();
    passage.lines.iter().any(|line| match line {
        Line::Table(whole) | Line::Chart(whole) => {
            breakdowns().any(|one| one.whole == *whole && one.parts.contains(&id))
        }
        Line::Paragraph(_) => false,
    })
}

/// Last year's figures that relations, formulas, claims or breakdowns of this year speak of.
pub(super) fn figures_of_last_year(report: &Report) -> Vec<FigureId> {
    let obligations = report.obligations.iter();
    let mut used: BTreeSet<FigureId> = obligations.flat_map(Obligation::members).collect();
    let stated = report
        .figures
        .iter()
        .filter(|(_, one)| one.origin == Origin::Stated);
    for (_, figure) in stated {
        used.extend(report.figures.find(&format!("last.{}", figure.id)));
    }
    used.retain(|id| report.figures.get(*id).origin == Origin::Last);
    used.into_iter().collect()
}
