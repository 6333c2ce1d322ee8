//! The lines of running text as rows: cells between bars or tabs, between blanks, or one on each
//! line.

use super::{
    cell::PiecePlace,
    cell_text::Said,
    entry::{Entry, Layout, Slot, SlotState, Words},
    label::Label,
};
use crate::language::{
    bars::{BARS, TAB},
    page_number::is_page_number,
};

/// A label has at most so many characters; what is longer is running text.
const LONGEST_LABEL: usize = 80;

/// Rows of text, in order.
#[derive(Debug, Default)]
pub(super) struct TextRows {
    /// What was found so far.
    pub entries: Vec<Entry>,
    /// Whether the last line was a cell without a bar: one alone on the next line parts it from the
    /// cell behind.
    was_bare: bool,
}

/// A stretch of a line.
struct Stretch<'a> {
    text: &'a str,
    place: PiecePlace,
    /// How many blanks stand before it.
    gap: usize,
}

impl TextRows {
    /// Adds a line of text.
    pub(super) fn add(&mut self, line: usize, text: &str) {
        let trimmed = text.trim();
        if trimmed.is_empty() || is_page_number(trimmed) || is_rule(trimmed) {
            return;
        }
        let is_bar = trimmed.chars().all(|c| BARS.contains(&c)) && trimmed.chars().count() == 1;
        if is_bar && std::mem::take(&mut self.was_bare) {
            return;
        }
        let has_bars = trimmed.trim_matches(TAB).contains(BARS);
        self.was_bare = !has_bars && !is_prose(trimmed);
        if has_bars {
            self.add_barred(line, text);
        } else if is_prose(trimmed) {
            self.entries.push(entry(line, Layout::Spaces, true));
        } else {
            self.add_spaced(line, text);
        }
    }

    /// Adds a line with bars or tabs.
    fn add_barred(&mut self, line: usize, text: &str) {
        let cells = barred(line, text);
        let is_filled = |cell: &&Stretch| !cell.text.is_empty();
        match cells.iter().filter(is_filled).count() {
            0 => {
                for cell in &cells {
                    self.add_lone(line, cell, true);
                }
            }
            1 if cells.first().is_some_and(|cell| !cell.text.is_empty()) => {
                // Blanks behind the only cell are cells of its row, merged with it or not.
                for cell in &cells {
                    self.add_lone(line, cell, true);
                }
            }
            _ => self.entries.push(row(line, Layout::Bars, &cells)),
        }
    }

    /// Adds a line whose cells are parted by blanks.
    fn add_spaced(&mut self, line: usize, text: &str) {
        let words = spaced(line, text);
        if let [only] = words.as_slice() {
            self.add_lone(line, only, false);
            return;
        }
        let is_figure = |word: &Stretch| Said::of(word.text).is_figure();
        let figures = words
            .iter()
            .rev()
            .take_while(|word| is_figure(word))
            .count();
        let (labels, figures) = words.split_at(words.len() - figures);
        let mut cells = joined(text, labels);
        // 2023 年，全区受理 21: figures that blanks set apart from other words are none of a row.
        if cells.iter().any(is_figure) && figures.len() < 3 {
            self.entries.push(entry(line, Layout::Spaces, true));
            return;
        }
        cells.extend(figures.iter().map(Stretch::again));
        self.entries.push(row(line, Layout::Spaces, &cells));
    }

    /// Adds a cell that stands alone on its line.
    fn add_lone(&mut self, line: usize, cell: &Stretch, with_bars: bool) {
        let layout = Layout::Lines { with_bars };
        let said = Said::of(cell.text);
        if said == Said::Words {
            let cells = [cell.again()];
            self.entries.push(row(line, layout, &cells));
            return;
        }
        let last = self.entries.last_mut();
        let goes_on = |last: &&mut Entry| {
            let is_run = last.labels.is_empty() && !last.slots.is_empty();
            matches!(last.layout, Layout::Lines { .. }) && (is_run || said == Said::Blank)
        };
        match last.filter(goes_on) {
            Some(last)
                if !last.labels.is_empty() && last.slots.is_empty() && said == Said::Blank =>
            {
                let place = cell.place.clone();
                let mut run = entry(line, layout, false);
                run.slots.push(slot(Said::Blank, place));
                self.entries.push(run);
            }
            Some(last) => {
                last.last_line = line;
                last.layout = layout;
                last.slots.push(slot(said, cell.place.clone()));
            }
            None if said == Said::Blank => {}
            None => {
                let mut run = entry(line, layout, false);
                run.slots.push(slot(said, cell.place.clone()));
                self.entries.push(run);
            }
        }
    }
}

