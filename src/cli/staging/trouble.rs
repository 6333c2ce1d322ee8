//! Why a file was not written.

use std::{ffi::OsStr, io};

use anyhow::anyhow;

use crate::diagnostic::{Language, Text};

/// Why a file was not written.
#[derive(Debug)]
pub(super) struct Trouble {
    /// The file of several that stands in the way, where it is known.
    name: Option<String>,
    why: Why,
}

#[derive(Debug)]
enum Why {
    /// The system refuses.
    System(io::Error),
    /// What stands there is not to be replaced, or another run is at it.
    Refused(Text),
}

impl From<io::Error> for Trouble {
    fn from(error: io::Error) -> Self {
        Self {
            name: None,
            why: Why::System(error),
        }
    }
}

impl From<Text> for Trouble {
    fn from(why: Text) -> Self {
        Self {
            name: None,
            why: Why::Refused(why),
        }
    }
}

impl Trouble {
    /// The same, with the name of the file that stands in the way.
    pub(super) fn at(self, name: &OsStr) -> Self {
        Self {
            name: Some(name.to_string_lossy().into_owned()),
            ..self
        }
    }

    /// The failure in the language in force: what could not be done, and why.
    pub(super) fn told(self, cannot: Text, language: Language) -> anyhow::Error {
        let why = match self.why {
            Why::System(error) => error.into(),
            Why::Refused(why) => anyhow!(why.into_words(language)),
        };
        let why = match self.name {
            Some(name) => why.context(name),
            None => why,
        };
        why.context(cannot.into_words(language))
    }
}
