//! What a reader makes of a file, whatever its format: its text in reading order, with the place of
//! every piece, and what the file holds besides.

use std::{collections::BTreeMap, ops::Range};

use rust_decimal::Decimal;

use crate::diagnostic::{Locator, Text};

/// What stands for a tab: a wide blank, so that cells that tabs part are still told from words.
pub(super) const TAB: &str = "\u{2003}";

/// A file as it was read.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Transcript {
    /// Its text in reading order: a line a paragraph, a line a row of a table or sheet.
    pub lines: Vec<Line>,
    /// Its tables, in order, with merged cells resolved.
    pub tables: Vec<Table>,
    /// Its notes that the text leads to, by the lines that hold each; none where nothing stands under
    /// the mark.
    pub notes: Vec<Range<usize>>,
    /// What it says about itself: `title`, `organ`, `year`, `form`, `year-file-sha256` and the other
    /// properties that it has, each under its own name.
    pub properties: BTreeMap<String, String>,
    /// What a person who opens it does not see.
    pub hidden: Vec<Hidden>,
    /// What could not be read, in words: nothing is left out in silence.
    pub unread: Vec<Text>,
}

/// A line of a transcript.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// What it is in the file.
    pub kind: LineKind,
    /// What it holds: a paragraph is one piece, a row a piece a cell.
    pub pieces: Vec<Piece>,
}

/// What a line is in its file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineKind {
    /// A heading of the outline, by its depth from 1; a title is of depth 0.
    Heading(u8),
    /// A paragraph of the text.
    Paragraph,
    /// A row of the table of this number, from 0.
    Row {
        /// The table's place in [`Transcript::tables`].
        table: usize,
        /// The row, from 0.
        row: usize,
    },
    /// A note at the foot of a page or behind the text.
    Note,
    /// What stands at the head or the foot of every page.
    Margin,
}

/// A piece of a line: a paragraph, or what one cell holds.
#[derive(Debug, Clone, PartialEq)]
pub struct Piece {
    /// Where it stands in the file.
    pub locator: Locator,
    /// What a reader sees there. Never holds a line end or a tab.
    pub text: String,
    /// The figures that the file itself says stand in it.
    pub figures: Vec<TaggedFigure>,
    /// Where it leads to notes, in order. The marks themselves are no text.
    pub calls: Vec<NoteCall>,
    /// What a cell of a spreadsheet stores.
    pub stored: Option<Stored>,
}

/// A place in a text that leads to a note.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoteCall {
    /// Where it stands in the text of the piece, in bytes.
    pub at: usize,
    /// Which note it is in [`Transcript::notes`].
    pub note: usize,
}

/// A figure that a file marks as one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaggedFigure {
    /// Whose it is: `id`, `id|share`, `id|change`.
    pub tag: String,
    /// Where its number stands in the text of the piece, in bytes.
    pub range: Range<usize>,
    /// By what it was found.
    pub by: Mark,
}

/// By what a file marks a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mark {
    /// A bookmark or a content control of a text, an attribute of a web page.
    Tag,
    /// A defined name of a spreadsheet.
    Name,
}

/// What a cell of a spreadsheet stores.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stored {
    /// The number, where it is one; `None` for a text or a formula without a stored result.
    pub number: Option<Decimal>,
    /// The formula that gives it.
    pub formula: Option<String>,
}

/// A table with its merged cells resolved.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Table {
    /// The sheet that it is, in a spreadsheet.
    pub sheet: Option<String>,
    /// How many columns it has.
    pub columns: usize,
    /// How many rows it has.
    pub rows: usize,
    /// Its cells, in reading order; one that is merged is one cell.
    pub cells: Vec<TableCell>,
}

/// A cell of a table, with the positions that it covers. All count from 0.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableCell {
    /// The first row.
    pub row: usize,
    /// The first column.
    pub column: usize,
    /// How many rows.
    pub row_span: usize,
    /// How many columns.
    pub column_span: usize,
    /// The line of the transcript that holds it.
    pub line: usize,
    /// Which piece of that line.
    pub piece: usize,
}

/// Something in a file that a person who opens it does not see.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hidden {
    /// What it is.
    pub kind: HiddenKind,
    /// Where it stands, if at a place.
    pub locator: Option<Locator>,
    /// What it says, or its name or address.
    pub content: String,
}

/// What is hidden in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum HiddenKind {
    /// Words inserted, read as there, or deleted, read as gone, while changes were tracked.
    Revision,
    /// A remark beside the text.
    Comment,
    /// Text that is set not to be shown.
    HiddenText,
    /// Text in the colour of the paper, or of what it stands on.
    WhiteText,
    /// Text with a line through it, read as gone.
    StruckText,
    /// Text smaller than can be read, or letter upon letter.
    TinyText,
    /// Text that shows as other signs than it is stored as: turned round, or in a font of symbols.
    ShownOtherwise,
    /// Words that are shown and stand in no text: of a style sheet, a list's numbers, a reading aid.
    AddedText,
    /// A program within the file.
    Macro,
    /// A picture, a template or a table that is fetched from elsewhere.
    ExternalLink,
    /// A file within the file.
    EmbeddedObject,
    /// A field that fetches or computes when it is opened.
    ActiveField,
    /// A formula that reaches outside the file.
    OutsideFormula,
    /// Who wrote the file, or with what.
    PersonalProperty,
    /// A sheet that is not shown.
    HiddenSheet,
    /// Rows or columns that are not shown.
    HiddenRows,
}

impl Transcript {
    /// Adds a line of one piece.
    pub(super) fn paragraph(&mut self, kind: LineKind, piece: Piece) {
        let pieces = vec![piece];
        self.lines.push(Line { kind, pieces });
    }

    /// Says that these lines, and those behind them up to now, hold the note of this number.
    pub(super) fn end_note(&mut self, note: usize, first: usize) {
        if self.notes.len() <= note {
            self.notes.resize(note + 1, 0..0);
        }
        let end = self.lines.len();
        if let Some(lines) = self.notes.get_mut(note) {
            *lines = first.min(end)..end;
        }
    }
}

impl Piece {
    /// A piece without figures.
    #[must_use]
    pub fn plain(locator: Locator, text: String) -> Self {
        Self {
            locator,
            text,
            figures: Vec::new(),
            calls: Vec::new(),
            stored: None,
        }
    }
}
