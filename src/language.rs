//! Chinese as officials type it, over plain text: numerals, dates, headings, characters that are not what
//! they look like. This room knows no report.

pub mod approximation;
mod arabic_date;
mod arabic_numeral;
pub mod bars;
pub mod blanks;
pub mod chinese;
mod chinese_numeral;
pub mod dates;
mod digits;
pub mod exactness;
pub mod full_width;
pub mod heading;
pub mod label;
pub mod look_alike;
pub mod marks;
pub mod measure;
pub mod nearest;
pub mod note_mark;
pub mod number;
pub mod numeral;
pub mod numeral_kind;
pub mod odd;
pub mod page_number;
pub mod punctuation;
pub mod quantity;
pub mod replaced;
pub mod scope_words;
pub mod simplified;
pub mod starts;
pub mod stretch;
pub mod text_width;
pub mod typed_toml;
pub mod visible;
pub mod word_table;
mod words;
pub mod written_toml;
