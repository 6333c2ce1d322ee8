//! What the list of commands knows of each.

use clap::ArgMatches;

use super::{complaint::Message, outcome::Outcome, words::Words};
use crate::diagnostic::Language;

/// One command of the program.
#[derive(Debug)]
pub(super) struct Command {
    /// What it is called.
    pub(super) name: &'static str,
    /// Adds what it does and what it takes to a command that has no more than its name.
    pub(super) define: fn(clap::Command, Words) -> clap::Command,
    /// Reads what was typed; the parser has seen that it is what `define` asks for.
    pub(super) parse: fn(&ArgMatches, Language) -> Result<Ready, Message>,
}

/// A command that needs only be run; some print what the program itself takes.
pub(super) type Ready = Box<dyn FnOnce(Program) -> anyhow::Result<Outcome>>;

/// The whole program as the parser knows it, in a language.
pub(super) type Program = fn(Words) -> clap::Command;
