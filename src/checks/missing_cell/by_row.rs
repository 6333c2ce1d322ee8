//! The open cells of a row told as one: a file that was just started has hundreds.

use std::{collections::BTreeMap, mem};

use crate::{
    diagnostic::{Diagnostic, Place, Text},
    forms::{Row, Table},
    language::heading::plain_label,
    model::{Report, figure::Origin},
    source::{Source, Span},
};

/// The findings of one row, by their numbers.
type Rows = BTreeMap<(usize, usize), Vec<usize>>;

/// Puts one finding in the place of those that no waiver excuses and that tell of cells of one row;
/// it names all of their figures. `source` is the year file's text.
pub fn gather(report: &Report, findings: &mut Vec<Diagnostic>, source: &Source) {
    let rows = rows(report, findings);
    let mut gone = vec![false; findings.len()];
    for ((table, row), numbers) in rows {
        let Some(whole) = whole(report, (table, row), &numbers, findings, source) else {
            continue;
        };
        let mut numbers = numbers.into_iter();
        let first = numbers.next().and_then(|first| findings.get_mut(first));
        if let Some(first) = first {
            *first = whole;
        }
        for number in numbers {
            if let Some(gone) = gone.get_mut(number) {
                *gone = true;
            }
        }
    }
    let all = mem::take(findings).into_iter().zip(gone);
    findings.extend(all.filter(|(_, gone)| !gone).map(|(finding, _)| finding));
}

fn rows(report: &Report, findings: &[Diagnostic]) -> Rows {
    let mut rows = Rows::new();
    for (number, finding) in findings.iter().enumerate() {
        let is_one = finding.rule.name == "missing-cell" && finding.waived.is_none();
        let [id] = finding.figures.as_slice() else {
            continue;
        };
        let figure = report.figures.find(id).map(|id| report.figures.get(id));
        if let (true, Some(Origin::Cell { table, row, .. })) =
            (is_one, figure.map(|one| one.origin))
        {
            rows.entry((table, row)).or_default().push(number);
        }
    }
    rows.retain(|_, numbers| numbers.len() > 1);
    rows
}

/// The one finding in the place of several.
fn whole(
    report: &Report,
    (table, row): (usize, usize),
    numbers: &[usize],
    findings: &[Diagnostic],
    source: &Source,
) -> Option<Diagnostic> {
    let table = report.form.as_ref()?.tables.get(table)?;
    let row = table.rows.get(row)?;
    let of_row: Vec<&Diagnostic> = numbers
        .iter()
        .filter_map(|number| findings.get(*number))
        .collect();
    let (first, last) = (of_row.first()?, of_row.last()?);
    let count = of_row.len();
    let named = name(table, row);
    let code = row.code.get_ref();
    let stated = table
        .columns
        .iter()
        .filter(|column| column.sum_of.is_empty());
    let is_all = count >= stated.count();
    let message = if is_all {
        Text::new(
            format!("统计表“{named}”{count} 格都没有填"),
            format!("none of the {count} cells of {named} ({code}) is filled in"),
        )
    } else {
        Text::new(
            format!("统计表“{named}”有 {count} 格没有填"),
            format!("{count} cells of {named} ({code}) are not filled in"),
        )
    };
    let place = stretch(first.primary.place, last.primary.place, source);
    let is_marked = source.slice(first.primary.place.span).contains(['?', '？']);
    let help = if is_marked {
        Text::new(
            "把 \"?\" 换成数字，没有发生的写 0",
            "put a number in place of each \"?\", 0 for nothing",
        )
    } else {
        let ids = of_row.iter().flat_map(|one| &one.figures);
        let ids: Vec<String> = ids.take(MOST_NAMED).map(|id| format!("\"{id}\"")).collect();
        let (zh, en) = (ids.join("、"), ids.join(", "));
        let more = if count > MOST_NAMED { " …" } else { "" };
        Text::new(
            format!(
                "各加一行 {zh}{more}，写上数字，没有发生的写 0；确实无法填报的，用 [[waivers]] 说明"
            ),
            format!(
                "add a line for each, {en}{more}, with its number, 0 for nothing; if they cannot be reported, say why in [[waivers]]"
            ),
        )
    };
    let label = Text::new(format!("缺 {count} 格"), format!("{count} cells"));
    let mut finding = Diagnostic::new(first.rule, message, place, label)
        .with_help(help)
        .about(of_row.iter().flat_map(|one| &one.figures))
        .at("table");
    finding.severity = first.severity;
    Some(finding)
}

/// So many cells of a row are named.
const MOST_NAMED: usize = 6;

/// What the row is called; where it has no label, what its table is.
fn name<'f>(table: &'f Table, row: &'f Row) -> &'f str {
    let label = plain_label(&row.label);
    if label.is_empty() {
        &table.title
    } else {
        label
    }
}

/// From the first of the cells to the last where they stand in one line, or else the first.
fn stretch(first: Place, last: Place, source: &Source) -> Place {
    let (start, end) = (first.span.start(), last.span.end());
    let is_year = first == Place::year(first.span) && last == Place::year(last.span);
    let line = |at| source.line_column(at).line;
    if is_year && start < end && line(start) == line(end) {
        Place::year(Span::between(start, end))
    } else {
        first
    }
}
