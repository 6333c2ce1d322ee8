//! The mends that are beyond doubt, made in the text of a year file.

use std::cmp::Reverse;

use super::{Compiled, World, compile};
use crate::{
    diagnostic::{Diagnostic, Edit, FileId},
    source::{NotText, Source},
    year_file::edit::{Editor, Spoilt},
};

/// How often a file is mended and read again: what stands behind a mistake of writing is seen only
/// once that is mended.
const ROUNDS: usize = 100;

/// The text of a compiled year file with the safe mends made, and those that they bring to light.
///
/// # Errors
/// A mend would do more than it should.
pub fn mended(world: &dyn World, checked: &Compiled) -> Result<String, Spoilt> {
    let source = checked.source();
    let mut text = mends(checked)?;
    if text == source.text() {
        return Ok(text);
    }
    for _ in 1..ROUNDS {
        let again = Source::new(source.name(), &source.encode(&text));
        let again = again.map_err(|NotText| Spoilt::Unreadable)?;
        // What was mended before is not lost by what a mend brings to light.
        match mends(&compile(world, again)) {
            Ok(next) if next != text => text = next,
            _ => break,
        }
    }
    Ok(text)
}

/// The text with the safe mends made that are known. Where they cannot all stand, each that can
/// beside those before it.
fn mends(checked: &Compiled) -> Result<String, Spoilt> {
    let text = checked.source().text();
    let edits = safe_edits(&checked.findings);
    let spoilt = match made(text, &edits) {
        Err(spoilt) => spoilt,
        whole => return whole,
    };
    let mut kept: Vec<&Edit> = Vec::new();
    let mut mended = None;
    // Each try reads the whole file again.
    for edit in edits.into_iter().take(ROUNDS) {
        kept.push(edit);
        match made(text, &kept) {
            Ok(text) => mended = Some(text),
            Err(_) => {
                kept.pop();
            }
        }
    }
    mended.ok_or(spoilt)
}

/// The text with these edits made.
fn made(text: &str, edits: &[&Edit]) -> Result<String, Spoilt> {
    let mut editor = Editor::new(text);
    for edit in edits {
        let span = edit.place.span;
        editor.replace(span.start()..span.end(), edit.replacement.as_str());
    }
    editor.finish()
}

/// The edits of safe mends that no waiver excuses, in order and without overlap.
fn safe_edits(findings: &[Diagnostic]) -> Vec<&Edit> {
    let mut edits: Vec<&Edit> = findings
        .iter()
        .filter(|finding| finding.fix_is_safe && finding.waived.is_none())
        .flat_map(|finding| &finding.fix)
        .filter(|edit| edit.place.file == FileId::MAIN)
        .collect();
    // A mend of the whole comes before one of its beginning.
    edits.sort_by_key(|edit| (edit.place.span.start(), Reverse(edit.place.span.end())));
    let mut end = 0;
    edits.retain(|edit| {
        let is_free = edit.place.span.start() >= end;
        if is_free {
            end = edit.place.span.end();
        }
        is_free
    });
    edits
}
