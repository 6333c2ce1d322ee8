//! A further table of those that a file has any number of.

use std::ops::Range;

use super::{ChangeKind, Editor, Spoilt, starts};
use crate::{
    language::{stretch::Stretch as _, written_toml},
    year_file::layout::{Kind, Shape, Statement, Value},
};

impl Editor<'_> {
    /// Adds an entry to the tables `[[name]]`; `entry` is its keys with their values as TOML.
    ///
    /// # Errors
    /// What the file has under this name holds no tables.
    pub fn add_to(&mut self, name: &str, entry: &[(&str, String)]) -> Result<(), Spoilt> {
        let pairs: Vec<String> = entry
            .iter()
            .map(|(key, value)| format!("{} = {value}", written_toml::plain_key(key)))
            .collect();
        let inline = format!("{{ {} }}", pairs.join(", "));
        let mut statements = self.layout.statements.iter();
        let first = statements.find(|one| starts(&one.path, &[name]));
        let header = format!("[[{}]]", written_toml::plain_key(name));
        match first {
            Some(Statement {
                path,
                kind: Kind::Key(value),
                ..
            }) if path.len() == 1 => {
                for (range, text) in self.beside(name, value, &inline)? {
                    self.change(range, text, ChangeKind::Value);
                }
                return Ok(());
            }
            Some(Statement {
                kind: Kind::Key(_), ..
            }) => self.gather(name, &header),
            Some(Statement {
                path,
                place,
                kind: Kind::Table,
            }) if path.len() == 1 => self.replace(place.clone(), header.clone()),
            _ => {}
        }
        self.append(&format!("{header}\n{}\n", pairs.join("\n")));
        Ok(())
    }

    /// The changes that put `inline` beside the tables of a value.
    fn beside(
        &self,
        name: &str,
        value: &Value,
        inline: &str,
    ) -> Result<Vec<(Range<usize>, String)>, Spoilt> {
        let Range { start, end } = value.place;
        match &value.shape {
            Shape::List(values) => {
                let is_table =
                    |one: &Range<usize>| self.text.stretch(one.clone()).starts_with(['{', '｛']);
                if !values.iter().all(is_table) {
                    return Err(Spoilt::NoTables(name.to_owned()));
                }
                let beside_last = values.last().map(|last| (last.end, format!(", {inline}")));
                let (at, text) = beside_last
                    .unwrap_or_else(|| (self.behind_first(&value.place), inline.to_owned()));
                Ok(vec![(at..at, text)])
            }
            // One that stands alone is a list of one.
            Shape::Table(_) => Ok(vec![
                (start..start, "[".to_owned()),
                (end..end, format!(", {inline}]")),
            ]),
            Shape::Plain => Err(Spoilt::NoTables(name.to_owned())),
        }
    }

    /// Makes a table at the end of the file of the keys `name.key = value` that stand before all
    /// headers: there is no place for another beside them.
    fn gather(&mut self, name: &str, header: &str) {
        let mut section = format!("{header}\n");
        for (stretch, _) in self.stretches(&[name]) {
            let statements = &self.layout.statements;
            let index = statements.partition_point(|one| one.place.start < stretch.start);
            let key = statements.get(index);
            let key = key.expect("a stretch is the lines of a key");
            let path: Vec<String> = key
                .path
                .iter()
                .skip(1)
                .map(|one| written_toml::plain_key(one))
                .collect();
            let Kind::Key(value) = &key.kind else {
                continue;
            };
            let value = self.text.stretch(value.place.start..stretch.end);
            section.extend([&path.join("."), " = ", value.trim_end(), "\n"]);
            self.replace(stretch, "");
        }
        self.append(&section);
    }
}
