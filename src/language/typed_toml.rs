//! TOML as clerks type it, and what they meant by it.
//!
//! An input method in full-width mode writes `５９２`, an ideographic space or `＝`, and a habit
//! writes `1,234`; TOML knows none of them. Outside strings and comments they are replaced by
//! what was meant, padded with spaces so that no byte moves.

use std::{borrow::Cow, ops::Range};

use memchr::memchr3;

use super::{
    full_width::{digit, has_thousands_separators},
    stretch::Stretch as _,
};

/// The text that is parsed: as long as the one that was typed, and the same where nothing in it
/// was mended.
#[derive(Debug)]
pub struct Meant<'t> {
    text: Cow<'t, str>,
    numbers: Vec<Range<usize>>,
}

impl<'t> Meant<'t> {
    /// What `typed` means.
    #[must_use]
    pub fn by(typed: &'t str) -> Self {
        let mut mended = Mended {
            typed,
            text: None,
            line: Line::default(),
        };
        let mut numbers = Vec::new();
        let mut string: Option<&'static str> = None;
        let mut open = 0_usize;
        let mut rest = typed;
        while let Some(character) = rest.chars().next() {
            let at = typed.len() - rest.len();
            let mut meant = None;
            let taken = if let Some(end) = string {
                inside_string(rest, character, end, &mut string)
            } else if let Some(quote) = opening_quote(rest) {
                string = Some(quote);
                quote.len()
            } else if character == '#' {
                rest.find('\n').unwrap_or(rest.len())
            } else if is_plain(character) {
                // Nearly all of what is no string means itself: it is taken at once.
                let mut bytes = rest.bytes();
                let end = bytes.position(|byte| !is_plain(char::from(byte)));
                end.unwrap_or(rest.len())
            } else if let Some((number, length)) = number(rest, mended.before(at), mended.line) {
                if number.len() != length {
                    numbers.push(at..at + length);
                }
                meant = Some(number);
                length
            } else {
                meant = meant_punctuation(character)
                    .or_else(|| meant_bracket(character, mended.line, rest, &mut open))
                    .map(String::from);
                // What starts within a word is no number.
                let digits =
                    rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
                digits.max(character.len_utf8())
            };
            mended.push(at..at + taken, meant);
            rest = rest.behind(taken);
        }
        Self {
            text: mended.text.map_or(Cow::Borrowed(typed), Cow::Owned),
            numbers,
        }
    }

    /// The text that is parsed.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Where numbers were typed with full-width digits or thousands separators.
    #[must_use]
    pub fn numbers(&self) -> &[Range<usize>] {
        &self.numbers
    }

    /// The same stretch, to the end of the number as it was typed where it starts one: what was
    /// meant is shorter.
    #[must_use]
    pub fn whole(&self, range: Range<usize>) -> Range<usize> {
        let behind = |number: &Range<usize>| number.end <= range.start;
        let number = self.numbers.get(self.numbers.partition_point(behind));
        let number = number.filter(|number| number.contains(&range.start));
        range.start..number.map_or(range.end, |number| range.end.max(number.end))
    }
}

/// What was read so far, copied from the first change on.
struct Mended<'t> {
    typed: &'t str,
    text: Option<String>,
    line: Line,
}

/// What stands on the line that is read, as far as it goes: noted as it is read, as a line of a
/// million numbers is not searched anew for each.
#[derive(Clone, Copy)]
struct Line {
    /// Whether there is nothing but brackets and spaces.
    only_brackets: bool,
    /// Whether something opens an array, a table or a comment.
    opens: bool,
    /// The last character that is no space.
    last: Option<char>,
}

impl Default for Line {
    fn default() -> Self {
        Self {
            only_brackets: true,
            opens: false,
            last: None,
        }
    }
}

