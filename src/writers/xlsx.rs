//! The spreadsheet as .xlsx.
//!
//! Formulas are stored with their results, so that previews and programs that do not compute
//! show the same as those that do. Every figure's home has a defined name, its id.

mod chart;
mod formula;
mod made_by;
mod note;
mod page;
mod rules;
mod stretch;
mod style;

use anyhow::Context;
use chrono::{Datelike as _, Timelike as _};
use rust_decimal::Decimal;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook as File, Worksheet};

use self::{formula::SheetNames, stretch::Stretches, style::Formats};
use crate::{
    document::properties::Properties,
    workbook::{
        defined_name::defined_names,
        position::Position,
        row_height::row_heights,
        sheet::{CellValue, FormulaResult, Sheet, SheetCell, Workbook},
    },
};

/// How hard the parts are packed, of 9: more takes half as long again for a fifth of the size.
const COMPRESSION: u8 = 1;

/// A sheet of more cells than this is put on the disk row by row while it is written, in a nameless
/// file of the system's folder for temporary ones: in memory a cell takes some 170 bytes.
const MOST_CELLS_IN_MEMORY: usize = 50_000;

/// The bytes of the .xlsx file; the same workbook always gives the same bytes.
///
/// # Errors
///
/// What the format cannot hold: a tab name of more than 31 characters, merged ranges that
/// overlap, a text of more than 32,767 characters, a reference to a sheet that does not exist. A
/// long sheet has nowhere to be put.
pub fn write(workbook: &Workbook) -> anyhow::Result<Vec<u8>> {
    let mut file = File::new();
    file.set_zip_compression_level(COMPRESSION);
    file.set_default_format(
        &style::body(),
        style::DEFAULT_ROW_PIXELS,
        style::DEFAULT_COLUMN_PIXELS,
    )?;
    file.set_properties(&properties(&workbook.properties)?);
    let names = SheetNames::of(&workbook.sheets);
    let mut formats = Formats::default();
    for sheet in &workbook.sheets {
        let room = if sheet.cells.len() > MOST_CELLS_IN_MEMORY {
            file.add_worksheet_with_low_memory()
        } else {
            Ok(file.add_worksheet())
        };
        let drawn = room
            .map_err(anyhow::Error::from)
            .and_then(|room| draw(room, sheet, workbook, &names, &mut formats));
        drawn.with_context(|| format!("cannot write the sheet {:?}", sheet.name))?;
    }
    for named in defined_names(workbook) {
        let cell = formula::absolute(named.place, &names)?;
        file.define_name(named.name, &format!("={cell}"))
            .with_context(|| format!("cannot name the cell of {:?}", named.figure))?;
    }
    let mut packed = file.save_to_buffer()?;
    made_by::say_unix(&mut packed);
    Ok(packed)
}

/// What the file says about itself.
fn properties(properties: &Properties) -> anyhow::Result<DocProperties> {
    let dated = properties.dated();
    let year = u16::try_from(dated.year()).context("the year of a date")?;
    let day = ExcelDateTime::from_ymd(
        year,
        u8::try_from(dated.month())?,
        u8::try_from(dated.day())?,
    )?;
    let (hour, minute, second) = (dated.hour(), dated.minute(), dated.second());
    let dated = day.and_hms(u16::try_from(hour)?, u8::try_from(minute)?, second)?;
    let mut described = DocProperties::new()
        .set_title(&properties.title)
        .set_subject(properties.statistics_subject())
        .set_author(&properties.organ)
        .set_company(&properties.organ)
        .set_creation_datetime(&dated);
    for (name, value) in properties.particulars() {
        described = described.set_custom_property(name, value);
    }
    Ok(described)
}

fn draw(
    drawn: &mut Worksheet,
    sheet: &Sheet,
    workbook: &Workbook,
    names: &SheetNames,
    formats: &mut Formats,
) -> anyhow::Result<()> {
    drawn.set_name(&sheet.name)?;
    // A blank result is stored as blank; the library's own default is 0.
    drawn.set_formula_result_default("");
    for (column, width) in (0..).zip(&sheet.column_widths) {
        if *width > 0.0 {
            drawn.set_column_width(column, *width)?;
        } else {
            drawn.set_column_hidden(column)?;
        }
    }
    for (row, height) in row_heights(sheet) {
        drawn.set_row_height(row, height)?;
    }
    for (first, last) in &sheet.folded {
        drawn.group_rows_collapsed(*first, *last)?;
    }
    if !sheet.folded.is_empty() {
        drawn.group_symbols_above(true);
    }
    page::set_up(drawn, sheet, workbook)?;
    let is_long = sheet.cells.len() > MOST_CELLS_IN_MEMORY;
    let mut stretches = Stretches::default();
    let mut row = 0;
    for cell in &sheet.cells {
        // Only the row that is being written can still be changed.
        if is_long && cell.at.row != row {
            stretches.finish(drawn, formats)?;
        }
        row = cell.at.row;
        stretches
            .add(drawn, cell, formats)
            .map_err(anyhow::Error::from)
            .and_then(|()| draw_cell(drawn, cell, names))
            .with_context(|| format!("cannot write the cell {}", cell.at.a1()))?;
    }
    stretches.finish(drawn, formats)?;
    rules::set(drawn, sheet)?;
    for one in &sheet.charts {
        chart::draw(drawn, sheet, one)?;
    }
    Ok(())
}

/// Writes what a cell holds; its format is set with those of its neighbours.
fn draw_cell(drawn: &mut Worksheet, cell: &SheetCell, names: &SheetNames) -> anyhow::Result<()> {
    let Position { row, column } = cell.at;
    match &cell.value {
        CellValue::Blank => {}
        CellValue::Text(text) => {
            drawn.write_string(row, column, text)?;
        }
        CellValue::Number(number) => {
            drawn.write_number(row, column, to_float(*number)?)?;
        }
        CellValue::Formula(formula, result) => {
            let text = formula::text(formula, names)?;
            let stored = rust_xlsxwriter::Formula::new(text).set_result(match result {
                FormulaResult::Number(number) => number.normalize().to_string(),
                FormulaResult::Text(text) => text.clone(),
            });
            drawn.write_formula(row, column, stored)?;
        }
    }
    if !cell.remark.is_empty() {
        drawn.insert_note(row, column, &note::note(&cell.remark))?;
    }
    Ok(())
}

/// The nearest floating-point number, which is what a spreadsheet computes with.
///
/// Read from the digits: dividing by powers of ten would round twice.
fn to_float(number: Decimal) -> anyhow::Result<f64> {
    Ok(number.to_string().parse()?)
}
