//! What stays as it was in next year's text and is to be looked at: titles of the reporting year,
//! events of its days.

use std::ops::Range;

use crate::language::{
    dates::{DateWord, dates},
    numeral,
    stretch::Stretch as _,
};

/// What joins the ends of a span.
const JOINS: &[char] = &['至', '到', '—', '-', '－', '–', '~', '～'];

/// How much of a sentence is shown behind a date, in characters.
const SHOWN: usize = 16;

/// Days and months of `year` or the one after it on which something happened: they do not happen
/// again a year later. Those that bound the year itself are none.
pub(super) fn events(text: &str, year: i32) -> Vec<DateWord> {
    let mut events = dates(text);
    events.retain(|date| {
        let is_own = date.year == Some(year) && date.month.is_some();
        // A month of the next year is that of signing.
        let is_day_after = date.year == Some(year.saturating_add(1)) && date.day.is_some();
        (is_own || is_day_after) && !is_bound(text, date)
    });
    events
}

/// Whether a date begins or ends the year.
fn is_bound(text: &str, date: &DateWord) -> bool {
    let before = text.before(date.range.start).trim_end();
    let behind = text.behind(date.range.end).trim_start();
    match (date.month, date.day) {
        (Some(1), Some(1)) | (Some(12), Some(31)) => true,
        (Some(1), None) => behind.starts_with(JOINS),
        (Some(12), None) => {
            behind.starts_with(['底', '末'])
                || before.ends_with(JOINS)
                || before.ends_with("截至")
                || before.ends_with("截止")
        }
        _ => false,
    }
}

/// The titles and the events of `text` that stay, as they are shown.
pub(super) fn shown(text: &str, year: i32) -> Vec<String> {
    let names = numeral::names(text);
    let titles = titles(text).into_iter().filter(|title| {
        let title = text.stretch(title.clone());
        dates(title).iter().any(|date| date.year == Some(year))
    });
    let mut found: Vec<(usize, String)> = titles
        .map(|title| (title.start, format!("《{}》", text.stretch(title))))
        .collect();
    let events = events(text, year);
    let events = events
        .iter()
        .filter(|event| !numeral::is_among(&names, event.range.start));
    found.extend(events.map(|event| (event.range.start, clause(text, &event.range))));
    found.sort();
    found.into_iter().map(|(_, shown)| shown).collect()
}

/// What stands between 《 and 》.
fn titles(text: &str) -> Vec<Range<usize>> {
    let opens = text.match_indices('《');
    opens
        .filter_map(|(at, open)| {
            let start = at + open.len();
            let end = text.behind(start).find('》')?;
            Some(start..start + end)
        })
        .collect()
}

/// A date and the beginning of what is told of it.
fn clause(text: &str, date: &Range<usize>) -> String {
    let behind = text.behind(date.start);
    let end = behind
        .find(['。', '；', '\n', '"', '\''])
        .unwrap_or(behind.len());
    let clause = behind.stretch(0..end);
    let date_length = text.stretch(date.clone()).chars().count();
    let shown: String = clause.chars().take(date_length + SHOWN).collect();
    if shown.len() < clause.len() {
        shown + "…"
    } else {
        shown
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_and_events_of_the_year_are_shown() {
        let text = "按照《2017年要点》（《2016年方案》），2017年3月1日举办培训班。2017年1月1日至2017年12月31日，2017年公开，2018年1月20日公布。";
        assert_eq!(
            shown(text, 2017),
            [
                "《2017年要点》",
                "2017年3月1日举办培训班",
                "2018年1月20日公布"
            ]
        );
    }
}
