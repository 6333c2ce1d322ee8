//! The blocks of a text in reading order: paragraphs, lists, tables, and what stands within others.

use roxmltree::Node;

use super::{
    super::{
        bookmarks::Bookmarks,
        running_text::RunningText,
        running_words::{NoteWithin, Words},
        transcript::{Hidden, HiddenKind, LineKind, Transcript},
        xml_tree::{attribute, child},
    },
    changes::{Changes, all_text},
    styles::Styles,
    words::{WordReader, drawn},
};
use crate::diagnostic::{Locator, Text, say::say};

/// The most cells of all tables, those counted that are only said to be repeated.
const MOST_CELLS: usize = 100_000;
/// The most bytes of text in them.
const MOST_TEXT: usize = 16 * 1024 * 1024;

/// Reads blocks into a transcript.
pub(super) struct Body<'a, 'n, 'input> {
    pub(super) running: RunningText,
    pub(super) words: WordReader<'a>,
    styles: &'a Styles,
    /// The charts met, by their folders, and where.
    charts: Vec<(Locator, String)>,
    /// The notes met.
    notes: Vec<NoteWithin<'n, 'input>>,
    cells: usize,
    text: usize,
}

impl<'a, 'n, 'input> Body<'a, 'n, 'input> {
    pub(super) fn new(
        transcript: Transcript,
        bookmarks: &'a Bookmarks,
        styles: &'a Styles,
        changes: Changes,
    ) -> Self {
        Self {
            words: WordReader::new(bookmarks, styles, changes, transcript.notes.len()),
            running: RunningText::new(transcript),
            styles,
            charts: Vec::new(),
            notes: Vec::new(),
            cells: 0,
            text: 0,
        }
    }

    /// The blocks within `parent`; its paragraphs are lines of this kind, unless they are headings.
    pub(super) fn blocks(&mut self, parent: Node<'n, 'input>, kind: LineKind) {
        if !self.running.goes_deeper() {
            return;
        }
        for block in parent.children().filter(Node::is_element) {
            match block.tag_name().name() {
                "p" | "h" => self.paragraph(block, kind),
                "table" => self.table(block, kind),
                "list" | "list-item" | "list-header" | "numbered-paragraph" | "index-title" => {
                    self.blocks(block, kind);
                }
                "section" => self.section(block, kind),
                "change-start" | "change-end" | "change" => {
                    let mut words = Words::default();
                    self.words.change(block, &mut words);
                    let locator = self.running.next_place("", kind);
                    self.settle(&mut words, &locator);
                }
                "frame" | "g" | "custom-shape" | "rect" | "ellipse" => {
                    let mut words = Words::default();
                    drawn(block, &mut words, 0);
                    let locator = self.running.next_place("", kind);
                    for one in self.settle(&mut words, &locator) {
                        self.blocks(one, kind);
                    }
                }
                name => {
                    let body = child(block, "index-body").filter(|_| is_index(name));
                    if let Some(body) = body {
                        self.words.lists += 1;
                        self.blocks(body, kind);
                        self.words.lists -= 1;
                    }
                }
            }
        }
        self.running.comes_back();
    }

    fn section(&mut self, section: Node<'n, 'input>, kind: LineKind) {
        if is_hidden_section(section) {
            let locator = self.running.next_place("", kind);
            self.running
                .hide(HiddenKind::HiddenText, locator, all_text(section));
        } else {
            self.blocks(section, kind);
        }
    }

    fn paragraph(&mut self, paragraph: Node<'n, 'input>, kind: LineKind) {
        let mut words = Words::default();
        self.words.paragraph(paragraph, &mut words);
        let kind = match (kind, self.level(paragraph)) {
            (LineKind::Paragraph, Some(level)) => LineKind::Heading(level),
            (kind, _) => kind,
        };
        let locator = self.running.next_place(&words.text, kind);
        let boxes = self.settle(&mut words, &locator);
        self.running.paragraph(kind, words.piece(locator));
        let within = match kind {
            LineKind::Margin => kind,
            _ => LineKind::Paragraph,
        };
        for one in boxes {
            self.blocks(one, within);
        }
    }

    fn level(&self, paragraph: Node<'_, '_>) -> Option<u8> {
        let style = attribute(paragraph, "style-name");
        let of_style = style.and_then(|style| self.styles.level(style));
        if paragraph.tag_name().name() == "h" {
            let level = attribute(paragraph, "outline-level").and_then(|level| level.parse().ok());
            return Some(level.or(of_style).unwrap_or(1_u8).clamp(1, 9));
        }
        of_style
    }

    /// Puts what came with words where it belongs, and gives the boxes to be read behind them.
    pub(super) fn settle(
        &mut self,
        words: &mut Words<'n, 'input>,
        locator: &Locator,
    ) -> Vec<Node<'n, 'input>> {
        self.notes.append(&mut words.notes);
        words.settle(locator, &mut self.running, &mut self.charts)
    }

    /// Counts cells with a text each; whether there is still room for them.
    pub(super) fn has_room_for(&mut self, cells: usize, text: &str) -> bool {
        self.cells = self.cells.saturating_add(cells);
        self.text = self.text.saturating_add(text.len().saturating_mul(cells));
        self.has_room()
    }

    /// Whether there is room for more cells.
    pub(super) fn has_room(&self) -> bool {
        self.cells <= MOST_CELLS && self.text <= MOST_TEXT
    }

    /// Reads the notes behind the text, and gives the charts and the transcript.
    ///
    /// # Errors
    /// There was more than any report has.
    pub(super) fn notes_and_rest(mut self) -> Result<(Vec<(Locator, String)>, Transcript), Text> {
        for behind_all in [false, true] {
            // A note may have notes of its own.
            while let Some(at) = self
                .notes
                .iter()
                .position(|note| note.is_at_end == behind_all)
            {
                let note = self.notes.remove(at);
                let first = self.running.transcript.lines.len();
                self.blocks(note.body, LineKind::Note);
                self.running.transcript.end_note(note.number, first);
            }
        }
        if !self.has_room() {
            return Err(say!(
                "它的表格太大：单元格超过 {MOST_CELLS} 个，或者文字太多",
                "its tables are too large, with more than {MOST_CELLS} cells or too much text"
            ));
        }
        let mut transcript = self.running.transcript;
        for content in self.words.end().rest().filter(|one| !one.is_empty()) {
            transcript.hidden.push(Hidden {
                kind: HiddenKind::Revision,
                locator: None,
                content,
            });
        }
        Ok((self.charts, transcript))
    }
}

/// Whether a section is not shown.
pub(super) fn is_hidden_section(section: Node<'_, '_>) -> bool {
    attribute(section, "display") == Some("none") || attribute(section, "is-hidden") == Some("true")
}

/// Whether a block of this name is a list that a program gathers from the text.
fn is_index(name: &str) -> bool {
    name == "table-of-content" || name == "bibliography" || name.ends_with("-index")
}
