//! A seal of a compiled report and of what was written of it, as both are now.

use std::path::Path;

use super::{
    content::{
        Seal, SealedFigures, SealedFile, SealedNumerals, SealedRelations, SealedWaiver, VERSION,
    },
    digests::Digests,
    inputs,
};
use crate::{
    compile::{Compiled, World},
    diagnostic::Account,
    facts::figure_set,
    model::{
        Report,
        figure::{Figure, Origin},
        waiver::Waiver,
    },
};

/// A file that was written: its format or `attachment`, its name, its contents.
#[derive(Debug, Clone, Copy)]
pub struct Output<'a> {
    /// Its format or `attachment`.
    pub role: &'a str,
    /// Its name without its folder.
    pub name: &'a str,
    /// Its contents.
    pub bytes: &'a [u8],
}

/// The seal without signers of what was compiled; `None` where the year file could not be read.
#[must_use]
pub fn unsigned(world: &dyn World, compiled: &Compiled, outputs: &[Output<'_>]) -> Option<Seal> {
    let report = compiled.report.as_ref()?;
    let Account { relations, figures } = compiled.account;
    Some(Seal {
        version: VERSION,
        program: format!("report {}", env!("CARGO_PKG_VERSION")),
        organ: report.organ.name.clone(),
        year: report.year,
        form: report.form.as_ref().map(|form| form.head.id.clone()),
        inputs: inputs::of(world, compiled),
        outputs: outputs
            .iter()
            .map(|output| inputs::sealed(output.role, Path::new(output.name), output.bytes))
            .collect::<Vec<SealedFile>>(),
        figures: figure_set(report),
        relations: SealedRelations {
            checked: relations.checked,
            held: relations.held,
            not_assessable: relations.not_assessable,
        },
        numerals: SealedNumerals {
            bound: figures.bound,
            derived: figures.derived,
            structural: figures.structural,
            waived: figures.waived,
            unexplained: figures.literal,
        },
        waivers: report.waivers.iter().map(waiver).collect(),
        signers: Vec::new(),
    })
}

fn figure_set(report: &Report) -> SealedFigures {
    let own = report.figures.iter().map(|(_, figure)| figure);
    let own: Vec<&Figure> = own.filter(|figure| figure.origin != Origin::Last).collect();
    let text = figure_set::canonical(report);
    let Digests { sha256, sm3, .. } = Digests::of(text.as_bytes());
    SealedFigures {
        count: own.len(),
        reported: own.iter().filter(|figure| figure.value.is_some()).count(),
        sha256,
        sm3,
    }
}

fn waiver(waiver: &Waiver) -> SealedWaiver {
    let values = waiver.values.iter();
    SealedWaiver {
        check: waiver.check.clone(),
        at: waiver.at.clone(),
        text: waiver.words.clone(),
        reason: waiver.reason.clone(),
        values: values
            .map(|(id, value)| (id.clone(), value.to_string()))
            .collect(),
    }
}
