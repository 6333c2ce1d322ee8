//! The program started with nothing but files: they were dropped on it, or typed in a hurry.

use std::{
    ffi::{OsStr, OsString},
    path::Path,
};

use super::explorer;

/// What a window of the desktop opens where nothing is said, if there is such a command.
const OF_THE_DESKTOP: &str = "desk";

/// The command line that is meant where no command stands in it: year files are checked, anything else
/// is read as a finished report. `is_command` knows the commands.
pub(super) fn meant(
    arguments: Vec<OsString>,
    is_command: &dyn Fn(&OsStr) -> bool,
) -> Vec<OsString> {
    let [program, files @ ..] = arguments.as_slice() else {
        return arguments;
    };
    let command = match files {
        [] if explorer::has_started_this() && is_command(OF_THE_DESKTOP.as_ref()) => OF_THE_DESKTOP,
        [] => return arguments,
        [first, ..] if is_command(first) => return arguments,
        _ if !files.iter().all(|file| Path::new(file).is_file()) => return arguments,
        _ if files.iter().all(|file| is_year_file(file)) => "check",
        _ => "audit",
    };
    let command = OsString::from(command);
    [program, &command]
        .into_iter()
        .chain(files)
        .cloned()
        .collect()
}

fn is_year_file(file: &OsStr) -> bool {
    let ending = Path::new(file).extension();
    ending.is_some_and(|ending| ending.eq_ignore_ascii_case("toml"))
}
