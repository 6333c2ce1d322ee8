//! Marks in a rendered text: what each stretch of it is; written here and read here.
//!
//! The template engine gives one string. Whatever is printed into it – literal text with its
//! offset, a figure, a note – therefore stands between characters that no text has.

use std::collections::BTreeSet;

use super::{
    figure::FigureId,
    text::{Derived, Line, Paragraph, Piece, Print},
};
use crate::language::{marks::without_marks, measure::measure_at};

// Marks are characters that Unicode sets aside for a program's own use; `language::marks` replaces
// those that a file was typed with, so that none is taken for a mark. An escape in a string of an
// expression can still spell one: `in_string` lets only whole marks through.
/// Starts the offset of literal text; ends with [`CLOSE`].
const LITERAL: char = '\u{FDD0}';
/// Starts a printed figure: number, what it is derived as, words before it, text.
const FIGURE: char = '\u{FDD1}';
/// Starts the value of another expression; ends with [`CLOSE`].
const VALUE: char = '\u{FDD2}';
/// Starts the number of a figure whose breakdown is placed as a table; ends with [`CLOSE`].
const TABLE: char = '\u{FDD3}';
/// Between the fields of a mark.
const FIELD: char = '\u{FDD4}';
/// Ends a mark.
const CLOSE: char = '\u{FDD5}';
/// Starts the number of a figure whose breakdown is placed as a chart; ends with [`CLOSE`].
const CHART: char = '\u{FDD6}';
/// Starts a note, which holds other marks; ends with [`NOTE_END`].
const NOTE: char = '\u{FDD7}';
/// Ends a note.
const NOTE_END: char = '\u{FDD8}';
/// Starts a claim: offset, comparison, words; the words are printed behind it once more.
const CLAIM: char = '\u{FDD9}';

/// A claim that was printed.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct PrintedClaim {
    /// Where its comparison starts in the template.
    pub(super) offset: usize,
    /// The comparison, byte for byte as long as it was typed.
    pub(super) comparison: String,
    /// The words it is printed as.
    pub(super) says: String,
}

/// How a breakdown is placed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Placement {
    /// As a table.
    Table,
    /// As a chart.
    Chart,
}

/// What a rendered text says.
#[derive(Debug, Default)]
pub(super) struct Rendered {
    /// Line by line.
    pub(super) lines: Vec<Line>,
    /// The claims in it, in the order of the template.
    pub(super) claims: BTreeSet<PrintedClaim>,
}

/// The mark of literal text that was typed at `offset`; the text follows it.
pub(super) fn literal(offset: usize) -> String {
    format!("{LITERAL}{offset}{CLOSE}")
}

/// The mark of a printed figure.
pub(super) fn figure(print: &Print) -> String {
    let number = print.figure.index();
    let derived = print.derived.map_or("", Derived::name);
    let (words, text) = (&print.words, &print.text);
    format!("{FIGURE}{number}{FIELD}{derived}{FIELD}{words}{FIELD}{text}{CLOSE}")
}

/// The mark of a placed breakdown.
pub(super) fn placed(whole: FigureId, placement: Placement) -> String {
    let mark = match placement {
        Placement::Table => TABLE,
        Placement::Chart => CHART,
    };
    format!("{mark}{}{CLOSE}", whole.index())
}

/// The mark of a note around a text that may hold marks.
pub(super) fn note(text: &str) -> String {
    format!("{NOTE}{}{NOTE_END}", in_string(text))
}

/// Whether there is a whole note in a text.
pub(super) fn holds_note(text: &str) -> bool {
    let behind = text.split_once(NOTE).map(|(_, behind)| behind);
    behind.is_some_and(|behind| behind.contains(NOTE_END))
}

/// Whether a table or a chart is placed in a text.
pub(super) fn holds_placement(text: &str) -> bool {
    Tokens { rest: text }.any(|token| matches!(token, Token::Placed(..)))
}

/// A claim of words that may hold marks, and the words themselves. `comparison` starts with the
/// mark of its offset; without one it stands in no template, and nobody could be led to it.
pub(super) fn claim(comparison: &str, says: &str) -> String {
    let mut tokens = Tokens { rest: comparison };
    let Some(Token::Literal(offset)) = tokens.next() else {
        return says.to_owned();
    };
    let one_line = |text: &str| without_marks(text).replace('\n', " ");
    let comparison = one_line(tokens.rest);
    let words: String = Tokens { rest: says }.map(Token::words).collect();
    let words = one_line(&words);
    format!("{CLAIM}{offset}{FIELD}{comparison}{FIELD}{words}{CLOSE}{says}")
}

