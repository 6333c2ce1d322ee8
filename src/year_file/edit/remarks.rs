//! The comments that stand in a table.

use super::{Editor, starts};
use crate::{
    language::stretch::Stretch as _,
    year_file::layout::{Kind, Statement},
};

/// A comment in a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableRemark<'t> {
    /// The key of the table behind or above which it stands; none where no key follows, or where
    /// the whole table stands on its line.
    pub key: Option<String>,
    /// Whether it stands on a line of its own above the key.
    pub is_above: bool,
    /// What it says, without its `#`.
    pub text: &'t str,
}

impl<'t> Editor<'t> {
    /// The comments on all lines of the table `name`, in order.
    #[must_use]
    pub fn remarks_in(&self, name: &str) -> Vec<TableRemark<'t>> {
        let mut remarks = Vec::new();
        for (stretch, _) in self.stretches(&[name]) {
            let lines = self.layout.lines_in(&stretch);
            for line in lines {
                let Some(comment) = line.comment else {
                    continue;
                };
                let key = self.key_at(name, line.start);
                let is_alone = line.code_end == line.start;
                let text = self.text.stretch(comment..line.end);
                remarks.push(TableRemark {
                    is_above: is_alone && key.is_some_and(|key| key.place.start > comment),
                    key: key.map(|key| key.path.get(1..).unwrap_or(&[]).join(".")),
                    text: text.strip_prefix('#').unwrap_or(text).trim(),
                });
            }
        }
        remarks
    }

    /// The key that a comment belongs to; `line` is where its line starts.
    fn key_at(&self, name: &str, line: usize) -> Option<&Statement> {
        // A value of several lines has the comments between them and the one behind it.
        let statements = &self.layout.statements;
        let first = statements.partition_point(|one| one.place.end <= line);
        let mut inside = statements.iter().skip(first);
        let found = inside.find(|one| starts(&one.path, &[name]))?;
        (matches!(found.kind, Kind::Key(_)) && found.path.len() > 1).then_some(found)
    }
}
