//! The relations that the statutory form prints: sums, 其中, balances.

use toml::Spanned;

use super::{
    figure::FigureId,
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
pub(super) fn add(report: &mut Report) {
    if let Some(form) = report.form.take() {
        for table in &form.tables {
            add_table(report, table);
        }
        report.form = Some(form);
    }
}

/// Adds the relations of one table.
fn add_table(report: &mut Report, table: &Table) {
    for column in &table.columns {
        for row in table.data_rows() {
            row_relations(report, table, row, column);
            if !column.sum_of.is_empty() {
                let right = known(report, table.cells_in_row(row, &column.sum_of));
                let says = sum_words(&table.cell_label(row, column));
                push(report, table, row, column, right, says);
            }
        }
    }
    for relation in &table.relations {
        match relation.applies {
            Applies::Column => {
                for column in &table.columns {
                    let where_ = (table.columns.len() > 1).then_some(column.label.as_str());
                    let cells = |codes: &[Spanned<String>]| -> Vec<String> {
                        table.cells_in_column(codes, column).collect()
                    };
                    push_form_relation(report, (table, relation), cells, where_);
                }
            }
            Applies::Row => {
                for row in table.data_rows() {
                    // A table's only row may have no label.
                    let where_ = Some(plain_label(&row.label)).filter(|label| !label.is_empty());
                    let cells = |codes: &[Spanned<String>]| -> Vec<String> {
                        table.cells_in_row(row, codes).collect()
                    };
                    push_form_relation(report, (table, relation), cells, where_);
                }
            }
        }
    }
}

/// The sum and the 其中 of one row in one column.
fn row_relations(report: &mut Report, table: &Table, row: &forms::Row, column: &forms::Column) {
    if !row.sum_of.is_empty() {
        let right = known(report, table.cells_in_column(&row.sum_of, column));
        let says = sum_words(&table.cell_label(row, column));
        push(report, table, row, column, right, says);
    }
    for code in &row.of_which {
        let part = known(
            report,
            table.cells_in_column(std::slice::from_ref(code), column),
        );
        let whole = report.figures.find(&table.cell_id(row, column));
        if let ([part], Some(whole)) = (part.as_slice(), whole) {
            let obligation = Obligation::of_which(*part, whole, &report.figures);
            report.obligations.push(obligation);
        }
    }
}

fn push(
    report: &mut Report,
    table: &Table,
    row: &forms::Row,
    column: &forms::Column,
    right: Vec<FigureId>,
    says: Text,
) {
    if let Some(total) = report.figures.find(&table.cell_id(row, column)) {
        let relation = Relation {
            left: vec![total],
            comparison: Comparison::Equal,
            right,
        };
        let obligation = Obligation::of_sums(ObligationOrigin::Form, relation, says);
        report.obligations.push(obligation);
    }
}

/// Adds a relation for one column or row, whose cells `cells` names by their codes.
fn push_form_relation(
    report: &mut Report,
    (table, relation): (&Table, &forms::Relation),
    cells: impl Fn(&[Spanned<String>]) -> Vec<String>,
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
    cells: &impl Fn(&[Spanned<String>]) -> Vec<String>,
) -> Option<(Vec<FigureId>, Vec<FigureId>)> {
    let side = |codes: &[Spanned<String>]| -> Option<Vec<FigureId>> {
        let figures = known(report, cells(codes).into_iter());
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

/// The figures of these ids, as far as there are any: last year's file may be unknown, or on a
/// form without such a cell.
fn known(report: &Report, ids: impl Iterator<Item = String>) -> Vec<FigureId> {
    ids.filter_map(|id| report.figures.find(&id)).collect()
}