/// A string of an expression with the marks of the figures and the literal text in it; any other
/// mark is an escape that spells one, and goes.
pub(super) fn in_string(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut is_literal = false;
    let mut tokens = Tokens { rest: text };
    loop {
        let before = tokens.rest;
        let Some(token) = tokens.next() else {
            return out;
        };
        match token {
            Token::Text(text) | Token::Value(text) => {
                let text = without_marks(text);
                if is_literal {
                    out.push_str(&text);
                } else {
                    push_value(&mut out, &text);
                }
            }
            Token::Literal(_) | Token::Figure { .. } | Token::Placed(..) | Token::Claim { .. } => {
                // By length: comparing the rest for each mark would be work by the square.
                let written = before.get(..before.len() - tokens.rest.len());
                out.push_str(written.expect("what is left of a text is its end"));
                is_literal = matches!(token, Token::Literal(_));
            }
        }
    }
}

/// Marks the value of an expression, line by line: a rendered text is read in lines.
fn push_value(out: &mut String, value: &str) {
    for (index, line) in value.split('\n').enumerate() {
        if index > 0 {
            out.push('\n');
        }
        if !line.is_empty() {
            out.push(VALUE);
            out.push_str(line);
            out.push(CLOSE);
        }
    }
}

/// A stretch of a marked text.
#[derive(Debug, Clone, Copy)]
enum Token<'a> {
    Text(&'a str),
    Literal(usize),
    Value(&'a str),
    Figure {
        number: usize,
        derived: Option<Derived>,
        words: &'a str,
        text: &'a str,
    },
    Placed(usize, Placement),
    Claim {
        offset: usize,
        comparison: &'a str,
        says: &'a str,
    },
}

impl<'a> Token<'a> {
    /// Its words as a reader sees them.
    fn words(self) -> String {
        match self {
            Self::Text(text) | Self::Value(text) => text.to_owned(),
            Self::Figure { words, text, .. } => format!("{words}{text}"),
            Self::Literal(_) | Self::Placed(..) | Self::Claim { .. } => String::new(),
        }
    }

    /// The whole mark that `text` starts with, and what stands behind it.
    fn mark(text: &'a str) -> Option<(Self, &'a str)> {
        let mut characters = text.chars();
        let mark = characters.next().filter(|first| is_start(*first))?;
        let inside = characters.as_str();
        // A mark ends before the next one starts.
        let end = inside.find(|c| c == CLOSE || is_start(c))?;
        let (body, behind) = inside.split_at(end);
        let behind = behind.strip_prefix(CLOSE)?;
        let fields: Vec<&str> = body.split(FIELD).collect();
        let token = match (mark, fields.as_slice()) {
            (LITERAL, [offset]) => Self::Literal(offset.parse().ok()?),
            (VALUE, [value]) => Self::Value(value),
            (TABLE, [number]) => Self::Placed(number.parse().ok()?, Placement::Table),
            (CHART, [number]) => Self::Placed(number.parse().ok()?, Placement::Chart),
            (FIGURE, [number, derived, words, text]) => Self::Figure {
                number: number.parse().ok()?,
                derived: Derived::named(derived),
                words,
                text,
            },
            (CLAIM, [offset, comparison, says]) => Self::Claim {
                offset: offset.parse().ok()?,
                comparison,
                says,
            },
            _ => return None,
        };
        Some((token, behind))
    }
}

/// Whether a character starts a mark other than a note's.
fn is_start(character: char) -> bool {
    matches!(character, LITERAL | FIGURE | VALUE | TABLE | CHART | CLAIM)
}

/// A marked text in its stretches. What looks like a mark and is none is text.
struct Tokens<'a> {
    rest: &'a str,
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        if self.rest.is_empty() {
            return None;
        }
        if let Some((token, behind)) = Token::mark(self.rest) {
            self.rest = behind;
            return Some(token);
        }
        let mut characters = self.rest.char_indices().skip(1);
        let end = characters
            .find(|(_, character)| is_start(*character))
            .map_or(self.rest.len(), |(at, _)| at);
        let (text, behind) = self.rest.split_at(end);
        self.rest = behind;
        Some(Token::Text(text))
    }
}

