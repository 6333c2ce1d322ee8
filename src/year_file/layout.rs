//! Where the tables, keys and lines of a year file stand, however it is laid out: headers that are
//! indented or quoted, tables within braces, dotted keys, text of several lines, broken syntax.

use std::{borrow::Cow, ops::Range};

use toml_parser::{
    Raw, Source, Span,
    lexer::{Token, TokenKind},
    parser::{self, Event, EventKind, RecursionGuard},
};

use crate::language::{stretch::Stretch as _, typed_toml::Meant};

/// The tables that a file has any number of.
pub(super) const SEVERAL: &[&str] = &["sections", "attachments", "relations", "waivers"];

/// How deep brackets may stand in each other, as for the parser of the values.
const DEPTH: u32 = 80;

/// The outline of a text; all places are those of the text as typed.
#[derive(Debug)]
pub(super) struct Layout {
    /// Headers and keys that stand on lines of their own, in order.
    pub(super) statements: Vec<Statement>,
    lines: Vec<Line>,
}

/// A header, or a key with its value.
#[derive(Debug)]
pub(super) struct Statement {
    /// The whole path, that of the header above included.
    pub(super) path: Vec<String>,
    /// From the first character to the last, without indentation and comment.
    pub(super) place: Range<usize>,
    pub(super) kind: Kind,
}

#[derive(Debug)]
pub(super) enum Kind {
    /// `[name]`
    Table,
    /// `[[name]]`
    OneOfSeveral,
    /// `key = value`
    Key(Value),
}

/// What stands behind an equals sign.
#[derive(Debug)]
pub(super) struct Value {
    pub(super) place: Range<usize>,
    pub(super) shape: Shape,
}

#[derive(Debug)]
pub(super) enum Shape {
    Plain,
    /// `{ … }`, key by key.
    Table(Vec<Entry>),
    /// `[ … ]`: where its values stand.
    List(Vec<Range<usize>>),
}

/// A key within braces.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) path: Vec<String>,
    /// From the key to the end of the value.
    pub(super) place: Range<usize>,
    pub(super) value: Range<usize>,
}

/// A line that ends outside of any text.
#[derive(Debug)]
pub(super) struct Line {
    /// The first byte.
    pub(super) start: usize,
    /// Behind the last character that is neither blank nor comment.
    pub(super) code_end: usize,
    /// Where a comment starts.
    pub(super) comment: Option<usize>,
    /// Before the line's end.
    pub(super) end: usize,
    /// Behind the line's end; the same at the end of a file without one.
    pub(super) next: usize,
}

impl Layout {
    /// The outline of what `typed` means.
    pub(super) fn of(typed: &str) -> Self {
        let meant = Meant::by(typed);
        let tokens = Source::new(meant.text()).lex().into_vec();
        let places = Places {
            typed,
            meant: &meant,
        };
        let mut outline = Outline {
            places,
            statements: Vec::new(),
            header: Vec::new(),
            opening: None,
            keys: Keys::default(),
            open: Vec::new(),
        };
        let mut receiver = |event: Event| outline.take(&event);
        // What is broken is told elsewhere: here counts where things stand all the same.
        parser::parse_document(
            &tokens,
            &mut RecursionGuard::new(&mut receiver, DEPTH),
            &mut (),
        );
        Self {
            statements: outline.statements,
            lines: lines(&tokens, places),
        }
    }

    /// The line that holds an offset; one that ends a text of several lines goes on behind it.
    pub(super) fn line(&self, offset: usize) -> &Line {
        let index = self.lines.partition_point(|line| line.end < offset);
        let line = self.lines.get(index).or(self.lines.last());
        line.expect("even an empty file has a line")
    }

    /// The whole lines of a stretch.
    pub(super) fn lines(&self, stretch: &Range<usize>) -> Range<usize> {
        self.line(stretch.start).start..self.line(stretch.end).next
    }

    /// The lines that start within a stretch.
    pub(super) fn lines_in(&self, stretch: &Range<usize>) -> impl Iterator<Item = &Line> {
        let first = self
            .lines
            .partition_point(|line| line.start < stretch.start);
        let lines = self.lines.iter().skip(first);
        lines.take_while(|line| line.start < stretch.end)
    }

