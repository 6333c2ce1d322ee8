//! Two stretches of text, token by token: each number is one, and each character beside.

use std::{collections::BTreeSet, ops::Range};

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::{
    alignment::{anchors, gaps},
    number::{Key, Number},
    script::{Script, ScriptLine, is_seen},
};

/// A number or a character.
#[derive(Debug, Clone)]
pub(super) struct Token<'a> {
    pub(super) key: TokenKey<'a>,
    /// Where it stands in the whole text.
    pub(super) range: Range<usize>,
    /// The number that it is.
    pub(super) number: Option<&'a Number>,
    /// Its line, by its number among the lines of its script.
    pub(super) line: usize,
}

/// What makes two tokens the same.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum TokenKey<'a> {
    Number(&'a Key),
    Character(char),
}

/// What a comparison gave, by places among the tokens of each side.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Outcome {
    /// Numbers that stand for each other.
    pub(super) pairs: Vec<(usize, usize)>,
    /// Numbers that are gone, each with the token before which it would stand.
    pub(super) gone: Vec<(usize, usize)>,
    /// Numbers that are new.
    pub(super) fresh: Vec<usize>,
    /// Words that differ.
    pub(super) words: Vec<(Range<usize>, Range<usize>)>,
}

impl Outcome {
    /// Puts these pairs in the place of those that have a number of theirs; what stood for such a
    /// number is gone, or new.
    pub(super) fn pair_anew(&mut self, pairs: Vec<(usize, usize)>) {
        let left: BTreeSet<usize> = pairs.iter().map(|(e, _)| *e).collect();
        let right: BTreeSet<usize> = pairs.iter().map(|(_, f)| *f).collect();
        let (gone, fresh) = (&mut self.gone, &mut self.fresh);
        gone.retain(|(e, _)| !left.contains(e));
        fresh.retain(|f| !right.contains(f));
        self.pairs.retain(|(e, f)| {
            match (left.contains(e), right.contains(f)) {
                (false, true) => gone.push((*e, *f)),
                (true, false) => fresh.push(*f),
                (false, false) => return true,
                (true, true) => {}
            }
            false
        });
        self.pairs.extend(pairs);
    }
}

/// More tokens than these, both sides together, are not compared character by character: the work
/// grows with the square of what differs.
const MOST: usize = 6_000;

/// What ends a sentence.
pub(super) const SENTENCE_ENDS: &[char] = &['。', '；', '！', '？'];

/// What ends a clause.
const CLAUSE_ENDS: &[char] = &['，', '。', '；', '：', '！', '？', ',', ';'];

/// The tokens of some lines.
pub(super) fn tokens<'a>(
    script: &'a Script<'_>,
    lines: impl IntoIterator<Item = (usize, &'a ScriptLine<'a>)>,
) -> Vec<Token<'a>> {
    let mut tokens = Vec::new();
    for (line, content) in lines {
        for cell in &content.cells {
            of_cell(script, line, cell.range.clone(), &cell.numbers, &mut tokens);
        }
    }
    tokens
}

/// Adds the tokens of one cell.
pub(super) fn of_cell<'a>(
    script: &'a Script<'_>,
    line: usize,
    range: Range<usize>,
    numbers: &'a [Number],
    tokens: &mut Vec<Token<'a>>,
) {
    let mut from = range.start;
    let add_words = |stretch: Range<usize>, tokens: &mut Vec<Token<'a>>| {
        let start = stretch.start;
        let characters = script.text(stretch).char_indices();
        tokens.extend(
            characters
                .filter(|(_, c)| is_seen(*c))
                .map(|(at, c)| Token {
                    key: TokenKey::Character(c),
                    range: start + at..start + at + c.len_utf8(),
                    number: None,
                    line,
                }),
        );
    };
    for number in numbers {
        add_words(from..number.range.start.max(from), tokens);
        tokens.push(Token {
            key: TokenKey::Number(&number.key),
            range: number.range.clone(),
            number: Some(number),
            line,
        });
        from = number.range.end;
    }
    add_words(from..range.end, tokens);
}

