//! One file of those whose figures are listed.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, anyhow};

use crate::{
    audit::{self, Audited, Known},
    cli::{
        examined::{Beside, Examined},
        finished_files, input,
        output::Output,
    },
    compile::Compiled,
    diagnostic::{FileFindings, Language, say::say},
    facts::row::FileRows,
    source::fingerprint,
};

/// A file that was read.
pub struct Read {
    pub rows: FileRows,
    pub examined: Either,
}

/// What was read of a file.
pub enum Either {
    YearFile(Box<Compiled>),
    Document(Box<Audited>),
}

/// How finished reports are called; whatever else is named is a year file.
const DOCUMENTS: [&str; 11] = [
    "doc", "docx", "htm", "html", "mht", "pdf", "rtf", "txt", "wps", "xls", "xlsx",
];

/// Reads a file.
///
/// # Errors
/// It cannot be read, or as neither a year file nor a report.
pub fn one(name: &str, allow: &[PathBuf], output: &Output<'_>) -> anyhow::Result<Read> {
    let path = Path::new(name);
    let is_document = path.extension().is_some_and(|ending| {
        DOCUMENTS
            .iter()
            .any(|known| ending.eq_ignore_ascii_case(known))
    });
    if is_document {
        document(path, output.language)
    } else {
        year_file(name, allow, output)
    }
}

fn year_file(name: &str, allow: &[PathBuf], output: &Output<'_>) -> anyhow::Result<Read> {
    let compiled = input::load(name, allow, output)?;
    let shown = compiled.source().name();
    let Some(report) = &compiled.report else {
        let text = say!(
            "{shown} 的写法有误，没有读出数字；用 report check {shown} 查看",
            "{shown} cannot be read, and gave no figures; see report check {shown}"
        );
        return Err(anyhow!(text.into_words(output.language)));
    };
    Ok(Read {
        rows: FileRows::of(shown, report, &compiled.findings),
        examined: Either::YearFile(Box::new(compiled)),
    })
}

fn document(path: &Path, language: Language) -> anyhow::Result<Read> {
    let shown = path.display().to_string();
    let cannot = say!("无法读取 {shown}", "cannot read {shown}", shown = &shown);
    let bytes = finished_files::bytes(path, &cannot, language)?;
    let audited = audit::audit(&shown, &bytes, &Known::default(), None)
        .map_err(|why| anyhow!(why.into_words(language)))
        .with_context(|| cannot.into_words(language))?;
    Ok(Read {
        rows: audited.rows(&shown, fingerprint(&bytes)),
        examined: Either::Document(Box::new(audited)),
    })
}

impl Examined for Either {
    fn found(&self) -> FileFindings<'_> {
        match self {
            Self::YearFile(compiled) => compiled.found(),
            Self::Document(audited) => audited.found(),
        }
    }

    fn beside(&self, language: Language) -> Beside {
        match self {
            Self::YearFile(compiled) => compiled.beside(language),
            Self::Document(audited) => audited.beside(language),
        }
    }

    fn inputs(&self) -> Vec<PathBuf> {
        match self {
            Self::YearFile(compiled) => Examined::inputs(&**compiled),
            Self::Document(audited) => Examined::inputs(&**audited),
        }
    }
}
