//! The relations that the statutory form prints: sums, 其中, balances.

use toml::Spanned;

use super::{
    figure::FigureId,
    form_cells::{FormCells, TableCells},
    obligation::{Obligation, ObligationOrigin},
    relation::Relation,
    report::Report,
};
use crate::{
    diagnostic::Text,
    forms::{self, Applies, Comparison, Table, cell::LAST_YEAR},
    language::heading::plain_label,
};

/// Adds the relations of the report's form.
pub(super) fn add(report: &mut Report, cells: &FormCells) {
    if let Some(form) = report.form.take() {
        for (table, cells) in form.tables.iter().zip(&cells.0) {
            add_table(report, table, cells);
        }
        report.form = Some(form);
    }
}

/// Adds the relations of one table.
fn add_table(report: &mut Report, table: &Table, figures: &TableCells) {
    let data_rows = || {
        let rows = table.rows.iter().enumerate();
        rows.filter(|(_, row)| !row.heading)
    };
    for column in table.columns.iter().enumerate() {
        for row in data_rows() {
            row_relations(report, (table, figures), row, column);
            let (number, column) = column;
            if !column.sum_of.is_empty() {
                let right = figures.in_row(report, table, row, &column.sum_of);
                let says = sum_words(&table.cell_label(row.1, column));
                push(report, figures.at(row.0, number), right, says);
            }
        }
    }
    for relation in &table.relations {
        match relation.applies {
            Applies::Column => {
                for (number, column) in table.columns.iter().enumerate() {
                    let where_ = (table.columns.len() > 1).then_some(column.label.as_str());
                    let cells = |report: &Report, codes: &[Spanned<String>]| {
                        figures.in_column(report, table, number, codes)
                    };
                    push_form_relation(report, (table, relation), cells, where_);
                }
            }
            Applies::Row => {
                for row in data_rows() {
                    // A table's only row may have no label.
                    let where_ = Some(plain_label(&row.1.label)).filter(|label| !label.is_empty());
                    let cells = |report: &Report, codes: &[Spanned<String>]| {
                        figures.in_row(report, table, row, codes)
                    };
                    push_form_relation(report, (table, relation), cells, where_);
                }
            }
        }
    }
}

/// The sum and the 其中 of one row in one column.
fn row_relations(
    report: &mut Report,
    (table, figures): (&Table, &TableCells),
    (row_number, row): (usize, &forms::Row),
    (number, column): (usize, &forms::Column),
) {
    let whole = figures.at(row_number, number);
    if !row.sum_of.is_empty() {
        let right = figures.in_column(report, table, number, &row.sum_of);
        let says = sum_words(&table.cell_label(row, column));
        push(report, whole, right, says);
    }
    for code in &row.of_which {
        let part = figures.in_column(report, table, number, std::slice::from_ref(code));
        if let ([part], Some(whole)) = (part.as_slice(), whole) {
            let obligation = Obligation::of_which(*part, whole, &report.figures);
            report.obligations.push(obligation);
        }
    }
}

fn push(report: &mut Report, total: Option<FigureId>, right: Vec<FigureId>, says: Text) {
    if let Some(total) = total {
        let relation = Relation {
            left: vec![total],
            comparison: Comparison::Equal,
            right,
        };
        let obligation = Obligation::of_sums(ObligationOrigin::Form, relation, says);
        report.obligations.push(obligation);
    }
}

/// Adds a relation for one column or row, whose cells `cells` finds by their codes.
fn push_form_relation(
    report: &mut Report,
    (table, relation): (&Table, &forms::Relation),
    cells: impl Fn(&Report, &[Spanned<String>]) -> Vec<FigureId>,
    column: Option<&str>,
) {
    let Some((left, right)) = sides(report, relation, &cells) else {
        return;
    };
    let mut others = table.relations.iter();
    let fuller = relation.implied_by.as_ref().and_then(|id| {
        let id = id.get_ref();
        others.find(|other| other.id == *id)
    });
    if fuller.is_some_and(|fuller| sides(report, fuller, &cells).is_some()) {
        return;
    }
    let mut codes = relation
        .left
        .get_ref()
        .iter()
        .chain(relation.right.get_ref());
    let crosses_years = codes.any(|code| code.get_ref().starts_with(LAST_YEAR));
    let origin = match (crosses_years, left.len() + right.len()) {
        (false, _) => ObligationOrigin::Form,
        (true, 2) => ObligationOrigin::CarryOver,
        (true, _) => ObligationOrigin::StockFlow,
    };
    let (zh, en) = match column {
        Some(column) => (format!("（{column}）"), format!(" ({column})")),
        None => (String::new(), String::new()),
    };
    let says = Text::new(
        format!("{}{zh}", relation.says),
        format!(
            "{}{en}",
            relation.says_en.as_ref().unwrap_or(&relation.says)
        ),
    );
    let sums = Relation {
        left,
        comparison: relation.is,
        right,
    };
    report.obligations.push(Obligation {
        severity: relation.severity,
        ..Obligation::of_sums(origin, sums, says)
    });
}

/// Both sides of a relation; `None` where last year's file is not known, or was on a form without
/// such a cell.
fn sides(
    report: &Report,
    relation: &forms::Relation,
    cells: &impl Fn(&Report, &[Spanned<String>]) -> Vec<FigureId>,
) -> Option<(Vec<FigureId>, Vec<FigureId>)> {
    let side = |codes: &[Spanned<String>]| -> Option<Vec<FigureId>> {
        let figures = cells(report, codes);
        (figures.len() == codes.len()).then_some(figures)
    };
    Some((
        side(relation.left.get_ref())?,
        side(relation.right.get_ref())?,
    ))
}

fn sum_words(label: &str) -> Text {
    Text::new(
        format!("“{label}”等于各项之和"),
        format!("{label} is the sum of its rows"),
    )
}
