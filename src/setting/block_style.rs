//! Which style a block has, and what it stays on a page with.

use crate::document::{Block, ParagraphRole};

/// The style of a heading of that level, from 1.
pub fn style_of_heading(level: u8) -> &'static str {
    match level {
        0 | 1 => "Heading1",
        2 => "Heading2",
        3 => "Heading3",
        _ => "Heading4",
    }
}

/// The style of a paragraph.
pub fn style_of_role(role: ParagraphRole) -> &'static str {
    match role {
        ParagraphRole::Body => "ReportBody",
        ParagraphRole::Attachment => "Attachment",
        ParagraphRole::Signature => "Signature",
        ParagraphRole::Date => "Date",
        ParagraphRole::Caption => "Caption",
        ParagraphRole::AnnexMark => "AnnexMark",
        ParagraphRole::TableFooter => "TableFooter",
    }
}

/// Whether what follows is no more text but the attachments or the signature.
pub fn closes(next: Option<&Block>) -> bool {
    matches!(
        next,
        Some(Block::Paragraph {
            role: ParagraphRole::Attachment | ParagraphRole::Signature,
            ..
        })
    )
}

/// Whether a paragraph of that role stays on the page of what follows: the last text, or the last
/// attachment, stays with what closes the report, so that no signature stands alone; what is
/// written over a table stays with it.
pub fn stays_with(role: ParagraphRole, next: Option<&Block>) -> bool {
    match role {
        ParagraphRole::Body => closes(next),
        ParagraphRole::Attachment => is_signature(next),
        ParagraphRole::Caption => matches!(next, Some(Block::Grid(_))),
        _ => false,
    }
}

fn is_signature(next: Option<&Block>) -> bool {
    matches!(
        next,
        Some(Block::Paragraph {
            role: ParagraphRole::Signature,
            ..
        })
    )
}

/// Whether what follows are the fields under a table.
pub fn is_table_footer(next: Option<&Block>) -> bool {
    matches!(
        next,
        Some(Block::Paragraph {
            role: ParagraphRole::TableFooter,
            ..
        })
    )
}
