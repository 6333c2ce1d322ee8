//! `[sections]` again and again, where each is one of several: `[[sections]]`.

use std::ops::Range;

use crate::{
    diagnostic::{Diagnostic, Place, Text},
    year_file::{rules, typed::Typed},
};

/// The tables that a file has any number of.
const SEVERAL: &[&str] = &["sections", "attachments", "relations", "waivers"];

/// The finding for a key that stands twice, where it heads one of several tables. `at` is the key,
/// within the brackets of its line.
pub(super) fn find(typed: &Typed<'_>, at: &Range<usize>) -> Option<(&'static str, Diagnostic)> {
    let text = typed.parsed();
    let written = text.get(at.clone())?;
    let name = SEVERAL.iter().find(|name| **name == written)?;
    let before = text.get(..at.start)?;
    let line = before.rfind('\n').map_or(0, |end| end + 1);
    if !matches!(text.get(line..at.start)?.trim_start(), "[" | "[[") {
        return None;
    }
    let heads = single_heads(text, name);
    let place = |range: Range<usize>| Place::year(typed.span(range));
    let here = heads
        .iter()
        .find(|head| head.contains(&at.start))
        .map_or(at.clone(), Range::clone);
    let mut finding = rules::single_brackets(name, place(here.clone()));
    if let Some(other) = heads.iter().find(|head| **head != here) {
        finding = finding.with_related(place(other.clone()), Text::new("这一处也是", "so is this"));
    }
    for head in heads {
        finding = finding.with_safe_fix(place(head), format!("[[{name}]]"));
    }
    Some((name, finding))
}

/// Every `[name]` that heads a table, outside of running text.
fn single_heads(text: &str, name: &str) -> Vec<Range<usize>> {
    let head = format!("[{name}]");
    let mut heads = Vec::new();
    let mut is_running_text = false;
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let written = line.trim_start();
        if !is_running_text && written.starts_with(&head) {
            let at = start + (line.len() - written.len());
            heads.push(at..at + head.len());
        }
        for marks in ["\"\"\"", "'''"] {
            is_running_text ^= line.matches(marks).count() % 2 == 1;
        }
        start += line.len();
    }
    heads
}
