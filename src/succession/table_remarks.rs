//! What clerks noted in a `[table]` that gives way to that of another form.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    counterpart::predecessor,
    notes::{joined, without_notes},
};
use crate::{
    forms::{
        Form, Row, Table,
        blank_table::{self, Filling},
    },
    year_file::edit::{Editor, remarks::TableRemark},
};

/// The remarks of a table, by where they stand in that of the new form.
#[derive(Debug, Default)]
pub(super) struct TableRemarks {
    /// Above each row, by its code.
    above: BTreeMap<String, Vec<String>>,
    /// Behind each row.
    behind: BTreeMap<String, Vec<String>>,
    /// Above the table: those of rows that the new form does not have.
    pub(super) apart: Vec<String>,
}

/// What the program itself writes into the table of a form.
struct OfProgram {
    /// Behind each key.
    behind: BTreeMap<String, String>,
    /// On lines of their own.
    above: BTreeSet<String>,
}

impl TableRemarks {
    /// Those of the table that `editor` is to change, which is on the form `old`.
    pub(super) fn read(editor: &Editor<'_>, new: &Form, old: &Form) -> Self {
        let remarks = editor.remarks_in("table");
        let mut read = Self::default();
        if remarks.is_empty() {
            return read;
        }
        let program = OfProgram::of(old);
        let rows = rows_by_old_cell(new, old);
        for remark in remarks {
            let Some(text) = program.left(&remark) else {
                continue;
            };
            let Some(key) = remark.key else {
                read.apart.push(text);
                continue;
            };
            let mut cells = cells_of(old, &key).into_iter();
            let Some((table, row)) = cells.find_map(|cell| rows.get(&cell)) else {
                let label = program.behind.get(&key).map_or("", String::as_str);
                let name = format!("{key} {label}");
                read.apart.push(format!("{}：{text}", name.trim_end()));
                continue;
            };
            let code = row.code.get_ref().clone();
            let (place, text) = if table.cells_by_column {
                // One row holds them all.
                (&mut read.above, format!("{key}：{text}"))
            } else if remark.is_above {
                (&mut read.above, text)
            } else {
                (&mut read.behind, text)
            };
            place.entry(code).or_default().push(text);
        }
        read
    }

    /// The remarks above a row of the new form.
    pub(super) fn above(&self, row: &Row) -> Vec<String> {
        let above = self.above.get(row.code.get_ref());
        above.into_iter().flatten().cloned().collect()
    }

    /// What stands behind a row of the new form, the note of the program last, if there is one.
    pub(super) fn behind(&self, row: &Row, note: &str) -> Option<String> {
        let remarks = self.behind.get(row.code.get_ref()).into_iter().flatten();
        let all = joined(remarks.map(String::as_str).chain([note]));
        (!all.is_empty()).then_some(all)
    }
}

impl OfProgram {
    fn of(form: &Form) -> Self {
        let text = blank_table::text(form, &|_, _| Filling::default());
        let mut program = Self {
            behind: BTreeMap::new(),
            above: BTreeSet::new(),
        };
        for remark in Editor::new(&text).remarks_in("table") {
            let text = remark.text.to_owned();
            match remark.key {
                Some(key) if !remark.is_above => {
                    program.behind.insert(key, text);
                }
                _ => {
                    program.above.insert(text);
                }
            }
        }
        program
    }

    /// What of a remark the program did not write.
    fn left(&self, remark: &TableRemark<'_>) -> Option<String> {
        let mut text = remark.text;
        if remark.is_above {
            return (!text.is_empty() && !self.above.contains(text)).then(|| text.to_owned());
        }
        let label = remark.key.as_ref().and_then(|key| self.behind.get(key));
        if let Some(rest) = label.and_then(|label| text.strip_prefix(label.as_str()))
            && (rest.is_empty() || rest.starts_with('；'))
        {
            text = rest.trim_start_matches('；');
        }
        Some(without_notes(text)).filter(|left| !left.trim().is_empty())
    }
}

/// The cells of a form that a key of `[table]` fills in: those of a row, or itself.
fn cells_of(form: &Form, key: &str) -> Vec<String> {
    let tables = form.tables.iter();
    let mut rows = tables.flat_map(|table| table.data_rows().map(move |row| (table, row)));
    let row = rows.find(|(table, row)| row.code.get_ref() == key && !table.cells_by_column);
    let Some((table, row)) = row else {
        return vec![key.to_owned()];
    };
    let columns = table.columns.iter();
    columns.map(|column| table.cell_id(row, column)).collect()
}

/// The rows of the new form, by each cell of the old one that goes on there.
fn rows_by_old_cell<'f>(new: &'f Form, old: &Form) -> BTreeMap<String, (&'f Table, &'f Row)> {
    let mut rows = BTreeMap::new();
    for table in &new.tables {
        for row in table.data_rows() {
            let cells = table
                .columns
                .iter()
                .map(|column| table.cell_id(row, column));
            let there = cells.filter_map(|cell| predecessor(new, old, &cell));
            for cell in there {
                rows.entry(cell).or_insert((table, row));
            }
        }
    }
    rows
}
