//! Comments that have a line to themselves.

use super::{ChangeKind, Editor};
use crate::language::stretch::Stretch as _;

impl Editor<'_> {
    /// Puts what `new` gives for a comment that has a line to itself in its place; both are with its
    /// `#`. Where that is empty, the line goes. What is changed already stays so.
    pub fn renew_comments(&mut self, new: impl Fn(&str) -> Option<String>) {
        let mut changes = Vec::new();
        for line in self.layout.lines_in(&(0..self.text.len())) {
            let Some(comment) = line.comment.filter(|_| line.code_end == line.start) else {
                continue;
            };
            let Some(new) = new(self.text.stretch(comment..line.end)) else {
                continue;
            };
            let place = if new.is_empty() {
                line.start..line.next
            } else {
                comment..line.end
            };
            let mut others = self.changes.iter().map(|change| &change.range);
            if !others.any(|other| other.start < place.end && place.start < other.end) {
                changes.push((place, new));
            }
        }
        for (place, new) in changes {
            self.change(place, new, ChangeKind::Remark);
        }
    }
}
