//! `report.toml`, which governs all year files beside and below it, found on disk.

use std::path::Path;

use anyhow::{Context, bail};

use super::bounded;
use crate::{
    compile::Governing, diagnostic::Language, source::Source, writers, year_file::Configuration,
};

/// The nearest `report.toml` beside or above the year file at `path`, if there is one.
///
/// # Errors
/// A `report.toml` is there and cannot be read or is wrong.
pub(super) fn find(path: &Path, language: Language) -> anyhow::Result<Option<Governing>> {
    let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf());
    let Some(file) = absolute
        .ancestors()
        .skip(1)
        .map(|folder| folder.join("report.toml"))
        .find(|file| file.is_file())
    else {
        return Ok(None);
    };
    let shown = file.display().to_string();
    let bytes = bounded::file(&file).with_context(|| shown.clone())?;
    let Ok(source) = Source::new(shown.clone(), &bytes) else {
        bail!("{shown}");
    };
    let known = |configuration: Configuration| {
        let asked = configuration.formats.as_ref();
        match writers::unknown(asked, "formats", &source) {
            Some(unknown) => Err(vec![unknown]),
            None => Ok(configuration),
        }
    };
    let read = Configuration::read(&source)
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
        });
    read.map(|configuration| {
        Some(Governing {
            source,
            configuration,
        })
    })
}
