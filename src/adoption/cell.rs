//! The cells of the form that numbers of the text are.

use rust_decimal::Decimal;

use crate::{
    diagnostic::Place,
    language::{exactness::Exactness, written_toml},
    model::{
        Report,
        figure::{Figure, Origin},
        notion_cells,
        typed_text::TypedText,
    },
    recognition::said::{Said, Scope},
};

/// What the form has for a number of the text.
#[derive(Debug, Clone)]
pub(super) enum CellHome {
    /// This cell has the same value.
    Same {
        /// Its id.
        id: String,
        /// Whether its row has no other cell, so that it may repeat a figure.
        is_alone: bool,
    },
    /// This cell is still to be filled in.
    Open(OpenCell),
    /// The cell has another value: a finding of its own tells of it.
    Contrary,
}

/// A cell that is still to be filled in.
#[derive(Debug, Clone)]
pub(super) struct OpenCell {
    pub(super) id: String,
    /// Where its `"?"` stands.
    place: Option<Place>,
}

/// A cell as it is filled in.
#[derive(Debug)]
pub(super) struct NewCell {
    pub(super) id: String,
    /// Where what it has now stands; `None` where it has nothing.
    pub(super) place: Option<Place>,
    /// Its value as TOML.
    pub(super) value: String,
}

impl NewCell {
    /// The cell of this id with the value of a figure in place of its own.
    pub(super) fn repeating(cell: &str, figure: &str) -> Self {
        Self {
            id: cell.to_owned(),
            place: None,
            value: written_toml::string(&format!("={figure}")),
        }
    }
}

impl OpenCell {
    /// With a number.
    pub(super) fn filled(&self, digits: String) -> NewCell {
        NewCell {
            id: self.id.clone(),
            place: self.place,
            value: digits,
        }
    }

    /// With the value of a figure.
    pub(super) fn repeating(&self, figure: &str) -> NewCell {
        self.filled(written_toml::string(&format!("={figure}")))
    }
}

/// What the form has for each quantity of a text.
pub(super) fn homes(report: &Report, text: &TypedText<'_>) -> Vec<Option<CellHome>> {
    let mut filled = std::collections::BTreeSet::new();
    text.quantities()
        .iter()
        .map(|quantity| {
            let said = text.said_at(report, quantity.number.start)?;
            // 1.2万 says 12000 and is not printed so.
            let is_whole = quantity.value.is_some_and(|value| value.scale() == 0);
            let home = home(report, said).filter(|home| {
                matches!(home, CellHome::Contrary) || (is_whole && quantity.scale == Decimal::ONE)
            })?;
            // A cell is filled in once.
            match &home {
                CellHome::Open(cell) if !filled.insert(cell.id.clone()) => None,
                _ => Some(home),
            }
        })
        .collect()
}

fn home(report: &Report, said: &Said) -> Option<CellHome> {
    if !said.notion.is_sure || said.exactness != Exactness::Exact {
        return None;
    }
    let lists = notion_cells::of_said(report, said);
    let value = said.value?;
    let sums = lists.iter().map(|list| notion_cells::sum(report, list));
    let known: Vec<_> = sums.flatten().collect();
    let same = lists
        .iter()
        .find(|list| list.len() == 1 && notion_cells::sum(report, list) == Some(value));
    if let Some(cell) = same.and_then(|list| list.first()) {
        let cell = report.figures.get(*cell);
        let own = cell.same_as.map_or(cell, |own| report.figures.get(own));
        return Some(CellHome::Same {
            id: own.id.clone(),
            is_alone: is_alone_in_its_row(report, own),
        });
    }
    if known.contains(&value) {
        // The sum of several cells is a figure of its own.
        return None;
    }
    if !known.is_empty() {
        return (said.scope == Scope::Own).then_some(CellHome::Contrary);
    }
    if said.scope != Scope::Own {
        return None;
    }
    let [cell] = lists.first()?.as_slice() else {
        return None;
    };
    let cell = report.figures.get(*cell);
    (cell.to_fill.is_some() && is_alone_in_its_row(report, cell)).then(|| {
        CellHome::Open(OpenCell {
            id: cell.id.clone(),
            place: cell.place,
        })
    })
}

/// Whether its row has no other cell, so that its row's code is its id.
fn is_alone_in_its_row(report: &Report, cell: &Figure) -> bool {
    let Origin::Cell { table, .. } = cell.origin else {
        return false;
    };
    let form = report.form.as_deref();
    let table = form.and_then(|form| form.tables.get(table));
    table.is_some_and(|table| table.columns.len() == 1)
}
