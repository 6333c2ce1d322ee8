//! The last pass over a set report: on which page each heading comes out, for the contents list.
//!
//! Text processors count pages themselves, but show what is stored until somebody asks them to
//! count again. The page of the standard is a grid, so that its lines can be counted beforehand;
//! tables and drawings are measured. Lengths are in twips, counted wider than a page's own so that
//! no text is too long for them.

use std::collections::BTreeMap;

use unicode_width::UnicodeWidthStr;

use super::{
    Distance, Look, Size,
    chart_size::chart_size,
    orientation::Orientation,
    paragraph_style::{CLOSE, LineHeight},
    set_block::{Content, SetBlock, SetParagraph, SetSection},
    set_table::SetTable,
    styles,
    table::{BEHIND_TABLE, CELL_HEADROOM},
};
use crate::document::{
    grid::{CellContent, GridCell},
    inline::{Inline, plain_text},
};

/// A border's share of a row's height.
const BORDER: u64 = 10;

/// A millimetre.
const MILLIMETRE: u64 = 57;

/// A note of one line, with its share of the rule over it.
const NOTE: u64 = 300;

/// A code, the line under it and the white over it.
const QR_CODE: u64 = 33 * MILLIMETRE + 600;

/// Writes into the contents list the page that each heading is expected on.
pub(super) fn count(sections: &mut [SetSection<'_>], look: &Look) {
    let mut paging = Paging {
        look,
        orientation: Orientation::Portrait,
        page: 1,
        used: 0,
        headings: BTreeMap::new(),
    };
    for section in &*sections {
        paging.start(section.orientation);
        let mut rest = section.blocks.as_slice();
        while let Some((block, after)) = rest.split_first() {
            paging.place(block, after);
            rest = after;
        }
    }
    let headings = paging.headings;
    for block in sections.iter_mut().flat_map(|section| &mut section.blocks) {
        if let SetBlock::Paragraph(paragraph) = block
            && let Content::ContentsLine(line) = &mut paragraph.content
            && let Some(page) = headings.get(line.entry.anchor.as_str())
        {
            line.page = *page;
        }
    }
}

struct Paging<'a> {
    look: &'a Look,
    orientation: Orientation,
    page: usize,
    /// Height that is taken on the page.
    used: u64,
    /// The page of each heading so far, by its anchor.
    headings: BTreeMap<&'a str, usize>,
}

impl<'a> Paging<'a> {
    /// Starts a section, on a page of its own.
    fn start(&mut self, orientation: Orientation) {
        if self.used > 0 {
            self.turn();
        }
        self.orientation = orientation;
    }

