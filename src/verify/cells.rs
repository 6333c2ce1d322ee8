//! Two rows that stand for each other, cell by cell.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::{
    difference::{Change, ChangeKind, Differences, Fresh, Gone, Pair},
    script::{Script, ScriptCell, ScriptLine, rounded},
    texts::texts,
    tokens,
};
use crate::readers::transcript::Stored;

/// Where two rows stand.
pub(super) struct Sides<'a> {
    pub(super) expected: &'a Script<'a>,
    pub(super) found: &'a Script<'a>,
    /// Their numbers among the lines of each.
    pub(super) lines: (usize, usize),
}

/// Compares the cells that stand in the same column.
pub(super) fn compare<'a>(
    sides: &Sides<'a>,
    one: &'a ScriptLine<'a>,
    other: &'a ScriptLine<'a>,
    differences: &mut Differences<'a>,
) {
    let mut cells: BTreeMap<usize, [Option<&'a ScriptCell<'a>>; 2]> = BTreeMap::new();
    for cell in &one.cells {
        cells.entry(cell.column).or_insert([None, None])[0] = Some(cell);
    }
    for cell in &other.cells {
        cells.entry(cell.column).or_insert([None, None])[1] = Some(cell);
    }
    let mut at = other.range.start;
    for pair in cells.into_values() {
        if let [Some(one), Some(other)] = pair
            && let (Some(stored), Some(second)) = (one.stored, other.stored)
            && is_number(stored)
            && is_number(second)
            && (second.number.is_some() || shown(sides.found, other).is_empty())
        {
            at = other.range.start;
            numbers(sides, (one, stored), (other, second), differences);
            continue;
        }
        let [one, other] = pair;
        at = other.map_or(at, |cell| cell.range.start);
        let cell = |script: &'a Script<'a>, line, cell: Option<&'a ScriptCell<'a>>| {
            let mut tokens = Vec::new();
            if let Some(cell) = cell {
                tokens::of_cell(script, line, cell.range.clone(), &cell.numbers, &mut tokens);
            }
            tokens
        };
        let left = cell(sides.expected, sides.lines.0, one);
        let right = cell(sides.found, sides.lines.1, other);
        texts(
            sides.expected,
            sides.found,
            (&left, &right),
            at,
            differences,
        );
        if let (Some(one), Some(other)) = (one, other) {
            differences.changes.extend(changed_formula(one, other));
            differences.changes.extend(number_as_text(one, other));
        }
    }
}

/// Whether a cell stores a number or what gives one.
fn is_number(stored: &Stored) -> bool {
    stored.number.is_some() || stored.formula.is_some()
}

/// What a cell shows.
fn shown<'a>(script: &'a Script<'_>, cell: &ScriptCell<'_>) -> &'a str {
    script.text(cell.range.clone()).trim()
}

/// Two cells of a spreadsheet, the expected one with a number or a formula, the found one
/// with a number or a formula that nobody has worked out.
fn numbers<'a>(
    sides: &Sides<'a>,
    (one, stored): (&'a ScriptCell<'a>, &Stored),
    (other, second): (&'a ScriptCell<'a>, &Stored),
    differences: &mut Differences<'a>,
) {
    differences.changes.extend(changed_formula(one, other));
    let (text, shown) = (shown(sides.expected, one), shown(sides.found, other));
    let is_same = match (stored.number, second.number) {
        (Some(value), Some(second)) => {
            are_one(value, second) && (text == shown || shows((text, shown), second, other))
        }
        // No program has computed it yet: it is what its formula gives of the other cells.
        (_, None) => second.formula.is_some() && !differs(stored, second),
        // LibreOffice stores 0 in the old format for the words that a formula gives.
        (None, Some(number)) => text == shown || number.is_zero() && !differs(stored, second),
    };
    let both = stored.number.zip(second.number);
    let both = both.map(|(value, second)| [value, second]);
    match (one.numbers.first(), other.numbers.first()) {
        (Some(number), Some(second)) => differences.pairs.push(Pair {
            expected: number,
            found: second,
            is_same,
            stored: both.filter(|_| text == shown),
        }),
        (Some(number), None) if !is_same => differences.gone.push(Gone {
            number,
            line: sides.lines.0,
            is_row: true,
            at: other.range.start,
        }),
        // Counted as found: it is there, and no program has worked it out.
        (Some(number), None) => differences.pairs.push(Pair {
            expected: number,
            found: number,
            is_same,
            stored: None,
        }),
        (None, Some(number)) if !is_same => differences.fresh.push(Fresh {
            number,
            line: sides.lines.1,
            is_row: true,
        }),
        (None, _) => {}
    }
}

/// Places behind the point that only a fraction has which was rounded when it was stored.
const ROUNDED_PLACES: u32 = 6;

/// Whether two stored numbers are one: as far as all programs keep digits, and of a fraction that
/// was rounded, as far as it goes, since other programs compute it anew with more.
fn are_one(expected: Decimal, found: Decimal) -> bool {
    let places = expected.scale();
    rounded(expected) == rounded(found)
        || places >= ROUNDED_PLACES && found.round_dp(places) == expected
}

/// Whether what a cell shows is its number, written as `text` is: as it is or as a percentage, and
/// with no fewer places.
fn shows((text, shown): (&str, &str), value: Decimal, cell: &ScriptCell<'_>) -> bool {
    let places = |shown: &str| {
        let digits = shown.trim_end_matches('%').replace(',', "");
        digits.parse::<Decimal>().map_or(0, |number| number.scale())
    };
    if shown.ends_with('%') != text.ends_with('%') || places(shown) < places(text) {
        return false;
    }
    let digits = shown.trim_end_matches('%').replace(',', "");
    let factor = Decimal::from(if shown.ends_with('%') { 100 } else { 1 });
    let digits = digits.trim_start_matches('+');
    match (digits.parse::<Decimal>(), cell.numbers.as_slice()) {
        (Ok(number), [_]) => value
            .checked_mul(factor)
            .is_some_and(|value| value.round_dp(number.scale()) == number),
        _ => false,
    }
}

/// That another formula stands in a cell, or none.
pub(super) fn changed_formula(one: &ScriptCell<'_>, other: &ScriptCell<'_>) -> Option<Change> {
    let (stored, second) = (one.stored?, other.stored?);
    let formula = stored.formula.clone()?;
    differs(stored, second).then(|| Change {
        kind: ChangeKind::Formula(formula, second.formula.clone()),
        expected: one.range.clone(),
        found: other.range.clone(),
    })
}

/// Whether two cells have other formulas, however they are written.
fn differs(one: &Stored, other: &Stored) -> bool {
    let plain = |stored: &Stored| {
        let formula = stored.formula.as_deref()?;
        let seen = formula.trim_start_matches('=').chars();
        let seen = seen.filter(|c| !c.is_whitespace() && !matches!(c, '$' | '\'' | '+'));
        Some(seen.flat_map(char::to_uppercase).collect::<String>())
    };
    plain(one) != plain(other)
}

/// That a number was typed as a text.
fn number_as_text(one: &ScriptCell<'_>, other: &ScriptCell<'_>) -> Option<Change> {
    one.stored?.number?;
    let is_text = !other.stored.is_some_and(is_number) && other.numbers.len() == 1;
    is_text.then(|| Change {
        kind: ChangeKind::NumberAsText,
        expected: one.range.clone(),
        found: other.range.clone(),
    })
}
