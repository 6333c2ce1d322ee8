//! The named styles in the format's words.

use std::fmt::Write as _;

use crate::setting::{
    Face, Look, Size,
    paragraph_style::{Alignment, CLOSE, LineHeight, ParagraphStyle},
    styles::STYLES,
    table::TABLE_STYLES,
};

/// All named styles.
pub(super) fn styles() -> impl Iterator<Item = &'static ParagraphStyle> {
    STYLES.iter().chain(TABLE_STYLES).copied()
}

/// The words that raise the number of a note. Before the note itself LibreOffice raises it by a
/// style of characters alone.
pub(super) fn note_number() -> String {
    format!("\\cs{}\\super", styles().count())
}

/// The words that set a paragraph and its type as a style does.
pub(super) fn paragraph_words(style: &ParagraphStyle, look: &Look) -> String {
    let number = styles()
        .position(|known| known.id == style.id)
        .expect("every style in use is in the list");
    format!("\\s{number}{}", words(style, look))
}

/// What a style says, in the format's words.
pub(super) fn words(style: &ParagraphStyle, look: &Look) -> String {
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
    words.push_str(&type_words(style.face, style.latin, size, look));
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

/// The faces and the size of type; the numbers of faces are their places in the list of fonts.
fn type_words(face: Face, latin: Face, size: u32, look: &Look) -> String {
    let number = |wanted| {
        look.faces()
            .position(|(face, _, _)| face == wanted)
            .expect("a look has every face")
    };
    let (latin, face) = (number(latin), number(face));
    format!("\\loch\\f{latin}\\hich\\f{latin}\\dbch\\f{face}\\fs{size}")
}
