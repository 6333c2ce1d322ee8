//! Where in a year file the cursor stands, whatever is half typed there.

use std::ops::Range;

use crate::{
    language::stretch::Stretch as _,
    year_file::spots::{Spot, SpotKind},
};

/// What is typed at the cursor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Standing {
    /// A key of the table of this path.
    Key(Vec<String>),
    /// A table's name between brackets.
    Header,
    /// A name between the braces of a text.
    Tag,
    /// The value of the key of this path.
    Value {
        path: Vec<String>,
        /// Whether quotes stand around it.
        is_quoted: bool,
    },
    /// A comment, or text outside of braces.
    Elsewhere,
}

/// The cursor in a text.
#[derive(Debug)]
pub(super) struct Cursor {
    pub(super) standing: Standing,
    /// The word up to the cursor and behind it, which a completion replaces.
    pub(super) word: Range<usize>,
}

/// Where an offset stands; `line` is where its line starts.
pub(super) fn at(text: &str, spots: &[Spot], line: usize, offset: usize) -> Cursor {
    let inside = |spot: &&Spot| spot.place.start < offset && offset <= spot.place.end;
    let mut values = spots.iter().filter(|spot| spot.kind == SpotKind::Value);
    if let Some(value) = values.find(inside)
        && let Some(before) = text.get(value.place.start..offset)
        && before.starts_with(['"', '\''])
        && !is_closed(text.stretch(value.place.clone()), before)
    {
        let standing = if in_tag(before) {
            Standing::Tag
        } else if before.contains('\n') {
            Standing::Elsewhere
        } else {
            Standing::Value {
                path: value.path.clone(),
                is_quoted: true,
            }
        };
        return Cursor {
            standing,
            word: word(text, value.place.start, offset),
        };
    }
    by_line(text, spots, line, offset)
}

/// Whether the cursor stands behind the last quote of a value.
fn is_closed(value: &str, before: &str) -> bool {
    let quote = before.chars().next();
    before.len() == value.len() && before.len() > 1 && before.chars().next_back() == quote
}

/// Whether the last braces before the cursor are open.
fn in_tag(before: &str) -> bool {
    let last = |marks: [&str; 2]| marks.iter().filter_map(|mark| before.rfind(mark)).max();
    match (last(["{{", "{%"]), last(["}}", "%}"])) {
        (Some(open), Some(closed)) => open > closed,
        (Some(_), None) => true,
        (None, _) => false,
    }
}

/// By what stands before the cursor on its line, and the header above.
fn by_line(text: &str, spots: &[Spot], line: usize, offset: usize) -> Cursor {
    let before = text.stretch(line..offset);
    let mut cursor = Cursor {
        standing: Standing::Elsewhere,
        word: word(text, line, offset),
    };
    if before.contains('#') {
        return cursor;
    }
    let is_header = |spot: &&Spot| spot.kind == SpotKind::Header && spot.place.start < line;
    let above = spots.iter().rfind(is_header);
    let above = above.map_or(&[][..], |spot| &spot.path);
    let typed = before.trim_start();
    if typed.starts_with(['[', '［']) && !typed.contains(['=', ',']) {
        cursor.standing = Standing::Header;
        return cursor;
    }
    let mut path = above.to_vec();
    // Within braces the key before them leads on.
    let mut rest = typed;
    while let Some((outer, inner)) = rest.split_once('{') {
        let Some((key, _)) = outer.rsplit_once('=') else {
            break;
        };
        path.extend(keys(key.rsplit_once(',').map_or(key, |(_, key)| key)));
        rest = inner;
    }
    let is_in_braces = rest.len() != typed.len();
    let last = if is_in_braces {
        rest.rsplit_once(',').map_or(rest, |(_, last)| last)
    } else {
        rest
    };
    cursor.standing = match last.split_once(['=', '＝']) {
        None if last.contains('}') => Standing::Elsewhere,
        None => {
            let dotted = last.rsplit_once('.').map_or("", |(before, _)| before);
            // The codes of cells have dots themselves.
            if path != ["table"] && !last.contains(['"', '\'']) {
                path.extend(keys(dotted));
            }
            Standing::Key(path)
        }
        Some((key, value)) => {
            path.extend(keys(key));
            Standing::Value {
                path,
                is_quoted: value.matches('"').count() % 2 == 1,
            }
        }
    };
    cursor
}

/// The parts of a key as typed.
fn keys(typed: &str) -> Vec<String> {
    let typed = typed.trim();
    if let Some(quoted) = typed.strip_prefix(['"', '\'']) {
        return vec![quoted.trim_end_matches(['"', '\'']).to_owned()];
    }
    let parts = typed.split('.').map(str::trim);
    let parts = parts.filter(|part| !part.is_empty());
    parts.map(str::to_owned).collect()
}

/// The word around an offset, no farther back than `from`.
fn word(text: &str, from: usize, offset: usize) -> Range<usize> {
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.');
    let before = text.stretch(from..offset);
    let start = from + before.trim_end_matches(is_part).len();
    let behind = text.behind(offset);
    let rest = behind.trim_start_matches(is_part);
    start..text.len() - rest.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::year_file::spots::spots;

    /// Where the bar in a text stands, and the word before it.
    fn standing(text: &str) -> (Standing, String) {
        let offset = text.find('|').unwrap();
        let text = text.replacen('|', "", 1);
        let line = text.before(offset).rfind('\n').map_or(0, |end| end + 1);
        let cursor = at(&text, &spots(&text), line, offset);
        (cursor.standing, text.stretch(cursor.word).to_owned())
    }

    fn path(text: &str) -> Vec<String> {
        text.split('/').map(str::to_owned).collect()
    }

    fn value(at: &str, is_quoted: bool) -> Standing {
        let path = path(at);
        Standing::Value { path, is_quoted }
    }

    #[test]
    fn what_is_half_typed_is_known_by_what_stands_before_it() {
        for (text, expected, word) in [
            ("[organ]\nna|", Standing::Key(path("organ")), "na"),
            ("na|\n[organ]\n", Standing::Key(Vec::new()), "na"),
            (
                "[figures.a]\nva|\n[table]",
                Standing::Key(path("figures/a")),
                "va",
            ),
            (
                "[figures]\na = { la|",
                Standing::Key(path("figures/a")),
                "la",
            ),
            (
                "[figures.a.parts]\nb = { label = \"x\", v| }",
                Standing::Key(path("figures/a/parts/b")),
                "v",
            ),
            ("[fig|", Standing::Header, "fig"),
            (
                "[[waivers]]\ncheck = \"su|\"",
                value("waivers/check", true),
                "su",
            ),
            ("[[waivers]]\ncheck = |", value("waivers/check", false), ""),
            (
                "[[relations]]\nleft = [\"a\", \"b.c|\"]",
                value("relations/left", true),
                "b.c",
            ),
            (
                "[[sections]]\nbody = \"\"\"\n共{{ dis|",
                Standing::Tag,
                "dis",
            ),
            (
                "[[sections]]\nbody = \"\"\"\n共{{ a }}条|\"\"\"",
                Standing::Elsewhere,
                "",
            ),
            ("a = 1 # x|", Standing::Elsewhere, "x"),
        ] {
            let word = word.to_owned();
            let (standing, found) = standing(text);
            assert_eq!(standing, expected, "{text}");
            assert!(
                found == word || expected == Standing::Elsewhere,
                "{text}: {found}"
            );
        }
    }
}
