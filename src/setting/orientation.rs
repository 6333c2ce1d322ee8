//! Which way the paper lies for what stands on it.

use super::{Look, Page};
use crate::document::{Block, ParagraphRole};

/// Which way the paper lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Orientation {
    /// Upright.
    Portrait,
    /// On its side.
    Landscape,
}

impl Orientation {
    /// The measures of the page.
    pub fn page(self, look: &Look) -> &Page {
        match self {
            Self::Portrait => &look.portrait,
            Self::Landscape => &look.landscape,
        }
    }

    /// The page the first of these blocks needs, where the page before it lies like `self`.
    ///
    /// A heading goes with the table it announces; the fields under a table stay with it.
    pub fn wanted(self, blocks: &[Block]) -> Self {
        for block in blocks {
            match block {
                Block::Grid(grid) if grid.landscape => return Self::Landscape,
                Block::PageBreak
                | Block::Paragraph {
                    role: ParagraphRole::TableFooter,
                    ..
                }
                | Block::Fields(_) => return self,
                Block::Title(_)
                | Block::Heading { .. }
                | Block::Paragraph {
                    role: ParagraphRole::AnnexMark,
                    ..
                } => {}
                Block::Grid(_)
                | Block::Chart(_)
                | Block::QrCode(_)
                | Block::Contents(_)
                | Block::Paragraph { .. } => return Self::Portrait,
            }
        }
        Self::Portrait
    }
}
