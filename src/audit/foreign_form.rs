//! Tables of another form than that of the report's year.

use std::collections::BTreeSet;

use crate::{
    forms::Form,
    language::{bars::BARS, blanks::without_blanks},
    readers::laid_out::{LaidOut, PiecePlace},
    recognition::recognised::Recognised,
    year_file::Located,
};

/// The labels of the tables of which the form of the year has none, in order, each with its place.
pub(super) fn labels(laid_out: &LaidOut, found: &Recognised) -> Vec<(PiecePlace, String)> {
    let own = found.year.and_then(Form::for_year);
    let Some((statistics, own)) = found.statistics.as_ref().zip(own) else {
        return Vec::new();
    };
    if statistics.form.head.id == own.head.id {
        return Vec::new();
    }
    let known = of_form(&own);
    let foreign: BTreeSet<String> = of_form(&statistics.form)
        .difference(&known)
        .cloned()
        .collect();
    let mut seen = BTreeSet::new();
    let pieces = laid_out.pieces(&statistics.lines);
    let cells = pieces.flat_map(|(place, text)| cells(&place, text));
    let labels = cells.map(|(place, text)| (place, without_blanks(text)));
    labels
        .filter(|(_, label)| foreign.contains(label) && seen.insert(label.clone()))
        .collect()
}

/// The cells of a line whose bars are typed, each with its place; a cell of a table is one.
fn cells<'t>(place: &PiecePlace, text: &'t str) -> Vec<(PiecePlace, &'t str)> {
    let mut cells = Vec::new();
    let mut start = 0;
    for cell in text.split_inclusive(BARS) {
        let words = cell.trim_end_matches(BARS);
        let range = place.range.start + start..place.range.start + start + words.len();
        start += cell.len();
        let place = PiecePlace {
            range,
            ..place.clone()
        };
        cells.push((place, words));
    }
    cells
}

/// The form of the tables, as if the file named it by the first of these labels.
pub(super) fn named(
    laid_out: &LaidOut,
    found: &Recognised,
    labels: &[(PiecePlace, String)],
) -> Option<Located<String>> {
    let (place, _) = labels.first()?;
    let value = found.statistics.as_ref()?.form.head.id.clone();
    let span = laid_out.span(place);
    Some(Located { value, span })
}

/// The labels of a form's tables, without blanks.
fn of_form(form: &Form) -> BTreeSet<String> {
    let rows = form.tables.iter().flat_map(|table| &table.rows);
    let columns = form.tables.iter().flat_map(|table| &table.columns);
    let heads = columns.flat_map(|column| column.above.iter().chain([&column.label]));
    let labels = rows.map(|row| &row.label).chain(heads);
    labels.map(|label| without_blanks(label)).collect()
}
