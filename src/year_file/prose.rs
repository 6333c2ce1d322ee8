//! Text of the year file whose every character still knows where it was typed.

use std::ops::Range;

use crate::{
    language::{marks::without_marks, stretch::Stretch as _},
    source::{Source, Span},
};

/// A string value with the way back from its characters to the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prose {
    /// The text.
    pub text: String,
    /// Its place, quotes included.
    pub span: Span,
    /// Where runs of equal text start: offset in `text`, offset in the file; ascending.
    runs: Vec<(usize, usize)>,
    /// The characters that are written with a backslash; ascending.
    escapes: Vec<Escape>,
}

/// A character that is written with a backslash, as `\uFF13`.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Escape {
    /// Its bytes in the text.
    text: Range<usize>,
    /// Where in the file its writing ends.
    end: usize,
}

impl Prose {
    /// The text that TOML reads from the string at `span`.
    #[must_use]
    pub fn new(text: &str, span: Span, source: &Source) -> Self {
        let (runs, escapes) = aligned(text, source.slice(span), span.start());
        Self {
            // As long as before, so that every character keeps its place.
            text: with_plain_blanks(without_marks(text)),
            span,
            runs,
            escapes,
        }
    }

    /// The text of a foreign file: paragraphs, each of the stretches that it is broken into. It is
    /// nobody's template: what would open a tag is read as brackets, so that every character keeps
    /// its place.
    #[must_use]
    pub fn of_stretches(paragraphs: &[Vec<(Span, &str)>]) -> Self {
        let mut text = String::new();
        let mut runs = Vec::with_capacity(paragraphs.len());
        for (number, paragraph) in paragraphs.iter().enumerate() {
            if number > 0 {
                text.push('\n');
            }
            for (span, stretch) in paragraph {
                runs.push((text.len(), span.start()));
                text.push_str(stretch);
            }
        }
        for tag in ["{{", "{%", "{#"] {
            if text.contains(tag) {
                text = text.replace(tag, &tag.replace('{', "("));
            }
        }
        let mut spans = paragraphs.iter().flatten().map(|(span, _)| *span);
        let first = spans.next().map_or(0, Span::start);
        let last = spans.next_back().map_or(first, Span::end);
        Self {
            text,
            span: Span::between(first, last.max(first)),
            runs,
            escapes: Vec::new(),
        }
    }

    /// A text that nobody typed, for the place that it was made of.
    #[must_use]
    pub fn made(text: String, span: Span) -> Self {
        Self {
            text,
            span,
            runs: Vec::new(),
            escapes: Vec::new(),
        }
    }

    /// The place in the file of a stretch of the text; bounds inside a character or
    /// an escape move outwards.
    #[must_use]
    pub fn span_of(&self, range: Range<usize>) -> Span {
        let first = self.text.floor_char_boundary(range.start);
        let start = self.offset(first);
        let last = self.text.floor_char_boundary(range.end.saturating_sub(1));
        if range.is_empty() || last < first {
            return Span::between(start, start);
        }
        // The end belongs to the last character, not to the run that may start behind it.
        let end = self.escape_at(last).map_or_else(
            || {
                self.offset(last)
                    + self
                        .text
                        .behind(last)
                        .chars()
                        .next()
                        .map_or(0, char::len_utf8)
            },
            |escape| escape.end,
        );
        Span::between(start, end)
    }

    /// The escape that writes the character there.
    fn escape_at(&self, offset: usize) -> Option<&Escape> {
        let behind = self.escapes.partition_point(|one| one.text.end <= offset);
        let escape = self.escapes.get(behind);
        escape.filter(|one| one.text.contains(&offset))
    }

    fn offset(&self, offset: usize) -> usize {
        // A wide blank that was read as plain ones may have been written as one escape.
        let escape = self.escape_at(offset);
        let offset = escape.map_or(offset, |escape| escape.text.start);
        let run = self.runs.partition_point(|(text, _)| *text <= offset);
        match self.runs.get(run.saturating_sub(1)) {
            Some((text, file)) => file + (offset - text),
            None => self.span.start(),
        }
    }
}

/// The text with the wide, fixed and widthless blanks that an input method or a web page leaves
/// between the braces of a tag replaced by as many bytes of plain ones; strings stay as they are.
fn with_plain_blanks(text: String) -> String {
    if !text.contains(BLANKS) || !TAGS.iter().any(|tag| text.contains(tag)) {
        return text;
    }
    let mut plain = String::with_capacity(text.len());
    let mut is_tag = false;
    let mut string: Option<char> = None;
    let mut previous = ' ';
    for character in text.chars() {
        match string {
            Some(quote) if character == quote && previous != '\\' => string = None,
            None if is_tag && matches!(character, '"' | '\'') => string = Some(character),
            None if previous == '{' && matches!(character, '{' | '%') => is_tag = true,
            None if character == '}' && matches!(previous, '}' | '%') => is_tag = false,
            Some(_) | None => {}
        }
        if is_tag && string.is_none() && BLANKS.contains(&character) {
            plain.extend(std::iter::repeat_n(' ', character.len_utf8()));
        } else {
            plain.push(character);
        }
        previous = character;
    }
    plain
}

/// Blanks that the template engine knows nothing of.
const BLANKS: [char; 4] = ['\u{3000}', '\u{A0}', '\u{200B}', '\u{FEFF}'];

/// What a tag starts with.
const TAGS: [&str; 2] = ["{{", "{%"];

