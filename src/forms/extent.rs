//! How much an organ's own form holds: one that holds more than any form needs is not used.

use super::{Form, Table, flaw::Flaw};
use crate::{
    diagnostic::{Text, say::say},
    limits,
};

/// What a form has too much of.
pub(super) fn beyond(form: &Form) -> Option<Flaw> {
    let (mut cells, mut members) = (0, 0);
    for table in &form.tables {
        let longest = names(table).map(str::len).max().unwrap_or(0);
        cells += table.rows.len() * table.columns.len();
        members += added_up(table);
        let too_much = [
            (
                "字节的编号或名称",
                "bytes in a code or a label",
                longest,
                limits::NAME_BYTES,
            ),
            ("行", "rows in a table", table.rows.len(), limits::FORM_ROWS),
            (
                "列",
                "columns in a table",
                table.columns.len(),
                limits::FORM_COLUMNS,
            ),
            ("格", "cells", cells, limits::FORM_CELLS),
            (
                "格列在合计和勾稽关系里",
                "cells in its sums and relations",
                members,
                limits::FORM_MEMBERS,
            ),
        ];
        let beyond = too_much
            .into_iter()
            .find(|(_, _, count, most)| count > most);
        if let Some((zh, en, _, most)) = beyond {
            let what = Text::fixed(zh, en);
            return Some(Flaw {
                message: say!(
                    "表格太大：超过 {most} {what}",
                    "the form is too large: more than {most} {what}",
                    most,
                    what
                ),
                help: Text::fixed(
                    "没有哪种统计表需要这么多；限度见 report explain limits",
                    "no form needs so many; see report explain limits",
                ),
                at: table.id.span(),
                related: None,
            });
        }
    }
    None
}

/// What a table is called, and its rows, columns and relations.
fn names(table: &Table) -> impl Iterator<Item = &str> {
    let of_rows = table.rows.iter().flat_map(|row| {
        let codes = [row.code.get_ref(), &row.label];
        codes.into_iter().chain(&row.unit)
    });
    let of_columns = table.columns.iter().flat_map(|column| {
        let codes = [column.code.get_ref(), &column.label];
        codes.into_iter().chain(&column.unit)
    });
    let of_relations = table.relations.iter().map(|relation| &relation.id);
    of_rows
        .chain(of_columns)
        .chain(of_relations)
        .chain([table.id.get_ref(), &table.title])
        .map(String::as_str)
}

/// How many cells the sums and relations of a table add up: each of rows does in every column, each
/// of columns in every row.
fn added_up(table: &Table) -> usize {
    let of_rows = table
        .rows
        .iter()
        .map(|row| row.sum_of.len() + row.of_which.len());
    let of_columns = table.columns.iter().map(|column| column.sum_of.len());
    let of_relations = table.relations.iter();
    let of_relations = of_relations.map(|one| one.left.get_ref().len() + one.right.get_ref().len());
    let longer = table.rows.len().max(table.columns.len());
    of_rows.sum::<usize>() * table.columns.len()
        + of_columns.sum::<usize>() * table.rows.len()
        + of_relations.sum::<usize>() * longer
}
