//! One file of many, looked through: what is said of it, or why nothing can be.

use std::path::{Path, PathBuf};

use anyhow::anyhow;

use super::{
    audit, bounded,
    examined::{Beside, Examined},
    input::{self, Disk},
    inputs::{Input, Origin},
    output::Output,
    sealed_files, system_error,
};
use crate::{
    audit::Audited,
    compile::{self, Compiled},
    diagnostic::{Diagnostic, FileFindings, Language, Tally, Text, fault, say::say},
    recognition::recognised::Known,
    source::Source,
    writers::FORMATS,
    year_file::Kind,
};

/// A file that was looked through.
#[derive(Debug)]
pub(super) enum Looked {
    /// A year file, and the world around it where it could be read.
    YearFile(Box<Compiled>, Option<Box<Disk>>),
    /// A report in Word, PDF or the like, by what was recognised of it.
    Document(Box<Audited>),
}

/// The endings of the files that reports are published as, beside those of the formats that we write.
const DOCUMENTS: [&str; 6] = ["rtf", "htm", "txt", "md", "odt", "ods"];

/// Whether a file is called as published reports are, and no year file that was saved as mere text.
fn is_document(file: &Path) -> bool {
    let Some(ending) = file.extension() else {
        return false;
    };
    let is_text = ending.eq_ignore_ascii_case("txt");
    let mut known = { FORMATS.iter() }
        .map(|format| format.name)
        .chain(DOCUMENTS);
    known.any(|one| ending.eq_ignore_ascii_case(one)) && !(is_text && says_year(file))
}

/// Whether a text has the line that every year file has.
fn says_year(file: &Path) -> bool {
    let bytes = bounded::regular(file);
    let source = bytes.ok().and_then(|bytes| Source::new("", &bytes).ok());
    source.is_some_and(|source| {
        let mut keys = source
            .text()
            .lines()
            .filter_map(|line| line.split_once('='));
        keys.any(|(key, _)| key.trim() == "year")
    })
}

impl Looked {
    /// Looks through a file. Whatever keeps it from being read is a finding.
    pub(super) fn at_any(file: &Input, allow: &[PathBuf], language: Language) -> Self {
        told(file, language, || Self::at(file, allow, language))
            .unwrap_or_else(|compiled| Self::YearFile(compiled, None))
    }

    /// Looks through a year file, with the world around it where it can be read. Whatever keeps it from
    /// that is a finding.
    pub(super) fn year_file(
        file: &Input,
        allow: &[PathBuf],
        language: Language,
    ) -> (Compiled, Option<Disk>) {
        match told(file, language, || opened(file, allow, language)) {
            Ok((compiled, disk)) => (compiled, Some(disk)),
            Err(compiled) => (*compiled, None),
        }
    }

    /// Looks through a file.
    ///
    /// # Errors
    /// It cannot be read, or is no text; or the `report.toml` that governs it is wrong.
    pub(super) fn at(file: &Input, allow: &[PathBuf], language: Language) -> anyhow::Result<Self> {
        if file.origin == Origin::Named && is_document(&file.path) {
            let audited = audit::one(&file.path, &Known::default(), None, language)?;
            return Ok(Self::Document(Box::new(audited)));
        }
        let (compiled, disk) = opened(file, allow, language)?;
        Ok(Self::YearFile(Box::new(compiled), Some(Box::new(disk))))
    }

    /// Whether it is a file of another kind that only lies where year files do.
    pub(super) fn is_another_kind(&self) -> bool {
        self.compiled().is_some_and(is_another_kind)
    }

    /// What compiling gave, of a year file.
    pub(super) fn compiled(&self) -> Option<&Compiled> {
        match self {
            Self::YearFile(compiled, _) => Some(compiled),
            Self::Document(_) => None,
        }
    }

    /// Adds what is found beside the file.
    pub(super) fn tell(&mut self, found: Vec<Diagnostic>) {
        if let Self::YearFile(compiled, _) = self {
            compiled.tell(found);
        }
    }

