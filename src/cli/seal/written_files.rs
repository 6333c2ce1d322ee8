//! The files that were written of a report, held against what a build gives now.

use std::{
    ffi::OsStr,
    fs,
    path::{Path, PathBuf},
};

use crate::{
    build::{
        drawing::{self, Asked},
        file_set::FileSet,
    },
    cli::{bounded, output_folder, whereabouts},
    compile::World,
    diagnostic::{Language, Text, say::say},
    document::edition::Edition,
    model::Report,
    writers::{FORMATS, pdf::missing_face::MissingFace},
};

/// The files of a report in one folder, as a build of the same formats gives them now.
#[derive(Debug)]
pub(super) struct WrittenFiles {
    /// Role, name and contents.
    pub(super) files: Vec<(String, String, Vec<u8>)>,
    /// What stands against sealing them; empty where the folder holds the same bytes.
    pub(super) differences: Vec<Text>,
    /// The faces that were not there to print in.
    pub(super) missing_faces: Vec<MissingFace>,
}

/// The files of `report` that lie in `folder`, drawn anew and compared.
///
/// # Errors
/// They cannot be drawn.
pub(super) fn compared(
    report: &Report,
    folder: &Path,
    world: &dyn World,
    language: Language,
) -> anyhow::Result<WrittenFiles> {
    let edition = Edition::Final;
    let names = FileSet::new(report, &edition);
    let lies_there = |name: String| fs::symlink_metadata(folder.join(name)).is_ok();
    let asked = Asked {
        formats: FORMATS
            .iter()
            .filter(|format| lies_there(names.name(format)))
            .collect(),
        may_lack_pages: false,
        package: lies_there(names.name_of_package()),
    };
    if asked.formats.is_empty() {
        return Ok(WrittenFiles {
            files: Vec::new(),
            differences: vec![nothing_written(folder, report.year)],
            missing_faces: Vec::new(),
        });
    }
    let set = drawing::files(report, &edition, &asked, world, language)?;
    let mut written = WrittenFiles {
        files: Vec::new(),
        differences: Vec::new(),
        missing_faces: set.missing_faces,
    };
    for (name, bytes) in set.files {
        let path = folder.join(&name);
        written.differences.extend(difference(&path, &bytes));
        let role = if set.attached.contains(&name) {
            "attachment".to_owned()
        } else {
            ending(&name)
        };
        let name = name.to_string_lossy().into_owned();
        written.files.push((role, name, bytes));
    }
    Ok(written)
}

/// What the name of a file ends with: its format.
fn ending(name: &OsStr) -> String {
    let ending = Path::new(name).extension();
    ending.map_or_else(String::new, |ending| ending.to_string_lossy().into_owned())
}

/// That a file is not what a build gives now.
fn difference(path: &Path, expected: &[u8]) -> Option<Text> {
    let shown = path.display();
    match bounded::regular(&whereabouts::of(path)) {
        Ok(bytes) if bytes == expected => None,
        Ok(_) => Some(say!(
            "{shown} 不是现在写出来的样子：年度文件或它所依据的文件后来改过，或者有人改过这个文件",
            "{shown} is not what a build gives now: the year file or what it depends on has changed since, or somebody has changed this file"
        )),
        Err(unread) => {
            let why = unread.why();
            Some(say!(
                "{shown} 读不出来：{why}",
                "{shown} cannot be read: {why}",
                why
            ))
        }
    }
}

fn nothing_written(folder: &Path, year: i32) -> Text {
    let shown = folder.display();
    say!(
        "{shown} 里没有这份年报写出的文件；先运行 report build {year}，写在别处的用 --out 指明",
        "{shown} holds no file of this report; run report build {year} first, or name their folder by --out"
    )
}

/// What to do about files that differ.
pub(super) fn what_to_do(year: i32, files: &WrittenFiles) -> Option<Text> {
    let formats: Vec<&str> = files
        .files
        .iter()
        .map(|(role, _, _)| role.as_str())
        .filter(|role| FORMATS.iter().any(|format| format.name == *role))
        .collect();
    let formats = formats.join(",");
    (!formats.is_empty()).then(|| {
        say!(
            "没有签认；重新写出：report build {year} --format {formats}；想知道文件里哪里改过：report verify 文件",
            "nothing was sealed; build again: report build {year} --format {formats}; or see what was changed in a file: report verify FILE"
        )
    })
}

/// The folder that a seal looks for written files in.
pub(super) fn folder(named: Option<&Path>, year: i32) -> PathBuf {
    named.map_or_else(|| output_folder::of_year(year), Path::to_path_buf)
}
