//! Every key and every value of a year file with its place in the text as typed, however deep it
//! stands and whatever is broken around it: for editors, which ask what stands under the cursor.

use std::{borrow::Cow, ops::Range};

use toml_parser::{
    Raw, Source, Span,
    parser::{self, Event, EventKind, RecursionGuard},
};

use crate::language::{stretch::Stretch as _, typed_toml::Meant};

/// How deep brackets may stand in each other, as for the parser of the values.
const DEPTH: u32 = 80;

/// A key or a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spot {
    /// The keys that lead to it, its own last; of a value those of the key that holds it. One of
    /// several tables, or of a list, has the path that all of them have.
    pub path: Vec<String>,
    /// From its first character to its last, quotes included.
    pub place: Range<usize>,
    /// What it is.
    pub kind: SpotKind,
}

/// What a [`Spot`] is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SpotKind {
    /// One key of a `[header]`.
    Header,
    /// One key before an equals sign.
    Key,
    /// Text, a number, a date or a truth.
    Value,
}

/// The keys and values of a text, in order.
#[must_use]
pub fn spots(typed: &str) -> Vec<Spot> {
    let meant = Meant::by(typed);
    let tokens = Source::new(meant.text()).lex().into_vec();
    let mut reading = Reading {
        typed,
        meant: &meant,
        spots: Vec::new(),
        header: Vec::new(),
        is_header: false,
        keys: Vec::new(),
        open: Vec::new(),
    };
    let mut receiver = |event: Event| reading.take(&event);
    // What is broken is told by its findings.
    parser::parse_document(
        &tokens,
        &mut RecursionGuard::new(&mut receiver, DEPTH),
        &mut (),
    );
    reading.spots
}

struct Reading<'t> {
    typed: &'t str,
    meant: &'t Meant<'t>,
    spots: Vec<Spot>,
    header: Vec<String>,
    /// Whether the brackets of a header are open.
    is_header: bool,
    /// The keys before an equals sign, as far as they were read.
    keys: Vec<String>,
    /// The paths of what braces and brackets of values are open.
    open: Vec<Vec<String>>,
}

impl Reading<'_> {
    fn take(&mut self, event: &Event) {
        match event.kind() {
            EventKind::StdTableOpen | EventKind::ArrayTableOpen => {
                self.header.clear();
                self.is_header = true;
            }
            EventKind::StdTableClose | EventKind::ArrayTableClose => self.is_header = false,
            EventKind::SimpleKey => self.key(event),
            EventKind::Scalar => {
                self.push(event.span(), self.path(), SpotKind::Value);
                self.keys.clear();
            }
            EventKind::InlineTableOpen | EventKind::ArrayOpen => {
                self.open.push(self.path());
                self.keys.clear();
            }
            EventKind::InlineTableClose | EventKind::ArrayClose => {
                self.open.pop();
                self.keys.clear();
            }
            EventKind::ValueSep => self.keys.clear(),
            EventKind::Newline if self.open.is_empty() => {
                self.is_header = false;
                self.keys.clear();
            }
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
        let written = self.meant.text().stretch(span.start()..span.end());
        Raw::new_unchecked(written, event.encoding(), span).decode_key(&mut name, &mut ());
        if self.is_header {
            self.header.push(name.into_owned());
            self.push(span, self.header.clone(), SpotKind::Header);
        } else {
            self.keys.push(name.into_owned());
            self.push(span, self.path(), SpotKind::Key);
        }
    }

    /// The keys that lead to what is read.
    fn path(&self) -> Vec<String> {
        let around = self.open.last().unwrap_or(&self.header);
        around.iter().chain(&self.keys).cloned().collect()
    }

    fn push(&mut self, span: Span, path: Vec<String>, kind: SpotKind) {
        let whole = self.meant.whole(span.start()..span.end());
        let place = whole.start..self.typed.ceil_char_boundary(whole.end);
        self.spots.push(Spot { path, place, kind });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Vec<String> {
        let spots = spots(text);
        let told = spots.iter().map(|spot| {
            let typed = text.stretch(spot.place.clone());
            format!("{:?} {}: {typed}", spot.kind, spot.path.join("/"))
        });
        told.collect()
    }

    #[test]
    fn keys_and_values_are_found_at_any_depth() {
        assert_eq!(
            told("[a.\"b c\"]\nd.e = { f = 1, g = [\"x\", { h = 2 }] }\ni ＝ ５"),
            [
                "Header a: a",
                "Header a/b c: \"b c\"",
                "Key a/b c/d: d",
                "Key a/b c/d/e: e",
                "Key a/b c/d/e/f: f",
                "Value a/b c/d/e/f: 1",
                "Key a/b c/d/e/g: g",
                "Value a/b c/d/e/g: \"x\"",
                "Key a/b c/d/e/g/h: h",
                "Value a/b c/d/e/g/h: 2",
                "Key a/b c/i: i",
                "Value a/b c/i: ５",
            ]
        );
    }

    #[test]
    fn what_is_broken_hides_nothing_behind_it() {
        let told = told("[a]\nb\nc = \"x\n[d]\ne = 1\n");
        assert_eq!(told.last().unwrap(), "Value d/e: 1");
        for open in ["[", "{a=", "[{a="] {
            let _ = spots(&format!("a = {}", open.repeat(100_000)));
        }
    }
}
