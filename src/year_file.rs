//! The year file as written: typed, every value with its place, nothing resolved.
//!
//! Reading never stops at the first problem: what can be read is returned beside all findings.

pub mod key;
pub mod keys;
pub mod number;
pub mod odd_characters;
pub mod organ;
pub mod prose;
mod read;
mod read_figures;
mod read_style;
pub mod rules;
pub mod schema;
pub mod settings;
pub mod style;
mod syntax;
mod typed;
mod walk;

use chrono::NaiveDate;

use self::{
    number::Number, odd_characters::OddCharacter, organ::Organ, prose::Prose,
    settings::CheckSettings, style::Style, typed::Typed,
};
use crate::{
    diagnostic::Diagnostic,
    forms::Comparison,
    source::{Source, Span},
};

/// A value and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Located<T> {
    /// The value.
    pub value: T,
    /// Its place in the year file.
    pub span: Span,
}

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
    /// The numbered parts of the text.
    pub sections: Vec<SectionEntry>,
    /// What else must hold.
    pub relations: Vec<RelationEntry>,
    /// What is attached, in order.
    pub attachments: Vec<AttachmentEntry>,
    /// Findings that are right as they stand.
    pub waivers: Vec<WaiverEntry>,
    /// How much each check counts here.
    pub checks: CheckSettings,
    /// A look of one's own for the Word report.
    pub style: Style,
    /// Characters of any text or key that are not what they look like.
    pub odd_characters: Vec<OddCharacter>,
}

/// What `report.toml` sets for all year files beside and below it.
#[derive(Debug, Clone, Default)]
pub struct Configuration {
    /// How much checks count.
    pub checks: CheckSettings,
    /// A look for the Word report.
    pub style: Style,
    /// The names of the formats that a build writes, where the file says so.
    pub formats: Option<Located<Vec<String>>>,
}

/// What is true of the report as a whole.
#[derive(Debug, Clone, Default)]
pub struct ReportHead {
    /// The statutory form: a built-in one's id or an own one's path.
    pub form: Option<Located<String>>,
    /// The day of signature.
    pub date: Option<Located<NaiveDate>>,
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

/// A figure as stated, with the parts named under it.
#[derive(Debug, Clone)]
pub struct FigureEntry {
    /// Its id, dotted where it is a part: `disclosed.power_list`.
    pub id: String,
    /// Where its key stands.
    pub key: Span,
    /// What it counts.
    pub label: Option<Located<String>>,
    /// How many; absent where a formula gives it or it is not reported.
    pub value: Option<Number>,
    /// Where the value is still to be filled in: the `"?"` that says so, or the key of a figure
    /// that has neither a value nor a formula.
    pub to_fill: Option<Span>,
    /// How other figures give it, `granted / received`.
    pub formula: Option<Prose>,
    /// With how many decimal places a formula's result is printed.
    pub decimals: Option<Located<u32>>,
    /// What is counted, `条`.
    pub unit: Option<Located<String>>,
    /// Where the clerk counted it.
    pub source: Option<Located<String>>,
    /// Whether the file calls the number an approximation (`approximate = true`); words beside the
    /// number do so as well.
    pub approximate: bool,
    /// Whether its parts name only some of it.
    pub open: bool,
    /// Its breakdowns: each set of parts adds up to it.
    pub breakdowns: Vec<Breakdown>,
    /// Parts that are each at most the whole (其中).
    pub of_which: Vec<FigureEntry>,
}

/// One set of parts of a figure.
#[derive(Debug, Clone)]
pub struct Breakdown {
    /// What divides it: by channel, by kind.
    pub label: Option<Located<String>>,
    /// Where it stands.
    pub place: Span,
    /// The parts, in order.
    pub parts: Vec<FigureEntry>,
}

/// One line of `[table]`.
#[derive(Debug, Clone)]
pub struct CellEntry {
    /// A cell's id or a row's code.
    pub code: Located<String>,
    /// What is filled in.
    pub value: CellInput,
}

/// What is filled in for a cell or a row.
#[derive(Debug, Clone)]
pub enum CellInput {
    /// A number.
    Number(Number),
    /// The id of the figure that the cell repeats.
    Same(Located<String>),
    /// `""`, `"-"`, `"—"` or `"/"`: left blank as by hand, and not reported.
    Blank(Span),
    /// `"?"`: still to be filled in.
    ToFill(Span),
    /// A row, cell by cell; `None` is a cell that could not be read.
    Row(Located<Vec<Option<CellInput>>>),
}

/// A numbered part of the text.
#[derive(Debug, Clone)]
pub struct SectionEntry {
    /// Its heading, without number.
    pub heading: Option<Prose>,
    /// Its paragraphs, a line each.
    pub body: Option<Prose>,
    /// Where the section stands.
    pub place: Span,
}

/// A relation that the file states.
#[derive(Debug, Clone)]
pub struct RelationEntry {
    /// The relation in words.
    pub says: Option<Located<String>>,
    /// Ids whose sum is the left side.
    pub left: Vec<Located<String>>,
    /// How the sides compare; as equals where it is not said.
    pub is: Option<Comparison>,
    /// Ids whose sum is the right side.
    pub right: Vec<Located<String>>,
    /// Where it stands.
    pub place: Span,
}

/// What an attachment is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AttachmentKind {
    /// The statutory table.
    Statistics,
    /// The report itself, as a file of the page that publishes it.
    Report,
    /// A file of the organ's own.
    File,
}

