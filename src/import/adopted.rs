//! A year file whose typed numbers become figures, read again before anybody keeps it.

use crate::{
    adoption::{self, Adopted, KnownIds},
    compile::{Compiled, World, compile},
    source::Source,
    year_file::edit::Spoilt,
};

/// The year file of this name and text with its numbers adopted, under the ids that are `known` for
/// some; `None` where it has mistakes of writing and cannot be read.
///
/// # Errors
/// It would say something else, or could not be read again.
pub fn adopted(
    world: &dyn World,
    name: &str,
    text: &str,
    known: &KnownIds,
) -> Result<Option<Adopted>, Spoilt> {
    let read = |text: &str| Source::new(name, text.as_bytes()).map_err(|_| Spoilt::Unreadable);
    let compiled = compile(world, read(text)?);
    let Some(report) = &compiled.report else {
        return Ok(None);
    };
    let adopted = adoption::adopt(compiled.source(), report, &compiled.findings, known)?;
    // A file that has become too large, or has an expression that cannot be read, is not kept.
    let is_broken = |found: &Compiled| {
        let mut findings = found.findings.iter();
        found.report.is_none() || findings.any(|one| one.rule.name == "template-error")
    };
    let again = compile(world, read(&adopted.text)?);
    if is_broken(&again) && !is_broken(&compiled) {
        return Err(Spoilt::Unreadable);
    }
    Ok(Some(adopted))
}
