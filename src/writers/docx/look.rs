//! Fonts, sizes and distances of the report, in one place.
//!
//! Source: GB/T 9704-2012 《党政机关公文格式》. Lengths are in twips (1/20 point), sizes of type in
//! half points, as Word counts them.

/// The face of running text.
pub(super) const BODY_FACE: &str = "仿宋";
/// The face of Latin letters and digits in the text.
pub(super) const LATIN_FACE: &str = "Times New Roman";
/// The face of tables and page numbers.
pub(super) const SONG_FACE: &str = "宋体";
/// The face of titles.
pub(super) const TITLE_FACE: &str = "方正小标宋简体";
/// The face of headings of the first level.
pub(super) const HEI_FACE: &str = "黑体";
/// The face of headings of the second level.
pub(super) const KAI_FACE: &str = "楷体";

/// Every face in use, with the one that stands in for it where it is not installed.
pub(super) const FACES: &[(&str, Option<&str>)] = &[
    (BODY_FACE, Some("仿宋_GB2312")),
    (LATIN_FACE, None),
    (SONG_FACE, Some("SimSun")),
    (TITLE_FACE, Some("方正小标宋_GBK")),
    (HEI_FACE, Some("SimHei")),
    (KAI_FACE, Some("楷体_GB2312")),
];

/// Body type: 三号, 16 points.
pub(super) const BODY_SIZE: u32 = 32;
/// Type of tables: 五号, 10.5 points.
pub(super) const TABLE_SIZE: u32 = 21;
/// Pulls body characters together so that a line holds 28 of them.
pub(super) const BODY_CHARACTER_SPACING: i32 = -5;
/// The distance of two lines: 22 of them fill the page.
pub(super) const LINE_PITCH: usize = 579;
/// Red of the draft's mark.
const RED: &str = "C00000";

/// The paper and what is kept free on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Page {
    /// Width of the paper.
    pub(super) width: u32,
    /// Height of the paper.
    pub(super) height: u32,
    /// Free above the text.
    pub(super) top: i32,
    /// Free at the right.
    pub(super) right: i32,
    /// Free below the text.
    pub(super) bottom: i32,
    /// Free at the left.
    pub(super) left: i32,
    /// From the upper edge of the paper to the header.
    pub(super) header: i32,
    /// From the page number's lower edge to the edge of the paper.
    pub(super) footer: i32,
    /// Width of a table: the text's, less one border, so that none stands out.
    pub(super) table_width: usize,
}

/// A4; 37 mm above, 28 mm left, 26 mm right, 35 mm below; the number 7 mm under the text.
pub(super) const PORTRAIT: Page = Page {
    width: 11906,
    height: 16838,
    top: 2098,
    right: 1474,
    bottom: 1984,
    left: 1587,
    header: 851,
    footer: 1417,
    table_width: 8834,
};

/// The same sheet turned on its side for a wide table, the bound edge at the top.
pub(super) const LANDSCAPE: Page = Page {
    width: 16838,
    height: 11906,
    top: 1587,
    right: 1984,
    bottom: 1474,
    left: 2098,
    header: 851,
    footer: 794,
    table_width: 12744,
};

/// How a line of a style is placed between the margins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Alignment {
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
pub(super) enum LineHeight {
    /// A line of the page's grid, or as many as the type needs.
    Grid,
    /// Exactly so many twips.
    Exactly(usize),
    /// What the type needs, off the grid.
    Single,
}

/// A named style of paragraphs.
#[derive(Debug, Clone, Copy)]
pub(super) struct ParagraphStyle {
    /// Id that paragraphs name.
    pub(super) id: &'static str,
    /// Name: Word's own for a style it knows, otherwise ours.
    pub(super) name: &'static str,
    /// Whether Word does not know the style.
    pub(super) custom: bool,
    /// East Asian face, where it is not the body's.
    pub(super) face: &'static str,
    /// Latin face.
    pub(super) latin: &'static str,
    /// Size of type, in half points.
    pub(super) size: u32,
    /// Space between characters.
    pub(super) character_spacing: i32,
    /// Heavy type.
    pub(super) bold: bool,
    /// Colour of type.
    pub(super) colour: Option<&'static str>,
    /// Place between the margins.
    pub(super) alignment: Alignment,
    /// Indentation of the first line, in characters.
    pub(super) first_line: u32,
    /// Indentation at the left, in characters.
    pub(super) left: u32,
    /// Indentation at the right, in characters.
    pub(super) right: u32,
    /// Free above.
    pub(super) before: usize,
    /// Free below.
    pub(super) after: usize,
    /// Height of a line.
    pub(super) line: LineHeight,
    /// Depth in the outline, from 0.
    pub(super) outline: Option<u8>,
    /// Whether it stays on the page of the paragraph after it.
    pub(super) keep_next: bool,
}

