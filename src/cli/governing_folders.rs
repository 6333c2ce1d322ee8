//! The folders whose `report.toml` may govern a year file.

use std::{
    env,
    path::{Path, PathBuf},
};

use super::whereabouts;

/// The folders above a year file, the nearest first.
#[derive(Debug)]
pub(super) struct Folders {
    /// Its own and those above that may govern it.
    pub(super) governing: Vec<PathBuf>,
    /// Those above these, as the first of them is another's; none where the repository or the home
    /// folder is the last.
    pub(super) of_others: Vec<PathBuf>,
}

/// The folder of a year file and those above it: up to its repository or the home folder; outside of
/// both, as far as the folders are one owner's. The root of a file system, which is everybody's,
/// governs nothing above which it stands.
pub(super) fn of(year_file: &Path) -> Folders {
    let absolute = std::path::absolute(year_file).unwrap_or_else(|_| year_file.to_path_buf());
    // By way of `..` a path passes folders that are not above the file.
    let own = absolute.parent().unwrap_or(&absolute);
    let own = whereabouts::real(own).unwrap_or_else(|_| own.to_path_buf());
    let absolute = own.join("report.toml");
    let above: Vec<&Path> = absolute.ancestors().skip(1).collect();
    let home = home();
    let is_bound = |folder: &Path| {
        folder.join(".git").exists()
            || home.as_ref().is_some_and(|home| {
                folder == home || whereabouts::real(folder).ok().as_ref() == Some(home)
            })
    };
    let bound = above.iter().position(|folder| is_bound(folder));
    let reach = bound.map_or_else(|| of_one_owner(&above), |last| last + 1);
    let mut folders = above.into_iter().map(Path::to_path_buf);
    Folders {
        governing: folders.by_ref().take(reach).collect(),
        of_others: folders
            .filter(|folder| bound.is_none() && folder.parent().is_some())
            .collect(),
    }
}

/// The home folder, links resolved, unless all the machine is called so.
fn home() -> Option<PathBuf> {
    let home = whereabouts::real(&env::home_dir()?).ok()?;
    home.parent().is_some().then_some(home)
}

/// How many of the folders, from the first, are its owner's and below a root.
fn of_one_owner(above: &[&Path]) -> usize {
    let first = above.first().and_then(|own| owner(own));
    let others = above.iter().skip(1);
    let same = others.take_while(|folder| folder.parent().is_some() && owner(folder) == first);
    above.len().min(1) + same.count()
}

/// Whose a folder is; nobody's where the system does not know.
#[cfg(unix)]
fn owner(folder: &Path) -> Option<u32> {
    use std::{fs, os::unix::fs::MetadataExt as _};

    Some(fs::metadata(folder).ok()?.uid())
}

#[cfg(not(unix))]
fn owner(_: &Path) -> Option<u32> {
    None
}

/// Whether others than its owner and group may write a file or put another in its place.
#[cfg(unix)]
pub(super) fn is_open_to_others(file: &Path) -> bool {
    use std::{fs, os::unix::fs::MetadataExt as _};

    let real = whereabouts::real(file).ok();
    let folders = [Some(file), real.as_deref()].map(|file| file.and_then(Path::parent));
    folders
        .into_iter()
        .flatten()
        .chain([file])
        .any(|path| fs::metadata(path).is_ok_and(|metadata| metadata.mode() & 0o002 != 0))
}

#[cfg(not(unix))]
pub(super) fn is_open_to_others(_: &Path) -> bool {
    false
}
