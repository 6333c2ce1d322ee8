//! Tables, row by row.

use std::fmt::Write as _;

use super::{
    paragraph_words,
    text::{Anchors, escaped, figure},
};
use crate::{
    document::{
        chart::Chart,
        grid::{CellContent, CellRole, Grid, GridCell},
    },
    setting::{
        Look,
        cells::{Fit, Merged, Place, Vertical, column_widths, places},
        table::{CELL_HEADROOM, LABEL_INDENT, ORDINARY_TABLE, SMALL_TABLE, TableLook},
    },
};

/// The table, `width` twips wide; its end stays on the page of what follows if `keep_next`.
pub(super) fn draw(
    grid: &Grid,
    look: &Look,
    width: usize,
    keep_next: bool,
    anchors: &mut Anchors<'_>,
) -> String {
    let table = if grid.small_type {
        &SMALL_TABLE
    } else {
        &ORDINARY_TABLE
    };
    let widths = column_widths(&grid.columns, width);
    let mut out = String::new();
    let mut merged = Merged::default();
    for (number, cells) in (1..).zip(&grid.rows) {
        let is_head =
            number <= grid.header_rows || cells.iter().any(|cell| cell.role == CellRole::Part);
        let row = Row {
            look,
            table,
            widths: &widths,
            fit: Fit {
                size: look.size(table.size) as usize,
                margin: table.margin,
            },
            keeps_next: if number == grid.rows.len() {
                keep_next
            } else {
                grid.keep_together || is_head
            },
        };
        let places = places(cells, widths.len(), &mut merged);
        out.push_str(&row.draw(&places, number <= grid.header_rows, anchors));
    }
    out
}

/// The figures of a chart: label and number.
pub(super) fn bars(chart: &Chart, look: &Look, width: usize, anchors: &mut Anchors<'_>) -> String {
    let cell = |column, content, role| GridCell {
        column,
        column_span: 1,
        row_span: 1,
        content,
        role,
        indent: 0,
    };
    let rows = chart.bars.iter().map(|bar| {
        vec![
            cell(0, CellContent::Text(bar.label.clone()), CellRole::Label),
            cell(1, CellContent::Figure(bar.clone()), CellRole::Value),
        ]
    });
    let grid = Grid {
        title: chart.title.clone(),
        columns: vec![750, 250],
        header_rows: 0,
        landscape: false,
        small_type: false,
        keep_together: true,
        rows: rows.collect(),
    };
    draw(&grid, look, width, true, anchors)
}

/// How a row is set.
struct Row<'a> {
    look: &'a Look,
    table: &'static TableLook,
    /// Twips of each column.
    widths: &'a [usize],
    fit: Fit,
    /// Whether the row stays on the page of the next.
    keeps_next: bool,
}

impl Row<'_> {
    fn draw(&self, places: &[Place<'_>], is_repeated: bool, anchors: &mut Anchors<'_>) -> String {
        let mut out = String::from("\\trowd\\trqc\\trautofit0\\trkeep");
        if is_repeated {
            out.push_str("\\trhdr");
        }
        let margin = self.table.margin;
        // Writing to a string cannot fail.
        let _ = write!(
            out,
            "\\trgaph{margin}\\trpaddl{margin}\\trpaddfl3\\trpaddr{margin}\\trpaddfr3\
             \\trpaddt{CELL_HEADROOM}\\trpaddft3\\trpaddb{CELL_HEADROOM}\\trpaddfb3"
        );
        for place in places {
            out.push_str(match place.vertical {
                Some(Vertical::Starts) => "\\clvmgf",
                Some(Vertical::GoesOn) => "\\clvmrg",
                None => "",
            });
            out.push_str("\\clvertalc");
            for side in ["t", "l", "b", "r"] {
                let _ = write!(out, "\\clbrdr{side}\\brdrs\\brdrw10");
            }
            let right: usize = self.widths.iter().take(place.column + place.span).sum();
            let _ = write!(out, "\\cellx{right}");
        }
        out.push('\n');
        for place in places {
            let width = self.widths.iter().skip(place.column).take(place.span).sum();
            let content = match place.cell {
                Some(cell) => self.cell(cell, width, anchors),
                None => paragraph_words(self.table.label, self.look) + " ",
            };
            let keeps = if self.keeps_next { "\\keepn" } else { "" };
            let _ = writeln!(out, "\\pard\\plain\\intbl{keeps}{content}\\cell");
        }
        out.push_str("\\row\n");
        out
    }

    /// The words and the text of a cell.
    fn cell(&self, cell: &GridCell, width: usize, anchors: &mut Anchors<'_>) -> String {
        let style = match cell.role {
            CellRole::Header => self.table.header,
            CellRole::Part => self.table.part,
            CellRole::Label => self.table.label,
            CellRole::Group | CellRole::Note | CellRole::Unit | CellRole::Value => {
                self.table.centred
            }
        };
        let mut out = paragraph_words(style, self.look);
        if cell.indent > 0 {
            let _ = write!(out, "\\li{}", LABEL_INDENT * i32::from(cell.indent));
        }
        match &cell.content {
            CellContent::Blank => out.push(' '),
            CellContent::Text(text) => {
                let side = match cell.role {
                    CellRole::Header => self.fit.white_beside_head(text, width),
                    _ => 0,
                };
                if side > 0 {
                    let _ = write!(out, "\\li{side}\\ri{side}");
                }
                let _ = write!(out, " {}", escaped(text));
            }
            CellContent::Figure(one) => {
                if let Some(size) = self.fit.smaller_size(&one.text, width) {
                    let _ = write!(out, "\\fs{size}");
                }
                let _ = write!(out, " {}", figure(one, anchors));
            }
        }
        out
    }
}
