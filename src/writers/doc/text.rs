//! Lines of text: characters, figures, references and notes.

use std::{collections::BTreeMap, fmt::Write as _};

use super::style::paragraph_words;
use crate::{
    document::{edition::Edition, figure::PrintedFigure, inline::Inline},
    setting::{Look, styles::NOTE},
    writers::printable::HTML,
};

/// The longest name of a bookmark.
const LONGEST_NAME: usize = 40;

/// What is counted while the text is written.
#[derive(Debug)]
pub(super) struct Anchors<'a> {
    edition: &'a Edition,
    /// How often each figure's bookmark was used.
    used: BTreeMap<String, u32>,
}

impl<'a> Anchors<'a> {
    pub(super) fn new(edition: &'a Edition) -> Self {
        Self {
            edition,
            used: BTreeMap::new(),
        }
    }

    /// A bookmark's name for one place of a figure: its id as far as a name can hold it.
    fn name(&mut self, id: &str) -> String {
        let mut name = String::from("figure_");
        for character in id.chars() {
            if character.is_ascii_alphanumeric() {
                name.push(character);
            } else {
                name.push('_');
            }
        }
        name.truncate(LONGEST_NAME - 6);
        let used = self.used.entry(name.clone()).or_default();
        *used += 1;
        format!("{name}_{used}")
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
                let _ = write!(
                    out,
                    "{{\\super\\chftn}}{{\\footnote\\pard\\plain{style} {{\\super\\chftn}} {note}}}"
                );
            }
        }
    }
    out
}

/// A figure between the ends of a bookmark that holds its id.
pub(super) fn figure(figure: &PrintedFigure, anchors: &mut Anchors<'_>) -> String {
    let name = anchors.name(&figure.id);
    let text = escaped(&figure.text);
    let mut out = format!("{{\\*\\bkmkstart {name}}}{text}{{\\*\\bkmkend {name}}}");
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
