//! A text as single characters, each with its width and with what it is part of.

use super::{
    advance::{Script, advance},
    length::{Length, of_type, twips},
};
use crate::document::{figure::PrintedFigure, inline::Inline};

/// Thousandths of the type between a Chinese character and a letter or digit beside it.
///
/// LibreOffice's, which cannot be told to leave it out; Word has a quarter.
const BETWEEN_SCRIPTS: Length = 200;

/// How large the mark of a note is, in thousandths of the type beside it.
pub const RAISED_SIZE: Length = 580;

/// What a character is part of.
#[derive(Debug, Clone, Copy)]
pub enum Part<'a> {
    /// Plain text.
    Text,
    /// A figure; its place in the text tells two of them apart.
    Figure(&'a PrintedFigure, usize),
    /// What leads to an anchor; likewise.
    Reference(&'a str, usize),
    /// The mark of a note.
    Note(&'a [Inline]),
}

/// A character as it is set.
#[derive(Debug, Clone, Copy)]
pub struct Sign<'a> {
    /// The character.
    pub character: char,
    /// Which face it is printed in.
    pub script: Script,
    /// Its width.
    pub advance: Length,
    /// What is free between it and the next, or by how much that is pulled towards it.
    pub gap: Length,
    /// Its left edge, once it stands in a line.
    pub left: Length,
    /// Whether it is small and raised.
    pub is_raised: bool,
    /// What it is part of.
    pub part: Part<'a>,
}

/// The characters of texts, one behind the other.
#[derive(Debug)]
pub struct Signs<'a> {
    /// The characters so far.
    pub all: Vec<Sign<'a>>,
    size: u32,
    spacing: Length,
    /// Counts figures and references, so that two beside each other stay two.
    parts: usize,
}

impl<'a> Signs<'a> {
    /// No character yet, of type so many half points high; `spacing` twips are added to each.
    pub fn new(size: u32, spacing: i32) -> Self {
        Self {
            all: Vec::new(),
            size,
            spacing: twips(spacing),
            parts: 0,
        }
    }

    /// Adds a text and what is in it; the marks of notes are numbered on from `notes`.
    pub fn add_inlines(&mut self, content: &'a [Inline], notes: &mut usize) {
        for inline in content {
            self.parts += 1;
            match inline {
                Inline::Text(text) => self.add(text, Part::Text),
                Inline::Figure(figure) => self.add_figure(figure),
                Inline::Reference { text, anchor } => {
                    self.add(text, Part::Reference(anchor, self.parts));
                }
                Inline::Note(note) => {
                    *notes += 1;
                    self.add(&note_mark(*notes), Part::Note(note));
                }
            }
        }
        self.separate_scripts();
    }

    /// Adds a figure.
    pub fn add_figure(&mut self, figure: &'a PrintedFigure) {
        self.parts += 1;
        self.add(&figure.text, Part::Figure(figure, self.parts));
    }

    /// Adds words.
    pub fn add(&mut self, text: &str, part: Part<'a>) {
        let is_raised = matches!(part, Part::Note(_));
        for character in text.chars() {
            let (script, width) = advance(character);
            let mut width = of_type(width.into(), self.size);
            if is_raised {
                width = width * RAISED_SIZE / 1000;
            }
            self.all.push(Sign {
                character,
                script,
                advance: width,
                gap: 0,
                left: 0,
                is_raised,
                part,
            });
        }
        self.separate_scripts();
    }

    /// Puts a narrow space between Chinese characters and the letters and digits beside them;
    /// others of one script are pulled together.
    fn separate_scripts(&mut self) {
        let space = of_type(BETWEEN_SCRIPTS, self.size);
        let gaps: Vec<Length> = self
            .all
            .windows(2)
            .map(|pair| match pair {
                [before, after] if are_apart(before, after) => space,
                [before, after] if before.script == after.script => self.spacing,
                _ => 0,
            })
            .collect();
        for (sign, gap) in self.all.iter_mut().zip(gaps) {
            sign.gap = gap;
        }
    }
}

/// Whether a narrow space stands between two characters: they are of two scripts, and neither is a
/// mark.
fn are_apart(before: &Sign<'_>, after: &Sign<'_>) -> bool {
    let is_letter = |sign: &Sign<'_>| sign.character.is_alphanumeric() && !sign.is_raised;
    before.script != after.script && is_letter(before) && is_letter(after)
}

/// The mark of the note of that number, from 1: as far as there are any, in a ring.
pub fn note_mark(number: usize) -> String {
    let ring = u32::try_from(number)
        .ok()
        .filter(|number| (1..=20).contains(number))
        .and_then(|number| char::from_u32(0x2460 + number - 1));
    ring.map_or_else(|| number.to_string(), String::from)
}
