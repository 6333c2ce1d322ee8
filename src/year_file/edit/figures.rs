//! Figures that a file gets, where its figures stand.

use std::ops::Range;

use super::{
    ChangeKind, Editor, Position,
    broken_down::{BrokenDown, PartsOf},
    starts,
};
use crate::{
    language::{stretch::Stretch as _, written_toml},
    year_file::layout::Kind,
};

/// Where a file has no figures yet, they stand before the first of these.
const BEHIND_FIGURES: [&str; 5] = ["table", "relations", "sections", "attachments", "waivers"];

/// The table of figures.
const FIGURES: &str = "figures";

/// Where a figure of the file is stated.
enum Stated {
    /// `[figures.key]`, by the number of its statement.
    Section(usize),
    /// As a value.
    Value(Range<usize>),
    /// By keys of its own, `key.value = 12`.
    Dotted {
        /// What its further keys begin with.
        prefix: String,
        /// Behind the lines of those that are there.
        end: usize,
    },
}

impl Editor<'_> {
    /// Whether [`Self::add_parts`] finds a place for parts of this figure.
    #[must_use]
    pub fn has_room_for_parts(&self, figure: &str) -> bool {
        self.stated(figure).is_some()
    }

    fn stated(&self, figure: &str) -> Option<Stated> {
        if let Some(value) = self.value_of(FIGURES, figure) {
            return Some(Stated::Value(value));
        }
        let mut statements = self.layout.statements.iter().enumerate();
        let section = statements
            .find(|(_, one)| one.path == [FIGURES, figure] && matches!(one.kind, Kind::Table));
        let section = section.map(|(index, _)| Stated::Section(index));
        section.or_else(|| self.stated_by_keys(figure))
    }

    fn stated_by_keys(&self, figure: &str) -> Option<Stated> {
        let key = written_toml::plain_key(figure);
        let mut prefix = Some(format!("{FIGURES}.{key}"));
        let mut last = None;
        for one in &self.layout.statements {
            if !matches!(one.kind, Kind::Key(_)) {
                prefix = (one.path == [FIGURES]).then(|| key.clone());
            } else if let Some(prefix) = &prefix
                && starts(&one.path, &[FIGURES, figure])
            {
                last = Some((prefix.clone(), self.layout.lines(&one.place).end));
            }
        }
        last.map(|(prefix, end)| Stated::Dotted { prefix, end })
    }

    /// Breaks down a figure that has no parts.
    pub fn add_parts(&mut self, new: &PartsOf) {
        let parts = new.parts.iter();
        let parts = parts.map(|(key, value)| format!("{} = {value}", written_toml::plain_key(key)));
        let parts: Vec<String> = parts.collect();
        let open = if new.is_open { "open = true" } else { "" };
        match self.stated(&new.figure) {
            Some(Stated::Section(index)) => {
                let end = self.layout.section(index).end;
                let header = format!("[{FIGURES}.{}.parts]", written_toml::plain_key(&new.figure));
                let mut lines = Vec::new();
                lines.extend(new.is_open.then(|| open.to_owned()));
                lines.extend([String::new(), header]);
                lines.extend(parts);
                self.insert_lines(end, &lines.join("\n"));
            }
            Some(Stated::Value(value)) => {
                let mut keys = vec![format!("parts = {{ {} }}", parts.join(", "))];
                keys.extend(new.is_open.then(|| open.to_owned()));
                let keys = keys.join(", ");
                let typed = self.text.stretch(value.clone());
                let at = value.start + 1;
                if let Some(inside) = typed.strip_prefix('{') {
                    let is_empty = inside.trim_matches([' ', '}']).is_empty();
                    let comma = if is_empty { "" } else { "," };
                    self.replace(at..at, format!(" {keys}{comma}"));
                } else {
                    self.replace(value, format!("{{ value = {typed}, {keys} }}"));
                }
            }
            Some(Stated::Dotted { prefix, end }) => {
                let mut lines = vec![format!("{prefix}.parts = {{ {} }}", parts.join(", "))];
                lines.extend(new.is_open.then(|| format!("{prefix}.{open}")));
                self.insert_lines(end, &lines.join("\n"));
            }
            None => {}
        }
    }

    /// Adds `lines`, key and value each, to the table of figures, and those that are broken down
    /// behind it; within braces where the figures stand in braces, and beside those of dotted keys.
    pub fn add_figures(&mut self, lines: &[(String, String)], broken_down: &[BrokenDown]) {
        let mut statements = self.layout.statements.iter();
        let is_there = statements.any(|one| one.path == [FIGURES]);
        // A header would state anew the table that such keys make.
        let is_dotted = self.beside_dotted(FIGURES, Position::Last).is_some();
        let mut new = String::new();
        if is_there || is_dotted {
            for (key, value) in lines {
                self.set(FIGURES, key, value, "", Position::Last);
            }
        } else if !lines.is_empty() {
            new.push_str("[figures]\n");
            for (key, value) in lines {
                new.extend([written_toml::plain_key(key).as_str(), " = ", value, "\n"]);
            }
        }
        if is_dotted || self.braces_of(FIGURES).is_some() {
            for one in broken_down {
                self.set(FIGURES, &one.key, &one.braces, "", Position::Last);
            }
        } else if !broken_down.is_empty() {
            if !new.is_empty() {
                new.push('\n');
            }
            let sections: Vec<&str> = broken_down.iter().map(|one| one.section.as_str()).collect();
            new.push_str(&sections.join("\n"));
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
