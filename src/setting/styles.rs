//! The named styles of paragraphs, but for those of tables.

use super::{
    Distance, Face, Size,
    paragraph_style::{Alignment, LineHeight, Origin, ParagraphStyle},
};

/// Red of the draft's mark.
const RED: &str = "C00000";

/// Text on the grid, without indent; what every other style starts from.
pub const NORMAL: ParagraphStyle = ParagraphStyle {
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
pub const TITLE: ParagraphStyle = ParagraphStyle {
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

/// A heading of the first level, `一、`.
pub const HEADING_1: ParagraphStyle = ParagraphStyle {
    id: "Heading1",
    name: "heading 1",
    face: Face::Hei,
    outline: Some(0),
    ..HEADING
};

/// A heading of the second level, `（一）`.
pub const HEADING_2: ParagraphStyle = ParagraphStyle {
    id: "Heading2",
    name: "heading 2",
    face: Face::Kai,
    outline: Some(1),
    ..HEADING
};

/// A heading of the third level, `1.`.
pub const HEADING_3: ParagraphStyle = ParagraphStyle {
    id: "Heading3",
    name: "heading 3",
    outline: Some(2),
    ..HEADING
};

/// A heading of the fourth level, `（1）`.
pub const HEADING_4: ParagraphStyle = ParagraphStyle {
    id: "Heading4",
    name: "heading 4",
    outline: Some(3),
    ..HEADING
};

/// Running text.
pub const BODY: ParagraphStyle = ParagraphStyle {
    id: "ReportBody",
    name: "报告正文",
    origin: Origin::Own,
    first_line: 2,
    ..NORMAL
};

/// A line of the list of attachments.
pub const ATTACHMENT: ParagraphStyle = ParagraphStyle {
    id: "Attachment",
    name: "附件说明",
    origin: Origin::Own,
    ..NORMAL
};

/// The organ's name under the text.
pub const SIGNATURE: ParagraphStyle = ParagraphStyle {
    id: "Signature",
    name: "Signature",
    alignment: Alignment::Right,
    before: Distance::Lines(1),
    keep_next: true,
    ..NORMAL
};

/// The date under the organ's name.
pub const DATE: ParagraphStyle = ParagraphStyle {
    id: "Date",
    name: "Date",
    alignment: Alignment::Right,
    ..NORMAL
};

/// `目　录` over the contents list.
pub const CONTENTS_TITLE: ParagraphStyle = ParagraphStyle {
    id: "ContentsTitle",
    name: "目录标题",
    origin: Origin::Own,
    ..TITLE
};

/// A line of the contents list for a heading of the first level.
pub const CONTENTS_LINE: ParagraphStyle = ParagraphStyle {
    id: "TOC1",
    name: "toc 1",
    leader: true,
    ..NORMAL
};

/// A line of the contents list for a deeper heading.
pub const CONTENTS_SUBLINE: ParagraphStyle = ParagraphStyle {
    id: "TOC2",
    name: "toc 2",
    leader: true,
    left: 2,
    ..NORMAL
};

/// A drawing, which is higher than a line of the grid.
pub const DRAWING: ParagraphStyle = ParagraphStyle {
    id: "Drawing",
    name: "图",
    origin: Origin::Own,
    alignment: Alignment::Centre,
    before: Distance::Twips(120),
    line: LineHeight::Single,
    keep_next: true,
    ..NORMAL
};

/// The line that invites to scan the code over it.
pub const INVITATION: ParagraphStyle = ParagraphStyle {
    id: "Invitation",
    name: "扫码提示",
    alignment: Alignment::Centre,
    ..TABLE
};

/// A note at the foot of the page.
pub const NOTE: ParagraphStyle = ParagraphStyle {
    id: "FootnoteText",
    name: "footnote text",
    origin: Origin::Word,
    size: Size::Fixed(18),
    line: LineHeight::Exactly(240),
    ..TABLE
};

/// What a table or a chart shows.
pub const CAPTION: ParagraphStyle = ParagraphStyle {
    id: "Caption",
    name: "caption",
    face: Face::Hei,
    size: Size::Fixed(28),
    alignment: Alignment::Centre,
    ..NORMAL
};

/// `附件1` at the head of an annex.
pub const ANNEX_MARK: ParagraphStyle = ParagraphStyle {
    id: "AnnexMark",
    name: "附件标识",
    origin: Origin::Own,
    face: Face::Hei,
    alignment: Alignment::Left,
    after: Distance::Lines(1),
    keep_next: true,
    ..NORMAL
};

/// A paragraph that is there only because Word wants one: after a table, or to end a section.
pub const SPACER: ParagraphStyle = ParagraphStyle {
    id: "Spacer",
    name: "表后占位",
    size: Size::Fixed(2),
    line: LineHeight::Exactly(20),
    ..TABLE
};

/// The mark of a draft over every page.
pub const DRAFT_MARK: ParagraphStyle = ParagraphStyle {
    id: "DraftMark",
    name: "草稿标记",
    face: Face::Hei,
    size: Size::Fixed(28),
    bold: true,
    colour: Some(RED),
    alignment: Alignment::Centre,
    ..TABLE
};

/// The number of a right page.
pub const ODD_PAGE_NUMBER: ParagraphStyle = ParagraphStyle {
    id: "OddPageNumber",
    name: "单页页码",
    alignment: Alignment::Right,
    right: 1,
    ..PAGE_NUMBER
};

/// The number of a left page.
pub const EVEN_PAGE_NUMBER: ParagraphStyle = ParagraphStyle {
    id: "EvenPageNumber",
    name: "双页页码",
    alignment: Alignment::Left,
    left: 1,
    ..PAGE_NUMBER
};

/// A finding of a draft, beside its figure.
pub const COMMENT: ParagraphStyle = ParagraphStyle {
    id: "CommentText",
    name: "annotation text",
    origin: Origin::Word,
    ..TABLE
};

/// The styles of the report but for those in [`table`](super::table), the default first.
pub const STYLES: &[&ParagraphStyle] = &[
    &NORMAL,
    &TITLE,
    &HEADING_1,
    &HEADING_2,
    &HEADING_3,
    &HEADING_4,
    &BODY,
    &ATTACHMENT,
    &SIGNATURE,
    &DATE,
    &CONTENTS_TITLE,
    &CONTENTS_LINE,
    &CONTENTS_SUBLINE,
    &DRAWING,
    &INVITATION,
    &NOTE,
    &CAPTION,
    &ANNEX_MARK,
    &SPACER,
    &DRAFT_MARK,
    &ODD_PAGE_NUMBER,
    &EVEN_PAGE_NUMBER,
    &COMMENT,
];

/// Styles that only a draft has: its mark and its comments.
pub const OF_DRAFTS: &[&str] = &[DRAFT_MARK.id, COMMENT.id];
