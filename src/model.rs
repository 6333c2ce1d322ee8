//! The report resolved: figures in one arena, relations as data, the text evaluated; no syntax
//! left but the places that findings point at.

mod account;
mod attachment;
mod broken_tag;
pub mod claim;
pub mod culprit;
mod dated_titles;
pub mod derivation;
mod derive;
pub mod difference;
mod evaluate;
mod expression_bounds;
pub mod figure;
mod form_cells;
mod form_relation;
mod form_table;
pub mod formula;
mod formula_reader;
mod last_net;
mod marks;
pub mod mentioned;
mod neighbours;
pub(crate) mod notion_cells;
pub mod obligation;
mod passage;
mod printed_number;
mod printing;
mod problem;
pub mod relation;
mod report;
mod resolve;
mod scope;
pub mod slip;
mod standard;
mod stated_figure;
mod surroundings;
pub mod suspects;
mod table_notes;
mod tag;
mod template;
pub mod text;
mod text_sum;
pub(crate) mod typed_number;
pub(crate) mod typed_text;
mod unread;
pub mod waiver;

pub use self::{
    attachment::Attachment,
    passage::{Passage, Section},
    problem::{NotLastYears, Problem},
    report::{Breakdown, Organ, Report},
    resolve::resolve,
    surroundings::Surroundings,
    table_notes::TableNotes,
    unread::Unread,
};
