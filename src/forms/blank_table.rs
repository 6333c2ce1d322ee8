//! The `[table]` of a form with every cell open, to be pasted into a year file.

use super::{Form, Row, Table};
use crate::language::written_toml;

/// What stands for a value that is still to be filled in.
const TO_FILL: &str = "\"?\"";

/// What is known of a row before it is filled in.
#[derive(Debug, Clone, Default)]
pub struct Filling {
    /// The values of its columns that are filled in, as typed, totals left out; all open when
    /// empty.
    pub values: Vec<String>,
    /// Whether totals are among the values.
    pub has_totals: bool,
    /// A note behind the row; one of a row that is known by its columns has no room for it.
    pub note: Option<String>,
    /// Remarks on lines of their own above the row.
    pub above: Vec<String>,
}

/// The section `[table]` with a line for each row, its label as a comment; what `filling` knows of
/// a row stands in it.
#[must_use]
pub fn text(form: &Form, filling: &dyn Fn(&Table, &Row) -> Filling) -> String {
    let mut lines = vec!["[table]".to_owned()];
    for table in &form.tables {
        lines.push(format!("# {}", written_toml::remark(&table.title)));
        let stated: Vec<_> = table
            .columns
            .iter()
            .filter(|column| column.sum_of.is_empty())
            .collect();
        if table.columns.len() > 1 && !table.cells_by_column {
            let labels: Vec<&str> = stated.iter().map(|column| column.label.as_str()).collect();
            let labels = written_toml::remark(&labels.join("、"));
            lines.push(format!("# 各列依次为：{labels}"));
        }
        for row in &table.rows {
            if row.heading {
                lines.push(format!("# {}", written_toml::remark(&row.label)));
                continue;
            }
            let known = filling(table, row);
            let above = known.above.iter();
            lines.extend(above.map(|remark| format!("# {}", written_toml::remark(remark))));
            let mut values = known.values;
            let all: Vec<_> = table.columns.iter().collect();
            let columns = if known.has_totals { &all } else { &stated };
            values.resize(columns.len(), TO_FILL.to_owned());
            if table.cells_by_column {
                // One row without a label: each cell is known by its column.
                let cells = columns.iter().zip(values);
                lines.extend(cells.map(|(column, value)| {
                    let mut heads = column.above.clone();
                    heads.push(column.label.clone());
                    line(column.code.get_ref(), &value, &heads.join("，"), None)
                }));
                continue;
            }
            let value = match (table.columns.len(), values.as_slice()) {
                (1, [value]) => value.clone(),
                _ => format!("[{}]", values.join(", ")),
            };
            let label = match &row.unit {
                Some(unit) => format!("{}（{unit}）", row.label),
                None => row.label.clone(),
            };
            let note = known.note.as_deref();
            lines.push(line(row.code.get_ref(), &value, &label, note));
        }
    }
    lines.push(String::new());
    lines.join("\n")
}

/// A row's line: its code, its value, and what it counts.
fn line(code: &str, value: &str, label: &str, note: Option<&str>) -> String {
    let note = note.map_or_else(String::new, |note| format!("；{note}"));
    let remark = written_toml::remark(&format!("{label}{note}"));
    format!("{} = {value}  # {remark}", written_toml::key(code))
}
