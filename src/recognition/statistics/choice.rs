//! Which rows of a form a row of a transcript may be, and how much speaks for each.

use super::{
    candidates::Found,
    entry::{Entry, Layout},
    fit::{Fit, fit},
    row_of_form::{FormRow, FormRows},
    vocabulary::Likeness,
};

/// A row of the form that a row may be.
#[derive(Debug, Clone, Copy)]
pub(super) struct Choice {
    /// The row of the form.
    pub row: usize,
    /// How like the labels are.
    pub likeness: Likeness,
    /// How much speaks for it.
    pub score: i64,
}

/// From here on, a label names a row.
const NAMES: Likeness = 900;

/// From here on, a misprinted or cut label names a row.
pub(super) const RESEMBLES: Likeness = 600;

/// So far before a row its heads may stand, in rows.
pub(super) const HEADS_BEFORE: usize = 48;

/// A row of a form without a label has at least so many figures.
const UNLABELLED: usize = 10;

/// So far before figures the title of their group may stand, in rows.
const TITLE_BEFORE: usize = 4;

/// The rows of the form that a row may be.
pub(super) fn choices(
    form: &FormRows,
    at: usize,
    entry: &Entry,
    words: &Found,
    found: &[Found],
) -> Vec<Choice> {
    let mut options = Vec::new();
    let says_nothing = words.wordings.is_empty() && !words.is_mute;
    if says_nothing && !entry.labels.is_empty() && entry.slots.len() < UNLABELLED {
        return options;
    }
    let is_head = is_among_heads(form, at, entry, found);
    for (number, row) in form.rows.iter().enumerate() {
        if is_head(row) {
            continue;
        }
        let mut best: Option<(Likeness, i64)> = None;
        for (wording, less) in &row.wordings {
            let Some((likeness, typed)) = words.wordings.get(wording) else {
                continue;
            };
            let likeness = likeness.saturating_sub(*less);
            let fits = match (row.number, typed) {
                (Some(one), Some(other)) if one == *other => 300,
                (Some(_), Some(_)) => -300,
                _ => 0,
            };
            if best.is_none_or(|known| (likeness, fits) > known) {
                best = Some((likeness, fits));
            }
        }
        let (likeness, by_number) = best.unwrap_or((0, 0));
        let may_be_mute = words.is_mute || row.wordings.is_empty();
        let is_titled = row.is_group && entry.labels.is_empty() && is_titled(row, at, found);
        let likeness = if is_titled {
            likeness.max(NAMES)
        } else {
            likeness
        };
        let score = score(entry, row, likeness, by_number, may_be_mute);
        let score = score.filter(|_| {
            likeness > 0 || !row.wordings.is_empty() || has_heads(form, row, at, found)
        });
        options.extend(score.map(|score| Choice {
            row: number,
            likeness,
            score,
        }));
    }
    options
}

/// So far before a head the one beside it may stand, in rows.
const NEXT_HEAD: usize = 2;

/// Whether a row without figures stands among the heads of a row's table, whose words name columns
/// and rows alike: 总计 behind 自然人 and 法人或其他组织. Blank cells are of the words before them.
fn is_among_heads<'a>(
    form: &'a FormRows,
    at: usize,
    entry: &Entry,
    found: &'a [Found],
) -> impl Fn(&FormRow) -> bool + 'a {
    let is_bare = !entry.has_figures();
    let named = at.saturating_sub(usize::from(entry.labels.is_empty()));
    move |row: &FormRow| {
        let heads = |words: &Found| {
            let same = words.same.iter().filter(|wording| {
                let is_numbered = words
                    .wordings
                    .get(wording)
                    .is_some_and(|(_, typed)| typed.is_some());
                let heads = form.heads.get(wording);
                !is_numbered
                    && heads.is_some_and(|all| all.iter().any(|(table, _)| *table == row.table))
            });
            same.count()
        };
        let beside = found
            .get(named.saturating_sub(NEXT_HEAD)..=named)
            .unwrap_or(&[]);
        is_bare
            && found.get(named).is_some_and(|own| heads(own) > 0)
            && beside.iter().map(heads).sum::<usize>() > 1
    }
}

/// What it counts that a row is this row of the form; none where it cannot be.
fn score(
    entry: &Entry,
    row: &FormRow,
    likeness: Likeness,
    by_number: i64,
    is_mute: bool,
) -> Option<i64> {
    let like = i64::from(likeness);
    if row.columns.is_empty() && !row.wordings.is_empty() {
        return (likeness >= NAMES).then_some(1500 + by_number);
    }
    let width = row.columns.len();
    match fit(entry, width) {
        _ if row.is_group && fit(entry, width) != Fit::Full => None,
        Fit::Full if likeness >= RESEMBLES => {
            let is_loose = entry.layout == Layout::Spaces && width < 2;
            (!is_loose || likeness >= NAMES).then(|| like * 10 + by_number)
        }
        Fit::Full if is_mute && row.wordings.is_empty() => Some(6000),
        Fit::Blank if row.wordings.is_empty() && entry.labels.is_empty() => {
            (entry.slots.len() >= width).then_some(2000)
        }
        Fit::Full if is_mute && width > 2 && !row.is_group => {
            Some(300 + like.max(0) * 2 + by_number)
        }
        Fit::Blank if likeness >= NAMES => Some(like * 4 + by_number),
        Fit::Label
            if likeness >= NAMES && by_number >= 0 && (row.number.is_none() || by_number > 0) =>
        {
            Some(1000)
        }
        Fit::Part if likeness >= NAMES => Some(like * 3 + by_number),
        _ => None,
    }
}

/// Whether the title of a group of columns stands above figures that have no label.
fn is_titled(row: &FormRow, at: usize, found: &[Found]) -> bool {
    let before = found
        .get(at.saturating_sub(TITLE_BEFORE)..at)
        .unwrap_or(&[]);
    let mut same = before.iter().flat_map(|words| &words.same);
    same.any(|wording| row.wordings.iter().any(|(known, _)| known == wording))
}

/// Whether heads or titles of the table stand before a row.
pub(super) fn has_heads(form: &FormRows, row: &FormRow, at: usize, found: &[Found]) -> bool {
    let before = found
        .get(at.saturating_sub(HEADS_BEFORE)..at)
        .unwrap_or(&[]);
    let mut same = before.iter().flat_map(|words| &words.same);
    same.any(|wording| {
        let heads = form.heads.get(wording);
        let is_head = heads.is_some_and(|heads| heads.iter().any(|(table, _)| *table == row.table));
        is_head || form.captions.contains(wording)
    })
}
