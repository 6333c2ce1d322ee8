//! Formulas as the text a spreadsheet reads.

use anyhow::Context;
use rust_xlsxwriter::quote_sheet_name;

use crate::workbook::{position::Reference, sheet::Sheet, sheet_formula::Formula};

/// `=SUM(B3:B9)` and the like.
pub(super) fn text(formula: &Formula, sheets: &[Sheet]) -> anyhow::Result<String> {
    let mut text = "=".to_owned();
    write(formula, 0, sheets, &mut text)?;
    Ok(text)
}

/// A formula as a part of another, in parentheses where the other binds tighter.
fn write(
    formula: &Formula,
    strength: u8,
    sheets: &[Sheet],
    text: &mut String,
) -> anyhow::Result<()> {
    match formula {
        Formula::Number(number) => text.push_str(&number.normalize().to_string()),
        Formula::Text(words) => text.push_str(&quoted(words)),
        Formula::Cell(at) => text.push_str(&at.a1()),
        Formula::Elsewhere(reference) => {
            text.push_str(&sheet_name(*reference, sheets)?);
            text.push('!');
            text.push_str(&reference.at.a1());
        }
        Formula::Range(first, last) => {
            text.push_str(&first.a1());
            text.push(':');
            text.push_str(&last.a1());
        }
        Formula::Operation(left, operator, right) => {
            let own = operator.strength();
            let is_looser = own < strength;
            if is_looser {
                text.push('(');
            }
            write(left, own, sheets, text)?;
            text.push_str(operator.sign());
            // a-(b-c) is not a-b-c.
            write(right, own + 1, sheets, text)?;
            if is_looser {
                text.push(')');
            }
        }
        Formula::Call(function, arguments) => {
            text.push_str(function.name());
            text.push('(');
            for (index, argument) in arguments.iter().enumerate() {
                if index > 0 {
                    text.push(',');
                }
                write(argument, 0, sheets, text)?;
            }
            text.push(')');
        }
    }
    Ok(())
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
