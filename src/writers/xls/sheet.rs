//! One sheet: its page, its columns and rows, its cells.

use std::collections::BTreeMap;

use anyhow::{Context as _, Result};
use rust_decimal::Decimal;

use super::{
    font::{Formats, twips},
    formula,
    record::{BOF, Content, EOF, Records, beginning},
    strings::Strings,
};
use crate::{
    workbook::{
        position::Position,
        row_height::{DEFAULT_ROW_HEIGHT, row_heights},
        sheet::{CellValue, Entry, FormulaResult, REFUSED, Sheet, SheetCell, Workbook},
        sheet_formula::Formula,
    },
    writers::cell_look::{HEAD_FONT, counts_from_one, page_footer, page_header, pages_high},
};

const GUTTERS: u16 = 0x0080;
const DEFAULT_ROW: u16 = 0x0225;
const WSBOOL: u16 = 0x0081;
const PAGE_BREAKS: u16 = 0x001B;
const HEADER: u16 = 0x0014;
const FOOTER: u16 = 0x0015;
const CENTRE_ACROSS: u16 = 0x0083;
const MARGINS: [(u16, f64); 4] = [(0x0026, 0.7), (0x0027, 0.7), (0x0028, 0.75), (0x0029, 0.75)];
const PAGE_SETUP: u16 = 0x00A1;
const PROTECT: u16 = 0x0012;
const COLUMN: u16 = 0x007D;
const DIMENSIONS: u16 = 0x0200;
const ROW: u16 = 0x0208;
const BLANK: u16 = 0x0201;
const LABEL: u16 = 0x00FD;
const NUMBER: u16 = 0x0203;
const FORMULA: u16 = 0x0006;
const STRING: u16 = 0x0207;
const WINDOW2: u16 = 0x023E;
const MERGED: u16 = 0x00E5;
const RULES: u16 = 0x01B2;
const RULE: u16 = 0x01BE;

/// A4 in the format's list of paper sizes.
const A4: u16 = 9;

/// Merged ranges in one record, and ranges in one rule.
const MOST_RANGES: usize = 900;

/// Pixels of a digit of the default font, and those that a column keeps free.
const DIGIT_PIXELS: f64 = 8.0;
const FREE_PIXELS: f64 = 5.0;

/// The records of one sheet.
pub(super) fn draw(
    index: usize,
    workbook: &Workbook,
    strings: &mut Strings,
    formats: &mut Formats,
) -> Result<Vec<u8>> {
    let sheet = workbook.sheets.get(index).context("the sheet is there")?;
    let mut records = Records::default();
    records.push(BOF, &beginning(0x0010))?;
    if !sheet.folded.is_empty() {
        // Room for the marks of one level of rows.
        records.push(GUTTERS, Content::new().shorts(&[29, 0, 2, 0]).finish())?;
    }
    let height = twips(DEFAULT_ROW_HEIGHT);
    records.push(DEFAULT_ROW, Content::new().shorts(&[1, height]).finish())?;
    page(&mut records, sheet, workbook)?;
    if sheet.locked {
        records.push(PROTECT, &1_u16.to_le_bytes())?;
    }
    columns(&mut records, sheet)?;
    let drawn = Drawn::new(sheet, workbook, strings, formats)?;
    drawn.write(&mut records, sheet)?;
    // Lines between cells, heads of rows and columns, zeros; the first tab is the one shown.
    let shown = if index == 0 { 0x06B6 } else { 0x00B6 };
    let window = Content::new()
        .shorts(&[shown, 0, 0, 0x0040, 0, 0, 0])
        .long(0);
    records.push(WINDOW2, window.finish())?;
    merged(&mut records, sheet)?;
    rules(&mut records, sheet)?;
    records.push(EOF, &[])?;
    Ok(records.into_bytes())
}

