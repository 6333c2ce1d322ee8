//! What stands under the text of a report: the list of what is attached, and the fields under the
//! statutory table.

use crate::{
    language::{blanks::without_blanks, stretch::Stretch as _},
    recognition::page::is_contents_title,
    year_file::keys::organ_fields,
};

/// What the lines under a report's text tell.
#[derive(Debug, Default)]
pub(super) struct UnderText {
    /// Keys of `[organ]` and their values.
    pub(super) particulars: Vec<(&'static str, String)>,
    /// The title of the statistics that are attached.
    pub(super) attached: Option<String>,
    /// Whether a list of the parts stands before them.
    pub(super) has_contents: bool,
}

/// What opens the list of what is attached.
const ATTACHED: &str = "附件";

/// What titles of statistics hold.
const STATISTICS: &str = "统计表";

impl UnderText {
    /// What these lines tell, and those of them that tell nothing and are not printed by that.
    pub(super) fn of(lines: impl Iterator<Item = String>) -> (Self, Vec<String>) {
        let mut under = Self::default();
        let mut left: Vec<String> = Vec::new();
        for line in lines {
            let is_listed = left
                .last()
                .is_some_and(|last| without_blanks(last) == ATTACHED);
            if is_listed && under.attached.is_none() && line.contains(STATISTICS) {
                under.attached = Some(unnumbered(&line).to_owned());
            } else if !under.takes(&line) {
                left.push(line);
            }
        }
        let title = under.attached.as_deref().map(without_blanks);
        let is_printed = |line: &String| {
            let line = without_blanks(line);
            title
                .as_ref()
                .is_some_and(|title| line == *title || line == ATTACHED)
        };
        left.retain(|line| !is_printed(line));
        (under, left)
    }

    /// Whether a line tells of what is attached, or is of fields alone.
    fn takes(&mut self, line: &str) -> bool {
        if is_contents_title(line) {
            self.has_contents = true;
            return true;
        }
        let Some((label, value)) = line.split_once(['：', ':']) else {
            return false;
        };
        let number = without_blanks(label);
        let number = number.strip_prefix(ATTACHED);
        if number.is_some_and(|number| number.chars().all(char::is_numeric)) {
            let is_first = self.attached.is_none() && value.contains(STATISTICS);
            if is_first {
                self.attached = Some(unnumbered(value).to_owned());
            }
            return is_first;
        }
        let fields = fields(line);
        let is_all = !fields.is_empty();
        for (key, value) in fields {
            let is_told = self.particulars.iter().any(|(told, _)| *told == key);
            if !value.is_empty() && !is_told {
                self.particulars.push((key, value));
            }
        }
        is_all
    }
}

/// A title without its number in the list: 1. 政府信息公开情况统计表.
fn unnumbered(title: &str) -> &str {
    let title = title.trim();
    let behind = title.trim_start_matches(char::is_numeric);
    let title = match behind.strip_prefix(['.', '．', '、']) {
        Some(unnumbered) if behind.len() < title.len() => unnumbered,
        _ => title,
    };
    title.trim_start()
}

/// A field that tells nothing of the organ, and may stand right behind one that does.
const DATE: &str = "填报日期";

/// The fields on a line that starts with one: keys and values. A value holds no blank.
fn fields(line: &str) -> Vec<(&'static str, String)> {
    let line = line.trim();
    let place = |field: &str| {
        let at = line.find(field)?;
        let behind = line.behind(at + field.len());
        let colon = behind.chars().next().filter(|c| matches!(c, '：' | ':'))?;
        Some((at, at + field.len() + colon.len_utf8()))
    };
    let mut found: Vec<(usize, usize, &'static str)> = organ_fields()
        .filter_map(|(field, key)| place(field).map(|(at, start)| (at, start, key)))
        .collect();
    found.sort_unstable();
    if found.first().is_none_or(|(at, ..)| *at > 0) {
        return Vec::new();
    }
    let ends = found.iter().skip(1).map(|(at, ..)| *at);
    let ends: Vec<usize> = ends.chain([line.len()]).collect();
    let date = place(DATE).map(|(at, _)| at);
    let fields = found.iter().zip(ends).map(|((_, start, key), end)| {
        // Where columns are narrow nothing parts the two.
        let end = date
            .filter(|date| (*start..end).contains(date))
            .unwrap_or(end);
        let value = line.stretch(*start..end).split_whitespace().next();
        // What has a colon is another field's label.
        let value = value.filter(|value| !value.contains(['：', ':']));
        (*key, value.unwrap_or("").to_owned())
    });
    fields.collect()
}
