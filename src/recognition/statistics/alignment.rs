//! Which rows of a form the rows of a transcript are: those that fit and keep the form's order.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    acceptance::accepted,
    candidates::Found,
    cell::AddedRow,
    chain::best_chain,
    choice::{Choice, HEADS_BEFORE, RESEMBLES, choices},
    entry::{Entry, Layout},
    promotion::promote,
    row_match::Match,
    row_of_form::{FormRows, vocabulary},
    vocabulary::SAME,
};

/// What each head of the form counts that stands above.
const HEAD: i64 = 300;

/// The rows of a transcript that are rows of a form.
#[derive(Debug)]
pub(super) struct Aligned {
    /// The form.
    pub form: &'static FormRows,
    /// How well they fit it.
    pub score: i64,
    /// The rows, in the transcript's order.
    pub rows: Vec<Match>,
    /// Where rows of the form follow each other in the transcript: the first and the last.
    blocks: Vec<(usize, usize)>,
}

/// Aligns the rows of a transcript with those of a form.
pub(super) fn of(form: &'static FormRows, entries: &[Entry], found: &[Found]) -> Aligned {
    let options: Vec<Vec<Choice>> = entries
        .iter()
        .zip(found)
        .enumerate()
        .map(|(at, (entry, words))| choices(form, at, entry, words, found))
        .collect();
    let mut aligned = Aligned {
        form,
        score: 0,
        rows: Vec::new(),
        blocks: Vec::new(),
    };
    let mut blocks = Vec::new();
    for (from, to) in blocks_of(form, entries, &options) {
        let chain = best_chain(form, from, options.get(from..to).unwrap_or(&[]));
        let (score, matches) = accepted(form, entries, found, &chain);
        if let (Some(first), Some(last)) = (matches.first(), matches.last()) {
            let end = last.entry + rows_behind(entries, last.entry);
            aligned
                .blocks
                .push((first.entry, end.min(to.saturating_sub(1))));
            aligned.score += score;
            blocks.push(matches);
        }
    }
    aligned.rows = merged(form, blocks);
    promote(form, &mut aligned.rows, entries);
    aligned.be_certain(entries);
    aligned.score += heads(form, found);
    aligned
}

/// How many rows with figures follow the last one that was found, laid out as it is.
fn rows_behind(entries: &[Entry], last: usize) -> usize {
    let layout = |at: usize| match entries.get(at)?.layout {
        Layout::Grid { table, .. } => Some(Layout::Grid { table, row: 0 }),
        Layout::Bars => Some(Layout::Bars),
        Layout::Spaces | Layout::Lines { .. } => None,
    };
    let Some(own) = layout(last) else {
        return 0;
    };
    let behind = (last + 1..entries.len()).take_while(|at| {
        let entry = entries.get(*at);
        layout(*at) == Some(own)
            && entry.is_some_and(|entry| entry.has_figures() && !entry.labels.is_empty())
    });
    behind.count()
}

/// How many heads of the form stand in the transcript, and what that counts.
fn heads(form: &FormRows, found: &[Found]) -> i64 {
    let mut seen: BTreeSet<&(usize, usize)> = BTreeSet::new();
    for wording in found.iter().flat_map(|words| &words.same) {
        seen.extend(form.heads.get(wording).into_iter().flatten());
    }
    i64::try_from(seen.len()).unwrap_or(0) * HEAD
}

/// The rows in stretches in which the form's order may hold: a row that is certainly above the one
/// before it in the form begins a new one.
fn blocks_of(form: &FormRows, entries: &[Entry], options: &[Vec<Choice>]) -> Vec<(usize, usize)> {
    let mut blocks = Vec::new();
    let (mut from, mut last) = (0, None);
    for (at, options) in options.iter().enumerate() {
        let strong = options.iter().filter(|option| {
            let row = form.rows.get(option.row);
            let width = row.map_or(0, |row| row.columns.len());
            option.likeness >= SAME - 50 && width > 0
        });
        let is_full = entries.get(at).is_some_and(|entry| !entry.slots.is_empty());
        let mut strong = strong.map(|option| option.row);
        let (Some(row), None, true) = (strong.next(), strong.next(), is_full) else {
            continue;
        };
        if last.is_some_and(|last| row <= last) {
            blocks.push((from, at));
            from = at;
        }
        last = Some(row);
    }
    blocks.push((from, options.len()));
    blocks
}

