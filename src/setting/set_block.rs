//! What a set report is made of: sections, paragraphs and tables as they stand on their pages.

use super::{
    closing::Indent, orientation::Orientation, paragraph_style::ParagraphStyle, set_table::SetTable,
};
use crate::document::{ContentsEntry, chart::Chart, inline::Inline, qr_code::QrCode};

/// A stretch of pages that lie alike. It starts a page, and it ends with a paragraph, which is
/// where Word wants its measures.
#[derive(Debug)]
pub struct SetSection<'a> {
    /// How the paper lies.
    pub orientation: Orientation,
    /// What stands on it, never nothing.
    pub blocks: Vec<SetBlock<'a>>,
}

/// A block as it stands on its page.
#[derive(Debug)]
pub enum SetBlock<'a> {
    /// A paragraph: a line or more of text, or a drawing.
    Paragraph(SetParagraph<'a>),
    /// A table. Two of them never follow each other: they would become one.
    Table(SetTable<'a>),
}

/// A paragraph as it stands on its page.
#[derive(Debug, Clone, Copy)]
pub struct SetParagraph<'a> {
    /// Its named style.
    pub style: &'static ParagraphStyle,
    /// What is free above it in twips, where that is not what its style says.
    pub space_before: Option<u32>,
    /// Whether it stays on the page of what follows, by its style or by where it stands.
    pub keep_next: bool,
    /// Whether it starts a page.
    pub starts_page: bool,
    /// Depth in the outline, from 0: its style's, or an annex title's.
    pub outline: Option<u8>,
    /// Its indents, where they are not its style's.
    pub indent: Option<Indent>,
    /// What references in the text refer to it by, where there may be any.
    pub anchor: Option<&'a str>,
    /// What stands in it.
    pub content: Content<'a>,
}

/// What stands in a paragraph.
#[derive(Debug, Clone, Copy)]
pub enum Content<'a> {
    /// Text of the report.
    Line(&'a [Inline]),
    /// Words of the format itself; none in a paragraph that is there only because a format wants
    /// one.
    Words(&'static str),
    /// A line of the contents list.
    ContentsLine(ContentsLine<'a>),
    /// A chart.
    Chart(&'a Chart),
    /// A QR code.
    QrCode(&'a QrCode),
}

/// A line of the contents list.
#[derive(Debug, Clone, Copy)]
pub struct ContentsLine<'a> {
    /// The heading.
    pub entry: &'a ContentsEntry,
    /// The page it is expected on, from 1.
    pub page: usize,
    /// Whether the list starts with it.
    pub is_first: bool,
    /// Whether the list ends with it.
    pub is_last: bool,
}
