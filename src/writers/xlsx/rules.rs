//! What a sheet does while somebody works in it: verdicts change colour, and only figures can be
//! typed, and only where figures belong.

use rust_xlsxwriter::{
    ConditionalFormatCell, ConditionalFormatCellRule, DataValidation, DataValidationErrorStyle,
    DataValidationRule, ProtectionOptions, Worksheet, XlsxError,
};

use super::{formula, style};
use crate::workbook::{
    position::Position,
    sheet::{CellStyle, CellValue, Entry, REFUSED, Sheet},
    sheet_formula::{FAILED, HELD, OPEN},
};

/// Sets the rules of a sheet.
pub(super) fn set(drawn: &mut Worksheet, sheet: &Sheet) -> Result<(), XlsxError> {
    colour_verdicts(drawn, sheet)?;
    for entry in [Entry::Count, Entry::Change, Entry::Amount] {
        restrict(drawn, sheet, entry)?;
    }
    if sheet.locked {
        // Whoever reads may still widen a column to see more.
        drawn.protect_with_options(&ProtectionOptions {
            format_columns: true,
            format_rows: true,
            ..ProtectionOptions::new()
        });
    }
    Ok(())
}

/// Lets a verdict's colour follow when somebody changes a figure.
fn colour_verdicts(drawn: &mut Worksheet, sheet: &Sheet) -> Result<(), XlsxError> {
    let verdicts = sheet.ranges(|cell| {
        let is_live = matches!(cell.value, CellValue::Formula(..));
        is_live
            && matches!(
                cell.style,
                CellStyle::Held | CellStyle::Failed | CellStyle::NotAssessable
            )
    });
    let Some((first, _)) = verdicts.first() else {
        return Ok(());
    };
    let words = [
        (HELD, style::held()),
        (FAILED, style::failed()),
        (OPEN, style::not_assessable()),
    ];
    for (word, format) in words {
        let condition = ConditionalFormatCell::new()
            .set_rule(ConditionalFormatCellRule::EqualTo(formula::quoted(word)))
            .set_format(format)
            .set_multi_range(written(&verdicts));
        drawn.add_conditional_format(
            first.row,
            first.column,
            first.row,
            first.column,
            &condition,
        )?;
    }
    Ok(())
}

/// Refuses what is no figure of this kind, with words that a clerk understands.
fn restrict(drawn: &mut Worksheet, sheet: &Sheet, entry: Entry) -> Result<(), XlsxError> {
    let cells = sheet.ranges(|cell| cell.entry == Some(entry));
    let Some((first, _)) = cells.first() else {
        return Ok(());
    };
    let rule = DataValidation::new();
    let rule = match entry {
        Entry::Count => rule.allow_whole_number(DataValidationRule::GreaterThanOrEqualTo(0)),
        Entry::Change => rule.allow_whole_number(DataValidationRule::Between(i32::MIN, i32::MAX)),
        Entry::Amount => rule.allow_decimal_number(DataValidationRule::GreaterThanOrEqualTo(0.0)),
    };
    let rule = rule
        .set_error_style(DataValidationErrorStyle::Stop)
        .set_error_title(REFUSED)?
        .set_error_message(entry.what_is_asked())?
        .set_multi_range(written(&cells));
    drawn.add_data_validation(first.row, first.column, first.row, first.column, &rule)?;
    Ok(())
}

/// `C4:C9 C12`
fn written(ranges: &[(Position, Position)]) -> String {
    let ranges: Vec<String> = ranges
        .iter()
        .map(|(first, last)| {
            if first == last {
                first.a1()
            } else {
                format!("{}:{}", first.a1(), last.a1())
            }
        })
        .collect();
    ranges.join(" ")
}
