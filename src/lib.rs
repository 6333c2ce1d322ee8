//! report
pub mod document;
pub mod writers;
