//! Lines of text: characters, figures, references and notes.

use std::fmt::Write as _;

use super::style::{note_number, paragraph_words};
use crate::{
    document::{edition::Edition, figure::PrintedFigure, inline::Inline},
    setting::{Look, styles::NOTE},
    writers::{figure_bookmarks::FigureBookmarks, printable::HTML},
};

/// What is counted while the text is written.
#[derive(Debug)]
pub(super) struct Anchors<'a> {
    edition: &'a Edition,
    /// The bookmarks of figures.
    pub(super) figures: FigureBookmarks,
}

impl<'a> Anchors<'a> {
    pub(super) fn new(edition: &'a Edition) -> Self {
        Self {
            edition,
            figures: FigureBookmarks::default(),
        }
    }
}

/// A line of text.
pub(super) fn inlines(content: &[Inline], anchors: &mut Anchors<'_>, look: &Look) -> String {
    let mut out = String::new();
    for inline in content {
        match inline {
            Inline::Text(text) => out.push_str(&escaped(text)),
            Inline::Figure(one) => out.push_str(&figure(one, anchors)),
            Inline::Reference { text, anchor } => {
                let text = escaped(text);
                // Writing to a string cannot fail.
                let _ = write!(
                    out,
                    "{{\\field{{\\*\\fldinst HYPERLINK \\\\l \"{anchor}\"}}{{\\fldrslt {text}}}}}"
                );
            }
            Inline::Note(note) => {
                let style = paragraph_words(&NOTE, look);
                let note = inlines(note, anchors, look);
                let number = note_number();
                let _ = write!(
                    out,
                    // The note stands within what is raised: else no program raises its number. A
                    // gap that is in no group of its own is lost in LibreOffice.
                    "{{{number}\\chftn{{\\footnote\\pard\\plain{style} {{{number}\\chftn}}{{ }}{note}}}}}"
                );
            }
        }
    }
    out
}

/// A figure between the ends of a bookmark by which it is found again.
pub(super) fn figure(figure: &PrintedFigure, anchors: &mut Anchors<'_>) -> String {
    let mut out = String::new();
    // As in the .docx: nothing stands around nothing.
    if !figure.text.is_empty() {
        let name = escaped(&anchors.figures.next(&figure.id));
        let text = escaped(&figure.text);
        // Writing to a string cannot fail.
        let _ = write!(
            out,
            "{{\\*\\bkmkstart {name}}}{text}{{\\*\\bkmkend {name}}}"
        );
    }
    let remarks = anchors.edition.shown(figure);
    if !remarks.is_empty() {
        let remarks: Vec<String> = remarks.iter().map(|one| escaped(one)).collect();
        let _ = write!(
            out,
            "{{\\*\\atnid report}}{{\\*\\atnauthor report}}\\chatn{{\\*\\annotation\\pard\\plain {}}}",
            remarks.join("\\line ")
        );
    }
    out
}

/// Text in the format's alphabet, which is ASCII; a line end becomes a line break, a tab stays one.
/// What no document can hold is left out.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    for character in text.chars() {
        match character {
            '\n' => out.push_str("\\line "),
            '\t' => out.push_str("\\tab "),
            '\\' | '{' | '}' => {
                out.push('\\');
                out.push(character);
            }
            ' '..='~' => out.push(character),
            _ if HTML(character) => {
                let mut units = [0; 2];
                for unit in character.encode_utf16(&mut units) {
                    // Numbers are signed; the mark is for programs that know no such characters.
                    let _ = write!(out, "\\u{}?", unit.cast_signed());
                }
            }
            _ => {}
        }
    }
    out
}
