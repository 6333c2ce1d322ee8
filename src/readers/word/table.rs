//! A table of a Word file: a row a line, a cell a piece, merged cells as one.

use roxmltree::Node;

use super::{
    super::{
        grid::Grid,
        running_words::Words,
        transcript::{HiddenKind, Line, LineKind, Piece, Table},
        xml_tree::{attribute, child, is},
    },
    body::{Body, count},
    contents::contents,
    node::is_on,
    seen::is_flat_row,
};
use crate::diagnostic::Locator;

/// The most columns that a cell may say it covers: Word has no more.
const MOST_COLUMNS: usize = 63;

impl Body<'_> {
    /// Reads a table. What stands within a cell as a table of its own comes behind its row.
    pub(super) fn table(&mut self, table: Node<'_, '_>, kind: LineKind) {
        if !self.running.goes_deeper() {
            return;
        }
        let number = self.running.next_table();
        self.running.transcript.tables.push(Table::default());
        let mut grid = Grid::default();
        for row in rows(table) {
            self.row(row, number, &mut grid, kind);
        }
        let place = self.running.transcript.tables.get_mut(number);
        *place.expect("it was pushed above") = grid.finish();
        self.running.comes_back();
    }

    fn row(&mut self, row: Node<'_, '_>, table: usize, grid: &mut Grid, kind: LineKind) {
        let properties = child(row, "trPr");
        let number_of_row = grid.row() + 1;
        let at = |column| Locator::TableCell {
            table: table + 1,
            row: number_of_row,
            column,
        };
        if let Some(why) = properties.and_then(not_seen) {
            let content = all_text(row);
            self.running.hide(why, at(1), content);
            return;
        }
        let line = self.running.transcript.lines.len();
        let mut pieces: Vec<Piece> = Vec::new();
        let mut column = properties
            .and_then(|properties| child(properties, "gridBefore"))
            .map_or(0, |_| count(properties, "gridBefore").min(MOST_COLUMNS));
        let mut within = Vec::new();
        for cell in cells(row) {
            let properties = child(cell, "tcPr");
            let span = count(properties, "gridSpan").min(MOST_COLUMNS);
            if properties.is_some_and(goes_on_from_above) {
                grid.stretch(column, span);
                column += span;
                continue;
            }
            let locator = at(column + 1);
            let mut words = Words::default();
            self.paragraphs_of(cell, &mut words, &mut within, 0);
            within.extend(words.settle(&locator, &mut self.running, &mut self.charts));
            grid.place(column, span, line, pieces.len());
            pieces.push(words.piece(locator));
            column += span;
        }
        grid.reaches(column);
        self.running.transcript.lines.push(Line {
            kind: LineKind::Row {
                table,
                row: grid.row(),
            },
            pieces,
        });
        grid.end_row();
        for one in within {
            if is(one, "tbl") {
                self.table(one, kind);
            } else {
                self.blocks(one, kind);
            }
        }
    }

    /// The paragraphs of a cell as one text, with a blank between them.
    fn paragraphs_of<'n, 'input>(
        &mut self,
        cell: Node<'n, 'input>,
        words: &mut Words<'n, 'input>,
        within: &mut Vec<Node<'n, 'input>>,
        depth: usize,
    ) {
        // What lies deeper than this was made to be a burden.
        if depth > 16 {
            words.is_cut = true;
            return;
        }
        for block in contents(cell) {
            match block.tag_name().name() {
                "p" => {
                    if !words.text.is_empty() {
                        words.text.push(' ');
                    }
                    self.words().paragraph(block, words);
                }
                "tbl" => within.push(block),
                "sdt" | "sdtContent" | "customXml" | "ins" | "moveTo" => {
                    self.paragraphs_of(block, words, within, depth + 1);
                }
                _ => {}
            }
        }
    }
}

/// Why a row is not seen: it was deleted while changes were tracked, or is set so.
fn not_seen(properties: Node<'_, '_>) -> Option<HiddenKind> {
    if child(properties, "del").is_some() {
        Some(HiddenKind::Revision)
    } else if is_on(properties, "hidden") || is_flat_row(properties) {
        Some(HiddenKind::HiddenRows)
    } else {
        None
    }
}

/// Whether a cell is the lower part of the one above it.
fn goes_on_from_above(properties: Node<'_, '_>) -> bool {
    let merged = child(properties, "vMerge");
    merged.is_some_and(|merged| attribute(merged, "val") != Some("restart"))
}

/// The rows of a table, those within controls too.
fn rows<'n, 'input>(table: Node<'n, 'input>) -> Vec<Node<'n, 'input>> {
    let mut found = Vec::new();
    gather(table, "tr", &mut found, 0);
    found
}

/// The cells of a row, those within controls too.
fn cells<'n, 'input>(row: Node<'n, 'input>) -> Vec<Node<'n, 'input>> {
    let mut found = Vec::new();
    gather(row, "tc", &mut found, 0);
    found
}

fn gather<'n, 'input>(
    parent: Node<'n, 'input>,
    name: &str,
    found: &mut Vec<Node<'n, 'input>>,
    depth: usize,
) {
    for one in parent.children().filter(Node::is_element) {
        match one.tag_name().name() {
            found_name if found_name == name => found.push(one),
            "sdt" | "sdtContent" | "customXml" | "ins" if depth < 8 => {
                gather(one, name, found, depth + 1);
            }
            _ => {}
        }
    }
}

fn all_text(node: Node<'_, '_>) -> String {
    let texts = node
        .descendants()
        .filter(|one| is(*one, "t") || is(*one, "delText"));
    let texts: Vec<&str> = texts.filter_map(|one| one.text()).collect();
    texts.join(" ")
}
