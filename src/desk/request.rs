//! What a page asks of the desk.

use serde::Deserialize;

use super::folder::Wanted;

/// The years that a report can be of.
pub(super) const YEARS: std::ops::RangeInclusive<i32> = 2000..=9999;

/// A request, as the page sends it in JSON: `{"ask": "save"}`.
#[derive(Debug, Deserialize)]
#[serde(tag = "ask", rename_all = "kebab-case", deny_unknown_fields)]
pub(super) enum Request {
    /// What there is to show.
    Look,
    /// Another year file.
    Open { path: String },
    /// Back to the first page.
    Leave,
    /// A change of the year file of this path.
    Edit { path: String, edit: Edit },
    /// The text as it was before the last change.
    Undo,
    /// The change that was taken back.
    Redo,
    /// The year file written.
    Save,
    /// The year file was changed outside: one of both is taken, and the other kept beside it.
    Settle { take: Side },
    /// What an earlier desk did not save: taken, or thrown away.
    Recover { take: bool },
    /// The report built, what is not saved being saved first.
    Build { what: Wanted },
    /// The first year file of an organ.
    Start { organ: String, year: i32 },
    /// The file of a year that follows on this one.
    Next { year: i32 },
    /// A year file of a finished report; its bytes in base 64.
    Import { name: String, bytes: String },
    /// The folder of what was built, shown by the system.
    Show,
    /// The end of the desk.
    Quit,
}

impl Request {
    /// Whether it changes nothing, so that a desk to look at answers it.
    pub(super) fn only_looks(&self) -> bool {
        matches!(self, Self::Look | Self::Quit)
    }
}

/// Which of two versions of a year file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Side {
    /// That of the desk.
    Mine,
    /// That of the disk.
    Outside,
}

/// A change of a year file.
#[derive(Debug, Deserialize)]
#[serde(tag = "of", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Edit {
    /// Numbers of figures and cells, as typed; nothing typed makes one open again.
    Values { values: Vec<Value> },
    /// A text of the report, called as the state calls it, and what it was before.
    Text {
        key: String,
        before: String,
        text: String,
    },
    /// The whole file, and what it was before.
    Source { before: String, text: String },
    /// The mend of a finding, by its place in the list of the state of this version.
    Mend { version: (u64, u64), finding: usize },
    /// A figure in the place of the number that a finding tells of, which is bound to none.
    Bind {
        version: (u64, u64),
        finding: usize,
        figure: String,
    },
    /// Figures of all numbers that are typed into the text.
    Adopt,
    /// Something that is told of the organ or the report, called as the state calls it, and what it was
    /// before; empty where nothing is told.
    Particular {
        key: String,
        before: String,
        text: String,
    },
}

/// What was typed for a figure.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Value {
    /// Its id.
    pub id: String,
    /// As typed.
    pub typed: String,
}
