//! A comparison for people: columns aligned under wide characters.

use anstyle::{AnsiColor, Style};
use rust_decimal::Decimal;
use unicode_width::UnicodeWidthStr;

use super::shown::{Comparison, cells};
use crate::{
    language::visible::visible,
    model::difference::{Compared, State},
    workbook::comparison::heads,
};

/// How many columns of words stand before those of numbers.
const WORDS: usize = 3;

/// Spaces between two columns.
const GAP: usize = 2;

/// The comparison as lines; `color` says whether escape codes are written.
pub(super) fn render(comparison: &Comparison<'_>, color: bool) -> String {
    let [from, to] = &comparison.names;
    let heads: Vec<String> = heads(from, to)
        .iter()
        .map(|head| visible(head.get(comparison.language)).into_owned())
        .collect();
    let sections: Vec<_> = comparison
        .sections()
        .into_iter()
        .map(|section| {
            let rows: Vec<_> = section
                .figures
                .iter()
                .map(|figure| {
                    let cells = cells(figure).map(|cell| visible(&cell).into_owned());
                    (cells.to_vec(), style(figure))
                })
                .collect();
            (section.title, rows)
        })
        .collect();
    let lines = || {
        sections
            .iter()
            .flat_map(|(_, rows)| rows)
            .map(|(row, _)| row)
    };
    let widths: Vec<usize> = (0..heads.len())
        .map(|column| {
            let texts = lines().chain([&heads]).filter_map(|row| row.get(column));
            texts.map(|text| text.width()).max().unwrap_or(0)
        })
        .collect();
    let bold = Style::new().bold();
    let mut text = String::new();
    if !sections.is_empty() {
        text.push_str(&painted(&line(&heads, &widths), bold, color));
    }
    for (title, rows) in &sections {
        text.push('\n');
        let title = visible(title.get(comparison.language));
        text.push_str(&painted(&title, bold, color));
        for (row, style) in rows {
            text.push_str(&painted(&line(row, &widths), *style, color));
        }
    }
    if !text.is_empty() {
        text.push('\n');
    }
    text.push_str(comparison.summary().get(comparison.language));
    text.push('\n');
    text
}

/// What grew or appeared is green, what fell or vanished red.
fn style(figure: &Compared) -> Style {
    let grew = match figure.state() {
        State::Same => return Style::new(),
        State::Appeared => true,
        State::Vanished => false,
        State::Changed => match figure.change() {
            Some(change) if !change.is_zero() => change > Decimal::ZERO,
            _ => return AnsiColor::Yellow.on_default(),
        },
    };
    if grew {
        AnsiColor::Green.on_default()
    } else {
        AnsiColor::Red.on_default()
    }
}

/// Words at the left of their columns, numbers at the right.
fn line(cells: &[String], widths: &[usize]) -> String {
    let mut line = String::new();
    for (column, (cell, width)) in cells.iter().zip(widths).enumerate() {
        let room = " ".repeat(width.saturating_sub(cell.width()));
        if column > 0 {
            line.push_str(&" ".repeat(GAP));
        }
        if column < WORDS {
            line.push_str(cell);
            line.push_str(&room);
        } else {
            line.push_str(&room);
            line.push_str(cell);
        }
    }
    line.trim_end().to_owned()
}

fn painted(line: &str, style: Style, color: bool) -> String {
    if color {
        format!("{style}{line}{style:#}\n")
    } else {
        format!("{line}\n")
    }
}
