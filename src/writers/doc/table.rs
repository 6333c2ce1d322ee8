//! Tables, row by row.

use std::fmt::Write as _;

use anyhow::Result;

use super::{
    style::paragraph_words,
    text::{Anchors, escaped, figure, inlines},
};
use crate::{
    document::{
        chart::Chart,
        grid::{CellContent, CellRole, Grid, GridCell},
    },
    setting::{
        Look,
        cells::Vertical,
        chart_size::chart_size,
        set_table::{SetCell, SetRow, SetTable},
        table::CELL_HEADROOM,
    },
};

/// A millimetre in twips.
const MILLIMETRE: usize = 57;

/// Puts a table behind what is there.
///
/// # Errors
///
/// Its cells overlap or leave its columns.
pub(super) fn draw(
    table: &SetTable<'_>,
    look: &Look,
    anchors: &mut Anchors<'_>,
    out: &mut String,
) -> Result<()> {
    for row in table.rows() {
        draw_row(&row?, table, look, anchors, out);
    }
    Ok(())
}

/// Puts the figures of a chart behind what is there: label and number under their heads.
///
/// # Errors
///
/// None: its cells stand side by side.
pub(super) fn bars(
    chart: &Chart,
    look: &Look,
    width: usize,
    anchors: &mut Anchors<'_>,
    out: &mut String,
) -> Result<()> {
    let head = |column, text| GridCell::of_text(column, text, CellRole::Header);
    let heads = vec![head(0, "项目"), head(1, &chart.series)];
    let rows = chart.bars.iter().map(|bar| {
        vec![
            GridCell::new(0, CellContent::Text(bar.label.clone()), CellRole::Label),
            GridCell::new(1, CellContent::Figure(bar.clone()), CellRole::Value),
        ]
    });
    let grid = Grid {
        title: chart.title.clone(),
        columns: vec![750, 250],
        header_rows: 1,
        landscape: false,
        small_type: false,
        keep_together: true,
        rows: std::iter::once(heads).chain(rows).collect(),
        remarks: Vec::new(),
    };
    // Together as high as the chart is elsewhere, so that all formats have the same pages.
    let (_, height) = chart_size(chart);
    let rows = grid.rows.len().max(1);
    let mut set = SetTable::new(&grid, look, width, true);
    set.least_row = height as usize * MILLIMETRE / rows;
    draw(&set, look, anchors, out)
}

fn draw_row(
    row: &SetRow<'_>,
    table: &SetTable<'_>,
    look: &Look,
    anchors: &mut Anchors<'_>,
    out: &mut String,
) {
    out.push_str("\\trowd\\trqc\\trautofit0\\trkeep");
    if row.is_repeated {
        out.push_str("\\trhdr");
    }
    // Writing to a string cannot fail. A height above zero is the least.
    if table.least_row > 0 {
        let _ = write!(out, "\\trrh{}", table.least_row);
    }
    let margin = table.look.margin;
    let _ = write!(
        out,
        "\\trgaph{margin}\\trpaddl{margin}\\trpaddfl3\\trpaddr{margin}\\trpaddfr3\
         \\trpaddt{CELL_HEADROOM}\\trpaddft3\\trpaddb{CELL_HEADROOM}\\trpaddfb3"
    );
    for cell in &row.cells {
        out.push_str(match cell.vertical {
            Some(Vertical::Starts) => "\\clvmgf",
            Some(Vertical::GoesOn) => "\\clvmrg",
            None => "",
        });
        out.push_str("\\clvertalc");
        let sides: &[&str] = if table.is_ruled {
            &["t", "l", "b", "r"]
        } else {
            &[]
        };
        for side in sides {
            let _ = write!(out, "\\clbrdr{side}\\brdrs\\brdrw10");
        }
        let _ = write!(out, "\\cellx{}", cell.right_edge);
    }
    out.push('\n');
    for cell in &row.cells {
        out.push_str("\\pard\\plain\\intbl");
        if row.keep_next {
            out.push_str("\\keepn");
        }
        draw_cell(cell, look, anchors, out);
        out.push_str("\\cell\n");
    }
    out.push_str("\\row\n");
}

/// The words and the text of a cell.
fn draw_cell(cell: &SetCell<'_>, look: &Look, anchors: &mut Anchors<'_>, out: &mut String) {
    out.push_str(&paragraph_words(cell.style, look));
    let measures = [
        ("li", cell.left),
        ("ri", cell.right),
        ("fs", cell.size.unwrap_or(0)),
    ];
    for (word, measure) in measures.iter().filter(|(_, measure)| *measure > 0) {
        // Writing to a string cannot fail.
        let _ = write!(out, "\\{word}{measure}");
    }
    out.push(' ');
    match cell.content {
        CellContent::Blank => {}
        CellContent::Text(text) => out.push_str(&escaped(text)),
        CellContent::Figure(one) => out.push_str(&figure(one, anchors)),
    }
    out.push_str(&inlines(cell.remark, anchors, look));
}
