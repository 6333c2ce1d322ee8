//! Which units of two texts stand for each other: lines, sentences.

use std::{collections::BTreeMap, ops::Range};

/// Pairs of units that are equal and stand in the same order on both sides, by their places.
///
/// The second of two equal units goes with the second of the other side, and so on; of pairs that
/// cross, as many are kept as stand in order. The work grows with the number of units, whatever
/// they hold: a hostile file cannot make it long.
pub(super) fn anchors<K: Ord>(expected: &[K], found: &[K]) -> Vec<(usize, usize)> {
    let same = |(one, other): &(&K, &K)| one == other;
    let before = expected.iter().zip(found).take_while(same).count();
    let (left, right) = (
        expected.get(before..).unwrap_or(&[]),
        found.get(before..).unwrap_or(&[]),
    );
    let backwards = left.iter().rev().zip(right.iter().rev());
    let behind = backwards.take_while(same).count();
    let left = left.get(..left.len() - behind).unwrap_or(&[]);
    let right = right.get(..right.len() - behind).unwrap_or(&[]);
    let mut pairs: Vec<(usize, usize)> = (0..before).map(|at| (at, at)).collect();
    let inner = in_order(&counterparts(left, right));
    pairs.extend(inner.into_iter().map(|(e, f)| (before + e, before + f)));
    let ends = (expected.len() - behind, found.len() - behind);
    pairs.extend((0..behind).map(|at| (ends.0 + at, ends.1 + at)));
    pairs
}

/// For each unit its counterpart on the other side, where there is one.
fn counterparts<K: Ord>(expected: &[K], found: &[K]) -> Vec<(usize, usize)> {
    let mut places: BTreeMap<(&K, usize), usize> = BTreeMap::new();
    let mut count: BTreeMap<&K, usize> = BTreeMap::new();
    for (at, key) in found.iter().enumerate() {
        let nth = count.entry(key).or_insert(0);
        places.insert((key, *nth), at);
        *nth += 1;
    }
    count.clear();
    let mut pairs = Vec::new();
    for (at, key) in expected.iter().enumerate() {
        let nth = count.entry(key).or_insert(0);
        if let Some(other) = places.get(&(key, *nth)) {
            pairs.push((at, *other));
        }
        *nth += 1;
    }
    pairs
}

/// The longest part of `pairs`, whose first places rise, in which the second ones rise too.
fn in_order(pairs: &[(usize, usize)]) -> Vec<(usize, usize)> {
    // Of each length the pair that ends a rising part soonest, and before each pair its forerunner.
    let mut ends: Vec<usize> = Vec::new();
    let mut forerunner: Vec<Option<usize>> = Vec::with_capacity(pairs.len());
    let second = |index: usize| pairs.get(index).map(|pair| pair.1);
    for (index, (_, other)) in pairs.iter().enumerate() {
        let length = ends.partition_point(|end| second(*end) < Some(*other));
        forerunner.push(length.checked_sub(1).and_then(|at| ends.get(at)).copied());
        match ends.get_mut(length) {
            Some(end) => *end = index,
            None => ends.push(index),
        }
    }
    let mut kept = Vec::new();
    let mut next = ends.last().copied();
    while let Some(index) = next {
        kept.extend(pairs.get(index));
        next = forerunner.get(index).copied().flatten();
    }
    kept.reverse();
    kept
}

/// The stretches of both sides between pairs that stand for each other, those that are empty on both
/// sides left out.
pub(super) fn gaps(
    pairs: &[(usize, usize)],
    lengths: (usize, usize),
) -> Vec<(Range<usize>, Range<usize>)> {
    let mut gaps = Vec::new();
    let mut from = (0, 0);
    for (e, f) in pairs.iter().copied().chain([lengths]) {
        if e > from.0 || f > from.1 {
            gaps.push((from.0..e, from.1..f));
        }
        from = (e + 1, f + 1);
    }
    gaps
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_crosses_is_left_out() {
        let pairs = anchors(&["a", "b", "c", "d"], &["a", "c", "b", "d"]);
        assert_eq!(pairs.len(), 3);
        assert_eq!(pairs.first(), Some(&(0, 0)));
        assert_eq!(pairs.last(), Some(&(3, 3)));
    }

    #[test]
    fn equal_units_go_by_their_count() {
        let pairs = anchors(&["0", "x", "0"], &["y", "0", "0"]);
        assert_eq!(pairs, [(0, 1), (2, 2)]);
        assert_eq!(gaps(&pairs, (3, 3)), [(0..0, 0..1), (1..2, 2..2)]);
    }
}
