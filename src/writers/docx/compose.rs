//! Composes text, headers and footers with docx-rs.
//!
//! All knowledge of that crate is here, in [`pages`](super::pages) and in [`run`](super::run).
//! What it has no word for, or too many, is written by us and handed on as [`Insertion`]s.

use std::mem;

use anyhow::Result;
use docx_rs::{Docx, LineSpacing, Paragraph, Run, SpecialIndentType};

use super::{
    comments::commented,
    contents,
    control::control,
    insertion::{self, Drawing, bookmark_ends, link, note_reference, text_run},
    package::{chart_id, picture_id},
    pages::{draft_mark, page_number, section},
    run::plain_run,
    table,
    watermark::watermark,
    xml::Element,
};
use crate::{
    document::{
        Block, ContentsEntry, Document, ParagraphRole,
        chart::Chart,
        edition::Edition,
        figure::PrintedFigure,
        inline::Inline,
        qr_code::{INVITATION, QrCode},
    },
    setting::{
        Look,
        block_style::{closes, is_table_footer, stays_with, style_of_heading, style_of_role},
        chart_size::chart_size,
        closing::{Closing, Indent},
        orientation::Orientation,
        paging,
        table::{BEHIND_TABLE, TABLE_DISTANCE},
    },
    writers::qr_picture,
};

/// Side of a QR code, quiet zone included, in millimetres.
const QR_CODE_SIDE: u32 = 30;

/// The parts as docx-rs writes them, to be mended.
pub(super) struct Composition {
    /// The text.
    pub(super) body: Vec<u8>,
    /// Headers, in the order of their ids.
    pub(super) headers: Vec<Vec<u8>>,
    /// Footers, in the order of their ids.
    pub(super) footers: Vec<Vec<u8>>,
    /// What stands in the text instead of each run that holds nothing but [`INSERTION`].
    pub(super) insertions: Vec<Insertion>,
    /// The same for each of the headers.
    pub(super) header_insertions: Vec<Insertion>,
    /// How many controls the text has.
    pub(super) controls: usize,
    /// The findings of a draft, in the order of their marks.
    pub(super) comments: Vec<Vec<String>>,
    /// The notes, in the order of their marks.
    pub(super) notes: Vec<Vec<Inline>>,
    /// The charts, in the order of their parts.
    pub(super) charts: Vec<Chart>,
    /// The pictures, in the order of their parts.
    pub(super) pictures: Vec<Vec<u8>>,
}

/// Stands for what docx-rs does not write; a character that no year file can hold.
pub(super) const INSERTION: char = '\u{FDD0}';

/// What docx-rs does not write.
#[derive(Debug)]
pub(super) enum Insertion {
    /// Stands in a line of text.
    InLine(Vec<Element>),
    /// Stands between paragraphs, already written: a table.
    Between(Vec<u8>),
}

/// The document part by part.
pub(super) fn compose(document: &Document, look: &Look) -> Result<Composition> {
    let mut composer = Composer {
        look,
        heading_pages: paging::heading_pages(&document.blocks, look),
        closing: Closing::new(&document.blocks, look),
        writing: Writing {
            edition: &document.edition,
            comments: Vec::new(),
            controls: 0,
            bookmarks: 0,
            drawings: 0,
            insertions: Vec::new(),
            notes: Vec::new(),
        },
        charts: Vec::new(),
        pictures: Vec::new(),
        pieces: Vec::new(),
        orientation: Orientation::Portrait,
        break_due: false,
        previous_role: None,
    };
    let mut rest = document.blocks.as_slice();
    while let Some((block, after)) = rest.split_first() {
        composer.turn_page(rest);
        composer.draw(block, after.first())?;
        rest = after;
    }
    Ok(composer.finish(&document.edition))
}

/// What stands in the body: docx-rs's own type for it cannot be taken back.
enum Piece {
    Paragraph(Box<Paragraph>),
    /// A table, which is inserted later.
    Table,
}

/// The text as far as it is composed.
struct Composer<'a> {
    look: &'a Look,
    /// The page that each heading is expected on.
    heading_pages: Vec<usize>,
    closing: Closing,
    writing: Writing<'a>,
    pieces: Vec<Piece>,
    orientation: Orientation,
    /// Whether the next paragraph starts a page.
    break_due: bool,
    /// The role of the paragraph before, where it was one.
    previous_role: Option<ParagraphRole>,
    charts: Vec<Chart>,
    pictures: Vec<Vec<u8>>,
}

