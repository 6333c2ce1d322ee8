//! On which page each heading comes out, for the contents list.
//!
//! Text processors count pages themselves, but show what is stored until somebody asks them to
//! count again. The page of the standard is a grid, so that its lines can be counted beforehand;
//! tables and drawings are measured. Lengths are in twips.

use unicode_width::UnicodeWidthStr;

use crate::{
    document::{
        Block, ParagraphRole,
        grid::{CellContent, Grid},
        inline::{Inline, plain_text},
    },
    setting::{
        Look, Size,
        block_style::stays_with,
        chart_size::chart_size,
        orientation::Orientation,
        styles::CLOSE,
        table::{BEHIND_TABLE, CELL_HEADROOM, ORDINARY_TABLE, SMALL_TABLE},
    },
};

/// Height of a line in a table of small type.
const SMALL_LINE: u32 = 260;

/// A border's share of a row's height.
const BORDER: u32 = 10;

/// A millimetre.
const MILLIMETRE: u32 = 57;

/// A note of one line, with its share of the rule over it.
const NOTE: u32 = 300;

/// A code, the line under it and the white over it.
const QR_CODE: u32 = 33 * MILLIMETRE + 600;

/// The page of each heading, from 1, in the order of the blocks.
pub fn heading_pages(blocks: &[Block], look: &Look) -> Vec<usize> {
    let mut paging = Paging {
        look,
        orientation: Orientation::Portrait,
        page: 1,
        used: 0,
        headings: Vec::new(),
    };
    let mut rest = blocks;
    while let Some((block, after)) = rest.split_first() {
        paging.place(block, rest);
        rest = after;
    }
    paging.headings
}

struct Paging<'a> {
    look: &'a Look,
    orientation: Orientation,
    page: usize,
    /// Height that is taken on the page.
    used: u32,
    headings: Vec<usize>,
}

impl Paging<'_> {
    fn place(&mut self, block: &Block, rest: &[Block]) {
        let wanted = self.orientation.wanted(rest);
        if wanted != self.orientation {
            if self.used > 0 {
                self.turn();
            }
            self.orientation = wanted;
        }
        match block {
            Block::PageBreak => self.turn(),
            Block::Contents(_) => {
                self.take(self.height(block));
                self.turn();
            }
            Block::Heading { .. } => {
                if self.used + self.kept_together(rest) > self.room() {
                    self.turn();
                }
                self.headings.push(self.page);
                self.take(self.height(block));
            }
            Block::Grid(grid) if !grid.keep_together => {
                for row in row_heights(grid, self.look, self.width()) {
                    self.take(row);
                }
            }
            Block::Paragraph {
                role: ParagraphRole::Caption,
                ..
            } => {
                if self.used + self.kept_together(rest) > self.room() {
                    self.turn();
                }
                self.take(self.height(block));
            }
            Block::Paragraph {
                role: ParagraphRole::Body,
                ..
            } => {
                self.flow(block);
                self.used += notes(block) * NOTE;
            }
            _ => self.take(self.height(block)),
        }
    }

    /// Running text goes on over pages line by line.
    fn flow(&mut self, block: &Block) {
        let lines = self.height(block) / self.look.line_pitch;
        let mut left = lines;
        while left > 0 {
            let fitting = self.room().saturating_sub(self.used) / self.look.line_pitch;
            let taken = fitting.min(left);
            self.used += taken * self.look.line_pitch;
            left -= taken;
            if left > 0 {
                if taken == 0 && self.used == 0 {
                    break;
                }
                self.turn();
            }
        }
    }

    /// Takes a stretch that is not divided.
    fn take(&mut self, height: u32) {
        if self.used > 0 && self.used + height > self.room() {
            self.turn();
        }
        self.used += height;
    }

    fn turn(&mut self) {
        self.page += 1;
        self.used = 0;
    }

    fn room(&self) -> u32 {
        // The last line of the grid is let in although the page is a little lower than the lines.
        self.orientation.page(self.look).text_height() + self.look.line_pitch / 20
    }

    fn width(&self) -> usize {
        self.orientation.page(self.look).table_width()
    }

    /// The height of what must stand on one page with the first of these blocks.
    fn kept_together(&self, blocks: &[Block]) -> u32 {
        let Some((block, after)) = blocks.split_first() else {
            return 0;
        };
        let height = self.height(block);
        match block {
            Block::Heading { .. } | Block::Title(_) | Block::Chart(_) => {
                height + self.kept_together(after)
            }
            Block::Paragraph { role, .. } if stays_with(*role, after.first()) => {
                height + self.kept_together(after)
            }
            Block::Paragraph { .. } => height.min(self.look.line_pitch),
            Block::Grid(grid) if !grid.keep_together => {
                let rows = row_heights(grid, self.look, self.width());
                rows.take(grid.header_rows + 1).sum()
            }
            Block::PageBreak => 0,
            _ => height,
        }
    }

    fn height(&self, block: &Block) -> u32 {
        let line = self.look.line_pitch;
        match block {
            Block::PageBreak => 0,
            Block::Title(content) => {
                let size = self.look.size(Size::Title);
                (lines(&plain_text(content), 0, self.text_width() / size) + 1) * line
            }
            Block::Contents(entries) => {
                let entries = u32::try_from(entries.len()).unwrap_or(u32::MAX);
                entries.saturating_add(2).saturating_mul(line)
            }
            Block::Heading { content, .. } | Block::Paragraph { content, .. } => {
                let before = match block {
                    Block::Paragraph {
                        role: ParagraphRole::Signature,
                        ..
                    } => 1,
                    _ => 0,
                };
                let characters = self.text_width() / self.character();
                (lines(&plain_text(content), 2, characters) + before) * line
            }
            Block::Grid(grid) => {
                let rows: u32 = row_heights(grid, self.look, self.width()).sum();
                rows + BEHIND_TABLE
            }
            Block::Chart(chart) => chart_size(chart).1 * MILLIMETRE + line,
            Block::QrCode(_) => QR_CODE,
        }
    }

    /// Width of the text in tenths of twips to the half point, the unit of [`Self::character`].
    fn text_width(&self) -> u32 {
        self.orientation.page(self.look).text_width() / 10
    }

    /// Width of a character of running text.
    fn character(&self) -> u32 {
        self.look.size(Size::Body)
    }
}

