//! `invalid-value`: a number that its figure cannot have.

use rust_decimal::Decimal;

use super::Check;
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

pub(super) const CHECK: Check = Check { rule: &RULE, run };

/// More decimal places than any amount in 万元 has: a hundredth of a yuan has six.
const MOST_PLACES: u32 = 6;

/// A million million: no organ counts that far, a key that hung does.
const LARGEST: Decimal = Decimal::from_parts(3_567_587_328, 232, 0, false, 0);

fn run(report: &Report, findings: &mut Vec<Diagnostic>) {
    for (_, figure) in report.figures.iter() {
        // Last year's figures were checked in their own file, computed ones by their formula.
        let is_own =
            figure.origin != Origin::Last && figure.formula.as_ref().is_none_or(|one| one.typed);
        if is_own && let (Some(value), Some(place)) = (figure.value, figure.place) {
            findings.extend(invalid(figure, value, place));
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
    } else if value.abs() > LARGEST {
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
                "按表的列序逐格填写，空着的格写 \"\"",
                "fill in cell by cell in the form's order; write \"\" for one left open",
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
        Problem::BrokenForm { reason, place } => Some(
            Diagnostic::new(
                &RULE,
                Text::new("统计表文件有误", "the form's file is wrong"),
                *place,
                reason.clone(),
            )
            .with_help(Text::new(
                "对照 data/forms/2014.toml 的写法改正",
                "compare it with data/forms/2014.toml",
            )),
        ),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_largest_is_a_million_million() {
        assert_eq!(LARGEST.to_string(), "1000000000000");
    }
}
