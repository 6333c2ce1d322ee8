//! Figures with their parts, and the cells of the form, as they are typed.

use toml::de::{DeTable, DeValue};

use super::{
    codes,
    entry::{Breakdown, CellEntry, CellInput, FigureEntry},
    located::Located,
    number::is_to_fill,
    read_notes,
    walk::{Key, Value, Walk},
};
use crate::{diagnostic::Text, language::marks::without_marks, source::Span};

pub(super) const FIGURE: &[&str] = &[
    "label",
    "value",
    "formula",
    "decimals",
    "unit",
    "source",
    "filled_by",
    "approximate",
    "open",
    "parts",
    "of_which",
    "breakdowns",
];
pub(super) const BREAKDOWN: &[&str] = &["label", "parts"];

/// How deep parts of parts may go; a deeper nest is no report but an attack on the stack.
const DEEPEST: usize = 16;

/// The figures of one table, their ids led by that of the whole they are parts of.
pub(super) fn figures(
    walk: &mut Walk<'_>,
    table: &DeTable<'_>,
    whole: &str,
    depth: usize,
) -> Vec<FigureEntry> {
    table
        .iter()
        .filter_map(|(key, value)| figure(walk, key, value, whole, depth))
        .collect()
}

fn figure(
    walk: &mut Walk<'_>,
    key: &Key<'_>,
    value: &Value<'_>,
    whole: &str,
    depth: usize,
) -> Option<FigureEntry> {
    let name = key.get_ref().as_ref();
    // An id is a label too, and labels are printed.
    let name = without_marks(name);
    let name = name.as_str();
    let id = if whole.is_empty() {
        name.to_owned()
    } else {
        format!("{whole}.{name}")
    };
    let mut figure = FigureEntry::at(walk.span(key), id);
    let what = Text::same(figure.id.clone());
    let DeValue::Table(table) = value.get_ref() else {
        // The short form: the key is the label too.
        fill(&mut figure, walk, value, &what);
        figure.label = Some(Located {
            value: name.to_owned(),
            span: figure.key,
        });
        return Some(figure);
    };
    if depth > DEEPEST {
        walk.wrong_type(
            value,
            &Text::new("不再分层的数字", "a figure without parts"),
            &what,
        );
        return None;
    }
    walk.known_keys(table, FIGURE, &figure.id);
    read_keys(&mut figure, walk, table, depth);
    // An unknown key may be a misspelt `value`.
    let is_known = |key: &Key<'_>| FIGURE.contains(&key.get_ref().as_ref());
    let gives_value = ["value", "formula"]
        .iter()
        .any(|key| table.contains_key(*key));
    if !gives_value && table.iter().all(|(key, _)| is_known(key)) {
        figure.to_fill = Some(figure.key);
    }
    Some(figure)
}

/// Reads what the long form says of a figure, and the parts under it.
fn read_keys(figure: &mut FigureEntry, walk: &mut Walk<'_>, table: &DeTable<'_>, depth: usize) {
    for (key, value) in table {
        let name = key.get_ref().as_ref();
        let what = Text::same(format!("{}.{name}", figure.id));
        match name {
            "label" => figure.label = walk.string(value, &what),
            "value" => fill(figure, walk, value, &what),
            "formula" => figure.formula = walk.prose(value, &what),
            "decimals" => figure.decimals = decimals(walk, value, &what),
            "unit" => figure.unit = walk.string(value, &what),
            "source" => figure.source = walk.string(value, &what),
            "filled_by" => figure.filled_by = walk.string(value, &what),
            "approximate" => figure.approximate = walk.boolean(value, &what),
            "open" => figure.open = walk.boolean(value, &what),
            "parts" => {
                let place = walk.span(key);
                if let Some(table) = walk.table(value, &what) {
                    let parts = figures(walk, table, &figure.id, depth + 1);
                    figure.breakdowns.push(Breakdown {
                        label: None,
                        place,
                        parts,
                    });
                }
            }
            "of_which" => {
                if let Some(table) = walk.table(value, &what) {
                    figure.of_which = figures(walk, table, &figure.id, depth + 1);
                }
            }
            "breakdowns" => {
                for (table, place) in walk.tables(value, &what) {
                    let breakdown = breakdown(walk, table, place, &figure.id, depth);
                    figure.breakdowns.push(breakdown);
                }
            }
            _ => {}
        }
    }
}

/// Reads a figure's value, or that it is still to be filled in.
fn fill(figure: &mut FigureEntry, walk: &mut Walk<'_>, value: &Value<'_>, what: &Text) {
    match value.get_ref() {
        DeValue::String(text) if is_to_fill(text) => figure.to_fill = Some(walk.span(value)),
        DeValue::String(text) if walk.is_figure(text.trim()) || walk.is_formula(text) => {
            let finding = walk.of_wrong_type(value, &Text::new("数字", "a number"), what);
            let formula = text.trim();
            walk.report(finding.with_help(Text::new(
                format!("由别的数字算出来的，写成 formula = \"{formula}\"，代替 value"),
                format!(
                    "where other figures give it, write formula = \"{formula}\" instead of value"
                ),
            )));
        }
        _ => figure.value = walk.number(value, what),
    }
}

