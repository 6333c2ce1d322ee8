//! Which wordings the label of a row may be: its own words, with what stands of it in the lines before
//! and behind.

use std::collections::BTreeMap;

use super::{
    entry::{Entry, Layout, Words},
    label::Number,
    row_of_form::vocabulary,
    vocabulary::{Likeness, SAME, Wording},
};

/// What the label of a row may be.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// How like it is to each wording, and the number before it then.
    pub wordings: BTreeMap<Wording, (Likeness, Option<Number>)>,
    /// Its words say nothing, so that only its place among others can tell what it is.
    pub is_mute: bool,
    /// The wordings that its cells are one by one.
    pub same: Vec<Wording>,
}

/// From here on, a wording needs no other words to be looked for.
const ENOUGH: Likeness = 900;

/// So many lines before a row of figures may hold words of its label, and behind it.
const LINES_AROUND: usize = 4;

/// A label is put together of so many stretches on one side at most.
const STRETCHES: usize = 4;

/// Words that say nothing alone are no longer, in letters.
const MUTE: usize = 3;

/// What the labels of all rows may be.
pub(super) fn likenesses(entries: &[Entry]) -> Vec<Found> {
    let rows = 0..entries.len();
    rows.map(|at| found(entries, at)).collect()
}

fn found(entries: &[Entry], at: usize) -> Found {
    let mut found = Found::default();
    let Some(entry) = entries.get(at).filter(|entry| !entry.is_prose) else {
        return found;
    };
    let own: Vec<&Words> = entry.labels.iter().collect();
    let same = own
        .iter()
        .filter_map(|words| vocabulary().get(&words.label.text));
    found.same = same.collect();
    if entry.slots.is_empty() {
        let last = own.last();
        let same = last.and_then(|words| Some((words, vocabulary().get(&words.label.text)?)));
        if let Some((words, wording)) = same {
            found.wordings.insert(wording, (SAME, words.label.number));
        }
        return found;
    }
    let is_ruled = matches!(entry.layout, Layout::Grid { .. } | Layout::Bars);
    let before = before(entries, at);
    if let Some(nearest) = own.last().or(before.last().filter(|_| own.is_empty())) {
        found.look(&[nearest]);
    }
    if found.best() < ENOUGH && !is_ruled {
        for from in 0..own.len().saturating_sub(1) {
            found.look(own.get(from..).unwrap_or(&[]));
        }
    }
    if found.best() < ENOUGH && entry.has_figures() {
        let own = if is_ruled {
            own.get(own.len().saturating_sub(1)..).unwrap_or(&[])
        } else {
            &own
        };
        let behind = behind(entries, at);
        found.look_around(&before, own, &behind);
    }
    let own_letters: usize = own
        .iter()
        .map(|words| words.label.text.chars().count())
        .sum();
    found.is_mute =
        entry.has_figures() && (own_letters <= MUTE || found.best() < ENOUGH && is_piece(&own));
    found
}

impl Found {
    /// The likeness of the wording that fits best.
    pub(super) fn best(&self) -> Likeness {
        self.wordings
            .values()
            .map(|(likeness, _)| *likeness)
            .max()
            .unwrap_or(0)
    }

    /// Takes these words together as the label.
    fn look(&mut self, words: &[&Words]) {
        let text: String = words
            .iter()
            .map(|words| words.label.text.as_str())
            .collect();
        let number = words.first().and_then(|words| words.label.number);
        self.take(&text, number);
        if let [only] = words
            && only.label.whole != text
        {
            self.take(&only.label.whole, number);
        }
    }

    fn take(&mut self, text: &str, number: Option<Number>) {
        for (wording, likeness) in vocabulary().like(text) {
            let known = self.wordings.entry(wording).or_insert((0, None));
            if likeness > known.0 {
                *known = (likeness, number);
            }
        }
    }

    /// Takes own words as the label with some before them, then with some behind them too.
    fn look_around(&mut self, before: &[&Words], own: &[&Words], behind: &[&Words]) {
        for taken in 1..=before.len().min(STRETCHES) {
            let from = before.len() - taken;
            let words = [before.get(from..).unwrap_or(&[]), own].concat();
            self.look(&words);
        }
        if self.best() >= ENOUGH {
            return;
        }
        for taken in 0..=before.len().min(STRETCHES) {
            let from = before.len() - taken;
            let start = [before.get(from..).unwrap_or(&[]), own].concat();
            for more in 1..=behind.len().min(STRETCHES) {
                if !start.is_empty() {
                    let words = [&start, behind.get(..more).unwrap_or(&[])].concat();
                    self.look(&words);
                }
            }
        }
    }
}

/// Whether the words nearest to the figures are but a piece of a wording.
fn is_piece(own: &[&Words]) -> bool {
    let nearest = own.last();
    nearest.is_none_or(|words| vocabulary().is_piece(&words.label.text))
}

/// The words of the rows without figures before this one.
fn before(entries: &[Entry], at: usize) -> Vec<&Words> {
    let rows = entries.get(..at).unwrap_or(&[]).iter().rev();
    let rows = rows.take_while(|row| !row.is_prose && !row.has_figures());
    let mut words: Vec<&Words> = rows
        .take(LINES_AROUND)
        .flat_map(|row| row.labels.iter().rev())
        .collect();
    words.reverse();
    words
}

/// The words of the rows without figures behind this one.
fn behind(entries: &[Entry], at: usize) -> Vec<&Words> {
    let rows = entries.get(at + 1..).unwrap_or(&[]).iter();
    let rows = rows.take_while(|row| !row.is_prose && !row.has_figures());
    rows.take(LINES_AROUND)
        .flat_map(|row| &row.labels)
        .collect()
}
