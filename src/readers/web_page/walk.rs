//! From the tree to lines, in reading order.

use scraper::{ElementRef, Html, Node};

use super::{
    super::{
        places::Places,
        transcript::{Hidden, HiddenKind, Line, LineKind, Piece, Table, TableCell, Transcript},
    },
    blocks::{is_block, is_no_text},
    look::{Look, Looks},
    notes::Notes,
    phrase::Phrase,
    table::{Grid, elements, groups, is_layout},
};
use crate::{diagnostic::Locator, language::heading::behind_part_number};

/// Reads all that is seen of a page.
pub(super) fn read(page: &Html, looks: &Looks, transcript: &mut Transcript) {
    let root = page.root_element();
    let all = || root.descendants().filter_map(ElementRef::wrap);
    let titles = all().filter(|one| one.value().name() == "h1").count();
    let mut walk = Walk {
        looks,
        transcript,
        notes: Notes::of(page),
        has_title: titles == 1,
        phrase: Phrase::default(),
        places: Places::default(),
    };
    walk.children(root, LineKind::Paragraph, Within::Page);
    walk.end(LineKind::Paragraph);
}

/// What text belongs to that comes next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Within {
    /// The page: each block is a line of its own.
    Page,
    /// A heading or a cell: its blocks are one text.
    Text,
}

struct Walk<'a> {
    looks: &'a Looks,
    transcript: &'a mut Transcript,
    notes: Notes,
    /// Whether the one `h1` is the title, and what stands under it begins with `h2`.
    has_title: bool,
    phrase: Phrase,
    places: Places,
}

impl<'a> Walk<'a> {
    fn children(&mut self, of: ElementRef<'a>, kind: LineKind, within: Within) {
        for child in of.children() {
            match child.value() {
                Node::Text(text) => self.phrase.push(text),
                Node::Element(_) => {
                    let element = ElementRef::wrap(child).expect("it is an element");
                    self.element(element, kind, within);
                }
                _ => {}
            }
        }
    }

