//! No circle between the files of a room: whoever reads one file need not have read the other.

use super::house::{SourceFile, files, uses};

/// The circles that stay: which files use which, and why. `*` is every file below the folder.
const EXCEPTIONS: &[(&str, &str, &str)] = &[(
    "year_file/*.rs",
    "year_file.rs",
    "the file as written is what its readers fill",
)];

fn is_meant(pattern: &str, path: &str) -> bool {
    match pattern.strip_suffix("*.rs") {
        Some(folder) => path.starts_with(folder),
        None => path == pattern,
    }
}

/// The uses that are part of a circle within a room, but for those that an exception takes out.
fn circles(files: &[SourceFile], exceptions: &[(&str, &str, &str)]) -> Vec<String> {
    let mut open: Vec<(usize, usize)> = Vec::new();
    for (from, used) in uses(files).into_iter().enumerate() {
        for to in used {
            let is_excepted = exceptions.iter().any(|(one, other, _)| {
                is_meant(one, &files[from].path) && is_meant(other, &files[to].path)
            });
            if files[from].room() == files[to].room() && !is_excepted {
                open.push((from, to));
            }
        }
    }
    // What nobody uses, or what uses nobody, is no part of a circle.
    loop {
        let before = open.len();
        let kept = open.iter().filter(|(from, to)| {
            open.iter().any(|(_, used)| used == from) && open.iter().any(|(user, _)| user == to)
        });
        open = kept.copied().collect();
        if open.len() == before {
            break;
        }
    }
    open.iter()
        .map(|(from, to)| format!("{} -> {}", files[*from].path, files[*to].path))
        .collect()
}

#[test]
fn files_of_a_room_stand_in_no_circle() {
    let files = files();
    let found = circles(&files, EXCEPTIONS);
    assert!(found.is_empty(), "\n{}", found.join("\n"));
    for (at, exception) in EXCEPTIONS.iter().enumerate() {
        let mut fewer = EXCEPTIONS.to_vec();
        fewer.remove(at);
        let is_needed = !circles(&files, &fewer).is_empty();
        assert!(is_needed, "no longer an exception: {exception:?}");
    }
}
