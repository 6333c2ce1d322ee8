//! Figures and cells in words: what is counted, how many, and how many last year.

use crate::{
    diagnostic::{Language, Text, say::say},
    forms::{Form, Row, Table},
    model::{
        Report,
        figure::{Figure, FigureId, Origin},
    },
};

/// A figure as one line: its label, its value with its unit.
pub(super) fn line(figure: &Figure, language: Language) -> String {
    format!("{}：{}", figure.label, value(figure, language))
}

/// A figure as a page in Markdown.
pub(super) fn page(report: &Report, id: FigureId, language: Language) -> String {
    let figure = report.figures.get(id);
    let mut lines = vec![
        format!("**{}** `{}`", figure.label, figure.id),
        value(figure, language),
    ];
    if let Some(last) = report.figures.last(id) {
        let last = value(last, language);
        lines.push(say!("上年 {last}", "last year: {last}").into_words(language));
    }
    if let Some(source) = &figure.source {
        lines.push(say!("来源：{source}", "source: {source}").into_words(language));
    }
    if let (Origin::Cell { table, row, .. }, Some(form)) = (figure.origin, &report.form) {
        let table = form.tables.get(table);
        let row = table.and_then(|table| Some((table, table.rows.get(row)?)));
        lines.extend(
            row.into_iter()
                .flat_map(|(table, row)| of_form(form, table, row)),
        );
    }
    lines.join("\n\n")
}

/// A row of the form that is known by its code alone, as a page in Markdown.
pub(super) fn row_page(form: &Form, code: &str) -> Option<String> {
    let (table, row) = form.tables.iter().find_map(|table| {
        let row = table.data_rows().find(|row| row.code.get_ref() == code)?;
        Some((table, row))
    })?;
    let mut lines = vec![format!("**{}** `{code}`", row.label)];
    let columns = table
        .columns
        .iter()
        .filter(|column| column.sum_of.is_empty());
    let columns: Vec<&str> = columns.map(|column| column.label.as_str()).collect();
    if table.columns.len() > 1 {
        lines.push(format!("[{}]", columns.join("，")));
    }
    lines.extend(of_form(form, table, row));
    Some(lines.join("\n\n"))
}

/// What the form says of a row.
fn of_form(form: &Form, table: &Table, row: &Row) -> Vec<String> {
    let heading = format!("{}：{}", form.head.title, table.title);
    let said = [&row.explain, &row.basis].into_iter().flatten();
    std::iter::once(heading).chain(said.cloned()).collect()
}

/// A value with its unit; or that there is none.
fn value(figure: &Figure, language: Language) -> String {
    let value = figure.in_cell();
    if value.is_empty() {
        return Text::fixed("没有填报", "not reported").into_words(language);
    }
    format!("{value}{}", figure.unit.as_deref().unwrap_or(""))
}
