//! The set report on its pages.
//!
//! Everything that knows pages asks here: the contents lists of all formats, and the format that
//! is made of pages.

use std::collections::BTreeMap;

use anyhow::Result;

use super::{
    Look,
    laid_page::{Laid, Piece, What},
    layer::Layer,
    orientation::Orientation,
    set_block::{SetBlock, SetSection},
    units::Cutter,
};

/// Lays a set report on pages.
///
/// # Errors
///
/// The cells of a table overlap or leave its columns.
pub fn lay<'s, 'a>(sections: &'s [SetSection<'a>], look: &Look) -> Result<Laid<'s, 'a>> {
    let mut cutter = Cutter {
        look,
        block: 0,
        orientation: Orientation::Portrait,
        notes: 0,
        units: Vec::new(),
    };
    let mut rows = Vec::new();
    for section in sections {
        cutter.orientation = section.orientation;
        let start = cutter.units.len();
        for block in &section.blocks {
            cutter.block = rows.len();
            rows.push(match block {
                SetBlock::Paragraph(paragraph) => {
                    cutter.paragraph(paragraph);
                    Vec::new()
                }
                SetBlock::Table(table) => cutter.table(table)?,
            });
        }
        // A section starts a page.
        if let Some(first) = cutter.units.get_mut(start) {
            first.starts_page = true;
        }
    }
    let mut layer = Layer::new(look, &rows);
    layer.lay(cutter.units);
    let pages = layer.pages;
    Ok(Laid { pages, rows })
}

/// The page, from 1, that what has an anchor stands on, by its anchor.
pub fn of_anchors<'a>(laid: &Laid<'_, 'a>) -> BTreeMap<&'a str, usize> {
    let mut pages = BTreeMap::new();
    for (anchor, index, _) in anchors(laid) {
        pages.entry(anchor).or_insert(index + 1);
    }
    pages
}

/// Every anchor of the report in reading order, with the page, from 0, and the line that it is at.
pub fn anchors<'p, 's, 'a>(
    laid: &'p Laid<'s, 'a>,
) -> impl Iterator<Item = (&'a str, usize, &'p Piece<'s, 'a>)> {
    let pages = laid.pages.iter().enumerate();
    let pieces = pages.flat_map(|(index, page)| page.pieces.iter().map(move |one| (index, one)));
    pieces.filter_map(|(index, piece)| match piece.what {
        What::Line {
            paragraph,
            is_first: true,
            ..
        } => Some((paragraph.anchor?, index, piece)),
        _ => None,
    })
}
