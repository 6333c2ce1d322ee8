//! The report as Rich Text Format under the name .doc, which word processors open as a document.
//!
//! Pages, styles and tables are those of the .docx. Pure ASCII: other characters are written as
//! numbers. A chart stands as a table of its figures, since the format has no charts.

mod page;
mod table;
mod text;

use std::fmt::Write as _;

use anyhow::Result;

use self::text::{Anchors, escaped, inlines};
use super::qr_picture;
use crate::{
    document::{
        Block, ContentsEntry, Document, ParagraphRole,
        chart::Chart,
        inline::Inline,
        qr_code::{INVITATION, QrCode},
    },
    setting::{
        Look, Size,
        block_style::{closes, is_table_footer, stays_with, style_of_heading, style_of_role},
        closing::{Closing, Indent},
        orientation::Orientation,
        paging,
        styles::{Alignment, CLOSE, LineHeight, ParagraphStyle, STYLES},
        table::{BEHIND_TABLE, TABLE_DISTANCE, TABLE_STYLES},
    },
};

/// Side of a QR code, quiet zone included: 30 mm in twips.
const QR_CODE_SIDE: u32 = 1701;

/// Draws the report as a `.doc`.
///
/// A draft says so on every page and carries its findings as annotations; a final file has none.
///
/// # Errors
///
/// A picture cannot be drawn.
pub fn write(document: &Document) -> Result<Vec<u8>> {
    let look = Look::new(&document.style);
    let mut composer = Composer {
        look: &look,
        heading_pages: paging::heading_pages(&document.blocks, &look),
        closing: Closing::new(&document.blocks, &look),
        out: page::opening(document, &look),
        anchors: Anchors::new(&document.edition),
        orientation: Orientation::Portrait,
        break_due: false,
        is_empty: true,
        after_table: false,
        previous_role: None,
    };
    composer.orientation = Orientation::Portrait.wanted(&document.blocks);
    composer
        .out
        .push_str(&page::section(composer.orientation, &look));
    let mut rest = document.blocks.as_slice();
    while let Some((block, after)) = rest.split_first() {
        composer.turn_page(rest);
        composer.draw(block, after.first())?;
        rest = after;
    }
    if composer.after_table {
        composer.spacer(0);
    }
    composer.out.push_str("}\n");
    Ok(composer.out.into_bytes())
}

/// The text as far as it is composed.
struct Composer<'a> {
    look: &'a Look,
    heading_pages: Vec<usize>,
    closing: Closing,
    out: String,
    anchors: Anchors<'a>,
    orientation: Orientation,
    /// Whether the next paragraph starts a page.
    break_due: bool,
    is_empty: bool,
    after_table: bool,
    previous_role: Option<ParagraphRole>,
}

impl Composer<'_> {
    /// Ends the section if the blocks to come need the paper turned.
    fn turn_page(&mut self, blocks: &[Block]) {
        let wanted = self.orientation.wanted(blocks);
        if wanted == self.orientation {
            return;
        }
        self.orientation = wanted;
        if !self.is_empty {
            if self.after_table {
                self.spacer(0);
            }
            self.out.push_str("\\sect");
            // A section starts a page by itself.
            self.break_due = false;
        }
        let section = page::section(wanted, self.look);
        self.out.push_str(&section);
    }

    fn draw(&mut self, block: &Block, next: Option<&Block>) -> Result<()> {
        let role = match block {
            Block::Title(content) => {
                self.paragraph("Title", content, None, "");
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
                let more = self.behind_table();
                self.paragraph(style_of_heading(*level), content, Some(anchor), &more);
                None
            }
            Block::Paragraph {
                role,
                anchor,
                content,
            } => {
                let mut more = match role {
                    ParagraphRole::Body => self.behind_table(),
                    _ => String::new(),
                };
                if stays_with(*role, next) {
                    more.push_str("\\keepn");
                }
                if let Some(indent) = self.closing.indent(*role, content) {
                    more.push_str(&indent_words(indent));
                }
                // The list of attachments stands one line under the text.
                if *role == ParagraphRole::Attachment && self.previous_role != Some(*role) {
                    // Writing to a string cannot fail.
                    let _ = write!(more, "\\sb{}", self.look.line_pitch);
                }
                self.paragraph(style_of_role(*role), content, anchor.as_deref(), &more);
                Some(*role)
            }
            Block::Grid(grid) => {
                // Two tables without a paragraph between them would become one.
                if self.break_due {
                    self.spacer(0);
                } else if self.after_table {
                    self.spacer(TABLE_DISTANCE);
                }
                let width = self.orientation.page(self.look).table_width();
                let keep_next = closes(next) || is_table_footer(next);
                let table = table::draw(grid, self.look, width, keep_next, &mut self.anchors);
                self.out.push_str(&table);
                (self.after_table, self.is_empty) = (true, false);
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
            Block::PageBreak => {
                self.break_due = !self.is_empty;
                None
            }
        };
        self.previous_role = role;
        Ok(())
    }

    fn paragraph(&mut self, style: &str, content: &[Inline], anchor: Option<&str>, more: &str) {
        let mut text = String::new();
        if let Some(anchor) = anchor {
            let _ = write!(text, "{{\\*\\bkmkstart {anchor}}}");
        }
        text.push_str(&inlines(content, &mut self.anchors, self.look));
        if let Some(anchor) = anchor {
            let _ = write!(text, "{{\\*\\bkmkend {anchor}}}");
        }
        self.line(style, more, &text);
    }

    /// A little free above a paragraph that follows a table.
    fn behind_table(&self) -> String {
        if self.after_table && !self.break_due {
            format!("\\sb{BEHIND_TABLE}")
        } else {
            String::new()
        }
    }

    /// A paragraph of text that is already escaped.
    fn line(&mut self, style: &str, more: &str, text: &str) {
        let starts_page = if std::mem::take(&mut self.break_due) {
            "\\pagebb"
        } else {
            ""
        };
        let style = paragraph_words(style, self.look);
        let _ = writeln!(
            self.out,
            "\\pard\\plain{style}{more}{starts_page} {text}\\par"
        );
        (self.after_table, self.is_empty) = (false, false);
    }

    /// An empty paragraph of no height.
    fn spacer(&mut self, before: u32) {
        let more = format!("\\sb{before}");
        self.line("Spacer", &more, "");
    }

    /// The contents list; the text starts on the page after it.
    fn contents(&mut self, entries: &[ContentsEntry]) {
        self.line("ContentsTitle", "", &escaped("目　录"));
        let pages = self.heading_pages.clone();
        for (index, entry) in entries.iter().enumerate() {
            let page = pages.get(index).copied().unwrap_or(1);
            let style = if entry.level <= 1 { "TOC1" } else { "TOC2" };
            let line = format!(
                "{}\\tab {{\\field{{\\*\\fldinst PAGEREF {} \\\\h}}{{\\fldrslt {page}}}}}",
                escaped(&entry.text),
                entry.anchor,
            );
            self.line(style, "", &line);
        }
        self.break_due = true;
    }

    /// The figures of a chart as a table.
    fn chart(&mut self, chart: &Chart) {
        let width = self.orientation.page(self.look).table_width();
        let table = table::bars(chart, self.look, width, &mut self.anchors);
        self.out.push_str(&table);
        (self.after_table, self.is_empty) = (true, false);
    }

    /// The code, and under it the line that invites to scan it.
    fn qr_code(&mut self, code: &QrCode) -> Result<()> {
        let png = qr_picture::png(code)?;
        let mut picture =
            format!("{{\\pict\\pngblip\\picwgoal{QR_CODE_SIDE}\\pichgoal{QR_CODE_SIDE} ");
        for byte in png {
            let _ = write!(picture, "{byte:02x}");
        }
        picture.push('}');
        self.line("Drawing", "", &picture);
        self.line("Invitation", "", &escaped(INVITATION));
        Ok(())
    }
}

