//! What is wrong, as data: where, how badly, both sides of the numbers, and what to do.
//!
//! A [`Diagnostic`] knows no colour, no format and no language in force; the files beside this
//! one write it out.

mod account;
mod excerpt;
pub mod fault;
mod file_findings;
mod files;
mod finding;
pub mod github;
pub mod json;
pub mod junit;
mod locator;
mod nested_quotes;
pub mod path;
pub mod sarif;
pub mod say;
pub mod short;
pub mod terminal;
mod text;

pub use self::{
    account::{Account, FigureCount, NotAssessable, RelationCount},
    file_findings::{FileFindings, Tally},
    files::{FileId, Files, Loaded, Place, Role, Whereabouts},
    finding::{Diagnostic, Edit, Help, Label, Rule, Severity, sort},
    locator::Locator,
    text::{Language, Text},
};
