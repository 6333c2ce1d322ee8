//! Where a path leads, or will lead once the folders in it are made.

use std::{
    ffi::OsString,
    fs, io,
    path::{Component, Path, PathBuf},
};

/// How many links are followed; more lead in a circle.
const LINKS: u32 = 40;

/// The path without links, and without ways back out of folders: one that is not there yet is left
/// by taking its name away again.
pub(super) fn of(path: &Path) -> PathBuf {
    if let Ok(real) = fs::canonicalize(path) {
        return real;
    }
    let Ok(whole) = std::path::absolute(path) else {
        return path.to_owned();
    };
    let mut reached = PathBuf::new();
    let mut ahead = parts_from_behind(&whole);
    let mut links = 0;
    while let Some(part) = ahead.pop() {
        if part == ".." {
            reached.pop();
            continue;
        }
        let next = reached.join(&part);
        match fs::read_link(&next) {
            Ok(target) if links < LINKS => {
                links += 1;
                ahead.extend(parts_from_behind(&target));
            }
            _ => reached = next,
        }
    }
    in_its_spelling(&reached)
}

/// Where a file or folder that is there really lies; the empty path is the current folder.
///
/// Some disks of Windows, those in memory, and Wine beyond 260 characters do not say it of what is there:
/// its links are followed one by one then.
///
/// # Errors
/// There is none, or it is not to be reached.
pub(super) fn real(path: &Path) -> io::Result<PathBuf> {
    let is_here = path.as_os_str().is_empty();
    let path = if is_here { Path::new(".") } else { path };
    fs::canonicalize(path).or_else(|refused| match fs::metadata(path) {
        Ok(_) => Ok(of(path)),
        Err(_) => Err(refused),
    })
}

fn parts_from_behind(path: &Path) -> Vec<OsString> {
    let parts = path.components().rev();
    parts
        .filter(|part| *part != Component::CurDir)
        .map(|part| part.as_os_str().to_owned())
        .collect()
}

/// The path with what is there of it as the system writes it.
fn in_its_spelling(path: &Path) -> PathBuf {
    let spelt = path.ancestors().find_map(|above| {
        let behind = path.strip_prefix(above).ok()?;
        let mut spelt = fs::canonicalize(above).ok()?;
        spelt.extend(behind);
        Some(spelt)
    });
    spelt.unwrap_or_else(|| path.to_owned())
}

/// The path as it is told, with the system's one kind of separator: Windows takes two, and a folder that
/// was typed with one has the other before the names that are in it.
pub(super) fn shown(path: &Path) -> String {
    path.components().collect::<PathBuf>().display().to_string()
}

/// Whether a symbolic link in the path leads to nothing. It may be where a disk is to appear, and
/// nobody means to write to the place without the disk.
pub(super) fn has_broken_link(path: &Path) -> bool {
    path.ancestors()
        .any(|above| above.is_symlink() && !above.exists())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_that_is_not_there_is_left_the_way_it_was_entered() {
        let folder = tempfile::tempdir().unwrap();
        let here = fs::canonicalize(folder.path()).unwrap();
        for (path, expected) in [
            ("x", "x"),
            ("a/b/x", "a/b/x"),
            ("a/../x", "x"),
            ("a/b/../../c/./x", "c/x"),
        ] {
            assert_eq!(of(&folder.path().join(path)), here.join(expected), "{path}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_link_is_followed_also_where_it_leads_nowhere() {
        use std::os::unix::fs::symlink;
        let folder = tempfile::tempdir().unwrap();
        let here = fs::canonicalize(folder.path()).unwrap();
        fs::create_dir_all(here.join("deep/er")).unwrap();
        symlink("deep/er", here.join("link")).unwrap();
        symlink("missing/x", here.join("broken")).unwrap();
        symlink("circle", here.join("circle")).unwrap();
        for (path, expected) in [
            ("link/x", "deep/er/x"),
            ("link/../x", "deep/x"),
            ("broken", "missing/x"),
            ("circle", "circle"),
        ] {
            assert_eq!(of(&here.join(path)), here.join(expected), "{path}");
        }
        assert!(has_broken_link(&here.join("broken/below")));
        assert!(!has_broken_link(&here.join("link/below")));
    }
}
