//! From the year file as written to the report: ids looked up, relations laid out, text evaluated.

use std::{collections::BTreeMap, path::Path, sync::Arc};

use super::{
    attachment::Attachment,
    dated_titles, derive,
    evaluate::Evaluator,
    figure::{Figure, FigureId, Figures, Origin},
    form_relation, form_table,
    obligation::{Obligation, ObligationOrigin, Obligations},
    passage::{Passage, Section},
    problem::Problem,
    relation::Relation,
    report::{Organ, Report},
    scope::Scope,
    stated_figure,
    surroundings::Surroundings,
    table_notes::{self, TableNotes},
    text_sum,
    waiver::Waiver,
};
use crate::{
    diagnostic::{FileId, Place, Text},
    forms::{
        Comparison, Form,
        cell::last_years,
        outline::{Fits, Heading, Outline},
    },
    year_file::{
        AttachmentKind, Configuration, Located, RelationEntry, YearFile, named_figures::closeness,
        prose::Prose, style::Style,
    },
};

/// Resolves `file` with what is known around it. Last year's figures are here under `last.` and
/// their ids. A file without a year or an organ's name resolves with year 0 and an empty name:
/// reading has reported them.
#[must_use]
pub fn resolve(file: &YearFile, around: Surroundings<'_>) -> Report {
    let Configuration {
        checks,
        style,
        formats,
        allow: _,
    } = around.configuration;
    let folder = around.folder;
    let mut report = Report {
        year: file.year.as_ref().map_or(0, |year| year.value),
        organ: organ(file),
        form: around.form,
        date: file.report.date.as_ref().map(|date| date.value),
        date_place: file.report.date.as_ref().map(|date| Place::year(date.span)),
        url: Located::value_of(file.report.url.as_ref()),
        has_contents: file.report.contents,
        is_sealed: file.report.sealed,
        fingerprint: file.fingerprint.clone(),
        figures: Figures::default(),
        obligations: Obligations::default(),
        breakdowns: Vec::new(),
        preamble: Passage::default(),
        sections: Vec::new(),
        table_notes: TableNotes::default(),
        attachments: attachments(file, &folder),
        waivers: Vec::new(),
        settings: file.checks.clone().over(checks),
        formats: file
            .report
            .formats
            .clone()
            .filter(|asked| !asked.value.is_empty())
            .or(formats)
            .map_or_else(Vec::new, |asked| asked.value),
        style: own_style(file, &folder).over(style),
        table_place: file.table.as_ref().map(|table| Place::year(table.span)),
        odd_characters: file.odd_characters.clone(),
        last_titles: around
            .last
            .map_or_else(Vec::new, |(last, _)| dated_titles::of(last)),
        problems: Vec::new(),
    };
    for entry in &file.figures {
        stated_figure::add(&mut report, entry, None);
    }
    if let Some((last, place)) = around.last {
        import(&mut report, last, place);
    }
    let cells = form_table::fill(&mut report, file);
    form_relation::add(&mut report, &cells);
    report.waivers = waivers(file, report.form.as_deref());
    let outdated = outdated_form(file, report.form.as_deref());
    report.problems.extend(outdated);
    report.problems.extend(unopenable_address(file));
    let nobodys = counted_by_name_alone(file, &report.figures);
    report.problems.extend(nobodys);
    let formulas = derive::derive(&mut report, file);
    repeat_values(&mut report);
    for entry in &file.relations {
        add_relation(&mut report, entry);
    }
    for formula in formulas {
        report.obligations.push(formula);
    }
    evaluate_text(&mut report, file);
    report.problems.extend(around.problems);
    report
}

/// The look that the file asks for, with the path of its template in place of the name.
fn own_style(file: &YearFile, folder: &Path) -> Style {
    let mut style = file.style.clone();
    if let Some(template) = &mut style.template {
        template.value = folder.join(&template.value).display().to_string();
    }
    style
}

/// An address without its scheme is text to whoever scans the code: it opens nothing.
fn unopenable_address(file: &YearFile) -> Option<Problem> {
    let url = file.report.url.as_ref()?;
    let written = url.value.to_ascii_lowercase();
    let host = ["https://", "http://"]
        .iter()
        .find_map(|scheme| written.strip_prefix(scheme));
    let is_open = host.is_some_and(|host| {
        let is_broken = host.contains(|c: char| c.is_control() || c.is_whitespace());
        !host.is_empty() && !host.starts_with('/') && !is_broken
    });
    (!is_open && !written.is_empty()).then(|| Problem::UnopenableAddress {
        written: url.value.clone(),
        place: Place::year(url.span),
    })
}

