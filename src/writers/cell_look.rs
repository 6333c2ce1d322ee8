//! How a spreadsheet's cells look, for both of its formats.

use crate::{
    document::properties::Properties,
    workbook::{
        number_format::number_format,
        sheet::{BODY_SIZE, CellStyle, Pages, SheetCell},
    },
};

/// The font of labels and figures.
pub(super) const BODY_FONT: &str = "宋体";

/// The font of titles and heads.
pub(super) const HEAD_FONT: &str = "黑体";

/// The code of Simplified Chinese in the formats' list of character sets.
pub(super) const SIMPLIFIED_CHINESE: u8 = 134;

/// What stands under every printed page, in the formats' own words: the sheet's name beside the
/// number where its pages are counted apart.
pub(super) fn page_footer(pages: Pages) -> String {
    match pages {
        Pages::Together => "&C第 &P 页 共 &N 页".to_owned(),
        Pages::Apart => "&C&A　第 &P 页".to_owned(),
        Pages::Traced(trace) => format!("&C&A　第 &P 页&R&8{trace}"),
        Pages::OfForm { first, count, of } => {
            let number = match (first, count) {
                (first, 1) => first.to_string(),
                (1, _) => "&P".to_owned(),
                (first, _) => format!("&P+{}", first - 1),
            };
            format!("&C第 {number} 页 共 {of} 页")
        }
    }
}

/// Whether the pages of a sheet count from 1, whatever is printed before it; where the form's do not,
/// the footer adds what is missing.
pub(super) fn counts_from_one(pages: Pages) -> bool {
    pages != Pages::Together
}

/// How many pages a sheet is made to fill; 0 for as many as it takes.
pub(super) fn pages_high(pages: Pages) -> u16 {
    match pages {
        Pages::Together | Pages::Apart | Pages::Traced(_) => 0,
        Pages::OfForm { count, .. } => count,
    }
}

/// How many characters of an organ's name stand over a page: what leaves room for the rest.
const LONGEST_NAME: usize = 30;

/// What stands over every printed page: whose figures these are and of which year, and at the
/// right the mark of a draft, in the formats' own words.
pub(super) fn page_header(properties: &Properties, draft_mark: &str) -> String {
    let mut name: String = properties.organ.chars().take(LONGEST_NAME).collect();
    if name.len() < properties.organ.len() {
        name.push('…');
    }
    // A lone `&` starts a command.
    let name = name.replace('&', "&&");
    format!("&L{name} {}年度{draft_mark}", properties.year)
}

/// Colours of verdicts, as red, green and blue.
pub(super) const GREEN: u32 = 0x00_61_00;
pub(super) const RED: u32 = 0x9C_00_06;
pub(super) const GREY: u32 = 0x59_59_59;

/// The colour of paper that is to be written on.
const YELLOW: u32 = 0xFF_F6_CC;

/// Where a text stands in its cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    /// At the left, indented by so many steps.
    Left(u8),
    /// In the middle.
    Middle,
}

/// How heavy type is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Weight {
    /// As running text.
    Ordinary,
    /// As titles and heads.
    Heavy,
}

/// All that the look of a cell depends on: a sheet has many cells and few of these.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct CellKind {
    style: CellStyle,
    format: Option<String>,
    wraps: bool,
    open: bool,
}

impl CellKind {
    /// The kind of a cell.
    pub(super) fn of(cell: &SheetCell) -> Self {
        Self {
            style: cell.style,
            format: cell.format.clone(),
            wraps: cell.wraps(),
            open: cell.entry.is_some(),
        }
    }
}

/// The look of a cell.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct CellLook {
    /// The font.
    pub(super) font: &'static str,
    /// Size of type in points.
    pub(super) size: f64,
    /// How heavy the type is.
    pub(super) weight: Weight,
    /// Colour of type, where it is not black.
    pub(super) colour: Option<u32>,
    /// Colour of the paper, where it is not white.
    pub(super) paper: Option<u32>,
    /// Where the text stands.
    pub(super) side: Side,
    /// Whether long text goes on in a second line.
    pub(super) wraps: bool,
    /// How a number is shown; smaller rather than `###` where the column is too narrow.
    pub(super) number: Option<String>,
    /// Whether lines are drawn round it.
    pub(super) bordered: bool,
    /// Whether it can be changed where the sheet is locked.
    pub(super) open: bool,
}

impl CellLook {
    /// The look of the cells of a kind.
    pub(super) fn of(kind: &CellKind) -> Self {
        let plain = Self {
            font: BODY_FONT,
            size: kind.style.font_size(),
            weight: Weight::Ordinary,
            colour: None,
            paper: None,
            side: Side::Middle,
            wraps: kind.wraps,
            number: kind.format.clone(),
            bordered: true,
            open: kind.open,
        };
        let head = Self {
            font: HEAD_FONT,
            weight: Weight::Heavy,
            ..plain.clone()
        };
        let verdict = |colour| Self {
            colour: Some(colour),
            ..plain.clone()
        };
        match kind.style {
            CellStyle::Title => Self {
                bordered: false,
                ..head
            },
            CellStyle::Plain => Self {
                side: Side::Left(0),
                bordered: false,
                ..plain
            },
            CellStyle::Header => head,
            // A step from the rule beside it.
            CellStyle::Part => Self {
                side: Side::Left(1),
                ..head
            },
            CellStyle::Label(indent) => Self {
                side: Side::Left(indent.saturating_add(1)),
                ..plain
            },
            CellStyle::Unit => plain,
            CellStyle::Value(places) => Self {
                number: plain.number.or_else(|| Some(number_format(places.into()))),
                ..plain
            },
            CellStyle::Input(places) => Self {
                number: plain.number.or_else(|| Some(number_format(places.into()))),
                paper: Some(YELLOW),
                ..plain
            },
            CellStyle::Held => Self {
                weight: Weight::Heavy,
                ..verdict(GREEN)
            },
            CellStyle::Failed => Self {
                weight: Weight::Heavy,
                ..verdict(RED)
            },
            CellStyle::NotAssessable => verdict(GREY),
        }
    }

    /// The look of what no cell stands in.
    pub(super) fn empty() -> Self {
        Self {
            font: BODY_FONT,
            size: BODY_SIZE,
            weight: Weight::Ordinary,
            colour: None,
            paper: None,
            side: Side::Left(0),
            wraps: false,
            number: None,
            bordered: false,
            open: false,
        }
    }
}
