//! Blocks cut into what may stand on different pages.

use anyhow::Result;

use super::{
    Look,
    chart_size::chart_size,
    laid_page::What,
    laid_table::{LaidRow, rows},
    length::{Length, MILLIMETRE, twips},
    orientation::Orientation,
    set_block::{Content, SetParagraph},
    set_table::SetTable,
    text_lines::{line_height, notes_in, of_paragraph},
};
use crate::document::inline::Inline;

/// Side of a QR code, quiet zone included, in millimetres.
pub const QR_CODE_SIDE: u32 = 30;

/// A piece that has no place yet.
pub struct Unit<'s, 'a> {
    /// The number of its block in the report, from 0.
    pub block: usize,
    /// How its page lies.
    pub orientation: Orientation,
    /// Its height.
    pub height: Length,
    /// Free above it, but for the head of a page.
    pub before: Length,
    /// Free below it.
    pub after: Length,
    /// Whether it stays on the page of the next.
    pub keep_next: bool,
    /// Whether it starts a page.
    pub starts_page: bool,
    /// The notes whose marks stand in it, with their numbers from 1.
    pub notes: Vec<(usize, &'a [Inline])>,
    /// What it is.
    pub what: What<'s, 'a>,
}

/// Cuts one block after the other.
pub struct Cutter<'l, 's, 'a> {
    /// How the report looks.
    pub look: &'l Look,
    /// The number of the block, from 0.
    pub block: usize,
    /// How its page lies.
    pub orientation: Orientation,
    /// How many notes there have been.
    pub notes: usize,
    /// What has been cut.
    pub units: Vec<Unit<'s, 'a>>,
}

impl<'s, 'a> Cutter<'_, 's, 'a> {
    /// Cuts a paragraph into its lines.
    pub fn paragraph(&mut self, paragraph: &'s SetParagraph<'a>) {
        let look = self.look;
        let style = paragraph.style;
        let mut number = self.notes;
        let width = twips(self.orientation.page(look).text_width());
        let lines = of_paragraph(paragraph, look, width, &mut self.notes);
        let first = self.units.len();
        if lines.is_empty() {
            let height = drawing_height(paragraph, look);
            let unit = self.unit(height, What::Drawing(paragraph));
            self.units.push(unit);
        }
        let count = lines.len();
        for (place, line) in (1..).zip(lines) {
            let marks = notes_in(&line).map(|note| {
                number += 1;
                (number, note)
            });
            let notes = marks.collect();
            let what = What::Line {
                paragraph,
                line,
                is_first: place == 1,
                is_last: place == count,
            };
            let unit = Unit {
                // Of what stays with the next no line stays behind, as LibreOffice has it.
                keep_next: style.keep_next || paragraph.keep_next,
                notes,
                ..self.unit(line_height(style, look), what)
            };
            self.units.push(unit);
        }
        let before = match paragraph.space_before {
            Some(before) => twips(before),
            None => twips(look.distance(style.before)),
        };
        if let Some(first) = self.units.get_mut(first) {
            first.before = before;
            first.starts_page = paragraph.starts_page;
        }
        if let Some(last) = self.units.last_mut() {
            last.after = twips(look.distance(style.after));
            last.keep_next = paragraph.keep_next;
        }
    }

    /// Cuts a table into its rows, and gives them.
    ///
    /// # Errors
    ///
    /// Its cells overlap or leave its columns.
    pub fn table(&mut self, table: &'s SetTable<'a>) -> Result<Vec<LaidRow<'a>>> {
        let mut number = self.notes;
        let rows = rows(table, self.look, &mut self.notes)?;
        for (row, laid) in rows.iter().enumerate() {
            let lines = laid.cells.iter().flat_map(|cell| &cell.lines);
            let marks = lines.flat_map(notes_in).map(|note| {
                number += 1;
                (number, note)
            });
            let notes = marks.collect();
            let what = What::Row {
                table,
                row,
                is_repetition: false,
            };
            let unit = Unit {
                keep_next: laid.keep_next,
                notes,
                ..self.unit(laid.height, what)
            };
            self.units.push(unit);
        }
        Ok(rows)
    }

    fn unit(&self, height: Length, what: What<'s, 'a>) -> Unit<'s, 'a> {
        Unit {
            block: self.block,
            orientation: self.orientation,
            height,
            before: 0,
            after: 0,
            keep_next: false,
            starts_page: false,
            notes: Vec::new(),
            what,
        }
    }
}

/// The height of a chart or a code with the line it stands in.
fn drawing_height(paragraph: &SetParagraph<'_>, look: &Look) -> Length {
    let height = match paragraph.content {
        Content::Chart(chart) => chart_size(chart).1,
        _ => QR_CODE_SIDE,
    };
    // It stands on the base line; what is under that is as high as under letters.
    let under = line_height(paragraph.style, look) / 5;
    Length::from(height) * MILLIMETRE + under
}
