//! The outline that a viewer shows beside the pages.

use krilla::{
    destination::XyzDestination,
    geom::Point,
    outline::{Outline, OutlineNode},
};

use super::type_look::points;
use crate::{
    document::inline::plain_text,
    setting::{
        Look,
        laid_page::{Laid, What},
        length::twips,
        set_block::{Content, SetParagraph},
        styles::TITLE,
    },
};

/// A heading on its page.
struct Heading {
    /// How deep it stands, titles at 0.
    depth: u8,
    text: String,
    destination: XyzDestination,
}

/// The headings of the report, each below the one that it belongs to.
pub(super) fn outline(laid: &Laid<'_, '_>, look: &Look) -> Outline {
    let headings = headings(laid, look);
    let mut outline = Outline::new();
    let mut rest = headings.as_slice();
    while let Some((node, after)) = node(rest) {
        outline.push_child(node);
        rest = after;
    }
    outline
}

/// The first heading with those that stand below it, and the others.
fn node(headings: &[Heading]) -> Option<(OutlineNode, &[Heading])> {
    let (first, mut rest) = headings.split_first()?;
    let mut parent =
        OutlineNode::new(first.text.clone(), first.destination.clone()).with_open(true);
    while rest.first().is_some_and(|next| next.depth > first.depth) {
        let Some((child, after)) = node(rest) else {
            break;
        };
        parent.push_child(child);
        rest = after;
    }
    Some((parent, rest))
}

fn headings(laid: &Laid<'_, '_>, look: &Look) -> Vec<Heading> {
    let mut headings = Vec::new();
    for (index, page) in laid.pages.iter().enumerate() {
        let measures = page.orientation.page(look);
        for piece in &page.pieces {
            let What::Line {
                paragraph,
                is_first: true,
                ..
            } = &piece.what
            else {
                continue;
            };
            let (Some(depth), Content::Line(content)) = (depth(paragraph), paragraph.content)
            else {
                continue;
            };
            let top = points(twips(measures.top) + piece.top);
            let point = Point::from_xy(points(twips(measures.left)), top);
            headings.push(Heading {
                depth,
                text: plain_text(content).replace('\n', ""),
                destination: XyzDestination::new(index, point),
            });
        }
    }
    headings
}

fn depth(paragraph: &SetParagraph<'_>) -> Option<u8> {
    let is_title = paragraph.style.id == TITLE.id;
    if is_title {
        return Some(0);
    }
    paragraph.outline.map(|depth| depth + 1)
}
