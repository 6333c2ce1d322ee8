//! The files of `examples/`, as tests read them.

use std::path::{Path, PathBuf};

/// Those that hold, from the folder `examples`.
pub(crate) const HOLD: &[&str] = &[
    "change-of-form/2020.toml",
    "change-of-form/2021.toml",
    "form-2014.toml",
    "form-2019.toml",
    "form-2021.toml",
    "layout.toml",
    "minimal.toml",
    "own-form/2016.toml",
];

/// The folder itself.
pub(crate) fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples")
}

/// One of the files.
pub(crate) fn text(name: &str) -> String {
    std::fs::read_to_string(folder().join(name)).unwrap()
}

/// The one with a look of its own, without its `[style]` and with this one.
pub(crate) fn styled(style: &str) -> String {
    let text = text("layout.toml");
    let (before, own) = text.split_once("\n[style]").unwrap();
    let (_, after) = own.split_once("\n\n").unwrap();
    format!("{before}\n{style}\n\n{after}")
}

/// All that hold and need no other file beside them.
pub(crate) fn that_hold() -> Vec<String> {
    let alone = HOLD.iter().filter(|name| !name.contains('/'));
    alone.map(|name| text(name)).collect()
}
