//! `report.toml`: how much each check counts, for all year files beside and below it.

use std::path::Path;

use anyhow::{Context, bail};

use crate::{diagnostic::Language, source::Source, year_file::Configuration};

/// The settings for the year file at `path`: those of the nearest `report.toml` beside or above
/// it, or none.
///
/// # Errors
/// A `report.toml` is there and cannot be read or is wrong.
pub(super) fn find(path: &Path, language: Language) -> anyhow::Result<Configuration> {
    let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf());
    let Some(file) = absolute
        .ancestors()
        .skip(1)
        .map(|folder| folder.join("report.toml"))
        .find(|file| file.is_file())
    else {
        return Ok(Configuration::default());
    };
    let shown = file.display().to_string();
    let bytes = std::fs::read(&file).with_context(|| shown.clone())?;
    let Ok(source) = Source::new(shown.clone(), &bytes) else {
        bail!("{shown}");
    };
    let read = Configuration::read(&source).map_err(|findings| {
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
    // A template lies beside the file that names it.
    read.map(|mut configuration| {
        if let (Some(template), Some(folder)) = (&mut configuration.style.template, file.parent()) {
            template.value = folder.join(&template.value).display().to_string();
        }
        configuration
    })
}