/// Paper, scale, what stands over and under every page.
fn page(records: &mut Records, sheet: &Sheet, workbook: &Workbook) -> Result<()> {
    // Sums stand at the right, and below but where rows are folded under them; the page is fitted.
    let sums_below = if sheet.folded.is_empty() { 0x40 } else { 0 };
    records.push(WSBOOL, &(0x0181_u16 | sums_below).to_le_bytes())?;
    if !sheet.page_breaks.is_empty() {
        let count = u16::try_from(sheet.page_breaks.len())?;
        let mut content = Content::new().short(count);
        for row in &sheet.page_breaks {
            content = content.shorts(&[u16::try_from(*row)?, 0, 0xFF]);
        }
        records.push(PAGE_BREAKS, content.finish())?;
    }
    // Black: only the newer format has colours here.
    let mark = workbook.edition.mark().map_or_else(String::new, |mark| {
        format!("&R&\"{HEAD_FONT},Bold\"&14{mark}")
    });
    let header = page_header(&workbook.properties, &mark);
    records.push(HEADER, Content::new().text(&header)?.finish())?;
    records.push(
        FOOTER,
        Content::new().text(&page_footer(sheet.pages))?.finish(),
    )?;
    records.push(CENTRE_ACROSS, &1_u16.to_le_bytes())?;
    for (kind, inches) in MARGINS {
        records.push(kind, &inches.to_le_bytes())?;
    }
    let upright = u16::from(!sheet.landscape) << 1;
    let options = upright | u16::from(counts_from_one(sheet.pages)) << 7;
    // One page wide, and as many high as it takes or is made to fill.
    let high = pages_high(sheet.pages);
    let setup = Content::new()
        .shorts(&[A4, 100, 1, 1, high, options, 300, 300])
        .float(0.3)
        .float(0.3)
        .short(1);
    records.push(PAGE_SETUP, setup.finish())
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a column is a few dozen characters wide"
)]
fn columns(records: &mut Records, sheet: &Sheet) -> Result<()> {
    for (column, width) in (0_u16..).zip(&sheet.column_widths) {
        // Widths count in 1/256 of a digit, the free pixels included.
        let whole = (width * DIGIT_PIXELS + FREE_PIXELS) / DIGIT_PIXELS * 256.0;
        let width = whole.round().clamp(0.0, 65_280.0) as u16;
        let content = Content::new().shorts(&[column, column, width, 15, 0, 0]);
        records.push(COLUMN, content.finish())?;
    }
    Ok(())
}

/// The cells as records, row by row.
struct Drawn {
    rows: BTreeMap<u16, BTreeMap<u16, Records>>,
}

impl Drawn {
    fn new(
        sheet: &Sheet,
        workbook: &Workbook,
        strings: &mut Strings,
        formats: &mut Formats,
    ) -> Result<Self> {
        let mut drawn = Self {
            rows: BTreeMap::new(),
        };
        for cell in &sheet.cells {
            let look = formats.of(cell);
            drawn
                .cell(cell, look, workbook, strings)
                .with_context(|| format!("cannot write the cell {}", cell.at.a1()))?;
        }
        Ok(drawn)
    }

    fn cell(
        &mut self,
        cell: &SheetCell,
        look: u16,
        workbook: &Workbook,
        strings: &mut Strings,
    ) -> Result<()> {
        for row in 0..cell.row_span {
            for column in 0..cell.column_span {
                let at = Position {
                    row: cell.at.row.saturating_add(row),
                    column: cell.at.column.saturating_add(column),
                };
                let (row, column) = formula::place(at)?;
                let mut records = Records::default();
                let head = Content::new().shorts(&[row, column, look]);
                if at == cell.at {
                    value(&mut records, head, &cell.value, workbook, strings)?;
                } else {
                    records.push(BLANK, head.finish())?;
                }
                self.rows.entry(row).or_default().insert(column, records);
            }
        }
        Ok(())
    }

    fn write(self, records: &mut Records, sheet: &Sheet) -> Result<()> {
        let last_row = self
            .rows
            .keys()
            .next_back()
            .map_or(0, |row| u32::from(*row) + 1);
        let columns = self.rows.values().filter_map(|row| row.keys().next_back());
        let last_column = columns.max().map_or(0, |column| column + 1);
        let dimensions = Content::new()
            .long(0)
            .long(last_row)
            .shorts(&[0, last_column, 0]);
        records.push(DIMENSIONS, dimensions.finish())?;
        let heights = row_heights(sheet);
        for (row, cells) in self.rows {
            let given = heights.get(&u32::from(row));
            let height = twips(given.copied().unwrap_or(DEFAULT_ROW_HEIGHT));
            // A height that was given stays; the last bit is always set.
            let flags = 0x100 | u32::from(given.is_some()) << 6 | folding(row.into(), sheet);
            let content = Content::new()
                .shorts(&[row, 0, last_column, height, 0, 0])
                .long(flags);
            records.push(ROW, content.finish())?;
            for cell in cells.into_values() {
                records.append(cell);
            }
        }
        Ok(())
    }
}

/// What a row says of folding: its level and that it is hidden, or that those below it are.
fn folding(row: u32, sheet: &Sheet) -> u32 {
    let behind = sheet.folded.partition_point(|(_, last)| *last < row);
    match sheet.folded.get(behind) {
        Some((first, _)) if *first <= row => 1 | 0x20,
        Some((first, _)) if *first == row + 1 => 0x10,
        _ => 0,
    }
}

