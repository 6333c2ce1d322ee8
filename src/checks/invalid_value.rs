//! `invalid-value`: a number that its figure cannot have.

use rust_decimal::Decimal;

use super::support::{
    check::{Check, Run},
    needs::Needs,
};
use crate::{
    diagnostic::{Diagnostic, Language, Place, Rule, Severity, Text},
    forms::Kind,
    language::word_table::{Words, ends_with_any, has_any, word_table},
    model::{
        Report,
        figure::{Figure, Origin},
    },
};

pub(super) static RULE: Rule = Rule {
    name: "invalid-value",
    severity: Severity::Error,
    since: "0.1.0",
    manual_zh: include_str!("invalid_value.zh.md"),
    manual_en: include_str!("invalid_value.en.md"),
};

pub(super) const CHECK: Check = Check {
    rule: &RULE,
    needs: Needs::Nothing,
    run: Run::OnReport(run),
};

word_table!(TABLE, "checks/invalid_value.toml");

/// More decimal places than any amount in 万元 has: a hundredth of a yuan has six.
const MOST_PLACES: u32 = 6;

/// A million million: no organ counts that far, a key that hung does.
const LARGEST: Decimal = Decimal::from_parts(3_567_587_328, 232, 0, false, 0);

/// Units of which no organ counts [`MOST_COUNTED`].
const COUNTED: Words = TABLE.list("", "counted");

/// A thousand million. Visits to a site may be more; documents and cases are not.
const MOST_COUNTED: Decimal = Decimal::from_parts(1_000_000_000, 0, 0, false, 0);

/// The same ceiling for figures counted in 万: ten thousand of them are a hundred million, above
/// which the 万 stands beside a number that was not divided.
const MOST_TEN_THOUSANDS: Decimal = Decimal::from_parts(10_000, 0, 0, false, 0);

fn run(report: &Report, findings: &mut Vec<Diagnostic>) {
    for (id, figure) in report.figures.iter() {
        // Last year's figures were checked in their own file, computed ones by their formula.
        let is_own = figure.origin != Origin::Last && !report.obligations.computes(id);
        if is_own && let (Some(value), Some(place)) = (figure.value, figure.place) {
            let same = figure.same_as.map(|same| report.figures.get(same));
            let is_told = same.is_some_and(|same| invalid(same, value, place).is_some());
            findings.extend(invalid(figure, value, place).filter(|_| !is_told));
            let whole = figure.whole.map(|whole| report.figures.get(whole));
            // A part has its whole's unit unless it says otherwise.
            let is_own = whole.is_none_or(|whole| whole.unit != figure.unit);
            findings.extend(unit_of_digits(figure, place).filter(|_| is_own));
        }
        findings.extend(more_than_all(figure));
    }
}

/// Words at the end of a label whose percentage is a part of a whole: none is more than all.
const PARTS_OF_ALL: Words = TABLE.list("", "parts_of_all");

/// Words of a label whose percentage may be more than a hundred: 同比增长率.
const CHANGES: Words = TABLE.list("", "changes");

/// A rate of more than 100 %, computed or typed: a formula that multiplies by a hundred what the
/// unit multiplies already. The little more that cases carried in can make is left alone.
fn more_than_all(figure: &Figure) -> Option<Diagnostic> {
    let is_rate = figure.origin == Origin::Stated
        && figure.is_percentage()
        && ends_with_any(&figure.label, PARTS_OF_ALL)
        && !has_any(&figure.label, CHANGES);
    let value = figure
        .value
        .filter(|value| is_rate && *value > MOST_OF_ALL)?;
    let label = &figure.label;
    Some(
        Diagnostic::new(
            &RULE,
            Text::new(
                format!("“{label}”是 {value}%，超过了全部"),
                format!("{label} is {value}%, more than all"),
            ),
            figure.place?,
            Text::new("超过 100%", "more than 100%"),
        )
        .with_help(Text::new(
            "unit 是 % 的，式子已经乘了 100，不要再写 * 100；直接写的数字请核对",
            "with % for its unit a formula is multiplied by 100 already: drop * 100; or mend the number",
        ))
        .about([figure.id.as_str()])
        .stating(value.to_string(), ""),
    )
}

