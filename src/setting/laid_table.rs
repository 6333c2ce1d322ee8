//! A table measured: how high its rows are, and where the lines of its cells stand.

use anyhow::Result;

use super::{
    Look,
    cells::Vertical,
    length::{Length, twips},
    lines::{Line, Measure, lines},
    paragraph_style::ParagraphStyle,
    set_table::{SetCell, SetTable},
    sign::Part,
    table::CELL_HEADROOM,
    text_lines::{line_height, signs_of},
};
use crate::document::grid::{CellContent, GridCell};

/// A border's share of a row's height: half a point.
const BORDER: Length = 1000;

/// A row measured.
#[derive(Debug)]
pub struct LaidRow<'a> {
    /// Its height.
    pub height: Length,
    /// Whether it stands at the head of every page.
    pub is_repeated: bool,
    /// Whether it stays on the page of the next.
    pub keep_next: bool,
    /// The cells that start in it.
    pub cells: Vec<LaidCell<'a>>,
}

/// A cell with its lines.
#[derive(Debug)]
pub struct LaidCell<'a> {
    /// The cell of the grid; none where the grid has none.
    pub cell: Option<&'a GridCell>,
    /// Its left edge, from that of the table.
    pub left: Length,
    /// Its width.
    pub width: Length,
    /// How many rows it covers.
    pub rows: usize,
    /// How its text is set.
    pub style: &'static ParagraphStyle,
    /// Half points of its type.
    pub size: u32,
    /// The height of one of its lines.
    pub line_height: Length,
    /// Its lines, their characters placed from the cell's left edge.
    pub lines: Vec<Line<'a>>,
}

impl LaidCell<'_> {
    /// The height that its lines take with the white over and under them.
    fn height(&self) -> Length {
        let lines = Length::try_from(self.lines.len()).unwrap_or(1);
        self.line_height * lines + twips(2 * CELL_HEADROOM) + BORDER
    }
}

/// The rows of a table; marks of notes are numbered on from `notes`.
///
/// # Errors
///
/// Its cells overlap or leave its columns.
pub fn rows<'a>(table: &SetTable<'a>, look: &Look, notes: &mut usize) -> Result<Vec<LaidRow<'a>>> {
    let mut laid: Vec<LaidRow<'a>> = Vec::new();
    for row in table.rows() {
        let row = row?;
        let mut cells = Vec::new();
        let started = row.cells.iter();
        for set in started.filter(|set| set.vertical != Some(Vertical::GoesOn)) {
            cells.push(cell(set, table, look, notes));
        }
        let alone = cells.iter().filter(|cell| cell.rows == 1);
        let empty = line_height(table.look.label, look) + twips(2 * CELL_HEADROOM) + BORDER;
        laid.push(LaidRow {
            height: { alone.map(LaidCell::height) }
                .max()
                .unwrap_or(empty)
                .max(twips(table.least_row)),
            is_repeated: row.is_repeated,
            keep_next: row.keep_next,
            cells,
        });
    }
    make_room(&mut laid);
    Ok(laid)
}

/// Makes the last row of every cell that covers several so high that it has room.
fn make_room(rows: &mut [LaidRow<'_>]) {
    for first in 0..rows.len() {
        let needs: Vec<(usize, Length)> = rows
            .get(first)
            .iter()
            .flat_map(|row| &row.cells)
            .filter(|cell| cell.rows > 1)
            .map(|cell| (cell.rows, cell.height()))
            .collect();
        for (count, needed) in needs {
            let Some(covered) = rows.get_mut(first..).map(|rows| {
                let count = count.min(rows.len());
                rows.split_at_mut(count).0
            }) else {
                continue;
            };
            let height: Length = covered.iter().map(|row| row.height).sum();
            if let Some(last) = covered.last_mut() {
                last.height += (needed - height).max(0);
            }
        }
    }
}

fn cell<'a>(
    set: &SetCell<'a>,
    table: &SetTable<'a>,
    look: &Look,
    notes: &mut usize,
) -> LaidCell<'a> {
    let size = set.size.and_then(|size| u32::try_from(size).ok());
    let mut signs = signs_of(set.style, size, look);
    match set.content {
        CellContent::Blank => {}
        CellContent::Text(text) => signs.add(text, Part::Text),
        CellContent::Figure(figure) => signs.add_figure(figure),
    }
    signs.add_inlines(set.remark, notes);
    let margin = table.look.margin;
    let left = twips(margin + set.left);
    LaidCell {
        cell: set.cell,
        left: twips(set.right_edge - set.width),
        width: twips(set.width),
        rows: set.cell.map_or(1, |cell| cell.row_span.max(1)),
        style: set.style,
        size: size.unwrap_or_else(|| look.size(set.style.size)),
        line_height: line_height(set.style, look),
        lines: lines(
            &signs.all,
            Measure {
                first_left: left,
                left,
                right: twips(set.width) - twips(margin + set.right),
                alignment: set.style.alignment,
            },
        ),
    }
}
