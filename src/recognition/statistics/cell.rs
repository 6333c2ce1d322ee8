//! Cells of a form as a transcript has them, and where.

use rust_decimal::Decimal;

pub use crate::readers::laid_out::PiecePlace;

/// A cell of a form, as a transcript has it.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// Its id in the form, `requests.new.natural`.
    pub id: String,
    /// What stands in it.
    pub state: CellState,
    /// What its number counts in, where the file says so or the form leaves no doubt; an amount of money that
    /// is told in another unit is converted to 万元.
    pub unit: Option<String>,
    /// Where it stands in the transcript.
    pub place: PiecePlace,
    /// Whether label, order and number of figures leave no doubt.
    pub is_certain: bool,
    /// Where it stands in the form.
    pub at: FormPlace,
}

/// What stands in a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CellState {
    /// A number.
    Stated(Decimal),
    /// Nothing.
    Blank,
    /// A mark for nothing: `/`, `-`, `—`, `不适用`.
    Mark,
    /// Something that is no number.
    Unreadable,
}

/// A place in a form as people count: 表3 第4行第2列.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct FormPlace {
    /// The part of the report that the table stands in, from 1; 1 for a table that is attached.
    pub table: usize,
    /// The row among those with figures of all tables of that part, from 1.
    pub row: usize,
    /// The column of figures, from 1.
    pub column: usize,
}

/// A row of a table that is no row of the form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AddedRow {
    /// Its label, without number.
    pub label: String,
    /// Where its label stands.
    pub place: PiecePlace,
}