/// Above this a rate is no slip of counting, in percent.
const MOST_OF_ALL: Decimal = Decimal::from_parts(150, 0, 0, false, 0);

fn invalid(figure: &Figure, value: Decimal, place: Place) -> Option<Diagnostic> {
    let unit = figure.unit.as_deref().unwrap_or_default();
    let label = &figure.label;
    let (reason, help) = if value.is_sign_negative()
        && !value.is_zero()
        && figure.kind != Kind::SignedInteger
    {
        (
            Text::new("不能是负数", "cannot be negative"),
            Text::new("去掉负号，或改正数字", "drop the sign or mend the number"),
        )
    } else if figure.kind != Kind::Amount && value.scale() > 0 {
        (
            Text::new(
                format!(
                    "按{}计数，不能有小数",
                    if unit.is_empty() { "个" } else { unit }
                ),
                "is a count and has no decimals",
            ),
            Text::new(
                "写整数；金额等带小数的，写明 unit，如 \"万元\"",
                "write a whole number; an amount with decimals names its unit, such as \"万元\"",
            ),
        )
    } else if value.scale() > MOST_PLACES {
        (
            Text::new("小数位数太多", "has too many decimals"),
            Text::new(
                "按台账的精度书写",
                "write it as precisely as the ledger does",
            ),
        )
    } else if is_not_divided(unit, value) {
        (
            Text::new(
                format!("{unit}大得不合常理"),
                format!("{unit} is implausibly large"),
            ),
            Text::new(
                "检查数字是不是没有除以一万：或改 unit，或改数字",
                "see whether the number was not divided by 10000: mend the unit or the number",
            ),
        )
    } else if value.abs() > LARGEST || is_uncountable(unit, value) {
        (
            Text::new("大得不合常理", "is implausibly large"),
            Text::new(
                "检查是不是两个数连在了一起",
                "see whether two numbers ran together",
            ),
        )
    } else {
        return None;
    };
    Some(
        Diagnostic::new(
            &RULE,
            Text::new(
                format!("“{label}”的 {value} {}", reason.get(Language::Chinese)),
                format!("{label}: {value} {}", reason.get(Language::English)),
            ),
            place,
            reason,
        )
        .with_help(help)
        .about([figure.id.as_str()])
        .stating(value.to_string(), ""),
    )
}

/// Whether `unit` is 万条, 万件 … and the number beside it was not divided by ten thousand.
fn is_not_divided(unit: &str, value: Decimal) -> bool {
    let counted = unit.trim().strip_prefix('万');
    counted.is_some_and(|counted| COUNTED.contains(&counted)) && value > MOST_TEN_THOUSANDS
}

/// Whether so many documents or cases cannot be.
fn is_uncountable(unit: &str, value: Decimal) -> bool {
    COUNTED.contains(&unit.trim()) && value > MOST_COUNTED
}

/// A unit that is a number, as where `value` and `unit` were mixed up.
fn unit_of_digits(figure: &Figure, place: Place) -> Option<Diagnostic> {
    let unit = figure.unit.as_deref()?.trim();
    let label = &figure.label;
    unit.chars().all(char::is_numeric).then(|| {
        Diagnostic::new(
            &RULE,
            Text::new(
                format!("“{label}”的单位“{unit}”不是单位"),
                format!("{label}: \"{unit}\" is no unit"),
            ),
            place,
            Text::new("单位不对", "no unit"),
        )
        .with_help(Text::new(
            "写明计量单位，如 unit = \"条\"；没有单位的，删去 unit",
            "name what is counted, such as unit = \"条\", or delete unit",
        ))
        .about([figure.id.as_str()])
        .stating(unit, "")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_largest_is_a_million_million() {
        assert_eq!(LARGEST.to_string(), "1000000000000");
    }
}
