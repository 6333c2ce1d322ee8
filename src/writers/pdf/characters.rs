//! All characters that are printed, so that no more of a font is read than these.

use std::collections::BTreeSet;

use super::{over_page::WATERMARK, pen::LONG_DASH, typefaces::GETA};
use crate::{
    language::odd::{Oddity, oddity},
    setting::{
        laid_page::{Laid, What},
        lines::Line,
        set_block::Content,
    },
};

/// Those of page numbers and of the contents list.
const NUMBERS: &str = "— 0123456789";

/// What a page prints of a character. None that readers take for the order of bytes may be on one, and none
/// that means something in one font alone, for which the sign of a lost one stands. Source: ISO 19005-3,
/// 6.2.11.7.2 and 6.2.11.7.3.
pub(super) fn on_page(character: char) -> Option<char> {
    match oddity(character) {
        Some(Oddity::Control | Oddity::Noncharacter) => None,
        Some(Oddity::ZeroWidth) if character == '\u{FEFF}' => None,
        Some(Oddity::PrivateUse) => GETA.first().copied(),
        _ => Some(character),
    }
}

/// The characters of a laid report, and of what stands on its pages beside it.
pub(super) fn characters(laid: &Laid<'_, '_>, mark: Option<&str>) -> BTreeSet<char> {
    let mut all: BTreeSet<char> = NUMBERS.chars().chain(GETA).chain([LONG_DASH]).collect();
    let mut add = |line: &Line<'_>| all.extend(line.signs.iter().map(|sign| sign.character));
    for page in &laid.pages {
        for piece in &page.pieces {
            if let What::Line { line, .. } = &piece.what {
                add(line);
            }
        }
        page.notes
            .iter()
            .flat_map(|note| &note.lines)
            .for_each(&mut add);
    }
    let rows = laid.rows.iter().flatten();
    let cells = rows.flat_map(|row| &row.cells);
    cells.flat_map(|cell| &cell.lines).for_each(&mut add);
    for piece in laid.pages.iter().flat_map(|page| &page.pieces) {
        if let What::Drawing(paragraph) = &piece.what
            && let Content::Chart(chart) = paragraph.content
        {
            for bar in &chart.bars {
                all.extend(bar.label.chars().chain(bar.text.chars()));
            }
        }
    }
    if let Some(mark) = mark {
        all.extend(mark.chars().chain(WATERMARK.chars()));
    }
    all
}
