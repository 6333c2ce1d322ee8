//! A text whose two quotes are of two kinds.

use super::{
    cause::Cause,
    line::line_range,
    unquoted::{ANY_QUOTE, CHINESE_QUOTES},
};
use crate::{diagnostic::Text, year_file::typed::Typed};

/// A value with a Chinese quote at one end and a straight one at the other.
pub(super) fn value(typed: &Typed<'_>, at: usize) -> Option<Cause> {
    let text = typed.text();
    let line = line_range(text, at);
    let (key, value) = text.get(line.clone())?.split_once('=')?;
    let written = value.trim();
    let start = line.start + key.len() + 1 + (value.len() - value.trim_start().len());
    let mut inside = written.chars();
    let (first, last) = (inside.next()?, inside.next_back()?);
    let inner = inside.as_str();
    let is_straight = |quote: char| matches!(quote, '"' | '\'');
    let is_pair = |one: char, other: char| {
        is_straight(one) && ANY_QUOTE.contains(&other) && !is_straight(other) && other != '\\'
    };
    let is_plain = !inner.is_empty() && !inner.contains(ANY_QUOTE);
    ((is_pair(first, last) || is_pair(last, first)) && is_plain).then(|| Cause {
        message: CHINESE_QUOTES.text(),
        label: Text::new("中文引号", "Chinese quotes"),
        help: Text::new(format!("写成 \"{inner}\""), format!("write \"{inner}\"")),
        at: start..start + written.len(),
        related: None,
        replacement: Some(format!("\"{inner}\"")),
        structural: false,
    })
}
