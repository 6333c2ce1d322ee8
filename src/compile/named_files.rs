//! The files that a year file names: its form, a template.

use std::{path::Path, sync::Arc};

use super::world::{World, beside};
use crate::{
    diagnostic::{Files, Loaded, Place, Role},
    forms::{Form, flaw::Flaw},
    model::{Problem, Unread},
    source::Source,
    year_file::{Located, YearFile},
};

/// The form of a year file, as far as it could be had.
enum NamedForm<'a> {
    /// A built-in one: the one that is named, or else the one in force, if any.
    BuiltIn(Option<Arc<Form>>),
    /// The organ's own: its text and what was read from it.
    Own(Source, Result<Arc<Form>, Vec<Flaw>>),
    /// A name that no form has, and why there is no file of one's own under it; `None` where there
    /// is one and it is no text.
    Unknown(&'a Located<String>, Option<Unread>),
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
        let source = match text(world, &beside(path, &named.value)) {
            Ok(source) => source,
            Err(unread) => return Self::Unknown(named, unread),
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
        NamedForm::Unknown(named, unread) => {
            problems.push(Problem::UnknownForm {
                name: named.value.clone(),
                place: Place::year(named.span),
                sought: beside(path, &named.value).display().to_string(),
                unread,
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

/// The form of a file that is only compared with: whatever is wrong with it is told when that file
/// is checked itself.
pub(super) fn form_of_another(
    world: &dyn World,
    file: &YearFile,
    path: &Path,
) -> Option<Arc<Form>> {
    match NamedForm::of(world, file, path) {
        NamedForm::BuiltIn(form) => form,
        NamedForm::Own(_, read) => read.ok(),
        NamedForm::Unknown(..) => None,
    }
}

/// What stands in the way of the Word file that the year file names as its template.
pub(super) fn unreadable_template(
    world: &dyn World,
    file: &YearFile,
    path: &Path,
) -> Option<Problem> {
    let named = file.style.template.as_ref()?;
    let template = beside(path, &named.value);
    let unread = match world.read(&template) {
        // Every Word file is an archive and starts so; what is in it only the writer can tell.
        Ok(bytes) if bytes.starts_with(b"PK") => return None,
        Ok(_) => None,
        Err(unread) => Some(unread),
    };
    Some(Problem::UnreadableTemplate {
        name: named.value.clone(),
        place: Place::year(named.span),
        unread,
    })
}

/// The text of a file, or why it was not read; nothing where it was and is no text.
fn text(world: &dyn World, file: &Path) -> Result<Source, Option<Unread>> {
    let bytes = world.read(file)?;
    text_of(file, &bytes)
}

/// The text of a file of these bytes; nothing where they are no text.
pub(super) fn text_of(file: &Path, bytes: &[u8]) -> Result<Source, Option<Unread>> {
    Source::new(file.display().to_string(), bytes).map_err(|_| None)
}
