//! Last year's file: the one that a year file names, or else the one beside it that is called after
//! the year before; compared with only where it is that organ's of that year.

use std::path::Path;

use super::{
    named_files::{form_of_another, text_of},
    organ_name,
    world::{World, beside},
};
use crate::{
    diagnostic::{FileId, Files, Loaded, Place, Role},
    model::{self, NotLastYears, Problem, Report, Surroundings, Unread},
    year_file::{self, Located, YearFile},
};

/// The name of last year's file and where it is said.
struct Named {
    name: String,
    place: Place,
    /// Whether the file says so itself, rather than being called after the year before.
    is_typed: bool,
}

/// Last year's report.
pub(super) fn last_year(
    world: &dyn World,
    file: &YearFile,
    path: &Path,
    files: &mut Files,
    problems: &mut Vec<Problem>,
) -> Option<(Report, FileId)> {
    let Named {
        name,
        place,
        is_typed,
    } = named(file)?;
    let last = beside(path, &name);
    let unreadable = |unread| Problem::UnreadableLast {
        name: name.clone(),
        place,
        unread,
    };
    let bytes = world.last_year(&last).map_err(Some);
    let source = match bytes.and_then(|bytes| text_of(&last, &bytes)) {
        Ok(source) => source,
        Err(unread) => {
            if let (false, Some(outside @ Unread::Outside { .. })) = (is_typed, &unread) {
                let unread = outside.clone();
                problems.push(Problem::LastElsewhere {
                    name,
                    place,
                    unread,
                });
                return None;
            }
            // A file that nobody named may be anything, or none.
            let is_told = is_typed || unread.as_ref().is_some_and(is_telling);
            problems.extend(is_told.then(|| unreadable(unread)));
            return None;
        }
    };
    let reading = year_file::read(&source);
    if reading.broken {
        problems.extend(is_typed.then(|| unreadable(None)));
        return None;
    }
    let old = reading.year_file;
    let id = files.add(Loaded::text(Role::Last, source));
    if let Some(why) = other_than_last_years(file, &old, id) {
        problems.push(Problem::WrongLastYear { name, place, why });
        return None;
    }
    let around = Surroundings {
        form: form_of_another(world, &old, &last),
        ..Surroundings::default()
    };
    Some((model::resolve(&old, around), id))
}

/// What an organ is called today. A short form of its name says no more than that does, and 教育局
/// is that of many.
fn names(file: &YearFile) -> impl Iterator<Item = &Located<String>> {
    let name = file.organ.name();
    let another = file
        .organ
        .get("short_name")
        .filter(|short| name.is_some_and(|name| !organ_name::is_same(&short.value, &name.value)));
    name.into_iter().chain(another)
}

fn named(file: &YearFile) -> Option<Named> {
    if let Some(named) = &file.report.last {
        return Some(Named {
            name: named.value.clone(),
            place: Place::year(named.span),
            is_typed: true,
        });
    }
    let year = file.year.as_ref()?;
    Some(Named {
        name: format!("{}.toml", i64::from(year.value) - 1),
        place: Place::year(year.span),
        is_typed: false,
    })
}

/// Whether there is a file that somebody must have meant to be read.
fn is_telling(unread: &Unread) -> bool {
    !matches!(unread, Unread::Missing | Unread::NotRegular)
}

/// Why `old` is not the file of the year before by the same organ, if it is not. What either file
/// does not say is told elsewhere.
fn other_than_last_years(file: &YearFile, old: &YearFile, id: FileId) -> Option<NotLastYears> {
    if old.fingerprint == file.fingerprint {
        return Some(NotLastYears::Itself);
    }
    if let (Some(year), Some(found)) = (&file.year, &old.year)
        && i64::from(found.value) != i64::from(year.value) - 1
    {
        return Some(NotLastYears::Year {
            wanted: year.value - 1,
            found: found.value,
            place: Place {
                file: id,
                span: found.span,
            },
        });
    }
    let (own, found) = (file.organ.name()?, old.organ.name()?);
    let own_names = names(file).chain(&file.organ.former_names);
    let found_names: Vec<&Located<String>> = names(old).collect();
    let is_same = { own_names }.any(|own| {
        let mut found_names = found_names.iter();
        found_names.any(|found| organ_name::is_same(&own.value, &found.value))
    });
    (!is_same).then(|| NotLastYears::Organ {
        own: own.value.clone(),
        found: found.value.clone(),
        place: Place {
            file: id,
            span: found.span,
        },
    })
}
