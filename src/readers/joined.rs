//! The files of one report as one transcript, in which each place still knows its file.

use super::transcript::{LineKind, Transcript};
use crate::diagnostic::{Locator, say::say};

/// The lines of all files, each under its name, in their order.
#[must_use]
pub fn joined(files: Vec<(String, Transcript)>) -> Transcript {
    let mut whole = Transcript::default();
    for (name, transcript) in files {
        add(&mut whole, &name, transcript);
    }
    whole
}

fn add(whole: &mut Transcript, name: &str, other: Transcript) {
    let within = |locator: Locator| Locator::Within {
        file: name.to_owned(),
        place: Box::new(locator),
    };
    let (first, tables) = (whole.lines.len(), whole.tables.len());
    let notes = whole.notes.len();
    for mut line in other.lines {
        if let LineKind::Row { table, .. } = &mut line.kind {
            *table += tables;
        }
        for piece in &mut line.pieces {
            piece.locator = within(piece.locator.clone());
            for call in &mut piece.calls {
                call.note += notes;
            }
        }
        whole.lines.push(line);
    }
    for mut table in other.tables {
        for cell in &mut table.cells {
            cell.line += first;
        }
        whole.tables.push(table);
    }
    let shifted = other.notes.iter();
    let shifted = shifted.map(|lines| lines.start + first..lines.end + first);
    whole.notes.extend(shifted);
    // What the first file says about itself holds for all of them.
    for (property, value) in other.properties {
        whole.properties.entry(property).or_insert(value);
    }
    for mut hidden in other.hidden {
        hidden.locator = hidden.locator.map(within);
        whole.hidden.push(hidden);
    }
    let unread = other.unread.into_iter();
    let unread = unread.map(|text| say!("{name}：{text}", "{name}: {text}", text));
    whole.unread.extend(unread);
}
