//! The blocks of a text in reading order: paragraphs, tables, and what stands within others.

use roxmltree::Node;

use super::{
    super::{
        bookmarks::Bookmarks,
        running_text::RunningText,
        running_words::Words,
        transcript::{LineKind, Transcript},
        xml_tree::{attribute, child},
    },
    contents::contents,
    node::value,
    paragraph::WordReader,
    styles::{Styles, outline_level},
};
use crate::diagnostic::{Locator, Text};

/// Reads blocks into a transcript.
pub(super) struct Body<'a> {
    pub(super) running: RunningText,
    /// The charts met, by their relationships, and where.
    pub(super) charts: Vec<(Locator, String)>,
    words: WordReader<'a>,
    styles: &'a Styles,
}

impl<'a> Body<'a> {
    pub(super) fn new(
        transcript: Transcript,
        bookmarks: &'a Bookmarks,
        styles: &'a Styles,
    ) -> Self {
        Self {
            running: RunningText::new(transcript),
            charts: Vec::new(),
            words: WordReader::new(bookmarks, styles),
            styles,
        }
    }

    /// The blocks within `parent`; its paragraphs are lines of this kind, unless they are headings.
    pub(super) fn blocks(&mut self, parent: Node<'_, '_>, kind: LineKind) {
        if !self.running.goes_deeper() {
            return;
        }
        for block in contents(parent) {
            match block.tag_name().name() {
                "p" => self.paragraph(block, kind),
                "tbl" => self.table(block, kind),
                "altChunk" => self.running.transcript.unread.push(Text::fixed(
                    "嵌入的另一份文档没有读",
                    "another document within it was not read",
                )),
                "sdt" => {
                    if let Some(content) = child(block, "sdtContent") {
                        self.blocks(content, kind);
                    }
                }
                "sdtContent" | "customXml" | "ins" | "moveTo" => {
                    self.blocks(block, kind);
                }
                _ => {}
            }
        }
        self.running.comes_back();
    }

    fn paragraph(&mut self, paragraph: Node<'_, '_>, kind: LineKind) {
        let mut words = Words::default();
        self.words.paragraph(paragraph, &mut words);
        let level = self.level(paragraph);
        let kind = match (kind, level) {
            (LineKind::Paragraph, Some(level)) => LineKind::Heading(level),
            (kind, _) => kind,
        };
        let locator = self.running.next_place(&words.text, kind);
        let boxes = words.settle(&locator, &mut self.running, &mut self.charts);
        self.running.paragraph(kind, words.piece(locator));
        for one in boxes {
            self.blocks(one, LineKind::Paragraph);
        }
    }

    pub(super) fn words(&mut self) -> &mut WordReader<'a> {
        &mut self.words
    }

    fn level(&self, paragraph: Node<'_, '_>) -> Option<u8> {
        let properties = child(paragraph, "pPr")?;
        outline_level(properties).or_else(|| {
            let style = value(properties, "pStyle")?;
            self.styles.level(style)
        })
    }
}

/// A whole number in an attribute of the child of this name, at least 1.
pub(super) fn count(properties: Option<Node<'_, '_>>, name: &'static str) -> usize {
    let told = properties.and_then(|properties| child(properties, name));
    let number = told.and_then(|told| attribute(told, "val"));
    number
        .and_then(|number| number.parse().ok())
        .unwrap_or(1)
        .max(1)
}
