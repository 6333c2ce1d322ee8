//! Two scripts, line by line: lines that are equal stand for each other, then those with the same
//! words, then what stands between them.

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
};

use super::{
    alignment::{anchors, gaps},
    cells::{self, Sides},
    difference::{Change, ChangeKind, Differences, Pair},
    script::{Class, Script, ScriptLine},
    texts::texts,
    tokens::{self, Sameness, Token},
};

/// A shorter paragraph that stands elsewhere is no paragraph that was moved, in characters.
const SHORTEST_MOVED: usize = 6;

/// All differences between two scripts.
pub(super) fn compare<'a>(expected: &'a Script<'a>, found: &'a Script<'a>) -> Differences<'a> {
    let mut comparison = Comparison {
        expected,
        found,
        differences: Differences::default(),
    };
    for class in [Class::Body, Class::Note, Class::Margin] {
        let left = lines_of(expected, class);
        let right = lines_of(found, class);
        comparison.lines(&left, &right);
    }
    comparison.pair_by_tags();
    comparison.differences
}

/// The lines of a class by their numbers. What stands at the head of every page is one line,
/// however many kinds of pages have it.
fn lines_of(script: &Script<'_>, class: Class) -> Vec<usize> {
    let mut seen = BTreeSet::new();
    let numbered = script.lines.iter().enumerate();
    numbered
        .filter(|(_, line)| line.class == class)
        .filter(|(_, line)| class != Class::Margin || seen.insert(script.exact_key(line)))
        .map(|(number, _)| number)
        .collect()
}

/// What the lines of these numbers say.
fn keys(script: &Script<'_>, lines: &[usize], sameness: Sameness) -> Vec<String> {
    let lines = lines.iter().filter_map(|number| script.lines.get(*number));
    let key = |line| match sameness {
        Sameness::Whole => script.exact_key(line),
        Sameness::ButForNumbers => script.label_key(line),
    };
    lines.map(key).collect()
}

fn part(lines: &[usize], range: Range<usize>) -> Vec<usize> {
    lines.get(range).unwrap_or(&[]).to_vec()
}

struct Comparison<'a> {
    expected: &'a Script<'a>,
    found: &'a Script<'a>,
    differences: Differences<'a>,
}

/// Lines of both sides that stand between lines that stand for each other.
struct Gap {
    expected: Vec<usize>,
    found: Vec<usize>,
    /// Where it stands in the text that was found.
    at: usize,
}

impl<'a> Comparison<'a> {
    fn lines(&mut self, left: &[usize], right: &[usize]) {
        let pairs = anchors(
            &keys(self.expected, left, Sameness::Whole),
            &keys(self.found, right, Sameness::Whole),
        );
        self.differences.shared_lines += pairs.len();
        for (at, other) in &pairs {
            self.equal(left.get(*at).copied(), right.get(*other).copied());
        }
        let mut open = Vec::new();
        for (e, f) in gaps(&pairs, (left.len(), right.len())) {
            let at = match f.start.checked_sub(1).and_then(|before| right.get(before)) {
                Some(before) => self.end_of(*before),
                None => right.first().map_or(0, |first| self.start_of(*first)),
            };
            self.with_the_same_words((part(left, e), part(right, f)), at, &mut open);
        }
        self.moved(&mut open);
        for gap in open {
            self.between(&gap);
        }
    }

    /// Two lines that are equal, number by number.
    fn equal(&mut self, left: Option<usize>, right: Option<usize>) {
        let (expected, found) = (self.expected, self.found);
        let left = left.and_then(|number| expected.lines.get(number));
        let right = right.and_then(|number| found.lines.get(number));
        if let (Some(left), Some(right)) = (left, right) {
            let numbers = left.numbers().zip(right.numbers());
            let pairs = numbers.map(|(one, other)| Pair::of(one, other));
            self.differences.pairs.extend(pairs);
            self.changed_formulas(left, right);
        }
    }

    fn with_the_same_words(
        &mut self,
        (left, right): (Vec<usize>, Vec<usize>),
        start: usize,
        open: &mut Vec<Gap>,
    ) {
        let pairs = anchors(
            &keys(self.expected, &left, Sameness::ButForNumbers),
            &keys(self.found, &right, Sameness::ButForNumbers),
        );
        self.differences.shared_lines += pairs.len();
        for (at, other) in &pairs {
            if let (Some(at), Some(other)) = (left.get(*at), right.get(*other)) {
                self.pair(*at, *other);
            }
        }
        for (e, f) in gaps(&pairs, (left.len(), right.len())) {
            let before = f.start.checked_sub(1).and_then(|at| right.get(at));
            let at = before.map_or(start, |before| self.end_of(*before));
            open.push(Gap {
                expected: part(&left, e),
                found: part(&right, f),
                at,
            });
        }
    }

    fn start_of(&self, line: usize) -> usize {
        let line = self.found.lines.get(line);
        line.map_or(0, |line| line.range.start)
    }

    fn end_of(&self, line: usize) -> usize {
        let line = self.found.lines.get(line);
        line.map_or(0, |line| line.range.end)
    }

