//! How tables are set: type, lines of heads, rows that stay together.

use report::{
    document::{
        Block, ParagraphRole,
        grid::{CellContent, CellRole, Grid},
    },
    writers::docx::write,
};
use roxmltree::Node;

use super::{
    reading::{WORD, has, is, part, parts, text, value},
    sample::{cell, merged_grid, paragraph, printed, small_grid},
};

/// A table of one head and one figure over ten narrow columns, in small type.
fn narrow(head: &str, figure: &str) -> Grid {
    let mut value = cell(0, "", CellRole::Value);
    value.content = CellContent::Figure(printed("a", "甲", figure));
    Grid {
        title: "窄".to_owned(),
        columns: vec![100; 10],
        header_rows: 1,
        landscape: false,
        small_type: true,
        keep_together: false,
        remarks: Vec::new(),
        rows: vec![vec![cell(0, head, CellRole::Header)], vec![value]],
    }
}

/// The paragraph in the body that says `said`.
fn with_paragraph<T>(grid: Grid, said: &str, look: impl Fn(Node) -> T) -> T {
    let body = part(&write(&small_grid(grid)).unwrap(), "word/document.xml");
    let tree = roxmltree::Document::parse(&body).unwrap();
    let found = tree
        .descendants()
        .find(|node| is(*node, "p") && text(*node) == said);
    look(found.unwrap())
}

#[test]
fn a_table_of_many_columns_is_set_in_small_type() {
    let style = |paragraph: Node| value(paragraph, "pStyle");
    assert_eq!(
        with_paragraph(narrow("甲", "1"), "甲", style),
        "SmallTableHeader"
    );
    assert_eq!(
        with_paragraph(narrow("甲", "1"), "1", style),
        "SmallTableCentred"
    );
    assert_eq!(with_paragraph(merged_grid(), "甲", style), "TableHeader");

    let parts = parts(&write(&small_grid(narrow("甲", "1"))).unwrap());
    let styles = roxmltree::Document::parse(&parts["word/styles.xml"]).unwrap();
    let small = styles
        .descendants()
        .find(|node| node.attribute((WORD, "styleId")) == Some("SmallTableCentred"));
    // 小五, 9 points.
    assert_eq!(value(small.unwrap(), "sz"), "18");
}

#[test]
fn a_figure_too_wide_for_its_cell_is_set_smaller_and_stays_in_one_line() {
    let size = |figure: &str| {
        let run_size = |paragraph: Node| has(paragraph, "sz").then(|| value(paragraph, "sz"));
        with_paragraph(narrow("甲", figure), figure, run_size)
    };
    // A tenth of 8834 twips, less 40 at either side: 803, or 8 digits of 9 points.
    assert_eq!(size("12345678"), None);
    assert_eq!(size("123456789"), Some("16".to_owned()));
    assert_eq!(size(&"9".repeat(40)), Some("10".to_owned()));
}

#[test]
fn lines_of_a_head_are_of_one_length() {
    let white = |head: &str| {
        with_paragraph(narrow(head, "1"), head, |paragraph: Node| {
            let indent = paragraph.descendants().find(|node| is(*node, "ind"))?;
            let side = |name| indent.attribute((WORD, name)).map(str::to_owned);
            Some((side("left")?, side("right")?))
        })
    };
    // Four characters of 180 twips fit into the 803 of the cell; five do not, and are set in
    // three over two.
    assert_eq!(white("商业企业"), None);
    let three = (803 - 3 * 180 - 45) / 2;
    assert_eq!(
        white("公益性组织"),
        Some((three.to_string(), three.to_string()))
    );
}

/// For each row of the table, whether all its paragraphs stay with the next.
fn kept(grid: Grid, after: Option<Block>) -> Vec<bool> {
    let mut document = small_grid(grid);
    document.blocks.extend(after);
    let body = part(&write(&document).unwrap(), "word/document.xml");
    let tree = roxmltree::Document::parse(&body).unwrap();
    let rows = tree.descendants().filter(|node| is(*node, "tr"));
    rows.map(|row| {
        let mut paragraphs = row.descendants().filter(|node| is(*node, "p"));
        paragraphs.all(|paragraph| has(paragraph, "keepNext"))
    })
    .collect()
}

#[test]
fn a_head_stays_with_the_first_row_and_a_short_table_on_one_page() {
    assert_eq!(kept(merged_grid(), None), [true, true, false, false]);
    let mut whole = merged_grid();
    whole.keep_together = true;
    assert_eq!(kept(whole, None), [true, true, true, false]);
    let mut part = merged_grid();
    part.rows[2][0].role = CellRole::Part;
    assert_eq!(kept(part, None), [true, true, true, false]);
}

#[test]
fn the_end_of_a_table_stays_with_its_fields_and_with_the_signature() {
    for (role, expected) in [
        (ParagraphRole::TableFooter, true),
        (ParagraphRole::Signature, true),
        (ParagraphRole::Body, false),
    ] {
        let after = paragraph(role, "后");
        assert_eq!(kept(merged_grid(), Some(after)).last(), Some(&expected));
    }
}
