//! The report's figures and relations for programs, as the web page carries them.

use serde::Serialize;

use crate::{
    diagnostic::Language,
    forms::Comparison,
    model::{
        Report,
        figure::{FigureId, Origin},
        relation::Verdict,
    },
};

/// Version of the shape; a field may be added without a new one.
const VERSION: u32 = 1;

/// What a program reads.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct MachineData {
    /// Version of this shape.
    pub version: u32,
    /// The reporting organ, full name.
    pub organ: String,
    /// The reporting year.
    pub year: i32,
    /// Id of the statutory form, where one is in force.
    pub form: Option<String>,
    /// SHA-256 of the year file.
    pub year_file_sha256: String,
    /// Where the report is published.
    pub url: Option<String>,
    /// Every figure of the report.
    pub figures: Vec<MachineFigure>,
    /// Everything that must hold between them.
    pub relations: Vec<MachineRelation>,
}

/// A figure.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MachineFigure {
    /// Its id.
    pub id: String,
    /// What it counts.
    pub label: String,
    /// The number as typed, digit for digit; absent where it is not reported.
    pub value: Option<String>,
    /// What is counted.
    pub unit: Option<String>,
    /// Whether it is an approximation.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub approximate: bool,
}

/// A relation.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MachineRelation {
    /// What it says.
    pub says: String,
    /// The figures whose sum is the left side.
    pub left: Vec<String>,
    /// `=`, `<=`, `>=`, or `zero-if-zero`.
    pub is: &'static str,
    /// The figures whose sum is the right side.
    pub right: Vec<String>,
    /// `held`, `failed` or `not assessable`.
    pub verdict: &'static str,
}

/// The figures and relations of a report.
pub(super) fn of(report: &Report) -> MachineData {
    let figures = report
        .figures
        .iter()
        .filter(|(_, figure)| figure.origin != Origin::Last)
        .map(|(_, figure)| MachineFigure {
            id: figure.id.clone(),
            label: figure.label.clone(),
            value: figure.value.map(|value| value.to_string()),
            unit: figure.unit.clone(),
            approximate: figure.is_approximate(),
        })
        .collect();
    let ids = |members: &[FigureId]| {
        let id = |member: &FigureId| report.figures.get(*member).id.clone();
        members.iter().map(id).collect()
    };
    let relations = report
        .relations
        .iter()
        .map(|relation| MachineRelation {
            says: relation.says.get(Language::Chinese).to_owned(),
            left: ids(&relation.left),
            is: match relation.comparison {
                Comparison::Equal => "=",
                Comparison::AtMost => "<=",
                Comparison::AtLeast => ">=",
                Comparison::ZeroIfZero => "zero-if-zero",
            },
            right: ids(&relation.right),
            verdict: match relation.verdict(&report.figures) {
                Verdict::Held => "held",
                Verdict::Failed { .. } => "failed",
                Verdict::NotAssessable => "not assessable",
            },
        })
        .collect();
    MachineData {
        version: VERSION,
        organ: report.organ.name.clone(),
        year: report.year,
        form: report.form.as_ref().map(|form| form.head.id.clone()),
        year_file_sha256: report.fingerprint.clone(),
        url: report.url.clone(),
        figures,
        relations,
    }
}
