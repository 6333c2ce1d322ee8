//! Changes to a file's text, collected in any order and made at once.

use std::{collections::BTreeMap, ops::Range};

use crate::{language::stretch::Stretch as _, source::Span};

/// What opens a note that a year before has left behind a value.
pub(super) const LAST_YEAR: &str = "上年 ";

/// The same where the old file is older than that: the year it is for follows.
const EARLIER: &str = "上次（";

/// The note behind a value that last year's file gives.
pub(super) const CARRIED_OVER: &str = "由上年结转带入";

/// The changes to one text.
pub(super) struct Edits<'a> {
    text: &'a str,
    /// What opens the notes: [`LAST_YEAR`], or the year that is meant.
    told: String,
    replacements: Vec<(Range<usize>, String)>,
    /// What is noted at the end of a line: where its last value ends, and the notes, by the
    /// line's start.
    notes: BTreeMap<usize, (usize, Vec<String>)>,
}

impl<'a> Edits<'a> {
    /// Changes to a text whose values are noted behind `told`.
    pub(super) fn new(text: &'a str, told: &str) -> Self {
        Self {
            text,
            told: told.to_owned(),
            replacements: Vec::new(),
            notes: BTreeMap::new(),
        }
    }

    /// Puts `text` in the place of a value.
    pub(super) fn replace(&mut self, span: Span, text: String) {
        self.replace_range(span.start()..span.end(), text);
    }

    pub(super) fn replace_range(&mut self, range: Range<usize>, text: String) {
        self.replacements.push((range, text));
    }

    /// Adds a section at the end.
    pub(super) fn append(&mut self, section: &str) {
        let end = self.text.len();
        self.replace_range(end..end, format!("\n{section}"));
    }

    /// Notes something behind the line on which a value ends.
    pub(super) fn note(&mut self, span: Span, note: String) {
        let entry = self.notes.entry(self.line_start(span.end())).or_default();
        entry.0 = entry.0.max(span.end());
        entry.1.push(note);
    }

    /// Makes a comment of the line that holds `offset`.
    pub(super) fn comment_line(&mut self, offset: usize) {
        let start = self.line_start(offset);
        self.replace_range(start..start, "# ".to_owned());
    }

    /// Makes comments of all sections under this header.
    pub(super) fn comment_sections(&mut self, header: &str) {
        for section in self.sections(|line| line.starts_with(header)) {
            let text = self.text.stretch(section.clone());
            let mut start = section.start;
            for line in text.split_inclusive('\n') {
                if !line.trim().is_empty() && !line.trim_start().starts_with('#') {
                    self.replace_range(start..start, "# ".to_owned());
                }
                start += line.len();
            }
        }
    }

    /// Writes `last` into `[report]`.
    pub(super) fn name_last(&mut self, last: &str) {
        let line = format!("last = \"{}\"\n", last.replace('\\', "/"));
        let sections = self.sections(|line| line.starts_with("[report]"));
        if let Some(section) = sections.first() {
            let behind = (self.line_end(section.start) + 1).min(self.text.len());
            // Before a mark that makes a comment of the line that stands here.
            self.replacements.insert(0, (behind..behind, line));
        } else {
            self.append(&format!("[report]\n{line}"));
        }
    }

    /// The sections whose header line `is_meant`, up to the next header or the comments above it.
    pub(super) fn sections(&self, is_meant: impl Fn(&str) -> bool) -> Vec<Range<usize>> {
        let mut sections: Vec<Range<usize>> = Vec::new();
        let mut start = 0;
        let mut is_inside = false;
        let mut in_text = None;
        for line in self.text.split_inclusive('\n') {
            let is_header = in_text.is_none() && line.starts_with('[');
            if is_header {
                is_inside = is_meant(line);
                if is_inside {
                    sections.push(start..start);
                }
            }
            let blank = line.trim().is_empty() || (in_text.is_none() && line.starts_with('#'));
            start += line.len();
            if let Some(section) = sections.last_mut().filter(|_| is_inside && !blank) {
                section.end = start;
            }
            in_text = text_goes_on(line, in_text);
        }
        sections
    }

    /// The text with all changes made.
    pub(super) fn apply(mut self) -> String {
        for (_, (end, notes)) in std::mem::take(&mut self.notes) {
            self.add_note(end, &notes);
        }
        self.replacements
            .sort_by_key(|(range, _)| (range.start, range.end));
        let mut changed = String::with_capacity(self.text.len() + 1024);
        let mut at = 0;
        for (range, text) in &self.replacements {
            if range.start < at {
                continue;
            }
            changed.push_str(self.text.stretch(at..range.start));
            changed.push_str(text);
            at = range.end;
        }
        changed.push_str(self.text.behind(at));
        changed
    }

    /// Writes the notes behind the last value of a line, in place of those of the year before.
    fn add_note(&mut self, end: usize, notes: &[String]) {
        let line_end = self.line_end(end);
        let rest = self.text.stretch(end..line_end);
        let rest = rest.trim_end_matches('\r');
        let line_end = end + rest.len();
        let note = notes_of_a_line(notes, &self.told);
        let Some(comment) = comment_start(rest) else {
            let code_end = end + rest.trim_end().len();
            self.replace_range(code_end..line_end, format!("  # {note}"));
            return;
        };
        let old = rest.behind(comment);
        let mine = [LAST_YEAR, EARLIER, CARRIED_OVER]
            .iter()
            .filter_map(|word| old.find(word))
            .min();
        let kept = mine.map_or(old, |at| old.before(at));
        let kept = kept.trim_end_matches([' ', '；']);
        let joint = if kept == "#" { " " } else { "；" };
        let comment = end + comment;
        self.replace_range(comment..line_end, format!("{kept}{joint}{note}"));
    }

    fn line_start(&self, offset: usize) -> usize {
        let before = self.text.before(offset);
        before.rfind('\n').map_or(0, |at| at + 1)
    }

    fn line_end(&self, offset: usize) -> usize {
        let behind = self.text.behind(offset);
        behind.find('\n').map_or(self.text.len(), |at| offset + at)
    }
}

/// What opens a note of the values of `old`, a year before `year` or longer ago.
pub(super) fn told_of(old: i32, year: i32) -> String {
    if old.saturating_add(1) == year {
        LAST_YEAR.to_owned()
    } else {
        format!("{EARLIER}{old}年） ")
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
        told.insert(0, format!("{told_of}{}", values.join("、")));
    }
    told.join("；")
}

/// Where a comment starts in the rest of a line, strings left aside.
fn comment_start(rest: &str) -> Option<usize> {
    let mut quote = None;
    let mut escaped = false;
    for (at, character) in rest.char_indices() {
        match quote {
            Some('"') if escaped => escaped = false,
            Some('"') if character == '\\' => escaped = true,
            Some(open) if character == open => quote = None,
            None if character == '#' => return Some(at),
            None if matches!(character, '"' | '\'') => quote = Some(character),
            _ => {}
        }
    }
    None
}

/// Which string of several lines is open behind `line`, if one is.
fn text_goes_on(line: &str, open: Option<&'static str>) -> Option<&'static str> {
    let mut open = open;
    let mut rest = line;
    loop {
        let next = match open {
            Some(quotes) => rest.find(quotes).map(|at| (at, quotes)),
            None => ["\"\"\"", "'''"]
                .into_iter()
                .filter_map(|quotes| Some((rest.find(quotes)?, quotes)))
                .min(),
        };
        let Some((at, quotes)) = next else {
            return open;
        };
        open = if open.is_some() { None } else { Some(quotes) };
        rest = rest.behind(at + quotes.len());
    }
}