impl Composer<'_> {
    /// Ends the section if the blocks to come need the paper turned.
    fn turn_page(&mut self, blocks: &[Block]) {
        let wanted = self.orientation.wanted(blocks);
        if wanted == self.orientation {
            return;
        }
        if !self.pieces.is_empty() {
            let paragraph = match self.pieces.pop() {
                Some(Piece::Paragraph(paragraph)) => *paragraph,
                Some(Piece::Table) => {
                    self.pieces.push(Piece::Table);
                    spacer()
                }
                None => spacer(),
            };
            self.pieces.push(Piece::Paragraph(Box::new(
                paragraph.section_property(section(self.orientation, self.look)),
            )));
            // A section starts a page by itself.
            self.break_due = false;
        }
        self.orientation = wanted;
    }

    fn draw(&mut self, block: &Block, next: Option<&Block>) -> Result<()> {
        let role = match block {
            Block::Title(content) => {
                self.paragraph(Paragraph::new().style("Title"), content, None);
                None
            }
            Block::Contents(entries) => {
                self.contents(entries);
                None
            }
            Block::Chart(chart) => {
                self.chart(chart);
                None
            }
            Block::QrCode(code) => {
                self.qr_code(code)?;
                None
            }
            Block::Heading {
                level,
                anchor,
                content,
            } => {
                let style = style_of_heading(*level);
                // A template's headings may not say so themselves.
                let blank = self.behind_table(Paragraph::new().style(style).keep_next(true));
                self.paragraph(blank, content, Some(anchor));
                None
            }
            Block::Paragraph {
                role,
                anchor,
                content,
            } => {
                let mut blank = self.blank(*role);
                if stays_with(*role, next) {
                    blank = blank.keep_next(true);
                }
                if let Some(indent) = self.closing.indent(*role, content) {
                    blank = indented(blank, indent);
                }
                self.paragraph(blank, content, anchor.as_deref());
                Some(*role)
            }
            Block::Grid(grid) => {
                // Two tables without a paragraph between them would become one.
                if self.break_due {
                    self.push(spacer());
                } else if matches!(self.pieces.last(), Some(Piece::Table)) {
                    let distance = LineSpacing::new().before(TABLE_DISTANCE);
                    self.push(spacer().line_spacing(distance));
                }
                let width = self.orientation.page(self.look).table_width();
                let keep_next = closes(next) || is_table_footer(next);
                let table = table::draw(grid, self.look, width, keep_next, &mut self.writing)?;
                self.writing.insertions.push(Insertion::Between(table));
                self.pieces.push(Piece::Table);
                None
            }
            Block::PageBreak => {
                self.break_due = !self.pieces.is_empty();
                None
            }
        };
        self.previous_role = role;
        Ok(())
    }

    /// The paragraph with a little free above it where it follows a table.
    fn behind_table(&self, paragraph: Paragraph) -> Paragraph {
        if self.break_due || !matches!(self.pieces.last(), Some(Piece::Table)) {
            return paragraph;
        }
        paragraph.line_spacing(LineSpacing::new().before(BEHIND_TABLE))
    }

    /// A paragraph of a role, still without content.
    fn blank(&self, role: ParagraphRole) -> Paragraph {
        let style = style_of_role(role);
        let paragraph = Paragraph::new().style(style);
        if role == ParagraphRole::Body {
            return self.behind_table(paragraph);
        }
        // The list of attachments stands one line under the text.
        if role == ParagraphRole::Attachment && self.previous_role != Some(role) {
            return paragraph.line_spacing(LineSpacing::new().before(self.look.line_pitch));
        }
        paragraph
    }

    fn paragraph(&mut self, blank: Paragraph, content: &[Inline], anchor: Option<&str>) {
        let writing = &mut self.writing;
        let ends = anchor.map(|anchor| {
            writing.bookmarks += 1;
            bookmark_ends(writing.bookmarks, anchor)
        });
        let mut paragraph = blank;
        if let Some((start, _)) = &ends {
            paragraph = writing.insert(paragraph, vec![start.clone()]);
        }
        for inline in content {
            paragraph = match inline {
                Inline::Text(text) => paragraph.add_run(plain_run(text)),
                Inline::Figure(figure) => {
                    let figure = writing.figure(figure, None);
                    writing.insert(paragraph, figure)
                }
                Inline::Reference { text, anchor } => {
                    writing.insert(paragraph, vec![link(anchor, [text_run(text)])])
                }
                Inline::Note(note) => {
                    writing.notes.push(note.clone());
                    let mark = note_reference(writing.notes.len());
                    writing.insert(paragraph, vec![mark])
                }
            };
        }
        if let Some((_, end)) = ends {
            paragraph = writing.insert(paragraph, vec![end]);
        }
        self.push(paragraph);
    }

    /// The contents list; the text starts on the page after it.
    fn contents(&mut self, entries: &[ContentsEntry]) {
        let head = Paragraph::new().style("ContentsTitle");
        self.push(head.add_run(plain_run("目　录")));
        for (style, line) in contents::lines(entries, &self.heading_pages) {
            let paragraph = Paragraph::new().style(style);
            let paragraph = self.writing.insert(paragraph, line);
            self.push(paragraph);
        }
        self.break_due = true;
    }

    fn chart(&mut self, chart: &Chart) {
        self.charts.push(chart.clone());
        let part = chart_id(self.charts.len());
        self.drawing(|number| {
            insertion::chart(&Drawing {
                number,
                name: &chart.title,
                description: &chart.description,
                size: chart_size(chart),
                part: &part,
            })
        });
    }

    /// The code, and under it the line that invites to scan it.
    fn qr_code(&mut self, code: &QrCode) -> Result<()> {
        self.pictures.push(qr_picture::png(code)?);
        let part = picture_id(self.pictures.len());
        let description = format!("二维码：{}", code.address);
        self.drawing(|number| {
            insertion::picture(&Drawing {
                number,
                name: "二维码",
                description: &description,
                size: (QR_CODE_SIDE, QR_CODE_SIDE),
                part: &part,
            })
        });
        let line = Paragraph::new().style("Invitation");
        self.push(line.add_run(plain_run(INVITATION)));
        Ok(())
    }

    /// A drawing in a line of its own, which stays with the line under it.
    fn drawing(&mut self, draw: impl Fn(usize) -> Element) {
        self.writing.drawings += 1;
        let drawn = draw(self.writing.drawings);
        let paragraph = Paragraph::new().style("Drawing");
        let paragraph = self.writing.insert(paragraph, vec![drawn]);
        self.push(paragraph);
    }

    fn push(&mut self, paragraph: Paragraph) {
        let paragraph = if mem::take(&mut self.break_due) {
            paragraph.page_break_before(true)
        } else {
            paragraph
        };
        self.pieces.push(Piece::Paragraph(Box::new(paragraph)));
    }

    /// The parts, with page numbers and, on a draft, its mark.
    fn finish(mut self, edition: &Edition) -> Composition {
        // Word wants a paragraph at the end, and adds a full line of its own if there is none.
        if !matches!(self.pieces.last(), Some(Piece::Paragraph(_))) {
            self.push(spacer());
        }
        let mut docx = Docx::new();
        docx.document.section_property = section(self.orientation, self.look);
        docx = docx
            .footer(page_number("OddPageNumber"))
            .even_footer(page_number("EvenPageNumber"));
        if let Some(mark) = edition.mark() {
            docx = docx.header(draft_mark(mark)).even_header(draft_mark(mark));
        }
        for piece in self.pieces {
            docx = match piece {
                Piece::Paragraph(paragraph) => docx.add_paragraph(*paragraph),
                Piece::Table => docx.add_paragraph(Paragraph::new().add_run(place())),
            };
        }
        let parts = docx.build();
        Composition {
            body: parts.document,
            headers: parts.headers,
            footers: parts.footers,
            insertions: self.writing.insertions,
            header_insertions: vec![Insertion::InLine(vec![watermark()])],
            controls: self.writing.controls,
            comments: self.writing.comments,
            notes: self.writing.notes,
            charts: self.charts,
            pictures: self.pictures,
        }
    }
}

