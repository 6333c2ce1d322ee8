//! Why a file was not written.

use std::io;

use anyhow::anyhow;

use crate::diagnostic::{Language, Text};

/// Why a file was not written.
#[derive(Debug)]
pub(super) enum Trouble {
    /// The system refuses.
    System(io::Error),
    /// What stands there is not to be replaced, or another run is at it.
    Refused(Text),
}

impl From<io::Error> for Trouble {
    fn from(error: io::Error) -> Self {
        Self::System(error)
    }
}

impl From<Text> for Trouble {
    fn from(why: Text) -> Self {
        Self::Refused(why)
    }
}

impl Trouble {
    /// The failure in the language in force: what could not be done, and why.
    pub(super) fn told(self, cannot: Text, language: Language) -> anyhow::Error {
        let why = match self {
            Self::System(error) => error.into(),
            Self::Refused(why) => anyhow!(why.into_words(language)),
        };
        why.context(cannot.into_words(language))
    }
}
