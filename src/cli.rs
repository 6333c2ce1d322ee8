//! The command line: arguments in, stages called in order, findings and files out.
//!
//! Files, terminal, environment and exit codes belong here and nowhere else. Exit code 0 says that
//! nothing is wrong, 1 that there are findings that count, 2 that something could not be read,
//! understood or written.

mod adopt;
mod allowed_folders;
mod arguments;
mod audit;
mod bounded;
mod build;
mod check;
mod command;
mod command_groups;
mod complaint;
mod completions;
mod configuration;
mod desk;
mod desk_folder;
mod diff;
mod distinct_files;
mod dropped;
mod examined;
mod explain;
mod explorer;
mod facts;
mod file_identity;
mod fill;
mod fill_in_report;
mod findings_stream;
mod finished_files;
mod fix;
mod font_folders;
mod forms;
mod governing_folders;
mod import;
mod imported;
mod input;
mod inputs;
mod jsonl;
mod language;
mod left_out;
mod looked;
mod lsp;
mod man;
mod markdown;
mod missing_file;
mod new;
mod new_file;
mod new_from_text;
mod other_kind;
mod outcome;
mod output;
mod output_folder;
mod output_options;
mod panics;
mod path_pattern;
mod preview;
mod progress;
mod read_files;
mod rollup;
mod schema;
mod seal;
mod sealed_files;
mod seen;
mod self_test;
mod staging;
mod standard_output;
mod still_open;
mod system_error;
mod topics;
mod totals;
mod verified_against;
mod verify;
mod version;
mod waived_words;
mod way_between;
mod whereabouts;
mod words;
mod workbook;

use std::{ffi::OsString, io::Write, panic, process::ExitCode};

use self::outcome::Outcome;
use crate::{diagnostic::say::say, language::visible::visible};

/// Runs the program with these arguments, the program's name first.
pub fn main(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    panics::tell_in_sentences();
    let arguments = dropped::meant(arguments.into_iter().collect(), &arguments::is_command);
    // Whoever looks at a panic has been told of it by now.
    let outcome = panic::catch_unwind(|| run(&arguments)).unwrap_or(Outcome::Failed);
    explorer::keep_window(language::chosen(&arguments));
    ExitCode::from(outcome.code())
}

fn run(arguments: &[OsString]) -> Outcome {
    let language = language::chosen(arguments);
    match arguments::parse(arguments, language) {
        Ok(command) => command(arguments::tree).unwrap_or_else(|error| {
            // Nothing can be done where even standard error is closed.
            let said = system_error::chain(&error, language);
            let told = say!("错误：{said}\n", "error: {said}\n");
            let _ = write_message(told.get(language), true);
            Outcome::Failed
        }),
        Err(message) => {
            let said = write_message(&message.text, message.is_error);
            if message.is_error || said.is_err() {
                Outcome::Failed
            } else {
                Outcome::Clean
            }
        }
    }
}

fn write_message(text: &str, is_error: bool) -> anyhow::Result<()> {
    let text = visible(text);
    if is_error {
        Ok(std::io::stderr().write_all(text.as_bytes())?)
    } else {
        standard_output::write(text.as_bytes())
    }
}
