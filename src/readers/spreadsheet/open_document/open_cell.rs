//! A cell as it is read, and what it comes to.

use rust_decimal::Decimal;

use super::{
    super::{
        super::sight::Sight,
        book::{Cell, Value},
        xml::Tag,
    },
    formula,
    row::repeated,
    written::{says_date, says_number},
};

/// A cell that has begun.
#[derive(Debug, Default)]
pub(super) struct OpenCell {
    /// How many columns it stands in, one beside the other.
    pub(super) times: usize,
    /// How many columns and rows it covers.
    pub(super) spans: (usize, usize),
    pub(super) style: Option<String>,
    kind: String,
    number: Option<String>,
    date: Option<String>,
    truth: Option<String>,
    words: Option<String>,
    formula: Option<String>,
    /// Its paragraphs, joined by line ends.
    pub(super) text: String,
    pub(super) paragraphs: usize,
}

/// What a cell comes to.
pub(super) struct Closed {
    pub(super) cell: Cell,
    /// What it says that it shows, where no program would show that.
    pub(super) untrue: Option<String>,
    /// Whether it holds a number that is none.
    pub(super) is_unread: bool,
}

impl OpenCell {
    pub(super) fn new(tag: Tag<'_>) -> Self {
        let count = |name| repeated(tag, name);
        Self {
            times: count("number-columns-repeated"),
            spans: (
                count("number-columns-spanned"),
                count("number-rows-spanned"),
            ),
            style: tag.attribute("style-name"),
            kind: tag.text("value-type"),
            number: tag.attribute("value"),
            date: tag
                .attribute("date-value")
                .or_else(|| tag.attribute("time-value")),
            truth: tag.attribute("boolean-value"),
            words: tag.attribute("string-value"),
            formula: tag.attribute("formula").map(|one| formula::plain(&one)),
            text: String::new(),
            paragraphs: 0,
        }
    }

    /// What it comes to; `None` where nothing is in it.
    pub(super) fn close(mut self, sight: Sight) -> Option<Closed> {
        let text = std::mem::take(&mut self.text);
        let mut closed = Closed {
            cell: Cell {
                sight,
                formula: self.formula.take(),
                ..Cell::default()
            },
            untrue: None,
            is_unread: false,
        };
        match self.kind.as_str() {
            "float" | "percentage" | "currency" => self.close_number(text, &mut closed),
            "boolean" => {
                let is_true = self.truth.as_deref() == Some("true");
                let word = if is_true { "TRUE" } else { "FALSE" };
                closed.cell.value = Value::Text(word.to_owned());
            }
            "date" | "time" => self.close_date(text, &mut closed),
            _ => self.close_words(text, &mut closed),
        }
        closed.untrue = closed.untrue.filter(|text| !text.trim().is_empty());
        let cell = &closed.cell;
        let is_empty = cell.value == Value::None && cell.formula.is_none();
        (!is_empty).then_some(closed)
    }

    fn close_number(self, text: String, closed: &mut Closed) {
        let cell = &mut closed.cell;
        let Some(value) = self.number.as_deref().and_then(number) else {
            closed.is_unread = true;
            cell.value = Value::Text(self.number.unwrap_or(text));
            return;
        };
        cell.value = Value::Number(value);
        // A program that writes no text leaves it to others to display the number.
        let is_told = self.paragraphs > 0;
        if is_told && (text.trim().is_empty() || says_number(&text, value)) {
            cell.shown = Some(text);
            return;
        }
        closed.untrue = Some(text).filter(|_| is_told);
        if self.kind == "percentage" {
            "0.##%".clone_into(&mut cell.format);
        }
    }

    fn close_date(self, text: String, closed: &mut Closed) {
        let stored = self.date.unwrap_or_else(|| text.clone());
        let is_true = self.kind == "time" || says_date(&text, &stored);
        let shown = if !text.trim().is_empty() && is_true {
            text
        } else {
            closed.untrue = Some(text);
            stored
        };
        closed.cell.value = Value::Text(shown);
    }

    fn close_words(self, text: String, closed: &mut Closed) {
        let cell = &mut closed.cell;
        match self.words {
            // The words of an error stand in the text alone.
            Some(words) if !words.is_empty() && words != text => {
                closed.untrue = Some(text);
                cell.value = Value::Text(words);
            }
            _ if text.is_empty() && (cell.formula.is_none() || self.kind.is_empty()) => {}
            _ => cell.value = Value::Text(text),
        }
    }
}

fn number(text: &str) -> Option<Decimal> {
    let text = text.trim();
    text.parse()
        .or_else(|_| Decimal::from_scientific(text))
        .ok()
}
