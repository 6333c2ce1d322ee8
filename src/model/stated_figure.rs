//! A figure as the file states it, with the parts under it and the relations that they make.

use super::{
    figure::{Figure, FigureId, Origin, ToFill, kind_of_unit},
    obligation::{Obligation, ObligationOrigin},
    problem::Problem,
    relation::Relation,
    report::{Breakdown, Report},
};
use crate::{
    diagnostic::{Place, Text},
    forms::Comparison,
    language::number::Approximation,
    year_file::{self, FigureEntry, Located},
};

/// The figure that a part is of, and what it counts.
type Whole<'a> = (FigureId, Option<&'a str>);

/// Adds a figure and the parts under it, with the relations they make.
pub(super) fn add(
    report: &mut Report,
    entry: &FigureEntry,
    whole: Option<Whole<'_>>,
) -> Option<FigureId> {
    // A part counts what its whole counts unless it says otherwise.
    let unit = Located::value_of(entry.unit.as_ref())
        .or_else(|| whole.and_then(|(_, unit)| unit.map(str::to_owned)));
    let place = place(entry);
    let figure = Figure {
        id: entry.id.clone(),
        label: Located::value_of(entry.label.as_ref()).unwrap_or_else(|| entry.id.clone()),
        kind: kind_of_unit(unit.as_deref()),
        unit: unit.clone(),
        value: entry.value.as_ref().map(|number| number.value),
        to_fill: entry.to_fill.map(|place| {
            if place == entry.key {
                ToFill::Absent
            } else {
                ToFill::Marked
            }
        }),
        // No figure of a narrative is one that only tells of a change.
        has_plus: false,
        approximation: approximation(entry),
        source: Located::value_of(entry.source.as_ref()),
        origin: Origin::Stated,
        place: Some(place),
        whole: whole.map(|(whole, _)| whole),
        same_as: None,
        is_not_applicable: false,
    };
    let id = match report.figures.add(figure) {
        Ok(id) => id,
        Err(first) => {
            report.problems.push(Problem::StatedTwice {
                id: entry.id.clone(),
                second: Place::year(entry.key),
                first: report.figures.get(first).place,
            });
            return None;
        }
    };
    let below = (id, unit.as_deref());
    for set in &entry.breakdowns {
        add_breakdown(report, entry, set, below);
    }
    for part in &entry.of_which {
        if let Some(part) = add(report, part, Some(below)) {
            report.obligations.push(Obligation {
                place: Some(place),
                ..Obligation::of_which(part, id, &report.figures)
            });
        }
    }
    Some(id)
}

/// Adds one set of parts of the figure of `entry`, and that they add up to it or are at most it.
fn add_breakdown(
    report: &mut Report,
    entry: &FigureEntry,
    set: &year_file::Breakdown,
    whole: Whole<'_>,
) {
    let parts: Vec<FigureId> = set
        .parts
        .iter()
        .filter_map(|part| add(report, part, Some(whole)))
        .collect();
    if parts.is_empty() {
        return;
    }
    let (whole, _) = whole;
    let label = &report.figures.get(whole).label;
    let obligation = if entry.open {
        open_list(label, whole, &parts)
    } else {
        breakdown(label, whole, &parts)
    };
    report.obligations.push(Obligation {
        place: Some(place(entry)),
        ..obligation
    });
    report.breakdowns.push(Breakdown {
        whole,
        label: Located::value_of(set.label.as_ref()),
        parts,
    });
}

/// Where its value stands, or where it is to be filled in.
fn place(entry: &FigureEntry) -> Place {
    let typed = entry.value.as_ref().map(|value| value.span);
    Place::year(typed.or(entry.to_fill).unwrap_or(entry.key))
}

/// The words beside the number, or none where the file says `approximate = true` only.
fn approximation(entry: &FigureEntry) -> Option<Approximation> {
    let typed = entry
        .value
        .as_ref()
        .and_then(|value| value.approximation.clone());
    typed.or_else(|| entry.approximate.then(Approximation::default))
}

fn breakdown(label: &str, whole: FigureId, parts: &[FigureId]) -> Obligation {
    let relation = Relation {
        left: vec![whole],
        comparison: Comparison::Equal,
        right: parts.to_vec(),
    };
    let says = Text::new(
        format!("“{label}”等于各分项之和"),
        format!("{label} is the sum of its parts"),
    );
    Obligation::of_sums(ObligationOrigin::Breakdown, relation, says)
}

fn open_list(label: &str, whole: FigureId, parts: &[FigureId]) -> Obligation {
    let relation = Relation {
        left: parts.to_vec(),
        comparison: Comparison::AtMost,
        right: vec![whole],
    };
    let says = Text::new(
        format!("列出的分项之和不大于“{label}”"),
        format!("the parts named are together at most {label}"),
    );
    Obligation::of_sums(ObligationOrigin::OpenList, relation, says)
}
