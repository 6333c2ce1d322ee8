//! How tables look: sizes, distances and styles of their cells.

use super::{
    Distance, Size,
    styles::{Alignment, LineHeight, ParagraphStyle, TABLE},
};

/// Type of tables of many columns: 小五, 9 points.
const SMALL_TABLE_SIZE: Size = Size::Fixed(18);
/// Height of a line in a table of many columns: the same in every face, so that the longest of
/// the statutory tables stands on one page with its heading.
const SMALL_TABLE_LINE: LineHeight = LineHeight::Exactly(260);
/// The smallest type for a figure that its cell is too narrow for: 5 points.
pub const SMALLEST_SIZE: usize = 10;
/// A step of indentation of a table's labels: one character of its type.
pub const LABEL_INDENT: i32 = 210;
/// Free between two tables that follow each other.
pub const TABLE_DISTANCE: u32 = 240;
/// Free between a table and the text behind it.
pub const BEHIND_TABLE: u32 = 120;
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
    pub header: &'static str,
    /// Style of heads of parts.
    pub part: &'static str,
    /// Style of labels.
    pub label: &'static str,
    /// Style of what stands in the middle.
    pub centred: &'static str,
}

/// A table of few columns.
pub const ORDINARY_TABLE: TableLook = TableLook {
    size: Size::Table,
    margin: 85,
    header: "TableHeader",
    part: "TablePart",
    label: "TableLabel",
    centred: "TableCentred",
};

/// A table of many columns.
pub const SMALL_TABLE: TableLook = TableLook {
    size: SMALL_TABLE_SIZE,
    margin: 40,
    header: "SmallTableHeader",
    part: "SmallTablePart",
    label: "SmallTableLabel",
    centred: "SmallTableCentred",
};

/// What all cells have in common: lines of one height in every face, so that a table takes the
/// same pages wherever it is opened.
const CELL: ParagraphStyle = ParagraphStyle {
    line: LineHeight::Close,
    ..TABLE
};

/// Head of a column.
const TABLE_HEADER: ParagraphStyle = ParagraphStyle {
    id: ORDINARY_TABLE.header,
    name: "表头",
    bold: true,
    alignment: Alignment::Centre,
    ..CELL
};

/// Head of a part of the form.
const TABLE_PART: ParagraphStyle = ParagraphStyle {
    id: ORDINARY_TABLE.part,
    name: "表内部分",
    bold: true,
    ..CELL
};

/// Label of a row.
const TABLE_LABEL: ParagraphStyle = ParagraphStyle {
    id: ORDINARY_TABLE.label,
    name: "表内指标",
    ..CELL
};

/// Unit or figure.
const TABLE_CENTRED: ParagraphStyle = ParagraphStyle {
    id: ORDINARY_TABLE.centred,
    name: "表内居中",
    alignment: Alignment::Centre,
    ..CELL
};

/// The styles of cells and of what stands under a table.
pub const TABLE_STYLES: &[ParagraphStyle] = &[
    // Small, so that all fields find room in one line.
    ParagraphStyle {
        id: "TableFooter",
        name: "表下栏目",
        size: SMALL_TABLE_SIZE,
        before: Distance::Twips(60),
        ..TABLE
    },
    TABLE_HEADER,
    TABLE_PART,
    TABLE_LABEL,
    TABLE_CENTRED,
    ParagraphStyle {
        id: SMALL_TABLE.header,
        name: "小字表头",
        size: SMALL_TABLE_SIZE,
        line: SMALL_TABLE_LINE,
        ..TABLE_HEADER
    },
    ParagraphStyle {
        id: SMALL_TABLE.part,
        name: "小字表内部分",
        size: SMALL_TABLE_SIZE,
        line: SMALL_TABLE_LINE,
        ..TABLE_PART
    },
    ParagraphStyle {
        id: SMALL_TABLE.label,
        name: "小字表内指标",
        size: SMALL_TABLE_SIZE,
        line: SMALL_TABLE_LINE,
        ..TABLE_LABEL
    },
    ParagraphStyle {
        id: SMALL_TABLE.centred,
        name: "小字表内居中",
        size: SMALL_TABLE_SIZE,
        line: SMALL_TABLE_LINE,
        ..TABLE_CENTRED
    },
];