/// Text on the grid, without indent; what every other style starts from.
const NORMAL: ParagraphStyle = ParagraphStyle {
    id: "Normal",
    name: "Normal",
    custom: false,
    face: BODY_FACE,
    latin: LATIN_FACE,
    size: BODY_SIZE,
    character_spacing: BODY_CHARACTER_SPACING,
    bold: false,
    colour: None,
    alignment: Alignment::Both,
    first_line: 0,
    left: 0,
    right: 0,
    before: 0,
    after: 0,
    line: LineHeight::Grid,
    outline: None,
    keep_next: false,
};

/// A heading of any level: a line of the grid, indented like the text under it.
const HEADING: ParagraphStyle = ParagraphStyle {
    first_line: 2,
    keep_next: true,
    ..NORMAL
};

/// Text of a table: small, closely set, off the grid.
pub(super) const TABLE: ParagraphStyle = ParagraphStyle {
    custom: true,
    face: SONG_FACE,
    size: TABLE_SIZE,
    character_spacing: 0,
    alignment: Alignment::Left,
    line: LineHeight::Single,
    ..NORMAL
};

/// A page number: 四号 宋体, one character from the outer edge.
const PAGE_NUMBER: ParagraphStyle = ParagraphStyle {
    custom: true,
    face: SONG_FACE,
    latin: SONG_FACE,
    size: 28,
    character_spacing: 0,
    line: LineHeight::Single,
    ..NORMAL
};

/// The styles of the report but for those in [`table_look`](super::table_look), the default first.
pub(super) const STYLES: &[ParagraphStyle] = &[
    NORMAL,
    ParagraphStyle {
        id: "Title",
        name: "Title",
        face: TITLE_FACE,
        size: 44,
        character_spacing: 0,
        alignment: Alignment::Centre,
        after: LINE_PITCH,
        line: LineHeight::Exactly(LINE_PITCH),
        keep_next: true,
        ..NORMAL
    },
    ParagraphStyle {
        id: "Heading1",
        name: "heading 1",
        face: HEI_FACE,
        outline: Some(0),
        ..HEADING
    },
    ParagraphStyle {
        id: "Heading2",
        name: "heading 2",
        face: KAI_FACE,
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
        id: "BodyText",
        name: "Body Text",
        first_line: 2,
        ..NORMAL
    },
    ParagraphStyle {
        id: "Attachment",
        name: "附件说明",
        custom: true,
        first_line: 2,
        keep_next: true,
        ..NORMAL
    },
    ParagraphStyle {
        id: "Signature",
        name: "Signature",
        alignment: Alignment::Right,
        right: 2,
        before: 2 * LINE_PITCH,
        keep_next: true,
        ..NORMAL
    },
    ParagraphStyle {
        id: "Date",
        name: "Date",
        alignment: Alignment::Right,
        right: 4,
        ..NORMAL
    },
    ParagraphStyle {
        id: "AnnexMark",
        name: "附件标识",
        custom: true,
        face: HEI_FACE,
        alignment: Alignment::Left,
        after: LINE_PITCH,
        keep_next: true,
        ..NORMAL
    },
    // A paragraph that is there only because Word wants one: after a table, or to end a section.
    ParagraphStyle {
        id: "Spacer",
        name: "表后占位",
        size: 2,
        line: LineHeight::Exactly(20),
        ..TABLE
    },
    ParagraphStyle {
        id: "DraftMark",
        name: "草稿标记",
        face: HEI_FACE,
        size: 28,
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
        custom: false,
        ..TABLE
    },
];
