//! The named styles of paragraphs, but for those of tables.

use super::{Distance, Face, Size};

/// Styles that only a draft has: its mark and its comments.
pub const OF_DRAFTS: &[&str] = &["DraftMark", "CommentText"];

/// Red of the draft's mark.
const RED: &str = "C00000";

/// How a line of a style is placed between the margins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Alignment {
    /// Both edges straight.
    Both,
    /// At the left.
    Left,
    /// In the middle.
    Centre,
    /// At the right.
    Right,
}

/// How high a line of a style is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineHeight {
    /// A line of the page's grid, or as many as the type needs.
    Grid,
    /// Exactly the distance of two lines of the grid, whatever the type.
    Pitch,
    /// Exactly so many twips.
    Exactly(u32),
    /// Exactly 1.4 times the height of the type, the same in every face.
    Close,
    /// What the type needs, off the grid.
    Single,
}

/// [`LineHeight::Close`] in twips to the half point.
pub const CLOSE: u32 = 14;

/// Who named a style.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// Word, which knows what it is for.
    Word,
    /// This program.
    Own,
}

/// A named style of paragraphs.
#[derive(Debug, Clone, Copy)]
pub struct ParagraphStyle {
    /// Id that paragraphs name.
    pub id: &'static str,
    /// Name: Word's own for a style it knows, otherwise ours.
    pub name: &'static str,
    /// Who named it.
    pub origin: Origin,
    /// East Asian face, where it is not the body's.
    pub face: Face,
    /// Latin face.
    pub latin: Face,
    /// Size of type.
    pub size: Size,
    /// Heavy type.
    pub bold: bool,
    /// Colour of type.
    pub colour: Option<&'static str>,
    /// Place between the margins.
    pub alignment: Alignment,
    /// Indentation of the first line, in characters.
    pub first_line: u32,
    /// Indentation at the left, in characters.
    pub left: u32,
    /// Indentation at the right, in characters.
    pub right: u32,
    /// Free above.
    pub before: Distance,
    /// Free below.
    pub after: Distance,
    /// Height of a line.
    pub line: LineHeight,
    /// Depth in the outline, from 0.
    pub outline: Option<u8>,
    /// Whether it stays on the page of the paragraph after it.
    pub keep_next: bool,
    /// Whether a tab leads to the right margin along dots.
    pub leader: bool,
}

/// Text on the grid, without indent; what every other style starts from.
const NORMAL: ParagraphStyle = ParagraphStyle {
    id: "Normal",
    name: "Normal",
    origin: Origin::Word,
    face: Face::Body,
    latin: Face::Latin,
    size: Size::Body,
    bold: false,
    colour: None,
    alignment: Alignment::Both,
    first_line: 0,
    left: 0,
    right: 0,
    before: Distance::Twips(0),
    after: Distance::Twips(0),
    line: LineHeight::Grid,
    outline: None,
    keep_next: false,
    leader: false,
};

/// A title, centred, with a line free under it.
const TITLE: ParagraphStyle = ParagraphStyle {
    id: "Title",
    name: "Title",
    face: Face::Title,
    size: Size::Title,
    alignment: Alignment::Centre,
    after: Distance::Lines(1),
    line: LineHeight::Pitch,
    keep_next: true,
    ..NORMAL
};

/// A heading of any level: a line of the grid, indented like the text under it.
const HEADING: ParagraphStyle = ParagraphStyle {
    first_line: 2,
    keep_next: true,
    ..NORMAL
};

/// Text of a table: small, closely set, off the grid.
pub const TABLE: ParagraphStyle = ParagraphStyle {
    origin: Origin::Own,
    face: Face::Song,
    size: Size::Table,
    alignment: Alignment::Left,
    line: LineHeight::Single,
    ..NORMAL
};

/// A page number: 四号 宋体, one character from the outer edge.
const PAGE_NUMBER: ParagraphStyle = ParagraphStyle {
    origin: Origin::Own,
    face: Face::Song,
    latin: Face::Song,
    size: Size::Fixed(28),
    line: LineHeight::Single,
    ..NORMAL
};

