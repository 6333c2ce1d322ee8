//! A comparison as Markdown: one table a group.

use super::shown::{Comparison, cells};
use crate::workbook::comparison::heads;

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

fn row(cells: &[String]) -> String {
    let cells: Vec<String> = cells.iter().map(|cell| escaped(cell)).collect();
    format!("| {} |\n", cells.join(" | "))
}

/// A text whose signs Markdown does not take for its own.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\n' | '\r' => escaped.push(' '),
            '\\' | '|' | '*' | '_' | '`' | '<' | '[' | '#' => {
                escaped.push('\\');
                escaped.push(character);
            }
            _ => escaped.push(character),
        }
    }
    escaped
}