/// How many lines a text takes whose first line is indented.
fn lines(text: &str, indent: usize, characters: u32) -> u32 {
    let characters = (characters as usize).max(1);
    let needed = (text.width().div_ceil(2) + indent).div_ceil(characters);
    u32::try_from(needed.max(1)).unwrap_or(u32::MAX)
}

/// How many notes stand under a paragraph.
fn notes(block: &Block) -> u32 {
    let Block::Paragraph { content, .. } = block else {
        return 0;
    };
    let notes = content
        .iter()
        .filter(|inline| matches!(inline, Inline::Note(_)));
    u32::try_from(notes.count()).unwrap_or(u32::MAX)
}

/// The heights of a table's rows.
fn row_heights<'a>(
    grid: &'a Grid,
    look: &'a Look,
    width: usize,
) -> impl Iterator<Item = u32> + use<'a> {
    let table = if grid.small_type {
        &SMALL_TABLE
    } else {
        &ORDINARY_TABLE
    };
    let size = look.size(table.size);
    let line = if grid.small_type {
        SMALL_LINE
    } else {
        size * CLOSE
    };
    let headroom = u32::try_from(2 * CELL_HEADROOM).unwrap_or_default();
    grid.rows.iter().map(move |row| {
        let of_cell = |cell: &crate::document::grid::GridCell| {
            let CellContent::Text(text) = &cell.content else {
                return 1;
            };
            let columns = grid.columns.iter().skip(cell.column).take(cell.column_span);
            let share: u32 = columns.sum();
            let room = (width * share as usize / 1000).saturating_sub(2 * table.margin);
            let characters = u32::try_from(room / (10 * size as usize)).unwrap_or_default();
            let lines = lines(text, 0, characters);
            // A cell of several rows has their room together.
            lines.div_ceil(u32::try_from(cell.row_span).unwrap_or(1))
        };
        row.iter().map(of_cell).max().unwrap_or(1) * line + headroom + BORDER
    })
}