/// What is counted and gathered while the text is written.
pub(super) struct Writing<'a> {
    edition: &'a Edition,
    comments: Vec<Vec<String>>,
    controls: usize,
    bookmarks: usize,
    drawings: usize,
    notes: Vec<Vec<Inline>>,
    insertions: Vec<Insertion>,
}

impl Writing<'_> {
    /// Adds what docx-rs has no word for.
    fn insert(&mut self, paragraph: Paragraph, elements: Vec<Element>) -> Paragraph {
        self.insertions.push(Insertion::InLine(elements));
        paragraph.add_run(place())
    }

    /// A figure as a content control, in type of its own size in half points where one is given;
    /// in a draft with what is remarked on it.
    pub(super) fn figure(&mut self, figure: &PrintedFigure, size: Option<usize>) -> Vec<Element> {
        self.controls += 1;
        let control = control(figure, self.controls, size);
        let remarks = self.edition.shown(figure);
        if remarks.is_empty() {
            return vec![control];
        }
        self.comments.push(remarks.to_vec());
        commented(self.comments.len() - 1, control)
    }
}

/// The place of an insertion.
fn place() -> Run {
    Run::new().add_text(INSERTION)
}

fn indented(paragraph: Paragraph, indent: Indent) -> Paragraph {
    let twips = |twips: u32| i32::try_from(twips).unwrap_or_default();
    let hanging = (indent.hanging > 0).then(|| SpecialIndentType::Hanging(twips(indent.hanging)));
    let (left, right) = (twips(indent.left), twips(indent.right));
    paragraph.indent(Some(left), hanging, Some(right), None)
}

/// An empty paragraph of no height.
fn spacer() -> Paragraph {
    Paragraph::new().style("Spacer")
}