/// Reads a rendered text; `known` gives the figure of a number, where there is one.
pub(super) fn read(rendered: &str, known: impl Fn(usize) -> Option<FigureId>) -> Rendered {
    let mut reader = Reader {
        known,
        rendered: Rendered::default(),
    };
    for line in rendered.split('\n') {
        reader.line(line);
    }
    reader.rendered
}

struct Reader<F> {
    known: F,
    rendered: Rendered,
}

impl<F: Fn(usize) -> Option<FigureId>> Reader<F> {
    fn line(&mut self, line: &str) {
        let mut pieces = Vec::new();
        let mut placed = Vec::new();
        let mut offset = 0;
        let mut rest = line;
        while let Some((before, behind)) = rest.split_once(NOTE) {
            let (note, behind) = behind.split_once(NOTE_END).unwrap_or((behind, ""));
            self.pieces(before, &mut offset, &mut pieces, &mut placed);
            let mut pieces_of_note = Vec::new();
            // A table within a note would have no place to stand.
            self.pieces(note, &mut 0, &mut pieces_of_note, &mut Vec::new());
            finish(&mut pieces_of_note);
            pieces.push(Piece::Note(Paragraph {
                pieces: pieces_of_note,
            }));
            rest = behind;
        }
        self.pieces(rest, &mut offset, &mut pieces, &mut placed);
        finish(&mut pieces);
        // What is placed within a line of text stands under it.
        let paragraph = (!pieces.is_empty()).then_some(Line::Paragraph(Paragraph { pieces }));
        self.rendered
            .lines
            .extend(paragraph.into_iter().chain(placed));
    }

    /// The pieces of a stretch without notes, and what is placed in it. `offset` is where its
    /// first literal text was typed.
    fn pieces(
        &mut self,
        stretch: &str,
        offset: &mut usize,
        pieces: &mut Vec<Piece>,
        placed: &mut Vec<Line>,
    ) {
        for token in (Tokens { rest: stretch }) {
            match token {
                Token::Literal(at) => *offset = at,
                Token::Text(text) => {
                    if !(pieces.is_empty() && text.trim().is_empty()) {
                        pieces.push(Piece::Literal {
                            text: text.to_owned(),
                            offset: *offset,
                        });
                    }
                    *offset += text.len();
                }
                Token::Value(text) => pieces.push(Piece::Value(text.to_owned())),
                Token::Figure {
                    number,
                    derived,
                    words,
                    text,
                } => {
                    pieces.extend((self.known)(number).map(|figure| {
                        Piece::Figure(Print {
                            figure,
                            derived,
                            words: words.to_owned(),
                            text: text.to_owned(),
                        })
                    }));
                }
                Token::Placed(number, placement) => {
                    placed.extend((self.known)(number).map(|whole| match placement {
                        Placement::Table => Line::Table(whole),
                        Placement::Chart => Line::Chart(whole),
                    }));
                }
                Token::Claim {
                    offset,
                    comparison,
                    says,
                } => {
                    self.rendered.claims.insert(PrintedClaim {
                        offset,
                        comparison: comparison.to_owned(),
                        says: says.to_owned(),
                    });
                }
            }
        }
    }
}

/// What is done to the pieces of a line when all are there.
fn finish(pieces: &mut Vec<Piece>) {
    trim(pieces);
    for index in 1..pieces.len() {
        let (before, rest) = pieces.split_at_mut(index);
        // Of things that are counted, 二 is said 两: 两件.
        if let (Some(Piece::Figure(print)), Some(Piece::Literal { text, .. })) =
            (before.last_mut(), rest.first())
            && print.text == "二"
            && measure_at(text).is_some()
        {
            "两".clone_into(&mut print.text);
        }
    }
}

/// Takes white space off the end of a line; its start has none.
fn trim(pieces: &mut Vec<Piece>) {
    while let Some(Piece::Literal { text, .. }) = pieces.last_mut() {
        text.truncate(text.trim_end().len());
        if !text.is_empty() {
            break;
        }
        pieces.pop();
    }
}