    fn element(&mut self, element: ElementRef<'a>, kind: LineKind, within: Within) {
        let name = element.value().name();
        // A menu of a form shows one of its choices only, which the page does not hold.
        if is_no_text(name) || kind == LineKind::Note && self.notes.leads_back(element) {
            return;
        }
        match self.looks.look(element) {
            Look::Seen => {}
            look => return self.hide(element, look),
        }
        if let Some(called) = self.notes.called(element) {
            for note in called {
                self.phrase.call(*note);
            }
            return;
        }
        if self.looks.is_white(element) {
            let content = visible(element);
            self.tell(HiddenKind::WhiteText, &content);
        }
        let kind = self.kind_of(element, kind);
        match name {
            "br" => self.end_line(kind, within),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" if within == Within::Page => {
                self.end(kind);
                self.children(element, kind, Within::Text);
                self.end_heading(level(name), kind);
            }
            "table" if within == Within::Page && !is_layout(element) => {
                self.end(kind);
                self.table(element, kind);
            }
            _ if is_block(name) => {
                self.end_line(kind, within);
                let first = self.transcript.lines.len();
                self.figure(element, kind, within);
                self.end_line(kind, within);
                if let Some(note) = self.notes.number(element) {
                    self.transcript.end_note(note, first);
                }
            }
            _ => self.figure(element, kind, within),
        }
    }

    /// Reads what an element holds, as a figure if it is marked as one.
    fn figure(&mut self, element: ElementRef<'a>, kind: LineKind, within: Within) {
        let Some(tag) = element.attr("data-figure").filter(|tag| !tag.is_empty()) else {
            return self.children(element, kind, within);
        };
        self.phrase.open_figure(tag);
        self.children(element, kind, within);
        self.phrase.close_figure();
    }

    /// What the lines of an element are.
    fn kind_of(&self, element: ElementRef<'_>, around: LineKind) -> LineKind {
        let is_note = self.notes.is_body(element)
            || matches!(element.attr("role"), Some("doc-endnotes" | "doc-footnote"));
        match element.value().name() {
            _ if is_note => LineKind::Note,
            "nav" | "footer" | "aside" => LineKind::Margin,
            _ => around,
        }
    }

    fn hide(&mut self, element: ElementRef<'_>, look: Look) {
        let content = visible(element);
        let is_told = match look {
            Look::Aside => content.contains(|sign: char| sign.is_numeric()),
            _ => content.contains(char::is_alphanumeric),
        };
        if is_told {
            let kind = match (element.value().name(), look) {
                ("tr" | "col" | "colgroup", _) => HiddenKind::HiddenRows,
                (_, Look::Gone(kind)) => kind,
                _ => HiddenKind::HiddenText,
            };
            self.tell(kind, &content);
        }
    }

    fn tell(&mut self, kind: HiddenKind, content: &str) {
        if !content.is_empty() {
            self.transcript.hidden.push(Hidden {
                kind,
                locator: Some(self.places.locator()),
                content: content.to_owned(),
            });
        }
    }

    fn end_line(&mut self, kind: LineKind, within: Within) {
        match within {
            Within::Page => self.end(kind),
            Within::Text => self.phrase.end_line(),
        }
    }

    /// Ends a paragraph, if there is one.
    fn end(&mut self, kind: LineKind) {
        if self.phrase.is_empty() {
            return;
        }
        let text = self.phrase.text();
        if kind == LineKind::Paragraph && behind_part_number(text).is_some() {
            self.places.begin(text);
        }
        self.places.count();
        let piece = self.phrase.take(self.places.locator());
        self.transcript.paragraph(kind, piece);
    }

    fn end_heading(&mut self, level: u8, around: LineKind) {
        if self.phrase.is_empty() {
            return;
        }
        let depth = if self.has_title { level - 1 } else { level };
        let kind = match around {
            LineKind::Paragraph => LineKind::Heading(depth),
            other => other,
        };
        if depth > 0 {
            self.places.begin(self.phrase.text());
        }
        self.places.count();
        let piece = self.phrase.take(self.places.locator());
        self.transcript.paragraph(kind, piece);
    }

    fn table(&mut self, table: ElementRef<'a>, kind: LineKind) {
        for caption in elements(table).filter(|one| one.value().name() == "caption") {
            self.element(caption, kind, Within::Page);
            self.end(kind);
        }
        let number = self.transcript.tables.len();
        let mut whole = Table::default();
        let mut grid = Grid::default();
        for group in groups(table) {
            grid.begin();
            let (seen, unseen): (Vec<_>, Vec<_>) = group
                .into_iter()
                .partition(|row| self.looks.look(*row) == Look::Seen);
            for row in unseen {
                self.hide(row, Look::Gone(HiddenKind::HiddenRows));
            }
            for (index, row) in seen.iter().enumerate() {
                self.row(*row, number, seen.len() - index, &mut whole, &mut grid);
            }
        }
        whole.columns = grid.columns;
        self.transcript.tables.push(whole);
    }

    fn row(
        &mut self,
        row: ElementRef<'a>,
        table: usize,
        left: usize,
        whole: &mut Table,
        grid: &mut Grid,
    ) {
        let mut cells = Vec::new();
        for cell in elements(row).filter(|cell| matches!(cell.value().name(), "td" | "th")) {
            match self.looks.look(cell) {
                Look::Seen => cells.push(cell),
                look => self.hide(cell, look),
            }
        }
        let line = self.transcript.lines.len();
        let mut pieces: Vec<Piece> = Vec::new();
        for placed in grid.row(cells.into_iter(), left) {
            whole.cells.push(TableCell {
                row: whole.rows,
                column: placed.column,
                row_span: placed.row_span,
                column_span: placed.column_span,
                line,
                piece: pieces.len(),
            });
            self.figure(placed.cell, LineKind::Paragraph, Within::Text);
            pieces.push(self.phrase.take(Locator::TableCell {
                table: table + 1,
                row: whole.rows + 1,
                column: placed.column + 1,
            }));
        }
        let row = whole.rows;
        let kind = LineKind::Row { table, row };
        self.transcript.lines.push(Line { kind, pieces });
        whole.rows += 1;
    }
}

/// What an element would show.
fn visible(element: ElementRef<'_>) -> String {
    let mut phrase = Phrase::default();
    for text in element.text() {
        phrase.push(text);
        phrase.end_line();
    }
    phrase.text().to_owned()
}

/// The level of `h1` to `h6`.
fn level(name: &str) -> u8 {
    let digit = name.chars().nth(1).and_then(|digit| digit.to_digit(10));
    digit
        .and_then(|digit| u8::try_from(digit).ok())
        .unwrap_or(1)
}
