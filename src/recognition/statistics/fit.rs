//! Whether the figures of a row are as many as a row of a form has.

use super::entry::{Entry, SlotState};

/// How the figures of a row fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fit {
    /// As many as the form has, blank ones counted where they are seen.
    Full,
    /// Fewer, or more: which column each stands in is not told by their number.
    Part,
    /// None, where blank cells are seen.
    Blank,
    /// None, and none are seen.
    Label,
}

/// How the figures of a row fit so many columns.
pub(super) fn fit(entry: &Entry, width: usize) -> Fit {
    if entry.slots.is_empty() {
        return Fit::Label;
    }
    if !entry.has_figures() {
        return Fit::Blank;
    }
    match window(entry, width) {
        Some(_) => Fit::Full,
        None => Fit::Part,
    }
}

/// Where the figures of so many columns begin among the slots of a row: blank cells before and
/// behind them belong to no column.
pub(super) fn window(entry: &Entry, width: usize) -> Option<usize> {
    let slots = &entry.slots;
    if slots.len() == width {
        return Some(0);
    }
    if slots.len() < width || !entry.layout.shows_blanks() {
        return None;
    }
    let is_blank = |state: SlotState| state == SlotState::Blank;
    let last = slots.iter().rposition(|slot| !is_blank(slot.state))?;
    let first = slots.iter().position(|slot| !is_blank(slot.state))?;
    if last < width {
        return Some(0);
    }
    if last - first < width {
        return Some(last + 1 - width);
    }
    // One value, typed into each of the columns that it is merged over elsewhere.
    let one = slots.first().map(|slot| slot.state);
    let is_repeated = width == 1 && slots.iter().all(|slot| Some(slot.state) == one);
    is_repeated.then_some(0)
}
