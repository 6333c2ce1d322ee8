//! The report set on pages: each block with all that a format must say about how it stands there.
//!
//! What stays with what, where a page or a section starts, what is free above and beside a
//! paragraph, is decided here, once for all formats that have pages; their writers only say it.

use super::{
    Look,
    closing::Closing,
    orientation::Orientation,
    paging,
    paragraph_style::ParagraphStyle,
    set_block::{Content, ContentsLine, SetBlock, SetParagraph, SetSection},
    set_table::SetTable,
    styles,
    table::{self, BEHIND_TABLE, TABLE_DISTANCE},
};
use crate::document::{Block, ContentsEntry, Document, ParagraphRole, inline::Inline, qr_code};

/// The words over the contents list.
const CONTENTS: &str = "目　录";

/// Sets a report.
pub fn set<'a>(document: &'a Document, look: &'a Look) -> Vec<SetSection<'a>> {
    let mut setter = Setter {
        look,
        closing: Closing::new(&document.blocks, look, document.is_sealed),
        sections: Vec::new(),
        orientation: Orientation::Portrait,
        break_due: false,
        previous_role: None,
    };
    let mut rest = document.blocks.as_slice();
    while let Some((block, after)) = rest.split_first() {
        setter.turn_paper(rest);
        setter.set(block, after.first());
        rest = after;
    }
    // Word wants a paragraph at the end, and adds a full line of its own if there is none.
    if !setter.is_behind_paragraph() {
        setter.push(spacer(0));
    }
    paging::count(&mut setter.sections, look);
    setter.sections
}

/// The report as far as it is set.
struct Setter<'a> {
    look: &'a Look,
    closing: Closing,
    sections: Vec<SetSection<'a>>,
    /// How the paper lies for what comes next.
    orientation: Orientation,
    /// Whether what comes next starts a page.
    break_due: bool,
    /// The role of the paragraph before, where it was one.
    previous_role: Option<ParagraphRole>,
}

impl<'a> Setter<'a> {
    /// Ends the section if the blocks to come need the paper turned.
    fn turn_paper(&mut self, blocks: &[Block]) {
        let wanted = self.orientation.wanted(blocks);
        if wanted == self.orientation {
            return;
        }
        // A section starts a page by itself.
        self.break_due = false;
        if self.is_behind_table() {
            self.push(spacer(0));
        }
        self.orientation = wanted;
    }

    fn set(&mut self, block: &'a Block, next: Option<&Block>) {
        let role = match block {
            Block::Title(content) => {
                // Behind the report's own stand those of annexes.
                let is_annex = !self.sections.is_empty();
                self.push(SetParagraph {
                    outline: is_annex.then_some(0),
                    ..paragraph(&styles::TITLE, Content::Line(content))
                });
                None
            }
            Block::Contents(entries) => {
                self.contents(entries);
                None
            }
            Block::Heading {
                level,
                anchor,
                content,
            } => {
                self.push(SetParagraph {
                    anchor: Some(anchor),
                    space_before: self.space_behind_table(),
                    ..paragraph(style_of_heading(*level), Content::Line(content))
                });
                None
            }
            Block::Paragraph {
                role,
                anchor,
                content,
            } => {
                self.text(*role, anchor.as_deref(), content, next);
                Some(*role)
            }
            Block::Grid(grid) => {
                // Two tables without a paragraph between them would become one.
                if self.break_due {
                    self.push(spacer(0));
                } else if self.is_behind_table() {
                    self.push(spacer(TABLE_DISTANCE));
                }
                let width = self.orientation.page(self.look).table_width();
                let keep_next = closes(next) || is_table_footer(next);
                let table = SetTable::new(grid, self.look, width, keep_next);
                self.put(SetBlock::Table(table));
                None
            }
            Block::Fields(grid) => {
                if self.is_behind_table() {
                    self.push(SetParagraph {
                        keep_next: true,
                        ..spacer(0)
                    });
                }
                let width = self.orientation.page(self.look).table_width();
                self.put(SetBlock::Table(SetTable::of_fields(grid, self.look, width)));
                None
            }
            Block::Chart(chart) => {
                self.push(paragraph(&styles::DRAWING, Content::Chart(chart)));
                None
            }
            Block::QrCode(code) => {
                self.push(paragraph(&styles::DRAWING, Content::QrCode(code)));
                let line = Content::Words(qr_code::INVITATION);
                self.push(paragraph(&styles::INVITATION, line));
                None
            }
            Block::PageBreak => {
                self.break_due = !self.sections.is_empty();
                None
            }
        };
        self.previous_role = role;
    }

    /// Running text, or what closes the report.
    fn text(
        &mut self,
        role: ParagraphRole,
        anchor: Option<&'a str>,
        content: &'a [Inline],
        next: Option<&Block>,
    ) {
        let style = style_of_role(role);
        let space_before = match role {
            ParagraphRole::Body => self.space_behind_table(),
            ParagraphRole::Signature => self.closing.space_for_seal(self.look),
            // The list of attachments stands one line under the text.
            ParagraphRole::Attachment if self.previous_role != Some(role) => {
                Some(self.look.line_pitch)
            }
            _ => None,
        };
        self.push(SetParagraph {
            space_before,
            keep_next: style.keep_next || stays_with(role, next),
            indent: self.closing.indent(role, content),
            anchor,
            ..paragraph(style, Content::Line(content))
        });
    }