/// The styles of the report but for those in [`table`](super::table), the default first.
pub const STYLES: &[ParagraphStyle] = &[
    NORMAL,
    TITLE,
    ParagraphStyle {
        id: "Heading1",
        name: "heading 1",
        face: Face::Hei,
        outline: Some(0),
        ..HEADING
    },
    ParagraphStyle {
        id: "Heading2",
        name: "heading 2",
        face: Face::Kai,
        outline: Some(1),
        ..HEADING
    },
    ParagraphStyle {
        id: "Heading3",
        name: "heading 3",
        outline: Some(2),
        ..HEADING
    },
    ParagraphStyle {
        id: "Heading4",
        name: "heading 4",
        outline: Some(3),
        ..HEADING
    },
    ParagraphStyle {
        id: "ReportBody",
        name: "报告正文",
        origin: Origin::Own,
        first_line: 2,
        ..NORMAL
    },
    ParagraphStyle {
        id: "Attachment",
        name: "附件说明",
        origin: Origin::Own,
        ..NORMAL
    },
    ParagraphStyle {
        id: "Signature",
        name: "Signature",
        alignment: Alignment::Right,
        before: Distance::Lines(1),
        keep_next: true,
        ..NORMAL
    },
    ParagraphStyle {
        id: "Date",
        name: "Date",
        alignment: Alignment::Right,
        ..NORMAL
    },
    ParagraphStyle {
        id: "ContentsTitle",
        name: "目录标题",
        origin: Origin::Own,
        ..TITLE
    },
    ParagraphStyle {
        id: "TOC1",
        name: "toc 1",
        leader: true,
        ..NORMAL
    },
    ParagraphStyle {
        id: "TOC2",
        name: "toc 2",
        leader: true,
        left: 2,
        ..NORMAL
    },
    // A drawing is higher than a line of the grid.
    ParagraphStyle {
        id: "Drawing",
        name: "图",
        origin: Origin::Own,
        alignment: Alignment::Centre,
        before: Distance::Twips(120),
        line: LineHeight::Single,
        keep_next: true,
        ..NORMAL
    },
    ParagraphStyle {
        id: "Invitation",
        name: "扫码提示",
        alignment: Alignment::Centre,
        ..TABLE
    },
    ParagraphStyle {
        id: "FootnoteText",
        name: "footnote text",
        origin: Origin::Word,
        size: Size::Fixed(18),
        ..TABLE
    },
    ParagraphStyle {
        id: "Caption",
        name: "caption",
        face: Face::Hei,
        size: Size::Fixed(28),
        alignment: Alignment::Centre,
        ..NORMAL
    },
    ParagraphStyle {
        id: "AnnexMark",
        name: "附件标识",
        origin: Origin::Own,
        face: Face::Hei,
        alignment: Alignment::Left,
        after: Distance::Lines(1),
        keep_next: true,
        ..NORMAL
    },
    // A paragraph that is there only because Word wants one: after a table, or to end a section.
    ParagraphStyle {
        id: "Spacer",
        name: "表后占位",
        size: Size::Fixed(2),
        line: LineHeight::Exactly(20),
        ..TABLE
    },
    ParagraphStyle {
        id: "DraftMark",
        name: "草稿标记",
        face: Face::Hei,
        size: Size::Fixed(28),
        bold: true,
        colour: Some(RED),
        alignment: Alignment::Centre,
        ..TABLE
    },
    ParagraphStyle {
        id: "OddPageNumber",
        name: "单页页码",
        alignment: Alignment::Right,
        right: 1,
        ..PAGE_NUMBER
    },
    ParagraphStyle {
        id: "EvenPageNumber",
        name: "双页页码",
        alignment: Alignment::Left,
        left: 1,
        ..PAGE_NUMBER
    },
    ParagraphStyle {
        id: "CommentText",
        name: "annotation text",
        origin: Origin::Word,
        ..TABLE
    },
];
