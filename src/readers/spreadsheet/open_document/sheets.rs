//! The part with the sheets, cell by cell. What is said to be repeated is laid out only where it holds
//! something, and counted each time: a sheet says of every row that it has 16,384 cells.

use super::{
    super::{
        super::sight::Sight,
        book::{Book, MOST_COLUMNS, MOST_ROWS, Place, Sheet},
        column_name::{letters, stretch},
        xml::{Next, Tag, each},
    },
    formula::{ends, sheet_and_cell},
    looks::Looks,
    open_cell::OpenCell,
    row::{Laid, Row, repeated},
};
use crate::{
    diagnostic::{Locator, Text},
    readers::{
        open_document::{CONTENT, add_written, blanks, refers},
        transcript::{Hidden, HiddenKind, Transcript},
    },
};

/// The most names of a workbook.
const MOST_NAMES: usize = 65_536;

/// Reads all sheets.
///
/// # Errors
/// The part is broken, or holds more than any report.
pub(super) fn read(part: &[u8], looks: &Looks, transcript: &mut Transcript) -> Result<Book, Text> {
    let mut reading = Reading {
        book: Book::default(),
        transcript,
        looks,
        sheet: None,
        is_copy: false,
        columns: Vec::new(),
        folded: 0,
        at: (0, 0),
        row: Row::default(),
        cell: None,
        within: Vec::new(),
        words: String::new(),
        has_unread: [false; 2],
    };
    each(part, CONTENT, |next| reading.next(next))?;
    let Reading {
        book,
        transcript,
        has_unread: [number, drawn],
        ..
    } = reading;
    if number {
        transcript.unread.push(Text::fixed(
            "有的单元格里的数读不出来，按写的样子显示",
            "some cells hold a number that cannot be read, and are shown as they are written",
        ));
    }
    if drawn {
        transcript.unread.push(Text::fixed(
            "图形里的文字没有读",
            "the text in drawings was not read",
        ));
    }
    Ok(book)
}

/// What is read so far.
struct Reading<'a> {
    book: Book,
    transcript: &'a mut Transcript,
    looks: &'a Looks,
    sheet: Option<Sheet>,
    /// Whether the sheet is only the copy of one in another file.
    is_copy: bool,
    /// The last of some columns each, and the style of their cells.
    columns: Vec<(usize, Option<String>)>,
    /// How many outlines that can be unfolded are open.
    folded: usize,
    at: Place,
    row: Row,
    cell: Option<OpenCell>,
    /// What is open that decides what text is.
    within: Vec<Within>,
    /// What is read of a remark or a change.
    words: String,
    /// Whether a number was none, and whether a drawing holds text.
    has_unread: [bool; 2],
}

/// What an element within a cell or beside the sheets holds.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Within {
    /// A paragraph of what holds it.
    Paragraph,
    /// A remark on a cell.
    Remark,
    /// A change that was tracked.
    Change,
    /// A drawing, or what is no text of the sheet.
    Other,
    /// What a drawing is described as to those who do not see it.
    Description,
}

