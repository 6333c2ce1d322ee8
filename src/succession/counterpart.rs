//! Which cell of one form goes on as which cell of the next.

use crate::forms::{Form, Table};

/// The cell of `old` that goes on as the cell `id` of `new`: the one that the new form's file
/// names, or the one of the same id.
#[must_use]
pub fn predecessor(new: &Form, old: &Form, id: &str) -> Option<String> {
    let named = named(new, old).find_map(|(here, there)| {
        let column = id.strip_prefix(here)?;
        // A row's cells go on column by column.
        (column.is_empty() || column.starts_with('.')).then(|| format!("{there}{column}"))
    });
    let found = named.unwrap_or_else(|| id.to_owned());
    cell_ids(old).any(|cell| cell == found).then_some(found)
}

/// The cell of `new` that the cell `id` of `old` goes on as.
#[must_use]
pub fn successor(new: &Form, old: &Form, id: &str) -> Option<String> {
    cell_ids(new).find(|cell| predecessor(new, old, cell).as_deref() == Some(id))
}

/// The ids of a form's cells, in order.
pub fn cell_ids(form: &Form) -> impl Iterator<Item = String> + '_ {
    let cells = |table: &'_ Table| -> Vec<String> {
        table
            .data_rows()
            .flat_map(|row| {
                let columns = table.columns.iter();
                columns.map(|column| table.cell_id(row, column))
            })
            .collect()
    };
    form.tables.iter().flat_map(cells)
}

/// The pairs that the new form's file names for the old form: here and there.
fn named<'f>(new: &'f Form, old: &Form) -> impl Iterator<Item = (&'f str, &'f str)> {
    let id = old.head.id.clone();
    new.counterparts
        .iter()
        .filter(move |one| one.form == id)
        .map(|one| (one.here.as_str(), one.there.as_str()))
}
