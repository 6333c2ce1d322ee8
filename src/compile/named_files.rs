//! The files that a year file names: its form, last year's file, a template.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use super::world::{World, beside};
use crate::{
    diagnostic::{FileId, Files, Loaded, Place, Role},
    forms::{Form, flaw::Flaw},
    model::{self, Problem, Report, Surroundings},
    source::Source,
    year_file::{self, Located, YearFile},
};

/// The form of a year file, as far as it could be had.
enum NamedForm<'a> {
    /// A built-in one: the one that is named, or else the one in force, if any.
    BuiltIn(Option<Arc<Form>>),
    /// The organ's own: its text and what was read from it.
    Own(Source, Result<Arc<Form>, Vec<Flaw>>),
    /// A name that no form has and no file.
    Unknown(&'a Located<String>),
}

impl<'a> NamedForm<'a> {
    fn of(world: &dyn World, file: &'a YearFile, path: &Path) -> Self {
        let Some(named) = &file.report.form else {
            let year = file.year.as_ref();
            return Self::BuiltIn(year.and_then(|year| Form::for_year(year.value)));
        };
        if let Some(form) = Form::built_in(&named.value) {
            return Self::BuiltIn(Some(form));
        }
        let Some(source) = text(world, &beside(path, &named.value)) else {
            return Self::Unknown(named);
        };
        let read = Form::read(&source).map(Arc::new);
        Self::Own(source, read)
    }
}

/// The form that the file at `path` names, or else the one in force for its year.
pub(super) fn form(
    world: &dyn World,
    file: &YearFile,
    path: &Path,
    files: &mut Files,
    problems: &mut Vec<Problem>,
) -> Option<Arc<Form>> {
    let (source, read) = match NamedForm::of(world, file, path) {
        NamedForm::BuiltIn(form) => return form,
        NamedForm::Own(source, read) => (source, read),
        NamedForm::Unknown(named) => {
            problems.push(Problem::UnknownForm {
                name: named.value.clone(),
                place: Place::year(named.span),
            });
            return None;
        }
    };
    let id = files.add(Loaded::text(Role::Form, source));
    let flaws = match read {
        Ok(form) => return Some(form),
        Err(flaws) => flaws,
    };
    let place = |at| Place {
        file: id,
        span: files.get(id).source.span(at),
    };
    problems.extend(flaws.into_iter().map(|flaw| Problem::BrokenForm {
        message: flaw.message,
        help: flaw.help,
        place: place(flaw.at),
        related: flaw.related.map(|(at, words)| (place(at), words)),
    }));
    None
}

/// Last year's report: that of the file that this one names, or else of the one beside it that is
/// called after the year before.
pub(super) fn last_year(
    world: &dyn World,
    file: &YearFile,
    path: &Path,
    files: &mut Files,
    problems: &mut Vec<Problem>,
) -> Option<(Report, FileId)> {
    let named = file.report.last.as_ref();
    let last = last_years_path(file, path)?;
    let read = text(world, &last).map(|source| (year_file::read(&source), source));
    let Some((reading, source)) = read.filter(|(reading, _)| !reading.broken) else {
        // A file that nobody named may be anything.
        problems.extend(named.map(|named| Problem::UnreadableLast {
            name: named.value.clone(),
            place: Place::year(named.span),
        }));
        return None;
    };
    let id = files.add(Loaded::text(Role::Last, source));
    Some((last_report(world, &reading.year_file, &last), id))
}

fn last_years_path(file: &YearFile, path: &Path) -> Option<PathBuf> {
    let named = file.report.last.as_ref().map(|named| named.value.clone());
    let year = file.year.as_ref().map(|year| i64::from(year.value));
    let name = named.or_else(|| Some(format!("{}.toml", year? - 1)))?;
    Some(beside(path, &name))
}

/// Last year's figures are compared with; whatever is wrong with that file is told when it is
/// checked itself.
fn last_report(world: &dyn World, file: &YearFile, path: &Path) -> Report {
    let form = match NamedForm::of(world, file, path) {
        NamedForm::BuiltIn(form) => form,
        NamedForm::Own(_, read) => read.ok(),
        NamedForm::Unknown(_) => None,
    };
    model::resolve(
        file,
        Surroundings {
            form,
            ..Surroundings::default()
        },
    )
}

/// What stands in the way of the Word file that the year file names as its template.
pub(super) fn unreadable_template(
    world: &dyn World,
    file: &YearFile,
    path: &Path,
) -> Option<Problem> {
    let named = file.style.template.as_ref()?;
    let template = beside(path, &named.value);
    // Every Word file is an archive and starts so; what is in it only the writer can tell.
    let is_archive = world
        .read(&template)
        .is_ok_and(|bytes| bytes.starts_with(b"PK"));
    (!is_archive).then(|| Problem::UnreadableTemplate {
        name: named.value.clone(),
        place: Place::year(named.span),
        exists: world.exists(&template),
    })
}

/// The text of a file, where it is one that can be read.
fn text(world: &dyn World, file: &Path) -> Option<Source> {
    let bytes = world.read(file).ok()?;
    Source::new(file.display().to_string(), &bytes).ok()
}
