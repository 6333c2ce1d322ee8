//! Titles in a report's text that bear the year that it reports on.

use super::{passage::Passage, report::Report};
use crate::language::{dates::dates, stretch::Stretch as _};

/// The titles in 《》 that bear the report's year, without the marks, each once.
pub(super) fn of(report: &Report) -> Vec<String> {
    let mut titles: Vec<String> = Vec::new();
    for paragraph in report.passages().flat_map(Passage::paragraphs) {
        let text = paragraph.flat().text;
        for (at, open) in text.match_indices('《') {
            let rest = text.behind(at + open.len());
            let Some(end) = rest.find('》') else { break };
            let title = rest.stretch(0..end);
            let is_dated = dates(title)
                .iter()
                .any(|date| date.year == Some(report.year));
            if is_dated {
                titles.push(title.to_owned());
            }
        }
    }
    titles.sort();
    titles.dedup();
    titles
}
