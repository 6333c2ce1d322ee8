//! The files of a report: their names, and the bytes that the writers give for them. They are written
//! nowhere: that is for whoever asked.

pub mod drawing;
pub mod edition;
pub mod file_name;
pub mod file_set;
pub mod formats;
