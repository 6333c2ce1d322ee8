//! What could not be resolved, as data.

use super::{figure::FigureId, text::ExpressionProblem, unread::Unread};
use crate::diagnostic::{Place, Text};

/// What could not be resolved; the checks put it into words.
#[derive(Debug, Clone)]
pub enum Problem {
    /// An expression of the text.
    Expression(ExpressionProblem),
    /// A relation, a cell, a department or a waiver names a figure that does not exist.
    UnknownFigure {
        /// The name.
        name: String,
        /// Where it is used.
        place: Place,
        /// Whether it is a row of the form that prints a label without cells.
        is_heading: bool,
    },
    /// `[table]` names a row or cell that the form does not have.
    UnknownCell {
        /// The code.
        code: String,
        /// Where.
        place: Place,
        /// Whether it is a row of the form that prints a label without cells.
        is_heading: bool,
    },
    /// `[table.notes]` names a row, a cell or a table that the form does not have.
    UnknownNote {
        /// The code.
        code: String,
        /// Where.
        place: Place,
        /// Whether it should be a table's code.
        is_table: bool,
    },
    /// `[table]` stands in the file of a year that no statutory form is in force for.
    TableWithoutForm {
        /// Where its first line stands.
        place: Place,
    },
    /// A cell is filled in with a dash or with nothing between quotes.
    BlankCell {
        /// The cell.
        figure: FigureId,
        /// Where.
        place: Place,
    },
    /// A cell that holds what is no number; reading has told of it.
    UnreadCell {
        /// The cell.
        figure: FigureId,
    },
    /// A row of `[table]` with too few or too many cells.
    RowLength {
        /// The row's code.
        code: String,
        /// How many cells it has.
        found: usize,
        /// How many the form has.
        expected: usize,
        /// Where.
        place: Place,
    },
    /// A figure is stated a second time.
    StatedTwice {
        /// Its id.
        id: String,
        /// Where it is stated again.
        second: Place,
        /// Where it was stated first.
        first: Option<Place>,
    },
    /// A formula cannot be read or used.
    BrokenFormula {
        /// The figure it should give.
        id: String,
        /// Why.
        reason: Text,
        /// Where.
        place: Place,
    },
    /// Last year's file cannot be read as a year file.
    UnreadableLast {
        /// Its name.
        name: String,
        /// Where it is named, or the year that it is called after.
        place: Place,
        /// Why it was not read; `None` where it was and is no year file.
        unread: Option<Unread>,
    },
    /// A file that is called like last year's, and that nobody named, leads to where the year file
    /// has no leave to read.
    LastElsewhere {
        /// Its name.
        name: String,
        /// The year that it is called after.
        place: Place,
        /// Where it would have to lie.
        unread: Unread,
    },
    /// Last year's file is another's or another year's, and nothing is compared with it.
    WrongLastYear {
        /// Its name.
        name: String,
        /// Where it is named, or the year that it is called after.
        place: Place,
        /// What it is instead.
        why: NotLastYears,
    },
    /// `[report] url` is no address that a reader's device would open.
    UnopenableAddress {
        /// As typed.
        written: String,
        /// Where.
        place: Place,
    },
    /// `[style] template` names a file that cannot be read as a Word file.
    UnreadableTemplate {
        /// The name.
        name: String,
        /// Where.
        place: Place,
        /// Why it was not read; `None` where it was and is no Word file.
        unread: Option<Unread>,
    },
    /// `[report] form` names no form that is known.
    UnknownForm {
        /// The name.
        name: String,
        /// Where.
        place: Place,
        /// Where one's own of that name was looked for.
        sought: String,
        /// Why there is no form of one's own of that name; `None` where the file is no text.
        unread: Option<Unread>,
    },
    /// `[report] form` names a built-in form of other years.
    OutdatedForm {
        /// Its id.
        name: String,
        /// Where.
        place: Place,
    },
    /// The organ's own form has a mistake.
    BrokenForm {
        /// What is wrong.
        message: Text,
        /// What to do.
        help: Text,
        /// Where.
        place: Place,
        /// Another place that has to do with it, and what stands there.
        related: Option<(Place, Text)>,
    },
}

/// What a file is that should be last year's and is not.
#[derive(Debug, Clone)]
pub enum NotLastYears {
    /// The year file itself, or a copy of it.
    Itself,
    /// That of another year.
    Year {
        /// The year before this file's.
        wanted: i32,
        /// Its year.
        found: i32,
        /// Where it says so.
        place: Place,
    },
    /// Another organ's.
    Organ {
        /// This file's organ.
        own: String,
        /// Its organ.
        found: String,
        /// Where it says so.
        place: Place,
    },
}