    /// A header with the lines that belong to it, up to the last key before the next header.
    pub(super) fn section(&self, header: usize) -> Range<usize> {
        let rest = self.statements.iter().skip(header);
        let keys = rest
            .clone()
            .skip(1)
            .take_while(|one| matches!(one.kind, Kind::Key(_)));
        let first = rest.clone().next().map(|one| one.place.clone());
        let first = first.expect("a section is asked for by one of the statements");
        let end = keys.last().map_or(first.end, |last| last.place.end);
        self.lines(&(first.start..end))
    }
}

/// The way from the text that is parsed to the one that was typed.
#[derive(Debug, Clone, Copy)]
struct Places<'t> {
    typed: &'t str,
    meant: &'t Meant<'t>,
}

impl Places<'_> {
    /// What was typed for a stretch of what was meant, which may be shorter: a bracket of full width
    /// has three bytes.
    fn of(self, span: Span) -> Range<usize> {
        let whole = self.meant.whole(span.start()..span.end());
        whole.start..self.typed.ceil_char_boundary(whole.end)
    }
}

fn lines(tokens: &[Token], places: Places<'_>) -> Vec<Line> {
    let mut lines = Vec::new();
    let (mut start, mut code_end, mut comment) = (0, 0, None);
    for token in tokens {
        let at = places.of(token.span());
        match token.kind() {
            TokenKind::Newline | TokenKind::Eof => {
                lines.push(Line {
                    start,
                    code_end,
                    comment,
                    end: at.start,
                    next: at.end,
                });
                (start, code_end, comment) = (at.end, at.end, None);
            }
            TokenKind::Comment => comment = Some(at.start),
            TokenKind::Whitespace => {}
            _ => code_end = at.end,
        }
    }
    lines
}

/// A key as far as it was read.
#[derive(Debug, Default)]
struct Keys {
    path: Vec<String>,
    start: Option<usize>,
}

/// What the parser has told so far.
struct Outline<'t> {
    places: Places<'t>,
    statements: Vec<Statement>,
    header: Vec<String>,
    /// The brackets of a header that is not closed yet.
    opening: Option<usize>,
    keys: Keys,
    /// Braces and brackets of values that are not closed yet, the innermost last.
    open: Vec<Open>,
}

struct Open {
    start: usize,
    shape: Shape,
    /// The key that the braces or brackets are the value of.
    key: Keys,
}

