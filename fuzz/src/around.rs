//! One input divided into the files of a small world: a year file and what lies around it.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use report::{
    compile::{Compiled, Governing, Unread, World, compile},
    source::Source,
    year_file::Configuration,
};

/// Starts a line that names the file of which the next lines are the content. TOML and Chinese
/// readers take it for a comment, so an input with one is legible.
const MARK: &[u8] = b"#:file ";

/// What the first file is called, which needs no line with its name.
const FIRST: &str = "2017.toml";

/// The files of one input.
#[derive(Debug)]
pub struct Around {
    files: BTreeMap<PathBuf, Vec<u8>>,
}

impl Around {
    /// Divides an input.
    pub fn new(data: &[u8]) -> Self {
        let mut files = BTreeMap::new();
        let mut name = PathBuf::from(FIRST);
        let mut content = Vec::new();
        for line in data.split_inclusive(|byte| *byte == b'\n') {
            let named = line.strip_prefix(MARK).map(String::from_utf8_lossy);
            let named = named.filter(|named| !named.trim().is_empty());
            if let Some(named) = named {
                files.insert(name, std::mem::take(&mut content));
                name = PathBuf::from(named.trim());
            } else {
                content.extend_from_slice(line);
            }
        }
        files.insert(name, content);
        Self { files }
    }

    /// Adds a file, or takes the place of one.
    #[must_use]
    pub fn with(mut self, name: &str, content: impl Into<Vec<u8>>) -> Self {
        self.files.insert(name.into(), content.into());
        self
    }

    /// The content of a file.
    pub fn file(&self, name: &str) -> Option<&[u8]> {
        self.files.get(Path::new(name)).map(Vec::as_slice)
    }

    /// Every file with its name, in the order of their names.
    pub fn files(&self) -> impl Iterator<Item = (&Path, &[u8])> {
        let files = self.files.iter();
        files.map(|(name, content)| (name.as_path(), content.as_slice()))
    }

    /// The year file compiled among the others; `None` where its bytes are no text.
    pub fn compile(&self) -> Option<Compiled> {
        let main = Source::new(FIRST, self.file(FIRST)?).ok()?;
        Some(compile(self, main))
    }
}

impl World for Around {
    fn read(&self, file: &Path) -> Result<Vec<u8>, Unread> {
        let bytes = self.files.get(file).cloned();
        bytes.ok_or(Unread::Missing)
    }

    fn configuration(&self, _: &Path) -> Option<Governing> {
        let source = Source::new("report.toml", self.file("report.toml")?).ok()?;
        Some(Governing {
            configuration: Configuration::read(&source).ok()?,
            source,
        })
    }
}