impl Line {
    fn push(&mut self, read: &str) {
        let read = match read.rsplit_once('\n') {
            Some((_, behind)) => {
                *self = Self::default();
                behind
            }
            None => read,
        };
        self.only_brackets =
            self.only_brackets && read.chars().all(|c| c == '[' || c.is_whitespace());
        let opens = |byte| matches!(byte, b'[' | b'{' | b'#');
        self.opens = self.opens || read.bytes().any(opens);
        self.last = read.trim_end().chars().next_back().or(self.last);
    }
}

impl Mended<'_> {
    /// What stands before `at`, up to which was read.
    fn before(&self, at: usize) -> &str {
        match &self.text {
            Some(text) => text,
            None => self.typed.before(at),
        }
    }

    /// Takes what stands at `range`, or what was `meant` by it, padded.
    fn push(&mut self, range: Range<usize>, meant: Option<String>) {
        if let (None, Some(_)) = (&self.text, &meant) {
            self.text = Some(self.before(range.start).to_owned());
        }
        match &meant {
            Some(meant) => self.line.push(meant),
            None => self.line.push(self.typed.stretch(range.clone())),
        }
        let Some(text) = &mut self.text else { return };
        match meant {
            Some(meant) => {
                text.push_str(&meant);
                text.extend(std::iter::repeat_n(' ', range.len() - meant.len()));
            }
            None => text.push_str(self.typed.stretch(range)),
        }
    }
}

/// How many bytes to copy inside a string; clears `string` at its end.
fn inside_string(
    rest: &str,
    character: char,
    end: &'static str,
    string: &mut Option<&'static str>,
) -> usize {
    if rest.starts_with(end) {
        *string = None;
        // A multi-line string may end in four or five quotes.
        let quotes = rest.chars().take_while(|c| end.starts_with(*c)).count();
        return if end.len() == 3 { quotes.min(5) } else { 1 };
    }
    if character == '\n' && end.len() == 1 {
        // A line ends an unclosed string: the damage stays on its line.
        *string = None;
        return 1;
    }
    if character == '\\' && end.starts_with('"') {
        let next = rest.chars().nth(1).map_or(0, char::len_utf8);
        return 1 + next;
    }
    // Everything up to what may mean something here.
    let first = character.len_utf8();
    let quote = if end.starts_with('"') { b'"' } else { b'\'' };
    let behind = rest.behind(first).as_bytes();
    first + memchr3(b'\n', b'\\', quote, behind).unwrap_or(behind.len())
}

/// Whether a character outside strings can only mean itself.
fn is_plain(character: char) -> bool {
    character.is_ascii() && !matches!(character, '"' | '\'' | '#' | '0'..='9')
}

fn opening_quote(rest: &str) -> Option<&'static str> {
    ["\"\"\"", "'''", "\"", "'"]
        .into_iter()
        .find(|quote| rest.starts_with(*quote))
}

/// The number that starts `rest`, if it needs mending: its meant text and its length in bytes.
///
/// `before` is what stands to its left: digits inside a bare key stay as they are, and a comma
/// separates thousands only in a value that fills its line, where no array or table is meant.
fn number(rest: &str, before: &str, line: Line) -> Option<(String, usize)> {
    let starts_inside_word = before
        .chars()
        .next_back()
        .is_some_and(|c| c.is_alphanumeric() || c == '_' || c == '-' || c == '.');
    if starts_inside_word || rest.chars().next().and_then(digit).is_none() {
        return None;
    }
    let follows_equals = line.last == Some('=') && !line.opens;
    let is_separator = |c: char| follows_equals && matches!(c, ',' | '，');
    let length = rest
        .find(|c: char| digit(c).is_none() && !matches!(c, '.' | '．' | '_') && !is_separator(c))
        .unwrap_or(rest.len());
    let written = rest.before(length);
    if written.is_ascii() && !written.contains(',') {
        return None;
    }
    let after = rest.behind(length);
    let after = after.trim_start_matches(|c: char| c != '\n' && c.is_whitespace());
    let fills_line = matches!(after.chars().next(), None | Some('\n' | '#'));
    let separated = fills_line && has_thousands_separators(written);
    let length = if separated {
        length
    } else {
        written.find([',', '，']).unwrap_or(written.len())
    };
    let written = rest.before(length);
    let meant: String = written
        .chars()
        .filter(|c| !matches!(c, ',' | '，'))
        .map(|c| digit(c).unwrap_or(if c == '．' { '.' } else { c }))
        .collect();
    (meant != written).then_some((meant, length))
}

