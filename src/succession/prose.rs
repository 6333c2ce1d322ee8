//! A paragraph of a report with its notes, and how a year file writes them.

use crate::language::stretch::Stretch as _;

/// A text with what its file says of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Prose {
    /// The text, without its notes.
    pub text: String,
    /// The figures that the file itself marks in it: where each starts, in bytes, and its id.
    pub figures: Vec<(usize, String)>,
    /// The notes to it, in order.
    pub notes: Vec<Note>,
}

/// A note to a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// Where in the text it is called, in bytes.
    pub at: usize,
    /// What it says.
    pub text: String,
    /// The figures that the file itself marks in it.
    pub figures: Vec<(usize, String)>,
}

/// A figure that a file marks in its text: one of ours does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Marked {
    /// The paragraph that it stands in, as the year file writes it.
    pub paragraph: String,
    /// Where in that its number starts, in bytes.
    pub start: usize,
    /// Its id.
    pub id: String,
}

/// What stands before and behind a note in the text.
const BEFORE_NOTE: &str = "{{ note(\"";
const BEHIND_NOTE: &str = "\") }}";

impl From<String> for Prose {
    fn from(text: String) -> Self {
        Self {
            text,
            ..Self::default()
        }
    }
}

impl Prose {
    /// It as a line of a text of several lines, in which nothing but its notes is an expression.
    #[must_use]
    pub fn written(&self) -> String {
        let mut written = String::new();
        let mut from = 0;
        for note in &self.notes {
            written.push_str(&escaped(self.text.stretch(from..note.at)));
            written.push_str(BEFORE_NOTE);
            written.push_str(&in_string(&note.text));
            written.push_str(BEHIND_NOTE);
            from = note.at;
        }
        written.push_str(&escaped(self.text.behind(from)));
        written
    }

    /// The figures that its file marks in it and in its notes, in the order in which they are written.
    #[must_use]
    pub fn marked(&self) -> Vec<Marked> {
        let paragraph = self.written();
        let mut found = Vec::new();
        // Where the stretch that is written next starts in the text, and in what is written.
        let (mut from, mut start) = (0, 0);
        for number in 0..=self.notes.len() {
            let note = self.notes.get(number);
            let end = note.map_or(self.text.len(), |note| note.at);
            let is_last = note.is_none();
            let within = self.figures.iter();
            let within = within.filter(|(at, _)| *at >= from && (*at < end || is_last));
            found.extend(within.map(|(at, id)| {
                let before = escaped(self.text.stretch(from..*at));
                (start + before.len(), id)
            }));
            start += escaped(self.text.stretch(from..end)).len();
            from = end;
            if let Some(note) = note {
                start += BEFORE_NOTE.len();
                found.extend(note.figures.iter().map(|(at, id)| {
                    let before = in_string(note.text.before(*at));
                    (start + before.len(), id)
                }));
                start += in_string(&note.text).len() + BEHIND_NOTE.len();
            }
        }
        let marked = found.into_iter().map(|(start, id)| Marked {
            paragraph: paragraph.clone(),
            start,
            id: id.clone(),
        });
        marked.collect()
    }
}

/// A text within a string of several lines, in which nothing is an expression.
fn escaped(text: &str) -> String {
    let escaped = text.replace('\\', "\\\\").replace("\"\"", "\"\\\"");
    let escaped: String = escaped.chars().filter(|c| !c.is_control()).collect();
    ["{{", "{%", "{#"].iter().fold(escaped, |text, tag| {
        text.replace(tag, &format!("{{{{ '{tag}' }}}}"))
    })
}

/// A text within a string of an expression, which itself stands in a string of several lines: without
/// escapes, behind which the place of a number would not be known, and without what looks like the ends of
/// an expression.
fn in_string(text: &str) -> String {
    let mut written = String::new();
    let mut last = None;
    for sign in text.chars().filter(|sign| !sign.is_control()) {
        match (last, sign) {
            (_, '"') => written.push_str("\" ~ '\"' ~ \""),
            (_, '\\') => written.push_str(r#"" ~ '\\\\' ~ ""#),
            (Some('{'), '{' | '%' | '#') | (Some('}' | '%' | '#'), '}') => {
                written.push_str("\" ~ \"");
                written.push(sign);
            }
            _ => written.push(sign),
        }
        last = Some(sign);
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_stands_at_its_place_with_its_figures() {
        let text = "公开12条，占5%。".to_owned();
        let prose = Prose {
            figures: vec![
                (6, "news".to_owned()),
                (text.find('5').unwrap(), "share".to_owned()),
            ],
            notes: vec![Note {
                at: text.find('，').unwrap(),
                text: "含“\"转载\"”3条。".to_owned(),
                figures: vec![("含“\"转载\"”".len(), "news.taken".to_owned())],
            }],
            text,
        };
        let written = prose.written();
        assert_eq!(
            written,
            r#"公开12条{{ note("含“" ~ '"' ~ "转载" ~ '"' ~ "”3条。") }}，占5%。"#
        );
        let marked = prose.marked();
        let at = |one: &Marked| {
            let digit = one.paragraph.behind(one.start).chars().next();
            (one.id.clone(), digit)
        };
        let found: Vec<_> = marked.iter().map(at).collect();
        assert_eq!(
            found,
            [
                ("news".to_owned(), Some('1')),
                ("news.taken".to_owned(), Some('3')),
                ("share".to_owned(), Some('5')),
            ]
        );
    }
}
