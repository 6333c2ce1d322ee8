//! Which style a block has, and what it stays on a page with.

use crate::document::{Block, ParagraphRole};

/// The style of a heading of that level, from 1.
pub(in crate::writers) fn style_of_heading(level: u8) -> &'static str {
    match level {
        0 | 1 => "Heading1",
        2 => "Heading2",
        3 => "Heading3",
        _ => "Heading4",
    }
}

/// The style of a paragraph.
pub(in crate::writers) fn style_of_role(role: ParagraphRole) -> &'static str {
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
pub(in crate::writers) fn closes(next: Option<&Block>) -> bool {
    matches!(
        next,
        Some(Block::Paragraph {
            role: ParagraphRole::Attachment | ParagraphRole::Signature,
            ..
        })
    )
}

/// Whether what follows are the fields under a table.
pub(in crate::writers) fn is_table_footer(next: Option<&Block>) -> bool {
    matches!(
        next,
        Some(Block::Paragraph {
            role: ParagraphRole::TableFooter,
            ..
        })
    )
}