fn indent_words(indent: Indent) -> String {
    let Indent {
        left,
        hanging,
        right,
    } = indent;
    format!("\\li{left}\\fi-{hanging}\\ri{right}")
}

/// All named styles.
fn styles() -> impl Iterator<Item = &'static ParagraphStyle> {
    STYLES.iter().chain(TABLE_STYLES)
}

/// The words that set a paragraph and its type as a style does.
fn paragraph_words(id: &str, look: &Look) -> String {
    let found = styles().enumerate().find(|(_, style)| style.id == id);
    let Some((number, style)) = found else {
        return String::new();
    };
    format!("\\s{number}{}", words(style, look))
}

/// What a style says, in the format's words.
fn words(style: &ParagraphStyle, look: &Look) -> String {
    let size = look.size(style.size);
    let mut words = String::from("\\nowidctlpar\\nooverflow");
    words.push_str(match style.alignment {
        Alignment::Both => "\\qj",
        Alignment::Left => "\\ql",
        Alignment::Centre => "\\qc",
        Alignment::Right => "\\qr",
    });
    let mut say = |word: &str, number: i64| {
        // Writing to a string cannot fail.
        let _ = write!(words, "\\{word}{number}");
    };
    // Indents in twips, and beside them in hundredths of a character, which programs go by.
    let indents = [
        ("fi", "cufi", style.first_line),
        ("li", "culi", style.left),
        ("ri", "curi", style.right),
    ];
    for (in_twips, in_characters, characters) in indents {
        if characters > 0 {
            say(in_twips, i64::from(characters * size * 10));
            say(in_characters, i64::from(characters * 100));
        }
    }
    say("sb", look.distance(style.before).into());
    say("sa", look.distance(style.after).into());
    // A negative height is exactly that.
    match style.line {
        LineHeight::Grid | LineHeight::Pitch => say("sl", -i64::from(look.line_pitch)),
        LineHeight::Exactly(height) => say("sl", -i64::from(height)),
        LineHeight::Close => say("sl", -i64::from(size * CLOSE)),
        LineHeight::Single => {}
    }
    if style.line != LineHeight::Single {
        say("slmult", 0);
    }
    if let Some(depth) = style.outline {
        say("outlinelevel", depth.into());
    }
    if style.leader {
        words.push_str("\\tqr\\tldot");
        let _ = write!(words, "\\tx{}", look.portrait.table_width());
    }
    if style.keep_next {
        words.push_str("\\keepn\\keep");
    }
    words.push_str(&text::type_words(style.face, style.latin, size, look));
    if style.size == Size::Body {
        let _ = write!(words, "\\expndtw{}", look.character_spacing);
    }
    if style.bold {
        words.push_str("\\b");
    }
    if style.colour.is_some() {
        words.push_str("\\cf1");
    }
    words
}