    /// Looks at what lies beside it, and lists as much of it as was asked for.
    pub(super) fn check_further(&mut self, verbose: bool) {
        let Self::YearFile(compiled, disk) = self else {
            return;
        };
        if let Some(disk) = disk {
            sealed_files::check(&**disk, compiled);
        }
        if verbose {
            compiled.list_on_request();
        } else {
            compiled.gather_cells();
        }
    }

    /// Says by itself what it came to.
    pub(super) fn sum_up(&self, output: &Output<'_>) {
        match self {
            Self::YearFile(compiled, _) => output.summary(compiled),
            Self::Document(audited) => audit::summary(audited, output),
        }
    }

    /// Whether it could be read.
    pub(super) fn is_read(&self) -> bool {
        match self {
            Self::YearFile(compiled, _) => compiled.report.is_some(),
            Self::Document(_) => true,
        }
    }

    /// Whether the file or what governs it make warnings count.
    fn denies_warnings(&self) -> bool {
        self.compiled().is_some_and(Compiled::denies_warnings)
    }

    /// What was found, by weight.
    pub(super) fn tally(&self) -> Tally {
        Tally::of(self.found().findings)
    }

    /// Whether something is found that counts.
    pub(super) fn has_what_counts(&self, denies_warnings: bool) -> bool {
        let tally = self.tally();
        let denies = denies_warnings || self.denies_warnings();
        tally.errors > 0 || denies && tally.warnings > 0
    }

    /// What is said of files that may not govern it.
    pub(super) fn passed_over(&self) -> &[Text] {
        match self {
            Self::YearFile(_, Some(disk)) => &disk.passed_over,
            Self::YearFile(_, None) | Self::Document(_) => &[],
        }
    }
}

/// What `look` gives, or the finding that says what stands in its way.
fn told<T>(
    file: &Input,
    language: Language,
    look: impl FnOnce() -> anyhow::Result<T>,
) -> Result<T, Box<Compiled>> {
    let why = match fault::caught(look) {
        Ok(Ok(looked)) => return Ok(looked),
        Ok(Err(error)) => Text::same(system_error::chain(&error, language)),
        Err(fault) => fault.words(),
    };
    let name = file.path.display().to_string();
    Err(Box::new(compile::unread(&name, why)))
}

/// Reads and compiles a year file.
fn opened(file: &Input, allow: &[PathBuf], language: Language) -> anyhow::Result<(Compiled, Disk)> {
    if file.origin != Origin::Named && file.path.is_dir() {
        return Err(closed_folder(&file.path, language));
    }
    let (disk, source) = input::open_at(&file.path, allow, language)?;
    if file.origin == Origin::Named {
        input::refuse_other_kind(&source, language)?;
    }
    Ok((compile::compile(&disk, source), disk))
}

/// Whether what lies where year files do is of another kind: it can be read and has no year.
pub(super) fn is_another_kind(compiled: &Compiled) -> bool {
    let Some(report) = &compiled.report else {
        return false;
    };
    if Kind::of(compiled.source()) == Some(Kind::District) {
        return true;
    }
    // A year that is written wrongly is that of a year file.
    let keys = || toml::from_str::<toml::Table>(compiled.source().text());
    report.year == 0 && keys().is_ok_and(|keys| !keys.contains_key("year"))
}

fn closed_folder(folder: &Path, language: Language) -> anyhow::Error {
    let shown = folder.display();
    let words = say!(
        "无法读取文件夹 {shown}，里面的文件没有核对",
        "cannot read the folder {shown}; what lies in it was not checked"
    );
    anyhow!(words.into_words(language))
}

impl Examined for Looked {
    fn found(&self) -> FileFindings<'_> {
        match self {
            Self::YearFile(compiled, _) => compiled.found(),
            Self::Document(audited) => audited.found(),
        }
    }

    fn beside(&self, language: Language) -> Beside<'_> {
        match self {
            Self::YearFile(compiled, _) => compiled.beside(language),
            Self::Document(audited) => audited.beside(language),
        }
    }

    fn inputs(&self) -> Vec<PathBuf> {
        match self {
            Self::YearFile(compiled, _) => Examined::inputs(&**compiled),
            Self::Document(audited) => Examined::inputs(&**audited),
        }
    }
}
