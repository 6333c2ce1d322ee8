//! The texts of a set report as lines: paragraphs, cells and notes.

use super::{
    Look, Size,
    closing::Indent,
    length::{Length, twips},
    lines::{Line, Measure, lines},
    paragraph_style::{CLOSE, LineHeight, ParagraphStyle},
    set_block::{Content, SetParagraph},
    sign::{Part, Sign, Signs, note_mark},
    styles::NOTE,
};
use crate::document::inline::Inline;

/// Twips to the half point that a line of type takes in most Chinese faces where nothing says how
/// high it is to be.
pub const SINGLE: u32 = 14;

/// How high a line of a style is.
pub fn line_height(style: &ParagraphStyle, look: &Look) -> Length {
    let size = look.size(style.size);
    twips(match style.line {
        LineHeight::Grid | LineHeight::Pitch => look.line_pitch,
        LineHeight::Exactly(height) => height,
        LineHeight::Close => size * CLOSE,
        LineHeight::Single => size * SINGLE,
    })
}

/// The lines of a paragraph in a column so wide; marks of notes are numbered on from `notes`. A
/// drawing has none.
pub fn of_paragraph<'a>(
    paragraph: &SetParagraph<'a>,
    look: &Look,
    width: Length,
    notes: &mut usize,
) -> Vec<Line<'a>> {
    let mut signs = signs_of(paragraph.style, None, look);
    match paragraph.content {
        Content::Line(content) => signs.add_inlines(content, notes),
        Content::Words(words) => signs.add(words, Part::Text),
        Content::ContentsLine(line) => {
            let anchor = line.entry.anchor.as_str();
            signs.add(&line.entry.text, Part::Reference(anchor, 0));
        }
        Content::Chart(_) | Content::QrCode(_) => return Vec::new(),
    }
    lines(&signs.all, measure(paragraph, look, width))
}

/// No characters yet, in the type of a style or in type of another size in half points.
pub fn signs_of<'a>(style: &ParagraphStyle, size: Option<u32>, look: &Look) -> Signs<'a> {
    // Only running text is pulled together, so that a line holds what the standard says.
    let spacing = if style.size == Size::Body {
        look.character_spacing
    } else {
        0
    };
    Signs::new(size.unwrap_or_else(|| look.size(style.size)), spacing)
}

/// Where the lines of a paragraph begin and end in a column so wide.
fn measure(paragraph: &SetParagraph<'_>, look: &Look, width: Length) -> Measure {
    let style = paragraph.style;
    let characters = |count: u32| twips(count * look.size(style.size) * 10);
    // The number of the page stands behind a line of the contents list.
    let number = match paragraph.content {
        Content::ContentsLine(_) => characters(3),
        _ => 0,
    };
    let measure = Measure {
        first_left: characters(style.left + style.first_line),
        left: characters(style.left),
        right: width - characters(style.right) - number,
        alignment: style.alignment,
    };
    match paragraph.indent {
        None => measure,
        Some(Indent {
            left,
            hanging,
            right,
        }) => Measure {
            first_left: twips(left.saturating_sub(hanging)),
            left: twips(left),
            right: width - twips(right),
            ..measure
        },
    }
}

/// The lines of the note of that number.
pub fn of_note<'a>(note: &'a [Inline], number: usize, look: &Look, width: Length) -> Vec<Line<'a>> {
    let mut signs = signs_of(&NOTE, None, look);
    signs.add(&note_mark(number), Part::Note(&[]));
    signs.add(" ", Part::Text);
    // A note has no notes.
    signs.add_inlines(note, &mut 0);
    lines(
        &signs.all,
        Measure {
            first_left: 0,
            left: 0,
            right: width,
            alignment: NOTE.alignment,
        },
    )
}

/// The notes whose marks stand in a line.
pub fn notes_in<'a>(line: &Line<'a>) -> impl Iterator<Item = &'a [Inline]> {
    let mut last: Option<&'a [Inline]> = None;
    line.signs.iter().filter_map(move |sign: &Sign<'a>| {
        let Part::Note(note) = sign.part else {
            return None;
        };
        // The mark of a note may have two digits.
        let is_new = last.is_none_or(|last| !std::ptr::eq(last, note));
        last = Some(note);
        is_new.then_some(note)
    })
}