/// The rows of all blocks, each row of the form once: from the block that has most of its table.
fn merged(form: &FormRows, blocks: Vec<Vec<Match>>) -> Vec<Match> {
    let table = |one: &Match| form.rows.get(one.row).map(|row| row.table);
    let mut ranked: Vec<(usize, usize, Match)> = Vec::new();
    for (number, block) in blocks.into_iter().enumerate() {
        let mut sizes: BTreeMap<_, usize> = BTreeMap::new();
        for one in &block {
            *sizes.entry(table(one)).or_default() += 1;
        }
        ranked.extend(block.into_iter().map(|one| {
            let size = sizes.get(&table(&one)).copied().unwrap_or(0);
            (size, number, one)
        }));
    }
    ranked.sort_by_key(|(size, number, one)| (std::cmp::Reverse(*size), *number, one.entry));
    let mut taken = BTreeSet::new();
    let mut rows: Vec<Match> = ranked
        .into_iter()
        .filter(|(_, _, one)| taken.insert(one.row))
        .map(|(_, _, one)| one)
        .collect();
    rows.sort_by_key(|one| one.entry);
    rows
}

impl Aligned {
    /// Says which matches leave no doubt.
    fn be_certain(&mut self, entries: &[Entry]) {
        let next = |rows: &[Match], at: usize, by: isize| {
            let other = at.checked_add_signed(by).and_then(|at| rows.get(at))?;
            (other.likeness >= RESEMBLES).then_some(other.row)
        };
        let rows = self.rows.clone();
        for (at, one) in self.rows.iter_mut().enumerate() {
            let is_unlabelled = self
                .form
                .rows
                .get(one.row)
                .is_some_and(|row| row.wordings.is_empty());
            let is_held = || {
                let is_data = |row: usize| {
                    self.form
                        .rows
                        .get(row)
                        .is_some_and(|row| !row.columns.is_empty())
                };
                let before = (0..one.row).rev().find(|row| is_data(*row));
                let after = (one.row + 1..self.form.rows.len()).find(|row| is_data(*row));
                let data: Vec<Match> = rows
                    .iter()
                    .copied()
                    .filter(|other| is_data(other.row))
                    .collect();
                let here = data
                    .iter()
                    .position(|other| other.entry == one.entry)
                    .unwrap_or(at);
                next(&data, here, -1) == before
                    && (after.is_none() || next(&data, here, 1) == after)
            };
            let has_words = entries
                .get(one.entry)
                .is_some_and(|entry| !entry.slots.is_empty());
            one.is_certain = one.likeness >= 750
                || is_unlabelled
                || has_words && (one.likeness >= RESEMBLES || is_held());
        }
    }

    /// The lines of the rows, and of what stands between and above them.
    pub(super) fn lines(&self, entries: &[Entry]) -> BTreeSet<usize> {
        let mut lines = BTreeSet::new();
        let matched: BTreeSet<usize> = self.rows.iter().map(|one| one.entry).collect();
        for (first, last) in &self.blocks {
            let mut from = *first;
            let above = entries
                .get(..*first)
                .unwrap_or(&[])
                .iter()
                .enumerate()
                .rev();
            for (at, entry) in above.take(HEADS_BEFORE) {
                if entry.is_prose || entry.has_figures() {
                    break;
                }
                if self.is_head(entry) {
                    from = at;
                }
            }
            for (at, entry) in entries.iter().enumerate().take(last + 1).skip(from) {
                if !entry.is_prose || matched.contains(&at) {
                    lines.extend(entry.line..=entry.last_line);
                }
            }
        }
        lines
    }

    /// Whether a row holds a head or a title of the form's tables.
    fn is_head(&self, entry: &Entry) -> bool {
        entry.labels.iter().any(|words| {
            let wording = vocabulary().get(&words.label.text);
            wording.is_some_and(|wording| {
                self.form.heads.contains_key(&wording) || self.form.captions.contains(&wording)
            })
        })
    }

    /// Rows with figures among those of the form that are none of its rows.
    pub(super) fn added(&self, entries: &[Entry]) -> Vec<AddedRow> {
        let matched: BTreeSet<usize> = self.rows.iter().map(|one| one.entry).collect();
        let mut added = Vec::new();
        for (first, last) in &self.blocks {
            let between = entries.iter().enumerate().take(last + 1).skip(*first);
            let between =
                between.filter(|(at, entry)| !matched.contains(at) && entry.has_figures());
            let ruled =
                between.filter(|(_, entry)| entry.layout.shows_blanks() || entry.slots.len() > 2);
            let here = ruled.filter_map(|(_, entry)| {
                let words = entry.labels.last()?;
                Some(AddedRow {
                    label: words.label.text.clone(),
                    place: words.place.clone(),
                })
            });
            let here: Vec<AddedRow> = here.collect();
            // Of another table, such as one that proves this one, few rows are taken or none.
            if here.len() <= matched.range(*first..=*last).count() {
                added.extend(here);
            }
        }
        added
    }
}
