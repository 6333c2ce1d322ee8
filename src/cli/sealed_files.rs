//! The written files that a seal names, and what is said of them in a check and a build.

use std::{
    ffi::OsString,
    fs,
    path::{Path, PathBuf},
};

use super::{bounded, output::Output, output_folder, whereabouts, words::listed};
use crate::{
    compile::{Compiled, World},
    diagnostic::say::say,
    seal::{
        broken::{self, Lying},
        content::Seal,
    },
    source::fingerprint,
};

/// Looks into the folder that was named, or into that of the year.
pub(super) fn in_folder(named: Option<PathBuf>) -> impl Fn(i32, &str) -> Lying {
    move |year, name| {
        let folder = named.clone();
        let folder = folder.unwrap_or_else(|| output_folder::of_year(year));
        match bounded::regular(&whereabouts::of(&folder.join(name))) {
            Ok(bytes) => Lying::There(bytes),
            // Nobody can say of one that cannot be read that it is what was sealed.
            Err(_) => Lying::Missing,
        }
    }
}

/// Looks into the folder of the organ, as one of many, or that of the year, where there is one.
fn where_there_is_one(checked: &Compiled) -> impl Fn(i32, &str) -> Lying + use<> {
    let report = checked.report.as_ref();
    let own = report.map(|report| output_folder::of_organ(None, report.year, &report.organ.name));
    move |year, name| {
        let own = own.clone().filter(|own| own.is_dir());
        let of_year = || Some(output_folder::of_year(year)).filter(|folder| holds_files(folder));
        match own.or_else(of_year) {
            Some(folder) => in_folder(Some(folder))(year, name),
            None => Lying::Unseen,
        }
    }
}

/// Whether it is a folder, and not only one around those of other organs.
fn holds_files(folder: &Path) -> bool {
    let Ok(entries) = fs::read_dir(folder) else {
        return false;
    };
    let mut entries = entries.flatten().peekable();
    entries.peek().is_none() || entries.any(|entry| !entry.path().is_dir())
}

/// Adds to a checked year file what no longer holds of the seal beside it, written files included
/// that lie where builds write.
pub(super) fn check(world: &dyn World, checked: &mut Compiled) {
    let lying = where_there_is_one(checked);
    if let Some(held) = broken::held(world, checked, &lying, None) {
        checked.tell(held.findings);
    }
}

/// As [`check`] for a year file that is built, whose files are about to be written; what was sealed.
pub(super) fn before_build(world: &dyn World, compiled: &mut Compiled) -> Option<Seal> {
    let held = broken::held(world, compiled, &|_, _| Lying::Unseen, None)?;
    compiled.tell(held.findings);
    held.seal
}

/// Says which of the files that were written are not those that were sealed.
pub(super) fn tell_others(seal: &Seal, written: &[(OsString, Vec<u8>)], output: &Output<'_>) {
    let others: Vec<&str> = seal
        .outputs
        .iter()
        .filter(|sealed| {
            let found = written
                .iter()
                .find(|(name, _)| name == sealed.name.as_str());
            found.is_some_and(|(_, bytes)| fingerprint(bytes) != sealed.sha256)
        })
        .map(|sealed| sealed.name.as_str())
        .collect();
    if !others.is_empty() {
        let others = listed(&others);
        output.say(&say!(
            "写出的和签认的不同，要重新签认：{others}",
            "what was written is not what was sealed, and has to be sealed again: {others}",
            others
        ));
    }
}
