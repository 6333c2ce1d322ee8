//! What a page shows of a report, as data.

use serde::Serialize;

use super::{
    findings::{self, Finding},
    particulars::{self, Particular},
    texts::{self, Kind, Stretch},
    values,
};
use crate::{
    compile::Compiled,
    diagnostic::{Language, Tally},
    document::{compose, edition::Edition, printer::Printer},
    facts,
    model::{
        self,
        figure::{FigureId, Origin},
    },
    workbook::departments::Departments,
    writers,
    year_file::YearFile,
};

/// A report.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Report {
    year: Option<i32>,
    organ: Option<String>,
    tally: Counts,
    relations: Relations,
    /// How many figures are still to be filled in.
    open: usize,
    findings: Vec<Finding>,
    /// How many more findings there are than are listed.
    unlisted: usize,
    figures: Vec<Figure>,
    particulars: Vec<Particular>,
    texts: Vec<Text>,
    /// The report as a web page; none while the year file cannot be read.
    page: Option<String>,
    /// The year file as it is written.
    source: String,
}

#[derive(Debug, Serialize)]
struct Counts {
    errors: usize,
    warnings: usize,
    notes: usize,
    waived: usize,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Relations {
    checked: usize,
    held: usize,
    failed: usize,
    not_assessable: usize,
}

/// A figure or a cell.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Figure {
    id: String,
    label: String,
    /// As its cell prints it; empty where it is not reported.
    value: String,
    unit: Option<String>,
    /// Last year's.
    last: Option<String>,
    /// Whether it is typed, and nothing computes it.
    is_input: bool,
    /// What it repeats until it is typed itself.
    repeats: Option<String>,
    /// Whether it is a cell of the statutory form.
    is_cell: bool,
    is_open: bool,
    source: Option<String>,
    department: Option<String>,
}

/// A text that is edited.
#[derive(Debug, Serialize)]
struct Text {
    key: String,
    kind: Kind,
    pieces: Vec<Stretch>,
}

/// What the page shows of a year file that was compiled.
pub(super) fn report(compiled: &Compiled, file: &YearFile, language: Language) -> Report {
    let report = compiled.report.as_ref();
    let texts = texts::all(file, report);
    let Tally {
        errors,
        warnings,
        notes,
        waived,
    } = Tally::of(&compiled.findings);
    let listed = findings::listed(compiled, &texts, language);
    let relations = compiled.account.relations;
    let figures = report.map_or_else(Vec::new, |report| figures(report, file));
    Report {
        year: report.map(|report| report.year).filter(|year| *year != 0),
        organ: report.map(|report| report.organ.name.clone()),
        tally: Counts {
            errors,
            warnings,
            notes,
            waived,
        },
        relations: Relations {
            checked: relations.checked,
            held: relations.held,
            failed: relations.failed,
            not_assessable: relations.not_assessable,
        },
        open: figures.iter().filter(|one| one.is_open).count(),
        unlisted: (errors + warnings + notes).saturating_sub(listed.len()),
        findings: listed,
        figures,
        particulars: particulars::all(file),
        texts: texts
            .iter()
            .map(|text| Text {
                key: text.key.clone(),
                kind: text.kind,
                pieces: text.pieces(report),
            })
            .collect(),
        page: report.and_then(page),
        source: compiled.source().text().to_owned(),
    }
}

/// The report as a web page, as a build writes it without other files beside it.
fn page(report: &model::Report) -> Option<String> {
    let edition = Edition::Final;
    let document = compose::document(&Printer::new(report, &edition));
    let page = writers::html::write(&document, &facts::of(report), &[]).ok()?;
    String::from_utf8(page).ok()
}

/// The figures of a report, in order.
fn figures(report: &model::Report, file: &YearFile) -> Vec<Figure> {
    let departments = Departments::of(file);
    let inputs = values::inputs(report, file);
    let own = report
        .figures
        .iter()
        .filter(|(_, one)| matches!(one.origin, Origin::Stated | Origin::Cell { .. }));
    let last = |id: FigureId| report.figures.last(id).map(model::figure::Figure::in_cell);
    let figures = own.map(|(id, one)| Figure {
        id: one.id.clone(),
        label: one.label.clone(),
        value: one.in_cell(),
        unit: one.unit.clone(),
        last: last(id).filter(|last| !last.is_empty()),
        is_input: inputs.contains(&id),
        repeats: one
            .same_as
            .map(|other| report.figures.get(other).label.clone()),
        is_cell: matches!(one.origin, Origin::Cell { .. }),
        is_open: inputs.contains(&id) && one.value.is_none() && one.to_fill.is_some(),
        source: one.source.clone(),
        department: departments.who_counts(&one.id).map(str::to_owned),
    });
    figures.collect()
}
