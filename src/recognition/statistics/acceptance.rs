//! Which matches are rows of a table, and which only look like it: running text names rows too.

use super::{
    candidates::Found,
    choice::{RESEMBLES, has_heads},
    entry::Entry,
    fit::{Fit, fit},
    row_match::Match,
    row_of_form::FormRows,
};

/// So far from a row of several figures a row of one is taken for one of the same table, in rows.
const NEAR: usize = 12;

/// The matches that a table speaks for, and what they count.
pub(super) fn accepted(
    form: &FormRows,
    entries: &[Entry],
    found: &[Found],
    matches: &[Match],
) -> (i64, Vec<Match>) {
    let of = |one: &Match| Some((entries.get(one.entry)?, form.rows.get(one.row)?));
    let is_named = |one: &Match| one.likeness >= RESEMBLES;
    let rows = matches.iter().filter(|one| is_named(one));
    let rows = rows.filter(|one| of(one).is_some_and(|(_, row)| !row.columns.is_empty()));
    let with_figures = rows
        .clone()
        .filter(|one| of(one).is_some_and(|(entry, _)| entry.has_figures()));
    let is_wide_match = |one: &Match| {
        let (entry, row) = of(one).unzip();
        let fit = entry
            .zip(row)
            .map(|(entry, row)| fit(entry, row.columns.len()));
        row.is_some_and(|row| row.columns.len() > 1) && fit == Some(Fit::Full)
    };
    let wide = rows.clone().filter(|one| is_wide_match(one));
    let is_headed =
        |one: &Match| of(one).is_some_and(|(_, row)| has_heads(form, row, one.entry, found));
    let unlabelled = matches.iter().filter(|one| {
        of(one).is_some_and(|(_, row)| row.wordings.is_empty() && !row.columns.is_empty())
    });
    let named = rows.clone().count();
    let is_table = wide.count() > 0
        || unlabelled.count() > 0
        || (named > 1 && with_figures.count() > 0 && rows.clone().any(is_headed))
        || (named > 0
            && rows.clone().any(|one| {
                is_headed(one) && of(one).is_some_and(|(entry, _)| entry.layout.shows_blanks())
            }))
        || (named > 2 && rows.clone().any(is_headed));
    if !is_table {
        return (0, Vec::new());
    }
    let kept: Vec<Match> = matches
        .iter()
        .copied()
        .filter(|one| {
            of(one).is_some_and(|(entry, row)| {
                let is_wide = row.columns.len() > 1 && entry.has_figures();
                let is_near = || {
                    let mut wide = matches.iter().filter(|other| is_wide_match(other));
                    wide.any(|other| other.entry.abs_diff(one.entry) <= NEAR)
                };
                let is_kept = row.columns.is_empty() || is_wide || is_headed(one);
                is_kept || entry.layout.shows_blanks() || is_near()
            })
        })
        .collect();
    let mut score = 0;
    for one in &kept {
        let full = of(one).is_some_and(|(entry, row)| fit(entry, row.columns.len()) == Fit::Full);
        score += i64::from(one.likeness.max(100)) * if full { 10 } else { 3 };
    }
    (score, kept)
}