/// The built-in form that the file names although it is another year's; an organ's own form is
/// right for the years that the organ uses it in.
fn outdated_form(file: &YearFile, form: Option<&Form>) -> Option<Problem> {
    let (named, year) = (file.report.form.as_ref()?, file.year.as_ref()?);
    let form = form.filter(|form| form.is_built_in() && form.head.id == named.value)?;
    (!form.covers(year.value)).then(|| Problem::OutdatedForm {
        name: named.value.clone(),
        place: Place::year(named.span),
    })
}

/// The names under which a department counts what is no figure.
fn counted_by_name_alone(file: &YearFile, figures: &Figures) -> Vec<Problem> {
    let named = file.filled_by.iter().flat_map(|entry| &entry.figures);
    let names_none = |name: &&Located<String>| {
        let mut ids = figures.ids();
        !ids.any(|id| closeness(&name.value, id).is_some())
    };
    let unknown = named.filter(names_none).map(|name| Problem::UnknownFigure {
        name: name.value.clone(),
        place: Place::year(name.span),
        is_heading: false,
    });
    unknown.collect()
}

/// Adds last year's figures under `last.` and their ids.
fn import(report: &mut Report, last: &Report, file: FileId) {
    let own = last.figures.iter().map(|(_, figure)| figure);
    for figure in own.filter(|figure| !matches!(figure.origin, Origin::Last | Origin::Text)) {
        // An id that starts with `last.` already would be taken; nothing is lost but that one.
        let _ = report.figures.add(Figure {
            id: last_years(&figure.id),
            label: format!("上年度{}", figure.label),
            origin: Origin::Last,
            place: figure.place.map(|place| Place {
                file,
                span: place.span,
            }),
            whole: None,
            same_as: None,
            ..figure.clone()
        });
    }
}

/// Gives the cells that repeat a figure its value, which a formula may have computed since.
fn repeat_values(report: &mut Report) {
    let repeating: Vec<(FigureId, FigureId)> = report
        .figures
        .iter()
        .filter_map(|(id, figure)| Some((id, figure.same_as?)))
        .collect();
    for (cell, other) in repeating {
        let repeated = report.figures.get(other);
        let (value, approximation) = (repeated.value, repeated.approximation.clone());
        let is_not_applicable = repeated.is_not_applicable;
        let cell = report.figures.get_mut(cell);
        cell.value = value;
        cell.approximation = approximation;
        cell.is_not_applicable = is_not_applicable;
    }
}

/// Adds a relation that the file states; an unknown id is a problem and leaves it out.
fn add_relation(report: &mut Report, entry: &RelationEntry) {
    let mut complete = true;
    let mut side = |report: &mut Report, names: &[Located<String>]| -> Vec<FigureId> {
        names
            .iter()
            .filter_map(|name| {
                let found = report.figures.find(&name.value);
                if found.is_none() {
                    complete = false;
                    report.problems.push(Problem::UnknownFigure {
                        name: name.value.clone(),
                        place: Place::year(name.span),
                        is_heading: form_table::is_heading(report, &name.value),
                    });
                }
                found
            })
            .collect()
    };
    let left = side(report, &entry.left);
    let right = side(report, &entry.right);
    if !complete || left.is_empty() || right.is_empty() {
        return;
    }
    let says = Located::value_of(entry.says.as_ref()).map_or_else(
        || Text::new("本文件自定的关系", "the file's own relation"),
        Text::same,
    );
    let relation = Relation {
        left,
        comparison: entry.is.unwrap_or(Comparison::Equal),
        right,
    };
    let place = entry.says.as_ref().map_or(entry.place, |says| says.span);
    report.obligations.push(Obligation {
        place: Some(Place::year(place)),
        ..Obligation::of_sums(ObligationOrigin::Stated, relation, says)
    });
}

