//! `outdated-form`: the statutory form named is another year's.

use super::support::{
    check::{Check, Run},
    needs::Needs,
};
use crate::{
    diagnostic::{Diagnostic, Place, Rule, Severity, Text},
    forms::Form,
};

pub(super) static RULE: Rule = Rule {
    name: "outdated-form",
    severity: Severity::Error,
    since: "0.1.0",
    manual_zh: include_str!("outdated_form.zh.md"),
    manual_en: include_str!("outdated_form.en.md"),
};

pub(super) const CHECK: Check = Check {
    rule: &RULE,
    needs: Needs::Nothing,
    run: Run::OnProblems,
};

/// Words the finding for the form `name` in the file of `year`.
pub(super) fn outdated(year: i32, name: &str, place: Place) -> Diagnostic {
    let label = Text::new("不是这一年的", "another year's");
    let finding = match Form::for_year(year) {
        Some(form) => {
            let (id, number) = (&form.head.id, &form.head.document_number);
            Diagnostic::new(
                &RULE,
                Text::new(
                    format!("{year}年度应当用 {id} 表（{number}），这里写的是 {name} 表"),
                    format!("form {name} was not in force for {year}; form {id} was ({number})"),
                ),
                place,
                label,
            )
            .with_help(Text::new(
                format!("写成 form = \"{id}\"，或删去这一行：不写就按年度选用"),
                format!("write form = \"{id}\", or delete the line: the year then decides"),
            ))
            .with_fix(place, format!("\"{id}\""))
            .stating(name, id.as_str())
        }
        None => Diagnostic::new(
            &RULE,
            Text::new(
                format!("{year}年度还没有全国统一的统计表，这里写的是 {name} 表"),
                format!("form {name} was not in force for {year}, nor was any other"),
            ),
            place,
            label,
        )
        .with_help(Text::new(
            "删去 form 这一行，把数字写到 [figures] 里",
            "delete the line and state the numbers in [figures]",
        ))
        .stating(name, ""),
    };
    finding.at("form")
}
