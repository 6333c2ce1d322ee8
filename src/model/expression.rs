//! Expressions within a text: which names they use, and marks that lead every rendered character
//! back to where it was typed.

use std::{collections::BTreeSet, ops::Range};

use super::{
    figure::FigureId,
    narrative::{Line, Paragraph, Piece, Print},
    printing::Scope,
    tag::{PieceKind, Role, names, pieces, strings},
};

// Marks are characters that Unicode sets aside for a program's own use; `language::marks` replaces
// those that a file was typed with, so that none is taken for a mark.
/// Starts the offset of literal text; ends with [`CLOSE`].
pub(super) const LITERAL: char = '\u{FDD0}';
/// Starts a printed figure: number, derived or not, text; ends with [`CLOSE`].
pub(super) const FIGURE: char = '\u{FDD1}';
/// Starts the value of another expression; ends with [`CLOSE`].
pub(super) const VALUE: char = '\u{FDD2}';
/// Starts the number of a figure whose breakdown is placed as a table; ends with [`CLOSE`].
pub(super) const TABLE: char = '\u{FDD3}';
/// Between the fields of a mark.
pub(super) const FIELD: char = '\u{FDD4}';
/// Ends a mark.
pub(super) const CLOSE: char = '\u{FDD5}';
/// Starts the number of a figure whose breakdown is placed as a chart; ends with [`CLOSE`].
pub(super) const CHART: char = '\u{FDD6}';
/// Starts a note, which holds other marks; ends with [`NOTE_END`].
pub(super) const NOTE: char = '\u{FDD7}';
/// Ends a note.
pub(super) const NOTE_END: char = '\u{FDD8}';

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
                    // What is typed in a note is literal text like any other.
                    if piece.kind == PieceKind::Output && text.contains("note(") {
                        for (start, _) in strings(text) {
                            marks.push(text.get(done..start).unwrap_or_default());
                            marks.insert(&format!("{LITERAL}{}{CLOSE}", piece.range.start + start));
                            done = start;
                        }
                    }
                    if compares && done == 0 && piece.kind != PieceKind::Comment {
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

/// The full-width brace of an expression that began with half-width ones, outside its strings. The
/// tag then ends far behind, or never, and nothing that is said of its names would be right.
pub(super) fn full_width_brace(template: &str) -> Option<Range<usize>> {
    if !template.contains(['｛', '｝']) {
        return None;
    }
    for piece in pieces(template) {
        let text = template.get(piece.range.clone()).unwrap_or_default();
        let start = match piece.kind {
            PieceKind::Comment => continue,
            PieceKind::Output | PieceKind::Block => 0,
            // A tag without end is literal.
            PieceKind::Literal => match text.find("{{") {
                Some(start) => start,
                None => continue,
            },
        };
        let line = text.get(start..).and_then(|tag| tag.lines().next());
        let mut quote = None;
        for (at, character) in line.unwrap_or_default().char_indices() {
            match quote {
                Some(open) if open == character => quote = None,
                None if matches!(character, '"' | '\'') => quote = Some(character),
                None if matches!(character, '｛' | '｝') => {
                    let at = piece.range.start + start + at;
                    return Some(at..at + character.len_utf8());
                }
                _ => {}
            }
        }
    }
    None
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
        .flat_map(|line| {
            let (mut pieces, placed) = read_pieces(line, scope);
            trim(&mut pieces);
            // What is placed within a line of text stands under it.
            let paragraph = (!pieces.is_empty()).then_some(Line::Paragraph(Paragraph { pieces }));
            paragraph.into_iter().chain(placed)
        })
        .collect()
}

/// The pieces of a line, and what is placed in it.
fn read_pieces(line: &str, scope: &Scope) -> (Vec<Piece>, Vec<Line>) {
    let mut pieces = Vec::new();
    let mut placed = Vec::new();
    let mut offset = 0;
    let mut rest = line;
    while let Some(character) = rest.chars().next() {
        let is_mark = matches!(character, LITERAL..=CHART | NOTE);
        if !is_mark {
            let end = rest.find(|c| matches!(c, LITERAL..=CHART | NOTE));
            let (text, behind) = rest
                .split_at_checked(end.unwrap_or(rest.len()))
                .unwrap_or((rest, ""));
            if !(pieces.is_empty() && text.trim().is_empty()) {
                pieces.push(Piece::Literal {
                    text: text.to_owned(),
                    offset,
                });
            }
            offset += text.len();
            rest = behind;
            continue;
        }
        let inside = rest.get(character.len_utf8()..).unwrap_or_default();
        let end = if character == NOTE { NOTE_END } else { CLOSE };
        let (body, behind) = inside.split_once(end).unwrap_or((inside, ""));
        let figure = |number: &str| scope.number(number.parse().ok()?);
        match character {
            LITERAL => offset = body.parse().unwrap_or(offset),
            VALUE if !body.is_empty() => pieces.push(Piece::Value(body.to_owned())),
            TABLE => placed.extend(figure(body).map(Line::Table)),
            CHART => placed.extend(figure(body).map(Line::Chart)),
            NOTE => {
                let (mut pieces_of_note, _) = read_pieces(body, scope);
                trim(&mut pieces_of_note);
                pieces.push(Piece::Note(Paragraph {
                    pieces: pieces_of_note,
                }));
            }
            FIGURE => {
                let mut fields = body.splitn(3, FIELD);
                let number = fields.next().unwrap_or_default();
                let derived = fields.next() == Some("derived");
                let text = fields.next().unwrap_or_default().to_owned();
                if let Some(figure) = figure(number) {
                    pieces.push(Piece::Figure(Print {
                        figure,
                        derived,
                        text,
                    }));
                }
            }
            _ => {}
        }
        rest = behind;
    }
    (pieces, placed)
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
