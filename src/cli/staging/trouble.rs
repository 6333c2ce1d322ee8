//! Why a file was not written.

use std::{ffi::OsStr, io, path::PathBuf};

use anyhow::anyhow;

use crate::diagnostic::{Language, Text, say::say};

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
    /// The system refuses the new text of a file and then the old one; the new one lies here.
    HalfWritten(io::Error, PathBuf),
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

    /// A file that may hold neither the old text nor the new one, which lies at `copy`.
    pub(super) fn half_written(refusal: io::Error, copy: PathBuf) -> Self {
        Self {
            name: None,
            why: Why::HalfWritten(refusal, copy),
        }
    }

    /// The failure in the language in force: what could not be done, and why.
    pub(super) fn told(self, cannot: Text, language: Language) -> anyhow::Error {
        let why = match self.why {
            Why::System(error) => error.into(),
            Why::Refused(why) => anyhow!(why.into_words(language)),
            Why::HalfWritten(refusal, copy) => {
                let copy = copy.display();
                let damaged = say!(
                    "文件没有写完，原来的内容也没能写回去；新的全文在 {copy}，请用它代替原文件",
                    "the file was written in part, and what was there could not be put back; the whole new text is in {copy}: put that in its place"
                );
                return anyhow::Error::from(refusal).context(damaged.into_words(language));
            }
        };
        let why = match self.name {
            Some(name) => why.context(name),
            None => why,
        };
        why.context(cannot.into_words(language))
    }
}
