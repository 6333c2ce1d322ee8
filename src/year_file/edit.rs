//! Changes to a year file's text, made where they stand: everything else keeps its bytes.
//!
//! Every change goes through here: a mend, a waiver, next year's file. It is told by places of the
//! text as typed, or by the key that is meant, whatever the layout; the text that comes out is read
//! back, and is given only where it says the same as before but for what was to be changed.

mod braces;
mod broken_down;
mod comments;
mod figures;
mod head;
mod list;
mod opened;
mod read_back;
pub mod remarks;

use std::{borrow::Cow, ops::Range};

pub use self::{
    broken_down::{BrokenDown, PartsOf},
    read_back::Spoilt,
};
use super::layout::{Entry, Kind, Layout, Shape, Statement, Value};
use crate::language::{stretch::Stretch as _, written_toml};

/// A change of one stretch.
#[derive(Debug, Clone)]
struct Change {
    /// What it replaces; empty where something is put in.
    range: Range<usize>,
    text: String,
    kind: ChangeKind,
}

/// What a change is; of two at one place the lesser comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum ChangeKind {
    /// Of what is read.
    Value,
    /// Of a comment alone.
    Remark,
    /// Lines of their own that are put in.
    Lines,
}

/// The changes to one text.
#[derive(Debug)]
pub struct Editor<'t> {
    text: &'t str,
    layout: Layout,
    changes: Vec<Change>,
    braces: braces::Changes,
    opened: opened::Tables,
}

/// Where in a table a key is put.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Position {
    First,
    Last,
}

impl<'t> Editor<'t> {
    /// No changes to `text` yet.
    #[must_use]
    pub fn new(text: &'t str) -> Self {
        Self {
            text,
            layout: Layout::of(text),
            changes: Vec::new(),
            braces: braces::Changes::default(),
            opened: opened::Tables::default(),
        }
    }

    /// Puts `text` in the place of a stretch of the file.
    pub fn replace(&mut self, range: Range<usize>, text: impl Into<String>) {
        self.change(range, text.into(), ChangeKind::Value);
    }

    fn change(&mut self, range: Range<usize>, text: String, kind: ChangeKind) {
        self.changes.push(Change { range, text, kind });
    }

    /// Where the line starts on which a value ends.
    #[must_use]
    pub fn line_start(&self, offset: usize) -> usize {
        self.layout.line(offset).start
    }

