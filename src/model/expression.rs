//! Expressions within a text: which names they use, and marks that lead every rendered character
//! back to where it was typed.

use std::{collections::BTreeSet, ops::Range};

use super::{
    figure::FigureId,
    narrative::{Line, Paragraph, Piece, Print},
    printing::Scope,
};

// Marks are characters that Unicode sets aside for a program's own use; `year_file::odd` replaces
// those that a file was typed with, so that none is taken for a mark.
/// Starts the offset of literal text; ends with [`CLOSE`].
const LITERAL: char = '\u{FDD0}';
/// Starts a printed figure: number, derived or not, text; ends with [`CLOSE`].
pub(super) const FIGURE: char = '\u{FDD1}';
/// Starts the value of another expression; ends with [`CLOSE`].
pub(super) const VALUE: char = '\u{FDD2}';
/// Starts the number of a figure whose breakdown is placed; ends with [`CLOSE`].
pub(super) const TABLE: char = '\u{FDD3}';
/// Between the fields of a mark.
pub(super) const FIELD: char = '\u{FDD4}';
/// Ends a mark.
pub(super) const CLOSE: char = '\u{FDD5}';

/// A template with marks put into it.
pub(super) struct Marks {
    text: String,
    /// Where in `text` something was put in, and how long it is; ascending.
    inserted: Vec<(usize, usize)>,
}

impl Marks {
    /// Marks each stretch of literal text with its offset, and asks figures in conditions for
    /// their number, since a template compares numbers only. What would print one of the
    /// `unknown` names is left out.
    pub(super) fn put(template: &str, scope: &Scope, unknown: &[(String, Range<usize>)]) -> Self {
        let mut marks = Self {
            text: String::with_capacity(template.len() + 64),
            inserted: Vec::new(),
        };
        for piece in pieces(template) {
            let text = template.get(piece.range.clone()).unwrap_or_default();
            match piece.kind {
                PieceKind::Literal => {
                    let content = text.trim_start();
                    let start = piece.range.start + (text.len() - content.len());
                    marks.push(text.get(..text.len() - content.len()).unwrap_or_default());
                    if !content.is_empty() {
                        marks.insert(&format!("{LITERAL}{start}{CLOSE}"));
                    }
                    // Each line starts with its own mark, so that a paragraph knows its place
                    // whatever stood before it.
                    let mut offset = start;
                    for (index, line) in content.split_inclusive('\n').enumerate() {
                        let visible = line.trim_start();
                        if index > 0 && !visible.is_empty() {
                            let lead = line.len() - visible.len();
                            marks.push(line.get(..lead).unwrap_or_default());
                            marks.insert(&format!("{LITERAL}{}{CLOSE}", offset + lead));
                            marks.push(visible);
                        } else {
                            marks.push(line);
                        }
                        offset += line.len();
                    }
                }
                PieceKind::Output
                    if unknown
                        .iter()
                        .any(|(_, range)| piece.range.contains(&range.start)) =>
                {
                    // As long as what it stands for, so that every later offset keeps its place;
                    // and no blank, which would read as a number left out.
                    marks.push("\u{FFFC}");
                    marks.push(&" ".repeat(text.len() - '\u{FFFC}'.len_utf8()));
                }
                PieceKind::Output | PieceKind::Block | PieceKind::Comment => {
                    let compares = piece.kind == PieceKind::Block || text.contains(" if ");
                    let mut done = 0;
                    if compares && piece.kind != PieceKind::Comment {
                        for name in names(text).filter(|name| name.role == Role::Variable) {
                            let word = text.get(name.range.clone()).unwrap_or_default();
                            if scope.figure(word).is_some() {
                                marks.push(text.get(done..name.range.end).unwrap_or_default());
                                marks.insert("|number");
                                done = name.range.end;
                            }
                        }
                    }
                    marks.push(text.get(done..).unwrap_or_default());
                }
            }
        }
        marks
    }

    /// The marked template.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// A stretch of the marked template, in the template as typed.
    pub(super) fn original(&self, range: Range<usize>) -> Range<usize> {
        let back = |offset: usize| {
            let mut shift = 0;
            for (at, length) in &self.inserted {
                if *at < offset {
                    shift += (*length).min(offset - at);
                }
            }
            offset - shift
        };
        back(range.start)..back(range.end)
    }

    fn push(&mut self, text: &str) {
        self.text.push_str(text);
    }

    fn insert(&mut self, text: &str) {
        self.inserted.push((self.text.len(), text.len()));
        self.text.push_str(text);
    }
}

/// The names in expressions that are neither figures nor anything else known, with their places.
pub(super) fn unknown_names(template: &str, scope: &Scope) -> Vec<(String, Range<usize>)> {
    let mut unknown = Vec::new();
    let mut locals: Vec<String> = Vec::new();
    for piece in pieces(template) {
        if !matches!(piece.kind, PieceKind::Output | PieceKind::Block) {
            continue;
        }
        let text = template.get(piece.range.clone()).unwrap_or_default();
        for name in names(text) {
            let word = text.get(name.range.clone()).unwrap_or_default();
            match name.role {
                Role::Declared => locals.push(word.to_owned()),
                Role::Variable => {
                    let first = word.split('.').next().unwrap_or(word);
                    let is_known = scope.knows(word)
                        || locals.iter().any(|local| local == first)
                        || first == "loop";
                    if !is_known {
                        let at = piece.range.start;
                        unknown.push((word.to_owned(), at + name.range.start..at + name.range.end));
                    }
                }
            }
        }
    }
    unknown
}

