//! What was printed, as the structure of the document refers to it.

use std::collections::BTreeMap;

use krilla::tagging::{ContentTag, Identifier, SpanTag};

use super::{
    pen::Pen,
    type_look::{Type, points},
};
use crate::setting::sign::{Part, Sign};

/// A stretch of a line that is part of one thing.
pub(super) struct Leaf<'a> {
    /// What it is part of.
    pub(super) part: Part<'a>,
    /// What was printed.
    pub(super) identifier: Identifier,
}

/// Where in a block something stands: the row and the cell of a table, both 0 in a paragraph.
pub(super) type Place = (usize, usize);

/// All that was printed, by block and place.
pub(super) type Leaves<'a> = BTreeMap<usize, BTreeMap<Place, Vec<Leaf<'a>>>>;

/// A stretch of a line that leads to an anchor: left, right.
pub(super) struct Lead<'a> {
    /// What it is part of.
    pub(super) part: Part<'a>,
    /// The anchor.
    pub(super) anchor: &'a str,
    /// What is printed.
    pub(super) words: String,
    /// Its edges in points.
    pub(super) left: f32,
    pub(super) right: f32,
}

/// Draws a line stretch by stretch.
pub(super) fn line<'a>(
    pen: &mut Pen<'_, '_>,
    signs: &[Sign<'a>],
    kind: Type,
    left: f32,
    base_line: f32,
) -> (Vec<Leaf<'a>>, Vec<Lead<'a>>) {
    let mut leaves = Vec::new();
    let mut leads = Vec::new();
    for stretch in signs.chunk_by(|one, next| are_one(one.part, next.part)) {
        let (Some(first), Some(last)) = (stretch.first(), stretch.last()) else {
            continue;
        };
        if stretch.iter().all(|sign| sign.character.is_control()) {
            continue;
        }
        let kind = match first.part {
            Part::Figure(figure, _) if !figure.remarks.is_empty() => kind.coloured(REMARKED),
            _ => kind,
        };
        let tag = ContentTag::Span(SpanTag::empty());
        let identifier = pen.surface.start_tagged(tag);
        pen.signs(stretch, kind, left, base_line);
        pen.surface.end_tagged();
        leaves.push(Leaf {
            part: first.part,
            identifier,
        });
        if let Part::Reference(anchor, _) = first.part {
            leads.push(Lead {
                part: first.part,
                anchor,
                words: stretch.iter().map(|sign| sign.character).collect(),
                left: left + points(first.left),
                right: left + points(last.left + last.advance),
            });
        }
    }
    (leaves, leads)
}

/// The red of figures about which something is found, in a draft.
const REMARKED: (u8, u8, u8) = (0xC0, 0, 0);

/// Whether two characters beside each other are part of one thing.
pub(super) fn are_one(one: Part<'_>, next: Part<'_>) -> bool {
    match (one, next) {
        (Part::Text, Part::Text) => true,
        (Part::Figure(_, one), Part::Figure(_, next))
        | (Part::Reference(_, one), Part::Reference(_, next)) => one == next,
        (Part::Note(one), Part::Note(next)) => std::ptr::eq(one, next),
        _ => false,
    }
}
