//! What is run on random input, a file each: it takes any bytes and panics where something that must
//! hold does not.
//!
//! The targets of `fuzz_targets` run these under a fuzzer; the quick tests run them over
//! `corpus`, which needs no fuzzer.

pub mod around;
pub mod edits;
pub mod findings;
pub mod form;
pub mod formula;
pub mod narrative;
pub mod numerals;
pub mod outputs;
pub mod readers;
pub mod template;
pub mod well_formed;
pub mod year_file;
