//! Tables that a file gets, each under one header, however many keys are set in it.

use super::{Editor, Position};
use crate::{
    language::{stretch::Stretch as _, written_toml},
    year_file::layout::Kind,
};

/// The tables that a file is to get, in the order in which they were asked for. They are put in once
/// all is known: the layout tells of none of them, and a second header of one breaks the file.
#[derive(Debug, Default)]
pub(super) struct Tables(Vec<Opened>);

/// A table that a file is to get.
#[derive(Debug)]
pub(super) struct Opened {
    name: String,
    /// Its lines, key and value each.
    lines: Vec<String>,
}

impl Tables {
    /// The table of this name.
    pub(super) fn of(&mut self, name: &str) -> &mut Opened {
        let there = self.0.iter().position(|one| one.name == name);
        let index = there.unwrap_or_else(|| {
            self.0.push(Opened {
                name: name.to_owned(),
                lines: Vec::new(),
            });
            self.0.len() - 1
        });
        let table = self.0.get_mut(index);
        table.expect("it was found or pushed above")
    }
}

impl Opened {
    pub(super) fn add(&mut self, line: String, position: Position) {
        let at = match position {
            Position::First => 0,
            Position::Last => self.lines.len(),
        };
        self.lines.insert(at, line);
    }
}

impl Editor<'_> {
    /// Puts in the tables that the file does not have yet.
    pub(super) fn open_tables(&mut self) {
        for Opened { name, lines } in std::mem::take(&mut self.opened).0 {
            // What is no table makes way for one.
            let mut statements = self.layout.statements.iter();
            if statements.any(|one| one.path == [name.as_str()]) {
                self.retire(&[&name]);
            }
            let header = written_toml::plain_key(&name);
            let section = format!("[{header}]\n{}\n", lines.join("\n"));
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
}
