//! Tables that a file gets, each under one header, however many keys are set in it.

use crate::language::written_toml;

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

    /// The name of each table, and its section.
    pub(super) fn sections(self) -> impl Iterator<Item = (String, String)> {
        self.0.into_iter().map(|Opened { name, lines }| {
            let header = written_toml::plain_key(&name);
            let section = format!("[{header}]\n{}\n", lines.join("\n"));
            (name, section)
        })
    }
}

impl Opened {
    pub(super) fn add_first(&mut self, line: String) {
        self.lines.insert(0, line);
    }

    pub(super) fn add_last(&mut self, line: String) {
        self.lines.push(line);
    }
}
