//! Formulas as the text a spreadsheet reads.

use anyhow::Context;
use rust_xlsxwriter::quote_sheet_name;

use crate::document::workbook::{Formula, Reference, Sheet};

/// `=SUM(B3:B9)` and the like.
pub(super) fn text(formula: &Formula, sheets: &[Sheet]) -> anyhow::Result<String> {
    Ok(match formula {
        Formula::Same(reference) => {
            let cell = format!("{}!{}", sheet_name(*reference, sheets)?, reference.at.a1());
            format!("=IF(ISBLANK({cell}),\"\",{cell})")
        }
        Formula::Sum(first, last) => format!("=SUM({}:{})", first.a1(), last.a1()),
        Formula::Difference(left, right) => format!("={}-{}", left.a1(), right.a1()),
        Formula::Percent(part, whole, of_zero) => {
            let (part, whole, of_zero) = (part.a1(), whole.a1(), quoted(of_zero));
            format!("=IF({whole}=0,{of_zero},ROUND({part}*100/{whole},1))")
        }
        Formula::Verdict {
            left,
            comparison,
            right,
            held,
            failed,
        } => {
            let (left, right) = (left.a1(), right.a1());
            let (held, failed) = (quoted(held), quoted(failed));
            format!(
                "=IF(COUNT({left},{right})<2,\"\",IF({left}{comparison}{right},{held},{failed}))"
            )
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
