//! Which reports a run has seen, so that two files of one organ and year are told.

use std::{
    collections::{BTreeMap, btree_map::Entry},
    path::{Path, PathBuf},
};

use sha2::{Digest as _, Sha256};

use super::{distinct_files, inputs::Input};
use crate::{
    checks::duplicate_report,
    compile::Compiled,
    diagnostic::{Diagnostic, Place},
};

/// The reports that a run has seen. Of each it keeps a few bytes, as there may be a million.
#[derive(Debug, Default)]
pub(super) struct Seen {
    first: BTreeMap<Key, u32>,
}

/// An organ and a year, as the start of their hash.
type Key = [u8; 16];

impl Seen {
    /// Takes note of the file of this number, and says which one before it is the same organ's on the
    /// same year.
    pub(super) fn before<'a>(
        &mut self,
        compiled: &Compiled,
        number: usize,
        files: &'a [Input],
    ) -> Option<&'a Path> {
        let own = u32::try_from(number).ok()?;
        let first = match self.first.entry(key(compiled)?) {
            Entry::Vacant(free) => {
                free.insert(own);
                return None;
            }
            Entry::Occupied(first) => usize::try_from(*first.get()).ok()?,
        };
        let first = &*files.get(first)?.path;
        // One file may go under two names.
        let own = PathBuf::from(compiled.source().name());
        (!distinct_files::are_same(first, &own)).then_some(first)
    }
}

fn key(compiled: &Compiled) -> Option<Key> {
    let report = compiled.report.as_ref()?;
    let organ = report.organ.name.trim();
    if organ.is_empty() || report.year == 0 {
        return None;
    }
    let hash = Sha256::digest(format!("{}\n{organ}", report.year));
    hash.first_chunk::<16>().copied()
}

/// What is found about a report that another file is too.
pub(super) fn finding(compiled: &Compiled, other: &Path) -> Option<Diagnostic> {
    let report = compiled.report.as_ref()?;
    let start = Place::year(compiled.source().span(0..0));
    let other = other.display().to_string();
    Some(duplicate_report::finding(report, &other, start))
}
