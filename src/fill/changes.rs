//! Numbers written into a year file, and nothing else changed in it.

use rust_decimal::Decimal;

use crate::{
    forms::{Column, Row, Table},
    language::written_toml,
    model::{
        Report,
        figure::{FigureId, NOT_APPLICABLE, Origin},
    },
    source::Span,
    year_file::{
        CellInput, FigureEntry, YearFile,
        edit::{Editor, Position, Spoilt},
    },
};

/// What a figure gets.
#[derive(Debug, Clone, Copy)]
pub struct Change {
    /// Which.
    pub id: FigureId,
    /// What it says from now on.
    pub says: Says,
}

/// What a year file says of a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Says {
    /// A number.
    Number(Decimal),
    /// That it is to be filled in.
    Open,
    /// That there is none, as in a cell of what an organ does not have.
    NotApplicable,
}

impl Says {
    /// As it is written in a year file.
    fn written(self) -> String {
        match self {
            Self::Number(number) => number.to_string(),
            Self::Open => TO_FILL.to_owned(),
            Self::NotApplicable => written_toml::string(NOT_APPLICABLE),
        }
    }
}

/// The year file with these numbers, and the ids of figures without room for one.
///
/// # Errors
/// Read back, it would say something else.
pub fn written(
    report: &Report,
    file: &YearFile,
    text: &str,
    changes: &[Change],
) -> Result<(String, Vec<String>), Spoilt> {
    let mut editor = Editor::new(text);
    let mut without_room = Vec::new();
    for Change { id, says } in changes {
        let figure = report.figures.get(*id);
        let says = says.written();
        let span = match figure.origin {
            Origin::Cell { table, row, column } => {
                let form = report.form.as_ref();
                let table = form.and_then(|form| form.tables.get(table));
                let place = table.and_then(|table| {
                    let (row, column) = (table.rows.get(row)?, table.columns.get(column)?);
                    cell(file, table, row, column)
                });
                if place.is_none() {
                    editor.set("table", &figure.id, &says, "", Position::Last);
                    continue;
                }
                place
            }
            _ => stated(&file.figures, &figure.id),
        };
        match span {
            Some(span) => editor.replace(span.start()..span.end(), says),
            None => without_room.push(figure.id.clone()),
        }
    }
    Ok((editor.finish()?, without_room))
}

/// What stands where a number is still to be filled in.
const TO_FILL: &str = "\"?\"";

/// Where a year file fills in a cell.
fn cell(file: &YearFile, table: &Table, row: &Row, column: &Column) -> Option<Span> {
    let id = table.cell_id(row, column);
    let mut entries = file.table.iter().flat_map(|table| &table.value);
    if let Some(own) = entries.find(|entry| entry.code.value == id) {
        return single(&own.value);
    }
    let mut entries = file.table.iter().flat_map(|table| &table.value);
    let of_row = entries.find(|entry| entry.code.value == *row.code.get_ref())?;
    let CellInput::Row(cells) = &of_row.value else {
        return None;
    };
    // A row may leave out the columns that add up others.
    let is_whole = cells.value.len() == table.columns.len();
    let listed = table
        .columns
        .iter()
        .filter(|one| is_whole || one.sum_of.is_empty());
    let mut listed = listed.zip(&cells.value);
    let (_, input) = listed.find(|(one, _)| one.code.get_ref() == column.code.get_ref())?;
    single(input.as_ref()?)
}

/// Where a single input stands.
fn single(input: &CellInput) -> Option<Span> {
    match input {
        CellInput::Number(number) => Some(number.span),
        CellInput::Same(same) => Some(same.span),
        CellInput::Blank(span)
        | CellInput::NotApplicable(span)
        | CellInput::ToFill(span)
        | CellInput::Unread(span) => Some(*span),
        CellInput::Row(_) => None,
    }
}

/// Where the value of a figure stands, or what stands in its place.
fn stated(figures: &[FigureEntry], id: &str) -> Option<Span> {
    figures.iter().find_map(|figure| {
        if figure.id == id {
            let number = figure.value.as_ref().map(|number| number.span);
            // A figure without a value is open where its key stands.
            let open = figure.to_fill.filter(|span| *span != figure.key);
            return number.or(open);
        }
        let parts = figure.breakdowns.iter().map(|one| one.parts.as_slice());
        let mut below = parts.chain([figure.of_which.as_slice()]);
        below.find_map(|figures| stated(figures, id))
    })
}
