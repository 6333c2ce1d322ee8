//! Pieces put on pages one behind the other.

use super::{
    Look,
    laid_page::{LaidNote, LaidPage, Piece, What},
    laid_table::LaidRow,
    length::{Length, twips},
    lines::Line,
    orientation::Orientation,
    styles::NOTE,
    text_lines::{line_height, of_note},
    units::Unit,
};
use crate::document::inline::Inline;

/// The rule over the notes of a page and the white round it.
pub const OVER_NOTES: Length = 20_000;

/// What must be free under the last row of a table for its lower rule.
const UNDER_ROW: Length = 2_000;

/// Puts one piece behind the other.
pub struct Layer<'l, 's, 'a> {
    look: &'l Look,
    /// The pages so far.
    pub pages: Vec<LaidPage<'s, 'a>>,
    /// The height that is taken on the last page.
    used: Length,
    rows: &'l [Vec<LaidRow<'a>>],
}

impl<'l, 's, 'a> Layer<'l, 's, 'a> {
    /// No page yet; `rows` are those of the tables, by their blocks.
    pub fn new(look: &'l Look, rows: &'l [Vec<LaidRow<'a>>]) -> Self {
        Self {
            look,
            pages: Vec::new(),
            used: 0,
            rows,
        }
    }

    /// Puts these on pages.
    pub fn lay(&mut self, units: Vec<Unit<'s, 'a>>) {
        let mut rest = units.into_iter();
        while let Some(unit) = rest.as_slice().first() {
            let needs_page = match self.pages.last() {
                None => true,
                Some(page) => {
                    unit.starts_page
                        || page.orientation != unit.orientation
                        || !page.pieces.is_empty() && !self.has_room(rest.as_slice())
                }
            };
            let Some(unit) = rest.next() else { return };
            if needs_page {
                self.turn(unit.orientation);
                self.repeat_head(&unit);
            }
            self.put(unit);
        }
    }

    /// Whether the first piece and what must stand on its page have room on the last one; what has
    /// room on none is not kept together.
    fn has_room(&self, units: &[Unit<'s, 'a>]) -> bool {
        let Some(page) = self.pages.last() else {
            return false;
        };
        let whole = self.height(page.orientation);
        let room = whole - page.notes_height - self.used;
        let mut needed = 0;
        let mut first = 0;
        let mut under = 0;
        let mut at_head = 0;
        for (index, unit) in units.iter().enumerate() {
            if index > 0 && (unit.starts_page || unit.orientation != page.orientation) {
                break;
            }
            needed += unit.before + unit.height + self.height_of_notes(unit, page.orientation);
            if index == 0 {
                // At the head of a page nothing is free above it.
                at_head = unit.before;
            }
            if let What::Row { .. } = unit.what {
                under = UNDER_ROW;
            }
            if index == 0 {
                first = needed;
            }
            if needed - at_head > whole {
                return first <= room;
            }
            if !unit.keep_next {
                break;
            }
            needed += unit.after;
        }
        needed + under <= room
    }

    fn height_of_notes(&self, unit: &Unit<'_, 'a>, orientation: Orientation) -> Length {
        let has_notes = self.pages.last().is_some_and(|page| page.notes_height > 0);
        let lines: usize = unit
            .notes
            .iter()
            .map(|(number, note)| self.note(*number, note, orientation).len())
            .sum();
        let rule = if unit.notes.is_empty() || has_notes {
            0
        } else {
            OVER_NOTES
        };
        rule + Length::try_from(lines).unwrap_or(0) * line_height(&NOTE, self.look)
    }

    fn note(&self, number: usize, note: &'a [Inline], orientation: Orientation) -> Vec<Line<'a>> {
        let width = twips(orientation.page(self.look).text_width());
        of_note(note, number, self.look, width)
    }

    /// The height of a page's text.
    fn height(&self, orientation: Orientation) -> Length {
        twips(orientation.page(self.look).text_height())
    }

    fn turn(&mut self, orientation: Orientation) {
        self.used = 0;
        self.pages.push(LaidPage {
            orientation,
            pieces: Vec::new(),
            notes: Vec::new(),
            notes_height: 0,
        });
    }

    /// Puts the head of a table over the rows that go on here.
    fn repeat_head(&mut self, unit: &Unit<'s, 'a>) {
        let What::Row { table, row, .. } = unit.what else {
            return;
        };
        let head: Vec<(usize, Length)> = self
            .rows
            .get(unit.block)
            .into_iter()
            .flatten()
            .take_while(|laid| laid.is_repeated)
            .map(|laid| laid.height)
            .enumerate()
            .collect();
        if row < head.len() {
            return;
        }
        for (row, height) in head {
            self.put(Unit {
                block: unit.block,
                orientation: unit.orientation,
                height,
                before: 0,
                after: 0,
                keep_next: true,
                starts_page: false,
                notes: Vec::new(),
                what: What::Row {
                    table,
                    row,
                    is_repetition: true,
                },
            });
        }
    }

    fn put(&mut self, unit: Unit<'s, 'a>) {
        let notes_height = self.height_of_notes(&unit, unit.orientation);
        let notes: Vec<LaidNote<'a>> = unit
            .notes
            .iter()
            .map(|(number, note)| LaidNote {
                number: *number,
                lines: self.note(*number, note, unit.orientation),
            })
            .collect();
        let Some(page) = self.pages.last_mut() else {
            return;
        };
        if !page.pieces.is_empty() {
            self.used += unit.before;
        }
        page.pieces.push(Piece {
            top: self.used,
            height: unit.height,
            block: unit.block,
            what: unit.what,
        });
        page.notes.extend(notes);
        page.notes_height += notes_height;
        self.used += unit.height + unit.after;
    }
}
