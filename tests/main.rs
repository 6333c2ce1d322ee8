//! The quick tests: the program and the library from outside, with no other program.
//!
//! Each module says `cfg(test)`, by which clippy knows its helpers as test code too.

#[cfg(test)]
mod adoption;
#[cfg(test)]
mod any_mend;
#[cfg(test)]
mod any_numbers;
#[cfg(test)]
mod any_output;
#[cfg(test)]
mod approximations;
#[cfg(test)]
mod archives;
#[cfg(test)]
mod audit;
#[cfg(test)]
mod batch;
#[cfg(test)]
mod bounded;
#[cfg(test)]
mod build;
#[cfg(test)]
mod cases;
#[cfg(test)]
mod changes;
#[cfg(test)]
mod clean_files;
#[cfg(test)]
mod command_line;
#[cfg(test)]
mod command_words;
#[cfg(test)]
mod culprits;
#[cfg(test)]
mod desk;
#[cfg(test)]
mod diagnostics;
#[cfg(test)]
mod diff;
#[cfg(test)]
mod document;
#[cfg(test)]
mod examples;
#[cfg(test)]
mod facts;
#[cfg(test)]
mod fill_in;
#[cfg(test)]
mod form_checks;
#[cfg(test)]
mod form_says;
#[cfg(test)]
mod formats;
#[cfg(test)]
mod former_names;
#[cfg(test)]
mod forms;
#[cfg(test)]
mod fuzz_corpus;
#[cfg(test)]
mod guarded_reading;
#[cfg(test)]
#[cfg(unix)]
mod guarded_writing;
#[cfg(test)]
mod hints;
mod hostile;
#[cfg(test)]
#[cfg(unix)]
mod installed;
#[cfg(test)]
mod kills;
#[cfg(test)]
mod last_year;
#[cfg(test)]
mod left_out;
mod look;
#[cfg(test)]
mod lsp;
#[cfg(test)]
mod manuals;
#[cfg(test)]
mod mutation;
#[cfg(test)]
#[cfg(unix)]
mod narrow_systems;
#[cfg(test)]
mod new;
mod not_applicable;
mod notations;
#[cfg(test)]
mod numerals;
#[cfg(test)]
mod one_slip;
#[cfg(test)]
mod open_values;
#[cfg(test)]
mod other_kinds;
#[cfg(test)]
mod output_formats;
#[cfg(test)]
mod own_form;
#[cfg(test)]
#[cfg(unix)]
mod owned_files;
#[cfg(test)]
mod package;
mod percentages;
#[cfg(test)]
mod pointers;
mod printed_text;
#[cfg(test)]
mod properties;
#[cfg(test)]
mod read_back;

mod readers;
#[cfg(test)]
mod repository;
#[cfg(test)]
mod rollup;
#[cfg(test)]
mod schema;
#[cfg(test)]
mod seal;
#[cfg(test)]
mod signs;
mod slips;
#[cfg(test)]
mod support;
#[cfg(test)]
mod system_calls;
#[cfg(test)]
mod table_notes;
#[cfg(test)]
mod text_checks;
#[cfg(test)]
mod text_sums;
#[cfg(test)]
mod verify;
#[cfg(test)]
mod waivers;
#[cfg(test)]
mod word_tables;
#[cfg(test)]
mod words;
#[cfg(test)]
mod workbook;
#[cfg(test)]
mod world;
#[cfg(test)]
mod writers;
#[cfg(test)]
mod year_file_edits;
