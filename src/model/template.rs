//! A template before it is evaluated: which names its expressions use, and marks put into it that
//! lead every rendered character back to where it was typed.

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
};

use super::{
    figure::FigureId,
    marks,
    scope::Scope,
    tag::{Name, Piece, PieceKind, Role, Template, names, strings},
    text_sum,
};

/// A template with marks put into it.
pub(super) struct MarkedTemplate {
    text: String,
    /// Where in `text` something was put in, and how long it is; ascending.
    inserted: Vec<(usize, usize)>,
}

impl MarkedTemplate {
    /// Marks each stretch of literal text with its offset, and asks figures in conditions for
    /// their number, since a template compares numbers only. What would print one of the
    /// `unknown` names, which are in order, is left out, as is a sum that cannot be read; in the
    /// place of the other `sums`, by where they start, stand their marks.
    pub(super) fn of(
        template: &Template<'_>,
        scope: &Scope,
        unknown: &[(String, Range<usize>)],
        sums: &BTreeMap<usize, Option<String>>,
    ) -> Self {
        let mut marked = Self {
            text: String::with_capacity(template.text().len() + 64),
            inserted: Vec::new(),
        };
        for piece in template.pieces() {
            match piece.kind {
                PieceKind::Literal => marked.literal(piece),
                PieceKind::Output if is_among(&piece.range, unknown) => marked.left_out(piece),
                PieceKind::Output if sums.contains_key(&piece.range.start) => {
                    match sums.get(&piece.range.start).cloned().flatten() {
                        Some(mark) => {
                            marked.push(&text_sum::in_place_of(piece));
                            marked.insert(&mark);
                        }
                        None => marked.left_out(piece),
                    }
                }
                PieceKind::Output | PieceKind::Block => marked.tag(piece, scope),
                PieceKind::Comment => marked.push(piece.text),
            }
        }
        marked
    }

    /// As long as what it stands for, so that every later offset keeps its place; and no blank,
    /// which would read as a number left out.
    fn left_out(&mut self, piece: &Piece<'_>) {
        self.push("\u{FFFC}");
        let rest = piece.text.len() - '\u{FFFC}'.len_utf8();
        self.push(&" ".repeat(rest));
    }

    /// Each line starts with its own mark, so that a paragraph knows its place whatever stood
    /// before it.
    fn literal(&mut self, piece: &Piece<'_>) {
        let content = piece.text.trim_start();
        let lead = piece.text.len() - content.len();
        let (space, content) = piece.text.split_at(lead);
        self.push(space);
        let mut offset = piece.range.start + lead;
        for (index, line) in content.split_inclusive('\n').enumerate() {
            let visible = line.trim_start();
            let (space, visible) = line.split_at(line.len() - visible.len());
            self.push(space);
            if index == 0 || !visible.is_empty() {
                self.insert(&marks::literal(offset + space.len()));
            }
            self.push(visible);
            offset += line.len();
        }
    }

    /// What is typed in a note is literal text like any other, a claim is told by where its
    /// comparison stands, and what is compared is a number.
    fn tag(&mut self, piece: &Piece<'_>, scope: &Scope) {
        let mark = |start| (start, marks::literal(piece.range.start + start));
        let mut inserted: Vec<(usize, String)> = if piece.text.contains("note(") {
            strings(piece.text).map(|(start, _)| mark(start)).collect()
        } else {
            comparisons(piece.text).map(mark).collect()
        };
        let number = |name: Name<'_>| (name.range.end, "|number".to_owned());
        let compared = compared(piece).filter(|name| scope.figures().find(name.text).is_some());
        inserted.extend(compared.map(number));
        inserted.sort();
        let mut rest = piece.text;
        for (at, text) in inserted {
            let done = piece.text.len() - rest.len();
            let (before, behind) = rest.split_at(at - done);
            self.push(before);
            self.insert(&text);
            rest = behind;
        }
        self.push(rest);
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

/// Where the comparisons of the claims in a tag start: each is the first string behind `claim(`.
pub(super) fn comparisons(tag: &str) -> impl Iterator<Item = usize> {
    let mut strings = strings(tag).peekable();
    let mut starts: Vec<usize> = tag
        .match_indices("claim(")
        .filter_map(|(call, _)| {
            while strings.next_if(|(start, _)| *start <= call).is_some() {}
            strings.peek().map(|(start, _)| *start)
        })
        .collect();
    starts.dedup();
    starts.into_iter()
}

/// The names whose values a tag compares: all of a block, of an output those in its condition,
/// `{{ a if b > 1 else c }}`. What is printed stays a figure.
fn compared<'a>(piece: &Piece<'a>) -> impl Iterator<Item = Name<'a>> {
    let mut is_condition = piece.kind == PieceKind::Block;
    let is_output = piece.kind == PieceKind::Output;
    names(piece.text).filter(move |name| {
        if is_output && name.role == Role::Keyword {
            is_condition = match name.text {
                "if" => true,
                "else" => false,
                _ => is_condition,
            };
        }
        is_condition && name.role == Role::Variable
    })
}

/// Whether one of the names, which are in order, stands in `range`.
fn is_among(range: &Range<usize>, names: &[(String, Range<usize>)]) -> bool {
    let next = names.partition_point(|(_, name)| name.start < range.start);
    names
        .get(next)
        .is_some_and(|(_, name)| range.contains(&name.start))
}

/// The names in expressions that are neither figures nor anything else known, with their places,
/// in order.
pub(super) fn unknown_names(template: &Template<'_>, scope: &Scope) -> Vec<(String, Range<usize>)> {
    let mut unknown = Vec::new();
    let mut locals: BTreeSet<&str> = BTreeSet::from(["loop"]);
    for piece in template.tags() {
        for name in names(piece.text) {
            let first = name.text.split('.').next();
            match name.role {
                Role::Keyword => {}
                Role::Declared => {
                    locals.insert(name.text);
                }
                Role::Variable => {
                    let is_local = first.is_some_and(|first| locals.contains(first));
                    if !is_local && !scope.knows(name.text) {
                        let at = piece.range.start;
                        let range = at + name.range.start..at + name.range.end;
                        unknown.push((name.text.to_owned(), range));
                    }
                }
            }
        }
    }
    unknown
}

/// The figures that expressions name.
pub(super) fn figures_named(template: &Template<'_>, scope: &Scope) -> BTreeSet<FigureId> {
    template
        .tags()
        .flat_map(|piece| names(piece.text))
        .filter(|name| name.role != Role::Keyword)
        .filter_map(|name| scope.figures().find(name.text))
        .collect()
}
