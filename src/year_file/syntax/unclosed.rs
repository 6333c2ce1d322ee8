//! Brackets and texts that are never closed: one finding where they open, in place of one on
//! every line behind.

use std::ops::Range;

use super::{
    cause::{Cause, known},
    line::{line_range, trimmed, without_comment},
};
use crate::{diagnostic::Text, language::stretch::Stretch as _, year_file::typed::Typed};

/// Something that opens and does not close.
pub(super) struct Unclosed {
    /// The bracket or the quotes.
    pub(super) at: Range<usize>,
    /// The line that shows it: there something else begins. None at the end of the file.
    shown_at: Option<Range<usize>>,
    /// What should have come.
    missing: &'static str,
    /// The line of a lost quote, which makes a bracket look open.
    lost_quote: Option<Range<usize>>,
}

/// What is open at some point of the file, the innermost last.
struct Open {
    at: Range<usize>,
    close: &'static str,
}

/// The first thing that opens and does not close.
pub(super) fn find(text: &str) -> Option<Unclosed> {
    let mut open: Vec<Open> = Vec::new();
    // The last character that is no blank and no comment, on lines before.
    let mut last = ' ';
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let innermost = open.last();
        if let Some(one) = innermost
            && begins_anew(text, line, one, last)
        {
            return Some(unclosed(one, Some(line_range(text, start))));
        }
        let is_header = innermost.is_none() && line.trim_start().starts_with('[');
        if is_header {
            if let Some(header) = open_header(line, start) {
                return Some(unclosed(&header, None));
            }
        } else {
            match scan(line, start, &mut open) {
                Ok(()) => {}
                Err(Broken::Bracket(one)) => return Some(unclosed(&one, None)),
                Err(Broken::Quote(one)) => {
                    return Some(Unclosed {
                        lost_quote: Some(trimmed(text, line_range(text, start))),
                        ..unclosed(&one, None)
                    });
                }
            }
            let code = without_comment(line).trim_end();
            last = code.chars().next_back().unwrap_or(last);
        }
        start += line.len();
    }
    open.last()
        .filter(|one| !is_text(one.close) || has_key(text, one))
        .map(|one| unclosed(one, None))
}

/// The brackets of a header that lacks those at its end.
fn open_header(line: &str, start: usize) -> Option<Open> {
    let code = without_comment(line);
    let start = start + (code.len() - code.trim_start().len());
    let code = code.trim();
    let (length, close) = if code.starts_with("[[") {
        (2, "]]")
    } else {
        (1, "]")
    };
    (!code.ends_with(close)).then(|| Open {
        at: start..start + length,
        close,
    })
}

fn unclosed(open: &Open, shown_at: Option<Range<usize>>) -> Unclosed {
    Unclosed {
        at: open.at.clone(),
        shown_at,
        missing: open.close,
        lost_quote: None,
    }
}

/// What ends the following of brackets, with the bracket that is open there.
enum Broken {
    /// The end of another.
    Bracket(Open),
    /// A string that does not end on its line.
    Quote(Open),
}

/// Follows brackets and texts through a line; one that is closed by another's end is an error.
fn scan(line: &str, start: usize, open: &mut Vec<Open>) -> Result<(), Broken> {
    let mut at = 0;
    while let Some(character) = line.behind(at).chars().next() {
        let rest = line.behind(at);
        let opened = |length: usize, close: &'static str| Open {
            at: start + at..start + at + length,
            close,
        };
        if let Some(close) = open.last().map(|one| one.close).filter(|one| is_text(one)) {
            let is_escaped = character == '\\' && close.starts_with('"');
            if is_escaped {
                at += 1 + rest.chars().nth(1).map_or(0, char::len_utf8);
            } else if rest.starts_with(close) {
                open.pop();
                // A text may end in quotes of its own.
                let quotes = rest.chars().take_while(|c| *c == character).count();
                at += quotes.min(5);
            } else {
                at += character.len_utf8();
            }
            continue;
        }
        at += match character {
            '#' => return Ok(()),
            '"' | '\'' => match ["\"\"\"", "'''"].iter().find(|one| rest.starts_with(**one)) {
                Some(quotes) => {
                    open.push(opened(3, quotes));
                    3
                }
                None => match string_length(rest, character) {
                    Some(length) => length,
                    // Without a bracket the damage stays on its line.
                    None => return open.pop().map_or(Ok(()), |one| Err(Broken::Quote(one))),
                },
            },
            '[' | '{' => {
                open.push(opened(1, if character == '[' { "]" } else { "}" }));
                1
            }
            ']' | '}' => {
                if let Some(one) = open.pop()
                    && !rest.starts_with(one.close)
                {
                    return Err(Broken::Bracket(one));
                }
                1
            }
            _ => character.len_utf8(),
        };
    }
    Ok(())
}

fn is_text(close: &str) -> bool {
    close.len() == 3
}

/// The length of a string of one line; `None` where it does not end there.
fn string_length(rest: &str, quote: char) -> Option<usize> {
    let mut is_escaped = false;
    for (at, character) in rest.char_indices().skip(1) {
        if is_escaped {
            is_escaped = false;
        } else if character == '\\' && quote == '"' {
            is_escaped = true;
        } else if character == quote {
            return Some(at + 1);
        }
    }
    None
}

/// Whether a line can only stand outside of what is open.
fn begins_anew(text: &str, line: &str, open: &Open, last: char) -> bool {
    match open.close {
        // A list holds no keys; a table of one line does, behind a comma.
        "]" => is_header(line) || key(line).is_some(),
        "}" => is_header(line) || key(line).is_some() && !matches!(last, ',' | '{'),
        _ => has_key(text, open) && (is_header(line) || key(line).is_some_and(is_quoted_value)),
    }
}

