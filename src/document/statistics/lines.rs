//! The lines of a table under its head, and which labels are merged beside them.

use crate::forms::{Row, Table};

/// A line of the printed table.
pub(super) struct Line<'a> {
    /// The row of the form that it prints.
    pub(super) row: &'a Row,
    /// How many merged labels stand beside it: its own starts behind them.
    pub(super) depth: usize,
    /// Those of them that start in it, outermost first.
    pub(super) groups: Vec<Group<'a>>,
}

/// A label merged over several lines.
pub(super) struct Group<'a> {
    /// The row of the form whose label it is.
    pub(super) heading: &'a Row,
    /// The column it stands in, from 0.
    pub(super) column: usize,
    /// Over how many lines it reaches.
    pub(super) lines: usize,
}

/// The lines of a table in order.
pub(super) fn lines(table: &Table) -> Vec<Line<'_>> {
    let mut lines = Vec::new();
    let mut levels: Vec<u8> = Vec::new();
    let mut groups = Vec::new();
    for (index, row) in table.rows.iter().enumerate() {
        while levels.last().is_some_and(|level| *level >= row.level) {
            levels.pop();
        }
        if is_group(table, index) {
            groups.push(Group {
                heading: row,
                column: levels.len(),
                lines: lines_under(table, index),
            });
            levels.push(row.level);
        } else {
            lines.push(Line {
                row,
                depth: levels.len(),
                groups: std::mem::take(&mut groups),
            });
        }
    }
    lines
}

/// Whether a row is printed as a label beside the rows under it; one with none under it is a line.
fn is_group(table: &Table, index: usize) -> bool {
    let row = table.rows.get(index);
    let next = table.rows.get(index + 1);
    table.merged_headings
        && row.is_some_and(|row| row.heading && next.is_some_and(|next| next.level > row.level))
}

/// How many lines stand under a heading.
fn lines_under(table: &Table, heading: usize) -> usize {
    let level = table.rows.get(heading).map_or(0, |row| row.level);
    table
        .rows
        .iter()
        .enumerate()
        .skip(heading + 1)
        .take_while(|(_, row)| row.level > level)
        .filter(|(index, _)| !is_group(table, *index))
        .count()
}
