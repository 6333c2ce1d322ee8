//! What one report states and what must hold in it, for programs: figures, obligations with their
//! verdicts, and which year file they are of; in one canonical, versioned form.
//!
//! The web page embeds it, and the findings in JSON have it beside them. Lists are in the order of
//! the report, numbers are text, digit for digit as typed, and nothing in it depends on when or where
//! it was made. The figures of any number of reports make one table, a row each ([`row`]).

mod csv;
pub mod figure_set;
mod parquet_file;
pub mod row;
pub mod rows;
pub mod table_writer;
pub mod trace;

use serde::Serialize;

use crate::{
    diagnostic::Language,
    forms::Comparison,
    model::{
        Report,
        claim::{Claim, Sign},
        derivation::Derivation,
        figure::{FigureId, Origin},
        obligation::{Obligation, ObligationKind},
        relation::{Relation, Verdict},
    },
    source::fingerprint,
};

/// Version of the shape; a field may be added without a new one.
///
/// 2: `relations` lists all that must hold, formulas beside typed values and claims of the text
/// too, and each says by `kind` which it is.
const VERSION: u32 = 2;

/// What a program reads of a report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Facts<'a> {
    /// Version of this shape.
    pub version: u32,
    /// The reporting organ, full name.
    pub organ: &'a str,
    /// The reporting year.
    pub year: i32,
    /// Id of the statutory form, where one is in force.
    pub form: Option<&'a str>,
    /// SHA-256 of the year file's bytes, in hexadecimal digits.
    pub year_file_sha256: &'a str,
    /// SHA-256 of the canonical text of the figures, in hexadecimal digits.
    pub figures_sha256: String,
    /// Where the report is published.
    pub url: Option<&'a str>,
    /// Every figure of this year, in the order in which they were stated.
    pub figures: Vec<FigureFact<'a>>,
    /// Everything that must hold between them.
    pub relations: Vec<ObligationFact<'a>>,
}

/// A figure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FigureFact<'a> {
    /// Its id.
    pub id: &'a str,
    /// What it counts.
    pub label: &'a str,
    /// The number as typed, digit for digit; absent where it is not reported.
    pub value: Option<String>,
    /// What is counted.
    pub unit: Option<&'a str>,
    /// Whether it is an approximation.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub approximate: bool,
    /// The formula that gave its value, where it was computed and not typed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub formula: Option<String>,
}

/// Something that must hold, and whether it does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ObligationFact<'a> {
    /// What it says: of a claim, the words that the text prints.
    pub says: &'a str,
    /// Its two sides.
    #[serde(flatten)]
    pub sides: SidesFact<'a>,
    /// `held`, `failed` or `not assessable`.
    pub verdict: &'static str,
}

/// The two sides of an obligation and how they must compare.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum SidesFact<'a> {
    /// Two sums.
    Sum {
        /// The figures whose sum is the left side.
        left: Vec<&'a str>,
        /// `=`, `<=`, `>=`, or `zero-if-zero`.
        is: &'static str,
        /// The figures whose sum is the right side.
        right: Vec<&'a str>,
    },
    /// A figure and the formula beside its typed value. A percentage is a hundred times what the
    /// formula gives.
    Formula {
        /// The figure.
        left: &'a str,
        /// `=`, at the precision that was typed.
        is: &'static str,
        /// The formula.
        right: String,
    },
    /// Two formulas.
    Claim {
        /// The left side.
        left: String,
        /// `=`, `!=`, `<=`, `>=`, `<` or `>`.
        is: &'static str,
        /// The right side.
        right: String,
    },
}

/// The facts of a report.
#[must_use]
pub fn of(report: &Report) -> Facts<'_> {
    let own = report.figures.iter();
    Facts {
        version: VERSION,
        organ: &report.organ.name,
        year: report.year,
        form: report.form.as_ref().map(|form| form.head.id.as_str()),
        year_file_sha256: &report.fingerprint,
        figures_sha256: fingerprint(figure_set::canonical(report).as_bytes()),
        url: report.url.as_deref(),
        figures: own
            .filter(|(_, figure)| figure.origin != Origin::Last)
            .map(|(id, _)| figure(report, id))
            .collect(),
        relations: report
            .obligations
            .iter()
            .filter(|one| one.is_to_prove())
            .map(|one| obligation(report, one))
            .collect(),
    }
}

fn figure(report: &Report, id: FigureId) -> FigureFact<'_> {
    let figure = report.figures.get(id);
    let formula = report.obligations.formula_of(id);
    FigureFact {
        id: &figure.id,
        label: &figure.label,
        value: figure.value.map(|value| value.to_string()),
        unit: figure.unit.as_deref(),
        approximate: figure.is_approximate(),
        formula: formula
            .filter(|(one, _)| !one.is_to_prove())
            .map(|(_, derivation)| derivation.formula.text(&report.figures)),
    }
}

fn obligation<'a>(report: &'a Report, obligation: &'a Obligation) -> ObligationFact<'a> {
    ObligationFact {
        says: obligation.says.get(Language::Chinese),
        sides: match &obligation.kind {
            ObligationKind::Sum(relation) => sums(report, relation),
            ObligationKind::Formula(derivation) => derived(report, derivation),
            ObligationKind::Claim(claim) => claimed(report, claim),
        },
        verdict: match obligation.verdict(&report.figures) {
            Verdict::Held => "held",
            Verdict::Failed { .. } => "failed",
            Verdict::NotAssessable => "not assessable",
        },
    }
}

fn sums<'a>(report: &'a Report, relation: &Relation) -> SidesFact<'a> {
    let ids = |members: &[FigureId]| {
        let id = |member: &FigureId| report.figures.get(*member).id.as_str();
        members.iter().map(id).collect()
    };
    SidesFact::Sum {
        left: ids(&relation.left),
        is: match relation.comparison {
            Comparison::Equal => "=",
            Comparison::AtMost => "<=",
            Comparison::AtLeast => ">=",
            Comparison::ZeroIfZero => "zero-if-zero",
        },
        right: ids(&relation.right),
    }
}

fn derived<'a>(report: &'a Report, derivation: &Derivation) -> SidesFact<'a> {
    SidesFact::Formula {
        left: &report.figures.get(derivation.figure).id,
        is: "=",
        right: derivation.formula.text(&report.figures),
    }
}

fn claimed(report: &Report, claim: &Claim) -> SidesFact<'static> {
    SidesFact::Claim {
        left: claim.left().text(&report.figures),
        is: match claim.sign() {
            Sign::Equal => "=",
            Sign::Unequal => "!=",
            Sign::AtMost => "<=",
            Sign::AtLeast => ">=",
            Sign::Less => "<",
            Sign::More => ">",
        },
        right: claim.right().text(&report.figures),
    }
}
