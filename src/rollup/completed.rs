//! The district's own year file, with the sums where nothing stands yet.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    added::Rollup,
    sum::{Cell, Lack},
};
use crate::{
    forms::{Row, Table},
    language::written_toml,
    model::{
        Report,
        figure::{Figure, Origin, ToFill},
    },
    source::{Source, Span},
    year_file::edit::{Editor, Position, Spoilt},
};

/// What still has to be filled in.
const TO_FILL: &str = "\"?\"";

/// The name of the table of cells.
const TABLE: &str = "table";

/// So many names of organs are listed in a comment.
const NAMED: usize = 5;

/// The text of a year file that was completed.
#[derive(Debug)]
pub struct Completed {
    /// The text.
    pub text: String,
    /// How many figures were written.
    pub written: usize,
    /// How many sums were not, since something is lacking of them.
    pub lacking: usize,
}

/// Writes the sums into the district's year file, where a figure is still to be filled in; a number
/// that stands stays. A sum of which something is lacking is written only where `is_partial`, with
/// what is lacking beside it. The figures that are no cells are added where `is_new`.
///
/// # Errors
/// The text would say something else where nothing was to be changed.
pub fn completed(
    source: &Source,
    own: &Report,
    rollup: &Rollup,
    is_partial: bool,
    is_new: bool,
) -> Result<Completed, Spoilt> {
    let mut filling = Filling {
        editor: Editor::new(source.text()),
        own,
        cells: { rollup.cells.iter() }
            .map(|cell| (cell.measure.id.as_str(), cell))
            .collect(),
        is_partial,
        written: 0,
        lacking: 0,
    };
    filling.marked(source);
    filling.absent_rows();
    if is_new {
        filling.new_figures(&rollup.cells);
    }
    let (written, lacking) = (filling.written, filling.lacking);
    Ok(Completed {
        text: filling.editor.finish()?,
        written,
        lacking,
    })
}

struct Filling<'a> {
    editor: Editor<'a>,
    own: &'a Report,
    cells: BTreeMap<&'a str, &'a Cell>,
    is_partial: bool,
    written: usize,
    lacking: usize,
}

