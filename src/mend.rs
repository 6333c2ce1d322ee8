//! Numbers as clerks type them, mended before the TOML is parsed.
//!
//! An input method in full-width mode writes `５９２`, an ideographic space or `＝`, and a habit
//! writes `1,234`; TOML knows none of them. Outside strings and comments they are replaced by
//! what was meant, padded with spaces so that no byte moves.

use std::ops::Range;

use crate::language::full_width::{digit, has_thousands_separators};

/// The mended text, as long as `text`, and where a number in it was mended.
pub(crate) fn mend(text: &str) -> (String, Vec<Range<usize>>) {
    let mut mended = String::with_capacity(text.len());
    let mut places = Vec::new();
    let mut string: Option<&'static str> = None;
    let mut open = 0_usize;
    let mut rest = text;
    while let Some(character) = rest.chars().next() {
        let at = text.len() - rest.len();
        let taken = if let Some(end) = string {
            inside_string(rest, character, end, &mut string)
        } else if let Some(quote) = opening_quote(rest) {
            string = Some(quote);
            quote.len()
        } else if character == '#' {
            rest.find('\n').unwrap_or(rest.len())
        } else if let Some((number, length)) = number(rest, &mended) {
            if number.len() != length {
                places.push(at..at + length);
            }
            mended.push_str(&number);
            mended.extend(std::iter::repeat_n(' ', length - number.len()));
            rest = rest.get(length..).unwrap_or_default();
            continue;
        } else if let Some(meant) =
            meant_punctuation(character).or_else(|| meant_list(character, &mended, &mut open))
        {
            mended.push(meant);
            mended.extend(std::iter::repeat_n(' ', character.len_utf8() - 1));
            rest = rest.get(character.len_utf8()..).unwrap_or_default();
            continue;
        } else {
            character.len_utf8()
        };
        mended.push_str(rest.get(..taken).unwrap_or(rest));
        rest = rest.get(taken..).unwrap_or_default();
    }
    (mended, places)
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
    let may_mean = |c: char| c == '\n' || c == '\\' || end.starts_with(c);
    let behind = rest.get(first..).unwrap_or_default();
    first + behind.find(may_mean).unwrap_or(behind.len())
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
fn number(rest: &str, before: &str) -> Option<(String, usize)> {
    let starts_inside_word = before
        .chars()
        .next_back()
        .is_some_and(|c| c.is_alphanumeric() || c == '_' || c == '-' || c == '.');
    if starts_inside_word || rest.chars().next().and_then(digit).is_none() {
        return None;
    }
    let length = rest
        .find(|c: char| digit(c).is_none() && !matches!(c, '.' | '．' | ',' | '，' | '_'))
        .unwrap_or(rest.len());
    let written = rest.get(..length)?;
    let line = before.rsplit('\n').next().unwrap_or(before);
    let after = rest.get(length..)?.split('\n').next().unwrap_or_default();
    let fills_line = line.trim_end().ends_with('=')
        && !line.contains(['[', '{', '#'])
        && matches!(after.trim().chars().next(), None | Some('#'));
    let separated = fills_line && has_thousands_separators(written);
    let length = if separated {
        length
    } else {
        written.find([',', '，']).unwrap_or(written.len())
    };
    let written = rest.get(..length)?;
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

/// 【 and 】 around a list, as far as `before` tells that a value is meant; `open` counts them.
fn meant_list(character: char, before: &str, open: &mut usize) -> Option<char> {
    let line = before.rsplit('\n').next().unwrap_or(before);
    match character {
        '【' if *open > 0 || line.trim_end().ends_with('=') => {
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
        let (mended, _) = mend(text);
        assert_eq!(mended.len(), text.len());
        mended
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
    fn strings_of_every_kind_are_left_alone() {
        for text in [
            "a = '１'",
            "a = \"\"\"\n１ \\\" \"\" １\"\"\"",
            "a = '''１'''",
            "\"１\" = 2",
        ] {
            assert_eq!(mended(text), text);
        }
    }

    #[test]
    fn full_width_punctuation_is_mended() {
        assert_eq!(mended("［organ］"), "[  organ]  ");
        assert_eq!(mended("year　＝　2017"), "year   =     2017");
        assert_eq!(mended("x = 【1, 2】 # 【"), "x = [  1, 2]   # 【");
        assert_eq!(
            mended("x = [1, 2】\n【重点】 = 3"),
            "x = [1, 2】\n【重点】 = 3"
        );
    }
}
