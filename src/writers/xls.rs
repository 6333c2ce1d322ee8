//! The spreadsheet as .xls, the format of Excel 97 to 2003 that some offices still ask for.
//!
//! Records after the published description of the format ([MS-XLS], BIFF8). The same sheets as in
//! the .xlsx, but for what the format or its readers know less well: charts, notes of a draft and
//! colours that follow a change are left out.

mod font;
mod formula;
mod globals;
mod properties;
mod record;
mod sheet;
mod strings;

use std::io::{Cursor, Write as _};

use anyhow::{Context as _, Result};
use cfb::{CompoundFile, Version};

use self::{font::Formats, globals::Globals, strings::Strings};
use crate::workbook::sheet::Workbook;

/// The bytes of the .xls file; the same workbook always gives the same bytes.
///
/// # Errors
///
/// What the format cannot hold: more than 65,536 rows or 256 columns, a text of more than 32,767
/// characters, a tab name of more than 31, a reference to a sheet that does not exist.
pub fn write(workbook: &Workbook) -> Result<Vec<u8>> {
    let mut strings = Strings::default();
    let mut formats = Formats::new();
    let mut sheets = Vec::new();
    for (index, sheet) in workbook.sheets.iter().enumerate() {
        let drawn = sheet::draw(index, workbook, &mut strings, &mut formats);
        sheets.push(drawn.with_context(|| format!("cannot write the sheet {:?}", sheet.name))?);
    }
    let globals = Globals {
        workbook,
        strings: &strings,
        formats: &formats,
    };
    let stream = globals.stream(&sheets)?;

    // Version 3, with short sectors: the programs of that time know no other.
    let mut file = CompoundFile::create_with_version(Version::V3, Cursor::new(Vec::new()))?;
    file.create_stream("Workbook")?.write_all(&stream)?;
    file.create_stream("\u{5}SummaryInformation")?
        .write_all(&properties::summary(&workbook.properties))?;
    file.flush()?;
    Ok(file.into_inner().into_inner())
}
