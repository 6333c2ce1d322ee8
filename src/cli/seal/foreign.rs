//! Signatures of other kinds beside a seal: files that this program cannot check and leaves alone.

use std::{fs, path::Path};

use crate::seal::broken::signature_beside;

/// The names of the files that are called as the seal is, with something behind, in order.
pub(super) fn signatures(seal: &Path) -> Vec<String> {
    let folder = match seal.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let Some(own) = seal.file_name().and_then(|name| name.to_str()) else {
        return Vec::new();
    };
    let start = format!("{own}.");
    let ours = signature_beside(seal);
    let ours = ours.file_name().and_then(|name| name.to_str());
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let names = entries.filter_map(|entry| entry.file_name().into_string().ok());
    let mut names: Vec<String> = names
        .filter(|name| name.starts_with(&start) && Some(name.as_str()) != ours)
        .collect();
    names.sort_unstable();
    names
}
