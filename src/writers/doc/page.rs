//! What stands before the text: fonts, styles, properties; and sections of pages.

use std::fmt::Write as _;

use super::{
    style::{note_number, paragraph_words, styles, words},
    text::escaped,
};
use crate::{
    document::{Document, edition::Edition, properties::Properties},
    setting::{
        Face, Look, Page,
        orientation::Orientation,
        paragraph_style::ParagraphStyle,
        styles::{DRAFT_MARK, EVEN_PAGE_NUMBER, NOTE, ODD_PAGE_NUMBER, OF_DRAFTS},
    },
    writers::figure_bookmarks::FigureBookmarks,
};

/// All that comes before the first section.
pub(super) fn opening(document: &Document, look: &Look, figures: &FigureBookmarks) -> String {
    // One mark stands for each character to programs that do not know its number.
    let mut out = String::from(
        "{\\rtf1\\ansi\\ansicpg936\\uc1\\deff0\\deflang2052\\deflangfe2052\\viewkind1\n{\\fonttbl",
    );
    for (number, (face, name, substitute)) in look.faces().enumerate() {
        // 134 is the character set of Simplified Chinese.
        let (family, set) = if face == Face::Latin {
            ("froman", 0)
        } else {
            ("fnil", 134)
        };
        let substitute = substitute.map(|name| format!("{{\\*\\falt {}}}", escaped(name)));
        // Writing to a string cannot fail.
        let _ = write!(
            out,
            "{{\\f{number}\\{family}\\fcharset{set} {}{};}}",
            escaped(name),
            substitute.as_deref().unwrap_or("")
        );
    }
    out.push_str("}\n{\\colortbl;\\red192\\green0\\blue0;}\n{\\stylesheet");
    let in_use = |style: &ParagraphStyle| {
        document.edition.mark().is_some() || !OF_DRAFTS.contains(&style.id)
    };
    for (number, style) in styles().enumerate().filter(|(_, style)| in_use(style)) {
        let _ = write!(
            out,
            "{{\\s{number}{} {};}}",
            words(style, look),
            escaped(style.name)
        );
    }
    let _ = write!(out, "{{\\*{} footnote reference;}}", note_number());
    out.push_str("}\n");
    out.push_str(&info(&document.properties));
    out.push_str(&user_properties(&document.properties, figures));
    let page = &look.portrait;
    let _ = writeln!(
        out,
        "\\paperw{}\\paperh{}\\margl{}\\margr{}\\margt{}\\margb{}\\facingp{}\\ftnbj",
        page.width,
        page.height,
        page.left,
        page.right,
        page.top,
        page.bottom,
        if document.style.mirror_margins == Some(true) {
            "\\margmirror"
        } else {
            ""
        }
    );
    out.push_str(&numbers(&document.edition, look));
    let note = paragraph_words(&NOTE, look);
    // The rule over the notes of a page; notes are numbered in circles, as in the .docx.
    let _ = writeln!(
        out,
        "\\ftnncnum{{\\*\\ftnsep\\pard\\plain{note} \\chftnsep\\par}}"
    );
    out
}

/// Title, author, and the year file that the report was built from.
fn info(properties: &Properties) -> String {
    let fingerprint = properties
        .particulars()
        .map(|(name, value)| format!("{name}={value}"));
    format!(
        "{{\\info{{\\title {}}}{{\\author {}}}{{\\company {}}}{{\\doccomm {}}}}}\n",
        escaped(&properties.title),
        escaped(&properties.organ),
        escaped(&properties.organ),
        escaped(&fingerprint.join(" "))
    )
}

/// What the file tells programs about the report, and whose the bookmarks of figures are.
fn user_properties(properties: &Properties, figures: &FigureBookmarks) -> String {
    let particulars = properties.particulars();
    let particulars = particulars.map(|(name, value)| (name.to_owned(), value));
    let mut out = String::from("{\\*\\userprops");
    for (name, value) in particulars.into_iter().chain(figures.properties()) {
        let (name, value) = (escaped(&name), escaped(&value));
        // Writing to a string cannot fail; 30 is the kind of texts.
        let _ = write!(
            out,
            "{{\\propname {name}}}\\proptype30{{\\staticval {value}}}"
        );
    }
    out.push_str("}\n");
    out
}

/// Page numbers at the outer edge, and over them on a draft its mark.
fn numbers(edition: &Edition, look: &Look) -> String {
    let mut out = String::new();
    let dash = escaped("—");
    let feet = [
        ("footerl", &EVEN_PAGE_NUMBER),
        ("footerr", &ODD_PAGE_NUMBER),
    ];
    for (word, style) in feet {
        let style = paragraph_words(style, look);
        let _ = writeln!(
            out,
            "{{\\{word}\\pard\\plain{style} {dash} {{\\field{{\\*\\fldinst PAGE}}{{\\fldrslt 1}}}} {dash}\\par}}"
        );
    }
    if let Some(mark) = edition.mark() {
        let style = paragraph_words(&DRAFT_MARK, look);
        let mark = format!("{}{}", watermark(&look.portrait), escaped(mark));
        for word in ["headerl", "headerr"] {
            let _ = writeln!(out, "{{\\{word}\\pard\\plain{style} {mark}\\par}}");
        }
    }
    out
}

/// The width and the height of the watermark in twips.
const WATERMARK: (u32, u32) = (7200, 3600);

/// 草稿 in large pale letters across the page, as in the .docx: a shape made of letters.
fn watermark(page: &Page) -> String {
    let letters = escaped("草稿");
    let face = escaped("黑体");
    let properties = [
        ("shapeType", "136"),
        // 315 degrees in 65536ths.
        ("rotation", "20643840"),
        ("gtextUNICODE", &letters),
        ("gtextFont", &face),
        ("gtextSize", "65536"),
        ("fGtext", "1"),
        // D9D9D9.
        ("fillColor", "14277081"),
        ("fFilled", "1"),
        ("fLine", "0"),
        ("wzName", "DraftWatermark"),
        ("wzDescription", &letters),
        // In the middle between the margins; its place beside that is for programs that know no
        // middle, as LibreOffice.
        ("posh", "2"),
        ("posrelh", "0"),
        ("posv", "2"),
        ("posrelv", "0"),
        ("fBehindDocument", "1"),
    ];
    let properties =
        properties.map(|(name, value)| format!("{{\\sp{{\\sn {name}}}{{\\sv {value}}}}}"));
    let (width, height) = WATERMARK;
    let left = page.text_width().saturating_sub(width) / 2;
    let top = page.text_height().saturating_sub(height) / 2;
    let (right, bottom) = (left + width, top + height);
    format!(
        "{{\\shp{{\\*\\shpinst\\shpleft{left}\\shptop{top}\\shpright{right}\\shpbottom{bottom}\\shpfhdr1\\shpbxmargin\\shpbxignore\
         \\shpbymargin\\shpbyignore\\shpwr3\\shpwrk0\\shpfblwtxt1\\shpz0{}}}}}",
        properties.concat()
    )
}

/// The start of a section: its paper and margins.
pub(super) fn section(orientation: Orientation, look: &Look) -> String {
    let page = orientation.page(look);
    let lies = match orientation {
        Orientation::Portrait => "",
        Orientation::Landscape => "\\lndscpsxn",
    };
    format!(
        "\\sectd\\sbkpage\\pgwsxn{}\\pghsxn{}\\marglsxn{}\\margrsxn{}\\margtsxn{}\\margbsxn{}\\headery{}\\footery{}{lies}\n",
        page.width,
        page.height,
        page.left,
        page.right,
        page.top,
        page.bottom,
        page.header,
        page.footer
    )
}
