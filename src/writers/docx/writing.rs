//! The text on its way into the file, and what is counted and gathered meanwhile.

use super::{
    figure::Figures,
    inline::{link, note_reference, text_run},
    style_ids::StyleIds,
    xml_writer::XmlWriter,
};
use crate::{
    document::{
        chart::Chart, edition::Edition, figure::PrintedFigure, inline::Inline, qr_code::QrCode,
    },
    setting::paragraph_style::ParagraphStyle,
};

/// The text as far as it is written.
pub(super) struct Writing<'a> {
    /// Its part.
    pub(super) xml: XmlWriter,
    /// What styles are called.
    pub(super) styles: &'a StyleIds,
    /// What the text refers to.
    pub(super) gathered: Gathered<'a>,
    edition: &'a Edition,
    drawings: usize,
}

/// What the text refers to and other parts hold, in the order of the references.
#[derive(Debug, Default)]
pub(super) struct Gathered<'a> {
    /// The figures.
    pub(super) figures: Figures,
    /// The findings of a draft.
    pub(super) comments: Vec<&'a [String]>,
    /// The notes.
    pub(super) notes: Vec<&'a [Inline]>,
    /// The charts.
    pub(super) charts: Vec<&'a Chart>,
    /// The codes.
    pub(super) codes: Vec<&'a QrCode>,
}

impl<'a> Writing<'a> {
    /// A text of which nothing is written but the start of its part.
    pub(super) fn new(
        xml: XmlWriter,
        styles: &'a StyleIds,
        edition: &'a Edition,
        controls: bool,
    ) -> Self {
        Self {
            xml,
            styles,
            gathered: Gathered {
                figures: Figures::new(controls),
                ..Gathered::default()
            },
            edition,
            drawings: 0,
        }
    }

    /// The next drawing's number, from 1.
    pub(super) fn next_drawing(&mut self) -> usize {
        self.drawings += 1;
        self.drawings
    }

    /// The start of a paragraph and of its properties, which follow in schema order.
    pub(super) fn start_paragraph(&mut self, style: &ParagraphStyle) {
        start_paragraph(&mut self.xml, style, self.styles);
    }

    /// A line of text.
    pub(super) fn line(&mut self, line: &'a [Inline]) {
        for inline in line {
            match inline {
                Inline::Text(text) => text_run(&mut self.xml, text, None),
                Inline::Figure(figure) => self.figure(figure, None),
                Inline::Reference { text, anchor } => link(&mut self.xml, anchor, text),
                Inline::Note(note) => {
                    self.gathered.notes.push(note);
                    let number = self.gathered.notes.len();
                    note_reference(&mut self.xml, number, self.styles);
                }
            }
        }
    }

    /// A figure, in type of its own size in half points where one is given; in a draft with what
    /// is remarked on it.
    pub(super) fn figure(&mut self, printed: &'a PrintedFigure, size: Option<usize>) {
        let remarks = self.edition.shown(printed);
        let Gathered {
            figures, comments, ..
        } = &mut self.gathered;
        if remarks.is_empty() {
            figures.write(&mut self.xml, printed, size);
            return;
        }
        let comment = comments.len();
        comments.push(remarks);
        let mark = |xml: &mut XmlWriter, name| xml.empty(name, &[("w:id", &comment)]);
        mark(&mut self.xml, "w:commentRangeStart");
        figures.write(&mut self.xml, printed, size);
        mark(&mut self.xml, "w:commentRangeEnd");
        self.xml.start("w:r", &[]);
        mark(&mut self.xml, "w:commentReference");
        self.xml.end("w:r");
    }
}

/// The start of a paragraph and of its properties, which follow in schema order.
pub(super) fn start_paragraph(xml: &mut XmlWriter, style: &ParagraphStyle, styles: &StyleIds) {
    xml.start("w:p", &[]);
    xml.start("w:pPr", &[]);
    xml.value("w:pStyle", &styles.of(style));
}