/// Something attached to the report.
#[derive(Debug, Clone, Default)]
pub struct AttachmentEntry {
    /// Its title.
    pub title: Option<Located<String>>,
    /// What it is; a file where it is not said.
    pub kind: Option<AttachmentKind>,
    /// Where the file lies, for kind `file`.
    pub path: Option<Located<String>>,
}

/// A finding that is right as it stands, and why.
#[derive(Debug, Clone)]
pub struct WaiverEntry {
    /// The check's name.
    pub check: Option<Located<String>>,
    /// Where it applies: a figure's id, a row's code or its beginning with `*`, `table`, a
    /// section's heading; everywhere when left out.
    pub at: Option<Located<String>>,
    /// Why.
    pub reason: Option<Located<String>>,
    /// The figures it was written for, by id and value; it lapses when one of them moves.
    pub values: Vec<(String, Number)>,
    /// Where it stands.
    pub place: Span,
}

impl SectionEntry {
    /// The section at `place`, without heading and body.
    fn at(place: Span) -> Self {
        Self {
            heading: None,
            body: None,
            place,
        }
    }
}

impl RelationEntry {
    /// The relation at `place`, of nothing.
    fn at(place: Span) -> Self {
        Self {
            says: None,
            left: Vec::new(),
            is: None,
            right: Vec::new(),
            place,
        }
    }
}

impl WaiverEntry {
    /// The waiver at `place`, of nothing.
    fn at(place: Span) -> Self {
        Self {
            check: None,
            at: None,
            reason: None,
            values: Vec::new(),
            place,
        }
    }
}

impl Configuration {
    /// Reads `report.toml`: `[checks]`, `[style]`, `formats`, and `deny` at the top as well.
    ///
    /// # Errors
    /// What is wrong with it, in order.
    pub fn read(source: &Source) -> Result<Self, Vec<Diagnostic>> {
        let typed = Typed::new(source);
        let parsed = syntax::parse(&typed);
        let mut findings = parsed.findings;
        let mut walk = walk::Walk::new(&typed, &mut findings);
        let mut configuration = Self::default();
        let (keys, table) = (keys::CONFIGURATION, parsed.table.get_ref());
        walk.known_keys(table, &key::names(keys), "report.toml");
        key::read_keys(&mut walk, keys, table, "", &mut configuration);
        if findings.is_empty() {
            Ok(configuration)
        } else {
            Err(findings)
        }
    }
}

/// What reading gave.
#[derive(Debug)]
pub struct Reading {
    /// What could be read.
    pub year_file: YearFile,
    /// All that is wrong with the writing.
    pub findings: Vec<Diagnostic>,
    /// Whether the text is not TOML: nothing may then be concluded from what is absent.
    pub broken: bool,
}

/// Reads a year file.
#[must_use]
pub fn read(source: &Source) -> Reading {
    let typed = Typed::new(source);
    let parsed = syntax::parse(&typed);
    let mut findings = Vec::new();
    let mut walk = walk::Walk::new(&typed, &mut findings);
    let mut year_file = YearFile::default();
    key::read_table(
        &mut walk,
        keys::FILE,
        parsed.table.get_ref(),
        "",
        &mut year_file,
    );
    source.fingerprint().clone_into(&mut year_file.fingerprint);
    year_file.odd_characters = odd_characters::characters(parsed.table.get_ref(), &typed);
    let broken = !parsed.findings.is_empty();
    if broken {
        // What stands on a broken line, or behind a broken structure, was not read as meant.
        let lines: Vec<usize> = parsed
            .findings
            .iter()
            .map(|one| line(source, one))
            .collect();
        findings.retain(|finding| {
            finding.primary.place.span.start() < parsed.reliable_until
                && !lines.contains(&line(source, finding))
        });
        findings.extend(parsed.findings);
    } else {
        rules::report_missing(&typed, &year_file, &mut findings);
    }
    rules::report_mended(&typed, &year_file, &mut findings);
    Reading {
        year_file,
        findings,
        broken,
    }
}

fn line(source: &Source, finding: &Diagnostic) -> usize {
    source.line_column(finding.primary.place.span.start()).line
}
