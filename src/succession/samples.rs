//! The sample values in the comments that the program opens a year file with.

use crate::year_file::{edit::Editor, key::Starter, keys};

/// What stands in a sample for the year after the reporting year.
const NEXT: &str = "{next}";

/// Moves on the samples that name a year, so that none is a day before the year ends; one of a key
/// that `is_given`, which is made a comment itself, goes.
pub(super) fn renew(editor: &mut Editor<'_>, year: i32, is_given: impl Fn(&str) -> bool) {
    let next = year.saturating_add(1).to_string();
    let of_year: Vec<Starter> = { keys::starters_of_report().into_iter() }
        .filter(|starter| starter.value.contains(NEXT))
        .collect();
    editor.renew_comments(|comment| {
        let starter = of_year.iter().find(|starter| is_sample(comment, starter))?;
        if is_given(starter.name) {
            return Some(String::new());
        }
        let (key, value) = comment.split_once('=')?;
        let old = starter.value.split_once(NEXT)?;
        let behind = value.trim_start().split_once(old.1)?.1;
        let new = starter.value.replace(NEXT, &next);
        Some(format!("{key}= {new}{behind}"))
    });
}

/// Whether a comment is a sample as the program writes it, of any year.
fn is_sample(comment: &str, starter: &Starter) -> bool {
    let sample = comment.strip_prefix('#').and_then(|it| it.split_once('='));
    let Some((_, behind)) = sample.filter(|(key, _)| key.trim() == starter.name) else {
        return false;
    };
    let (value, remark) = behind.split_once('#').unwrap_or((behind, ""));
    let (before, after) = starter
        .value
        .split_once(NEXT)
        .unwrap_or((starter.value, ""));
    let year = value.trim().strip_prefix(before);
    let year = year.and_then(|rest| rest.strip_suffix(after));
    let is_year = |year: &str| year.len() == 4 && year.chars().all(|c| c.is_ascii_digit());
    year.is_some_and(is_year) && remark.trim() == starter.remark
}
