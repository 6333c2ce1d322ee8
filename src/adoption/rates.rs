//! What two numbers before it give: 收到申请20件，办结18件，办结率90%; 公开30条，是上年10条的3倍.

use rust_decimal::Decimal;

use super::reading::{Number, Operand, Reading};
use crate::{
    language::{exactness::Exactness, stretch::Stretch as _},
    recognition::list_words::{
        CLAUSE_MARKS, behind_year_before, change, is_multiple, is_of_requests, names_carried,
        rated, says_equal,
    },
};

/// The formula of the rate at `index`, where the number before it is what was done of the one before
/// that, and nothing else is told of them.
pub(super) fn rate(reading: &Reading<'_, '_>, index: usize) -> Option<String> {
    let [whole, done, said] = three(reading, index)?;
    let done_word = rated(reading.words_before(said))?;
    let sentence = reading.text.text().stretch(said.quantity.sentence.clone());
    let is_plain = is_of_requests(&whole.label)
        && done.label.ends_with(done_word)
        && !reading.is_earlier(whole)
        && !reading.is_earlier(done)
        // What came over from last year may be counted or not.
        && !names_carried(sentence);
    let (own, of) = (done.home.as_ref()?, whole.home.as_ref()?);
    // All that was due may be done where some was not due yet.
    let is_all = said.literal?.value? == Decimal::ONE_HUNDRED;
    let is_part = own.value <= of.value && !of.value.is_zero();
    (is_plain && is_part && !is_all).then(|| divided(own, of))
}

/// The formula of how many times another number the one before it is, or by how many times of itself it
/// grew.
pub(super) fn multiple(reading: &Reading<'_, '_>, index: usize) -> Option<String> {
    let [now, last, said] = three(reading, index)?;
    let is_of_year = !reading.is_earlier(now) && change(reading.words_before(now)).is_none();
    if !is_of_year || !is_multiple(&said.unit) {
        return None;
    }
    let (own, its) = (now.home.as_ref()?, last.home.as_ref()?);
    if its.value.is_zero() {
        return None;
    }
    let rest = behind_year_before(
        says_equal(between(reading, now, last)).unwrap_or_else(|| between(reading, now, last)),
        reading.year(),
    )?;
    let rest = rest.trim_matches(['为', '是', '的', ' ']);
    let is_same = now.label.starts_with(rest) || last.label == now.label;
    let words = between(reading, last, said);
    let is_times = words == "的"
        || says_equal(words)
            .and_then(|words| behind_year_before(words, reading.year()))
            .is_some_and(|rest| rest == "的");
    let grew = change(words).is_some();
    // Many write 增长3倍 of what is three times as much.
    let times = said.literal?.value?;
    let fits = (own.value / its.value).round_dp(times.scale()) == times;
    match (is_same, is_times, grew) {
        (true, true, _) => Some(divided(own, its)),
        (true, false, true) if fits => Some(divided(own, its)),
        (true, false, true) => Some(format!("({} - {}) / {}", own.id, its.id, its.id)),
        _ => None,
    }
}

/// The number at `index` and the two before it, of one sentence, exact and counted alike.
fn three<'r, 't, 'a>(
    reading: &'r Reading<'t, 'a>,
    index: usize,
) -> Option<[&'r Number<'t, 'a>; 3]> {
    let numbers = [index.checked_sub(2)?, index.checked_sub(1)?, index];
    let [first, second, said] = numbers.map(|index| reading.numbers.get(index));
    let (first, second, said) = (first?, second?, said?);
    let is_plain = |one: &&Number<'_, '_>| {
        one.exactness == Exactness::Exact && one.quantity.scale == Decimal::ONE
    };
    let counts = !first.is_percentage && !second.is_percentage && first.unit == second.unit;
    let is_one = said
        .quantity
        .sentence
        .contains(&first.quantity.number.start);
    (counts && is_one && [first, second, said].iter().all(is_plain))
        .then_some([first, second, said])
}

fn divided(part: &Operand, whole: &Operand) -> String {
    format!("{} / {}", part.id, whole.id)
}

/// What stands between two numbers, marks around it aside.
fn between<'t>(reading: &Reading<'t, '_>, one: &Number<'_, '_>, other: &Number<'_, '_>) -> &'t str {
    let range = one.quantity.measure.end..other.quantity.number.start;
    let marks = |c: char| CLAUSE_MARKS.contains(&c) || "（(）)".contains(c);
    reading.text.text().stretch(range).trim_matches(marks)
}
