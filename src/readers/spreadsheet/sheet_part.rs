//! The part of a sheet: its cells, row by row, and what is merged and hidden in it.

use rust_decimal::Decimal;

use super::{
    super::transcript::HiddenKind,
    book::{Book, Cell, MOST_COLUMNS, MOST_ROWS, Sheet, Value},
    column_name::{place, stretch},
    styles::Styles,
    xml::{Next, Tag, each},
};
use crate::{diagnostic::Text, language::numeral::numerals};

/// The texts that cells share.
///
/// # Errors
/// The part is broken.
pub(super) fn shared_texts(part: &[u8]) -> Result<Vec<String>, Text> {
    let mut texts = Vec::new();
    let (mut is_text, mut is_reading_aid, mut is_struck) = (false, false, false);
    each(part, "xl/sharedStrings.xml", |next| {
        match next {
            Next::Start("si", _) => texts.push(String::new()),
            Next::Start("rPh", _) => is_reading_aid = true,
            Next::End("rPh") => is_reading_aid = false,
            // Some of a text may be struck through, and is gone.
            Next::Start("strike", tag) => {
                is_struck = !matches!(tag.attribute("val").as_deref(), Some("0" | "false"));
            }
            Next::End("r") => is_struck = false,
            Next::Start("t", _) => is_text = true,
            Next::End("t") => is_text = false,
            Next::Text(text) if is_text && !is_reading_aid && !is_struck => {
                if let Some(last) = texts.last_mut() {
                    last.push_str(text);
                }
            }
            _ => {}
        }
        Ok(())
    })?;
    Ok(texts)
}

/// In points and in characters: lower rows and narrower columns show nothing.
const FLATTEST: f32 = 3.0;
const NARROWEST: f32 = 0.5;
/// The most that is told of a sheet as a whole.
const MOST_TOLD: usize = 1_000;
/// The words above and below each page.
const MARGINS: &[&str] = &[
    "evenFooter",
    "evenHeader",
    "firstFooter",
    "firstHeader",
    "oddFooter",
    "oddHeader",
];

/// The words of a page's head or foot, without what is said of them: `&P` is the page's number, `&12`
/// the size of the letters.
fn words_of_margin(code: &str) -> String {
    let mut parts = code.split('&');
    let mut words = parts.next().unwrap_or("").to_owned();
    for part in parts {
        let font = part.strip_prefix('"').and_then(|font| font.split_once('"'));
        let said = match font {
            Some((_, behind)) => behind,
            None => part
                .strip_prefix(|code: char| code.is_ascii_alphabetic())
                .unwrap_or(part),
        };
        words.push_str(said.trim_start_matches(|sign: char| sign.is_ascii_digit()));
    }
    words
}

fn measure(tag: Tag<'_>, name: &str) -> Option<f32> {
    tag.attribute(name)?.parse().ok()
}

/// What is read of a sheet so far.
struct Reading<'a> {
    sheet: &'a mut Sheet,
    book: &'a mut Book,
    texts: &'a [String],
    styles: &'a Styles,
    row: usize,
    column: usize,
    /// The cell that is open: its kind, its look, and what was read in it.
    cell: Option<Open>,
    /// The cells that the conditions are for which are read.
    conditional: String,
    /// The words of the page's head or foot that is open.
    margin: Option<String>,
    unread: &'a mut bool,
}

#[derive(Default)]
struct Open {
    kind: String,
    look: Option<String>,
    value: String,
    has_value: bool,
    formula: Option<String>,
    within: Within,
}

#[derive(Default, PartialEq, Clone, Copy)]
enum Within {
    #[default]
    Nothing,
    Value,
    Formula,
    ReadingAid,
}

/// Reads a sheet; `unread` tells that a number was none.
///
/// # Errors
/// The part is broken, or holds more than any report.
pub(super) fn read(
    part: &[u8],
    name: &str,
    sheet: &mut Sheet,
    book: &mut Book,
    (texts, styles): (&[String], &Styles),
    unread: &mut bool,
) -> Result<(), Text> {
    let mut reading = Reading {
        sheet,
        book,
        texts,
        styles,
        row: 0,
        column: 0,
        cell: None,
        conditional: String::new(),
        margin: None,
        unread,
    };
    each(part, name, |next| reading.next(next))
}

