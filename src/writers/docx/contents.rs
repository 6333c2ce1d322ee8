//! The contents list: a field that Word renews, with every line as it would come out now.

use super::{
    insertion::{field_mark, field_start, link, page_of, tab_run, text_run},
    xml::Element,
};
use crate::document::ContentsEntry;

/// The deepest heading that Word lists when it renews the contents.
const DEEPEST: u8 = 2;

/// The content of each line with the style of its paragraph; `pages` are those the headings are
/// expected on.
pub(super) fn lines(
    entries: &[ContentsEntry],
    pages: &[usize],
) -> Vec<(&'static str, Vec<Element>)> {
    let last = entries.len().saturating_sub(1);
    entries
        .iter()
        .enumerate()
        .map(|(index, entry)| {
            let mut content = Vec::new();
            if index == 0 {
                let instruction = format!("TOC \\o \"1-{DEEPEST}\" \\h \\z \\u");
                content.extend(field_start(&instruction));
            }
            let mut runs = vec![text_run(&entry.text), tab_run()];
            runs.extend(page_of(
                &entry.anchor,
                pages.get(index).copied().unwrap_or(1),
            ));
            content.push(link(&entry.anchor, runs));
            if index == last {
                content.push(field_mark("end"));
            }
            let style = if entry.level <= 1 { "TOC1" } else { "TOC2" };
            (style, content)
        })
        .collect()
}
