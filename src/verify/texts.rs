//! Two stretches of text that stand for each other: which numbers differ, and which sentences.

use std::{collections::BTreeMap, ops::Range};

use super::{
    difference::{Change, ChangeKind, Differences, Fresh, Gone, Pair},
    number::Number,
    script::Script,
    tokens::{self, Outcome, SENTENCE_ENDS, Token, TokenKey},
};

/// Compares two stretches of tokens and adds what differs. `at` is where in the found text a stretch
/// without tokens stands.
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
    let stretches = Stretches {
        expected,
        found,
        left,
        right,
        at,
    };
    let words = stretches.numbers(&mut outcome, differences);
    let told =
        |range: &Range<usize>, numbers: &[usize]| range.clone().any(|at| numbers.contains(&at));
    let gone: Vec<usize> = outcome.gone.iter().map(|(e, _)| *e).collect();
    for (e, f) in sentences(left, right, words) {
        // A sentence that has lost a number, or has one more, is told by that.
        if !told(&e, &gone) && !told(&f, &outcome.fresh) {
            differences.changes.push(stretches.change(e, &f));
        }
    }
}

/// Two stretches of tokens with the scripts that they are of.
struct Stretches<'s, 'a> {
    expected: &'s Script<'s>,
    found: &'s Script<'s>,
    left: &'s [Token<'a>],
    right: &'s [Token<'a>],
    /// Where in the found text a stretch without tokens stands.
    at: usize,
}

impl<'a> Stretches<'_, 'a> {
    /// Adds the numbers; the words that differ, those included that are numbers by their characters
    /// alone, and numbers that are only written otherwise. In `outcome` remain the numbers that are
    /// told.
    fn numbers(
        &self,
        outcome: &mut Outcome,
        differences: &mut Differences<'a>,
    ) -> Vec<(Range<usize>, Range<usize>)> {
        let mut words = std::mem::take(&mut outcome.words);
        for (e, f) in &outcome.pairs {
            let (Some((one, number)), Some((other, second))) =
                (number_at(self.left, *e), number_at(self.right, *f))
            else {
                continue;
            };
            let pair = Pair::of(number, second);
            let written = self.expected.text(one.range.clone());
            if pair.is_same && written != self.found.text(other.range.clone()) {
                words.push((*e..e + 1, *f..f + 1));
            }
            differences.pairs.push(pair);
        }
        let is_told = |side: &[Token<'_>], at: usize| {
            number_at(side, at).is_some_and(|(_, number)| !number.is_word)
        };
        outcome.gone.retain(|(e, before)| {
            let is_told = is_told(self.left, *e);
            if !is_told {
                words.push((*e..e + 1, *before..*before));
            }
            is_told
        });
        outcome.fresh.retain(|f| {
            let is_told = is_told(self.right, *f);
            if !is_told {
                words.push((0..0, *f..f + 1));
            }
            is_told
        });
        let gone = outcome.gone.iter().filter_map(|(e, before)| {
            let (token, number) = number_at(self.left, *e)?;
            Some(Gone {
                number,
                line: token.line,
                is_row: is_row(self.expected, token.line),
                at: self.start_at(*before),
            })
        });
        differences.gone.extend(gone);
        let fresh = outcome.fresh.iter().filter_map(|f| {
            let (token, number) = number_at(self.right, *f)?;
            Some(Fresh {
                number,
                line: token.line,
                is_row: is_row(self.found, token.line),
            })
        });
        differences.fresh.extend(fresh);
        words
    }

    /// That these sentences differ.
    fn change(&self, e: Range<usize>, f: &Range<usize>) -> Change {
        let stretch = |side: &[Token<'_>], range: Range<usize>| {
            let tokens = side.get(range).unwrap_or(&[]);
            let ends = tokens.first().zip(tokens.last());
            ends.map(|(first, last)| first.range.start..last.range.end)
        };
        let at = self.start_at(f.start);
        Change {
            kind: ChangeKind::Words,
            expected: stretch(self.left, e).unwrap_or(0..0),
            found: stretch(self.right, f.clone()).unwrap_or(at..at),
        }
    }

    /// Where the found token of this number starts, or where one behind them all would stand.
    fn start_at(&self, token: usize) -> usize {
        let token = self.right.get(token).or(self.right.last());
        token.map_or(self.at, |token| token.range.start)
    }
}

fn number_at<'t, 'a>(side: &'t [Token<'a>], at: usize) -> Option<(&'t Token<'a>, &'a Number)> {
    let token = side.get(at)?;
    Some((token, token.number?))
}

fn is_row(script: &Script<'_>, line: usize) -> bool {
    script.lines.get(line).is_some_and(|line| line.is_row)
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
