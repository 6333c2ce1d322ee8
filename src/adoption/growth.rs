//! Changes that three numbers in a row tell: 1023条，同比增加118条，增长13%.

use rust_decimal::Decimal;

use super::reading::{Number, Operand, Reading};
use crate::{
    language::{exactness::Exactness, stretch::Stretch as _},
    recognition::list_words::{CLAUSE_MARKS, Change, behind_year_before, change, compares},
};

/// What stands between two of the three numbers and says nothing.
const BRACKETS: [char; 5] = ['（', '(', '）', ')', '、'];

/// What may stand between the year before and its number.
const SAYS: [char; 3] = ['为', '是', '的'];

/// The formula of the percentage at `index` that is told behind a number and by how much it changed,
/// or behind a number and the one of the year before. Nothing stands between them, so that it is the
/// formula where it does not hold too: then the text is wrong.
pub(super) fn plainly_told(reading: &Reading<'_, '_>, index: usize) -> Option<String> {
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
fn between<'t>(reading: &Reading<'t, '_>, one: &Number<'_, '_>, other: &Number<'_, '_>) -> &'t str {
    let range = one.quantity.measure.end..other.quantity.number.start;
    let words = reading.text.text().stretch(range);
    words
        .trim_start_matches(CLAUSE_MARKS)
        .trim_matches(BRACKETS)
        .trim_start_matches(CLAUSE_MARKS)
}