impl Stretch<'_> {
    fn again(&self) -> Self {
        Self {
            text: self.text,
            place: self.place.clone(),
            gap: self.gap,
        }
    }
}

fn entry(line: usize, layout: Layout, is_prose: bool) -> Entry {
    Entry {
        line,
        last_line: line,
        layout,
        labels: Vec::new(),
        slots: Vec::new(),
        is_prose,
    }
}

fn slot(said: Said, place: PiecePlace) -> Slot {
    let state = match said {
        Said::Number { value, yuan } => SlotState::Number(value, yuan),
        Said::Blank => SlotState::Blank,
        Said::Mark => SlotState::Mark,
        Said::Words => SlotState::Unreadable,
    };
    Slot {
        state,
        place,
        column: 0,
        span: 1,
    }
}

/// A row of these cells: words, then figures.
fn row(line: usize, layout: Layout, cells: &[Stretch]) -> Entry {
    let mut row = entry(line, layout, false);
    for cell in cells {
        let said = Said::of(cell.text);
        if said == Said::Words && !row.has_figures() {
            row.slots.clear();
            row.labels.push(Words {
                label: Label::of(cell.text),
                place: cell.place.clone(),
                column: row.labels.len(),
            });
        } else {
            let mut slot = slot(said, cell.place.clone());
            slot.column = row.labels.len() + row.slots.len();
            row.slots.push(slot);
        }
    }
    row
}

/// The cells of a line with bars; one before the first and behind the last are the frame.
fn barred(line: usize, text: &str) -> Vec<Stretch<'_>> {
    let mut cells = Vec::new();
    let mut from = 0;
    for part in text.split(BARS) {
        let cell = part.trim();
        let start = from + (part.len() - part.trim_start().len());
        cells.push(Stretch {
            text: cell,
            place: PiecePlace::at(line, start..start + cell.len()),
            gap: 2,
        });
        from += part.len();
        from += text
            .get(from..)
            .and_then(|rest| rest.chars().next())
            .map_or(0, char::len_utf8);
    }
    if cells.len() > 2 && cells.first().is_some_and(|cell| cell.text.is_empty()) {
        cells.remove(0);
    }
    if cells.len() > 1 && cells.last().is_some_and(|cell| cell.text.is_empty()) {
        cells.pop();
    }
    cells
}

/// The words of a line, with the blanks before each.
fn spaced(line: usize, text: &str) -> Vec<Stretch<'_>> {
    let mut words = Vec::new();
    let mut gap = 0;
    let mut start = None;
    let ends = text.char_indices().chain([(text.len(), ' ')]);
    for (at, c) in ends {
        match (c.is_whitespace(), start) {
            (true, Some(from)) => {
                words.push(Stretch {
                    text: text.get(from..at).unwrap_or(""),
                    place: PiecePlace::at(line, from..at),
                    gap,
                });
                start = None;
                gap = width(c);
            }
            (true, None) => gap += width(c),
            (false, None) => start = Some(at),
            (false, Some(_)) => {}
        }
    }
    words
}

/// How wide a blank is.
fn width(blank: char) -> usize {
    if blank.is_ascii() { 1 } else { 2 }
}

/// Words with those joined to one cell that one blank parts, or single letters set apart; a number
/// such as `（一）` begins a new one.
fn joined<'a>(text: &'a str, words: &[Stretch<'a>]) -> Vec<Stretch<'a>> {
    let mut cells: Vec<Stretch> = Vec::new();
    let mut was_single = false;
    for word in words {
        let is_single = word.text.chars().nth(1).is_none();
        let widest = if is_single && was_single { 2 } else { 1 };
        was_single = is_single;
        let is_numbered = Label::of(word.text).number.is_some();
        let last = cells
            .last_mut()
            .filter(|_| word.gap <= widest && !is_numbered);
        match last {
            Some(last) => {
                last.place.range.end = word.place.range.end;
                last.text = text.get(last.place.range.clone()).unwrap_or("");
            }
            None => cells.push(word.again()),
        }
    }
    cells
}

/// A line of marks alone: `|---|---|`.
fn is_rule(line: &str) -> bool {
    let mut marks = 0;
    let is_mark = |c: char| "-=_─━═—+:┼├┤┬┴┌┐└┘".contains(c);
    let is_all = line.chars().all(|c| {
        marks += usize::from(is_mark(c));
        is_mark(c) || c.is_whitespace() || BARS.contains(&c)
    });
    is_all && marks > 3
}

/// Whether a line is running text.
fn is_prose(line: &str) -> bool {
    line.contains('。') || line.chars().filter(|c| !c.is_whitespace()).count() > LONGEST_LABEL
}
