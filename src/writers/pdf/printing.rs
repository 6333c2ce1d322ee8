//! What is printed on pages, and what of it is kept for the structure of the document.

use std::collections::BTreeMap;

use krilla::{
    destination::XyzDestination,
    geom::{Point, Rect},
};

use super::{
    leaf::{Lead, Leaf, Leaves, Place, line},
    pen::Pen,
    type_look::{Type, points},
    typefaces::Typefaces,
};
use crate::setting::{Look, laid_page::Laid, length::twips, pages, sign::Sign};

/// What is printed, and what is printed so far.
pub(super) struct Printing<'p, 'f, 's, 'a> {
    pub(super) look: &'p Look,
    pub(super) typefaces: &'p Typefaces<'f>,
    pub(super) laid: &'p Laid<'s, 'a>,
    /// What stands over every page of a draft.
    pub(super) mark: Option<&'static str>,
    /// Where each anchor is.
    pub(super) anchors: BTreeMap<&'a str, XyzDestination>,
    /// The leaves of the text.
    pub(super) leaves: Leaves<'a>,
    /// The leaves of each note, by its number.
    pub(super) notes: BTreeMap<usize, Vec<Leaf<'a>>>,
}

/// What leads elsewhere on a page: where it stands, and what it is part of.
pub(super) struct Link<'a> {
    pub(super) block: usize,
    pub(super) place: Place,
    pub(super) area: Rect,
    pub(super) lead: Lead<'a>,
}

/// Where a text stands on its page, in points.
#[derive(Debug, Clone, Copy)]
pub(super) struct Frame {
    pub(super) left: f32,
    pub(super) top: f32,
    pub(super) width: f32,
    pub(super) height: f32,
}

impl<'f, 'a> Printing<'_, 'f, '_, 'a> {
    /// Prints a line of text, and keeps its leaves and what in it leads elsewhere.
    pub(super) fn line(
        &mut self,
        pen: &mut Pen<'_, 'f>,
        (block, place): (usize, Place),
        signs: &[Sign<'a>],
        kind: Type,
        (left, base_line): (f32, f32),
        links: &mut Vec<Link<'a>>,
    ) {
        let (leaves, leads) = line(pen, signs, kind, left, base_line);
        self.keep(block, place, leaves);
        let (top, bottom) = kind.edges(base_line);
        for lead in leads {
            let area = Rect::from_ltrb(lead.left, top, lead.right.max(lead.left + 1.0), bottom);
            links.extend(area.map(|area| Link {
                block,
                place,
                area,
                lead,
            }));
        }
    }

    pub(super) fn keep(&mut self, block: usize, place: Place, leaves: Vec<Leaf<'a>>) {
        let of_block = self.leaves.entry(block).or_default();
        of_block.entry(place).or_default().extend(leaves);
    }
}

/// Where every anchor of the report is.
pub(super) fn destinations<'a>(
    laid: &Laid<'_, 'a>,
    look: &Look,
) -> BTreeMap<&'a str, XyzDestination> {
    let mut destinations = BTreeMap::new();
    for (anchor, index, piece) in pages::anchors(laid) {
        let page = laid.pages.get(index).expect("the anchor is on it");
        let measures = page.orientation.page(look);
        let top = twips(measures.top) + piece.top;
        let point = Point::from_xy(points(twips(measures.left)), points(top));
        destinations
            .entry(anchor)
            .or_insert_with(|| XyzDestination::new(index, point));
    }
    destinations
}