    /// Takes paragraphs that stand elsewhere out of the gaps. Rows are never taken: a row means
    /// what the rows above it say.
    fn moved(&mut self, open: &mut [Gap]) {
        let mut elsewhere: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for number in open.iter().flat_map(|gap| &gap.found) {
            if let Some(line) = self.found.lines.get(*number).filter(|line| !line.is_row) {
                let key = self.found.exact_key(line);
                elsewhere.entry(key).or_default().push(*number);
            }
        }
        let mut taken = BTreeSet::new();
        for gap in open.iter_mut() {
            let mut left = std::mem::take(&mut gap.expected);
            left.retain(|number| {
                let Some(line) = self.expected.lines.get(*number) else {
                    return false;
                };
                let key = self.expected.exact_key(line);
                let is_long = self.expected.label_key(line).chars().count() >= SHORTEST_MOVED;
                let Some(other) = elsewhere
                    .get_mut(&key)
                    .filter(|_| is_long)
                    .and_then(Vec::pop)
                else {
                    return true;
                };
                taken.insert(other);
                self.equal(Some(*number), Some(other));
                let found = self.found.lines.get(other);
                self.differences.changes.push(Change {
                    kind: ChangeKind::Place,
                    expected: line.range.clone(),
                    found: found.map_or(0..0, |line| line.range.clone()),
                });
                false
            });
            gap.expected = left;
        }
        for gap in open {
            gap.found.retain(|number| !taken.contains(number));
        }
    }

    /// What stands between lines that stand for each other: rows against rows, text against text,
    /// unless one side has only the one and the other only the other, as a text file has.
    fn between(&mut self, gap: &Gap) {
        let is_row = |script: &Script<'_>, number: &usize| {
            script.lines.get(*number).is_some_and(|line| line.is_row)
        };
        let (left_rows, left_text): (Vec<usize>, Vec<usize>) = gap
            .expected
            .iter()
            .partition(|number| is_row(self.expected, number));
        let (right_rows, right_text): (Vec<usize>, Vec<usize>) = gap
            .found
            .iter()
            .partition(|number| is_row(self.found, number));
        let is_other_kind = left_rows.is_empty() && right_text.is_empty()
            || left_text.is_empty() && right_rows.is_empty();
        if is_other_kind {
            return self.texts(&gap.expected, &gap.found, gap.at);
        }
        if left_rows.len() == right_rows.len() {
            for (left, right) in left_rows.iter().zip(&right_rows) {
                self.pair(*left, *right);
            }
        } else {
            self.texts(&left_rows, &[], gap.at);
            self.texts(&[], &right_rows, gap.at);
        }
        self.texts(&left_text, &right_text, gap.at);
    }

    /// Two lines that stand for each other.
    fn pair(&mut self, left: usize, right: usize) {
        let (expected, found) = (self.expected, self.found);
        let (Some(one), Some(other)) = (expected.lines.get(left), found.lines.get(right)) else {
            return;
        };
        if one.is_row && other.is_row {
            let sides = Sides {
                expected,
                found,
                lines: (left, right),
            };
            cells::compare(&sides, one, other, &mut self.differences);
        } else {
            self.texts(&[left], &[right], other.range.start);
        }
    }

    /// Some lines against some others, token by token.
    fn texts(&mut self, left: &[usize], right: &[usize], at: usize) {
        let (expected, found) = (self.expected, self.found);
        let numbered = |script: &'a Script<'a>, lines: &[usize]| -> Vec<Token<'a>> {
            let lines = lines
                .iter()
                .filter_map(|n| Some((*n, script.lines.get(*n)?)));
            tokens::tokens(script, lines)
        };
        let (left, right) = (numbered(expected, left), numbered(found, right));
        texts(expected, found, (&left, &right), at, &mut self.differences);
    }

    fn changed_formulas(&mut self, left: &'a ScriptLine<'a>, right: &'a ScriptLine<'a>) {
        for (one, other) in left.cells.iter().zip(&right.cells) {
            self.differences
                .changes
                .extend(cells::changed_formula(one, other));
        }
    }

    /// Numbers of the text that stand elsewhere, each still marked as its figure. Those of tables
    /// are not sought: what a cell means is its place.
    fn pair_by_tags(&mut self) {
        let (expected, found) = (self.expected, self.found);
        let Differences {
            pairs,
            gone,
            fresh,
            changes,
            ..
        } = &mut self.differences;
        gone.retain(|gone| {
            let Some(tag) = gone.number.tag.as_ref().filter(|_| !gone.is_row) else {
                return true;
            };
            let same = fresh.iter().position(|fresh| {
                let other = fresh.number.tag.as_ref();
                !fresh.is_row && other.is_some_and(|other| other.name == tag.name)
            });
            if let Some(same) = same {
                let fresh = fresh.remove(same);
                pairs.push(Pair::of(gone.number, fresh.number));
                // The sentence around it was told by the number alone.
                let (one, other) = (expected.lines.get(gone.line), found.lines.get(fresh.line));
                if let (Some(one), Some(other)) = (one, other) {
                    let change = Change {
                        kind: ChangeKind::Words,
                        expected: one.range.clone(),
                        found: other.range.clone(),
                    };
                    if !changes.contains(&change) {
                        changes.push(change);
                    }
                }
            }
            same.is_none()
        });
    }
}
