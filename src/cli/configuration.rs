//! `report.toml`, which governs all year files beside and below it, found on disk.

use std::path::Path;

use anyhow::bail;

use super::{allowed_folders::AllowedFolders, bounded, governing_folders, whereabouts};
use crate::{
    compile::{Governing, beside},
    diagnostic::{Diagnostic, Language, Place, Text, say::say},
    source::Source,
    year_file::rules,
};

/// What was found around a year file.
#[derive(Debug)]
pub(super) struct Found {
    /// The nearest `report.toml` that may govern it.
    pub(super) governing: Option<Governing>,
    /// Nearer ones that may not, each with what is said of it.
    pub(super) passed_over: Vec<Text>,
}

/// The nearest `report.toml` beside or above the year file at `path`, if there is one; the folders
/// that it opens are added to `allowed`.
///
/// # Errors
/// A `report.toml` is there and cannot be read or is wrong.
pub(super) fn find(
    path: &Path,
    allowed: &mut AllowedFolders,
    language: Language,
) -> anyhow::Result<Found> {
    let mut found = Found {
        governing: None,
        passed_over: Vec::new(),
    };
    let folders = governing_folders::of(path);
    let files = folders
        .governing
        .iter()
        .map(|folder| folder.join("report.toml"));
    for file in files.filter(|file| file.is_file()) {
        if governing_folders::is_open_to_others(&file) {
            found.passed_over.push(open_to_others(&file));
            continue;
        }
        allowed.govern(&file);
        found.governing = Some(read(&file, allowed, language)?);
        return Ok(found);
    }
    let mut further = folders
        .of_others
        .iter()
        .map(|folder| folder.join("report.toml"));
    found.passed_over.extend(
        further
            .find(|file| file.is_file())
            .map(|file| of_another(&file)),
    );
    Ok(found)
}

fn open_to_others(file: &Path) -> Text {
    let file = file.display();
    say!(
        "没有采用 {file}：它或它所在的文件夹别的用户也能改写；要采用，去掉其他用户的写权限（chmod o-w）；只要读那里的文件，用 --allow 文件夹",
        "passed over {file}: other users may write it or its folder; to have it hold, take that from them (chmod o-w); only to read files there, use --allow DIR"
    )
}

fn of_another(file: &Path) -> Text {
    let file = file.display();
    say!(
        "没有采用 {file}：那个文件夹是别的用户的；要采用，复制到年度文件旁边；只要读那里的文件，用 --allow 文件夹",
        "passed over {file}: the folder is another user's; to have it hold, copy it beside the year file; only to read files there, use --allow DIR"
    )
}

fn read(
    file: &Path,
    allowed: &mut AllowedFolders,
    language: Language,
) -> anyhow::Result<Governing> {
    let shown = file.display().to_string();
    let cannot = |why: Text| {
        let text = say!("无法读取 {shown}：{why}", "cannot read {shown}: {why}", why);
        anyhow::Error::msg(text.into_words(language))
    };
    // It may be a link to one that several folders share.
    let real = whereabouts::real(file)?;
    let bytes = bounded::regular(&real).map_err(|unread| cannot(unread.why()))?;
    let Ok(source) = Source::new(shown.clone(), &bytes) else {
        bail!(cannot(Text::fixed("它不是文本文件", "it is no text")));
    };
    let mut may_read = |governing: Governing| {
        let folders = governing.configuration.allow.iter();
        let refused = folders.filter(|folder| allowed.add(&beside(file, &folder.value)).is_err());
        let wrong: Vec<Diagnostic> = refused
            .map(|folder| {
                let written = source.slice(folder.span);
                rules::no_folder("allow", written, Place::year(folder.span))
            })
            .collect();
        if wrong.is_empty() {
            Ok(governing)
        } else {
            Err(wrong)
        }
    };
    Governing::read(source.clone())
        .and_then(&mut may_read)
        .map_err(|findings| anyhow::anyhow!(Governing::wrong(&source, &findings, language)))
}
