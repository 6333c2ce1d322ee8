//! Changes of which keys stand within braces: `{ a = 1, b = 2 }`.

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
};

use crate::{
    language::stretch::Stretch as _,
    year_file::layout::{Entry, Kind, Layout, Shape, Value},
};

/// What is taken out of braces and put into them, by the statement whose value they are. They are
/// changed once all is known: a comma belongs to two keys.
#[derive(Debug, Default)]
pub(super) struct Changes(BTreeMap<usize, OfOne>);

/// The changes to one pair of braces.
#[derive(Debug, Default)]
pub(super) struct OfOne {
    /// The keys that go, by their numbers.
    pub(super) removed: BTreeSet<usize>,
    /// The keys that come, each with its value.
    pub(super) added: Vec<String>,
}

impl Changes {
    /// The changes to the braces of a statement.
    pub(super) fn of(&mut self, statement: usize) -> &mut OfOne {
        self.0.entry(statement).or_default()
    }

    /// What is to be replaced in the text.
    pub(super) fn changes(&self, text: &str, layout: &Layout) -> Vec<(Range<usize>, String)> {
        let mut changes = Vec::new();
        for (statement, one) in &self.0 {
            let statement = layout.statements.get(*statement);
            if let Some(Kind::Key(Value {
                place,
                shape: Shape::Table(entries),
            })) = statement.map(|one| &one.kind)
            {
                one.collect(inner(text, place), entries, &mut changes);
            }
        }
        changes
    }
}

/// What stands between two braces.
fn inner(text: &str, place: &Range<usize>) -> Range<usize> {
    let length = |brace: Option<char>| brace.map_or(0, char::len_utf8);
    let braces = text.stretch(place.clone());
    let first = length(braces.chars().next());
    let last = length(braces.chars().next_back());
    place.start + first..place.end - last
}

impl OfOne {
    fn collect(
        &self,
        inner: Range<usize>,
        entries: &[Entry],
        changes: &mut Vec<(Range<usize>, String)>,
    ) {
        let is_kept = |index: usize| !self.removed.contains(&index);
        let keeps_any = (0..entries.len()).any(is_kept);
        if !keeps_any {
            let added = self.added.join(", ");
            let space = if added.is_empty() { "" } else { " " };
            changes.push((inner, format!("{space}{added}{space}")));
            return;
        }
        if !self.added.is_empty() {
            let added = format!(" {},", self.added.join(", "));
            changes.push((inner.start..inner.start, added));
        }
        for (index, entry) in entries.iter().enumerate() {
            let next = entries.get(index + 1);
            let is_last_kept = is_kept(index) && (index + 1..entries.len()).all(|at| !is_kept(at));
            if is_last_kept && let (Some(_), Some(last)) = (next, entries.last()) {
                // The comma before those that go goes with them.
                changes.push((entry.place.end..last.place.end, String::new()));
            } else if !is_kept(index)
                && let Some(next) = next
            {
                changes.push((entry.place.start..next.place.start, String::new()));
            }
        }
    }
}
