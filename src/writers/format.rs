//! What the list of output formats knows of each.

use crate::{
    diagnostic::Text,
    document::Document,
    facts::Facts,
    fonts::FontFiles,
    workbook::sheet::Workbook,
    writers::{built_file::BuiltFile, pdf::missing_face::MissingFace},
};

/// An output format.
#[derive(Debug)]
pub struct Format {
    /// What the command line and year files call it, and how the names of its files end.
    pub name: &'static str,
    /// What kind of file it is.
    pub kind: Text,
    /// What whoever chooses it should know of it.
    pub caveat: Option<Text>,
    /// Whether it is written where nobody says which formats to write.
    pub is_usual: bool,
    /// By what its files are known.
    pub signature: Signature,
    /// What it draws, and how.
    pub write: Write,
}

/// By what the files of a format are known, whatever they are called.
#[derive(Debug, Clone, Copy)]
pub struct Signature {
    /// How they begin.
    pub start: &'static [u8],
    /// What stands somewhere in them, in small letters.
    pub within: &'static [u8],
}

impl Signature {
    /// Whether bytes are those of such a file.
    #[must_use]
    pub fn is_of(&self, bytes: &[u8]) -> bool {
        let within = self.within;
        let is_here = |window: &[u8]| window.eq_ignore_ascii_case(within);
        let holds = || within.is_empty() || bytes.windows(within.len()).any(is_here);
        bytes.starts_with(self.start) && holds()
    }
}

/// The bytes of one file, or what stood in their way.
pub type Drawn = anyhow::Result<Vec<u8>>;

/// What a format draws: the report, of which a reader sees pages, or its statistics as sheets.
#[derive(Debug, Clone, Copy)]
pub enum Write {
    /// The report.
    Report(fn(&Document) -> Drawn),
    /// The report in the look of the Word file with these bytes, where one is named; what of that
    /// was left out is noted.
    ReportInLook(fn(&Document, Option<&[u8]>, &mut Vec<Text>) -> Drawn),
    /// The report with its facts for programs and a list of the files that stand beside it, after
    /// which it is written.
    ReportWithFiles(fn(&Document, &Facts, &[BuiltFile]) -> Drawn),
    /// The report on pages that are printed in faces of these files; which faces were not there is
    /// noted.
    ReportOnPages(fn(&Document, &Facts, &dyn FontFiles, &mut Vec<MissingFace>) -> Drawn),
    /// The statistics.
    Statistics(fn(&Workbook) -> Drawn),
}

/// Formats are told apart by their names alone.
impl PartialEq for Format {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}
