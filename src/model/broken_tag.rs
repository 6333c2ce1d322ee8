//! A tag that is not closed as it was opened: `{{ a }`, `{{ a ｝｝`, `{{ a`. It then ends far behind,
//! or never, and nothing that is said of its names would be right.

use std::ops::Range;

use super::tag::{PieceKind, Template, string_length};
use crate::diagnostic::{Text, say::say};

/// The first such tag: what is wrong with it, and where.
pub(super) fn find(template: &Template<'_>) -> Option<(Text, Range<usize>)> {
    for piece in template.pieces() {
        let start = match piece.kind {
            PieceKind::Comment => continue,
            PieceKind::Output | PieceKind::Block => 0,
            // A tag without end is literal.
            PieceKind::Literal => match first_open(piece.text) {
                Some(start) => start,
                None => continue,
            },
        };
        let (_, tag) = piece.text.split_at(start);
        let (open, close) = if tag.starts_with("{%") {
            ("{%", "%}")
        } else {
            ("{{", "}}")
        };
        let at = piece.range.start + start;
        match slip(tag, close) {
            Some(Slip::FullWidth(range)) => {
                let reason = Text::new(
                    "花括号要用半角，左右各两个",
                    "its braces must be half-width ones, two at either end",
                );
                return Some((reason, at + range.start..at + range.end));
            }
            Some(Slip::Unclosed(end)) => {
                let reason = say!(
                    "{open} 没有收尾：后面要写 {close}",
                    "{open} is not closed: write {close} behind it"
                );
                return Some((reason, at..at + end));
            }
            None => {}
        }
    }
    None
}

/// Where the first tag of a text opens.
fn first_open(text: &str) -> Option<usize> {
    // Between most tags there is no brace.
    let first = text.find('{')?;
    let (_, rest) = text.split_at(first);
    let opens = ["{{", "{%"].iter().filter_map(|open| rest.find(open));
    opens.min().map(|open| first + open)
}

/// What is wrong with a tag.
enum Slip {
    /// This brace of it is of full width.
    FullWidth(Range<usize>),
    /// What closes it is only half there, or another tag opens before: up to here.
    Unclosed(usize),
}

/// What is wrong with a tag, as far as its first line tells, outside its strings.
fn slip(tag: &str, close: &str) -> Option<Slip> {
    let line = tag.split('\n').next()?;
    // Behind the two signs that open it.
    let mut at = 2;
    let mut inner = 0_usize;
    loop {
        let rest = line.get(at..)?;
        let found = rest.find(['｛', '｝', '{', '}', '%', '"', '\''])?;
        at += found;
        let rest = rest.get(found..)?;
        if inner == 0 && rest.starts_with(close) {
            return None;
        }
        at += match rest.chars().next()? {
            brace @ ('｛' | '｝') => return Some(Slip::FullWidth(at..at + brace.len_utf8())),
            '{' if rest.starts_with("{{") || rest.starts_with("{%") => {
                return Some(Slip::Unclosed(at));
            }
            '{' => {
                inner += 1;
                1
            }
            // The full-width one behind it is told of.
            '}' if rest.starts_with("}｝") => 1,
            '}' if inner == 0 => return Some(Slip::Unclosed(at + 1)),
            '}' => {
                inner -= 1;
                1
            }
            '%' => 1,
            _ => string_length(rest)?,
        };
    }
}
