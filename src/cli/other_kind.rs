//! A file of another kind than the command takes: what it is, and which command takes it.

use std::path::Path;

use super::bounded;
use crate::{
    diagnostic::{Text, say::say},
    seal,
    source::Source,
    year_file::Kind,
};

/// What a file is that was named where a year file is wanted, if it is a file of another kind.
pub(super) fn for_year_file(source: &Source) -> Option<Text> {
    (Kind::of(source) == Some(Kind::District)).then(|| is_list(source.name()))
}

/// What a file is that was named where a district's list is wanted, if it is a file of another kind.
pub(super) fn for_list(source: &Source) -> Option<Text> {
    let shown = source.name();
    if seal::is_called_so(Path::new(shown)) {
        return Some(is_seal(shown));
    }
    (Kind::of(source) == Some(Kind::Year)).then(|| {
        say!(
            "{shown} 是年度文件，不是单位清单：核对它写 report check {shown}；清单的写法见 report explain rollup",
            "{shown} is a year file and no list of organs: to check it, write report check {shown}; report explain rollup shows how a list is written"
        )
    })
}

/// That a folder was named where a district's list is wanted, if it is one.
pub(super) fn folder_for_list(name: &str) -> Option<Text> {
    Path::new(name).is_dir().then(|| {
        say!(
            "{name} 是文件夹，汇总要写单位清单（.toml 文件），写法见 report explain rollup；核对文件夹里的年度文件，写 report check {name}",
            "{name} is a folder; rollup takes a list of organs, a .toml file: report explain rollup shows how it is written; to check the year files of the folder, write report check {name}"
        )
    })
}

/// What a file is that was named where a finished report is wanted, if it is none by its name.
pub(super) fn for_report(file: &Path) -> Option<Text> {
    let shown = &file.display().to_string();
    if !is_toml(file) || !file.is_file() {
        return None;
    }
    if seal::is_called_so(file) {
        return Some(is_seal(shown));
    }
    let bytes = bounded::regular(file).ok();
    let source = bytes.and_then(|bytes| Source::new(shown.as_str(), &bytes).ok());
    Some(source.as_ref().and_then(for_year_file).unwrap_or_else(|| {
        say!(
            "{shown} 是年度文件：用 report check {shown} 核对",
            "{shown} is a year file: see report check {shown}"
        )
    }))
}

/// Whether a file is called as those are that people write for the program.
pub(super) fn is_toml(file: &Path) -> bool {
    let ending = file.extension();
    ending.is_some_and(|ending| ending.eq_ignore_ascii_case("toml"))
}

/// That a seal was named where another file is wanted.
pub(super) fn is_seal(shown: &str) -> Text {
    let year_file = shown.replace(".seal.toml", ".toml");
    say!(
        "{shown} 是签认的记录，不是年度文件；核对它写 report seal --verify {year_file}",
        "{shown} is a seal and no year file; to check it, write report seal --verify {year_file}"
    )
}

fn is_list(shown: &str) -> Text {
    say!(
        "{shown} 是单位清单，不是年度文件：汇总写 report rollup {shown}",
        "{shown} is a list of organs and no year file: to add them up, write report rollup {shown}"
    )
}