/// Compares two stretches: clauses that are equal stand for each other, then those that differ in
/// their numbers alone, and between them token by token.
pub(super) fn compare(expected: &[Token<'_>], found: &[Token<'_>]) -> Outcome {
    let mut comparing = Comparing {
        expected,
        found,
        outcome: Outcome::default(),
    };
    comparing.by_clauses(0..expected.len(), 0..found.len(), Sameness::Whole);
    comparing.outcome
}

/// By what two clauses or lines are the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sameness {
    Whole,
    ButForNumbers,
}

struct Comparing<'a> {
    expected: &'a [Token<'a>],
    found: &'a [Token<'a>],
    outcome: Outcome,
}

impl Comparing<'_> {
    fn by_clauses(&mut self, e: Range<usize>, f: Range<usize>, sameness: Sameness) {
        let left = clauses(self.expected, e.clone());
        let right = clauses(self.found, f.clone());
        let left_keys: Vec<_> = keys(self.expected, &left, sameness);
        let right_keys: Vec<_> = keys(self.found, &right, sameness);
        let pairs = anchors(&left_keys, &right_keys);
        for (at, other) in &pairs {
            if let (Some(e), Some(f)) = (left.get(*at), right.get(*other)) {
                self.one_by_one(e.clone(), f.clone());
            }
        }
        for (at, other) in gaps(&pairs, (left.len(), right.len())) {
            let e = joined(&left, at, e.end);
            let f = joined(&right, other, f.end);
            match sameness {
                Sameness::Whole => self.by_clauses(e, f, Sameness::ButForNumbers),
                Sameness::ButForNumbers => self.by_tokens(e, f),
            }
        }
    }

    /// Two clauses with as many tokens, numbers at the same places.
    fn one_by_one(&mut self, e: Range<usize>, f: Range<usize>) {
        for (at, other) in e.zip(f) {
            let token = self.expected.get(at);
            if token.is_some_and(|token| token.number.is_some()) {
                self.outcome.pairs.push((at, other));
            }
        }
    }

    fn by_tokens(&mut self, e: Range<usize>, f: Range<usize>) {
        if e.len() + f.len() > MOST {
            return self.replaced(e, f);
        }
        let left: Vec<_> = keys_of(self.expected, e.clone());
        let right: Vec<_> = keys_of(self.found, f.clone());
        for op in capture_diff_slices(Algorithm::Myers, &left, &right) {
            let at = |range: Range<usize>, start: usize| start + range.start..start + range.end;
            let (old, new) = (at(op.old_range(), e.start), at(op.new_range(), f.start));
            match op {
                DiffOp::Equal { .. } => self.one_by_one(old, new),
                _ => self.replaced(old, new),
            }
        }
    }

    /// Tokens that stand where others were: numbers go with numbers, by the figure that they are
    /// said to be or else by their order.
    fn replaced(&mut self, e: Range<usize>, f: Range<usize>) {
        let mut gone = numbers_in(self.expected, e.clone());
        let mut fresh = numbers_in(self.found, f.clone());
        let mut pairs = Vec::new();
        let has_tags = |side: &[Token<'_>], numbers: &[usize]| {
            numbers.iter().any(|at| tag(side, *at).is_some())
        };
        if has_tags(self.expected, &gone) && has_tags(self.found, &fresh) {
            gone.retain(|at| {
                let name = tag(self.expected, *at);
                let same = |other: &usize| name.is_some() && tag(self.found, *other) == name;
                let other = fresh.iter().position(same);
                if let Some(other) = other {
                    pairs.push((*at, fresh.remove(other)));
                }
                other.is_none()
            });
        }
        let in_order = gone.iter().copied().zip(fresh.iter().copied());
        let in_order: Vec<_> = in_order.filter(|(e, f)| self.may_pair(*e, *f)).collect();
        gone.retain(|at| in_order.iter().all(|(e, _)| e != at));
        fresh.retain(|at| in_order.iter().all(|(_, f)| f != at));
        pairs.extend(in_order);
        self.outcome.pairs.extend(pairs);
        self.outcome
            .gone
            .extend(gone.into_iter().map(|at| (at, f.end)));
        self.outcome.fresh.extend(fresh);
        let is_word = |token: &Token<'_>| token.number.is_none();
        let has_words = |side: &[Token<'_>], range: &Range<usize>| {
            side.get(range.clone())
                .is_some_and(|side| side.iter().any(is_word))
        };
        if has_words(self.expected, &e) || has_words(self.found, &f) {
            self.outcome.words.push((e, f));
        }
    }
}

