//! The `[table]` of a form that the old file did not have yet.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    counterpart::{cell_ids, predecessor, successor},
    edits::Edits,
    notes::{BETWEEN_VALUES, CARRIED_OVER, NO_VALUE, TOTAL},
    opened::{TO_FILL, cell_value, openings, row_values},
    table_remarks::TableRemarks,
};
use crate::{
    forms::{Form, Row, Table, blank_table},
    language::{stretch::Stretch as _, written_toml},
    model::{Report, figure::Origin},
    source::Span,
    year_file::{YearFile, prose::Prose},
};

/// The new form's table, with what the old one says about each row.
pub(super) struct NewTable<'f> {
    new: &'f Form,
    old: &'f Form,
    text: String,
}

impl<'f> NewTable<'f> {
    /// All rows of `new`, open; each with last year's value where the old form has its like.
    /// Where the old file is last year's (`follows`), what it carried out is carried in; `told`
    /// opens the notes. What clerks noted in the old table goes along.
    pub(super) fn fill(
        new: &'f Form,
        old: &'f Form,
        report: &Report,
        follows: bool,
        told: &str,
        remarks: &TableRemarks,
    ) -> Self {
        let openings = if follows {
            openings(new)
        } else {
            BTreeMap::new()
        };
        let text = blank_table::text(new, &|table, row| {
            let carried = openings
                .get(row.code.get_ref())
                .map(|closing| row_values(report, old, closing))
                .filter(|values| values.iter().any(|value| value != TO_FILL));
            let (values, note) = if let Some(values) = carried {
                (values, CARRIED_OVER.to_owned())
            } else {
                let values = last_year(new, old, report, table, row);
                let note = values.map_or(String::new(), |values| format!("{told}{values}"));
                (Vec::new(), note)
            };
            blank_table::Filling {
                has_totals: false,
                values,
                note: remarks.behind(row, &note),
                above: remarks.above(row),
            }
        });
        let apart = remarks.apart.iter();
        let apart = apart.map(|remark| format!("# {}\n", written_toml::remark(remark)));
        let text = apart.chain([text]).collect();
        Self { new, old, text }
    }

    /// Puts it in the place of the old `[table]`, and renames the cells that the text and the
    /// relations speak of. `own` are the names that the file gives itself.
    pub(super) fn replace(&self, edits: &mut Edits<'_>, file: &YearFile, own: &BTreeSet<String>) {
        edits.editor().replace_table("table", &self.text);
        for Reference { span, id, quoted } in references(file) {
            if let Some(here) = successor(self.new, self.old, &id)
                && here != id
                && !own.contains(&id)
            {
                let here = if quoted {
                    written_toml::string(&here)
                } else {
                    here
                };
                edits.replace(span, here);
            }
        }
    }

    /// The cells that held more than zero, or that the text names, for which the new form has no
    /// place. What a cell only repeats is not lost with it.
    pub(super) fn without_counterpart(
        &self,
        report: &Report,
        file: &YearFile,
    ) -> Vec<(String, String)> {
        let named: BTreeSet<String> = references(file).into_iter().map(|one| one.id).collect();
        let taken: BTreeSet<String> = cell_ids(self.new)
            .filter_map(|id| predecessor(self.new, self.old, &id))
            .collect();
        report
            .figures
            .iter()
            .filter(|(_, figure)| matches!(figure.origin, Origin::Cell { .. }))
            .filter(|(_, figure)| figure.same_as.is_none())
            .filter(|(_, figure)| {
                let counts = figure.value.is_some_and(|value| !value.is_zero());
                counts || named.contains(&figure.id)
            })
            .filter(|(_, figure)| !taken.contains(&figure.id))
            .map(|(_, figure)| (figure.id.clone(), figure.label.clone()))
            .collect()
    }
}

/// What the old table says of a row, for the note behind it.
fn last_year(new: &Form, old: &Form, report: &Report, table: &Table, row: &Row) -> Option<String> {
    let values: Vec<Option<String>> = table
        .columns
        .iter()
        .map(|column| {
            let there = predecessor(new, old, &table.cell_id(row, column))?;
            Some(cell_value(report, &there)).filter(|value| value != TO_FILL)
        })
        .collect();
    if values.iter().all(Option::is_none) {
        return None;
    }
    // Of a row that only had a total, the total is all that is known.
    let total = table.columns.iter().zip(&values);
    let (columns, totals): (Vec<_>, Vec<_>) =
        total.partition(|(column, _)| column.sum_of.is_empty());
    let told: Vec<&str> = columns
        .iter()
        .map(|(_, value)| value.as_deref().unwrap_or(NO_VALUE))
        .collect();
    if columns.iter().any(|(_, value)| value.is_some()) {
        return Some(told.join(BETWEEN_VALUES));
    }
    let total = totals.iter().find_map(|(_, value)| value.as_deref())?;
    Some(format!("{total}{TOTAL}"))
}

/// The names of the file's own figures.
pub(super) fn own_names(file: &YearFile) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    super::opened::each_figure(&file.figures, &mut |figure| {
        names.insert(figure.id.clone());
    });
    names
}

/// A place of the file that may name a cell.
struct Reference {
    span: Span,
    id: String,
    /// Whether the place is a whole string, its quotes included.
    quoted: bool,
}

/// Every place of the file that may name a cell.
fn references(file: &YearFile) -> Vec<Reference> {
    let mut found = Vec::new();
    let mut expressions = |prose: &Prose| {
        for (open, close) in [("{{", "}}"), ("{%", "%}")] {
            let mut at = 0;
            while let Some(start) = prose.text.get(at..).and_then(|rest| rest.find(open)) {
                let start = at + start + open.len();
                let rest = prose.text.behind(start);
                let end = start + rest.find(close).unwrap_or(rest.len());
                names_in(prose, start, end, &mut found);
                at = end;
            }
        }
    };
    file.report.preamble.iter().for_each(&mut expressions);
    for section in &file.sections {
        section.heading.iter().for_each(&mut expressions);
        section.body.iter().for_each(&mut expressions);
    }
    super::opened::each_figure(&file.figures, &mut |figure| {
        if let Some(formula) = &figure.formula {
            names_in(formula, 0, formula.text.len(), &mut found);
        }
    });
    for relation in &file.relations {
        for side in relation.left.iter().chain(&relation.right) {
            found.push(Reference {
                span: side.span,
                id: side.value.clone(),
                quoted: true,
            });
        }
    }
    found
}

/// The names within a stretch of text: runs of letters, digits, dots and underscores.
fn names_in(prose: &Prose, start: usize, end: usize, found: &mut Vec<Reference>) {
    let text = prose.text.stretch(start..end);
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '.' | '_');
    let mut at = 0;
    for run in text.split(|c: char| !is_part(c)) {
        if !run.is_empty() {
            let range = start + at..start + at + run.len();
            found.push(Reference {
                span: prose.span_of(range),
                id: run.to_owned(),
                quoted: false,
            });
        }
        at += run.len();
        at += text
            .get(at..)
            .and_then(|rest| rest.chars().next())
            .map_or(0, char::len_utf8);
    }
}
