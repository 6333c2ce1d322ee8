//! The report as Rich Text Format under the name .doc, which word processors open as a document.
//!
//! Pages, styles and tables are those of the .docx. Pure ASCII: other characters are written as
//! numbers. A chart stands as a table of its figures, since the format has no charts.

mod page;
mod style;
mod table;
mod text;

use std::fmt::Write as _;

use anyhow::Result;

use self::{
    style::paragraph_words,
    text::{Anchors, escaped, inlines},
};
use super::qr_picture;
use crate::{
    document::{Document, qr_code::QrCode},
    setting::{
        Look, blocks,
        closing::Indent,
        orientation::Orientation,
        paragraph_style::ParagraphStyle,
        set_block::{Content, ContentsLine, SetBlock, SetParagraph},
        styles::SPACER,
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
/// A picture cannot be drawn, or a table's cells overlap or leave its columns.
pub fn write(document: &Document) -> Result<Vec<u8>> {
    let look = Look::new(&document.style);
    let mut encoder = Encoder {
        look: &look,
        orientation: Orientation::Portrait,
        out: String::new(),
        anchors: Anchors::new(&document.edition),
    };
    for (index, section) in blocks::set(document, &look).iter().enumerate() {
        if index > 0 {
            encoder.out.push_str("\\sect");
        }
        encoder.orientation = section.orientation;
        encoder
            .out
            .push_str(&page::section(section.orientation, &look));
        let mut is_behind_table = false;
        for block in &section.blocks {
            match block {
                SetBlock::Paragraph(paragraph) => encoder.paragraph(paragraph, is_behind_table)?,
                SetBlock::Table(table) => {
                    table::draw(table, &look, &mut encoder.anchors, &mut encoder.out)?;
                }
            }
            is_behind_table = matches!(block, SetBlock::Table(_));
        }
    }
    let Encoder { out, anchors, .. } = encoder;
    let mut file = page::opening(document, &look, &anchors.figures);
    file.push_str(&out);
    file.push_str("}\n");
    Ok(file.into_bytes())
}

/// The text as far as it is written, and the bookmarks that are counted meanwhile.
struct Encoder<'a> {
    look: &'a Look,
    orientation: Orientation,
    out: String,
    anchors: Anchors<'a>,
}

impl Encoder<'_> {
    fn paragraph(&mut self, paragraph: &SetParagraph<'_>, is_behind_table: bool) -> Result<()> {
        let text = match paragraph.content {
            Content::Line(content) => inlines(content, &mut self.anchors, self.look),
            Content::Words(words) => escaped(words),
            Content::ContentsLine(line) => contents_line(line),
            Content::QrCode(code) => picture(code)?,
            Content::Chart(chart) => {
                // It becomes a table, and two tables without a paragraph between them one.
                if paragraph.starts_page || is_behind_table {
                    let more = if paragraph.starts_page {
                        "\\pagebb"
                    } else {
                        ""
                    };
                    self.line(&SPACER, more, "");
                }
                let width = self.orientation.page(self.look).table_width();
                return table::bars(chart, self.look, width, &mut self.anchors, &mut self.out);
            }
        };
        let text = match paragraph.anchor {
            Some(anchor) => {
                format!("{{\\*\\bkmkstart {anchor}}}{text}{{\\*\\bkmkend {anchor}}}")
            }
            None => text,
        };
        self.line(paragraph.style, &words_beside_style(paragraph), &text);
        Ok(())
    }

    /// A paragraph of text that is already escaped.
    fn line(&mut self, style: &ParagraphStyle, more: &str, text: &str) {
        let style = paragraph_words(style, self.look);
        // Writing to a string cannot fail.
        let _ = writeln!(self.out, "\\pard\\plain{style}{more} {text}\\par");
    }
}

/// What a paragraph says beside what its style does.
fn words_beside_style(paragraph: &SetParagraph<'_>) -> String {
    let mut words = String::new();
    if paragraph.keep_next && !paragraph.style.keep_next {
        words.push_str("\\keepn");
    }
    // Writing to a string cannot fail.
    if let Some(Indent {
        left,
        hanging,
        right,
    }) = paragraph.indent
    {
        let _ = write!(words, "\\li{left}\\fi-{hanging}\\ri{right}");
    }
    if let Some(before) = paragraph.space_before {
        let _ = write!(words, "\\sb{before}");
    }
    if paragraph.starts_page {
        words.push_str("\\pagebb");
    }
    if let Some(depth) = paragraph.outline
        && paragraph.style.outline.is_none()
    {
        let _ = write!(words, "\\outlinelevel{depth}");
    }
    words
}

/// A line of the contents list: the heading, and a field with its page.
fn contents_line(line: ContentsLine<'_>) -> String {
    let ContentsLine { entry, page, .. } = line;
    format!(
        "{}\\tab {{\\field{{\\*\\fldinst PAGEREF {} \\\\h}}{{\\fldrslt {page}}}}}",
        escaped(&entry.text),
        entry.anchor,
    )
}

fn picture(code: &QrCode) -> Result<String> {
    let mut picture = format!("{{\\pict\\pngblip\\picwgoal{QR_CODE_SIDE}\\pichgoal{QR_CODE_SIDE} ");
    for byte in qr_picture::png(code)? {
        // Writing to a string cannot fail.
        let _ = write!(picture, "{byte:02x}");
    }
    picture.push('}');
    Ok(picture)
}