impl<'a> Filling<'a> {
    /// The sum that is to be written for a figure, if there is one.
    fn sum(&mut self, id: &str) -> Option<&'a Cell> {
        let cell = *self.cells.get(id)?;
        let may_be_less = cell.measure.is_signed && !cell.is_complete();
        if !cell.is_complete() && (!self.is_partial || may_be_less) {
            self.lacking += 1;
            return None;
        }
        self.written += 1;
        Some(cell)
    }

    /// The values that are marked as still to be filled in.
    fn marked(&mut self, source: &Source) {
        let own = self.own;
        let mut lines: BTreeMap<usize, (usize, Vec<&Cell>)> = BTreeMap::new();
        let figures = own.figures.iter().map(|(_, figure)| figure);
        for figure in figures.filter(|one| is_marked(one)) {
            let Some(span) = figure.place.map(|place| place.span) else {
                continue;
            };
            if !is_one_value(source, span) {
                continue;
            }
            let Some(cell) = self.sum(&figure.id) else {
                continue;
            };
            self.editor
                .replace(span.start()..span.end(), cell.sum.to_string());
            let start = self.editor.line_start(span.end());
            let line = lines.entry(start).or_insert((span.end(), Vec::new()));
            line.0 = line.0.max(span.end());
            line.1.push(cell);
        }
        for (end, cells) in lines.into_values() {
            let note = note(&cells);
            let remark = match self.editor.remark(end) {
                Some(old) => format!("{}；{note}", old.trim_start_matches('#').trim()),
                None => note,
            };
            self.editor.set_remark(end, &remark);
        }
    }

    /// The rows of the form of which the file has nothing.
    fn absent_rows(&mut self) {
        let Some(form) = self.own.form.as_deref() else {
            return;
        };
        for table in &form.tables {
            for row in table.rows.iter().filter(|row| !row.heading) {
                if table.cells_by_column || table.columns.len() == 1 {
                    for column in &table.columns {
                        self.absent_cell(&table.cell_id(row, column));
                    }
                } else {
                    self.absent_row(table, row);
                }
            }
        }
    }

    fn absent_cell(&mut self, id: &str) {
        if !self.is_absent(id) {
            return;
        }
        if let Some(cell) = self.sum(id) {
            let (value, note) = (cell.sum.to_string(), note(&[cell]));
            self.editor.set(TABLE, id, &value, &note, Position::Last);
        }
    }

    fn absent_row(&mut self, table: &Table, row: &Row) {
        let columns = table.columns.iter();
        let ids: Vec<String> = columns
            .filter(|column| column.sum_of.is_empty())
            .map(|column| table.cell_id(row, column))
            .collect();
        if !ids.iter().all(|id| self.is_absent(id)) {
            return;
        }
        let cells: Vec<Option<&Cell>> = ids.iter().map(|id| self.sum(id)).collect();
        let known: Vec<&Cell> = cells.iter().copied().flatten().collect();
        if known.is_empty() {
            return;
        }
        let values: Vec<String> = cells
            .iter()
            .map(|cell| cell.map_or_else(|| TO_FILL.to_owned(), |cell| cell.sum.to_string()))
            .collect();
        let (value, note) = (format!("[{}]", values.join(", ")), note(&known));
        let code = row.code.get_ref();
        self.editor.set(TABLE, code, &value, &note, Position::Last);
    }

    /// Whether the file says nothing at all of a cell.
    fn is_absent(&self, id: &str) -> bool {
        let figure = self.own.figures.find(id).map(|id| self.own.figures.get(id));
        figure.is_some_and(|figure| {
            let is_cell = matches!(figure.origin, Origin::Cell { .. });
            is_cell && figure.place.is_none() && figure.value.is_none() && !figure.is_not_applicable
        })
    }

    /// The figures that all organs have, without those that are parts of others.
    fn new_figures(&mut self, cells: &'a [Cell]) {
        let own = cells.iter().filter(|cell| !cell.measure.is_cell);
        let own = own.filter(|cell| !cell.measure.id.contains('.'));
        let mut lines = Vec::new();
        for cell in own {
            let id = &cell.measure.id;
            if self.own.figures.find(id).is_some() || self.sum(id).is_none() {
                continue;
            }
            let string = |text: &str| written_toml::string(text);
            let unit = cell.measure.unit.as_deref();
            let unit = unit.map_or_else(String::new, |unit| format!(", unit = {}", string(unit)));
            let value = format!(
                "{{ label = {}, value = {}{unit}, source = {} }}",
                string(&cell.measure.label),
                cell.sum,
                string(&note(&[cell])),
            );
            lines.push((id.clone(), value));
        }
        self.editor.add_figures(&lines, &[]);
    }
}

fn is_marked(figure: &Figure) -> bool {
    figure.to_fill == Some(ToFill::Marked) && figure.origin != Origin::Last
}

/// Whether a span is that of the mark alone, and not of a row that it stands for.
fn is_one_value(source: &Source, span: Span) -> bool {
    let typed = source.slice(span);
    typed.starts_with(['"', '\'']) && typed.len() <= TO_FILL.len() + 3
}

/// Where sums come from, and what is lacking of them.
fn note(cells: &[&Cell]) -> String {
    let most = cells.iter().map(|cell| cell.added).max();
    let least = cells.iter().map(|cell| cell.added).min();
    let count = match (least, most) {
        (Some(least), Some(most)) if least != most => format!("{least}至{most}"),
        _ => most.map_or_else(String::new, |most| most.to_string()),
    };
    let mut seen = BTreeSet::new();
    let lacking = cells.iter().flat_map(|cell| &cell.lacking);
    let lacking: Vec<String> = lacking
        .filter(|(organ, _)| seen.insert(organ.as_str()))
        .map(|(organ, lack)| match lack {
            Lack::Missing => organ.clone(),
            _ => format!("{organ}（没有这个数）"),
        })
        .collect();
    if lacking.is_empty() {
        return format!("{count} 个单位之和");
    }
    let more = lacking.len().saturating_sub(NAMED);
    let names: Vec<&str> = lacking.iter().take(NAMED).map(String::as_str).collect();
    let names = names.join("、");
    let names = match more {
        0 => names,
        more => format!("{names}等，另有 {more} 个"),
    };
    format!("{count} 个单位之和，至少；缺 {names}")
}
