//! The files that a run reads, and places in them.

use super::{locator::Locator, text::Language};
use crate::{
    language::stretch::Stretch as _,
    source::{LineColumn, NotText, Source, Span},
};

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
    /// The seal beside the year file.
    Seal,
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

    /// The same place among [files that were added](Files::add_all) to others, `first` of which was
    /// their main one.
    #[must_use]
    pub fn behind(self, first: FileId) -> Self {
        Self {
            file: FileId(first.0 + self.file.0),
            ..self
        }
    }
}

/// A file that a run read.
#[derive(Debug, Clone)]
pub struct Loaded {
    /// What it is to the run.
    pub role: Role,
    /// Its name and its text; of a file that was no text, a transcript of it.
    pub source: Source,
    /// Where each piece of a transcript starts, in bytes, in order, and where it stands in the
    /// file; empty for a file that was text.
    locators: Vec<(usize, Locator)>,
}

/// Where a place of a file starts, as its reader would look for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whereabouts<'a> {
    /// In the line and the column of a text.
    Line(LineColumn),
    /// In a cell, a paragraph, a page of a file that was no text.
    Located(&'a Locator),
}

impl Whereabouts<'_> {
    /// `14:9`, or the place in words.
    #[must_use]
    pub fn words(&self, language: Language) -> String {
        match self {
            Self::Line(at) => format!("{}:{}", at.line, at.column),
            Self::Located(locator) => locator.text().get(language).to_owned(),
        }
    }
}

/// So many characters around a place are quoted on either side.
const QUOTED: usize = 16;

impl Loaded {
    /// A file that is text.
    #[must_use]
    pub fn text(role: Role, source: Source) -> Self {
        Self {
            role,
            source,
            locators: Vec::new(),
        }
    }

    /// A file that is no text, by its transcript: lines of pieces, a table's row a line with a
    /// piece a cell. Pieces are parted by a tab, lines by a line feed.
    ///
    /// # Errors
    /// A piece holds what no text can hold.
    pub fn transcript(
        role: Role,
        name: &str,
        lines: &[Vec<(Locator, String)>],
    ) -> Result<Self, NotText> {
        let mut text = String::new();
        let mut locators = Vec::new();
        for line in lines {
            for (index, (locator, piece)) in line.iter().enumerate() {
                if index > 0 {
                    text.push('\t');
                }
                locators.push((text.len(), locator.clone()));
                text.push_str(piece);
            }
            text.push('\n');
        }
        Ok(Self {
            role,
            source: Source::new(name, text.as_bytes())?,
            locators,
        })
    }

    /// Lets what stands at a byte of a transcript and behind it, up to the next piece, be found there.
    pub fn locate(&mut self, start: usize, locator: Locator) {
        let at = self.locators.partition_point(|(other, _)| *other < start);
        match self.locators.get_mut(at) {
            Some(there) if there.0 == start => there.1 = locator,
            _ => self.locators.insert(at, (start, locator)),
        }
    }

    /// Whether it was no text.
    #[must_use]
    pub fn is_transcript(&self) -> bool {
        !self.locators.is_empty()
    }

    /// Where a span of its text starts.
    #[must_use]
    pub fn whereabouts(&self, span: Span) -> Whereabouts<'_> {
        match self.locator(span) {
            Some(locator) => Whereabouts::Located(locator),
            None => Whereabouts::Line(self.source.line_column(span.start())),
        }
    }

    /// The words around a span of a transcript, on its line.
    #[must_use]
    pub fn quote(&self, span: Span) -> String {
        let (line, start, _) = self.source.lines(span.start(), span.start());
        let line = line.trim_end_matches('\n');
        let at = span.start().saturating_sub(start).min(line.len());
        let end = span.end().saturating_sub(start).clamp(at, line.len());
        let (before, behind) = (
            line.before(line.floor_char_boundary(at)),
            line.behind(line.ceil_char_boundary(end)),
        );
        let first = before
            .char_indices()
            .rev()
            .take(QUOTED)
            .last()
            .map_or(before.len(), |(at, _)| at);
        let last = behind
            .char_indices()
            .nth(QUOTED)
            .map_or(behind.len(), |(at, _)| at);
        let last = line.len() - behind.len() + last;
        line.stretch(first..last)
            .replace('\t', " ")
            .trim()
            .to_owned()
    }

    /// The place in the file that was no text where a span of its transcript starts.
    #[must_use]
    pub fn locator(&self, span: Span) -> Option<&Locator> {
        let behind = self
            .locators
            .partition_point(|(start, _)| *start <= span.start());
        // What stands before the first piece is part of it.
        let piece = self.locators.get(behind.saturating_sub(1))?;
        Some(&piece.1)
    }
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

    /// Adds those of another run, its main one first, whose id it returns.
    pub fn add_all(&mut self, others: &Self) -> FileId {
        let first = FileId(self.others.len() + 1);
        self.others.extend(others.all().cloned());
        first
    }

    /// The file that the run is about.
    #[must_use]
    pub fn main(&self) -> &Loaded {
        &self.main
    }

    /// All of them.
    pub fn all(&self) -> impl Iterator<Item = &Loaded> {
        std::iter::once(&self.main).chain(&self.others)
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
