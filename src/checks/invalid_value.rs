//! `invalid-value`: a number that its figure cannot have.

use rust_decimal::Decimal;

use super::support::{check::Check, needs::Needs};
use crate::{
    diagnostic::{Diagnostic, Language, Place, Rule, Severity, Text},
    forms::Kind,
    model::{
        Problem, Report,
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
    run,
};

/// More decimal places than any amount in 万元 has: a hundredth of a yuan has six.
const MOST_PLACES: u32 = 6;

/// A million million: no organ counts that far, a key that hung does.
const LARGEST: Decimal = Decimal::from_parts(3_567_587_328, 232, 0, false, 0);

/// Units of which no organ counts [`MOST_COUNTED`].
const COUNTED: &[&str] = &["条", "件", "篇", "份"];

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
            findings.extend(invalid(figure, value, place));
            let whole = figure.whole.map(|whole| report.figures.get(whole));
            // A part has its whole's unit unless it says otherwise.
            let is_own = whole.is_none_or(|whole| whole.unit != figure.unit);
            findings.extend(unit_of_digits(figure, place).filter(|_| is_own));
        }
    }
    for problem in &report.problems {
        findings.extend(invalid_input(problem));
    }
}

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

/// Input other than a number that the form or the file's head cannot have.
fn invalid_input(problem: &Problem) -> Option<Diagnostic> {
    match problem {
        Problem::RowLength {
            code,
            found,
            expected,
            place,
        } => Some(
            Diagnostic::new(
                &RULE,
                Text::new(
                    format!("“{code}”这一行写了 {found} 格，表上是 {expected} 格"),
                    format!("row {code} has {found} cells, the form {expected}"),
                ),
                *place,
                Text::new(format!("{found} 格"), format!("{found} cells")),
            )
            .with_help(Text::new(
                "按表的列序逐格填写，没有发生的写 0",
                "fill in cell by cell in the form's order, 0 for nothing",
            ))
            .about([code.as_str()]),
        ),
        Problem::UnknownForm { name, place } => Some(
            Diagnostic::new(
                &RULE,
                Text::new(
                    format!("没有叫“{name}”的统计表"),
                    format!("no statutory form is called {name}"),
                ),
                *place,
                Text::new("不认识的统计表", "unknown form"),
            )
            .with_help(Text::new(
                "可以写 \"2014\"、\"2019\"、\"2021\"，或自有统计表文件的路径；不写则按年度选用",
                "write \"2014\", \"2019\", \"2021\" or the path of your own form; left out, the year decides",
            )),
        ),
        Problem::UnreadableLast { name, place } => Some(
            Diagnostic::new(
                &RULE,
                Text::new(
                    format!("上年度文件“{name}”读不出来"),
                    format!("last year's file {name} cannot be read"),
                ),
                *place,
                Text::new("读不出来", "cannot be read"),
            )
            .with_help(Text::new(
                "检查文件名；上年度文件本身有误的，先用 report check 改好",
                "see that the name is right, and that report check can read the file",
            )),
        ),
        Problem::UnopenableAddress { written, place } => Some(unopenable_address(written, *place)),
        Problem::UnreadableTemplate {
            name,
            place,
            exists,
        } => Some(unreadable_template(name, *place, *exists)),
        Problem::BrokenForm {
            message,
            help,
            place,
            related,
        } => {
            let label = Text::new("统计表文件里的这一处", "in the form's file");
            let finding = Diagnostic::new(&RULE, message.clone(), *place, label);
            let finding = match related {
                Some((place, label)) => finding.with_related(*place, label.clone()),
                None => finding,
            };
            Some(finding.with_help(help.clone()))
        }
        _ => None,
    }
}

fn unopenable_address(written: &str, place: Place) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        Text::new(
            format!("网址“{written}”开头没有 https:// 或 http://，二维码扫了打不开"),
            format!("the address {written} does not start with https:// or http://: its QR code opens nothing"),
        ),
        place,
        Text::new("不完整的网址", "not a whole address"),
    )
    .with_help(Text::new(
        "从浏览器的地址栏里复制完整的网址",
        "copy the whole address from the browser",
    ))
    .at("report.url")
}

fn unreadable_template(name: &str, place: Place, exists: bool) -> Diagnostic {
    let (message, label) = if exists {
        (
            Text::new(
                format!("模板“{name}”不是 .docx 文件"),
                format!("the template {name} is no .docx file"),
            ),
            Text::new("不能用", "of no use"),
        )
    } else {
        (
            Text::new(
                format!("没有找到模板“{name}”"),
                format!("the template {name} was not found"),
            ),
            Text::new("没有这个文件", "no such file"),
        )
    };
    Diagnostic::new(&RULE, message, place, label).with_help(Text::new(
        "template 写 Word 文件（.docx）的路径，从本文件所在的文件夹算起；不用模板的，删去这一行",
        "name a Word file (.docx) by its path from this file's folder, or delete the line",
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_largest_is_a_million_million() {
        assert_eq!(LARGEST.to_string(), "1000000000000");
    }
}
