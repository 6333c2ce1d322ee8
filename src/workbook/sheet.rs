//! The spreadsheet as data: sheets of cells, formulas with their results, names.
//!
//! Both spreadsheet formats are drawn from this, so that nothing is laid out twice. Rows and
//! columns count from 0.

use rust_decimal::Decimal;

use super::{cell_text::fitting, position::Position, sheet_formula::Formula};
use crate::{
    document::{edition::Edition, properties::Properties},
    facts::trace::Trace,
};

/// A spreadsheet.
#[derive(Debug, Clone, PartialEq)]
pub struct Workbook {
    /// What the file says about itself.
    pub properties: Properties,
    /// Whether it is what is published, or a draft.
    pub edition: Edition,
    /// The sheets, in the order of their tabs.
    pub sheets: Vec<Sheet>,
}

/// One sheet.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    /// The tab's name: what every spreadsheet program takes, and unlike the others'.
    pub name: String,
    /// Column widths in characters of the default font; a column without width is not shown.
    pub column_widths: Vec<f64>,
    /// The least heights of rows in points, where they are more than the default: (row, height).
    pub row_heights: Vec<(u32, f64)>,
    /// The cells, row by row.
    pub cells: Vec<SheetCell>,
    /// First and last row that are repeated on every printed page.
    pub repeated_rows: Option<(u32, u32)>,
    /// Whether it is printed on A4 turned on its side.
    pub landscape: bool,
    /// Whether only the cells with an [`Entry`] can be changed; no password protects the rest.
    pub locked: bool,
    /// Rows that start a printed page.
    pub page_breaks: Vec<u32>,
    /// How its printed pages are counted.
    pub pages: Pages,
    /// First and last of the rows that are folded away under the row above them, until somebody asks
    /// for them.
    pub folded: Vec<(u32, u32)>,
    /// Charts over its cells.
    pub charts: Vec<SheetChart>,
}

/// How the printed pages of a sheet are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pages {
    /// Among those of all that is printed.
    Together,
    /// From 1, by themselves.
    Apart,
    /// As [`Self::Apart`], each page with what it is traced by.
    Traced(Trace),
    /// As a part of the form that is handed in.
    OfForm {
        /// The number of its first page.
        first: u16,
        /// How many pages it is made to fill.
        count: u16,
        /// The pages of the whole form.
        of: u16,
    },
}

/// A bar chart that floats over a sheet, drawn from its cells.
#[derive(Debug, Clone, PartialEq)]
pub struct SheetChart {
    /// What it shows.
    pub title: String,
    /// The same in words, for those who cannot see it.
    pub description: String,
    /// The cell at its upper left corner.
    pub at: Position,
    /// First and last cell of the column with the labels.
    pub labels: (Position, Position),
    /// How many rows it covers.
    pub rows: u32,
    /// Each set of bars: its name, and the first and last cell of its column.
    pub series: Vec<(String, (Position, Position))>,
}

impl Sheet {
    /// The cells that are asked for, those below each other as one range: first and last.
    pub fn ranges(&self, is_asked: impl Fn(&SheetCell) -> bool) -> Vec<(Position, Position)> {
        let mut cells: Vec<(u16, u32)> = self
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
}

/// One cell, or a range of merged ones.
#[derive(Debug, Clone, PartialEq)]
pub struct SheetCell {
    /// Where it starts.
    pub at: Position,
    /// How many rows it covers, at least 1.
    pub row_span: u32,
    /// How many columns it covers, at least 1.
    pub column_span: u16,
    /// What it holds.
    pub value: CellValue,
    /// How it is set.
    pub style: CellStyle,
    /// The format of its number, where its style alone does not say it: with the words of an
    /// approximation.
    pub format: Option<String>,
    /// The id of the figure whose home this cell is; becomes a defined name.
    pub figure: Option<String>,
    /// A note on the cell: the findings of a draft; empty in a final file.
    pub remark: String,
    /// What may be typed into it where the sheet is locked; `None` where nothing may.
    pub entry: Option<Entry>,
}

/// What may be typed into a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Entry {
    /// A whole number, not below zero.
    Count,
    /// A whole number that may be below zero.
    Change,
    /// A number with decimal places, not below zero.
    Amount,
}

/// What a spreadsheet says over its refusal of what was typed.
pub const REFUSED: &str = "不是这里能填的数";

impl Entry {
    /// What may be typed, in words that a clerk understands.
    #[must_use]
    pub fn what_is_asked(self) -> &'static str {
        match self {
            Self::Count => "这里只能填 0 或大于 0 的整数。没有发生的填 0，没有统计的留空。",
            Self::Change => "这里只能填整数，减少的填负数。没有统计的留空。",
            Self::Amount => "这里只能填不小于 0 的数。没有发生的填 0，没有统计的留空。",
        }
    }
}

impl SheetCell {
    /// Whether long text goes on in a second line.
    ///
    /// Figures never wrap. A plain line wraps only where it covers several columns: in a single
    /// one it runs on over its empty neighbours.
    #[must_use]
    pub fn wraps(&self) -> bool {
        match self.style {
            CellStyle::Value(_) | CellStyle::Input(_) => false,
            CellStyle::Plain => self.column_span > 1,
            CellStyle::Title
            | CellStyle::Header
            | CellStyle::Part
            | CellStyle::Label(_)
            | CellStyle::Unit
            | CellStyle::Held
            | CellStyle::Failed
            | CellStyle::NotAssessable => true,
        }
    }
}

/// What a cell holds.
#[derive(Debug, Clone, PartialEq)]
pub enum CellValue {
    /// Nothing, with borders.
    Blank,
    /// Text, never read as a formula or a number, and no longer than [`CellValue::text`] makes it.
    Text(String),
    /// A number.
    Number(Decimal),
    /// A formula and what it gives.
    Formula(Formula, FormulaResult),
}

impl CellValue {
    /// A text, as much of it as a cell holds.
    #[must_use]
    pub fn text(text: &str) -> Self {
        Self::Text(fitting(text).into_owned())
    }
}

/// What a formula gives, stored beside it for readers that do not compute.
#[derive(Debug, Clone, PartialEq)]
pub enum FormulaResult {
    /// A number.
    Number(Decimal),
    /// Text.
    Text(String),
}

/// How a cell is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CellStyle {
    /// Title of a sheet: large, bold, centred, no border.
    Title,
    /// A line under the title or the table: no border.
    Plain,
    /// Head of a column: bold, centred, wrapped.
    Header,
    /// Head of a part: bold, at the left, wrapped.
    Part,
    /// A label, at the left, wrapped, indented by so many steps.
    Label(u8),
    /// A unit, a note or the label of several rows: centred, wrapped.
    Unit,
    /// A figure as the form shows it, centred; with so many decimal places.
    Value(u8),
    /// A number that is to be typed (on yellow), centred; with so many decimal places.
    Input(u8),
    /// A verdict that holds (green), centred, bold.
    Held,
    /// A verdict that fails (red), centred, bold.
    Failed,
    /// A verdict that could not be given (grey), centred.
    NotAssessable,
}

impl CellStyle {
    /// Size of the type, in points.
    #[must_use]
    pub fn font_size(self) -> f64 {
        match self {
            Self::Title => 16.0,
            Self::Plain
            | Self::Header
            | Self::Part
            | Self::Label(_)
            | Self::Unit
            | Self::Value(_)
            | Self::Input(_)
            | Self::Held
            | Self::Failed
            | Self::NotAssessable => BODY_SIZE,
        }
    }
}

/// Size of the body type in points; column widths are counted in its digits.
pub const BODY_SIZE: f64 = 11.0;
