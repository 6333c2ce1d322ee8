//! A table of a text: a row a line, a cell a piece, merged cells as one.

use std::collections::BTreeMap;

use roxmltree::Node;

use super::{
    super::{
        grid::Grid,
        running_words::Words,
        transcript::{HiddenKind, Line, LineKind, Piece, Table},
        xml_tree::{attribute, is},
    },
    body::{Body, is_hidden_section},
    changes::all_text,
    words::drawn,
};
use crate::diagnostic::Locator;

/// The most columns of a table.
const MOST_COLUMNS: usize = 1024;

/// A table as it is laid out.
struct Layout {
    /// Its number, from 0.
    number: usize,
    grid: Grid,
    /// What cells cover in the rows below them: by the first column, how many, and the last row.
    below: BTreeMap<usize, (usize, usize)>,
    kind: LineKind,
}

/// A row as it is laid out.
struct Row<'n, 'input> {
    column: usize,
    pieces: Vec<Piece>,
    /// What is read behind it.
    within: Vec<Node<'n, 'input>>,
}

impl<'n, 'input> Body<'_, 'n, 'input> {
    /// Reads a table. What stands within a cell as a table of its own comes behind its row.
    pub(super) fn table(&mut self, table: Node<'n, 'input>, kind: LineKind) {
        if !self.running.goes_deeper() {
            return;
        }
        let number = self.running.next_table();
        self.running.transcript.tables.push(Table::default());
        let mut layout = Layout {
            number,
            grid: Grid::default(),
            below: BTreeMap::new(),
            kind,
        };
        self.rows(table, &mut layout, 0);
        let place = self.running.transcript.tables.get_mut(number);
        *place.expect("it was pushed above") = layout.grid.finish();
        self.running.comes_back();
    }

    fn rows(&mut self, parent: Node<'n, 'input>, layout: &mut Layout, depth: usize) {
        for one in parent.children().filter(Node::is_element) {
            match one.tag_name().name() {
                "table-row" => {
                    for _ in 0..count(one, "number-rows-repeated") {
                        if !self.has_room_for(1, "") {
                            return;
                        }
                        self.row(one, layout);
                    }
                }
                "table-header-rows" | "table-rows" | "table-row-group" if depth < 8 => {
                    self.rows(one, layout, depth + 1);
                }
                _ => {}
            }
        }
    }

    fn row(&mut self, row: Node<'n, 'input>, layout: &mut Layout) {
        let line = self.running.transcript.lines.len();
        let mut laid = Row {
            column: 0,
            pieces: Vec::new(),
            within: Vec::new(),
        };
        // Columns that the cell before covers in this row.
        let mut beside = 0;
        for cell in row.children().filter(Node::is_element) {
            match cell.tag_name().name() {
                "table-cell" => {
                    beside = self.cell(cell, line, layout, &mut laid);
                    laid.column += 1;
                }
                "covered-table-cell" => {
                    for _ in 0..count(cell, "number-columns-repeated").min(MOST_COLUMNS) {
                        if !self.has_room_for(1, "") || laid.column >= MOST_COLUMNS {
                            break;
                        }
                        if beside > 0 {
                            beside -= 1;
                        } else {
                            layout.goes_on_from_above(laid.column);
                        }
                        laid.column += 1;
                    }
                    self.tell_covered(cell, &layout.locator(laid.column));
                }
                _ => {}
            }
        }
        layout.grid.reaches(laid.column);
        self.running.transcript.lines.push(Line {
            kind: LineKind::Row {
                table: layout.number,
                row: layout.grid.row(),
            },
            pieces: laid.pieces,
        });
        layout.end_row();
        for one in laid.within {
            if is(one, "table") {
                self.table(one, layout.kind);
            } else {
                self.blocks(one, layout.kind);
            }
        }
    }

    /// Lays out a cell as often as it says, and leaves the row at the last one's first column. Gives
    /// how many columns beside it that one covers.
    fn cell(
        &mut self,
        cell: Node<'n, 'input>,
        line: usize,
        layout: &mut Layout,
        row: &mut Row<'n, 'input>,
    ) -> usize {
        let times = count(cell, "number-columns-repeated").min(MOST_COLUMNS);
        let columns = count(cell, "number-columns-spanned").min(MOST_COLUMNS);
        let rows = count(cell, "number-rows-spanned");
        let mut words = Words::default();
        self.paragraphs_of(cell, &mut words, &mut row.within, 0);
        row.within
            .extend(self.settle(&mut words, &layout.locator(row.column + 1)));
        if !self.has_room_for(times, &words.text) {
            return 0;
        }
        for time in 0..times {
            row.column += usize::from(time > 0);
            if row.column >= MOST_COLUMNS {
                break;
            }
            layout
                .grid
                .place(row.column, columns, line, row.pieces.len());
            layout.covers(row.column, columns, rows);
            row.pieces.push(Piece {
                locator: layout.locator(row.column + 1),
                text: words.text.clone(),
                figures: words.figures.clone(),
                calls: words.calls.clone(),
                stored: None,
            });
        }
        columns - 1
    }

    /// The paragraphs of a cell as one text, with a blank between them.
    fn paragraphs_of(
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
        for block in cell.children().filter(Node::is_element) {
            match block.tag_name().name() {
                "p" | "h" => {
                    if !words.text.is_empty() {
                        words.text.push(' ');
                    }
                    self.words.paragraph(block, words);
                }
                "list" | "list-item" | "list-header" | "numbered-paragraph" => {
                    self.paragraphs_of(block, words, within, depth + 1);
                }
                "table" => within.push(block),
                "section" if !is_hidden_section(block) => {
                    self.paragraphs_of(block, words, within, depth + 1);
                }
                "change-start" | "change-end" | "change" => self.words.change(block, words),
                _ => drawn(block, words, 0),
            }
        }
    }

    /// What stands in a cell that lies under another is not seen.
    fn tell_covered(&mut self, cell: Node<'_, '_>, locator: &Locator) {
        let content = all_text(cell);
        if !content.trim().is_empty() {
            self.running
                .hide(HiddenKind::HiddenText, locator.clone(), content);
        }
    }
}

impl Layout {
    fn locator(&self, column: usize) -> Locator {
        Locator::TableCell {
            table: self.number + 1,
            row: self.grid.row() + 1,
            column: column.max(1),
        }
    }

    /// Notes what a cell covers below.
    fn covers(&mut self, column: usize, columns: usize, rows: usize) {
        let last = self.grid.row().saturating_add(rows - 1);
        self.below.insert(column, (columns, last));
    }

    /// Lets the cell above go on into the row that is laid out, if it says so.
    fn goes_on_from_above(&mut self, column: usize) {
        let above = self.below.range(..=column).next_back();
        let covers = above.is_some_and(|(first, (columns, last))| {
            column < first + columns && self.grid.row() <= *last
        });
        if covers {
            self.grid.stretch(column, 1);
        }
    }

    fn end_row(&mut self) {
        self.grid.end_row();
        let row = self.grid.row();
        self.below.retain(|_, (_, last)| *last >= row);
    }
}

/// A number in an attribute, at least 1.
fn count(node: Node<'_, '_>, name: &str) -> usize {
    let number = attribute(node, name).and_then(|number| number.trim().parse().ok());
    number.unwrap_or(1).max(1)
}
