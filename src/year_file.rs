//! The year file as written: typed, every value with its place, nothing resolved.
//!
//! Reading never stops at the first problem: what can be read is returned beside all findings.

mod codes;
mod configuration;
mod district;
pub mod edit;
mod entry;
mod extent;
mod file;
pub mod key;
pub mod keys;
mod kind;
mod layout;
mod located;
pub mod named_figures;
pub mod number;
pub mod odd_characters;
pub mod organ;
pub mod prose;
mod read;
mod read_figures;
mod read_notes;
mod read_style;
mod reading;
pub mod rules;
pub mod schema;
pub mod settings;
pub mod spots;
pub mod style;
mod syntax;
mod typed;
mod walk;

pub use self::{
    configuration::Configuration,
    district::{District, Exempt},
    entry::{
        AttachmentEntry, AttachmentKind, Breakdown, CellEntry, CellInput, DepartmentEntry,
        FigureEntry, NoteEntry, NotePlace, RelationEntry, SectionEntry, WaiverEntry,
    },
    file::{ReportHead, YearFile},
    kind::Kind,
    located::Located,
    reading::{Reading, read},
};
