//! A change of a text of the year file, as it is written there: what stays keeps its writing.

use std::{fmt::Write as _, ops::Range};

use crate::{
    language::{stretch::Stretch as _, written_toml},
    source::Source,
    year_file::prose::Prose,
};

/// What is replaced in the file, and by what, so that a text reads otherwise.
pub(super) fn change(prose: &Prose, source: &Source, new: &str) -> (Range<usize>, String) {
    let old = prose.text.as_str();
    // A page knows one kind of line ends; the text as read has the file's.
    let new = &if old.contains("\r\n") {
        new.replace("\r\n", "\n").replace('\n', "\r\n")
    } else {
        new.replace("\r\n", "\n")
    };
    let whole = prose.span.start()..prose.span.end();
    let style = Writing::of(source.slice(prose.span));
    let start = shared_start(old, new);
    let end = shared_end(old.behind(start), new.behind(start));
    let changed = start..old.len() - end;
    let put_in = new.stretch(start..new.len() - end);
    let is_windows = source.text().contains("\r\n");
    let Some(written) = style.written(put_in, is_windows) else {
        return (whole.clone(), style.anew(new, is_windows));
    };
    let place = prose.span_of(changed.clone());
    // Behind the last character there is no place that its text knows of.
    let at_end = changed.is_empty() && start == old.len();
    let range = if at_end && start > 0 {
        let last = old.floor_char_boundary(start - 1);
        let last = prose.span_of(last..start);
        last.end()..last.end()
    } else {
        place.start()..place.end()
    };
    // A line end right behind the quotes is none of the text.
    let begins_with_line = start == 0 && new.starts_with(['\r', '\n']);
    // Blanks within a tag are read as other ones, of which several make one that was typed.
    let parts_one = |at: usize| !source.text().is_char_boundary(at);
    let is_anew = old.is_empty()
        || new.is_empty()
        || begins_with_line
        || parts_one(range.start)
        || parts_one(range.end)
        || style.parts_escape(source, &range);
    if is_anew {
        return (whole.clone(), style.anew(new, is_windows));
    }
    (range, written)
}

/// A text that the file does not have yet, as it is written there.
pub(super) fn anew(source: &Source, new: &str) -> String {
    let writing = Writing {
        is_literal: false,
        has_lines: true,
    };
    writing.anew(new, source.text().contains("\r\n"))
}

/// How a string is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Writing {
    is_literal: bool,
    has_lines: bool,
}

impl Writing {
    fn of(written: &str) -> Self {
        Self {
            is_literal: written.starts_with('\''),
            has_lines: written.starts_with("\"\"\"") || written.starts_with("'''"),
        }
    }

    /// A stretch of a text as it is written within such a string, where it can be.
    fn written(self, text: &str, is_windows: bool) -> Option<String> {
        let text = &text.replace("\r\n", "\n");
        if self.is_literal {
            let is_clear = !text.contains('\'')
                && !text.chars().any(|one| one.is_control() && one != '\n')
                && (self.has_lines || !text.contains('\n'));
            return is_clear.then(|| lines(text, is_windows));
        }
        let mut written = String::with_capacity(text.len());
        for character in text.chars() {
            match character {
                '\n' if self.has_lines => written.push_str(if is_windows { "\r\n" } else { "\n" }),
                '\n' => written.push_str("\\n"),
                '\t' => written.push_str("\\t"),
                '"' | '\\' => written.extend(['\\', character]),
                other if other.is_control() => {
                    // Writing to a string cannot fail.
                    let _ = write!(written, "\\u{:04X}", u32::from(other));
                }
                other => written.push(other),
            }
        }
        Some(written)
    }

    /// The whole text as such a string.
    fn anew(self, text: &str, is_windows: bool) -> String {
        if self.has_lines {
            let several = Self {
                is_literal: false,
                has_lines: true,
            };
            let inside = several.written(text, is_windows);
            let inside = inside.expect("whatever is no literal can be written with backslashes");
            let end = if is_windows { "\r\n" } else { "\n" };
            return format!("\"\"\"{end}{inside}\"\"\"");
        }
        written_toml::string(text)
    }

