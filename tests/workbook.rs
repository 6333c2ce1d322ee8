//! The sheets of the spreadsheet, their names, heights and places.

mod defined_name;
mod position;
mod row_height;
mod sheet_names;
mod sheets;
