//! Writes a table as Word's format has it.

use anyhow::Result;

use super::{inline::text_run, writing::Writing, xml_writer::XmlWriter};
use crate::{
    document::{
        figure::PrintedFigure,
        grid::{CellContent, CellRole, Grid, GridCell},
    },
    setting::{
        cells::Vertical,
        set_table::{SetCell, SetRow, SetTable},
        table::CELL_HEADROOM,
    },
};

/// Puts a table behind what is there, row by row.
///
/// # Errors
///
/// Its cells overlap or leave its columns.
pub(super) fn draw<'a>(table: &SetTable<'a>, writing: &mut Writing<'a>) -> Result<()> {
    let xml = &mut writing.xml;
    xml.start("w:tbl", &[]);
    properties(table, xml);
    xml.start("w:tblGrid", &[]);
    for width in &table.column_widths {
        xml.empty("w:gridCol", &[("w:w", width)]);
    }
    xml.end("w:tblGrid");
    for row in table.rows() {
        draw_row(&row?, table.least_row, writing);
    }
    writing.xml.end("w:tbl");
    Ok(())
}

/// What the table says about itself.
fn properties(table: &SetTable<'_>, xml: &mut XmlWriter) {
    let grid = table.grid;
    xml.start("w:tblPr", &[]);
    measure(xml, "w:tblW", table.width);
    xml.value("w:jc", &"center");
    xml.start("w:tblBorders", &[]);
    let (line, thickness) = if table.is_ruled {
        ("single", 4)
    } else {
        ("nil", 0)
    };
    for side in ["top", "left", "bottom", "right", "insideH", "insideV"] {
        xml.empty(
            &format!("w:{side}"),
            &[
                ("w:val", &line),
                ("w:sz", &thickness),
                ("w:space", &0),
                ("w:color", &"000000"),
            ],
        );
    }
    xml.end("w:tblBorders");
    xml.empty("w:tblLayout", &[("w:type", &"fixed")]);
    xml.start("w:tblCellMar", &[]);
    measure(xml, "w:top", CELL_HEADROOM);
    measure(xml, "w:left", table.look.margin);
    measure(xml, "w:bottom", CELL_HEADROOM);
    measure(xml, "w:right", table.look.margin);
    xml.end("w:tblCellMar");
    // For those who cannot see it.
    xml.value("w:tblCaption", &grid.title.as_str());
    xml.value("w:tblDescription", &description(grid).as_str());
    xml.end("w:tblPr");
}

/// What a table shows, for those who cannot see it: its heads, or the parts that it has instead,
/// and how many figures it holds.
fn description(grid: &Grid) -> String {
    let cells = || grid.rows.iter().flatten();
    let is_head = |cell: &&GridCell| {
        cell.role
            == if grid.header_rows > 0 {
                CellRole::Header
            } else {
                CellRole::Part
            }
    };
    let heads: Vec<&str> = cells()
        .filter(is_head)
        .filter_map(|cell| match &cell.content {
            CellContent::Text(text) => Some(text.as_str()),
            CellContent::Figure(_) | CellContent::Blank => None,
        })
        .collect();
    let figures: Vec<&PrintedFigure> = cells()
        .filter_map(|cell| match &cell.content {
            CellContent::Figure(figure) => Some(figure),
            CellContent::Text(_) | CellContent::Blank => None,
        })
        .collect();
    if figures.is_empty() {
        return grid.title.clone();
    }
    let open = figures.iter().filter(|one| one.text.is_empty()).count();
    let open = match open {
        0 => String::new(),
        open => format!("，其中{open}格空白"),
    };
    let (rows, figures) = (grid.rows.len(), figures.len());
    format!("{}：共{rows}行，数据{figures}格{open}", heads.join("、"))
}

/// A length in twips.
fn measure(xml: &mut XmlWriter, name: &str, twips: usize) {
    xml.empty(name, &[("w:w", &twips), ("w:type", &"dxa")]);
}

fn draw_row<'a>(row: &SetRow<'a>, least: usize, writing: &mut Writing<'a>) {
    let xml = &mut writing.xml;
    xml.start("w:tr", &[]);
    xml.start("w:trPr", &[]);
    xml.empty("w:cantSplit", &[]);
    if least > 0 {
        xml.empty("w:trHeight", &[("w:val", &least), ("w:hRule", &"atLeast")]);
    }
    if row.is_repeated {
        xml.empty("w:tblHeader", &[]);
    }
    xml.end("w:trPr");
    for cell in &row.cells {
        draw_cell(cell, row.keep_next, writing);
    }
    writing.xml.end("w:tr");
}

fn draw_cell<'a>(cell: &SetCell<'a>, keep_next: bool, writing: &mut Writing<'a>) {
    let xml = &mut writing.xml;
    xml.start("w:tc", &[]);
    xml.start("w:tcPr", &[]);
    measure(xml, "w:tcW", cell.width);
    if cell.span > 1 {
        xml.value("w:gridSpan", &cell.span);
    }
    match cell.vertical {
        Some(Vertical::Starts) => xml.value("w:vMerge", &"restart"),
        Some(Vertical::GoesOn) => xml.value("w:vMerge", &"continue"),
        None => {}
    }
    xml.value("w:vAlign", &"center");
    xml.end("w:tcPr");

    writing.start_paragraph(cell.style);
    let xml = &mut writing.xml;
    if keep_next {
        xml.empty("w:keepNext", &[]);
    }
    if cell.left > 0 || cell.right > 0 {
        xml.empty("w:ind", &[("w:left", &cell.left), ("w:right", &cell.right)]);
    }
    xml.end("w:pPr");
    match cell.content {
        CellContent::Blank => {}
        CellContent::Text(text) => text_run(xml, text, None),
        CellContent::Figure(figure) => writing.figure(figure, cell.size),
    }
    writing.line(cell.remark);
    writing.xml.end("w:p");
    writing.xml.end("w:tc");
}
