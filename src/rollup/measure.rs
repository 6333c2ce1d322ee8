//! What is added up: the cells of the form, and the figures that all organs have.

use crate::{
    forms::{Form, Kind},
    model::{
        Report,
        figure::{Figure, Origin},
    },
};

use super::contribution::Contribution;

/// A cell or a figure that organs may have in common.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Measure {
    /// Its id.
    pub id: String,
    /// What it counts.
    pub label: String,
    /// What is counted.
    pub unit: Option<String>,
    /// Whether it is a cell of the form.
    pub is_cell: bool,
    /// Whether it may be below zero, so that what is lacking may make the sum less.
    pub is_signed: bool,
}

/// The cells of the form, those of the district's own report where there is one, then the figures
/// that all organs have.
pub(super) fn measures(
    own: Option<&Report>,
    form: Option<&Form>,
    organs: &[Contribution],
) -> Vec<Measure> {
    let mut measures = match (own, form) {
        (Some(own), _) => own
            .figures
            .iter()
            .filter_map(|(_, one)| of_cell(one))
            .collect(),
        (None, Some(form)) => of_form(form),
        (None, None) => Vec::new(),
    };
    let is_of_own = |id: &str| own.is_none_or(|own| own.figures.find(id).is_some());
    let Some((first, others)) = organs.split_first() else {
        return measures;
    };
    let shared = first.own.iter().filter(|id| {
        is_of_own(id)
            && others
                .iter()
                .all(|organ| organ.figures.contains_key(id.as_str()))
    });
    measures.extend(shared.filter_map(|id| {
        let figure = first.figures.get(id)?;
        Some(Measure {
            id: id.clone(),
            label: figure.label.clone(),
            unit: figure.unit.clone(),
            is_cell: false,
            is_signed: false,
        })
    }));
    measures.retain(|measure| !is_ratio(measure.unit.as_deref()));
    measures
}

fn of_cell(figure: &Figure) -> Option<Measure> {
    matches!(figure.origin, Origin::Cell { .. }).then(|| Measure {
        id: figure.id.clone(),
        label: figure.label.clone(),
        unit: figure.unit.clone(),
        is_cell: true,
        is_signed: figure.kind == Kind::SignedInteger,
    })
}

fn of_form(form: &Form) -> Vec<Measure> {
    let rows = form.tables.iter().flat_map(|table| {
        let rows = table.rows.iter().filter(|row| !row.heading);
        rows.map(move |row| (table, row))
    });
    let cells = rows.flat_map(|(table, row)| {
        table.columns.iter().map(move |column| Measure {
            id: table.cell_id(row, column),
            label: table.cell_label(row, column),
            unit: table.cell_unit(row, column).map(str::to_owned),
            is_cell: true,
            is_signed: table.cell_kind(row, column) == Kind::SignedInteger,
        })
    });
    cells.collect()
}

/// Whether a unit is that of a share or a rate, of which no sum says anything.
fn is_ratio(unit: Option<&str>) -> bool {
    unit.is_some_and(|unit| {
        unit.contains(['%', '％', '‰', '/', '／', '每', '倍', '率']) || unit.contains("百分")
    })
}
