//! Templates cut into literal text and tags, and what tags name.

use std::ops::Range;

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
pub(super) struct TemplatePiece {
    /// What it is.
    pub(super) kind: PieceKind,
    /// Where it stands.
    pub(super) range: Range<usize>,
}

/// Cuts a template into literal text and tags. A tag without end is literal: the engine says so.
pub(super) fn pieces(template: &str) -> Vec<TemplatePiece> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < template.len() {
        let rest = template.get(at..).unwrap_or_default();
        let next = rest.match_indices('{').find_map(|(start, _)| {
            let (kind, close) = match rest.get(start..start + 2)? {
                "{{" => (PieceKind::Output, "}}"),
                "{%" => (PieceKind::Block, "%}"),
                "{#" => (PieceKind::Comment, "#}"),
                _ => return None,
            };
            Some((start, kind, close))
        });
        let Some((start, kind, close)) = next else {
            break;
        };
        let Some(length) = tag_length(rest.get(start..).unwrap_or_default(), close) else {
            break;
        };
        if start > 0 {
            found.push(TemplatePiece {
                kind: PieceKind::Literal,
                range: at..at + start,
            });
        }
        found.push(TemplatePiece {
            kind,
            range: at + start..at + start + length,
        });
        at += start + length;
    }
    if at < template.len() {
        found.push(TemplatePiece {
            kind: PieceKind::Literal,
            range: at..template.len(),
        });
    }
    found
}

/// The length of the tag that starts `rest`, to the end that stands in no string.
fn tag_length(rest: &str, close: &str) -> Option<usize> {
    let mut quote = None;
    for (at, character) in rest.char_indices().skip(2) {
        if quote.is_some() {
            quote = quote.filter(|open| *open != character);
        } else if close != "#}" && matches!(character, '"' | '\'') {
            quote = Some(character);
        } else if rest.get(at..).is_some_and(|rest| rest.starts_with(close)) {
            return Some(at + close.len());
        }
    }
    None
}

/// What a tag does with a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// A value that is used.
    Variable,
    /// A name that the tag introduces: `{% for x in … %}`, `{% set x = … %}`.
    Declared,
}

/// A name in a tag.
pub(super) struct Name {
    /// Where it stands in the tag.
    pub(super) range: Range<usize>,
    /// What the tag does with it.
    pub(super) role: Role,
}

const KEYWORDS: &[&str] = &[
    "if", "elif", "else", "endif", "for", "endfor", "in", "set", "endset", "not", "and", "or",
    "is", "true", "false", "none", "True", "False", "None", "raw", "endraw", "with", "endwith",
];

/// The dotted names of one tag, outside strings, without filters, functions, tests and words of
/// the template language.
pub(super) fn names(tag: &str) -> impl Iterator<Item = Name> + '_ {
    let mut found = Vec::new();
    let mut at = 0;
    let mut previous = String::new();
    while let Some(character) = tag.get(at..).and_then(|rest| rest.chars().next()) {
        if matches!(character, '"' | '\'') {
            let inside = tag.get(at + 1..).unwrap_or_default();
            at += 1 + inside.find(character).map_or(inside.len(), |end| end + 1);
            "\"".clone_into(&mut previous);
        } else if character.is_alphabetic() || character == '_' {
            let rest = tag.get(at..).unwrap_or_default();
            let length = rest
                .find(|c: char| !(c.is_alphanumeric() || c == '_' || c == '.'))
                .unwrap_or(rest.len());
            let word = rest.get(..length).unwrap_or(rest).trim_end_matches('.');
            let behind = rest.get(word.len()..).unwrap_or_default().trim_start();
            let is_assignment = behind.starts_with('=') && !behind.starts_with("==");
            let is_variable = !KEYWORDS.contains(&word)
                && !behind.starts_with('(')
                && !matches!(previous.as_str(), "|" | "is" | "not-test" | ".");
            let declares = matches!(previous.as_str(), "for" | "set");
            if is_variable && (declares || !is_assignment) {
                let role = if declares {
                    Role::Declared
                } else {
                    Role::Variable
                };
                found.push(Name {
                    range: at..at + word.len(),
                    role,
                });
            }
            let is_negated_test = word == "not" && previous == "is";
            previous = if is_negated_test {
                "not-test".to_owned()
            } else {
                word.to_owned()
            };
            at += length.max(1);
        } else if character.is_numeric() {
            let rest = tag.get(at..).unwrap_or_default();
            at += rest
                .find(|c: char| !(c.is_alphanumeric() || c == '.' || c == '_'))
                .unwrap_or(rest.len());
            "0".clone_into(&mut previous);
        } else {
            if !character.is_whitespace() {
                previous = character.to_string();
            }
            at += character.len_utf8();
        }
    }
    found.into_iter()
}

/// The strings of a tag, with where each one's text starts.
pub(super) fn strings(tag: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = tag.get(at..)?;
        let open = rest.find(['"', '\''])?;
        let quote = rest.get(open..)?.chars().next()?;
        let start = at + open + 1;
        let length = tag.get(start..)?.find(quote)?;
        at = start + length + 1;
        Some((start, tag.get(start..start + length)?))
    })
}

/// Where the quote stands that opens the string around `at`, if `at` lies in a string of a tag.
pub(super) fn string_around(template: &str, at: usize) -> Option<usize> {
    let piece = pieces(template)
        .into_iter()
        .find(|piece| piece.range.contains(&at))
        .filter(|piece| matches!(piece.kind, PieceKind::Output | PieceKind::Block))?;
    let start = piece.range.start;
    strings(template.get(piece.range)?)
        .map(|(inside, string)| start + inside..start + inside + string.len())
        .find(|string| string.contains(&at))
        .map(|string| string.start - 1)
}

/// A claim as typed: `claim("a == b", "均为甲")`.
pub(super) struct WrittenClaim {
    /// The comparison.
    pub(super) comparison: String,
    /// Where the comparison starts in the template.
    pub(super) start: usize,
    /// The words it is printed as.
    pub(super) says: String,
}

/// The claims in a template.
pub(super) fn claims(template: &str) -> Vec<WrittenClaim> {
    let mut found = Vec::new();
    for piece in pieces(template) {
        let text = template.get(piece.range.clone()).unwrap_or_default();
        let Some(call) = text
            .find("claim(")
            .filter(|_| piece.kind == PieceKind::Output)
        else {
            continue;
        };
        let mut strings = strings(text).filter(|(start, _)| *start > call);
        if let (Some((start, comparison)), Some((_, says))) = (strings.next(), strings.next()) {
            found.push(WrittenClaim {
                comparison: comparison.to_owned(),
                start: piece.range.start + start,
                says: says.to_owned(),
            });
        }
    }
    found
}