    /// The contents list; the text starts on the page after it.
    fn contents(&mut self, entries: &'a [ContentsEntry]) {
        self.push(paragraph(&styles::CONTENTS_TITLE, Content::Words(CONTENTS)));
        for (index, entry) in entries.iter().enumerate() {
            let style = if entry.level <= 1 {
                &styles::CONTENTS_LINE
            } else {
                &styles::CONTENTS_SUBLINE
            };
            let line = ContentsLine {
                entry,
                // Counted once everything is set.
                page: 1,
                is_first: index == 0,
                is_last: index + 1 == entries.len(),
            };
            self.push(paragraph(style, Content::ContentsLine(line)));
        }
        self.break_due = true;
    }

    /// Puts a paragraph on the page, or on a new one if that is due.
    fn push(&mut self, paragraph: SetParagraph<'a>) {
        let starts_page = std::mem::take(&mut self.break_due);
        self.put(SetBlock::Paragraph(SetParagraph {
            starts_page,
            ..paragraph
        }));
    }

    fn put(&mut self, block: SetBlock<'a>) {
        match self.sections.last_mut() {
            Some(section) if section.orientation == self.orientation => section.blocks.push(block),
            _ => self.sections.push(SetSection {
                orientation: self.orientation,
                blocks: vec![block],
            }),
        }
    }

    /// A little is free above what follows a table on its page.
    fn space_behind_table(&self) -> Option<u32> {
        (self.is_behind_table() && !self.break_due).then_some(BEHIND_TABLE)
    }

    /// The block before on pages that lie as they do now.
    fn before(&self) -> Option<&SetBlock<'a>> {
        let section = self.sections.last()?;
        let is_open = section.orientation == self.orientation;
        section.blocks.last().filter(|_| is_open)
    }

    fn is_behind_table(&self) -> bool {
        matches!(self.before(), Some(SetBlock::Table(_)))
    }

    fn is_behind_paragraph(&self) -> bool {
        matches!(self.before(), Some(SetBlock::Paragraph(_)))
    }
}

/// A paragraph as its style says.
fn paragraph<'a>(style: &'static ParagraphStyle, content: Content<'a>) -> SetParagraph<'a> {
    SetParagraph {
        style,
        space_before: None,
        keep_next: style.keep_next,
        starts_page: false,
        outline: style.outline,
        indent: None,
        anchor: None,
        content,
    }
}

/// An empty paragraph of no height.
fn spacer<'a>(before: u32) -> SetParagraph<'a> {
    SetParagraph {
        space_before: Some(before),
        ..paragraph(&styles::SPACER, Content::Words(""))
    }
}

/// The style of a heading of that level, from 1.
fn style_of_heading(level: u8) -> &'static ParagraphStyle {
    match level {
        0 | 1 => &styles::HEADING_1,
        2 => &styles::HEADING_2,
        3 => &styles::HEADING_3,
        _ => &styles::HEADING_4,
    }
}

fn style_of_role(role: ParagraphRole) -> &'static ParagraphStyle {
    match role {
        ParagraphRole::Body => &styles::BODY,
        ParagraphRole::Attachment => &styles::ATTACHMENT,
        ParagraphRole::Signature => &styles::SIGNATURE,
        ParagraphRole::Date => &styles::DATE,
        ParagraphRole::Caption => &styles::CAPTION,
        ParagraphRole::AnnexMark => &styles::ANNEX_MARK,
        ParagraphRole::TableFooter => &table::TABLE_FOOTER,
    }
}

/// The role of what follows, where it is a paragraph.
fn role_of(next: Option<&Block>) -> Option<ParagraphRole> {
    match next {
        Some(Block::Paragraph { role, .. }) => Some(*role),
        _ => None,
    }
}

/// Whether what follows is no more text but the attachments or the signature.
fn closes(next: Option<&Block>) -> bool {
    matches!(
        role_of(next),
        Some(ParagraphRole::Attachment | ParagraphRole::Signature)
    )
}

/// Whether what follows stands under a table: remarks, or the fields to be signed.
fn is_table_footer(next: Option<&Block>) -> bool {
    role_of(next) == Some(ParagraphRole::TableFooter) || matches!(next, Some(Block::Fields(_)))
}

/// Whether a paragraph of that role stays on the page of what follows: the last text, or the last
/// attachment, stays with what closes the report, so that no signature stands alone; what is
/// written over a table stays with it, and so does the text before one that a page holds.
fn stays_with(role: ParagraphRole, next: Option<&Block>) -> bool {
    match role {
        ParagraphRole::Body => {
            closes(next) || matches!(next, Some(Block::Grid(grid)) if grid.keep_together)
        }
        ParagraphRole::Attachment => role_of(next) == Some(ParagraphRole::Signature),
        ParagraphRole::Caption => matches!(next, Some(Block::Grid(_))),
        ParagraphRole::TableFooter => matches!(next, Some(Block::Fields(_))),
        _ => false,
    }
}