impl Reading<'_> {
    fn next(&mut self, next: Next<'_>) -> Result<(), Text> {
        match next {
            Next::Start(element, tag) => {
                refers(element, tag.attribute("href").as_deref(), self.transcript);
                if self.cell.is_some() || !self.within.is_empty() {
                    self.begin_within(element, tag);
                } else {
                    self.begin(element, tag)?;
                }
            }
            Next::Text(text) => self.text(text),
            Next::End(element) => {
                if let Some(ended) = self.within.pop() {
                    self.end_within(ended);
                } else {
                    self.end(element)?;
                }
            }
        }
        Ok(())
    }

    fn begin(&mut self, element: &str, tag: Tag<'_>) -> Result<(), Text> {
        match element {
            "tracked-changes" => self.within.push(Within::Change),
            "dde-links" => {
                self.hide(HiddenKind::ActiveField, None, "DDE".to_owned());
                self.within.push(Within::Other);
            }
            "content-validations"
            | "conditional-formats"
            | "shapes"
            | "scripts"
            | "styles"
            | "automatic-styles"
            | "forms" => {
                self.within.push(Within::Other);
            }
            "table" => self.begin_sheet(tag),
            "table-source" => self.is_copy = true,
            "table-row-group" | "table-column-group" => self.folded += 1,
            "table-column" => self.begin_columns(tag),
            "table-row" => {
                self.at.1 = 0;
                self.row = Row {
                    times: repeated(tag, "number-rows-repeated"),
                    is_hidden: self.is_unseen(tag),
                    style: tag.attribute("default-cell-style-name"),
                    cells: Vec::new(),
                };
            }
            "table-cell" | "covered-table-cell" => self.cell = Some(OpenCell::new(tag)),
            "named-range" => self.name(tag)?,
            _ => {}
        }
        Ok(())
    }

    fn begin_sheet(&mut self, tag: Tag<'_>) {
        let style = tag.attribute("style-name");
        self.sheet = Some(Sheet {
            name: tag.text("name"),
            is_hidden: style.is_some_and(|style| self.looks.is_hidden_sheet(&style)),
            ..Sheet::default()
        });
        self.is_copy = false;
        self.columns.clear();
        self.folded = 0;
        self.at = (0, 0);
    }

    fn begin_columns(&mut self, tag: Tag<'_>) {
        let first = self.columns.last().map_or(0, |(last, _)| last + 1);
        let times = repeated(tag, "number-columns-repeated");
        let last = first.saturating_add(times - 1).min(MOST_COLUMNS - 1);
        if first >= MOST_COLUMNS {
            return;
        }
        if self.is_unseen(tag)
            && let Some(sheet) = &mut self.sheet
        {
            sheet.hidden_columns.push((first, last));
        }
        let style = tag.attribute("default-cell-style-name");
        self.columns.push((last, style));
    }

    /// Whether a row or columns are hidden, and not only folded under an outline.
    fn is_unseen(&self, tag: Tag<'_>) -> bool {
        let visibility = tag.attribute("visibility");
        self.folded == 0 && matches!(visibility.as_deref(), Some("collapse" | "filter"))
    }

    fn name(&mut self, tag: Tag<'_>) -> Result<(), Text> {
        let (Some(name), Some(range)) =
            (tag.attribute("name"), tag.attribute("cell-range-address"))
        else {
            return Ok(());
        };
        let (sheet, cell) = sheet_and_cell(ends(&range).0);
        let sheet = match sheet.strip_prefix('\'') {
            Some(quoted) => quoted.trim_end_matches('\'').replace("''", "'"),
            None => sheet.to_owned(),
        };
        if !name.starts_with("_xlnm")
            && let Some((place, _)) = stretch(cell)
        {
            self.book.names.push((name, sheet, place));
        }
        if self.book.names.len() > MOST_NAMES {
            return Err(Text::fixed("它的名称太多", "it has too many names"));
        }
        Ok(())
    }

    /// What begins within a cell, a remark, or what is no text of the sheet.
    fn begin_within(&mut self, element: &str, tag: Tag<'_>) {
        let last = self.within.last().copied();
        let is_text = matches!(element, "p" | "h");
        let within = match last {
            Some(Within::Description) => Within::Description,
            Some(Within::Other) if matches!(element, "title" | "desc") => Within::Description,
            Some(Within::Other) => {
                self.has_unread[1] |= is_text && self.cell.is_some();
                Within::Other
            }
            Some(Within::Paragraph) => {
                self.add_element(element, tag);
                Within::Paragraph
            }
            Some(Within::Change) if element == "change-info" => Within::Other,
            Some(Within::Change) => Within::Change,
            Some(Within::Remark) if is_text => {
                self.words.push(' ');
                Within::Paragraph
            }
            None if is_text => {
                self.begin_paragraph();
                Within::Paragraph
            }
            None if element == "annotation" => {
                self.words.clear();
                Within::Remark
            }
            Some(Within::Remark) | None => Within::Other,
        };
        self.within.push(within);
    }

    fn begin_paragraph(&mut self) {
        if let Some(cell) = &mut self.cell {
            if cell.paragraphs > 0 {
                cell.text.push('\n');
            }
            cell.paragraphs += 1;
        }
    }

    /// Where text goes that comes next.
    fn target(&mut self) -> &mut String {
        let is_of_cell = !self.within.contains(&Within::Remark);
        match &mut self.cell {
            Some(cell) if is_of_cell => &mut cell.text,
            _ => &mut self.words,
        }
    }

    fn add_element(&mut self, element: &str, tag: Tag<'_>) {
        let added = match element {
            "s" => " ".repeat(blanks(tag.attribute("c").as_deref())),
            "tab" => " ".to_owned(),
            "line-break" => "\n".to_owned(),
            _ => return,
        };
        self.target().push_str(&added);
    }

    fn text(&mut self, text: &str) {
        match self.within.last() {
            Some(Within::Paragraph) => add_written(self.target(), text),
            Some(Within::Change) if !text.trim().is_empty() => {
                self.words.push(' ');
                self.words.push_str(text.trim());
            }
            _ => {}
        }
    }

    fn end_within(&mut self, ended: Within) {
        match ended {
            Within::Remark => {
                let (row, column) = self.at;
                let place = format!("{}{}", letters(column.min(MOST_COLUMNS)), row + 1);
                let words = std::mem::take(&mut self.words);
                let content = format!("{place}: {}", words.trim());
                self.hide(HiddenKind::Comment, None, content);
            }
            Within::Change if self.within.len() == 1 => {
                let words = std::mem::take(&mut self.words);
                self.hide(HiddenKind::Revision, None, words.trim().to_owned());
            }
            _ => {}
        }
    }

    fn end(&mut self, element: &str) -> Result<(), Text> {
        match element {
            "table-cell" | "covered-table-cell" => self.end_cell(),
            "table-row" => self.end_row()?,
            "table-row-group" | "table-column-group" => self.folded = self.folded.saturating_sub(1),
            "table" => {
                let sheet = self.sheet.take().filter(|_| !self.is_copy);
                self.book.sheets.extend(sheet);
            }
            _ => {}
        }
        Ok(())
    }

    fn end_cell(&mut self) {
        let Some(open) = self.cell.take() else {
            return;
        };
        let column = self.at.1;
        let (times, spans) = (open.times, open.spans);
        self.at.1 = column.saturating_add(times);
        if column >= MOST_COLUMNS || self.is_copy {
            return;
        }
        let style = open.style.as_ref().or(self.row.style.as_ref());
        let of_column = self.columns.partition_point(|(last, _)| *last < column);
        let of_column = self.columns.get(of_column);
        let style = style.or_else(|| of_column?.1.as_ref());
        let sight = style.map_or_else(Sight::default, |style| self.looks.sight(style));
        let closed = open.close(sight);
        let mut untrue = None;
        let cell = closed.map(|closed| {
            self.has_unread[0] |= closed.is_unread;
            untrue = closed.untrue;
            closed.cell
        });
        if let Some(content) = untrue {
            let at = self.locator((self.at.0, column));
            self.hide(HiddenKind::HiddenText, at, content);
        }
        if cell.is_some() || spans != (1, 1) {
            self.row.cells.push(Laid {
                column,
                times: times.min(MOST_COLUMNS - column),
                spans,
                cell,
            });
        }
    }

    fn end_row(&mut self) -> Result<(), Text> {
        let row = std::mem::take(&mut self.row);
        let first = self.at.0;
        self.at.0 = first.saturating_add(row.times);
        let Some(sheet) = &mut self.sheet else {
            return Ok(());
        };
        row.lay_out(first..self.at.0.min(MOST_ROWS), sheet, &mut self.book)
    }

    fn locator(&self, (row, column): Place) -> Option<Locator> {
        let sheet = self.sheet.as_ref()?.name.clone();
        Some(Locator::Cell {
            sheet,
            column: column + 1,
            row: row + 1,
        })
    }

    fn hide(&mut self, kind: HiddenKind, locator: Option<Locator>, content: String) {
        self.transcript.hidden.push(Hidden {
            kind,
            locator,
            content,
        });
    }
}
