//! Tables of figures for programs that open tables: fields with commas between them, lines that end as
//! the standard says (RFC 4180).

use rust_decimal::Decimal;

use super::{
    Facts,
    row::{COLUMNS, Head, Row},
};
use crate::language::visible::visible;

/// By what spreadsheet programs know UTF-8.
pub(super) const MARK: &str = "\u{FEFF}";

impl Facts<'_> {
    /// The figures as a table, a row each, for programs that open tables: UTF-8 with its mark, by
    /// which spreadsheet programs know it.
    #[must_use]
    pub fn csv(&self) -> String {
        let mut table =
            format!("{MARK}organ,year,form,id,label,value,unit,approximate,formula\r\n");
        let form = self.form.unwrap_or("");
        for figure in &self.figures {
            let fields = [
                text_field(self.organ),
                self.year.to_string(),
                text_field(form),
                text_field(figure.id),
                text_field(figure.label),
                // A number may begin with its sign.
                figure.value.clone().unwrap_or_else(String::new),
                text_field(figure.unit.unwrap_or("")),
                String::from(if figure.approximate { "true" } else { "" }),
                text_field(figure.formula.as_deref().unwrap_or("")),
            ];
            push_line(&mut table, &fields);
        }
        table
    }
}

/// The line that names the columns of rows.
pub(super) fn heads() -> String {
    let mut line = String::new();
    push_line(&mut line, &COLUMNS.map(str::to_owned));
    line
}

/// A row as a line.
pub(super) fn push_row(table: &mut String, head: &Head, row: &Row) {
    let text = |text: Option<&str>| text_field(text.unwrap_or(""));
    // A number may begin with its sign.
    let number = |number: Option<Decimal>| number.map_or_else(String::new, |one| one.to_string());
    let fields = [
        text_field(&head.file),
        text(head.organ.as_deref()),
        number(head.year.map(Decimal::from)),
        text(head.form.as_deref()),
        text(row.id.as_deref()),
        text_field(&row.label),
        number(row.value),
        number(row.number()),
        text(row.unit.as_deref()),
        row.state.name().to_owned(),
        text(row.row.as_deref()),
        text(row.column.as_deref()),
        text(row.source.as_deref()),
        text_field(&head.fingerprint),
        text(row.finding.as_deref()),
    ];
    push_line(table, &fields);
}

fn push_line(table: &mut String, fields: &[String]) {
    table.push_str(&fields.join(","));
    table.push_str("\r\n");
}

/// A text as a field of a table: in quotes where it needs them, and with an apostrophe before what
/// a spreadsheet program would take for a formula. A table may go to a terminal: nothing in it steers that.
fn text_field(text: &str) -> String {
    let text = visible(text);
    let starts_formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let text = if starts_formula {
        format!("'{text}")
    } else {
        text.into_owned()
    };
    if text.contains([',', '"', '\n', '\r']) {
        return format!("\"{}\"", text.replace('"', "\"\""));
    }
    text
}
