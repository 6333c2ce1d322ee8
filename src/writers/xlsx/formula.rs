//! Formulas as the text a spreadsheet reads.

use anyhow::Context;
use rust_xlsxwriter::quote_sheet_name;

use crate::document::{
    sheet_formula::Formula,
    workbook::{Reference, Sheet},
};

/// `=SUM(B3:B9)` and the like.
pub(super) fn text(formula: &Formula, sheets: &[Sheet]) -> anyhow::Result<String> {
    Ok(format!("={}", within(formula, 0, sheets)?))
}

/// A formula as a part of another, in parentheses where the other binds tighter.
fn within(formula: &Formula, strength: u8, sheets: &[Sheet]) -> anyhow::Result<String> {
    Ok(match formula {
        Formula::Number(number) => number.normalize().to_string(),
        Formula::Text(text) => quoted(text),
        Formula::Cell(at) => at.a1(),
        Formula::Elsewhere(reference) => {
            format!("{}!{}", sheet_name(*reference, sheets)?, reference.at.a1())
        }
        Formula::Range(first, last) => format!("{}:{}", first.a1(), last.a1()),
        Formula::Operation(left, operator, right) => {
            let own = operator.strength();
            let left = within(left, own, sheets)?;
            // a-(b-c) is not a-b-c.
            let right = within(right, own + 1, sheets)?;
            let text = format!("{left}{}{right}", operator.sign());
            if own < strength {
                format!("({text})")
            } else {
                text
            }
        }
        Formula::Call(function, arguments) => {
            let arguments = arguments
                .iter()
                .map(|argument| within(argument, 0, sheets))
                .collect::<anyhow::Result<Vec<String>>>()?;
            format!("{}({})", function.name(), arguments.join(","))
        }
    })
}

/// `Sheet!$B$3`, as a defined name wants it.
pub(super) fn absolute(reference: Reference, sheets: &[Sheet]) -> anyhow::Result<String> {
    let sheet = sheet_name(reference, sheets)?;
    Ok(format!("{sheet}!{}", reference.at.a1_absolute()))
}

/// A text as formulas hold it, `"相符"`.
pub(super) fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}

/// The name of the sheet, in apostrophes where a formula needs them.
fn sheet_name(reference: Reference, sheets: &[Sheet]) -> anyhow::Result<String> {
    let sheet = sheets
        .get(reference.sheet)
        .with_context(|| format!("a formula points at sheet {}", reference.sheet))?;
    Ok(quote_sheet_name(&sheet.name))
}
