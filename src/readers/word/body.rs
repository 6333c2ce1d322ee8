//! The blocks of a text in reading order: paragraphs, tables, and what stands within others.

use roxmltree::Node;

use super::{
    super::{
        bookmarks::Bookmarks,
        places::{Places, margin},
        transcript::{Hidden, HiddenKind, LineKind, Piece, Transcript},
    },
    contents::contents,
    node::{attribute, child, value},
    paragraph::{WordReader, Words},
    styles::{Styles, outline_level},
};
use crate::{
    diagnostic::{Locator, Text},
    language::heading::is_part,
};

/// How deep blocks may lie within each other: tables in cells, boxes on paragraphs.
const DEEPEST: usize = 24;

/// Reads blocks into a transcript.
pub(super) struct Body<'a> {
    pub(super) transcript: Transcript,
    /// The charts met, by their relationships, and where.
    pub(super) charts: Vec<(Locator, String)>,
    words: WordReader<'a>,
    styles: &'a Styles,
    places: Places,
    depth: usize,
}

impl<'a> Body<'a> {
    pub(super) fn new(
        transcript: Transcript,
        bookmarks: &'a Bookmarks,
        styles: &'a Styles,
    ) -> Self {
        Self {
            transcript,
            charts: Vec::new(),
            words: WordReader::new(bookmarks, styles),
            styles,
            places: Places::default(),
            depth: 0,
        }
    }

    /// The blocks within `parent`; its paragraphs are lines of this kind, unless they are headings.
    pub(super) fn blocks(&mut self, parent: Node<'_, '_>, kind: LineKind) {
        if !self.goes_deeper() {
            return;
        }
        for block in contents(parent) {
            match block.tag_name().name() {
                "p" => self.paragraph(block, kind),
                "tbl" => self.table(block, kind),
                "altChunk" => self.transcript.unread.push(Text::fixed(
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
        self.comes_back();
    }

    /// Whether there is room to go into what lies within a block; says so where there is none.
    pub(super) fn goes_deeper(&mut self) -> bool {
        let has_room = self.depth < DEEPEST;
        if has_room {
            self.depth += 1;
        } else {
            self.say_too_deep();
        }
        has_room
    }

    /// Comes back from there.
    pub(super) fn comes_back(&mut self) {
        self.depth -= 1;
    }

    fn paragraph(&mut self, paragraph: Node<'_, '_>, kind: LineKind) {
        let mut words = Words::default();
        self.words.paragraph(paragraph, &mut words);
        let level = self.level(paragraph);
        let kind = match (kind, level) {
            (LineKind::Paragraph, Some(level)) => LineKind::Heading(level),
            (kind, _) => kind,
        };
        if kind != LineKind::Margin && !words.text.trim().is_empty() {
            self.go_on(&words.text, kind);
        }
        let locator = match kind {
            LineKind::Margin => margin(),
            _ => self.places.locator(),
        };
        let boxes = self.settle(&mut words, &locator);
        if !words.text.trim().is_empty() {
            let piece = Piece {
                locator,
                text: words.text,
                figures: words.figures,
                stored: None,
            };
            self.transcript.paragraph(kind, piece);
        }
        for one in boxes {
            self.blocks(one, LineKind::Paragraph);
        }
    }

    /// Counts a paragraph, or begins anew under a heading.
    fn go_on(&mut self, text: &str, kind: LineKind) {
        let text = text.trim();
        let is_heading = matches!(kind, LineKind::Heading(1..)) || is_part(text);
        if is_heading {
            self.places.begin(text);
        }
        self.places.count();
    }

    /// Puts what came with words where it belongs, and gives the boxes to be read behind them.
    pub(super) fn settle<'n, 'input>(
        &mut self,
        words: &mut Words<'n, 'input>,
        locator: &Locator,
    ) -> Vec<Node<'n, 'input>> {
        for (kind, content) in words.hidden.drain(..) {
            self.transcript.hidden.push(Hidden {
                kind,
                locator: Some(locator.clone()),
                content,
            });
        }
        let charts = words.charts.drain(..);
        self.charts.extend(charts.map(|id| (locator.clone(), id)));
        if words.is_cut {
            self.say_too_deep();
        }
        std::mem::take(&mut words.boxes)
    }

    pub(super) fn words(&mut self) -> &mut WordReader<'a> {
        &mut self.words
    }

    pub(super) fn hide(&mut self, kind: HiddenKind, locator: Locator, content: String) {
        self.transcript.hidden.push(Hidden {
            kind,
            locator: Some(locator),
            content,
        });
    }

    fn say_too_deep(&mut self) {
        self.transcript.unread.push(Text::fixed(
            "嵌套太深的内容没有读",
            "what lies too deep within other things was not read",
        ));
    }

    fn level(&self, paragraph: Node<'_, '_>) -> Option<u8> {
        let properties = child(paragraph, "pPr")?;
        outline_level(properties).or_else(|| {
            let style = value(properties, "pStyle")?;
            self.styles.level(style)
        })
    }

    /// How the table after those read so far is numbered, from 0.
    pub(super) fn next_table(&self) -> usize {
        self.transcript.tables.len()
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
