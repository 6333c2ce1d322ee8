//! New figures as a year file writes them.

use super::new_figure::{NewFigure, parts};
use crate::{
    language::written_toml::{plain_key, string},
    year_file::edit::{BrokenDown, PartsOf},
};

/// New figures as TOML.
pub(super) struct Written {
    /// Those without parts, a line each of `[figures]`: key and value.
    pub(super) lines: Vec<(String, String)>,
    /// Those that are broken down.
    pub(super) broken_down: Vec<BrokenDown>,
    /// The figures of the file that get parts.
    pub(super) parts: Vec<PartsOf>,
}

/// The new figures, and those of the file that get parts.
pub(super) fn written(figures: &[NewFigure]) -> Written {
    let mut written = Written {
        lines: Vec::new(),
        broken_down: Vec::new(),
        parts: Vec::new(),
    };
    let top = figures.iter().enumerate();
    for (number, figure) in top.filter(|(_, figure)| figure.whole.is_none()) {
        if figure.is_there {
            written.parts.push(PartsOf {
                figure: figure.key.clone(),
                parts: part_lines(figures, number, &figure.unit),
                is_open: figure.is_open(),
            });
        } else if figure.parts.is_some() {
            written.broken_down.push(BrokenDown {
                key: figure.key.clone(),
                braces: braces(figures, number, figure, ""),
                section: section(figures, number, figure),
            });
        } else {
            let line = (figure.key.clone(), braces(figures, number, figure, ""));
            written.lines.push(line);
        }
    }
    written
}

/// The parts of a figure, each with what it is; `unit` is what goes without saying.
fn part_lines(figures: &[NewFigure], whole: usize, unit: &str) -> Vec<(String, String)> {
    parts(figures, whole)
        .filter_map(|part| Some((part, figures.get(part)?)))
        .map(|(part, one)| (one.key.clone(), part_value(figures, part, one, unit)))
        .collect()
}

/// A figure within braces: `{ label = "…", value = 12, unit = "件" }`; the unit where it is not
/// the whole's.
fn braces(figures: &[NewFigure], number: usize, figure: &NewFigure, unit: &str) -> String {
    let mut keys = keys(figure, unit);
    if figure.parts.is_some() {
        let parts: Vec<String> = part_lines(figures, number, &figure.unit)
            .iter()
            .map(|(name, value)| format!("{} = {value}", plain_key(name)))
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
        && figure.parts.is_none()
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
    if figure.is_open() {
        keys.push(("open", "true".to_owned()));
    }
    keys
}

/// A figure with its parts, a line each.
fn section(figures: &[NewFigure], number: usize, figure: &NewFigure) -> String {
    let name = plain_key(&figure.key);
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
    let parts = part_lines(figures, number, &figure.unit);
    lines.extend(
        parts
            .iter()
            .map(|(name, value)| format!("{} = {value}", plain_key(name))),
    );
    lines.push(String::new());
    lines.join("\n")
}
