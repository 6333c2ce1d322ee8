//! report
pub mod checks;
pub mod cli;
pub mod diagnostic;
pub mod document;
pub mod forms;
mod mend;
pub mod model;
pub mod source;
pub mod writers;
pub mod year_file;
