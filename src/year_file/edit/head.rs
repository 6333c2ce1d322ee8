//! The comments that a year file opens with.

use super::{ChangeKind, Editor};

impl<'t> Editor<'t> {
    /// The comments before all keys and headers, line by line, without blanks at their ends.
    pub fn head(&self) -> impl Iterator<Item = &'t str> + use<'t> {
        let lines = self.text.lines().take_while(|line| is_of_head(line));
        lines.map(str::trim_end)
    }

    /// Puts lines of comments at the start of the file, and takes those lines out of its head that
    /// are `old`, given without blanks at their ends.
    pub fn set_head(&mut self, head: &str, old: impl Fn(&str) -> bool) {
        let head = self.with_line_ends(head).into_owned();
        self.change(0..0, head, ChangeKind::Remark);
        let mut start = 0;
        let lines = self.text.split_inclusive('\n');
        for line in lines.take_while(|line| is_of_head(line)) {
            let end = start + line.len();
            if old(line.trim_end()) {
                self.change(start..end, String::new(), ChangeKind::Remark);
            }
            start = end;
        }
    }
}

/// Whether a line before which there are only such is a comment or blank.
fn is_of_head(line: &str) -> bool {
    let line = line.trim_start();
    line.is_empty() || line.starts_with('#')
}
