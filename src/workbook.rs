//! The spreadsheet as data: the statutory tables, the proof of every relation, all figures, charts.
//!
//! Both spreadsheet formats are drawn from these sheets, so that nothing is laid out twice. Each
//! figure has one home, which every formula takes it from.

mod cell_text;
mod chart_sheet;
pub mod comparison;
pub mod compose;
mod data_sheet;
pub mod defined_name;
pub mod departments;
mod figure_use;
pub mod fill_in;
mod form_pages;
pub mod home;
mod last_year;
mod live_expression;
mod live_totals;
pub mod number_format;
pub mod position;
mod proof;
pub mod review;
pub mod row_height;
pub mod sheet;
pub(crate) mod sheet_cells;
pub mod sheet_formula;
pub mod sheet_name;
mod taken_names;
