//! The lines of a transcript as rows of labels and figures, whatever parts them there.

use rust_decimal::Decimal;

use super::{cell::PiecePlace, label::Label};

/// A row, a part of one, or a line that is none.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Entry {
    /// Its line of the transcript; the first of several.
    pub line: usize,
    /// Its last line.
    pub last_line: usize,
    /// What parts its cells.
    pub layout: Layout,
    /// Its words, in order.
    pub labels: Vec<Words>,
    /// What stands behind the words, in order.
    pub slots: Vec<Slot>,
    /// It is running text.
    pub is_prose: bool,
}

/// What parts the cells of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Layout {
    /// A row of a table of the transcript.
    Grid {
        /// The table.
        table: usize,
        /// The row.
        row: usize,
    },
    /// Bars or tabs: a cell that is blank is seen.
    Bars,
    /// Blanks.
    Spaces,
    /// Each cell stands on a line of its own.
    Lines {
        /// With a bar behind it: a cell that is blank is seen.
        with_bars: bool,
    },
}

/// Words of a row.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Words {
    /// As they are compared.
    pub label: Label,
    /// Where they stand.
    pub place: PiecePlace,
    /// The column of the grid.
    pub column: usize,
}

/// What stands where a figure may.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Slot {
    /// What it says.
    pub state: SlotState,
    /// Where it stands.
    pub place: PiecePlace,
    /// The first column of the grid.
    pub column: usize,
    /// How many columns it covers.
    pub span: usize,
}

/// What a slot says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SlotState {
    /// A number, and how many yuan the unit behind it is.
    Number(Decimal, Option<Decimal>),
    /// Nothing.
    Blank,
    /// A mark for nothing.
    Mark,
    /// Words that are no number.
    Unreadable,
}

impl Layout {
    /// Whether a blank cell is seen in it.
    pub(super) fn shows_blanks(self) -> bool {
        match self {
            Self::Grid { .. } | Self::Bars => true,
            Self::Spaces => false,
            Self::Lines { with_bars } => with_bars,
        }
    }
}

impl Entry {
    /// Whether figures or marks stand in it.
    pub(super) fn has_figures(&self) -> bool {
        self.slots.iter().any(|slot| slot.state != SlotState::Blank)
    }
}
