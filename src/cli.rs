//! The command line: arguments in, stages called in order, findings and files out.
//!
//! Files, terminal, environment and exit codes belong here and nowhere else. Exit code 0 says that
//! nothing is wrong, 1 that there are findings that count, 2 that something could not be read,
//! understood or written.

mod arguments;
mod build;
mod check;
mod complaint;
mod configuration;
mod diff;
mod explain;
mod file_set;
mod fix;
mod forms;
mod input;
mod language;
mod missing_file;
mod new;
mod output;
mod output_options;
mod schema;
mod self_test;
mod staging;

use std::{ffi::OsString, io::Write, process::ExitCode};

use self::{arguments::Command, output::Output};
use crate::diagnostic::{Language, Text};

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Outcome {
    /// Nothing to complain of.
    Clean,
    /// Findings that count.
    Findings,
    /// Something could not be read, understood or written.
    Failed,
}

impl Outcome {
    fn code(self) -> u8 {
        match self {
            Self::Clean => 0,
            Self::Findings => 1,
            Self::Failed => 2,
        }
    }
}

/// Runs the program with these arguments, the program's name first.
pub fn main(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let language = language::chosen(&arguments);
    let outcome = match arguments::parse(&arguments, language) {
        Ok(command) => run(&command, language),
        Err(message) => {
            let said = write_message(&message.text, message.is_error);
            if message.is_error || said.is_err() {
                Outcome::Failed
            } else {
                Outcome::Clean
            }
        }
    };
    ExitCode::from(outcome.code())
}

fn run(command: &Command, language: Language) -> Outcome {
    let done = match command {
        Command::Build(options) => {
            let mut output = Output::new(&options.output, language);
            build::run(options, &mut output)
        }
        Command::Check(options) => {
            let mut output = Output::new(&options.output, language);
            check::run(options, &mut output)
        }
        Command::New(options) => {
            let mut output = Output::new(&options.output, language);
            new::run(options, &mut output)
        }
        Command::Diff(options) => {
            let output = Output::new(&options.output, language);
            diff::run(options, &output)
        }
        Command::Forms(options) => forms::run(options, language),
        Command::Schema => schema::run(),
        Command::Explain { rule, self_test } => explain::run(rule.as_deref(), *self_test, language),
    };
    done.unwrap_or_else(|error| {
        let word = Text::new("错误", "error");
        // Nothing can be done where even standard error is closed.
        let _ = write_message(&format!("{}: {error:#}\n", word.get(language)), true);
        Outcome::Failed
    })
}

fn write_message(text: &str, is_error: bool) -> std::io::Result<()> {
    if is_error {
        std::io::stderr().write_all(text.as_bytes())
    } else {
        std::io::stdout().write_all(text.as_bytes())
    }
}
