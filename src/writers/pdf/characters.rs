//! All characters that are printed, so that no more of a font is read than these.

use std::collections::BTreeSet;

use super::{over_page::WATERMARK, pen::LONG_DASH, typefaces::GETA};
use crate::setting::{
    laid_page::{Laid, What},
    lines::Line,
    set_block::Content,
};

/// Those of page numbers and of the contents list.
const NUMBERS: &str = "— 0123456789";

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