/// The figures that expressions name.
pub(super) fn figures_named(template: &str, scope: &Scope) -> BTreeSet<FigureId> {
    pieces(template)
        .into_iter()
        .filter(|piece| matches!(piece.kind, PieceKind::Output | PieceKind::Block))
        .filter_map(|piece| template.get(piece.range))
        .flat_map(|text| names(text).filter_map(|name| text.get(name.range)))
        .filter_map(|word| scope.number(scope.figure(word)?))
        .collect()
}

/// What a rendered text says, line by line.
pub(super) fn lines(rendered: &str, scope: &Scope) -> Vec<Line> {
    rendered
        .split('\n')
        .filter_map(|line| {
            let mut pieces = read_pieces(line, scope);
            if let [PieceOrTable::Table(id)] = pieces.as_slice() {
                return scope.number(*id).map(Line::Table);
            }
            trim(&mut pieces);
            let pieces: Vec<Piece> = pieces
                .into_iter()
                .filter_map(|piece| match piece {
                    PieceOrTable::Piece(piece) => Some(piece),
                    PieceOrTable::Table(_) => None,
                })
                .collect();
            (!pieces.is_empty()).then_some(Line::Paragraph(Paragraph { pieces }))
        })
        .collect()
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

/// The strings of a tag, with where each one's text starts.
fn strings(tag: &str) -> impl Iterator<Item = (usize, &str)> {
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

enum PieceOrTable {
    Piece(Piece),
    Table(usize),
}

fn read_pieces(line: &str, scope: &Scope) -> Vec<PieceOrTable> {
    let mut pieces = Vec::new();
    let mut offset = 0;
    let mut rest = line;
    while let Some(character) = rest.chars().next() {
        let is_mark = matches!(character, LITERAL | FIGURE | VALUE | TABLE);
        if !is_mark {
            let end = rest
                .find([LITERAL, FIGURE, VALUE, TABLE])
                .unwrap_or(rest.len());
            let (text, behind) = rest.split_at_checked(end).unwrap_or((rest, ""));
            if !(pieces.is_empty() && text.trim().is_empty()) {
                pieces.push(PieceOrTable::Piece(Piece::Literal {
                    text: text.to_owned(),
                    offset,
                }));
            }
            offset += text.len();
            rest = behind;
            continue;
        }
        let inside = rest.get(character.len_utf8()..).unwrap_or_default();
        let (body, behind) = inside.split_once(CLOSE).unwrap_or((inside, ""));
        match character {
            LITERAL => offset = body.parse().unwrap_or(offset),
            VALUE if !body.is_empty() => {
                pieces.push(PieceOrTable::Piece(Piece::Value(body.to_owned())));
            }
            TABLE => pieces.extend(body.parse().ok().map(PieceOrTable::Table)),
            FIGURE => {
                let mut fields = body.splitn(3, FIELD);
                let number = fields.next().and_then(|number| number.parse().ok());
                let derived = fields.next() == Some("derived");
                let text = fields.next().unwrap_or_default().to_owned();
                if let Some(figure) = number.and_then(|number| scope.number(number)) {
                    pieces.push(PieceOrTable::Piece(Piece::Figure(Print {
                        figure,
                        derived,
                        text,
                    })));
                }
            }
            _ => {}
        }
        rest = behind;
    }
    pieces
}

/// Takes white space off the end of a line; its start has none.
fn trim(pieces: &mut Vec<PieceOrTable>) {
    while let Some(PieceOrTable::Piece(Piece::Literal { text, .. })) = pieces.last_mut() {
        text.truncate(text.trim_end().len());
        if !text.is_empty() {
            break;
        }
        pieces.pop();
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum PieceKind {
    Literal,
    /// `{{ … }}`
    Output,
    /// `{% … %}`
    Block,
    /// `{# … #}`
    Comment,
}

struct TemplatePiece {
    kind: PieceKind,
    range: Range<usize>,
}

/// Cuts a template into literal text and tags. A tag without end is literal: the engine says so.
fn pieces(template: &str) -> Vec<TemplatePiece> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < template.len() {
        let rest = template.get(at..).unwrap_or_default();
        let next = ["{{", "{%", "{#"]
            .iter()
            .filter_map(|open| rest.find(open).map(|start| (start, *open)))
            .min();
        let Some((start, open)) = next else { break };
        let (kind, close) = match open {
            "{{" => (PieceKind::Output, "}}"),
            "{%" => (PieceKind::Block, "%}"),
            _ => (PieceKind::Comment, "#}"),
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

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    /// A value that is used.
    Variable,
    /// A name that the tag introduces: `{% for x in … %}`, `{% set x = … %}`.
    Declared,
}

struct Name {
    range: Range<usize>,
    role: Role,
}

const KEYWORDS: &[&str] = &[
    "if", "elif", "else", "endif", "for", "endfor", "in", "set", "endset", "not", "and", "or",
    "is", "true", "false", "none", "True", "False", "None", "raw", "endraw", "with", "endwith",
];

/// The dotted names of one tag, outside strings, without filters, functions, tests and words of
/// the template language.
fn names(tag: &str) -> impl Iterator<Item = Name> + '_ {
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
