//! Which of the year files of a build would be written to one folder: known before the first is built,
//! as neither of two is.

use std::{
    collections::{BTreeMap, btree_map::Entry},
    convert::Infallible,
    num::NonZeroUsize,
};

use crate::{
    batch,
    build::file_name,
    cli::{
        bounded, distinct_files,
        inputs::{Input, Origin},
    },
    diagnostic::fault,
    source::Source,
    year_file,
};

/// What another file of a build is to one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Twin {
    /// The same file, before it, under another name.
    Itself,
    /// The file of this number, of the same organ and year.
    Other(usize),
}

/// What the year files of a build are to one another.
#[derive(Debug)]
pub(super) struct Twins {
    twins: BTreeMap<usize, Twin>,
    /// Whether there are several reports, each of which has a folder of its own.
    pub(super) are_many: bool,
}

impl Twins {
    /// Looks at the organ and the year of every file.
    pub(super) fn among(files: &[Input], jobs: NonZeroUsize) -> Self {
        let mut first: BTreeMap<(i32, String), usize> = BTreeMap::new();
        let mut twins = BTreeMap::new();
        let mut numbers = 0_usize..;
        let Ok(()) = batch::in_order(
            files.iter(),
            jobs,
            // Whoever builds it tells of what is wrong with it.
            |file| (file, fault::caught(|| folder_of(file)).ok().flatten()),
            |(file, folder)| -> Result<(), Infallible> {
                let own = numbers.next().expect("a count of files does not end");
                let Some(folder) = folder else {
                    return Ok(());
                };
                match first.entry(folder) {
                    Entry::Vacant(free) => {
                        free.insert(own);
                    }
                    Entry::Occupied(first) => {
                        let first = *first.get();
                        let is_same = files
                            .get(first)
                            .is_some_and(|first| distinct_files::are_same(&first.path, &file.path));
                        if is_same {
                            twins.insert(own, Twin::Itself);
                        } else {
                            twins.insert(own, Twin::Other(first));
                            twins.entry(first).or_insert(Twin::Other(own));
                        }
                    }
                }
                Ok(())
            },
        );
        let named = files.iter().filter(|file| file.origin == Origin::Named);
        Self {
            are_many: first.len() > 1 || named.count() > 1,
            twins,
        }
    }

    /// What another file is to the file of this number.
    pub(super) fn of(&self, number: usize) -> Option<Twin> {
        self.twins.get(&number).copied()
    }
}

/// The year of a file, and what the folder of its organ is called where large and small letters are
/// one; `None` where they cannot be told.
fn folder_of(file: &Input) -> Option<(i32, String)> {
    let bytes = bounded::regular(&file.path).ok()?;
    let source = Source::new("", &bytes).ok()?;
    let read = year_file::read(&source).year_file;
    let organ = read.organ.name().map_or("", |name| name.value.as_str());
    let folder = file_name::of(organ.trim(), "").to_lowercase();
    Some((read.year?.value, folder))
}