/// What a cell holds.
fn value(
    records: &mut Records,
    head: Content,
    value: &CellValue,
    workbook: &Workbook,
    strings: &mut Strings,
) -> Result<()> {
    match value {
        CellValue::Blank => records.push(BLANK, head.finish()),
        CellValue::Text(text) => {
            let number = strings.number(text)?;
            records.push(LABEL, head.long(number).finish())
        }
        CellValue::Number(number) => records.push(NUMBER, head.float(to_float(*number)?).finish()),
        CellValue::Formula(formula, result) => {
            check(formula, workbook)?;
            let tokens = formula::tokens(formula)?;
            let (stored, text) = match result {
                FormulaResult::Number(number) => (to_float(*number)?.to_le_bytes(), None),
                // 3 is a text of no length, 0 one that follows.
                FormulaResult::Text(text) if text.is_empty() => {
                    ([3, 0, 0, 0, 0, 0, 0xFF, 0xFF], None)
                }
                FormulaResult::Text(text) => ([0, 0, 0, 0, 0, 0, 0xFF, 0xFF], Some(text)),
            };
            let content = head
                .bytes(&stored)
                .short(0)
                .long(0)
                .short(u16::try_from(tokens.len())?)
                .bytes(&tokens);
            records.push(FORMULA, content.finish())?;
            match text {
                Some(text) => records.push(STRING, Content::new().text(text)?.finish()),
                None => Ok(()),
            }
        }
    }
}

/// Whether every sheet that a formula names is there.
fn check(formula: &Formula, workbook: &Workbook) -> Result<()> {
    match formula {
        Formula::Elsewhere(reference) => workbook
            .sheets
            .get(reference.sheet)
            .map(|_| ())
            .with_context(|| format!("a formula points at sheet {}", reference.sheet)),
        Formula::Operation(left, _, right) => {
            check(left, workbook)?;
            check(right, workbook)
        }
        Formula::Call(_, arguments) => arguments
            .iter()
            .try_for_each(|argument| check(argument, workbook)),
        Formula::Number(_) | Formula::Text(_) | Formula::Cell(_) | Formula::Range(..) => Ok(()),
    }
}

fn merged(records: &mut Records, sheet: &Sheet) -> Result<()> {
    let mut ranges = Vec::new();
    for cell in &sheet.cells {
        if cell.row_span > 1 || cell.column_span > 1 {
            let (row, column) = formula::place(cell.at)?;
            let last_row = row + u16::try_from(cell.row_span.saturating_sub(1))?;
            ranges.push([
                row,
                last_row,
                column,
                column + cell.column_span.saturating_sub(1),
            ]);
        }
    }
    for some in ranges.chunks(MOST_RANGES) {
        let count = u16::try_from(some.len())?;
        let content = some
            .iter()
            .fold(Content::new().short(count), |content, range| {
                content.shorts(range)
            });
        records.push(MERGED, content.finish())?;
    }
    Ok(())
}

/// What may be typed where.
fn rules(records: &mut Records, sheet: &Sheet) -> Result<()> {
    let mut rules = Vec::new();
    for entry in [Entry::Count, Entry::Change, Entry::Amount] {
        let ranges = sheet.ranges(|cell| cell.entry == Some(entry));
        for some in ranges.chunks(MOST_RANGES) {
            rules.push(rule(entry, some)?);
        }
    }
    if rules.is_empty() {
        return Ok(());
    }
    let count = u32::try_from(rules.len())?;
    let head = Content::new()
        .short(0)
        .long(0)
        .long(0)
        .long(u32::MAX)
        .long(count);
    records.push(RULES, head.finish())?;
    for rule in rules {
        records.push(RULE, rule.finish())?;
    }
    Ok(())
}

fn rule(entry: Entry, ranges: &[(Position, Position)]) -> Result<Content> {
    let zero = Formula::Number(Decimal::ZERO);
    let least = Formula::Number(Decimal::from(i32::MIN));
    let most = Formula::Number(Decimal::from(i32::MAX));
    let (whole, decimal) = (1, 2);
    let (between, at_least) = (0, 6);
    let (kind, operator, first, second) = match entry {
        Entry::Count => (whole, at_least, zero, None),
        Entry::Change => (whole, between, least, Some(most)),
        Entry::Amount => (decimal, at_least, zero, None),
    };
    // A blank may stand; what is refused is said.
    let options: u32 = kind | 1 << 8 | 1 << 19 | operator << 20;
    let first = formula::tokens(&first)?;
    let second = second
        .map(|formula| formula::tokens(&formula))
        .transpose()?;
    let second = second.unwrap_or_default();
    let mut content = Content::new()
        .long(options)
        .text("\0")?
        .text(REFUSED)?
        .text("\0")?
        .text(entry.what_is_asked())?
        .shorts(&[u16::try_from(first.len())?, 0])
        .bytes(&first)
        .shorts(&[u16::try_from(second.len())?, 0])
        .bytes(&second)
        .short(u16::try_from(ranges.len())?);
    for (first, last) in ranges {
        let ((row, column), (last_row, last_column)) =
            (formula::place(*first)?, formula::place(*last)?);
        content = content.shorts(&[row, last_row, column, last_column]);
    }
    Ok(content)
}

/// The nearest floating-point number, read from the digits as in the .xlsx.
fn to_float(number: Decimal) -> Result<f64> {
    Ok(number.to_string().parse()?)
}