/// Whether an equals sign stands before it; quotes without one are an end whose start was lost.
fn has_key(text: &str, open: &Open) -> bool {
    let line = line_range(text, open.at.start);
    let before = text.get(line.start..open.at.start);
    before.is_some_and(|before| before.trim_end().ends_with('='))
}

/// Whether a line is `[figures.a]` or `[[sections]]` and neither a list nor a footnote's mark.
fn is_header(line: &str) -> bool {
    let line = without_comment(line).trim();
    let inner = line
        .strip_prefix("[[")
        .and_then(|rest| rest.strip_suffix("]]"));
    let inner = inner.or_else(|| line.strip_prefix('[')?.strip_suffix(']'));
    inner.is_some_and(|name| {
        let first = name.split_once('.').map_or(name, |(first, _)| first);
        let first = first.trim();
        first.len() > 1
            && !matches!(first, "true" | "false")
            && first.starts_with(|c: char| c.is_ascii_lowercase())
            && first.chars().all(|c| c.is_ascii_lowercase() || c == '_')
    })
}

/// A line's key with what stands behind its equals sign.
fn key(line: &str) -> Option<(&str, &str)> {
    let (key, value) = line.split_once('=')?;
    let key = key.trim();
    let is_quoted = |quote: char| {
        key.len() > 2
            && key
                .strip_prefix(quote)
                .and_then(|rest| rest.strip_suffix(quote))
                .is_some_and(|inner| !inner.contains(quote))
    };
    let is_bare = !key.is_empty()
        && key
            .chars()
            .all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | ' ' | '“' | '”' | '"'))
        && !key.starts_with('"');
    (is_quoted('"') || is_quoted('\'') || is_bare).then_some((key, value))
}

/// Whether a key in running text is one of the file: its value stands in quotes.
fn is_quoted_value((key, value): (&str, &str)) -> bool {
    key.is_ascii() && !key.contains(' ') && value.trim_start().starts_with(['"', '\''])
}

impl Unclosed {
    /// What it comes to.
    pub(super) fn cause(self, typed: &Typed<'_>) -> Cause {
        let text = typed.parsed();
        let opening = typed.slice(typed.span(self.at.clone()));
        if let Some(line) = self.lost_quote {
            return known("invalid basic string", line, true);
        }
        let missing = self.missing;
        if is_text(missing) {
            let end = self.shown_at.as_ref().map_or(text.len(), |line| line.start);
            if let Some(short) = line_of(text, self.at.end..end, is_short) {
                return lost_quote(short, Some(self.at));
            }
        }
        let (message, help) = if is_text(missing) {
            (
                Text::new(
                    format!("从这里开始的整段文字没有结尾的 {missing}"),
                    format!("the text that starts here has no {missing} at its end"),
                ),
                Text::new(
                    format!("在这段文字的末尾另起一行写 {missing}；后面的内容改好以后再检查"),
                    format!(
                        "write {missing} on a line of its own behind the text; what follows is checked once this is mended"
                    ),
                ),
            )
        } else {
            (
                Text::new(
                    format!("这个 {opening} 后面没有和它成对的 {missing}"),
                    format!("this {opening} is not closed by a {missing}"),
                ),
                Text::new(
                    format!(
                        "在内容的末尾补上 {missing}，各项之间用英文逗号；后面的内容改好以后再检查"
                    ),
                    format!(
                        "write {missing} behind the last item, with commas between items; what follows is checked once this is mended"
                    ),
                ),
            )
        };
        Cause {
            message,
            label: Text::new("从这里开始", "it starts here"),
            help,
            related: self.shown_at.map(|line| {
                let words = Text::new("到这里还没有结束", "still open here");
                (trimmed(text, line), words)
            }),
            at: self.at,
            replacement: None,
            structural: true,
        }
    }
}

/// The line that most likely lost one of its three quotes, or else the first error.
pub(super) fn odd_quotes(text: &str, first: Range<usize>) -> Cause {
    let first = trimmed(text, line_range(text, first.start));
    let lost = |content: &str| {
        is_short(content) || content.ends_with("= \"\"") || content.ends_with("= \"")
    };
    lost_quote(line_of(text, 0..text.len(), lost).unwrap_or(first), None)
}

/// Whether a line is the end of a text with a quote too few.
fn is_short(content: &str) -> bool {
    matches!(content, "\"\"" | "\"")
}

/// The first line within a stretch whose content `is_meant`.
fn line_of(
    text: &str,
    within: Range<usize>,
    is_meant: impl Fn(&str) -> bool,
) -> Option<Range<usize>> {
    let mut start = within.start;
    for line in text.get(within)?.split_inclusive('\n') {
        if is_meant(line.trim()) {
            return Some(trimmed(text, start..start + line.len()));
        }
        start += line.len();
    }
    None
}

/// A quote that is missing at `at` of a text that starts at `start`, where that is known.
fn lost_quote(at: Range<usize>, start: Option<Range<usize>>) -> Cause {
    Cause {
        message: Text::new(
            "整段文字两头的三个引号 \"\"\" 没有成对",
            "the triple quotes \"\"\" around a text do not pair",
        ),
        label: Text::new("这里少了引号", "a quote is missing here"),
        help: Text::new(
            "整段文字的开头和结尾各写三个英文半角引号 \"\"\"；后面的内容改好以后再检查",
            "put three straight quotes \"\"\" at the start and at the end; what follows is checked once this is mended",
        ),
        at,
        related: start.map(|start| (start, Text::new("文字从这里开始", "the text starts here"))),
        replacement: None,
        structural: true,
    }
}