/// The string's text aligned with its writing: runs, of which quotes, a first line break, escapes and
/// line continuations make new ones, and escapes.
fn aligned(text: &str, written: &str, start: usize) -> (Vec<(usize, usize)>, Vec<Escape>) {
    let quote = if written.starts_with("\"\"\"") || written.starts_with("'''") {
        3
    } else {
        usize::from(written.starts_with(['"', '\'']))
    };
    let literal = written.starts_with('\'');
    let mut at = quote;
    let rest = |at: usize| rest(written, at);
    if quote == 3 {
        for line_break in ["\r\n", "\n"] {
            if rest(at).starts_with(line_break) {
                at += line_break.len();
                break;
            }
        }
    }
    let mut runs = vec![(0, start + at)];
    let mut escapes = Vec::new();
    // Nearly every text is written as it is read.
    if rest(at).starts_with(text) && (literal || !text.contains('\\')) {
        return (runs, escapes);
    }
    let mut expected = at;
    for (offset, character) in text.char_indices() {
        if !literal {
            at = skip_continuation(written, at);
        }
        if character == '\n' && rest(at).starts_with("\r\n") {
            at += 1;
        }
        if at != expected {
            runs.push((offset, start + at));
        }
        let width = character.len_utf8();
        expected = at + width;
        if !literal && rest(at).starts_with('\\') {
            at += escape_length(rest(at));
            escapes.push(Escape {
                text: offset..offset + width,
                end: start + at,
            });
        } else {
            at += width;
        }
    }
    // Behind an escape that ends the text.
    if at != expected {
        runs.push((text.len(), start + at));
    }
    (runs, escapes)
}

/// What TOML passes over behind a backslash at the end of a line. The ideographic spaces that a
/// Chinese paragraph starts with are text.
const BLANK: [char; 4] = [' ', '\t', '\n', '\r'];

/// What is written from a reckoned offset on. TOML reads a string with a mistake in it as far as it
/// can, which need not be what is written: nothing is told of what lies beyond.
fn rest(written: &str, at: usize) -> &str {
    written.get(at..).unwrap_or("")
}

/// The offset behind any backslash that ends its line, and the white space after it.
fn skip_continuation(written: &str, mut at: usize) -> usize {
    loop {
        let Some(after) = rest(written, at).strip_prefix('\\') else {
            return at;
        };
        if !after
            .trim_start_matches([' ', '\t', '\r'])
            .starts_with('\n')
        {
            return at;
        }
        at += 1 + (after.len() - after.trim_start_matches(BLANK).len());
    }
}

/// The length in bytes of the escape that starts `rest`, as far as it goes.
fn escape_length(rest: &str) -> usize {
    let length = match rest.as_bytes().get(1) {
        Some(b'u') => 6,
        Some(b'U') => 10,
        Some(b'x') => 4,
        _ => 2,
    };
    rest.floor_char_boundary(length)
}

#[cfg(test)]
mod tests {
    use super::*;
    use toml::de::DeTable;

    /// What the file holds where `needle` stands in the text of `x`.
    fn written(file: &str, needle: &str) -> String {
        let source = Source::new("x", file.as_bytes()).unwrap();
        let (table, errors) = DeTable::parse_recoverable(source.text());
        assert!(errors.is_empty(), "{errors:?}");
        let value = table.get_ref().get("x").unwrap();
        let text = value.get_ref().as_str().unwrap();
        let prose = Prose::new(text, source.span(value.span()), &source);
        let at = text.find(needle).unwrap();
        source
            .slice(prose.span_of(at..at + needle.len()))
            .to_owned()
    }

    #[test]
    fn every_character_is_found_where_it_was_typed() {
        assert_eq!(written("x = \"\"\"\n一二\n三四\"\"\"", "三"), "三");
        assert_eq!(written("x = \"\"\"\r\n一二\r\n三四\"\"\"", "三四"), "三四");
        assert_eq!(written("x = '一\\二'", "二"), "二");
        assert_eq!(written("x = \"a\\t\\\"b\\u4e00c\"", "c"), "c");
        assert_eq!(written("x = \"a\\t\\\"b\\u4e00c\"", "b"), "b");
        assert_eq!(written("x = \"\"\"a \\\n   \n  b\"\"\"", "b"), "b");
        assert_eq!(written("x = \"\"\"\n''5''\"\"\"", "5"), "5");
        assert_eq!(written("x = \"\"\"a \\\n　　b二\"\"\"", "二"), "二");
    }

    #[test]
    fn an_escape_is_the_whole_writing_of_its_character() {
        for (inside, needle, found) in [
            ("3\\u0031条", "31", "3\\u0031"),
            ("3\\u0031", "31", "3\\u0031"),
            ("\\uFF13\\uFF11条", "３１", "\\uFF13\\uFF11"),
            ("\\uFF13\\uFF11条", "３", "\\uFF13"),
            ("a\\U0001F600b", "😀", "\\U0001F600"),
            ("一\\t二", "一\t", "一\\t"),
            (
                "{{\\u3000a\\u3000}}",
                "\u{3000}a\u{3000}",
                "\\u3000a\\u3000",
            ),
            ("31条", "31", "31"),
        ] {
            let file = format!("x = \"{inside}\"");
            assert_eq!(written(&file, needle), found, "{file}");
        }
    }

    #[test]
    fn what_is_put_in_behind_an_escape_parts_none() {
        let file = "x = \"3\\u0031\"";
        let source = Source::new("x", file.as_bytes()).unwrap();
        let span = source.span(4..file.len());
        let prose = Prose::new("31", span, &source);
        assert_eq!(prose.span_of(2..2).start(), file.len() - 1);
    }
}
