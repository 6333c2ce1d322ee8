//! The program started without a command: with nothing but files, which were dropped on it or typed
//! in a hurry, or with `help`.

use std::{
    ffi::{OsStr, OsString},
    path::Path,
};

use super::{explorer, language, other_kind};

/// What a window of the desktop opens where nothing is said, if there is such a command.
const OF_THE_DESKTOP: &str = "desk";

/// The command line that is meant where no command stands in it: year files and folders of them are
/// checked, anything else is read as a finished report; `help COMMAND` is `COMMAND --help`.
/// `is_command` knows the commands.
pub(super) fn meant(
    mut arguments: Vec<OsString>,
    is_command: &dyn Fn(&OsStr) -> bool,
) -> Vec<OsString> {
    let words = language::others(&arguments);
    let command = match words.as_slice() {
        [] if arguments.len() < 2
            && explorer::has_started_this()
            && is_command(OF_THE_DESKTOP.as_ref()) =>
        {
            OF_THE_DESKTOP
        }
        [] => return arguments,
        [(_, first), ..] if is_command(first) => return arguments,
        [(_, first), ..] if *first == HELP => {
            // `help help` asks how to ask.
            let asking = words.iter().take_while(|(_, word)| *word == HELP);
            let places: Vec<_> = asking.map(|(place, _)| *place).collect();
            for place in places.into_iter().rev() {
                arguments.remove(place);
            }
            arguments.push("--help".into());
            return arguments;
        }
        files if !files.iter().all(|(_, file)| Path::new(file).exists()) => return arguments,
        files => {
            let are_checked = |(_, file): &(usize, &OsString)| of(Path::new(file)) == CHECK;
            if files.iter().all(are_checked) {
                CHECK
            } else {
                AUDIT
            }
        }
    };
    if !arguments.is_empty() {
        arguments.insert(1, command.into());
    }
    arguments
}

/// What many programs of commands take for `--help`.
const HELP: &str = "help";

const CHECK: &str = "check";
const AUDIT: &str = "audit";

/// The command that looks at what lies at a path.
pub(super) fn of(path: &Path) -> &'static str {
    if path.is_dir() || other_kind::is_toml(path) {
        CHECK
    } else {
        AUDIT
    }
}
