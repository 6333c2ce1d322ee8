//! Templates cut into literal text and tags, and what tags name.

use std::{cell::OnceCell, ops::Range};

/// What a stretch of a template is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PieceKind {
    /// Text between tags.
    Literal,
    /// `{{ … }}`
    Output,
    /// `{% … %}`
    Block,
    /// `{# … #}`
    Comment,
}

/// A stretch of a template.
#[derive(Debug)]
pub(super) struct Piece<'a> {
    /// What it is.
    pub(super) kind: PieceKind,
    /// The stretch itself.
    pub(super) text: &'a str,
    /// Where it stands.
    pub(super) range: Range<usize>,
}

/// A text as typed, cut into literal text and tags once for all who ask.
#[derive(Debug)]
pub(super) struct Template<'a> {
    text: &'a str,
    pieces: Vec<Piece<'a>>,
    /// The strings of its tags, in order, once they were asked for.
    strings: OnceCell<Vec<Range<usize>>>,
}

impl<'a> Template<'a> {
    /// Cuts a text. A tag without end is literal: the engine says so.
    pub(super) fn of(text: &'a str) -> Self {
        let mut pieces = Vec::new();
        let mut rest = text;
        let mut push = |kind, text: &'a str, behind: &'a str, whole: &'a str| {
            let end = whole.len() - behind.len();
            if !text.is_empty() {
                pieces.push(Piece {
                    kind,
                    text,
                    range: end - text.len()..end,
                });
            }
        };
        while let Some((start, length, kind)) = next_tag(rest) {
            let (literal, behind) = rest.split_at(start);
            push(PieceKind::Literal, literal, behind, text);
            let (tag, behind) = behind.split_at(length);
            push(kind, tag, behind, text);
            rest = behind;
        }
        push(PieceKind::Literal, rest, "", text);
        Self {
            text,
            pieces,
            strings: OnceCell::new(),
        }
    }

    /// The text as typed.
    pub(super) fn text(&self) -> &'a str {
        self.text
    }

    /// Its pieces, in order.
    pub(super) fn pieces(&self) -> &[Piece<'a>] {
        &self.pieces
    }

    /// Its tags, in order, without the comments.
    pub(super) fn tags(&self) -> impl Iterator<Item = &Piece<'a>> {
        let is_tag = |kind| matches!(kind, PieceKind::Output | PieceKind::Block);
        self.pieces.iter().filter(move |piece| is_tag(piece.kind))
    }

    /// Where `written`, a number, is typed in an expression that prints: in a string of it or as
    /// it stands. The comparison of a claim is not printed.
    pub(super) fn typed_in_output(&self, written: &str) -> Option<Range<usize>> {
        let outputs = (self.pieces.iter()).filter(|piece| piece.kind == PieceKind::Output);
        outputs.into_iter().find_map(|piece| {
            let claimed = piece.text.find("claim(").and_then(|call| {
                let mut strings = strings(piece.text);
                strings.find(|(start, _)| *start > call)
            });
            let compared = claimed.map_or(0..0, |(start, string)| start..start + string.len());
            let at = piece.text.match_indices(written).find_map(|(at, _)| {
                let is_part = |character: char| {
                    character.is_ascii_digit() || matches!(character, '.' | '_') || {
                        character.is_ascii_alphabetic()
                    }
                };
                let before = piece.text.get(..at)?.chars().next_back();
                let behind = piece.text.get(at + written.len()..)?.chars().next();
                let is_whole = !before.is_some_and(is_part) && !behind.is_some_and(is_part);
                (is_whole && !compared.contains(&at)).then_some(at)
            })?;
            let start = piece.range.start + at;
            Some(start..start + written.len())
        })
    }

    /// Where the quote stands that opens the string around `at`, if `at` lies in a string of a
    /// tag.
    pub(super) fn string_around(&self, at: usize) -> Option<usize> {
        let strings = self.strings.get_or_init(|| {
            let in_tag = |piece: &Piece<'a>| {
                let start = piece.range.start;
                let strings = strings(piece.text);
                strings.map(move |(inside, string)| start + inside..start + inside + string.len())
            };
            self.tags().flat_map(in_tag).collect()
        });
        let next = strings.partition_point(|string| string.end <= at);
        let string = strings.get(next).filter(|string| string.contains(&at))?;
        Some(string.start - 1)
    }
}

