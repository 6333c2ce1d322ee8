//! Percentages of a text that other numbers of it give: 34条，占5.74%.

use rust_decimal::Decimal;

use super::{
    new_figure::{self, NewFigure},
    reading::{Operand, Reading},
};
use crate::{
    model::{
        Report,
        formula::{rational, rounded},
    },
    recognition::list_words::{behind_share, names_whole},
};

/// The formula for the share of a number in the whole that it is a part of, or in one before it
/// that gives the percentage.
pub(super) fn share(
    reading: &Reading<'_, '_>,
    figures: &[NewFigure],
    part: usize,
    index: usize,
    percentage: Decimal,
) -> Option<String> {
    let number = reading.numbers.get(part)?;
    let share = reading.numbers.get(index)?;
    let words = reading.words_before(share);
    if share.label.is_empty() {
        return None;
    }
    // 占全区总量的60% is of what the text does not tell.
    let of = behind_share(words);
    let is_of_whole = of.is_empty() || names_whole(of);
    let own = number.home.clone()?;
    let mut wholes = Vec::new();
    let mut at = number.new;
    while let Some(whole) = at.and_then(|number| figures.get(number)?.whole) {
        wholes.push(Operand {
            id: new_figure::id(figures, whole),
            value: figures.get(whole)?.number,
        });
        at = Some(whole);
    }
    let divided = |whole: &Operand| format!("{} / {}", own.id, whole.id);
    let fits = |whole: &&Operand| is_share(percentage, own.value, whole.value);
    // Of a part of a part the outer whole may be meant; where none fits, the text is wrong.
    let nearest = wholes.first().filter(|_| is_of_whole);
    if let Some(whole) = wholes.iter().find(fits).or(nearest) {
        return (!whole.value.is_zero()).then(|| divided(whole));
    }
    let sentence = number.quantity.sentence.start;
    let before = reading.numbers.iter().take(part).rev();
    let before = before.take_while(|one| one.quantity.number.start >= sentence);
    let homes = before.filter_map(|one| one.home.as_ref());
    let mut larger = homes.filter(|one| one.value >= own.value && one.id != own.id);
    larger.find(fits).map(divided)
}

/// The formula for how much a number grew, where last year's is known and gives the percentage.
pub(super) fn growth(
    report: &Report,
    reading: &Reading<'_, '_>,
    now: usize,
    percentage: Decimal,
) -> Option<String> {
    let number = reading.numbers.get(now)?;
    let own = number.home.clone()?;
    let figures = &report.figures;
    let last = figures.find(&own.id).and_then(|id| figures.last(id));
    let last = last.and_then(|last| {
        let (id, value) = (last.id.clone(), last.value?);
        Some(Operand { id, value })
    });
    if let Some(formula) = last.and_then(|last| change(percentage, &own, &last)) {
        return Some(formula);
    }
    let sentence = number.quantity.sentence.start;
    let mut before = reading.numbers.iter().take(now).rev();
    // 收到15件，比上年的12件增长25%.
    if reading.is_earlier(number) {
        let before = before.find_map(|one| one.home.clone())?;
        return change(percentage, &before, &own);
    }
    // 去年收到12件，今年收到15件，增长25%.
    let before = before.find(|one| !one.is_percentage)?;
    let is_told = reading.is_earlier(before) && before.quantity.number.start >= sentence;
    change(percentage, &own, before.home.as_ref().filter(|_| is_told)?)
}

/// Whether `percentage`, as typed, is `part` of `whole` in percent, rounded or cut off.
fn is_share(percentage: Decimal, part: Decimal, whole: Decimal) -> bool {
    if whole.is_zero() {
        return false;
    }
    let exact = rational(part) / rational(whole) * rational(Decimal::ONE_HUNDRED);
    let places = percentage.scale();
    let Some(nearest) = rounded(&exact, places) else {
        return false;
    };
    let cut = rational(percentage);
    let step = rational(Decimal::new(1, places));
    nearest == percentage || (cut <= exact && exact < cut + step)
}

/// The formula for how much `now` is above or below `before`, where `percentage` says that.
fn change(percentage: Decimal, now: &Operand, before: &Operand) -> Option<String> {
    let (more, less) = if now.value >= before.value {
        (now, before)
    } else {
        (before, now)
    };
    let difference = more.value.checked_sub(less.value)?;
    is_share(percentage, difference, before.value)
        .then(|| format!("({} - {}) / {}", more.id, less.id, before.id))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_may_be_rounded_or_cut_off() {
        let number = |text: &str| text.parse::<Decimal>().unwrap();
        for (percentage, part, whole, expected) in [
            ("38.46", "50", "130", true),
            ("2.30", "3", "130", true),
            ("2.31", "3", "130", true),
            ("2.32", "3", "130", false),
            ("100", "4", "4", true),
            ("1", "1", "0", false),
        ] {
            assert_eq!(
                is_share(number(percentage), number(part), number(whole)),
                expected
            );
        }
    }

    #[test]
    fn a_change_is_told_without_its_sign() {
        let operand = |id: &str, value: i64| Operand {
            id: id.to_owned(),
            value: value.into(),
        };
        let (now, before) = (operand("a", 9), operand("b", 12));
        let percentage = Decimal::from(25);
        assert_eq!(
            change(percentage, &now, &before).as_deref(),
            Some("(b - a) / b")
        );
        assert_eq!(change(percentage, &before, &now), None);
    }
}