impl Outline<'_> {
    fn take(&mut self, event: &Event) {
        let at = self.places.of(event.span());
        match event.kind() {
            EventKind::StdTableOpen | EventKind::ArrayTableOpen => {
                self.opening = Some(at.start);
                self.keys = Keys::default();
            }
            EventKind::StdTableClose => self.close_header(at.end, Kind::Table),
            EventKind::ArrayTableClose => self.close_header(at.end, Kind::OneOfSeveral),
            EventKind::SimpleKey => self.key(event),
            EventKind::Scalar => self.value(Value {
                place: at,
                shape: Shape::Plain,
            }),
            EventKind::InlineTableOpen => self.open(at.start, Shape::Table(Vec::new())),
            EventKind::ArrayOpen => self.open(at.start, Shape::List(Vec::new())),
            EventKind::InlineTableClose | EventKind::ArrayClose => {
                if let Some(Open { start, shape, key }) = self.open.pop() {
                    self.keys = key;
                    let place = start..at.end;
                    self.value(Value { place, shape });
                }
            }
            EventKind::Newline if self.open.is_empty() => {
                self.opening = None;
                self.keys = Keys::default();
            }
            EventKind::ValueSep => self.keys = Keys::default(),
            EventKind::KeySep
            | EventKind::KeyValSep
            | EventKind::Whitespace
            | EventKind::Comment
            | EventKind::Newline
            | EventKind::Error => {}
        }
    }

    fn key(&mut self, event: &Event) {
        let span = event.span();
        let mut name = Cow::Borrowed("");
        let written = self.places.meant.text().stretch(span.start()..span.end());
        Raw::new_unchecked(written, event.encoding(), span).decode_key(&mut name, &mut ());
        let name = name.into_owned();
        self.keys.start.get_or_insert(span.start());
        self.keys.path.push(name);
    }

    fn close_header(&mut self, end: usize, kind: Kind) {
        let keys = std::mem::take(&mut self.keys);
        let Some(start) = self.opening.take() else {
            return;
        };
        self.header.clone_from(&keys.path);
        self.statements.push(Statement {
            path: keys.path,
            place: start..end,
            kind,
        });
    }

    fn open(&mut self, start: usize, shape: Shape) {
        let key = std::mem::take(&mut self.keys);
        self.open.push(Open { start, shape, key });
    }

    /// Takes a value that has ended: of a list, of a key within braces, of a key of a line.
    fn value(&mut self, value: Value) {
        let Keys { path, start } = std::mem::take(&mut self.keys);
        let place = start.unwrap_or(value.place.start)..value.place.end;
        match self.open.last_mut().map(|open| &mut open.shape) {
            Some(Shape::List(values)) => values.push(value.place),
            Some(Shape::Table(entries)) => entries.push(Entry {
                path,
                place,
                value: value.place,
            }),
            Some(Shape::Plain) => {}
            None => self.statements.push(Statement {
                path: self.header.iter().cloned().chain(path).collect(),
                place,
                kind: Kind::Key(value),
            }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paths(text: &str) -> Vec<String> {
        let layout = Layout::of(text);
        let statements = layout.statements.iter();
        statements
            .map(|one| {
                let path = one.path.join("/");
                match &one.kind {
                    Kind::Table => format!("[{path}]"),
                    Kind::OneOfSeveral => format!("[[{path}]]"),
                    Kind::Key(Value { place, .. }) => {
                        format!("{path}={}", text.stretch(place.clone()))
                    }
                }
            })
            .collect()
    }

    #[test]
    fn headers_are_found_however_they_are_written() {
        for text in [
            "[table]\r\na = 1",
            "  [table]\na = 1",
            "[\"table\"]\na = 1",
            "[ 'table' ] # \"\"\"\na = 1",
            "# '''\n［table］\na ＝ 1",
        ] {
            let found = paths(text);
            assert_eq!(found.first().unwrap(), "[table]", "{text}");
            assert_eq!(found.last().unwrap(), "table/a=1", "{text}");
        }
    }

    #[test]
    fn a_header_in_a_text_is_none() {
        let text = "a = \"\"\"\n[table]\n\\\"\"\"\"\"\n[b]\nc = '''\n[table]'''";
        assert_eq!(
            paths(text),
            [
                "a=\"\"\"\n[table]\n\\\"\"\"\"\"",
                "[b]",
                "b/c='''\n[table]'''"
            ]
        );
    }

    #[test]
    fn what_stands_in_braces_and_brackets_is_known_one_deep() {
        let layout = Layout::of("a = { b.c = 1, d = { e = 2 } }\nf = [ 1, { g = 2 }, ]");
        let [
            Statement {
                kind:
                    Kind::Key(Value {
                        shape: Shape::Table(entries),
                        ..
                    }),
                ..
            },
            Statement {
                kind:
                    Kind::Key(Value {
                        shape: Shape::List(values),
                        ..
                    }),
                ..
            },
        ] = layout.statements.as_slice()
        else {
            panic!("{layout:?}");
        };
        let entries: Vec<String> = entries.iter().map(|one| one.path.join("/")).collect();
        assert_eq!(entries, ["b/c", "d"]);
        assert_eq!(values.len(), 2);
    }

    #[test]
    fn a_line_ends_behind_the_text_that_it_holds() {
        let text = "a = \"\"\"\n# no\n\"\"\" # yes\r\nb = 1";
        let layout = Layout::of(text);
        let line = layout.line(3);
        assert_eq!(text.stretch(line.comment.unwrap()..line.end), "# yes");
        assert_eq!(text.behind(line.next), "b = 1");
        assert_eq!(layout.line(text.len()).start, line.next);
    }

    #[test]
    fn any_depth_is_read_without_harm() {
        for open in ["[", "{a=", "[{a="] {
            Layout::of(&format!("a = {}", open.repeat(100_000)));
        }
    }
}
