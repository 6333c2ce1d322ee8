//! What a text says, as far as its words tell: which numbers of running text are notions of the
//! statutory forms, and which cells of the forms the tables of a transcript are. This room reads plain
//! text and transcripts, and knows no report.

pub mod balance_words;
mod brackets;
pub mod breakdown;
mod broken_lines;
mod carried;
mod cases;
mod divisions;
mod headings;
mod hit;
mod list;
mod list_borders;
mod list_excess;
mod list_items;
mod list_parts;
mod list_totals;
pub mod list_words;
mod listed_table;
mod named_year;
mod nothing;
pub mod notion;
mod notion_said;
pub mod organ_name;
pub mod own_tables;
pub mod own_workbook;
pub mod page;
mod paired_lists;
pub mod passages;
pub mod recognised;
pub mod said;
mod scope;
mod signature;
pub mod statistics;
pub mod text_line;
mod title;
mod titled;
pub mod together;
pub mod unfolded;
pub mod written;