    /// The comment behind the value that ends at `offset`, with its `#`.
    #[must_use]
    pub fn remark(&self, offset: usize) -> Option<&'t str> {
        let line = self.layout.line(offset);
        Some(self.text.stretch(line.comment?..line.end))
    }

    /// Writes a comment behind the value that ends at `offset`, in place of the one that stands
    /// there. `remark` is without its `#`.
    pub fn set_remark(&mut self, offset: usize, remark: &str) {
        let line = self.layout.line(offset);
        let (range, space) = match line.comment {
            Some(start) => (start..line.end, ""),
            None => (line.code_end..line.end, "  "),
        };
        let remark = written_toml::remark(remark);
        self.change(range, format!("{space}# {remark}"), ChangeKind::Remark);
    }

    /// Makes comments of a key, or of a table with all that is in it; within braces, takes it out.
    pub fn retire(&mut self, path: &[&str]) {
        for (stretch, _) in self.stretches(path) {
            let text = self.text.stretch(stretch.clone());
            let commented = text.split_inclusive('\n').map(|line| {
                let is_code = !line.trim().is_empty() && !line.trim_start().starts_with('#');
                if is_code {
                    Cow::Owned(format!("# {line}"))
                } else {
                    Cow::Borrowed(line)
                }
            });
            let commented = commented.collect::<String>();
            self.replace(stretch, commented);
        }
        if let [table, rest @ ..] = path
            && !rest.is_empty()
            && let Some((place, entries)) = self.braces_of(table)
        {
            let meant = entries.iter().enumerate();
            let meant = meant.filter(|(_, entry)| starts(&entry.path, rest));
            let meant: Vec<usize> = meant.map(|(index, _)| index).collect();
            self.braces.of(place).removed.extend(meant);
        }
    }

    /// Puts a section in the place of all that the file has of the table `name`, however it is
    /// written; at the end where there was none.
    pub fn replace_table(&mut self, name: &str, section: &str) {
        let mut section = Some(section);
        for (stretch, is_section) in self.stretches(&[name]) {
            // Among the keys that stand before all headers there is no room for one.
            let text = section.take_if(|_| is_section).unwrap_or("");
            let text = self.with_line_ends(text).into_owned();
            self.replace(stretch, text);
        }
        if let Some(section) = section {
            self.append(section);
        }
    }

    /// Writes `key = value` into a table, in place of the value that it had there. `remark` is a
    /// comment for the line, where there is one.
    pub fn set(&mut self, table: &str, key: &str, value: &str, remark: &str, position: Position) {
        let mut line = format!("{} = {value}", written_toml::plain_key(key));
        let braces = line.clone();
        if !remark.is_empty() {
            line = format!("{line}  # {}", written_toml::remark(remark));
        }
        match self.home(table, key, position) {
            Home::Value(old) => self.replace(old, value),
            Home::Lines(at) => self.insert_lines(at, &line),
            Home::Dotted(at) => {
                self.insert_lines(at, &format!("{}.{line}", written_toml::plain_key(table)));
            }
            Home::Braces(statement) => self.braces.of(statement).added.push(braces),
            Home::Nowhere => match position {
                Position::First => self.opened.of(table).add_first(line),
                Position::Last => self.opened.of(table).add_last(line),
            },
        }
    }

    /// Puts in the tables that the file does not have yet.
    fn open_tables(&mut self) {
        for (name, section) in std::mem::take(&mut self.opened).sections() {
            // What is no table makes way for one.
            let mut statements = self.layout.statements.iter();
            if statements.any(|one| one.path == [name.as_str()]) {
                self.retire(&[&name]);
            }
            match self.behind_organ().filter(|_| name == "report") {
                Some(at) => self.insert_lines(at, &section),
                None => self.append(&section),
            }
        }
    }

    /// Where the section begins that follows on the one that says whose report it is, comments right
    /// above its header included: before it is looked for what is true of the report as a whole.
    fn behind_organ(&self) -> Option<usize> {
        let mut headers = { self.layout.statements.iter() }
            .filter(|one| !matches!(one.kind, Kind::Key(_)))
            .skip_while(|one| one.path != ["organ"]);
        let next = headers.nth(1)?;
        let start = self.layout.lines(&next.place).start;
        let above = self.text.before(start).split_inclusive('\n').rev();
        let comments = above.take_while(|line| line.starts_with('#'));
        Some(start - comments.map(str::len).sum::<usize>())
    }

    /// Where a key of a table is to be written.
    fn home(&self, table: &str, key: &str, position: Position) -> Home {
        if let Some(value) = self.value_of(table, key) {
            return Home::Value(value);
        }
        if let Some((statement, _)) = self.braces_of(table) {
            return Home::Braces(statement);
        }
        let statements = self.layout.statements.iter().enumerate();
        let mut headers = statements.filter(|(_, one)| starts(&one.path, &[table]));
        let is_header = |one: &Statement| one.path.len() == 1 && matches!(one.kind, Kind::Table);
        if let Some((index, header)) = headers.find(|(_, one)| is_header(one)) {
            return Home::Lines(match position {
                Position::First => self.layout.lines(&header.place).end,
                Position::Last => self.layout.section(index).end,
            });
        }
        match self.beside_dotted(table, position) {
            Some(at) => Home::Dotted(at),
            None => Home::Nowhere,
        }
    }

    /// Where another `table.key = …` is put beside those that stand before all headers.
    fn beside_dotted(&self, table: &str, position: Position) -> Option<usize> {
        let first_header = self.first_header();
        let statements = self.layout.statements.iter();
        let mut dotted = statements.filter(|one| {
            one.path.len() > 1 && starts(&one.path, &[table]) && one.place.start < first_header
        });
        match position {
            Position::First => Some(self.layout.lines(&dotted.next()?.place).start),
            Position::Last => Some(self.layout.lines(&dotted.next_back()?.place).end),
        }
    }

    /// The text with all changes made.
    ///
    /// # Errors
    /// Read back, it differs in more than what was to be changed.
    pub fn finish(mut self) -> Result<String, Spoilt> {
        self.open_tables();
        for (range, text) in self.braces.changes(self.text, &self.layout) {
            self.change(range, text, ChangeKind::Value);
        }
        self.changes
            .sort_by_key(|change| (change.range.start, change.range.end, change.kind));
        let mut changed = String::with_capacity(self.text.len() + 1024);
        let mut at = 0;
        let mut made = Vec::new();
        for change in &self.changes {
            // What stands in a stretch that is replaced as a whole needs no change of its own.
            if change.range.start < at {
                continue;
            }
            changed.push_str(self.text.stretch(at..change.range.start));
            let start = changed.len();
            changed.push_str(&change.text);
            at = change.range.end;
            if change.kind != ChangeKind::Remark {
                made.push((change.range.clone(), start..changed.len()));
            }
        }
        changed.push_str(self.text.behind(at));
        read_back::compare(self.text, &changed, &made)?;
        Ok(changed)
    }

    /// Puts whole lines in where a line starts, or behind the last.
    fn insert_lines(&mut self, at: usize, lines: &str) {
        let is_new_line = at == 0 || self.text.before(at).ends_with('\n');
        let lines = if is_new_line {
            format!("{lines}\n")
        } else {
            format!("\n{lines}")
        };
        let lines = self.with_line_ends(&lines).into_owned();
        self.change(at..at, lines, ChangeKind::Lines);
    }

    /// Adds a section at the end, behind a blank line.
    fn append(&mut self, section: &str) {
        let end = self.text.len();
        let gap = if self.text.ends_with('\n') {
            "\n"
        } else {
            "\n\n"
        };
        let section = self.with_line_ends(&format!("{gap}{section}")).into_owned();
        self.change(end..end, section, ChangeKind::Lines);
    }

    /// Lines with the ends that those of the file have, those of Windows or not.
    fn with_line_ends<'l>(&self, lines: &'l str) -> Cow<'l, str> {
        let first = self.text.find('\n');
        let is_windows = first.is_some_and(|end| self.text.before(end).ends_with('\r'));
        if is_windows {
            Cow::Owned(lines.replace('\n', "\r\n"))
        } else {
            Cow::Borrowed(lines)
        }
    }

    /// The whole lines of all that is below `path`, section by section and key by key, each with
    /// whether it is a section.
    fn stretches(&self, path: &[&str]) -> Vec<(Range<usize>, bool)> {
        let mut stretches: Vec<(Range<usize>, bool)> = Vec::new();
        for (index, statement) in self.layout.statements.iter().enumerate() {
            let is_taken = stretches
                .last()
                .is_some_and(|(last, _)| statement.place.start < last.end);
            if is_taken || !starts(&statement.path, path) {
                continue;
            }
            stretches.push(match statement.kind {
                Kind::Key(_) => (self.layout.lines(&statement.place), false),
                Kind::Table | Kind::OneOfSeveral => (self.layout.section(index), true),
            });
        }
        stretches
    }

    /// Where the value of a key of a table stands.
    fn value_of(&self, table: &str, key: &str) -> Option<Range<usize>> {
        let within_braces = self.braces_of(table).and_then(|(_, entries)| {
            let entry = entries.iter().find(|one| one.path == [key])?;
            Some(entry.value.clone())
        });
        within_braces.or_else(|| {
            let mut statements = self.layout.statements.iter();
            statements.find_map(|one| match &one.kind {
                Kind::Key(value) if one.path == [table, key] => Some(value.place.clone()),
                _ => None,
            })
        })
    }

    /// The keys of `name = { … }`, with the number of its statement.
    fn braces_of(&self, name: &str) -> Option<(usize, &[Entry])> {
        let mut statements = self.layout.statements.iter().enumerate();
        statements.find_map(|(index, one)| match &one.kind {
            Kind::Key(Value {
                shape: Shape::Table(entries),
                ..
            }) if one.path == [name] => Some((index, entries.as_slice())),
            _ => None,
        })
    }

    /// Where the first header stands; the end of the file where there is none.
    fn first_header(&self) -> usize {
        let mut statements = self.layout.statements.iter();
        let header = statements.find(|one| !matches!(one.kind, Kind::Key(_)));
        header.map_or(self.text.len(), |header| header.place.start)
    }

    /// Behind the bracket that opens a value.
    fn behind_first(&self, value: &Range<usize>) -> usize {
        let bracket = self.text.stretch(value.clone()).chars().next();
        value.start + bracket.map_or(0, char::len_utf8)
    }
}

/// Where a key is to be written.
enum Home {
    /// It has a value, which gives way.
    Value(Range<usize>),
    /// On a line of the table's section.
    Lines(usize),
    /// On a line before all headers, behind the table's name.
    Dotted(usize),
    /// Within the braces of this statement.
    Braces(usize),
    /// There is no such table.
    Nowhere,
}

/// Whether a path leads through `beginning`.
fn starts(path: &[String], beginning: &[&str]) -> bool {
    path.len() >= beginning.len() && path.iter().zip(beginning).all(|(one, other)| one == other)
}
