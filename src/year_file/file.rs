//! A whole year file, as typed.

use chrono::NaiveDate;

use super::{
    entry::{
        AttachmentEntry, CellEntry, DepartmentEntry, FigureEntry, NoteEntry, RelationEntry,
        SectionEntry, WaiverEntry,
    },
    located::Located,
    odd_characters::OddCharacter,
    organ::Organ,
    prose::Prose,
    settings::CheckSettings,
    style::Style,
};

/// A whole year file.
#[derive(Debug, Clone, Default)]
pub struct YearFile {
    /// SHA-256 of the file's bytes, in hexadecimal digits.
    pub fingerprint: String,
    /// The reporting year.
    pub year: Option<Located<i32>>,
    /// Who reports.
    pub organ: Organ,
    /// What is true of the report as a whole.
    pub report: ReportHead,
    /// The figures that the file states, in order.
    pub figures: Vec<FigureEntry>,
    /// The cells of the statutory form.
    pub table: Option<Located<Vec<CellEntry>>>,
    /// What is remarked on the statutory form.
    pub notes: Vec<NoteEntry>,
    /// The numbered parts of the text.
    pub sections: Vec<SectionEntry>,
    /// What else must hold.
    pub relations: Vec<RelationEntry>,
    /// What is attached, in order.
    pub attachments: Vec<AttachmentEntry>,
    /// Findings that are right as they stand.
    pub waivers: Vec<WaiverEntry>,
    /// Which department counts what.
    pub filled_by: Vec<DepartmentEntry>,
    /// How much each check counts here.
    pub checks: CheckSettings,
    /// A look of one's own for the Word report.
    pub style: Style,
    /// Characters of any text or key that are not what they look like.
    pub odd_characters: Vec<OddCharacter>,
}

/// What is true of the report as a whole.
#[derive(Debug, Clone, Default)]
pub struct ReportHead {
    /// The statutory form: a built-in one's id or an own one's path.
    pub form: Option<Located<String>>,
    /// The day of signature.
    pub date: Option<Located<NaiveDate>>,
    /// Whether the report is to bear the organ's seal.
    pub sealed: bool,
    /// Where the report is published.
    pub url: Option<Located<String>>,
    /// Last year's file, where it is not found beside this one.
    pub last: Option<Located<String>>,
    /// Whether a contents list stands under the title.
    pub contents: bool,
    /// The names of the formats that a build writes, where the file says so.
    pub formats: Option<Located<Vec<String>>>,
    /// The paragraphs before part one.
    pub preamble: Option<Prose>,
}
