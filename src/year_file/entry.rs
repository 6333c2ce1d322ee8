//! What a year file has any number of: figures, cells, sections, relations, attachments, waivers.

use super::{located::Located, number::Number, prose::Prose};
use crate::{forms::Comparison, source::Span};

/// What a department counts, `"法规科" = ["requests.*", "training"]`.
#[derive(Debug, Clone)]
pub struct DepartmentEntry {
    /// Its name.
    pub name: Located<String>,
    /// The ids of figures and cells, codes of rows, and starts of these with `.*` behind.
    pub figures: Vec<Located<String>>,
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
    /// The department that counts it.
    pub filled_by: Option<Located<String>>,
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

impl FigureEntry {
    /// The figure whose key stands at `key`, of which nothing is said.
    pub(crate) fn at(key: Span, id: String) -> Self {
        Self {
            id,
            key,
            label: None,
            value: None,
            to_fill: None,
            formula: None,
            decimals: None,
            unit: None,
            source: None,
            filled_by: None,
            approximate: false,
            open: false,
            breakdowns: Vec::new(),
            of_which: Vec::new(),
        }
    }
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
    /// `""`, `"-"` or `"—"`: left blank as by hand, and not reported.
    Blank(Span),
    /// `"/"`: does not apply to the organ; printed as it is stated, and not reported.
    NotApplicable(Span),
    /// `"?"`: still to be filled in.
    ToFill(Span),
    /// What could not be read, which has its finding.
    Unread(Span),
    /// A row, cell by cell; `None` is a cell that could not be read.
    Row(Located<Vec<Option<CellInput>>>),
}

/// A remark of `[table.notes]`.
#[derive(Debug, Clone)]
pub struct NoteEntry {
    /// Where it is printed.
    pub place: NotePlace,
    /// What is remarked.
    pub text: Prose,
}

/// Where a remark on the statutory form is printed.
#[derive(Debug, Clone)]
pub enum NotePlace {
    /// Behind the figure of the cell of this id, or behind the label of the row of this code.
    Behind(Located<String>),
    /// Under the table of this code; under the form's last where none is named.
    Under(Option<Located<String>>),
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

impl SectionEntry {
    /// The section at `place`, without heading and body.
    pub(crate) fn at(place: Span) -> Self {
        Self {
            heading: None,
            body: None,
            place,
        }
    }
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

impl RelationEntry {
    /// The relation at `place`, of nothing.
    pub(crate) fn at(place: Span) -> Self {
        Self {
            says: None,
            left: Vec::new(),
            is: None,
            right: Vec::new(),
            place,
        }
    }
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
    /// The words it excuses, with what a finding points at among them; everything that is found
    /// when left out.
    pub text: Vec<Located<String>>,
    /// Why.
    pub reason: Option<Located<String>>,
    /// The figures it was written for, by id and value; it lapses when one of them moves.
    pub values: Vec<(String, Number)>,
    /// Where it stands.
    pub place: Span,
}

impl WaiverEntry {
    /// The waiver at `place`, of nothing.
    pub(super) fn at(place: Span) -> Self {
        Self {
            check: None,
            at: None,
            text: Vec::new(),
            reason: None,
            values: Vec::new(),
            place,
        }
    }
}
