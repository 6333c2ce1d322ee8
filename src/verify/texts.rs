//! Two stretches of text that stand for each other: which numbers differ, and which sentences.

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
};

use super::{
    difference::{Change, ChangeKind, Differences, Fresh, Gone, Pair},
    script::Script,
    tokens::{self, SENTENCE_ENDS, Token, TokenKey},
};

/// Compares two stretches of tokens and adds what differs.
pub(super) fn texts<'a>(
    expected: &Script<'_>,
    found: &Script<'_>,
    (left, right): (&[Token<'a>], &[Token<'a>]),
    at: usize,
    differences: &mut Differences<'a>,
) {
    let mut outcome = tokens::compare(left, right);
    if !outcome.words.is_empty()
        && let Some(pairs) = by_their_words(left, right)
    {
        outcome.pair_anew(pairs);
    }
    let mut words = outcome.words;
    let is_row =
        |script: &Script<'_>, line: usize| script.lines.get(line).is_some_and(|line| line.is_row);
    for (e, f) in outcome.pairs {
        let (Some(one), Some(other)) = (left.get(e), right.get(f)) else {
            continue;
        };
        if let (Some(number), Some(second)) = (one.number, other.number) {
            let pair = Pair::of(number, second);
            let written = expected.text(one.range.clone());
            if pair.is_same && written != found.text(other.range.clone()) {
                words.push((e..e + 1, f..f + 1));
            }
            differences.pairs.push(pair);
        }
    }
    let mut numbers_moved = BTreeSet::new();
    for (e, before) in outcome.gone {
        let Some((token, number)) = left.get(e).and_then(|one| Some((one, one.number?))) else {
            continue;
        };
        if number.is_word {
            words.push((e..e + 1, before..before));
            continue;
        }
        numbers_moved.insert((true, e));
        differences.gone.push(Gone {
            number,
            line: token.line,
            is_row: is_row(expected, token.line),
            at: right
                .get(before)
                .or(right.last())
                .map_or(at, |token| token.range.start),
        });
    }
    for f in outcome.fresh {
        let Some((token, number)) = right.get(f).and_then(|one| Some((one, one.number?))) else {
            continue;
        };
        if number.is_word {
            words.push((0..0, f..f + 1));
            continue;
        }
        numbers_moved.insert((false, f));
        differences.fresh.push(Fresh {
            number,
            line: token.line,
            is_row: is_row(found, token.line),
        });
    }
    let told = |side: bool, range: &Range<usize>| {
        range.clone().any(|at| numbers_moved.contains(&(side, at)))
    };
    for (e, f) in sentences(left, right, words) {
        // A sentence that has lost a number, or has one more, is told by that.
        if told(true, &e) || told(false, &f) {
            continue;
        }
        let stretch = |side: &[Token<'_>], range: Range<usize>| {
            let tokens = side.get(range).unwrap_or(&[]);
            let ends = tokens.first().zip(tokens.last());
            ends.map(|(first, last)| first.range.start..last.range.end)
        };
        differences.changes.push(Change {
            kind: ChangeKind::Words,
            expected: stretch(left, e).unwrap_or(0..0),
            found: stretch(right, f.clone()).unwrap_or_else(|| {
                let next = right.get(f.start).or(right.last());
                let at = next.map_or(at, |token| token.range.start);
                at..at
            }),
        });
    }
}

/// The numbers of two stretches that were reworded, paired by the words before each, where no two
/// have the same words and these are the same on both sides: a number belongs to what it is said of,
/// wherever that stands.
fn by_their_words(left: &[Token<'_>], right: &[Token<'_>]) -> Option<Vec<(usize, usize)>> {
    WORDS.rev().find_map(|length| {
        let (left, right) = (words_before(left, length)?, words_before(right, length)?);
        let is_same = left.len() > 1 && left.keys().eq(right.keys());
        is_same.then(|| left.into_values().zip(right.into_values()).collect())
    })
}

/// So many characters before a number tell what it is said of, more before fewer.
const WORDS: Range<usize> = 3..9;

/// The numbers by the words before them, as far as there are any; `None` where two have the same.
fn words_before(side: &[Token<'_>], length: usize) -> Option<BTreeMap<String, usize>> {
    let mut by_words = BTreeMap::new();
    for (at, token) in side.iter().enumerate() {
        if token.number.is_none_or(|number| number.is_word) {
            continue;
        }
        let before = side.get(..at)?.iter().rev();
        let before = before.map_while(|before| match before.key {
            TokenKey::Character(c) if c.is_alphanumeric() && before.line == token.line => Some(c),
            _ => None,
        });
        let words: String = before.take(length).collect();
        let is_said = words.chars().nth(1).is_some();
        if is_said && by_words.insert(words, at).is_some() {
            return None;
        }
    }
    Some(by_words)
}

/// The sentences of both sides that differ in these words, each once.
fn sentences(
    left: &[Token<'_>],
    right: &[Token<'_>],
    mut words: Vec<(Range<usize>, Range<usize>)>,
) -> Vec<(Range<usize>, Range<usize>)> {
    words.sort_by_key(|(e, f)| (f.start, e.start));
    let mut sentences: Vec<(Range<usize>, Range<usize>)> = Vec::new();
    for (e, f) in words {
        let (e, f) = (sentence(left, e), sentence(right, f));
        match sentences.last_mut() {
            Some(last) if f.start < last.1.end || e.start < last.0.end && f.is_empty() => {
                last.0 = last.0.start.min(e.start)..last.0.end.max(e.end);
                last.1.end = last.1.end.max(f.end);
            }
            _ => sentences.push((e, f)),
        }
    }
    sentences
}

/// The sentences that a stretch lies in.
fn sentence(side: &[Token<'_>], range: Range<usize>) -> Range<usize> {
    if side.is_empty() {
        return range;
    }
    let ends = |at: usize| {
        let (Some(token), next) = (side.get(at), side.get(at + 1)) else {
            return true;
        };
        matches!(token.key, TokenKey::Character(c) if SENTENCE_ENDS.contains(&c))
            || next.is_some_and(|next| next.line != token.line)
    };
    let mut start = range.start;
    while start > 0 && !ends(start - 1) {
        start -= 1;
    }
    let mut end = range.end.max(start);
    if end == start || !ends(end - 1) {
        while end < side.len() && !ends(end) {
            end += 1;
        }
        end = (end + 1).min(side.len());
    }
    start..end
}
