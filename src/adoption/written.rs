//! New figures as a year file writes them.

use super::new_figure::{NewFigure, parts};
use crate::language::written_toml::{key, string};

/// New figures as TOML.
pub(super) struct Written {
    /// Those without parts, a line each of `[figures]`: key and value.
    pub(super) lines: Vec<(String, String)>,
    /// Those that are broken down, in sections of their own.
    pub(super) sections: String,
}

pub(super) fn written(figures: &[NewFigure]) -> Written {
    let mut lines = Vec::new();
    let mut sections = Vec::new();
    let top = figures.iter().enumerate();
    for (number, figure) in top.filter(|(_, figure)| figure.whole.is_none()) {
        if figure.has_parts {
            sections.push(section(figures, number, figure));
        } else {
            lines.push((figure.key.clone(), braces(figures, number, figure, "")));
        }
    }
    Written {
        lines,
        sections: sections.join("\n"),
    }
}

/// A figure within braces: `{ label = "…", value = 12, unit = "件" }`; the unit where it is not
/// the whole's.
fn braces(figures: &[NewFigure], number: usize, figure: &NewFigure, unit: &str) -> String {
    let mut keys = keys(figure, unit);
    if figure.has_parts {
        let parts: Vec<String> = parts(figures, number)
            .filter_map(|part| Some((part, figures.get(part)?)))
            .map(|(part, one)| {
                let (name, value) = (key(&one.key), part_value(figures, part, one, &figure.unit));
                format!("{name} = {value}")
            })
            .collect();
        keys.push(("parts", format!("{{ {} }}", parts.join(", "))));
    }
    let keys: Vec<String> = keys
        .iter()
        .map(|(key, value)| format!("{key} = {value}"))
        .collect();
    format!("{{ {} }}", keys.join(", "))
}

/// A part: its number alone where its key says the rest.
fn part_value(figures: &[NewFigure], number: usize, figure: &NewFigure, unit: &str) -> String {
    let is_short = figure.key == figure.label
        && figure.unit == unit
        && !figure.has_parts
        && !figure.is_approximate
        && figure.formula.is_none();
    if is_short {
        figure.value.clone()
    } else {
        braces(figures, number, figure, unit)
    }
}

/// The keys of a figure but its parts.
fn keys(figure: &NewFigure, unit: &str) -> Vec<(&'static str, String)> {
    let mut keys = vec![
        ("label", string(&figure.label)),
        ("value", figure.value.clone()),
    ];
    if !figure.unit.is_empty() && figure.unit != unit {
        keys.push(("unit", string(&figure.unit)));
    }
    if figure.is_approximate {
        keys.push(("approximate", "true".to_owned()));
    }
    if let Some(formula) = &figure.formula {
        keys.push(("formula", string(formula)));
    }
    if figure.is_open {
        keys.push(("open", "true".to_owned()));
    }
    keys
}

/// A figure with its parts, a line each.
fn section(figures: &[NewFigure], number: usize, figure: &NewFigure) -> String {
    let name = key(&figure.key);
    let mut lines = vec![format!("[figures.{name}]")];
    let keys = keys(figure, "");
    let longest = keys.iter().map(|(key, _)| key.len()).max();
    let longest = longest.expect("a figure has a label");
    lines.extend(
        keys.iter()
            .map(|(key, value)| format!("{key:<longest$} = {value}")),
    );
    lines.push(String::new());
    lines.push(format!("[figures.{name}.parts]"));
    let parts = parts(figures, number).filter_map(|part| Some((part, figures.get(part)?)));
    lines.extend(parts.map(|(part, one)| {
        let value = part_value(figures, part, one, &figure.unit);
        format!("{} = {value}", key(&one.key))
    }));
    lines.push(String::new());
    lines.join("\n")
}
