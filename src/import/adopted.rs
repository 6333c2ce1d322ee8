//! A year file whose typed numbers become figures, read again before anybody keeps it.

use crate::{
    adoption::{self, Adopted, KnownIds},
    compile::{Compiled, World, compile},
    diagnostic::{Diagnostic, Severity},
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
    let again = compile(world, read(&adopted.text)?);
    match mistake(&again) {
        Some(mistake) if self::mistake(&compiled).is_none() => {
            Err(Spoilt::Mistaken(mistake.message.clone()))
        }
        _ => Ok(Some(adopted)),
    }
}

/// Why a file cannot be read, or an expression in it.
fn mistake(found: &Compiled) -> Option<&Diagnostic> {
    let mut errors = found.findings.iter();
    errors.find(|one| {
        one.severity == Severity::Error
            && (found.report.is_none() || one.rule.name == "template-error")
    })
}
