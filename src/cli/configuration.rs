//! `report.toml`, which governs all year files beside and below it, found on disk.

use std::path::{Path, PathBuf};

use anyhow::bail;

use super::{allowed_folders::AllowedFolders, bounded, governing_folders};
use crate::{
    compile::{Governing, beside},
    diagnostic::{Diagnostic, Language, Place, Text, say::say},
    source::Source,
    writers,
    year_file::{Configuration, rules},
};

/// What was found around a year file.
#[derive(Debug)]
pub(super) struct Found {
    /// The nearest `report.toml` that may govern it.
    pub(super) governing: Option<Governing>,
    /// Nearer ones that may not, as others than their owner may write them.
    pub(super) passed_over: Vec<PathBuf>,
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
    let folders = governing_folders::of(path).into_iter();
    let files = folders.map(|folder| folder.join("report.toml"));
    for file in files.filter(|file| file.is_file()) {
        if governing_folders::is_open_to_others(&file) {
            found.passed_over.push(file);
            continue;
        }
        allowed.govern(&file);
        found.governing = Some(read(&file, allowed, language)?);
        break;
    }
    Ok(found)
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
    let real = file.canonicalize()?;
    let bytes = bounded::regular(&real).map_err(|unread| cannot(unread.why()))?;
    let Ok(source) = Source::new(shown.clone(), &bytes) else {
        bail!(cannot(Text::fixed("它不是文本文件", "it is no text")));
    };
    let known = |configuration: Configuration| {
        let unknown = writers::unknown(configuration.formats.as_ref(), "formats", &source);
        let mut wrong: Vec<Diagnostic> = unknown.into_iter().collect();
        for folder in &configuration.allow {
            if allowed.add(&beside(file, &folder.value)).is_err() {
                let written = source.slice(folder.span);
                wrong.push(rules::no_folder("allow", written, Place::year(folder.span)));
            }
        }
        if wrong.is_empty() {
            Ok(configuration)
        } else {
            Err(wrong)
        }
    };
    let configuration = Configuration::read(&source)
        .and_then(known)
        .map_err(|findings| {
            let lines: Vec<String> = findings
                .iter()
                .map(|finding| {
                    let at = source.line_column(finding.primary.place.span.start());
                    let message = finding.message.get(language);
                    format!("{shown}:{}:{}: {message}", at.line, at.column)
                })
                .collect();
            anyhow::anyhow!(lines.join("\n"))
        })?;
    Ok(Governing {
        source,
        configuration,
    })
}
