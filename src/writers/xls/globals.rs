//! What belongs to the whole workbook: fonts, looks, names, texts, the list of sheets.

use anyhow::{Context as _, Result, ensure};

use super::{
    font::Formats,
    formula,
    record::{BOF, Content, EOF, Records, beginning},
    strings::Strings,
};
use crate::workbook::{defined_name::defined_names, sheet::Workbook, sheet_name};

const CODEPAGE: u16 = 0x0042;
const WINDOW1: u16 = 0x003D;
const BOUNDSHEET: u16 = 0x0085;
const SUPBOOK: u16 = 0x01AE;
const EXTERNSHEET: u16 = 0x0017;
const NAME: u16 = 0x0018;

/// The name under which a sheet's repeated rows are known.
const PRINT_TITLES: u8 = 7;

/// All that the first part of the stream is made of.
pub(super) struct Globals<'a> {
    pub(super) workbook: &'a Workbook,
    pub(super) strings: &'a Strings,
    pub(super) formats: &'a Formats,
}

impl Globals<'_> {
    /// The whole stream: this part, then the sheets.
    pub(super) fn stream(&self, sheets: &[Vec<u8>]) -> Result<Vec<u8>> {
        // The list of sheets tells where each starts, so that the part is written twice: first to
        // see how long it is.
        let length = self.write(&vec![0; sheets.len()])?.len();
        let mut starts = Vec::new();
        let mut start = length;
        for sheet in sheets {
            starts.push(u32::try_from(start)?);
            start += sheet.len();
        }
        let mut stream = self.write(&starts)?.into_bytes();
        for sheet in sheets {
            stream.extend(sheet);
        }
        Ok(stream)
    }

    fn write(&self, starts: &[u32]) -> Result<Records> {
        let mut records = Records::default();
        records.push(BOF, &beginning(0x0005))?;
        records.push(CODEPAGE, &1200_u16.to_le_bytes())?;
        // Place and size of the window in twips, the first tab shown, room for tabs.
        let window = [0x0168, 0x010E, 0x5C3A, 0x3ABE, 0x0038, 0, 0, 1, 0x0258];
        records.push(WINDOW1, Content::new().shorts(&window).finish())?;
        self.formats.write(&mut records)?;
        for (sheet, start) in self.workbook.sheets.iter().zip(starts) {
            ensure!(
                sheet.name.encode_utf16().count() <= 31,
                "the tab name {:?} is too long",
                sheet.name
            );
            // Without its charts a sheet holds their figures alone.
            let name = if sheet.name == sheet_name::CHARTS && !sheet.charts.is_empty() {
                sheet_name::FIGURES_OF_CHARTS
            } else {
                sheet.name.as_str()
            };
            let content = Content::new().long(*start).short(0).short_text(name)?;
            records.push(BOUNDSHEET, content.finish())?;
        }
        let count = u16::try_from(self.workbook.sheets.len()).context("too many sheets")?;
        // References lead to this workbook itself, to one sheet each.
        records.push(SUPBOOK, Content::new().shorts(&[count, 0x0401]).finish())?;
        let sheets = (0..count).fold(Content::new().short(count), |content, sheet| {
            content.shorts(&[0, sheet, sheet])
        });
        records.push(EXTERNSHEET, sheets.finish())?;
        self.names(&mut records)?;
        self.strings.write(&mut records)?;
        records.push(EOF, &[])?;
        Ok(records)
    }

    /// The figures' names, and the rows that are repeated on every page.
    fn names(&self, records: &mut Records) -> Result<()> {
        for named in defined_names(self.workbook) {
            let place = formula::absolute(named.place)
                .with_context(|| format!("cannot name the cell of {:?}", named.figure))?;
            let units: Vec<u16> = named.name.encode_utf16().collect();
            let length = u8::try_from(units.len()).context("a name is too long")?;
            let content = Content::new()
                .short(0)
                .byte(0)
                .byte(length)
                .short(u16::try_from(place.len())?)
                .shorts(&[0, 0])
                .bytes(&[0; 4])
                .byte(1)
                .shorts(&units)
                .bytes(&place);
            records.push(NAME, content.finish())?;
        }
        for (index, sheet) in self.workbook.sheets.iter().enumerate() {
            let Some((first, last)) = sheet.repeated_rows else {
                continue;
            };
            let rows = formula::whole_rows(index, first, last)?;
            let number = u16::try_from(index)? + 1;
            let content = Content::new()
                .short(0x0020)
                .byte(0)
                .byte(1)
                .short(u16::try_from(rows.len())?)
                .shorts(&[0, number])
                .bytes(&[0; 4])
                .bytes(&[0, PRINT_TITLES])
                .bytes(&rows);
            records.push(NAME, content.finish())?;
        }
        Ok(())
    }
}
