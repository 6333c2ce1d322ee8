//! What a text says, as far as its words tell: which numbers of running text are notions of the
//! statutory forms, and which cells of the forms the tables of a transcript are. This room reads plain
//! text and transcripts, and knows no report.

pub mod breakdown;
mod cases;
mod hit;
mod list;
pub mod list_words;
pub mod notion;
pub mod said;
mod scope;
pub mod statistics;
