//! Changes that three numbers in a row tell: 1023条，同比增加118条，增长13%.

use rust_decimal::Decimal;

use super::reading::{Number, Operand, Reading};
use crate::{
    language::{exactness::Exactness, stretch::Stretch as _},
    recognition::{
        balance_words::{became, comes_from},
        list_words::{CLAUSE_MARKS, Change, behind_year_before, change, compares},
    },
};

/// What stands between two of the three numbers and says nothing.
const BRACKETS: [char; 5] = ['（', '(', '）', ')', '、'];

/// What may stand between the year before and its number.
const SAYS: [char; 3] = ['为', '是', '的'];

/// The formula of the percentage at `index` that is told behind a number and by how much it changed,
/// or behind a number and the one of the year before. Nothing stands between them, so that it is the
/// formula where it does not hold too: then the text is wrong.
pub(super) fn plainly_told(reading: &Reading<'_, '_>, index: usize) -> Option<String> {
    if let Some(formula) = behind_both(reading, index) {
        return Some(formula);
    }
    let [now, other, said] = [index.checked_sub(2)?, index.checked_sub(1)?, index]
        .map(|index| reading.numbers.get(index));
    let (now, other, said) = (now?, other?, said?);
    let way = change(between(reading, other, said))?;
    let is_plain = [now, other, said]
        .iter()
        .all(|one| one.exactness == Exactness::Exact && one.quantity.scale == Decimal::ONE);
    let is_of_year = !now.is_percentage
        && !reading.is_earlier(now)
        && change(reading.words_before(now)).is_none();
    if !is_plain || !is_of_year || other.is_percentage || now.unit != other.unit {
        return None;
    }
    let (own, its) = (now.home.as_ref()?, other.home.as_ref()?);
    let words = between(reading, now, other);
    if compares(words) {
        return (change(words) == Some(way))
            .then(|| by_difference(way, own, its))
            .flatten();
    }
    let rest = behind_year_before(words, reading.year())?;
    let is_same = rest.trim_matches(SAYS).trim().is_empty() || other.label == now.label;
    let (more, less) = match way {
        Change::Rise => (own, its),
        Change::Fall => (its, own),
    };
    (is_same && !its.value.is_zero()).then(|| format!("({} - {}) / {}", more.id, less.id, its.id))
}

/// The formula of the difference at `index`, which is told behind a number and the one of the year before:
/// 352条，较2022年的322条增加30条.
pub(super) fn difference(reading: &Reading<'_, '_>, index: usize) -> Option<String> {
    let [now, before, said] = [index.checked_sub(2)?, index.checked_sub(1)?, index]
        .map(|index| reading.numbers.get(index));
    let (now, before, said) = (now?, before?, said?);
    let way = change(between(reading, before, said))?;
    let is_plain = [now, before, said].iter().all(|one| {
        one.exactness == Exactness::Exact && one.unit == said.unit && !one.is_percentage
    });
    // Of a part the whole may be meant.
    let is_of_year = now.whole.is_none()
        && !reading.is_earlier(now)
        && change(reading.words_before(now)).is_none();
    let is_one = now.quantity.sentence == said.quantity.sentence;
    let rest = behind_year_before(between(reading, now, before), reading.year())?;
    let is_same = rest
        .trim_matches(SAYS)
        .trim_matches(BRACKETS)
        .trim()
        .is_empty();
    if !is_plain || !is_of_year || !is_one || !is_same {
        return None;
    }
    let (own, its) = (now.home.as_ref()?, before.home.as_ref()?);
    let differ = own.value.checked_sub(its.value)?.abs();
    // Behind other numbers of the sentence another one may be meant.
    let is_first = reading.count_before(index.checked_sub(2)?).is_none();
    if !is_first && Some(differ) != said.literal?.value {
        return None;
    }
    Some(match way {
        Change::Rise => format!("{} - {}", own.id, its.id),
        Change::Fall => format!("{} - {}", its.id, own.id),
    })
}

/// The formula of the percentage at `index`, where what it says of two years is told behind both and by
/// how much they differ, or where one is said to have become the other: 较上年（25件）增加5件，增长20%;
/// 由2022年的40件增至50件，增长25%.
fn behind_both(reading: &Reading<'_, '_>, index: usize) -> Option<String> {
    let at = |before: usize| reading.numbers.get(index.checked_sub(before)?);
    let said = at(0)?;
    let way = change(between(reading, at(1)?, said))?;
    let (now, last) = match difference(reading, index.checked_sub(1)?) {
        Some(_) if change(between(reading, at(2)?, at(1)?)) == Some(way) => {
            let [now, last, by] = [at(3)?, at(2)?, at(1)?].map(|one| one.home.as_ref());
            let differ = now?.value.checked_sub(last?.value)?.abs() == by?.value;
            // One slip is told once.
            (differ.then_some(at(3)?)?, at(2)?)
        }
        _ => {
            let (now, last) = (at(1)?, at(2)?);
            let words = reading.words_before(last);
            // 从2021年的10件、2022年的40件增至50件 may be of the first.
            let is_told = became(between(reading, last, now)) == Some(way)
                && reading.count_before(index.checked_sub(2)?).is_none()
                && comes_from(words)
                && reading.is_earlier(last);
            (is_told.then_some(now)?, last)
        }
    };
    let is_plain = |one: &Number<'_, '_>| {
        one.exactness == Exactness::Exact
            && one.quantity.scale == Decimal::ONE
            && !one.is_percentage
    };
    let (own, its) = (now.home.as_ref()?, last.home.as_ref()?);
    let (more, less) = match way {
        Change::Rise => (own, its),
        Change::Fall => (its, own),
    };
    (is_plain(now) && is_plain(last) && now.unit == last.unit && !its.value.is_zero())
        .then(|| format!("({} - {}) / {}", more.id, less.id, its.id))
}

/// The formula of a change by `difference` to `now`.
fn by_difference(way: Change, now: &Operand, difference: &Operand) -> Option<String> {
    let (sign, before) = match way {
        Change::Rise => ('-', now.value.checked_sub(difference.value)?),
        Change::Fall => ('+', now.value.checked_add(difference.value)?),
    };
    let (id, now) = (&difference.id, &now.id);
    (before > Decimal::ZERO).then(|| format!("{id} / ({now} {sign} {id})"))
}

/// What stands between two numbers, marks at its start aside.
pub(super) fn between<'t>(
    reading: &Reading<'t, '_>,
    one: &Number<'_, '_>,
    other: &Number<'_, '_>,
) -> &'t str {
    let range = one.quantity.measure.end..other.quantity.number.start;
    let words = reading.text.text().stretch(range);
    words
        .trim_start_matches(CLAUSE_MARKS)
        .trim_matches(BRACKETS)
        .trim_start_matches(CLAUSE_MARKS)
}