/// Where the next tag of `text` starts, its length and what it is.
fn next_tag(text: &str) -> Option<(usize, usize, PieceKind)> {
    text.match_indices('{')
        .find_map(|(start, _)| {
            let tag = text.get(start..)?;
            let (kind, close) = match tag.as_bytes().get(1)? {
                b'{' => (PieceKind::Output, "}}"),
                b'%' => (PieceKind::Block, "%}"),
                b'#' => (PieceKind::Comment, "#}"),
                _ => return None,
            };
            Some((start, tag_length(tag, close), kind))
        })
        .and_then(|(start, length, kind)| Some((start, length?, kind)))
}

/// The length of the tag that starts `rest`, to the end that stands in no string.
fn tag_length(rest: &str, close: &str) -> Option<usize> {
    if close == "#}" {
        return Some(rest.find(close)? + close.len());
    }
    let mut at = 2;
    loop {
        let inside = rest.get(at..)?;
        let found = inside.find(['"', '\'', '}', '%'])?;
        let inside = inside.get(found..)?;
        at += found;
        if inside.starts_with(close) {
            return Some(at + close.len());
        }
        at += match inside.chars().next()? {
            '"' | '\'' => string_length(inside)?,
            other => other.len_utf8(),
        };
    }
}

/// The length of the string that `rest` starts with, both quotes included; `None` where it is not
/// closed. A quote behind a backslash closes nothing.
pub(super) fn string_length(rest: &str) -> Option<usize> {
    let mut characters = rest.char_indices();
    let (_, quote) = characters.next()?;
    while let Some((at, character)) = characters.next() {
        match character {
            '\\' => {
                characters.next();
            }
            _ if character == quote => return Some(at + quote.len_utf8()),
            _ => {}
        }
    }
    None
}

/// What a tag does with a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// A value that is used.
    Variable,
    /// A name that the tag introduces: `{% for x in … %}`, `{% set x = … %}`,
    /// `{% with x = … %}`.
    Declared,
    /// A word of the template language: `if`, `else`.
    Keyword,
}

/// A word in a tag.
pub(super) struct Name<'a> {
    /// The name, dots included.
    pub(super) text: &'a str,
    /// Where it stands in the tag.
    pub(super) range: Range<usize>,
    /// What the tag does with it.
    pub(super) role: Role,
}

const KEYWORDS: &[&str] = &[
    "if", "elif", "else", "endif", "for", "endfor", "in", "set", "endset", "not", "and", "or",
    "is", "true", "false", "none", "True", "False", "None", "raw", "endraw", "with", "endwith",
];

/// The words of one tag, outside strings, without filters, functions and tests; a name is one
/// word with its dots.
pub(super) fn names(tag: &str) -> impl Iterator<Item = Name<'_>> {
    let mut names = Vec::new();
    let mut at = 0;
    // The word or the sign before; of a string its quote, of a number its first digit.
    let mut previous = "";
    while let Some(character) = tag.get(at..).and_then(|rest| rest.chars().next()) {
        let (_, rest) = tag.split_at(at);
        let length = match character {
            '"' | '\'' => string_length(rest).unwrap_or(rest.len()),
            _ if character.is_alphabetic() || character == '_' || character.is_numeric() => rest
                .find(|c: char| !(c.is_alphanumeric() || c == '_' || c == '.'))
                .unwrap_or(rest.len()),
            _ => character.len_utf8(),
        };
        let (written, behind) = rest.split_at(length);
        if character.is_alphabetic() || character == '_' {
            let word = written.trim_end_matches('.');
            let behind = if word == written { behind } else { "." };
            names.extend(role(previous, word, behind.trim_start()).map(|role| Name {
                text: word,
                range: at..at + word.len(),
                role,
            }));
            // `is not empty`: what follows is a test all the same.
            if !(word == "not" && previous == "is") {
                previous = word;
            }
        } else if !character.is_whitespace() {
            let (first, _) = written.split_at(character.len_utf8());
            previous = first;
        }
        at += length;
    }
    names.into_iter()
}

/// What a tag does with a word between what stands before and behind it; nothing where it is no
/// name.
fn role(previous: &str, word: &str, behind: &str) -> Option<Role> {
    let is_assignment = behind.starts_with('=') && !behind.starts_with("==");
    let is_name = !behind.starts_with('(') && !matches!(previous, "|" | "is" | ".");
    match previous {
        _ if KEYWORDS.contains(&word) => Some(Role::Keyword),
        _ if !is_name => None,
        "for" | "set" | "with" => Some(Role::Declared),
        _ => (!is_assignment).then_some(Role::Variable),
    }
}

/// The strings of a tag, with where each one's text starts.
pub(super) fn strings(tag: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = tag.get(at..)?;
        let open = rest.find(['"', '\''])?;
        let length = string_length(rest.get(open..)?)?;
        let start = at + open + 1;
        at += open + length;
        Some((start, tag.get(start..at - 1)?))
    })
}
