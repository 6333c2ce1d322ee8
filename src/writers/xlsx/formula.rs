//! Formulas as the text a spreadsheet reads.

use anyhow::Context;

use crate::workbook::{position::Reference, sheet::Sheet, sheet_formula::Formula};

/// The names of a workbook's sheets as formulas write them: always between apostrophes, which Excel
/// asks for only around some, and other programs around all Chinese ones.
#[derive(Debug)]
pub(super) struct SheetNames(Vec<String>);

impl SheetNames {
    /// The names of these sheets.
    pub(super) fn of(sheets: &[Sheet]) -> Self {
        let names = sheets.iter().map(|sheet| {
            let name = sheet.name.replace('\'', "''");
            format!("'{name}'")
        });
        Self(names.collect())
    }

    fn get(&self, reference: Reference) -> anyhow::Result<&str> {
        let name = self.0.get(reference.sheet).map(String::as_str);
        name.with_context(|| format!("a formula points at sheet {}", reference.sheet))
    }
}

/// `=SUM(B3:B9)` and the like.
pub(super) fn text(formula: &Formula, sheets: &SheetNames) -> anyhow::Result<String> {
    let mut text = "=".to_owned();
    write(formula, 0, sheets, &mut text)?;
    Ok(text)
}

/// A formula as a part of another, in parentheses where the other binds tighter.
fn write(
    formula: &Formula,
    strength: u8,
    sheets: &SheetNames,
    text: &mut String,
) -> anyhow::Result<()> {
    match formula {
        Formula::Number(number) => text.push_str(&number.normalize().to_string()),
        Formula::Text(words) => text.push_str(&quoted(words)),
        Formula::Cell(at) => at.push_a1(text),
        Formula::Elsewhere(reference) => {
            text.push_str(sheets.get(*reference)?);
            text.push('!');
            reference.at.push_a1(text);
        }
        Formula::Range(first, last) => {
            first.push_a1(text);
            text.push(':');
            last.push_a1(text);
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
pub(super) fn absolute(reference: Reference, sheets: &SheetNames) -> anyhow::Result<String> {
    let sheet = sheets.get(reference)?;
    Ok(format!("{sheet}!{}", reference.at.a1_absolute()))
}

/// A text as formulas hold it, `"相符"`.
pub(super) fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}
