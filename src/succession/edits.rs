//! Next year's changes to a file's text, collected in any order and made at once.

use std::collections::BTreeMap;

use super::notes::{BETWEEN_VALUES, CARRIED_OVER, LAST_YEAR, joined, without_notes};
use crate::{
    source::Span,
    year_file::edit::{Editor, Position, Spoilt},
};

/// The changes to one text.
pub(super) struct Edits<'a> {
    editor: Editor<'a>,
    /// What opens the notes: [`LAST_YEAR`], or the year that is meant.
    told: String,
    /// What is noted at the end of a line: where its last value ends, and the notes, by the line's
    /// start.
    notes: BTreeMap<usize, (usize, Vec<String>)>,
}

impl<'a> Edits<'a> {
    /// Changes to a text whose values are noted behind `told`.
    pub(super) fn new(text: &'a str, told: &str) -> Self {
        Self {
            editor: Editor::new(text),
            told: told.to_owned(),
            notes: BTreeMap::new(),
        }
    }

    /// Changes to keys and tables.
    pub(super) fn editor(&mut self) -> &mut Editor<'a> {
        &mut self.editor
    }

    /// Puts `text` in the place of a value.
    pub(super) fn replace(&mut self, span: Span, text: String) {
        self.editor.replace(span.start()..span.end(), text);
    }

    /// Notes something behind the line on which a value ends.
    pub(super) fn note(&mut self, span: Span, note: String) {
        let line = self.editor.line_start(span.end());
        let entry = self.notes.entry(line).or_default();
        entry.0 = entry.0.max(span.end());
        entry.1.push(note);
    }

    /// Adds a row of `[table]` that last year's file gives.
    pub(super) fn add_row(&mut self, code: &str, values: &str) {
        self.editor
            .set("table", code, values, CARRIED_OVER, Position::Last);
    }

    /// The text with all changes made.
    ///
    /// # Errors
    /// It would say something else where nothing was to be changed.
    pub(super) fn apply(mut self) -> Result<String, Spoilt> {
        for (end, notes) in std::mem::take(&mut self.notes).into_values() {
            self.add_note(end, &notes);
        }
        self.editor.finish()
    }

    /// Writes the notes behind the last value of a line, in place of those of the year before.
    fn add_note(&mut self, end: usize, notes: &[String]) {
        let note = notes_of_a_line(notes, &self.told);
        let old = self.editor.remark(end);
        let kept = old.map(|old| without_notes(old.strip_prefix('#').unwrap_or(old)));
        let parts = kept.as_deref().into_iter().chain([note.as_str()]);
        self.editor.set_remark(end, &joined(parts));
    }
}

/// One note for a line: several values of last year are told as one list.
fn notes_of_a_line(notes: &[String], told_of: &str) -> String {
    let values: Vec<&str> = notes
        .iter()
        .filter_map(|note| note.strip_prefix(LAST_YEAR))
        .collect();
    let mut told: Vec<String> = notes
        .iter()
        .filter(|note| !note.starts_with(LAST_YEAR))
        .cloned()
        .collect();
    if !values.is_empty() {
        told.insert(0, format!("{told_of}{}", values.join(BETWEEN_VALUES)));
    }
    joined(told.iter().map(String::as_str))
}
