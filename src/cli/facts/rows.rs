//! The rows of a file that was looked through.

use std::path::Path;

use anyhow::{Context as _, anyhow};

use crate::{
    cli::{bounded, looked::Looked},
    compile::Compiled,
    diagnostic::{Language, Text, path::slashed, say::say},
    facts::row::FileRows,
    source::fingerprint,
};

/// The rows of a file at this path.
///
/// # Errors
/// It is a year file that cannot be read, or a document that is gone by now.
pub fn of(looked: &Looked, path: &Path, language: Language) -> anyhow::Result<FileRows> {
    match looked {
        Looked::YearFile(compiled, _) => {
            let name = slashed(compiled.source().name());
            of_year_file(compiled, &name).map_err(|why| anyhow!(why.into_words(language)))
        }
        Looked::Document(audited) => {
            let shown = path.display().to_string();
            let bytes = bounded::file(path).with_context(|| shown.clone())?;
            Ok(audited.rows(&slashed(&shown), fingerprint(&bytes)))
        }
    }
}

/// The rows of a year file of this name.
///
/// # Errors
/// It cannot be read.
pub fn of_year_file(compiled: &Compiled, name: &str) -> Result<FileRows, Text> {
    let Some(report) = &compiled.report else {
        return Err(say!(
            "{name} 的写法有误，没有读出数字；用 report check {name} 查看",
            "{name} cannot be read, and gave no figures; see report check {name}"
        ));
    };
    Ok(FileRows::of(name, report, &compiled.findings))
}
