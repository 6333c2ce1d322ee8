//! A comparison as Markdown: one table a group.

use super::shown::{Comparison, cells};
use crate::{
    cli::markdown::{escaped, row},
    workbook::comparison::heads,
};

/// The comparison as a Markdown text.
pub(super) fn render(comparison: &Comparison<'_>) -> String {
    let language = comparison.language;
    let [from, to] = &comparison.names;
    let heads: Vec<String> = heads(from, to)
        .iter()
        .map(|head| head.get(language).to_owned())
        .collect();
    let mut text = format!("# {}\n\n", escaped(&comparison.title()));
    for section in comparison.sections() {
        text.push_str("## ");
        text.push_str(&escaped(section.title.get(language)));
        text.push_str("\n\n");
        text.push_str(&row(&heads));
        text.push_str("| --- | --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |\n");
        for figure in &section.figures {
            text.push_str(&row(&cells(figure)));
        }
        text.push('\n');
    }
    text.push_str(comparison.summary().get(language));
    text.push('\n');
    text
}
