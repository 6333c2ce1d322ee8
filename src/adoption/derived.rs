//! Counts that the other numbers of their sentence give: 受理11件，办结8件，结转下年度1件; 352条，较2022年的322条
//! 增加30条.

use rust_decimal::Decimal;

use super::{
    growth::{between, difference},
    reading::{Number, Reading},
};
use crate::{
    language::{exactness::Exactness, stretch::Stretch as _},
    recognition::{
        balance_words::{Role, adds, ends_elsewhere, is_counted_in, role, sums_up},
        list_words::change,
    },
};

/// Longer words beside a number tell more than what it is, in characters.
const LONGEST: usize = 24;

/// So many numbers are in a balance.
const MOST: usize = 4;

/// The formula of the count at `index`, where the numbers beside it give it by the words between them, or
/// do not, so that the text is wrong whatever it means.
pub(super) fn formula(reading: &Reading<'_, '_>, index: usize) -> Option<String> {
    let number = reading.numbers.get(index)?;
    if !may_be_derived(number) {
        return None;
    }
    difference(reading, index)
        .or_else(|| sum(reading, index))
        .or_else(|| balance(reading, index))
}

/// Whether the words about a count may say so: it waits for the others.
pub(super) fn is_told(reading: &Reading<'_, '_>, index: usize) -> bool {
    let Some(number) = reading.numbers.get(index) else {
        return false;
    };
    let is_last = |index: usize| {
        let before = index
            .checked_sub(1)
            .and_then(|before| reading.numbers.get(before));
        before.is_some_and(|before| {
            let words = between(reading, before, number);
            sums_up(words) || change(words).is_some()
        })
    };
    may_be_derived(number) && (is_last(index) || others(reading, index).is_some())
}

/// Whether a number is one of its own, that no list and no cell of the form has.
fn may_be_derived(number: &Number<'_, '_>) -> bool {
    number.parts.is_none() && number.whole.is_none() && number.cell.is_none() && is_exact(number)
}

fn is_exact(number: &Number<'_, '_>) -> bool {
    !number.is_percentage
        && number.exactness == Exactness::Exact
        && number.quantity.scale == Decimal::ONE
}

/// 收到163件，加上2022年结转的7件，共需办理170件. Where none of the numbers before gives the sum, the first of the
/// sentence is meant, if all between are its parts.
fn sum(reading: &Reading<'_, '_>, index: usize) -> Option<String> {
    let [before, second] = [index.checked_sub(2)?, index.checked_sub(1)?];
    let at = |index: usize| reading.numbers.get(index);
    let (last, added, total) = (at(before)?, at(second)?, at(index)?);
    let is_said = adds(between(reading, last, added)) && sums_up(between(reading, added, total));
    let value = total.literal?.value?;
    let other = added.home.as_ref()?;
    let firsts: Vec<usize> = (0..=before)
        .filter(|one| {
            at(*one).is_some_and(|one| {
                one.quantity.sentence == total.quantity.sentence && !one.is_percentage
            })
        })
        .collect();
    let gives = |one: &&usize| {
        let home = at(**one).and_then(|one| one.home.as_ref());
        home.and_then(|home| home.value.checked_add(other.value)) == Some(value)
    };
    let (first, rest) = firsts.split_first()?;
    let are_parts = || {
        rest.iter()
            .all(|one| at(*one).is_some_and(|one| one.whole == Some(*first)))
    };
    let meant = firsts
        .iter()
        .find(gives)
        .or_else(|| are_parts().then_some(first))?;
    let meant = at(*meant)?;
    let are_alike = [meant, added, total]
        .iter()
        .all(|one| is_exact(one) && one.unit == total.unit);
    (is_said && are_alike).then(|| Some(format!("{} + {}", meant.home.as_ref()?.id, other.id)))?
}

/// The numbers of a balance: what came over, what was done, what is left.
type Balance<'r, 't, 'a> = (
    Option<&'r Number<'t, 'a>>,
    &'r Number<'t, 'a>,
    &'r Number<'t, 'a>,
);

/// The other numbers of the balance that a sentence tells of the one at `index`, and of nothing else:
/// 受理11件，上年结转2件，办结12件，结转下年度1件.
fn others<'r, 't, 'a>(reading: &'r Reading<'t, 'a>, index: usize) -> Option<Balance<'r, 't, 'a>> {
    let handled = reading.numbers.get(index)?;
    if role_of(reading, handled) != Some(Role::Handled) {
        return None;
    }
    let of_sentence = reading
        .numbers
        .iter()
        .filter(|one| one.quantity.sentence == handled.quantity.sentence && !one.is_percentage);
    let of_sentence: Vec<_> = of_sentence.take(MOST + 1).collect();
    let are_alike = of_sentence
        .iter()
        .all(|one| is_exact(one) && one.unit == handled.unit);
    if !are_alike || ends_elsewhere(reading.text.text()) {
        return None;
    }
    let roles = of_sentence.iter().map(|one| role_of(reading, one));
    let roles: Vec<Role> = roles.collect::<Option<_>>()?;
    match (roles.as_slice(), of_sentence.as_slice()) {
        ([Role::Handled, Role::Closed, Role::CarriedOut], [_, closed, left]) => {
            Some((None, closed, left))
        }
        (
            [
                Role::Handled,
                Role::CarriedIn,
                Role::Closed,
                Role::CarriedOut,
            ],
            [_, over, closed, left],
        ) => Some((Some(over), closed, left)),
        _ => None,
    }
}

/// What was handled is what was done and what is left, what came over counted in or not.
fn balance(reading: &Reading<'_, '_>, index: usize) -> Option<String> {
    let handled = reading.numbers.get(index)?;
    let (over, closed, left) = others(reading, index)?;
    let (closed, left) = (closed.home.as_ref()?, left.home.as_ref()?);
    let all = closed.value.checked_add(left.value)?;
    let own = handled.literal?.value?;
    let formula = format!("{} + {}", closed.id, left.id);
    let Some(over) = over else {
        // Fewer may be handled than were done: some came over.
        return (own >= all).then_some(formula);
    };
    let start = over.quantity.label.start;
    let is_inside = is_counted_in(between(reading, handled, over))
        || reading.text.text().before(start).ends_with(['（', '(']);
    if is_inside || own == all {
        return Some(formula);
    }
    Some(format!("{formula} - {}", over.home.as_ref()?.id))
}

/// What the words beside a number say that it is.
fn role_of(reading: &Reading<'_, '_>, number: &Number<'_, '_>) -> Option<Role> {
    let text = reading.text.text();
    let quantity = number.quantity;
    let before = reading.words_before(number);
    let words = [before, text.stretch(quantity.behind.clone())].concat();
    (words.chars().count() <= LONGEST).then(|| role(&words, reading.year()))?
}
