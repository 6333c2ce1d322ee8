//! Two numbers that one list breaks down: 3件2230元。其中，甲局1件880元；乙局2件1350元.

use rust_decimal::Decimal;

use super::{brackets::closes, list::List, list_words::is_introduced};
use crate::language::quantity::Quantity;

/// Fewer pairs are no list.
const FEWEST: usize = 2;

/// The parts of the number `whole` and of the one behind it, which counts in something else, where the
/// text gives a pair of both for each part. One of the sums must hold: then nothing is left out, and the
/// other one is to hold too.
pub(super) fn paired_parts(
    list: &List<'_>,
    quantities: &[Quantity],
    whole: usize,
) -> Option<[Vec<usize>; 2]> {
    let beside = whole + 1;
    let (one, other) = (quantities.get(whole)?, quantities.get(beside)?);
    let fits = |quantity: &Quantity| !quantity.is_approximate() && list.may_be_part(quantity);
    if !fits(one) || !fits(other) || list.are_alike(one, beside) {
        return None;
    }
    let first = beside + 1;
    if !is_introduced(list.words_before(first, other.measure.end)) {
        return None;
    }
    let mut parts = [Vec::new(), Vec::new()];
    let mut end = other.measure.end;
    for at in first..list.near(whole).end {
        let Some(quantity) = quantities.get(at) else {
            break;
        };
        let (turn, total) = if parts.iter().map(Vec::len).sum::<usize>() % 2 == 0 {
            (0, one)
        } else {
            (1, other)
        };
        let before = list.words_before(at, end);
        let is_first = at == first;
        let ends = !is_first && (before.contains(['。', '\n']) || closes(before));
        if ends || list.is_within(whole, at) || !fits(quantity) || !list.are_alike(total, at) {
            break;
        }
        if let Some(of_turn) = parts.get_mut(turn) {
            of_turn.push(at);
        }
        end = quantity.measure.end;
    }
    let [ones, others] = &parts;
    if ones.len() < FEWEST || ones.len() != others.len() {
        return None;
    }
    let holds = |total: &Quantity, parts: &[usize]| {
        let values = parts.iter().map(|at| quantities.get(*at)?.scaled_value());
        let sum: Option<Decimal> = values.sum();
        sum.is_some() && sum == total.scaled_value()
    };
    (holds(one, ones) || holds(other, others)).then_some(parts)
}