fn evaluate_text(report: &mut Report, file: &YearFile) {
    let mut unplaced = Vec::new();
    add_sums(report, file);
    let mut values: BTreeMap<String, String> = report
        .organ
        .particulars
        .iter()
        .map(|one| (format!("organ.{}", one.key), one.text.value.clone()))
        .collect();
    values.insert("organ.name".to_owned(), report.organ.name.clone());
    values.insert("year".to_owned(), report.year.to_string());
    // Lent to the template engine, which wants what it works with for good.
    let figures = Arc::new(std::mem::take(&mut report.figures));
    let broken_down = report.breakdowns.iter().map(|one| one.whole).collect();
    let mut evaluator = Evaluator::new(Scope::new(Arc::clone(&figures), broken_down, values));
    let mut passage = |prose: Option<&Prose>| {
        let Some(prose) = prose else {
            return Passage::default();
        };
        let evaluated = evaluator.evaluate(prose);
        for claim in evaluated.claims {
            report.obligations.push(claim);
        }
        report
            .problems
            .extend(evaluated.problems.into_iter().map(Problem::Expression));
        Passage {
            prose: Some(prose.clone()),
            lines: evaluated.lines,
            named: evaluated.named,
            numerals: evaluated.numerals,
        }
    };
    report.preamble = passage(file.report.preamble.as_ref());
    let outline = report.form.as_ref();
    let outline = outline.map(|form| Outline::new(&form.sections));
    report.sections = file
        .sections
        .iter()
        .map(|section| {
            let heading = passage(section.heading.as_ref());
            let fits = outline.as_ref().map_or_else(Fits::default, |outline| {
                outline.fits(&Heading::new(&heading.text()))
            });
            Section {
                heading,
                body: passage(section.body.as_ref()),
                place: Place::year(section.place),
                fits,
            }
        })
        .collect();
    let notes = table_notes::targets(&mut unplaced, report.form.as_deref(), file);
    for (target, prose) in notes {
        let evaluated = passage(Some(prose));
        unplaced.extend(table_notes::beyond_a_remark(&evaluated));
        report.table_notes.add(target, evaluated);
    }
    drop(evaluator);
    report.problems.extend(unplaced);
    report.figures = Arc::into_inner(figures).expect("the evaluator that shared them is gone");
}

/// The sums that texts print are figures before any text is evaluated.
fn add_sums(report: &mut Report, file: &YearFile) {
    let mut operations = text_sum::OPERATIONS;
    let of_sections = file.sections.iter();
    let of_sections = of_sections.flat_map(|section| [&section.heading, &section.body]);
    let of_notes = file.notes.iter().map(|note| &note.text);
    let texts = [&file.report.preamble].into_iter().chain(of_sections);
    for prose in texts.flatten().chain(of_notes) {
        text_sum::add(report, prose, &mut operations);
    }
}

fn organ(file: &YearFile) -> Organ {
    Organ {
        name: Located::value_of(file.organ.name()).unwrap_or_default(),
        particulars: file.organ.particulars().to_vec(),
    }
}

/// What the file attaches, each file of the organ's own by its path.
fn attachments(file: &YearFile, folder: &Path) -> Vec<Attachment> {
    file.attachments
        .iter()
        .filter_map(|entry| {
            let title = entry.title.as_ref()?;
            Some(Attachment {
                title: title.value.clone(),
                path: Located::value_of(entry.path.as_ref())
                    .map(|name| folder.join(name).display().to_string()),
                place: Place::year(title.span),
                kind: entry.kind.unwrap_or(AttachmentKind::File),
            })
        })
        .collect()
}

fn waivers(file: &YearFile, form: Option<&Form>) -> Vec<Waiver> {
    let cells = |at: &Located<String>| form.map(|form| form_table::cells_of_row(form, &at.value));
    file.waivers
        .iter()
        .map(|entry| Waiver {
            check: Located::value_of(entry.check.as_ref()).unwrap_or_default(),
            at: Located::value_of(entry.at.as_ref()),
            words: entry.text.iter().map(|text| text.value.clone()).collect(),
            cells: entry.at.as_ref().and_then(cells).unwrap_or_default(),
            reason: Located::value_of(entry.reason.as_ref()).unwrap_or_default(),
            values: entry
                .values
                .iter()
                .map(|(id, number)| (id.clone(), number.value))
                .collect(),
            place: Place::year(entry.check.as_ref().map_or(entry.place, |check| check.span)),
        })
        .collect()
}
