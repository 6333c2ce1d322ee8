//! The grid of a table: where each of its cells stands, once those that span are resolved.

use scraper::ElementRef;

/// The most columns that a cell may say it covers, and the most of a table.
const MOST_SPAN: usize = 100;
const MOST_COLUMNS: usize = 400;

/// A cell with the positions that it covers, from 0.
#[derive(Debug)]
pub(super) struct Placed<'a> {
    pub(super) cell: ElementRef<'a>,
    pub(super) column: usize,
    pub(super) row_span: usize,
    pub(super) column_span: usize,
}

/// Whether a table only lays the page out: it holds tables or headings, or has a single cell, or
/// says so.
pub(super) fn is_layout(table: ElementRef<'_>) -> bool {
    if matches!(table.attr("role"), Some("presentation" | "none")) {
        return true;
    }
    let mut cells = 0;
    for element in table.descendants().skip(1).filter_map(ElementRef::wrap) {
        match element.value().name() {
            "table" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => return true,
            "td" | "th" => cells += 1,
            _ => {}
        }
    }
    cells <= 1
}

/// The elements among the children.
pub(super) fn elements(of: ElementRef<'_>) -> impl Iterator<Item = ElementRef<'_>> {
    of.children().filter_map(ElementRef::wrap)
}

/// The rows of a table, group by group: what a cell covers ends with its group.
pub(super) fn groups(table: ElementRef<'_>) -> Vec<Vec<ElementRef<'_>>> {
    let mut groups: Vec<Vec<ElementRef<'_>>> = Vec::new();
    for element in elements(table) {
        if matches!(element.value().name(), "thead" | "tbody" | "tfoot") {
            let rows = elements(element).filter(|row| row.value().name() == "tr");
            groups.push(rows.collect());
        }
    }
    groups
}

/// Places the cells of one group after the other.
#[derive(Debug, Default)]
pub(super) struct Grid {
    /// For each column, how many rows more are covered from above.
    covered: Vec<usize>,
    /// How many columns there are.
    pub(super) columns: usize,
}

impl Grid {
    /// A new group begins.
    pub(super) fn begin(&mut self) {
        self.covered.clear();
    }

    /// Places the cells of a row; `left` rows of its group come from it on, itself counted.
    pub(super) fn row<'a>(
        &mut self,
        cells: impl Iterator<Item = ElementRef<'a>>,
        left: usize,
    ) -> Vec<Placed<'a>> {
        let mut placed = Vec::new();
        let mut column = 0;
        let mut below = std::mem::take(&mut self.covered);
        for rows in &mut below {
            *rows = rows.saturating_sub(1);
        }
        let before = below.clone();
        let is_free = |column: usize| before.get(column).is_none_or(|rows| *rows == 0);
        for cell in cells {
            while !is_free(column) {
                column += 1;
            }
            if column >= MOST_COLUMNS {
                break;
            }
            let column_span = span(cell, "colspan").clamp(1, MOST_SPAN.min(MOST_COLUMNS - column));
            let row_span = match span(cell, "rowspan") {
                // Zero means all that are left.
                0 => left,
                rows => rows.min(left),
            };
            let end = column + column_span;
            if below.len() < end {
                below.resize(end, 0);
            }
            for rows in below.iter_mut().take(end).skip(column) {
                *rows = (*rows).max(row_span);
            }
            placed.push(Placed {
                cell,
                column,
                row_span,
                column_span,
            });
            column = end;
            self.columns = self.columns.max(end);
        }
        self.covered = below;
        placed
    }
}

fn span(cell: ElementRef<'_>, name: &str) -> usize {
    let said = cell.attr(name).map(str::trim);
    said.and_then(|said| said.parse().ok()).unwrap_or(1)
}
