//! The rows that keep the form's order and count most together.

use super::{choice::Choice, row_match::Match, row_of_form::FormRows};

/// What it counts that a row follows the one before it in the form.
const FOLLOWS: i64 = 500;

/// The rows of the form, in its order, that count most together.
pub(super) fn best_chain(form: &FormRows, from: usize, options: &[Vec<Choice>]) -> Vec<Match> {
    /// A row, the score up to it, and the one before it.
    struct Link {
        entry: usize,
        option: Choice,
        before: Option<usize>,
    }
    let mut links: Vec<Link> = Vec::new();
    // The best chain that ends at each row of the form.
    let mut ends: Vec<Option<(i64, usize)>> = vec![None; form.rows.len()];
    for (at, options) in options.iter().enumerate() {
        let mut new = Vec::new();
        for option in options {
            let before = ends.get(..option.row).unwrap_or(&[]).iter().enumerate();
            let best = before
                .filter_map(|(row, end)| {
                    let (score, link) = (*end)?;
                    let follows = if row + 1 == option.row { FOLLOWS } else { 0 };
                    Some((score + follows, link))
                })
                .max_by_key(|(score, link)| (*score, std::cmp::Reverse(*link)));
            let score = best.map_or(0, |(score, _)| score) + option.score;
            new.push((option.row, score, links.len()));
            links.push(Link {
                entry: from + at,
                option: *option,
                before: best.map(|(_, link)| link),
            });
        }
        for (row, score, link) in new {
            if let Some(end) = ends.get_mut(row)
                && end.is_none_or(|(known, _)| score > known)
            {
                *end = Some((score, link));
            }
        }
    }
    let best = ends.into_iter().flatten();
    let best = best.max_by_key(|(score, link)| (*score, std::cmp::Reverse(*link)));
    let mut chain = Vec::new();
    let mut next = best.map(|(_, link)| link);
    while let Some(link) = next.and_then(|at| links.get(at)) {
        chain.push(Match {
            entry: link.entry,
            row: link.option.row,
            likeness: link.option.likeness,
            is_certain: false,
        });
        next = link.before;
    }
    chain.reverse();
    chain
}
