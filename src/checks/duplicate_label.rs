//! `duplicate-label`: two figures side by side are called the same.

use std::collections::BTreeMap;

use super::support::{
    check::{Check, Run},
    needs::Needs,
};
use crate::{
    diagnostic::{Diagnostic, Place, Rule, Severity, Text},
    model::{
        Report,
        figure::{Figure, FigureId, Origin},
    },
};

pub(super) static RULE: Rule = Rule {
    name: "duplicate-label",
    severity: Severity::Warning,
    since: "0.1.0",
    manual_zh: include_str!("duplicate_label.zh.md"),
    manual_en: include_str!("duplicate_label.en.md"),
};

pub(super) const CHECK: Check = Check {
    rule: &RULE,
    needs: Needs::Nothing,
    run: Run::OnReport(run),
};

fn run(report: &Report, findings: &mut Vec<Diagnostic>) {
    // Two ways to break one figure down may each have an “other”.
    let mut group: BTreeMap<FigureId, usize> = BTreeMap::new();
    for (number, breakdown) in (1..).zip(&report.breakdowns) {
        group.extend(breakdown.parts.iter().map(|part| (*part, number)));
    }
    let mut first = BTreeMap::new();
    for (id, figure) in report.figures.iter() {
        // Figures of the top level are told apart by the text around them; parts stand in one
        // table or chart.
        if figure.origin != Origin::Stated || figure.whole.is_none() {
            continue;
        }
        let label = plain(&figure.label);
        let (Some(place), false) = (figure.place, label.is_empty()) else {
            continue;
        };
        let group = group.get(&id).copied().unwrap_or_default();
        let among = (figure.whole, group, label, figure.unit.as_deref());
        match first.get(&among) {
            None => {
                first.insert(among, (figure, place));
            }
            Some((earlier, at)) => findings.push(duplicate(figure, place, earlier, *at)),
        }
    }
}

/// A label as it is read: without spaces around it, full width as half width.
fn plain(label: &str) -> String {
    let narrow: String = label.chars().map(narrow).collect();
    narrow.trim().to_owned()
}

fn narrow(character: char) -> char {
    match character {
        '\u{3000}' => ' ',
        '\u{FF01}'..='\u{FF5E}' => u32::from(character)
            .checked_sub(0xFEE0)
            .and_then(char::from_u32)
            .unwrap_or(character),
        _ => character,
    }
}

fn duplicate(figure: &Figure, place: Place, earlier: &Figure, at: Place) -> Diagnostic {
    let label = figure.label.trim();
    let (first, second) = (&earlier.id, &figure.id);
    Diagnostic::new(
        &RULE,
        Text::new(
            format!("“{first}”和“{second}”都叫“{label}”"),
            format!("{first} and {second} are both called {label}"),
        ),
        place,
        Text::new("名称重复", "same label"),
    )
    .with_related(at, Text::new("已用这个名称", "called so first"))
    .with_help(Text::new(
        "同一个数字写了两次的，删去一个；不同的数字，把 label 写得能分清",
        "if it is one figure stated twice, delete one; otherwise word the labels apart",
    ))
    .about([second.as_str(), first.as_str()])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn width_and_spaces_make_no_other_label() {
        assert_eq!(plain(" 微信（ＡＢ）\u{3000}"), plain("微信(AB)"));
        assert_ne!(plain("微信"), plain("微博"));
    }
}