    /// Puts a block behind what is there; `after` is the rest of its section.
    fn place(&mut self, block: &SetBlock<'a>, after: &[SetBlock<'a>]) {
        match block {
            SetBlock::Table(table) if table.grid.keep_together => self.take(self.height(block)),
            SetBlock::Table(table) => {
                for row in row_heights(table, self.look) {
                    self.take(row);
                }
            }
            SetBlock::Paragraph(paragraph) => {
                if paragraph.starts_page {
                    self.turn();
                }
                self.place_paragraph(paragraph, block, after);
            }
        }
    }

    fn place_paragraph(
        &mut self,
        paragraph: &SetParagraph<'a>,
        block: &SetBlock<'a>,
        after: &[SetBlock<'a>],
    ) {
        if paragraph.style.id == styles::BODY.id {
            self.flow(self.height(block));
            if paragraph.keep_next && self.used + self.kept_with(after) > self.room() {
                // Its last line goes with what it is kept with.
                self.turn();
                self.used = self.line();
            }
            self.used += notes(paragraph) * NOTE;
            return;
        }
        if paragraph.keep_next
            && self.used > 0
            && self.used + self.height(block) + self.kept_with(after) > self.room()
        {
            self.turn();
        }
        self.take(self.height(block));
        if let Some(anchor) = paragraph.anchor {
            self.headings.insert(anchor, self.page);
        }
    }

    /// Running text goes on over pages line by line.
    fn flow(&mut self, height: u64) {
        let line = self.line();
        let mut left = height / line;
        while left > 0 {
            let fitting = self.room().saturating_sub(self.used) / line;
            let taken = fitting.min(left);
            self.used += taken * line;
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
    fn take(&mut self, height: u64) {
        if self.used > 0 && self.used + height > self.room() {
            self.turn();
        }
        self.used += height;
    }

    fn turn(&mut self) {
        self.page += 1;
        self.used = 0;
    }

    fn room(&self) -> u64 {
        // The last line of the grid is let in although the page is a little lower than the lines.
        u64::from(self.orientation.page(self.look).text_height()) + self.line() / 20
    }

    /// The distance of two lines of the grid.
    fn line(&self) -> u64 {
        self.look.line_pitch.into()
    }

    /// The height of what must stand on the page of the block before these.
    fn kept_with(&self, blocks: &[SetBlock<'_>]) -> u64 {
        let Some((block, after)) = blocks.split_first() else {
            return 0;
        };
        match block {
            SetBlock::Table(table) if !table.grid.keep_together => {
                let rows = row_heights(table, self.look);
                rows.take(table.grid.header_rows + 1).sum()
            }
            SetBlock::Table(_) => self.height(block),
            SetBlock::Paragraph(paragraph) if paragraph.starts_page => 0,
            SetBlock::Paragraph(paragraph) if paragraph.keep_next => {
                self.height(block) + self.kept_with(after)
            }
            // Of running text its first line is enough.
            SetBlock::Paragraph(_) => self.height(block).min(self.line()),
        }
    }

    fn height(&self, block: &SetBlock<'_>) -> u64 {
        match block {
            SetBlock::Table(table) => {
                let rows: u64 = row_heights(table, self.look).sum();
                rows + u64::from(BEHIND_TABLE)
            }
            SetBlock::Paragraph(paragraph) => self.paragraph_height(paragraph),
        }
    }

    fn paragraph_height(&self, paragraph: &SetParagraph<'_>) -> u64 {
        let line = self.line();
        match paragraph.content {
            Content::Line(content) => self.lines_of(paragraph, content) * line,
            Content::ContentsLine(_) => line,
            // `目　录` and the line free under it. What is off the grid is counted with what it
            // belongs to.
            Content::Words(_) => match paragraph.style.line {
                LineHeight::Pitch => 2 * line,
                _ => 0,
            },
            Content::Chart(chart) => u64::from(chart_size(chart).1) * MILLIMETRE + line,
            Content::QrCode(_) => QR_CODE,
        }
    }

    /// How many lines of the grid a text takes, with those free above and below it.
    fn lines_of(&self, paragraph: &SetParagraph<'_>, content: &[Inline]) -> u64 {
        let text = plain_text(content);
        // A character of running text, or of a title, is as wide as its type is high: ten twips
        // to the half point.
        let width = self.orientation.page(self.look).text_width() as usize / 10;
        let size = |size| self.look.size(size) as usize;
        if paragraph.style.id == styles::TITLE.id {
            return lines(&text, 0, width / size(Size::Title)) + 1;
        }
        let free = match paragraph.style.before {
            Distance::Lines(lines) => lines.into(),
            Distance::Twips(_) => 0,
        };
        lines(&text, 2, width / size(Size::Body)) + free
    }
}

/// How many lines a text takes whose first line is indented by so many characters.
fn lines(text: &str, indent: usize, characters: usize) -> u64 {
    let length = text.width().div_ceil(2) + indent;
    length.div_ceil(characters.max(1)).max(1) as u64
}

/// How many notes stand under a paragraph.
fn notes(paragraph: &SetParagraph<'_>) -> u64 {
    let Content::Line(content) = paragraph.content else {
        return 0;
    };
    let notes = content
        .iter()
        .filter(|inline| matches!(inline, Inline::Note(_)));
    notes.count() as u64
}

/// The heights of a table's rows.
fn row_heights<'a>(table: &'a SetTable<'_>, look: &'a Look) -> impl Iterator<Item = u64> + use<'a> {
    let size = look.size(table.look.size);
    // All cells of a table have lines of one height.
    let line = u64::from(match table.look.label.line {
        LineHeight::Exactly(height) => height,
        _ => size * CLOSE,
    });
    let free = 2 * CELL_HEADROOM as u64 + BORDER;
    let least = table.least_row as u64;
    let lines_of = move |cell: &GridCell| {
        let text = match &cell.content {
            CellContent::Text(text) => text,
            CellContent::Figure(figure) if !cell.remark.is_empty() => &figure.text,
            CellContent::Figure(_) | CellContent::Blank => return 1,
        };
        let columns = table.grid.columns.iter().skip(cell.column);
        let share: u32 = columns.take(cell.column_span).sum();
        let width = table.width * share as usize / 1000;
        let room = width.saturating_sub(2 * table.look.margin);
        // A cell of several rows has their room together.
        let text = format!("{text}{}", plain_text(&cell.remark));
        lines(&text, 0, room / (10 * size as usize)).div_ceil(cell.row_span as u64)
    };
    table
        .grid
        .rows
        .iter()
        .map(move |row| (row.iter().map(lines_of).max().unwrap_or(1) * line + free).max(least))
}
