//! A chart of a text, as the numbers that it draws.

use roxmltree::{Document, Node};

use super::{
    super::{
        transcript::{LineKind, Piece, Transcript},
        xml_tree::{child, is},
    },
    changes::all_text,
};
use crate::diagnostic::Locator;

/// Adds each series as a line a value, with its label: `规范性文件 3`. The chart keeps a table of them,
/// the labels in its first column, a series in each behind it.
pub(super) fn read(chart: &Document<'_>, locator: &Locator, into: &mut Transcript) {
    let tables = chart.descendants().filter(|one| is(*one, "table"));
    for table in tables {
        let Some(rows) = child(table, "table-rows") else {
            continue;
        };
        let rows: Vec<Vec<String>> = rows
            .children()
            .filter(|row| is(*row, "table-row"))
            .map(|row| {
                let cells = row.children().filter(|cell| is(*cell, "table-cell"));
                cells.map(|cell| words(cell)).collect()
            })
            .collect();
        let series = rows.iter().map(Vec::len).max().unwrap_or(0);
        for column in 1..series {
            for row in &rows {
                let (Some(label), Some(value)) = (row.first(), row.get(column)) else {
                    continue;
                };
                let text = format!("{label} {value}").replace(['\n', '\r', '\t'], " ");
                into.paragraph(LineKind::Paragraph, Piece::plain(locator.clone(), text));
            }
        }
    }
}

/// What a cell shows: its paragraphs alone, as some programs note beside them where it comes from.
fn words(cell: Node<'_, '_>) -> String {
    let paragraphs = cell.children().filter(|one| is(*one, "p"));
    paragraphs.map(all_text).collect()
}