/// How many decimal places, from 0 to 6.
fn decimals(walk: &mut Walk<'_>, value: &Value<'_>, what: &Text) -> Option<Located<u32>> {
    let number = walk.number(value, what)?;
    let places = u32::try_from(number.value)
        .ok()
        .filter(|places| number.value.scale() == 0 && *places <= 6);
    if places.is_none() {
        let expected = Text::new("0 到 6 的整数", "a whole number from 0 to 6");
        walk.wrong_type(value, &expected, what);
    }
    places.map(|value| Located {
        value,
        span: number.span,
    })
}

fn breakdown(
    walk: &mut Walk<'_>,
    table: &DeTable<'_>,
    place: Span,
    whole: &str,
    depth: usize,
) -> Breakdown {
    let mut breakdown = Breakdown {
        label: None,
        place,
        parts: Vec::new(),
    };
    walk.known_keys(table, BREAKDOWN, &format!("{whole}.breakdowns"));
    for (key, value) in table {
        let name = key.get_ref().as_ref();
        let what = Text::same(format!("{whole}.breakdowns.{name}"));
        match name {
            "label" => breakdown.label = walk.string(value, &what),
            "parts" => {
                if let Some(table) = walk.table(value, &what) {
                    breakdown.parts = figures(walk, table, whole, depth + 1);
                }
            }
            _ => {}
        }
    }
    breakdown
}

/// The cells of `[table]`.
pub(super) fn cells(
    walk: &mut Walk<'_>,
    value: &Value<'_>,
    what: &Text,
) -> Option<Located<Vec<CellEntry>>> {
    let table = walk.table(value, what)?;
    let mut cells = Vec::new();
    let entries = table.iter();
    let entries = entries.filter(|(key, value)| !read_notes::are_notes(key.get_ref(), value));
    codes::each(entries, &mut |key, code, value| {
        let input = cell(walk, value, &Text::same(code.to_owned()));
        let span = walk.span(key);
        cells.push(CellEntry {
            code: Located {
                value: code.to_owned(),
                span,
            },
            value: input.unwrap_or(CellInput::Unread(span)),
        });
    });
    Some(Located {
        value: cells,
        span: walk.span(value),
    })
}

/// Reports a text that names figures where only a number, or `"=id"`, may stand.
fn report_without_sign(walk: &mut Walk<'_>, value: &Value<'_>, what: &Text, help: &Text) {
    let finding = walk.of_wrong_type(value, &Text::new("数字", "a number"), what);
    walk.report(finding.with_help(help.clone()));
}

fn cell(walk: &mut Walk<'_>, value: &Value<'_>, what: &Text) -> Option<CellInput> {
    match value.get_ref() {
        DeValue::String(text) => {
            let text = text.trim();
            let same = text.strip_prefix('=').or_else(|| text.strip_prefix('＝'));
            match same {
                Some(id) => Some(CellInput::Same(Located {
                    value: id.trim().to_owned(),
                    span: walk.span(value),
                })),
                // How forms are left blank by hand: not reported.
                None if matches!(text, "" | "-" | "－" | "—" | "——") => {
                    Some(CellInput::Blank(walk.span(value)))
                }
                None if matches!(text, "/" | "／") => {
                    Some(CellInput::NotApplicable(walk.span(value)))
                }
                None if is_to_fill(text) => Some(CellInput::ToFill(walk.span(value))),
                None if walk.is_figure(text) => {
                    report_without_sign(
                        walk,
                        value,
                        what,
                        &Text::new(
                            format!("这一格就是那个数字的，写成 \"={text}\""),
                            format!("where the cell is that figure, write \"={text}\""),
                        ),
                    );
                    None
                }
                None if walk.is_formula(text) => {
                    report_without_sign(
                        walk,
                        value,
                        what,
                        &Text::new(
                            format!(
                                "先在 [figures] 里写一个数字，formula = \"{text}\"，这一格再写 \"=\" 和它的编号"
                            ),
                            format!(
                                "state a figure with formula = \"{text}\" in [figures], and write = with its id in the cell"
                            ),
                        ),
                    );
                    None
                }
                None => {
                    let Some((number, remark)) = read_notes::remarked(text) else {
                        return walk.cell_number(value, what).map(CellInput::Number);
                    };
                    let help = Text::new(
                        format!(
                            "这一格只写 {number}；“{remark}”写到 [table.notes] 里，印在数字后面，见 report explain year-file"
                        ),
                        format!(
                            "write {number} alone here, and “{remark}” in [table.notes], which prints it behind the number; see report explain year-file"
                        ),
                    );
                    report_without_sign(walk, value, what, &help);
                    None
                }
            }
        }
        DeValue::Array(items) => {
            let within_row = |item: &Value<'_>| match item.get_ref() {
                // A list within a list is no number.
                DeValue::Array(_) => walk.number(item, what).map(CellInput::Number),
                _ => cell(walk, item, what),
            };
            let cells = items.iter().map(within_row).collect();
            Some(CellInput::Row(Located {
                value: cells,
                span: walk.span(value),
            }))
        }
        _ => walk.number(value, what).map(CellInput::Number),
    }
}