/// Full-width punctuation that has one meaning outside strings.
fn meant_punctuation(character: char) -> Option<char> {
    match character {
        '\u{3000}' | '\u{a0}' => Some(' '),
        '＝' => Some('='),
        '［' => Some('['),
        '］' => Some(']'),
        '｛' => Some('{'),
        '｝' => Some('}'),
        '，' => Some(','),
        _ => None,
    }
}

/// 【 and 】 around a list, as far as what was read tells that a value is meant, or around the name
/// of a table, which fills its line; `open` counts them.
fn meant_bracket(character: char, line: Line, rest: &str, open: &mut usize) -> Option<char> {
    let is_header = || {
        line.only_brackets && {
            let ahead = rest.split(['\n', '#']).next().unwrap_or(rest);
            ahead.trim_end().ends_with(['】', ']', '］'])
        }
    };
    match character {
        '【' if *open > 0 || line.last == Some('=') || is_header() => {
            *open += 1;
            Some('[')
        }
        '】' => {
            *open = open.checked_sub(1)?;
            Some(']')
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mended(text: &str) -> String {
        let meant = Meant::by(text);
        assert_eq!(meant.text().len(), text.len());
        meant.text().to_owned()
    }

    #[test]
    fn full_width_digits_are_mended_outside_strings_only() {
        assert_eq!(
            mended("value = ５９\nx = \"５\""),
            "value = 59    \nx = \"５\""
        );
        assert_eq!(mended("# ５ \" \nx = １２.５"), "# ５ \" \nx = 12.5      ");
    }

    #[test]
    fn thousands_separators_are_taken_only_where_no_array_is_meant() {
        assert_eq!(mended("value = 1,234"), "value = 1234 ");
        assert_eq!(mended("row = [1,234]"), "row = [1,234]");
        assert_eq!(mended("value = 1,23"), "value = 1,23");
        assert_eq!(mended("p = { value = 1,234 }"), "p = { value = 1,234 }");
    }

    #[test]
    fn what_a_line_holds_is_known_behind_strings_comments_and_changes() {
        assert_eq!(
            mended("a = \"x\ny\" # =\nb = 1,234"),
            "a = \"x\ny\" # =\nb = 1234 "
        );
        assert_eq!(mended("a ＝ 1,234 # x"), "a =   1234  # x");
        assert_eq!(mended("a = 1 b = 1,234\r\n"), "a = 1 b = 1234 \r\n");
        assert_eq!(mended("x = ［1,234"), "x = [  1,234");
        assert_eq!(mended("a =\n1,234"), "a =\n1,234");
        assert_eq!(mended("x = {} 【1】"), "x = {} 【1】");
    }

    #[test]
    fn strings_of_every_kind_are_left_alone() {
        for text in [
            "a = '１'",
            "a = \"\"\"\n１ \\\" \"\" １\"\"\"",
            "a = '''１'''",
            "\"１\" = 2",
        ] {
            assert_eq!(mended(text), text);
            assert!(matches!(Meant::by(text).text, Cow::Borrowed(_)));
        }
    }

    #[test]
    fn full_width_punctuation_is_mended() {
        assert_eq!(mended("［organ］"), "[  organ]  ");
        assert_eq!(mended("year　＝　2017"), "year   =     2017");
        assert_eq!(mended("x = 【1, 2】 # 【"), "x = [  1, 2]   # 【");
        assert_eq!(mended("【organ】 # 【"), "[  organ]   # 【");
        assert_eq!(
            mended("a = 1\n【【sections】】"),
            "a = 1\n[  [  sections]  ]  "
        );
        assert_eq!(
            mended("x = [1, 2】\n【重点】 = 3"),
            "x = [1, 2】\n【重点】 = 3"
        );
    }
}
