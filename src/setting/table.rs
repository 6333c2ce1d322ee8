//! How tables look: sizes, distances and styles of their cells.

use super::{
    Distance, Size,
    paragraph_style::{Alignment, LineHeight, ParagraphStyle},
    styles::TABLE,
};

/// Type of tables of many columns: 小五, 9 points.
const SMALL_TABLE_SIZE: Size = Size::Fixed(18);
/// Height of a line in a table of many columns: the same in every face, so that the longest of
/// the statutory tables stands on one page with its heading.
const SMALL_TABLE_LINE: LineHeight = LineHeight::Exactly(260);
/// The smallest type for a figure that its cell is too narrow for: 5 points.
pub const SMALLEST_SIZE: usize = 10;
/// A step of indentation of a table's labels: one character of its type.
pub const LABEL_INDENT: usize = 210;
/// Free between two tables that follow each other.
pub const TABLE_DISTANCE: u32 = 240;
/// Free between a table and the text behind it.
pub const BEHIND_TABLE: u32 = 120;
/// Height of a row of fields to be signed at least: 12 mm.
pub const SIGNING_ROW: usize = 681;
/// White over and under the text of a table's cell.
pub const CELL_HEADROOM: usize = 28;

/// How the cells of a table are set.
#[derive(Debug)]
pub struct TableLook {
    /// Size of type.
    pub size: Size,
    /// White at both sides of a cell.
    pub margin: usize,
    /// Style of heads of columns.
    pub header: &'static ParagraphStyle,
    /// Style of heads of parts.
    pub part: &'static ParagraphStyle,
    /// Style of labels.
    pub label: &'static ParagraphStyle,
    /// Style of what stands in the middle.
    pub centred: &'static ParagraphStyle,
}

/// A table of few columns.
pub const ORDINARY_TABLE: TableLook = TableLook {
    size: Size::Table,
    margin: 85,
    header: &TABLE_HEADER,
    part: &TABLE_PART,
    label: &TABLE_LABEL,
    centred: &TABLE_CENTRED,
};

/// The fields under a table, which have no rules to keep away from.
pub const FIELDS_TABLE: TableLook = TableLook {
    margin: 15,
    ..ORDINARY_TABLE
};

/// A table of many columns.
pub const SMALL_TABLE: TableLook = TableLook {
    size: SMALL_TABLE_SIZE,
    margin: 40,
    header: &SMALL_TABLE_HEADER,
    part: &SMALL_TABLE_PART,
    label: &SMALL_TABLE_LABEL,
    centred: &SMALL_TABLE_CENTRED,
};

/// What all cells have in common: lines of one height in every face, so that a table takes the
/// same pages wherever it is opened.
const CELL: ParagraphStyle = ParagraphStyle {
    line: LineHeight::Close,
    ..TABLE
};

/// Head of a column.
const TABLE_HEADER: ParagraphStyle = ParagraphStyle {
    id: "TableHeader",
    name: "表头",
    bold: true,
    alignment: Alignment::Centre,
    ..CELL
};

/// Head of a part of the form.
const TABLE_PART: ParagraphStyle = ParagraphStyle {
    id: "TablePart",
    name: "表内部分",
    bold: true,
    ..CELL
};

/// Label of a row.
const TABLE_LABEL: ParagraphStyle = ParagraphStyle {
    id: "TableLabel",
    name: "表内指标",
    ..CELL
};

/// Unit or figure.
const TABLE_CENTRED: ParagraphStyle = ParagraphStyle {
    id: "TableCentred",
    name: "表内居中",
    alignment: Alignment::Centre,
    ..CELL
};

/// What is remarked under a table: small.
pub const TABLE_FOOTER: ParagraphStyle = ParagraphStyle {
    id: "TableFooter",
    name: "表下栏目",
    size: SMALL_TABLE_SIZE,
    before: Distance::Twips(60),
    ..TABLE
};

/// Head of a column in small type.
pub const SMALL_TABLE_HEADER: ParagraphStyle = ParagraphStyle {
    id: "SmallTableHeader",
    name: "小字表头",
    size: SMALL_TABLE_SIZE,
    line: SMALL_TABLE_LINE,
    ..TABLE_HEADER
};

/// Head of a part in small type.
pub const SMALL_TABLE_PART: ParagraphStyle = ParagraphStyle {
    id: "SmallTablePart",
    name: "小字表内部分",
    size: SMALL_TABLE_SIZE,
    line: SMALL_TABLE_LINE,
    ..TABLE_PART
};

/// Label of a row in small type.
pub const SMALL_TABLE_LABEL: ParagraphStyle = ParagraphStyle {
    id: "SmallTableLabel",
    name: "小字表内指标",
    size: SMALL_TABLE_SIZE,
    line: SMALL_TABLE_LINE,
    ..TABLE_LABEL
};

/// Unit or figure in small type.
pub const SMALL_TABLE_CENTRED: ParagraphStyle = ParagraphStyle {
    id: "SmallTableCentred",
    name: "小字表内居中",
    size: SMALL_TABLE_SIZE,
    line: SMALL_TABLE_LINE,
    ..TABLE_CENTRED
};

/// The styles of cells and of what stands under a table.
pub const TABLE_STYLES: &[&ParagraphStyle] = &[
    &TABLE_FOOTER,
    &TABLE_HEADER,
    &TABLE_PART,
    &TABLE_LABEL,
    &TABLE_CENTRED,
    &SMALL_TABLE_HEADER,
    &SMALL_TABLE_PART,
    &SMALL_TABLE_LABEL,
    &SMALL_TABLE_CENTRED,
];