impl Comparing<'_> {
    /// Whether two numbers where others stood may be one that was changed: what is more word than
    /// number only where the same word goes on with it, 六个 and 七个, but not 一定 and 十分.
    fn may_pair(&self, e: usize, f: usize) -> bool {
        let (Some(one), Some(other)) = (self.expected.get(e), self.found.get(f)) else {
            return false;
        };
        if one.key == other.key {
            return true;
        }
        let is_word = |token: &Token<'_>| token.number.is_some_and(|number| number.is_word);
        match (is_word(one), is_word(other)) {
            (true, true) => {
                let (next, second) = (self.expected.get(e + 1), self.found.get(f + 1));
                next.map(|token| &token.key) == second.map(|token| &token.key)
            }
            (one, other) => one == other,
        }
    }
}

fn tag<'a>(side: &[Token<'a>], at: usize) -> Option<&'a str> {
    let number = side.get(at)?.number?;
    number.tag.as_ref().map(|tag| tag.name.as_str())
}

fn numbers_in(side: &[Token<'_>], range: Range<usize>) -> Vec<usize> {
    let is_number = |at: &usize| side.get(*at).is_some_and(|token| token.number.is_some());
    range.filter(is_number).collect()
}

/// The clauses of a stretch, each with what ends it.
fn clauses(side: &[Token<'_>], range: Range<usize>) -> Vec<Range<usize>> {
    let mut clauses = Vec::new();
    let mut start = range.start;
    for at in range.clone() {
        let (Some(token), next) = (side.get(at), side.get(at + 1)) else {
            continue;
        };
        let ends = matches!(token.key, TokenKey::Character(c) if CLAUSE_ENDS.contains(&c))
            || next.is_some_and(|next| next.line != token.line);
        if ends {
            clauses.push(start..at + 1);
            start = at + 1;
        }
    }
    if start < range.end {
        clauses.push(start..range.end);
    }
    clauses
}

/// What stands for a number where only the words are compared.
const ANY_NUMBER: TokenKey<'static> = TokenKey::Character('\u{FFFC}');

fn keys<'a>(
    side: &[Token<'a>],
    clauses: &[Range<usize>],
    sameness: Sameness,
) -> Vec<Vec<TokenKey<'a>>> {
    let key = |token: TokenKey<'a>| match (&token, sameness) {
        (TokenKey::Number(_), Sameness::ButForNumbers) => ANY_NUMBER,
        _ => token,
    };
    let of_clause = |clause: &Range<usize>| keys_of(side, clause.clone()).into_iter().map(key);
    clauses
        .iter()
        .map(|clause| of_clause(clause).collect())
        .collect()
}

fn keys_of<'a>(side: &[Token<'a>], range: Range<usize>) -> Vec<TokenKey<'a>> {
    let tokens = side.get(range).into_iter().flatten();
    tokens.map(|token| token.key.clone()).collect()
}

/// The tokens of some clauses that follow each other; where there are none, the place before the
/// next one.
fn joined(clauses: &[Range<usize>], which: Range<usize>, end: usize) -> Range<usize> {
    let start = clauses.get(which.start).map_or(end, |clause| clause.start);
    let last = which.end.checked_sub(1).filter(|last| *last >= which.start);
    let behind = last
        .and_then(|last| clauses.get(last))
        .map_or(start, |clause| clause.end);
    start..behind
}
