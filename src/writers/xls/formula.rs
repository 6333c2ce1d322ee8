//! Formulas as the tokens a spreadsheet computes: operands first, then what is done with them.

use anyhow::{Context as _, Result};

use super::record::Content;
use crate::workbook::{
    position::{Position, Reference},
    sheet_formula::{Formula, Function, Operator},
};

/// A cell or a range whose place counts; or whose value does.
const PLACE: u8 = 0x20;
const VALUE: u8 = 0x40;

/// Both parts of a place follow when a formula is copied elsewhere.
const RELATIVE: u16 = 0xC000;

/// The tokens of a formula.
pub(super) fn tokens(formula: &Formula) -> Result<Vec<u8>> {
    let content = add(Content::new(), formula, VALUE, 0)?;
    Ok(content.finish().to_vec())
}

/// The tokens of a place that a name stands for.
pub(super) fn absolute(reference: Reference) -> Result<Vec<u8>> {
    let (row, column) = place(reference.at)?;
    let sheet = u16::try_from(reference.sheet).context("too many sheets")?;
    let content = Content::new().byte(0x3A).shorts(&[sheet, row, column]);
    Ok(content.finish().to_vec())
}

/// The tokens of whole rows that are repeated on every page.
pub(super) fn whole_rows(sheet: usize, first: u32, last: u32) -> Result<Vec<u8>> {
    let sheet = u16::try_from(sheet).context("too many sheets")?;
    let (first, last) = (u16::try_from(first)?, u16::try_from(last)?);
    let content = Content::new()
        .byte(0x3B)
        .shorts(&[sheet, first, last, 0, 0xFF]);
    Ok(content.finish().to_vec())
}

/// A place as the format counts it.
pub(super) fn place(at: Position) -> Result<(u16, u16)> {
    let row = u16::try_from(at.row).ok();
    let row = row.filter(|_| at.column < 256);
    let row = row.context("an .xls holds 65536 rows of 256 columns")?;
    Ok((row, at.column))
}

/// Adds a formula; `class` says what its operand is wanted for, `strength` how tightly what stands
/// round it binds.
fn add(content: Content, formula: &Formula, class: u8, strength: u8) -> Result<Content> {
    Ok(match formula {
        Formula::Number(number) => {
            let whole = number.fract().is_zero().then(|| number.trunc().mantissa());
            match whole.and_then(|whole| u16::try_from(whole).ok()) {
                Some(whole) => content.byte(0x1E).short(whole),
                None => content.byte(0x1F).float(number.to_string().parse()?),
            }
        }
        Formula::Text(text) => content.byte(0x17).short_text(text)?,
        Formula::Cell(at) => {
            let (row, column) = place(*at)?;
            content.byte(0x04 | class).shorts(&[row, column | RELATIVE])
        }
        Formula::Elsewhere(reference) => {
            let (row, column) = place(reference.at)?;
            let sheet = u16::try_from(reference.sheet).context("too many sheets")?;
            content
                .byte(0x1A | class)
                .shorts(&[sheet, row, column | RELATIVE])
        }
        Formula::Range(first, last) => {
            let ((first_row, first_column), (last_row, last_column)) =
                (place(*first)?, place(*last)?);
            content.byte(0x05 | PLACE).shorts(&[
                first_row,
                last_row,
                first_column | RELATIVE,
                last_column | RELATIVE,
            ])
        }
        Formula::Operation(left, operator, right) => {
            let own = operator.strength();
            let content = add(content, left, VALUE, own)?;
            // a-(b-c) is not a-b-c.
            let content = add(content, right, VALUE, own + 1)?;
            let content = content.byte(operator_token(*operator));
            // Parentheses are only for those who read the formula.
            if own < strength {
                content.byte(0x15)
            } else {
                content
            }
        }
        Formula::Call(function, arguments) => {
            let mut content = content;
            for (index, argument) in arguments.iter().enumerate() {
                let wants_place = match function {
                    Function::Sum | Function::Count | Function::And | Function::Or => true,
                    Function::CountIf => index == 0,
                    _ => false,
                };
                let class = if wants_place { PLACE } else { VALUE };
                content = add(content, argument, class, 0)?;
            }
            let (number, takes_any) = function_number(*function);
            if takes_any {
                let count = u8::try_from(arguments.len()).context("too many arguments")?;
                content.byte(0x02 | VALUE).byte(count).short(number)
            } else {
                content.byte(0x01 | VALUE).short(number)
            }
        }
    })
}

fn operator_token(operator: Operator) -> u8 {
    match operator {
        Operator::Add => 0x03,
        Operator::Subtract => 0x04,
        Operator::Multiply => 0x05,
        Operator::Divide => 0x06,
        Operator::Less => 0x09,
        Operator::AtMost => 0x0A,
        Operator::Equal => 0x0B,
        Operator::AtLeast => 0x0C,
        Operator::More => 0x0D,
        Operator::Unequal => 0x0E,
    }
}

/// The number of a function, and whether it takes any number of arguments.
fn function_number(function: Function) -> (u16, bool) {
    match function {
        Function::Count => (0, true),
        Function::If => (1, true),
        Function::IsError => (3, false),
        Function::Sum => (4, true),
        Function::Abs => (24, false),
        Function::Round => (27, false),
        Function::And => (36, true),
        Function::Or => (37, true),
        Function::IsNumber => (128, false),
        Function::IsBlank => (129, false),
        Function::CountIf => (346, false),
    }
}
