//! Prints the rows of a table that stand on one page.

use krilla::tagging::ArtifactType;

use super::{
    over_page,
    pen::Pen,
    printing::{Frame, Link, Printing},
    type_look::{Type, points},
};
use crate::setting::{
    laid_page::{LaidPage, What},
    laid_table::{LaidCell, LaidRow},
    length::{Length, twips},
    set_table::SetTable,
};

/// The rows of one table on a page.
pub(super) struct Stretch<'p, 'a> {
    block: usize,
    table: &'p SetTable<'a>,
    /// The place of each row in its table, its upper edge, and whether it has stood before.
    rows: Vec<(usize, Length, bool)>,
}

/// The tables on a page.
pub(super) fn on_page<'p, 'a>(page: &'p LaidPage<'_, 'a>) -> Vec<Stretch<'p, 'a>> {
    let mut stretches: Vec<Stretch<'p, 'a>> = Vec::new();
    for piece in &page.pieces {
        let What::Row {
            table,
            row,
            is_repetition,
        } = piece.what
        else {
            continue;
        };
        let place = (row, piece.top, is_repetition);
        match stretches.last_mut() {
            Some(last) if last.block == piece.block => last.rows.push(place),
            _ => stretches.push(Stretch {
                block: piece.block,
                table,
                rows: vec![place],
            }),
        }
    }
    stretches
}

impl<'f, 'a> Printing<'_, 'f, '_, 'a> {
    /// Prints the rows of a table.
    pub(super) fn table(
        &mut self,
        pen: &mut Pen<'_, 'f>,
        stretch: &Stretch<'_, 'a>,
        frame: Frame,
        links: &mut Vec<Link<'a>>,
    ) {
        let laid = self.laid;
        let Some(rows) = laid.rows.get(stretch.block) else {
            return;
        };
        let white = frame.width - points(twips(stretch.table.width));
        let left = frame.left + white / 2.0;
        if stretch.table.is_ruled {
            boxes(pen, rows, stretch, (left, frame.top));
        }
        for (index, top, is_repetition) in &stretch.rows {
            let Some(row) = rows.get(*index) else {
                continue;
            };
            for (number, cell) in row.cells.iter().enumerate() {
                let here = Cell {
                    place: (stretch.block, (*index, number)),
                    left: left + points(cell.left),
                    top: frame.top + points(*top),
                    height: points(height_from(rows, *index, cell.rows, stretch)),
                };
                if *is_repetition {
                    over_page::start(pen, ArtifactType::Header);
                    self.repeat(pen, cell, &here);
                    pen.surface.end_tagged();
                } else {
                    self.cell(pen, cell, &here, links);
                }
            }
        }
    }

    fn cell(
        &mut self,
        pen: &mut Pen<'_, 'f>,
        cell: &LaidCell<'a>,
        here: &Cell,
        links: &mut Vec<Link<'a>>,
    ) {
        let kind = Type::of(cell.style, Some(cell.size), self.look);
        for (line, base_line) in cell.lines.iter().zip(here.base_lines(cell, kind)) {
            self.line(
                pen,
                here.place,
                &line.signs,
                kind,
                (here.left, base_line),
                links,
            );
        }
    }

    /// Prints a cell of a repeated head once more.
    fn repeat(&self, pen: &mut Pen<'_, 'f>, cell: &LaidCell<'a>, here: &Cell) {
        let kind = Type::of(cell.style, Some(cell.size), self.look);
        for (line, base_line) in cell.lines.iter().zip(here.base_lines(cell, kind)) {
            pen.signs(&line.signs, kind, here.left, base_line);
        }
    }
}

/// Draws the lines round the cells, also of those that go on from the page before.
fn boxes(
    pen: &mut Pen<'_, '_>,
    rows: &[LaidRow<'_>],
    stretch: &Stretch<'_, '_>,
    (left, top): (f32, f32),
) {
    let mut frames = Vec::new();
    for (index, row_top, _) in &stretch.rows {
        let Some(row) = rows.get(*index) else {
            continue;
        };
        for cell in &row.cells {
            let height = height_from(rows, *index, cell.rows, stretch);
            frames.push((
                left + points(cell.left),
                top + points(*row_top),
                points(cell.width),
                points(height),
            ));
        }
    }
    let going_on = stretch.rows.iter().find(|(_, _, repeated)| !repeated);
    if let Some((first, row_top, _)) = going_on {
        for (index, row) in rows.iter().take(*first).enumerate() {
            let cells = row.cells.iter();
            for cell in cells.filter(|cell| index + cell.rows > *first) {
                let height = height_from(rows, *first, index + cell.rows - first, stretch);
                frames.push((
                    left + points(cell.left),
                    top + points(*row_top),
                    points(cell.width),
                    points(height),
                ));
            }
        }
    }
    over_page::start(pen, ArtifactType::Layout);
    pen.frames(&frames);
    pen.surface.end_tagged();
}

/// Where a cell stands on its page, in points.
struct Cell {
    place: (usize, (usize, usize)),
    left: f32,
    top: f32,
    height: f32,
}

impl Cell {
    /// The base lines of its lines, which stand in its middle together.
    fn base_lines(&self, cell: &LaidCell<'_>, kind: Type) -> impl Iterator<Item = f32> {
        let height = points(cell.line_height);
        let count = Length::try_from(cell.lines.len()).unwrap_or(1);
        let white = self.height - points(cell.line_height * count);
        let mut top = self.top + white / 2.0 - height;
        std::iter::repeat_with(move || {
            top += height;
            kind.base_line(top, height)
        })
    }
}

/// How high so many rows from one on are, as far as they stand on the page.
fn height_from(
    rows: &[LaidRow<'_>],
    first: usize,
    count: usize,
    stretch: &Stretch<'_, '_>,
) -> Length {
    let is_here = |index: usize| stretch.rows.iter().any(|(row, _, _)| *row == index);
    let covered = rows.iter().enumerate().skip(first).take(count);
    covered
        .take_while(|(index, _)| is_here(*index))
        .map(|(_, row)| row.height)
        .sum()
}
