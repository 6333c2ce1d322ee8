//! Marks between a key and its value, and within a number, that are others than TOML's.

use std::ops::Range;

use super::{
    cause::{Cause, known},
    line::{line_range, without_comment},
};
use crate::{diagnostic::Text, language::stretch::Stretch as _};

/// A colon between a key and its value, which other notations have there.
pub(super) fn colon(text: &str, at: usize) -> Option<Cause> {
    let line = line_range(text, at);
    let before = text.get(line.start..at)?;
    let key = before.rsplit(['{', ',']).next()?.trim();
    let behind = text.get(at..line.end)?;
    let value = behind.strip_prefix([':', '：'])?;
    let is_key = !key.is_empty()
        && key
            .chars()
            .all(|c| c.is_alphanumeric() || "_-.\"".contains(c));
    // An equals sign behind it is that of another key, or of this one.
    let has_value = !value.trim().is_empty() && !value.split([',', '，']).next()?.contains('=');
    let end = line.end - value.trim_start().len();
    let written = text.stretch(at..line.end - value.len());
    let gap = if before.ends_with(' ') { "" } else { " " };
    (is_key && has_value).then(|| Cause {
        message: Text::new(
            format!("名称和内容之间要用等号 =，这里写的是“{written}”"),
            format!("an equals sign stands between a key and its value, not {written}"),
        ),
        label: Text::new("应当是 =", "this should be ="),
        help: Text::new(
            format!("写成 {key} = {}", value.trim()),
            format!("write {key} = {}", value.trim()),
        ),
        at: at..end,
        related: None,
        replacement: Some(format!("{gap}= ")),
        structural: false,
    })
}

/// The end of a value and the next key of the same braces, `3 unit`, that were read as one.
pub(super) fn no_comma(text: &str, at: &Range<usize>) -> Option<Cause> {
    let (value, key) = text.get(at.clone())?.rsplit_once([' ', '\t'])?;
    let behind = text.get(at.end..)?.trim_start_matches([' ', '\t']);
    let is_key = key
        .chars()
        .all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-'));
    let is_two = !value.trim().is_empty() && !key.is_empty() && is_key;
    (is_two && behind.starts_with('=')).then(|| known("missing comma", at.clone(), true))
}

/// A comma behind a number or within it, on the line that holds `at`: the number that was meant is
/// beyond doubt only where nothing follows.
pub(super) fn comma(text: &str, line: Range<usize>) -> Option<Cause> {
    let (key, value) = text.get(line.clone())?.split_once('=')?;
    let value = without_comment(value).trim_end();
    let start = line.start + key.len() + 1 + (value.len() - value.trim_start().len());
    let value = value.trim_start();
    let is_number_part = |part: &str| part.chars().all(|c| c.is_ascii_digit() || c == '.');
    let mut parts = value.split([',', '，']);
    let first = parts.next().filter(|part| !part.is_empty())?;
    let rest: Vec<&str> = parts.map(str::trim).collect();
    if rest.is_empty() || !is_number_part(first) || !rest.iter().all(|part| is_number_part(part)) {
        return None;
    }
    let is_behind = rest.iter().all(|part| part.is_empty());
    let (message, help) = if is_behind {
        (
            Text::new("数字后面多了逗号", "a comma stands behind the number"),
            Text::new(format!("写成 {first}"), format!("write {first}")),
        )
    } else {
        (
            Text::new(
                "数字中间有逗号，看不出是多少",
                "a comma within the number leaves in doubt what is meant",
            ),
            Text::new(
                "写成没有逗号的数字，如 1234；小数点用英文句点，如 12.5",
                "write the number without commas, such as 1234; a decimal point is a full stop, 12.5",
            ),
        )
    };
    Some(Cause {
        message,
        label: Text::new("只写数字", "the number alone"),
        help,
        at: start..start + value.len(),
        related: None,
        replacement: is_behind.then(|| first.to_owned()),
        structural: false,
    })
}
