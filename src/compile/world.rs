//! What lies around a year file: the files that it names, and what governs it.

use std::path::{Path, PathBuf};

use crate::{
    diagnostic::{Diagnostic, Files, Language, Loaded, Role, Text, say::say},
    fonts::{FontFiles, NoFonts},
    model::Unread,
    source::Source,
    writers,
    year_file::Configuration,
};

/// What lies outside of a year file: the files that it names, and what governs it.
///
/// A file is called by its path: that of the file that names it, up to its folder, and the name
/// written there ([`beside`]). Whether it may be read at all, and how much of it, is for the world
/// to say.
pub trait World: Sync {
    /// The bytes of a file.
    ///
    /// # Errors
    /// There is none, or it is not to be read.
    fn read(&self, file: &Path) -> Result<Vec<u8>, Unread>;

    /// The bytes of last year's file, which the year file names by this path or is called after.
    ///
    /// # Errors
    /// There is none, or it is not to be read.
    fn last_year(&self, file: &Path) -> Result<Vec<u8>, Unread> {
        self.read(file)
    }

    /// What governs the year file of this path, if anything does.
    fn configuration(&self, year_file: &Path) -> Option<Governing>;

    /// The fonts that pages are printed in; none unless the world says so.
    fn fonts(&self) -> &dyn FontFiles {
        &NoFonts
    }
}

/// A `report.toml` and what it says.
#[derive(Debug, Clone)]
pub struct Governing {
    /// Its name and its text.
    pub source: Source,
    /// What it sets.
    pub configuration: Configuration,
}

impl Governing {
    /// What a `report.toml` sets.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn read(source: Source) -> Result<Self, Vec<Diagnostic>> {
        let configuration = Configuration::read(&source)?;
        let unknown = writers::unknown(configuration.formats.as_ref(), "formats", &source);
        match unknown {
            Some(unknown) => Err(vec![unknown]),
            None => Ok(Self {
                source,
                configuration,
            }),
        }
    }

    /// What is wrong with a `report.toml`, a line each with its place.
    #[must_use]
    pub fn wrong(source: &Source, findings: &[Diagnostic], language: Language) -> String {
        let name = source.name();
        let lines = findings.iter().map(|finding| {
            let at = source.line_column(finding.primary.place.span.start());
            let message = finding.message.get(language);
            format!("{name}:{}:{}: {message}", at.line, at.column)
        });
        lines.collect::<Vec<_>>().join("\n")
    }

    /// What it sets, once its text is one of `files`: what it sets for checks has its place there.
    /// A template has its path in place of its name, as it lies beside the file that names it.
    pub(super) fn settled(self, files: &mut Files) -> Configuration {
        let Self {
            source,
            mut configuration,
        } = self;
        if let Some(template) = &mut configuration.style.template {
            let path = beside(Path::new(source.name()), &template.value);
            template.value = path.display().to_string();
        }
        let file = files.add(Loaded::text(Role::Configuration, source));
        configuration.checks = configuration.checks.in_file(file);
        configuration
    }
}

/// The text of a year file.
///
/// # Errors
/// It is no text: what to do.
pub fn source_of(name: &str, bytes: &[u8]) -> Result<Source, Text> {
    Source::new(name, bytes).map_err(|_| {
        say!(
            "{name} 不是文本文件；年度文件应当是 UTF-8 或 GB18030 编码的 TOML 文本",
            "{name} is not text; a year file is TOML text in UTF-8 or GB18030"
        )
    })
}

/// The path of the file that `name` means where it stands in the file `from`.
#[must_use]
pub fn beside(from: &Path, name: &str) -> PathBuf {
    from.parent().unwrap_or(Path::new("")).join(name)
}
