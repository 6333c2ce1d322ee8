//! Numbers that are typed into the text, in whose place a figure is printed.

use crate::{
    compile::Compiled,
    diagnostic::{Diagnostic, Place},
    model::{
        typed_number::typed_alike,
        typed_text::{TypedText, texts},
    },
};

/// Whether a finding tells of a number in the text that is bound to no figure.
pub(super) fn is_unbound(finding: &Diagnostic) -> bool {
    finding.rule.name == "unbound-numeral"
}

/// What prints a figure in the place of the number that a finding tells of, and where; none where there
/// is no such number or figure any more.
pub(super) fn in_place_of(
    compiled: &Compiled,
    finding: usize,
    figure: &str,
) -> Option<(Place, String)> {
    let finding = compiled.findings.get(finding);
    let place = finding.filter(|one| is_unbound(one))?.primary.place;
    let report = compiled.report.as_ref()?;
    let texts = texts(report);
    let mut literals = texts.iter().flat_map(TypedText::literals);
    let literal = literals.find(|literal| literal.place == place)?;
    let figure = report.figures.get(report.figures.find(figure)?);
    Some((place, typed_alike(figure, literal)))
}
