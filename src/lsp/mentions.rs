//! Where a year file states its figures and where it speaks of them, as it is typed.

use std::ops::Range;

use crate::{
    language::stretch::Stretch as _,
    model::mentioned,
    year_file::spots::{Spot, SpotKind},
};

/// A figure, a cell or a row where the text names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mention {
    /// What it is called there, in full.
    pub(super) id: String,
    /// Where; of a key that states a figure its own part of the id alone.
    pub(super) place: Range<usize>,
    pub(super) role: Role,
}

/// What a mention does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// It states the figure.
    Statement,
    /// It fills in the cell.
    Cell,
    /// It speaks of it.
    Use,
}

impl Mention {
    /// Of a name with dots the part that an offset lies in: the name up to its end, and its place.
    pub(super) fn part_at(&self, offset: usize) -> (String, Range<usize>) {
        if self.role != Role::Use {
            return (self.id.clone(), self.place.clone());
        }
        let mut start = self.place.start;
        let mut id = String::new();
        for part in self.id.split('.') {
            if !id.is_empty() {
                id.push('.');
            }
            id.push_str(part);
            let end = start + part.len();
            if offset <= end {
                return (id, start..end);
            }
            start = end + 1;
        }
        (self.id.clone(), self.place.clone())
    }
}

/// All mentions in a text, in order.
pub(super) fn mentions(text: &str, spots: &[Spot]) -> Vec<Mention> {
    let mut mentions = Vec::new();
    for spot in spots {
        let path: Vec<&str> = spot.path.iter().map(String::as_str).collect();
        match spot.kind {
            SpotKind::Header | SpotKind::Key => mentions.extend(by_key(spot, &path)),
            SpotKind::Value => by_value(text, spot, &path, &mut mentions),
        }
    }
    mentions
}

/// The mention that touches an offset.
pub(super) fn at(mentions: &[Mention], offset: usize) -> Option<&Mention> {
    let mut mentions = mentions.iter();
    mentions.find(|one| one.place.start <= offset && offset <= one.place.end)
}

fn by_key(spot: &Spot, path: &[&str]) -> Option<Mention> {
    let (id, role) = match path {
        ["figures", names @ ..] => (figure(names)?, Role::Statement),
        ["table", "notes", "under", ..] | ["table", "notes"] => return None,
        ["table", "notes", code] => ((*code).to_owned(), Role::Use),
        ["table", codes @ ..] if !codes.is_empty() => (codes.join("."), Role::Cell),
        ["waivers", "values", id @ ..] if !id.is_empty() => (id.join("."), Role::Use),
        _ => return None,
    };
    Some(Mention {
        id,
        place: spot.place.clone(),
        role,
    })
}

/// The id of the figure that a key below `[figures]` states; `None` of a key that says something of it.
fn figure(path: &[&str]) -> Option<String> {
    let mut id = String::new();
    let mut rest = path;
    loop {
        let (name, behind) = rest.split_first()?;
        if !id.is_empty() {
            id.push('.');
        }
        id.push_str(name);
        rest = match behind {
            [] => return Some(id),
            ["parts" | "of_which", rest @ ..] | ["breakdowns", "parts", rest @ ..] => rest,
            _ => return None,
        };
    }
}

fn by_value(text: &str, spot: &Spot, path: &[&str], mentions: &mut Vec<Mention>) {
    let typed = text.stretch(spot.place.clone());
    let inside = typed.trim_matches(['"', '\'']);
    let start = spot.place.start + (typed.len() - typed.trim_start_matches(['"', '\'']).len());
    let places: Vec<Range<usize>> = match path {
        ["figures", .., "formula"] => mentioned::in_expression(inside),
        ["relations", "left" | "right"] | ["waivers", "at"] => Vec::from([trimmed(inside)]),
        ["filled_by", _] => Vec::from([trimmed(inside.trim_end_matches(".*"))]),
        ["table", "notes", ..] => mentioned::in_tags(inside),
        ["table", ..] => Vec::from_iter(repeated(inside)),
        _ if inside.contains("{{") || inside.contains("{%") => mentioned::in_tags(inside),
        _ => return,
    };
    let found = places.into_iter().filter(|place| !place.is_empty());
    mentions.extend(found.map(|place| Mention {
        id: inside.stretch(place.clone()).to_owned(),
        place: start + place.start..start + place.end,
        role: Role::Use,
    }));
}

/// The figure that a cell repeats, `=disclosed`.
fn repeated(cell: &str) -> Option<Range<usize>> {
    let id = cell.trim_start().strip_prefix(['=', '＝'])?;
    let shift = cell.len() - id.len();
    let id = trimmed(id);
    Some(shift + id.start..shift + id.end)
}

/// A text without the blanks around it.
fn trimmed(text: &str) -> Range<usize> {
    let start = text.len() - text.trim_start().len();
    start..start + text.trim().len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::year_file::spots::spots;

    #[test]
    fn a_figure_is_found_wherever_it_is_named() {
        let text = "[figures.a]\nvalue = 2\n[figures.a.parts]\nb = 1\nc = { value = 1 }\n\
                    [figures.d]\nformula = \"a.b / a\"\n[table]\nx.y = \"= a\"\n[[relations]]\nleft = [\"a\"]\n\
                    [[sections]]\nbody = \"\"\"\n共{{ a.c }}条\"\"\"\n[filled_by]\n办 = \"a.*\"\n";
        let found = mentions(text, &spots(text));
        let told: Vec<String> = found
            .iter()
            .map(|one| {
                format!(
                    "{:?} {}: {}",
                    one.role,
                    one.id,
                    text.stretch(one.place.clone())
                )
            })
            .collect();
        assert_eq!(
            told,
            [
                "Statement a: a",
                "Statement a: a",
                "Statement a.b: b",
                "Statement a.c: c",
                "Statement d: d",
                "Use a.b: a.b",
                "Use a: a",
                "Cell x: x",
                "Cell x.y: y",
                "Use a: a",
                "Use a: a",
                "Use a.c: a.c",
                "Use a: a",
            ]
        );
        let part = found.get(5).unwrap();
        assert_eq!(part.part_at(part.place.start).0, "a");
        assert_eq!(part.part_at(part.place.end).0, "a.b");
    }
}
