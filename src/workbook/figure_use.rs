//! Where the report uses its figures.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    language::chinese,
    model::{
        Passage, Report,
        figure::{FigureId, Origin},
        obligation::Obligation,
        text::Line,
    },
};

/// So many parts of the text are named where a figure is used; of more, only their number is said.
const MOST_PARTS: usize = 20;

/// A use of a figure, in reading order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Use {
    /// Before the first part.
    Preamble,
    /// In a part of the text, from 1.
    Part(usize),
    /// In a cell of the form that repeats it, or in what is remarked on the form.
    Form,
    /// In the formula of another figure.
    Formula,
    /// In what must hold.
    Relation,
}

/// Where each figure is used.
#[derive(Debug, Default)]
pub(super) struct FigureUses {
    uses: BTreeMap<FigureId, BTreeSet<Use>>,
}

impl FigureUses {
    /// The uses of all figures: the report is gone through once, however many there are.
    pub(super) fn of(report: &Report) -> Self {
        let mut found = Self::default();
        let shown = shown_with(report);
        found.passage(&report.preamble, Use::Preamble, &shown);
        for (number, section) in (1..).zip(&report.sections) {
            found.passage(&section.heading, Use::Part(number), &shown);
            found.passage(&section.body, Use::Part(number), &shown);
        }
        for note in report.table_notes.passages() {
            found.passage(note, Use::Form, &shown);
        }
        for (_, figure) in report.figures.iter() {
            found.add(figure.same_as, Use::Form);
        }
        for (_, derivation) in report.obligations.formulas() {
            found.add(derivation.formula.members(), Use::Formula);
        }
        for (_, _, relation) in report.obligations.sums() {
            found.add(relation.members(), Use::Relation);
        }
        found
    }

    fn add(&mut self, figures: impl IntoIterator<Item = FigureId>, used: Use) {
        for figure in figures {
            self.uses.entry(figure).or_default().insert(used);
        }
    }

    /// What a text names, and what its tables and charts show.
    fn passage(&mut self, passage: &Passage, used: Use, shown: &BTreeMap<FigureId, Vec<FigureId>>) {
        self.add(passage.named.iter().copied(), used);
        for line in &passage.lines {
            if let Line::Table(whole) | Line::Chart(whole) = line {
                self.add(shown.get(whole).into_iter().flatten().copied(), used);
            }
        }
    }

    /// The places that use a figure, in reading order: `前言，正文二，统计表`.
    pub(super) fn words(&self, figure: FigureId) -> String {
        let Some(uses) = self.uses.get(&figure) else {
            return String::new();
        };
        let is_part = |used: &&Use| matches!(used, Use::Part(_));
        let parts = uses.iter().filter(is_part).count();
        let mut named = 0;
        let mut places = Vec::new();
        for used in uses {
            places.push(match used {
                Use::Preamble => "前言".to_owned(),
                Use::Part(_) if named == MOST_PARTS => continue,
                Use::Part(number) => {
                    named += 1;
                    let number = chinese::words((*number).into());
                    if named == MOST_PARTS && parts > MOST_PARTS {
                        format!("正文{number}……等{parts}处")
                    } else {
                        format!("正文{number}")
                    }
                }
                Use::Form => "统计表".to_owned(),
                Use::Formula => "推算".to_owned(),
                Use::Relation => "校核".to_owned(),
            });
        }
        places.join("，")
    }
}

/// The parts that a table or a chart of a figure shows, by figure.
fn shown_with(report: &Report) -> BTreeMap<FigureId, Vec<FigureId>> {
    let mut shown: BTreeMap<FigureId, Vec<FigureId>> = BTreeMap::new();
    for breakdown in &report.breakdowns {
        let parts = shown.entry(breakdown.whole).or_default();
        parts.extend(&breakdown.parts);
    }
    shown
}

/// Last year's figures that relations, formulas, claims or breakdowns of this year speak of.
pub(super) fn figures_of_last_year(report: &Report) -> Vec<FigureId> {
    let obligations = report.obligations.iter();
    let mut used: BTreeSet<FigureId> = obligations.flat_map(Obligation::members).collect();
    let stated = report
        .figures
        .iter()
        .filter(|(_, one)| one.origin == Origin::Stated);
    used.extend(stated.filter_map(|(id, _)| report.figures.last_id(id)));
    used.retain(|id| report.figures.get(*id).origin == Origin::Last);
    used.into_iter().collect()
}