impl Reading<'_> {
    fn next(&mut self, next: Next<'_>) -> Result<(), Text> {
        match next {
            Next::Start("row", tag) => self.begin_row(tag),
            Next::End("row") => self.row += 1,
            Next::Start("col", tag) => self.column_look(tag),
            Next::Start("mergeCell", tag) => {
                let merged = tag.attribute("ref").and_then(|name| stretch(&name));
                if let Some(merged) = merged {
                    self.book.count_merged()?;
                    self.sheet.merged.push(merged);
                }
            }
            Next::Start("c", tag) => self.begin_cell(tag),
            Next::Start("sheetView", tag) if tag.is_on("showFormulas") => {
                self.tell(HiddenKind::ShownOtherwise, "showFormulas".to_owned());
            }
            Next::Start("conditionalFormatting", tag) => self.conditional = tag.text("sqref"),
            Next::Start("cfRule", tag)
                if self.styles.is_told(tag.attribute("dxfId").as_deref()) =>
            {
                self.tell(HiddenKind::ShownOtherwise, self.conditional.clone());
            }
            Next::Start(name, _) if MARGINS.contains(&name) => self.margin = Some(String::new()),
            Next::End(name) if MARGINS.contains(&name) => {
                let words = self.margin.take().map(|code| words_of_margin(&code));
                if let Some(words) = words.filter(|words| !numerals(words).is_empty()) {
                    self.tell(HiddenKind::AddedText, words);
                }
            }
            Next::Text(text) if self.margin.is_some() => {
                self.margin.get_or_insert_default().push_str(text);
            }
            Next::End("c") => self.end_cell()?,
            next => self.within_cell(next),
        }
        Ok(())
    }

    fn tell(&mut self, kind: HiddenKind, content: String) {
        if self.sheet.told.len() < MOST_TOLD {
            self.sheet.told.push((kind, content));
        }
    }

    fn begin_row(&mut self, tag: Tag<'_>) {
        let number = tag.attribute("r").and_then(|row| row.parse::<usize>().ok());
        if let Some(number) = number.filter(|number| (1..=MOST_ROWS).contains(number)) {
            self.row = number - 1;
        }
        self.column = 0;
        let is_flat = || measure(tag, "ht").is_some_and(|height| height < FLATTEST);
        if (tag.is_on("hidden") || is_flat()) && !is_folded(tag) {
            self.sheet.hidden_rows.insert(self.row);
        }
    }

    fn column_look(&mut self, tag: Tag<'_>) {
        let number = |name| {
            tag.attribute(name)
                .and_then(|one| one.parse::<usize>().ok())
        };
        if let (Some(first @ 1..), Some(last)) = (number("min"), number("max"))
            && first <= last
            && last <= MOST_COLUMNS
            && (tag.is_on("hidden") || measure(tag, "width").is_some_and(|wide| wide < NARROWEST))
            && !is_folded(tag)
        {
            self.sheet.hidden_columns.push((first - 1, last - 1));
        }
    }

    fn begin_cell(&mut self, tag: Tag<'_>) {
        if let Some((row, column)) = tag.attribute("r").and_then(|name| place(&name)) {
            (self.row, self.column) = (row, column);
        }
        if tag.is_on("ph") {
            let at = tag.text("r");
            self.tell(HiddenKind::AddedText, at);
        }
        self.cell = Some(Open {
            kind: tag.text("t"),
            look: tag.attribute("s"),
            ..Open::default()
        });
    }

    fn within_cell(&mut self, next: Next<'_>) {
        let Some(open) = &mut self.cell else {
            return;
        };
        match next {
            Next::Start("f", _) => {
                open.formula = Some(String::new());
                open.within = Within::Formula;
            }
            Next::Start("v", _) => {
                open.has_value = true;
                open.within = Within::Value;
            }
            // A text that stands in the cell itself, in one piece or several.
            Next::Start("is", _) => open.has_value = true,
            Next::Start("t", _) if open.within != Within::ReadingAid => open.within = Within::Value,
            Next::Start("rPh", _) => open.within = Within::ReadingAid,
            Next::End("t") if open.within == Within::ReadingAid => {}
            Next::End("f" | "v" | "t" | "rPh") => open.within = Within::Nothing,
            Next::Text(text) => match (open.within, &mut open.formula) {
                (Within::Value, _) => open.value.push_str(text),
                (Within::Formula, Some(formula)) => formula.push_str(text),
                _ => {}
            },
            _ => {}
        }
    }

    fn end_cell(&mut self) -> Result<(), Text> {
        let Some(open) = self.cell.take() else {
            return Ok(());
        };
        let at = (self.row, self.column);
        self.column += 1;
        let look = self.styles.look(open.look.as_deref());
        let value = self.value(&open);
        if value == Value::None && open.formula.is_none() {
            return Ok(());
        }
        let cell = Cell {
            value,
            format: look.format,
            formula: open.formula,
            sight: look.sight,
            ..Cell::default()
        };
        self.book.count(&cell)?;
        if at.0 < MOST_ROWS && at.1 < MOST_COLUMNS {
            self.sheet.cells.insert(at, cell);
        }
        Ok(())
    }

    fn value(&mut self, open: &Open) -> Value {
        let value = open.value.as_str();
        if !open.has_value || (value.is_empty() && open.kind != "str") {
            return Value::None;
        }
        match open.kind.as_str() {
            "s" => {
                let number = value.trim().parse::<usize>().ok();
                match number.and_then(|number| self.texts.get(number)) {
                    Some(text) => Value::Text(text.clone()),
                    None => self.cannot(value),
                }
            }
            "b" => Value::Text(if value.trim() == "1" { "TRUE" } else { "FALSE" }.to_owned()),
            "" | "n" => match number(value.trim()) {
                Some(number) => Value::Number(number),
                None => self.cannot(value),
            },
            _ => Value::Text(value.to_owned()),
        }
    }

    /// What is no number is shown as it is written, and told.
    fn cannot(&mut self, value: &str) -> Value {
        *self.unread = true;
        Value::Text(value.to_owned())
    }
}

/// Whether a row or a column belongs to an outline that can be unfolded.
fn is_folded(tag: Tag<'_>) -> bool {
    let level = tag.attribute("outlineLevel");
    level.is_some_and(|level| level.trim() != "0")
}

fn number(text: &str) -> Option<Decimal> {
    let number = text.parse().or_else(|_| Decimal::from_scientific(text));
    number.ok()
}
