//! What a sheet does while somebody works in it: verdicts change colour, and only figures can be
//! typed, and only where figures belong.

use rust_xlsxwriter::{
    ConditionalFormatCell, ConditionalFormatCellRule, DataValidation, DataValidationErrorStyle,
    DataValidationRule, ProtectionOptions, Worksheet, XlsxError,
};

use super::{formula, style};
use crate::document::{
    sheet_formula::{FAILED, HELD, OPEN},
    workbook::{CellStyle, CellValue, Entry, Position, Sheet, SheetCell},
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
    let verdicts = ranges(sheet, |cell| {
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
    let cells = ranges(sheet, |cell| cell.entry == Some(entry));
    let Some((first, _)) = cells.first() else {
        return Ok(());
    };
    let rule = DataValidation::new();
    let (rule, words) = match entry {
        Entry::Count => (
            rule.allow_whole_number(DataValidationRule::GreaterThanOrEqualTo(0)),
            "这里只能填 0 或大于 0 的整数。没有发生的填 0，没有统计的留空。",
        ),
        Entry::Change => (
            rule.allow_whole_number(DataValidationRule::Between(i32::MIN, i32::MAX)),
            "这里只能填整数，减少的填负数。没有统计的留空。",
        ),
        Entry::Amount => (
            rule.allow_decimal_number(DataValidationRule::GreaterThanOrEqualTo(0.0)),
            "这里只能填不小于 0 的数。没有发生的填 0，没有统计的留空。",
        ),
    };
    let rule = rule
        .set_error_style(DataValidationErrorStyle::Stop)
        .set_error_title("不是这里能填的数")?
        .set_error_message(words)?
        .set_multi_range(written(&cells));
    drawn.add_data_validation(first.row, first.column, first.row, first.column, &rule)?;
    Ok(())
}

/// The cells that are asked for, those below each other as one range.
fn ranges(sheet: &Sheet, is_asked: impl Fn(&SheetCell) -> bool) -> Vec<(Position, Position)> {
    let mut cells: Vec<(u16, u32)> = sheet
        .cells
        .iter()
        .filter(|cell| is_asked(cell))
        .map(|cell| (cell.at.column, cell.at.row))
        .collect();
    cells.sort_unstable();
    let mut ranges: Vec<(Position, Position)> = Vec::new();
    for (column, row) in cells {
        let at = Position { row, column };
        match ranges.last_mut() {
            Some((_, last)) if last.column == column && last.row + 1 == row => *last = at,
            _ => ranges.push((at, at)),
        }
    }
    ranges
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