    /// Whether a stretch of the file may part what is written with a backslash.
    fn parts_escape(self, source: &Source, range: &Range<usize>) -> bool {
        let before = source.text().before(range.start);
        let behind = source.text().stretch(range.clone());
        !self.is_literal && (before.ends_with('\\') || behind.contains('\\'))
    }
}

/// A text with the line ends of the file.
fn lines(text: &str, is_windows: bool) -> String {
    if is_windows {
        text.replace('\n', "\r\n")
    } else {
        text.to_owned()
    }
}

/// How many bytes two texts begin with in common.
fn shared_start(one: &str, other: &str) -> usize {
    let pairs = one.chars().zip(other.chars());
    let shared = pairs.take_while(|(one, other)| one == other);
    shared.map(|(one, _)| one.len_utf8()).sum()
}

/// How many bytes two texts end with in common.
fn shared_end(one: &str, other: &str) -> usize {
    let pairs = one.chars().rev().zip(other.chars().rev());
    let shared = pairs.take_while(|(one, other)| one == other);
    shared.map(|(one, _)| one.len_utf8()).sum()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::year_file::{self, edit::Editor};

    /// The file with another body, and the body that is read of it.
    fn changed(file: &str, new: &str) -> (String, String) {
        let source = Source::new("2023.toml", file.as_bytes()).unwrap();
        let read = year_file::read(&source).year_file;
        let body = read.sections.first().and_then(|one| one.body.as_ref());
        let (range, written) = change(body.unwrap(), &source, new);
        let mut editor = Editor::new(source.text());
        editor.replace(range, written);
        let text = editor.finish().unwrap();
        let source = Source::new("2023.toml", text.as_bytes()).unwrap();
        let read = year_file::read(&source).year_file;
        let body = read.sections.first().and_then(|one| one.body.clone());
        (text, body.unwrap().text)
    }

    fn file(body: &str) -> String {
        format!("year = 2023\n\n[[sections]]\nheading = \"一\"\nbody = {body}\n")
    }

    #[test]
    fn what_stays_keeps_its_writing() {
        let (text, body) = changed(&file("\"一\\u4e8c三四\""), "一二三五四");
        assert_eq!(body, "一二三五四");
        assert!(text.contains("\"一\\u4e8c三五四\""), "{text}");
        let (text, body) = changed(&file("\"\"\"\n一二\n三四\"\"\""), "一二\n新\n三四");
        assert_eq!(body, "一二\n新\n三四");
        assert!(text.contains("\"\"\"\n一二\n新\n三四\"\"\""), "{text}");
    }

    const WRITINGS: [&str; 9] = [
        "\"一件\\n二件\"",
        "'一件二件'",
        "\"\"\"\n一件\n二件\"\"\"",
        "'''\n一件\n二件'''",
        "\"\"\"一件 \\\n   二件\"\"\"",
        "\"\"",
        "\"\"\"共{{　a\u{A0}}}件\"\"\"",
        "\"\\u4e00件\\u4E8C\\U00004ef6\"",
        "\"共{{\\u3000a\\u3000}}件\"",
    ];

    proptest! {
        #[test]
        fn any_text_reads_back(new in "[一二件\"'\\\\\n a1{}%]{0,12}", writing in 0usize..9, is_windows: bool) {
            let writing = WRITINGS.get(writing).unwrap();
            let file = file(writing);
            let file = if is_windows { file.replace('\n', "\r\n") } else { file };
            let (text, body) = changed(&file, &new);
            prop_assert_eq!(body.replace("\r\n", "\n"), new);
            prop_assert!(!text.contains("\\u000D"));
            if is_windows {
                prop_assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
            }
        }
    }
}
