//! Figures that a file gets, where its figures stand.

use super::{ChangeKind, Editor, Position, starts};
use crate::year_file::layout::Kind;

/// Where a file has no figures yet, they stand before the first of these.
const BEHIND_FIGURES: [&str; 5] = ["table", "relations", "sections", "attachments", "waivers"];

impl Editor<'_> {
    /// Adds `lines`, key and value each, to the table of figures, and `sections` behind it.
    pub fn add_figures(&mut self, lines: &[(String, String)], sections: &str) {
        let is_figures = |path: &[String]| path == ["figures"];
        let mut statements = self.layout.statements.iter();
        let is_there = statements.any(|one| is_figures(&one.path));
        let mut new = String::new();
        if is_there {
            for (key, value) in lines {
                self.set("figures", key, value, "", Position::Last);
            }
        } else if !lines.is_empty() {
            new.push_str("[figures]\n");
            for (key, value) in lines {
                new.extend([super::plain_key(key).as_str(), " = ", value, "\n"]);
            }
        }
        if !sections.is_empty() {
            if !new.is_empty() {
                new.push('\n');
            }
            new.push_str(sections);
        }
        if !new.is_empty() {
            self.add_sections(&new);
        }
    }

    /// Puts sections of figures behind those that stand there, else before the table.
    fn add_sections(&mut self, sections: &str) {
        let all = self.layout.statements.iter().enumerate();
        let is_header = |kind: &Kind| !matches!(kind, Kind::Key(_));
        let last = all
            .clone()
            .rfind(|(_, one)| is_header(&one.kind) && starts(&one.path, &["figures"]));
        if let Some((index, _)) = last {
            let end = self.layout.section(index).end;
            self.insert_lines(end, &format!("\n{}", sections.trim_end()));
            return;
        }
        let mut headers = all.filter(|(_, one)| is_header(&one.kind));
        let next = headers.find(|(_, one)| {
            let first = one.path.first();
            first.is_some_and(|first| BEHIND_FIGURES.contains(&first.as_str()))
        });
        match next {
            Some((_, next)) => {
                let at = self.layout.lines(&next.place).start;
                let lines = format!("{}\n\n", sections.trim_end());
                let lines = self.with_line_ends(&lines).into_owned();
                self.change(at..at, lines, ChangeKind::Lines);
            }
            None => self.append(sections),
        }
    }
}
