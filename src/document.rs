//! The report as a reader sees it: headings, paragraphs and grids, each figure with its id.
//!
//! Writers draw what stands here and compute nothing. A figure keeps its id in every shape it
//! takes ([`PrintedFigure`](figure::PrintedFigure)), so that every output can be read back.

mod attachments;
pub mod chart;
pub mod compose;
pub mod edition;
pub mod figure;
pub mod grid;
pub mod inline;
pub mod placement;
pub mod printer;
pub mod properties;
pub mod qr_code;
pub mod statistics;
pub mod table_fields;
mod title_lines;
pub mod titles;

use crate::year_file::style::Style;

use self::{
    chart::Chart, edition::Edition, grid::Grid, inline::Inline, properties::Properties,
    qr_code::QrCode,
};

/// The report as text processors and the web page show it: blocks in reading order.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// What the file says about itself.
    pub properties: Properties,
    /// Whether it is what is published, or a draft.
    pub edition: Edition,
    /// What the user asks of its look.
    pub style: Style,
    /// Whether it is to bear the organ's seal.
    pub is_sealed: bool,
    /// Whom to ask: what it is and how to reach it, as far as the year file says.
    pub contact: Vec<(&'static str, String)>,
    /// What the report lists as attached, in order.
    pub attachments: Vec<ListedAttachment>,
    /// The content, in order.
    pub blocks: Vec<Block>,
}

/// One piece of the report, from margin to margin.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// The title of the report or of an annex, centred.
    Title(Vec<Inline>),
    /// The contents list: every heading of the report.
    Contents(Vec<ContentsEntry>),
    /// A heading of the outline; `level` is 1 for `一、`, 2 for `（一）`.
    Heading {
        /// Depth in the outline, from 1.
        level: u8,
        /// What the contents list refers to it by.
        anchor: String,
        /// What is printed, numbering included.
        content: Vec<Inline>,
    },
    /// Running text.
    Paragraph {
        /// What the paragraph is, which decides how it is set.
        role: ParagraphRole,
        /// What references in the text refer to it by, where there may be any.
        anchor: Option<String>,
        /// What is printed.
        content: Vec<Inline>,
    },
    /// A table: the statutory one, or a breakdown.
    Grid(Grid),
    /// The fields under the statutory table, to be signed: a row of cells without rules.
    Fields(Grid),
    /// A breakdown as bars.
    Chart(Chart),
    /// The address of the published report, to be scanned.
    QrCode(QrCode),
    /// What follows starts a page.
    PageBreak,
}

/// A line of the list of attachments.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedAttachment {
    /// Its title.
    pub title: String,
    /// What references in the text refer to it by, where it is no annex of the report.
    pub anchor: Option<String>,
}

/// A line of the contents list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContentsEntry {
    /// Depth in the outline, from 1.
    pub level: u8,
    /// The heading's text.
    pub text: String,
    /// The heading's anchor.
    pub anchor: String,
}

/// What a paragraph is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ParagraphRole {
    /// Body text, first line indented by two characters.
    Body,
    /// The line that opens the list of attachments, or goes on with it.
    Attachment,
    /// The organ's name under the text, at the right.
    Signature,
    /// The date under the signature, at the right.
    Date,
    /// `表1　…` over a table, `图1　…` under a chart, centred.
    Caption,
    /// `附件1` at the head of an annex, at the left without indent.
    AnnexMark,
    /// What is remarked under the statutory table, without indent.
    TableFooter,
}
