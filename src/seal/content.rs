//! What a seal says.

use std::collections::BTreeMap;

use serde::Deserialize;

/// A seal: what was sealed, and who did.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Seal {
    /// The version of this shape.
    pub version: u32,
    /// The program that made it, with its version.
    pub program: String,
    /// The reporting organ, full name.
    pub organ: String,
    /// The reporting year.
    pub year: i32,
    /// Id of the statutory form, where one is in force.
    pub form: Option<String>,
    /// The year file and what else the result depends on.
    #[serde(rename = "input", default)]
    pub inputs: Vec<SealedFile>,
    /// What was written of it.
    #[serde(rename = "output", default)]
    pub outputs: Vec<SealedFile>,
    /// The figures.
    pub figures: SealedFigures,
    /// What must hold between them.
    pub relations: SealedRelations,
    /// The numerals of the text.
    pub numerals: SealedNumerals,
    /// What is excused.
    #[serde(rename = "waiver", default)]
    pub waivers: Vec<SealedWaiver>,
    /// Who sealed it, in the order in which they did.
    #[serde(rename = "signer", default)]
    pub signers: Vec<Signer>,
}

/// A file.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SealedFile {
    /// What it is: of an input one of [`INPUTS`], of an output its format or `attachment`.
    pub role: String,
    /// Its name without its folder.
    pub name: String,
    /// Its size.
    pub bytes: usize,
    /// Its SHA-256.
    pub sha256: String,
    /// Its SM3.
    pub sm3: String,
}

/// The figures, by the hashes of their canonical text.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SealedFigures {
    /// How many there are.
    pub count: usize,
    /// How many of them have a value.
    pub reported: usize,
    /// SHA-256 of the canonical text.
    pub sha256: String,
    /// SM3 of the canonical text.
    pub sm3: String,
}

/// Relations by verdict.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SealedRelations {
    /// Those that could be assessed.
    pub checked: usize,
    /// Those that hold.
    pub held: usize,
    /// Those with a side that is not reported.
    pub not_assessable: usize,
}

/// Numerals of the text by what explains them.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SealedNumerals {
    /// Those that are bound to a figure.
    pub bound: usize,
    /// Those that are derived from figures.
    pub derived: usize,
    /// Dates, names, numbers of documents.
    pub structural: usize,
    /// Those that a waiver excuses.
    pub waived: usize,
    /// Those that nothing explains.
    pub unexplained: usize,
}

/// A waiver of the year file.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SealedWaiver {
    /// The check whose findings it excuses.
    pub check: String,
    /// Where; everywhere when absent.
    pub at: Option<String>,
    /// The words that it excuses, where it is for words.
    #[serde(default)]
    pub text: Vec<String>,
    /// Why.
    pub reason: String,
    /// The figures that it was written for, with their values.
    #[serde(default)]
    pub values: BTreeMap<String, String>,
}

/// Who sealed it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Signer {
    /// The person.
    pub by: String,
    /// In what role, such as 审核人.
    pub role: String,
    /// The day, `2018-03-01`.
    pub date: String,
    /// The minisign public key that belongs to the signature, if there is one.
    pub key: Option<String>,
    /// The signature over the file up to this line; that of the last signer lies beside the file.
    pub signature: Option<String>,
}

/// The version of the shape that this program writes.
pub const VERSION: u32 = 1;

/// What an input may be.
pub const INPUTS: [&str; 6] = [
    YEAR_FILE,
    FORM,
    LAST_YEAR,
    CONFIGURATION,
    TEMPLATE,
    ATTACHMENT,
];
/// The year file.
pub const YEAR_FILE: &str = "year-file";
/// The organ's own form.
pub const FORM: &str = "form";
/// Last year's file.
pub const LAST_YEAR: &str = "last-year";
/// The `report.toml` that governs the year file.
pub const CONFIGURATION: &str = "configuration";
/// The Word file whose look the report has.
pub const TEMPLATE: &str = "template";
/// A file of the organ's own that the report attaches.
pub const ATTACHMENT: &str = "attachment";

impl Seal {
    /// Whether it is of the same content: all but who sealed it, and by which version of the program.
    #[must_use]
    pub fn is_of_the_content_of(&self, other: &Self) -> bool {
        let content = |seal: &Self| Self {
            program: String::new(),
            signers: Vec::new(),
            ..seal.clone()
        };
        content(self) == content(other)
    }
}

impl Signer {
    /// `张三（审核人，2018-03-01）`, for both languages.
    #[must_use]
    pub fn told(&self) -> crate::diagnostic::Text {
        let Self { by, role, date, .. } = self;
        crate::diagnostic::say::say!("{by}（{role}，{date}）", "{by} ({role}, {date})")
    }
}
