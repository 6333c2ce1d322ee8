//! Notes on cells: the findings of a draft.

use rust_xlsxwriter::Note;

/// Whom the notes name as their author.
const AUTHOR: &str = "report";

/// Characters to a line of a note, and the pixels of such a line and of its height.
const LINE: usize = 20;
const LINE_WIDTH: u32 = 260;
const LINE_HEIGHT: u32 = 18;

/// The most lines a note shows; a longer one is scrolled.
const MOST_LINES: u32 = 20;

/// A note large enough for its text.
pub(super) fn note(remark: &str) -> Note {
    let lines: usize = remark
        .lines()
        .map(|line| line.chars().count().div_ceil(LINE).max(1))
        .sum();
    let lines = u32::try_from(lines).unwrap_or(MOST_LINES).min(MOST_LINES);
    Note::new(remark)
        .set_author(AUTHOR)
        .add_author_prefix(false)
        .set_font_name(crate::writers::cell_look::BODY_FONT)
        .set_font_size(9)
        .set_width(LINE_WIDTH)
        .set_height((lines + 1) * LINE_HEIGHT)
}
