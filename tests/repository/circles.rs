//! No circle between the files of a room: whoever reads one file need not have read the other.

use super::house::{SourceFile, files, uses};

/// The uses that are part of a circle within a room.
fn circles(files: &[SourceFile]) -> Vec<String> {
    let mut open: Vec<(usize, usize)> = Vec::new();
    for (from, used) in uses(files).into_iter().enumerate() {
        let within = used
            .into_iter()
            .filter(|to| files[from].room() == files[*to].room());
        open.extend(within.map(|to| (from, to)));
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
    let found = circles(&files());
    assert!(found.is_empty(), "\n{}", found.join("\n"));
}
