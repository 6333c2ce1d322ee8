//! A PDF: what a person sees who opens it. It tells no paragraphs, rows or cells, only where each
//! character and each rule stands; these are put together again.
//!
//! A file may say more about itself, in marks that programs make for screen readers. They are not
//! believed but for what is beside the text: many programs make them wrongly, and nobody sees them.

mod about;
mod budget;
mod flow;
mod font;
mod glyph_names;
mod ink;
mod lattice;
mod lines;
mod margins;
mod marked;
mod matrix;
mod packing;
mod page_blocks;
mod painter;
mod path;
mod sheets;
mod showing;
mod single_bytes;
mod state;
mod unified;

use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};

use self::{budget::MOST_PAGES, ink::Ink, painter::Shared};
use super::{
    places::margin,
    transcript::{Hidden, LineKind, Piece, Transcript},
};
use crate::diagnostic::{
    Locator, Text,
    say::{counted, say},
};

/// In how many of its first bytes a PDF says that it is one.
const START: usize = 1024;
/// A page is scanned if a picture covers so much of it and nothing is written on it.
const PICTURED: f64 = 0.3;
/// So many characters in a hundred may be without meaning before the text is useless.
const UNKNOWN: usize = 20;

/// Whether it says that it is a PDF.
pub(super) fn is_portable(bytes: &[u8]) -> bool {
    let start = bytes.get(..START).unwrap_or(bytes);
    let stretches = start.windows(5);
    let at = stretches.clone().position(|stretch| stretch == b"%PDF-");
    // A text may speak of one.
    at.is_some_and(|at| {
        start
            .iter()
            .take(at)
            .all(|byte| !byte.is_ascii_alphanumeric())
    })
}

/// Reads a PDF.
///
/// # Errors
/// It is damaged, locked, a scan, or goes beyond the limits.
pub(super) fn read(bytes: &[u8]) -> Result<Transcript, Text> {
    packing::check(bytes)?;
    let pdf = Pdf::new(bytes.to_vec()).map_err(|error| cannot(error, bytes))?;
    let mut transcript = Transcript::default();
    about::properties(&pdf, &mut transcript);
    about::parts(&pdf, &mut transcript);
    let pages = pdf.pages();
    if pages.len() > MOST_PAGES {
        return Err(say!(
            "它的页数太多，超过 {MOST_PAGES} 页",
            "it has too many pages, more than {MOST_PAGES}"
        ));
    }
    let mut shared = Shared::new();
    let mut set = Vec::new();
    let mut scanned = Vec::new();
    let mut watermarks = Vec::new();
    let (mut glyphs, mut unknown) = (0, 0);
    for (number, page) in (1..).zip(pages.iter()) {
        about::remarks(page, number, &mut transcript);
        let mut ink = painter::paint(page, &mut shared)?;
        glyphs += ink.glyphs.iter().filter(|glyph| !glyph.is_blank()).count();
        if is_scanned(&ink) {
            scanned.push(number);
        }
        for (kind, content) in std::mem::take(&mut ink.hidden) {
            if !content.trim().is_empty() {
                transcript.hidden.push(Hidden {
                    kind,
                    locator: Some(Locator::Page(number)),
                    content: content.trim().to_owned(),
                });
            }
        }
        let across = ink.aslant.trim().to_owned();
        if !across.is_empty() && !watermarks.contains(&across) {
            watermarks.push(across);
        }
        let page = page_blocks::blocks(ink);
        unknown += page.unknown;
        if page.has_too_many_rules {
            transcript.unread.push(say!(
                "第 {number} 页的线条太多，其中的表格没有读成表格",
                "page {number} has too many lines, and its tables were not read as tables"
            ));
        }
        set.push(page);
    }
    if glyphs == 0 {
        return Err(without_text(!scanned.is_empty()));
    }
    if unknown * 100 > glyphs * UNKNOWN {
        return Err(Text::fixed(
            "这个 PDF 没有注明它的字是什么字，读不出文字；请用原来的 Word 文件，或者重新导出 PDF",
            "the PDF does not tell what its characters are, so its text cannot be read; use the Word file it was made from, or export it anew",
        ));
    }
    say_unread(&scanned, unknown, &mut transcript);
    let heads = margins::take(&mut set);
    flow::flow(set, heads, &mut transcript);
    for watermark in watermarks {
        let piece = Piece::plain(margin(), watermark.replace(['\n', '\r', '\t'], " "));
        transcript.paragraph(LineKind::Margin, piece);
    }
    Ok(transcript)
}

/// Whether a page is only a picture; a page without anything is blank.
fn is_scanned(ink: &Ink) -> bool {
    ink.pictured > PICTURED && ink.glyphs.iter().all(ink::Glyph::is_blank)
}

/// Says what could not be read of a file that has text.
fn say_unread(scanned: &[usize], unknown: usize, transcript: &mut Transcript) {
    if !scanned.is_empty() {
        let pages: Vec<String> = scanned.iter().map(usize::to_string).collect();
        let pages = pages.join(", ");
        transcript.unread.push(say!(
            "第 {pages} 页是图片，没有文字可读",
            "page {pages} is a picture without text that can be read"
        ));
    }
    if unknown > 0 {
        transcript.unread.push(say!(
            "有 {unknown} 个字没有注明是什么字，没有读出",
            "{unknown} not read, as the file does not tell what they are",
            unknown = counted(unknown, "character")
        ));
    }
}

/// Why a file without text is none that can be read.
fn without_text(is_scanned: bool) -> Text {
    if is_scanned {
        Text::fixed(
            "这个 PDF 是扫描件，里面只有图片，没有文字；请用原来的 Word 文件，或者先做文字识别",
            "the PDF is a scan, with pictures and no text; use the Word file it was made from, or recognise its text first",
        )
    } else {
        Text::fixed("这个 PDF 里没有文字", "the PDF has no text")
    }
}

fn cannot(error: LoadPdfError, bytes: &[u8]) -> Text {
    // What is both damaged and encrypted is not mended.
    let is_encrypted = memchr::memmem::find(bytes, b"/Encrypt").is_some();
    match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => Text::fixed(
            "这个 PDF 有密码，打不开；请先去掉密码",
            "the PDF is locked with a password; remove it first",
        ),
        error if is_encrypted || matches!(error, LoadPdfError::Decryption(_)) => Text::fixed(
            "这个 PDF 加了密，打不开；请先去掉加密",
            "the PDF is encrypted, and cannot be opened; remove that first",
        ),
        _ => Text::fixed(
            "这个 PDF 坏了或不完整，打不开",
            "the PDF is damaged or cut off, and cannot be opened",
        ),
    }
}
