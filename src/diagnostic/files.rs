//! The files that a run reads, and places in them.

use crate::source::{Source, Span};

/// Names one of the [`Files`] of a run. Files are in the order of their ids, and so are findings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct FileId(usize);

impl FileId {
    /// The file that the run is about.
    pub const MAIN: Self = Self(0);
}

/// What a file is to the run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// The year file that is checked.
    Year,
    /// An organ's own form file, named by `[report] form`.
    Form,
    /// Last year's file.
    Last,
    /// The `report.toml` that governs the year file.
    Configuration,
    /// A file that the program wrote, read back.
    Output,
    /// Somebody else's file: a report, a workbook.
    Foreign,
}

/// A place in one of the files that a run reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The file.
    pub file: FileId,
    /// The stretch of its text.
    pub span: Span,
}

impl Place {
    /// A place in the file that the run is about: the year file.
    #[must_use]
    pub fn year(span: Span) -> Self {
        Self {
            file: FileId::MAIN,
            span,
        }
    }
}

/// A file that a run read.
#[derive(Debug)]
pub struct Loaded {
    /// What it is to the run.
    pub role: Role,
    /// Its name and its text.
    pub source: Source,
}

/// The files that a run read; the places of its findings lie in them.
#[derive(Debug)]
pub struct Files {
    main: Loaded,
    others: Vec<Loaded>,
}

impl Files {
    /// The file that the run is about, [`FileId::MAIN`], and no other yet.
    #[must_use]
    pub fn of(main: Loaded) -> Self {
        Self {
            main,
            others: Vec::new(),
        }
    }

    /// Adds a file.
    pub fn add(&mut self, file: Loaded) -> FileId {
        self.others.push(file);
        FileId(self.others.len())
    }

    /// The file that the run is about.
    #[must_use]
    pub fn main(&self) -> &Loaded {
        &self.main
    }

    /// The file of this id.
    ///
    /// # Panics
    /// The id is another run's.
    #[must_use]
    pub fn get(&self, file: FileId) -> &Loaded {
        match file.0.checked_sub(1) {
            None => &self.main,
            Some(index) => self
                .others
                .get(index)
                .expect("only `add` gives ids, and no file is taken away"),
        }
    }
}
