//! The last pass over a set report: on which page each heading comes out, for the contents list.
//!
//! Text processors count pages themselves, but show what is stored until somebody asks them to
//! count again.

use super::{
    Look, pages,
    set_block::{Content, SetBlock, SetSection},
};

/// Writes into the contents list the page that each heading is expected on.
pub(super) fn count(sections: &mut [SetSection<'_>], look: &Look) {
    let blocks = sections.iter().flat_map(|section| &section.blocks);
    if !blocks.into_iter().any(is_contents_line) {
        return;
    }
    // A table that cannot be laid is refused by whoever writes it.
    let Ok(laid) = pages::lay(sections, look) else {
        return;
    };
    let headings = pages::of_anchors(&laid);
    for block in sections.iter_mut().flat_map(|section| &mut section.blocks) {
        if let SetBlock::Paragraph(paragraph) = block
            && let Content::ContentsLine(line) = &mut paragraph.content
            && let Some(page) = headings.get(line.entry.anchor.as_str())
        {
            line.page = *page;
        }
    }
}

fn is_contents_line(block: &SetBlock<'_>) -> bool {
    matches!(block, SetBlock::Paragraph(paragraph) if matches!(paragraph.content, Content::ContentsLine(_)))
}
