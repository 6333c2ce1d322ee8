//! A Word file (.docx): the text as a person sees it who opens it.
//!
//! Changes that were tracked are read as accepted, and said. What is set not to be seen is no part
//! of the text, and said as well. Numbers that Word counts by itself (pages) are left out: they are
//! none of the text's, and every program counts them anew.

mod body;
mod chart;
mod contents;
mod custom_properties;
mod hidden_parts;
mod node;
mod paragraph;
mod relationships;
mod seen;
mod styles;
mod table;

use roxmltree::Document;

use self::{
    body::Body, custom_properties::properties, paragraph::NotePart, relationships::Relationships,
    styles::Styles,
};
use super::{
    bookmarks::bookmarks,
    transcript::{LineKind, Transcript},
    xml_tree::{attribute, child, elements, parsed, text_of},
};
use crate::{archive::Archive, diagnostic::Text};

/// Reads a Word file.
///
/// # Errors
/// It is none, a part that holds its text is broken, or it goes beyond the limits.
pub(super) fn read(mut archive: Archive<'_>) -> Result<Transcript, Text> {
    let package = Relationships::of(&mut archive, "")?;
    let main = package
        .of_kind("officeDocument")
        .next()
        .map_or_else(|| "word/document.xml".to_owned(), |one| one.part.clone());
    let related = Relationships::of(&mut archive, &main)?;
    let mut transcript = Transcript::default();
    properties(&mut archive, &mut transcript)?;
    let bookmarks = bookmarks(&transcript.properties);
    let styles = match related.of_kind("styles").next() {
        Some(part) => Styles::read(&part_text(&mut archive, &part.part)?)?,
        None => Styles::default(),
    };
    let text = part_text(&mut archive, &main)?;
    let document = parsed(&text, &main)?;
    let mut body = Body::new(transcript, &bookmarks, &styles);
    if let Some(content) = child(document.root_element(), "body") {
        body.blocks(content, LineKind::Paragraph);
    }
    let charts = std::mem::take(&mut body.charts);
    for (kind, name, part) in [
        ("footnotes", "footnote", NotePart::Foot),
        ("endnotes", "endnote", NotePart::End),
    ] {
        if let Some(notes) = related.of_kind(kind).next() {
            let text = part_text(&mut archive, &notes.part)?;
            read_notes(&mut body, &parsed(&text, &notes.part)?, name, part);
        }
    }
    for margin in related.of_kind("header").chain(related.of_kind("footer")) {
        let text = part_text(&mut archive, &margin.part)?;
        let document = parsed(&text, &margin.part)?;
        body.blocks(document.root_element(), LineKind::Margin);
    }
    let mut transcript = body.running.transcript;
    for (locator, id) in charts {
        match related.by_id(&id) {
            Some(part) => {
                let text = part_text(&mut archive, &part.part)?;
                chart::read(&parsed(&text, &part.part)?, &locator, &mut transcript);
            }
            None => transcript
                .unread
                .push(Text::fixed("一幅图没有读到", "a chart was not found")),
        }
    }
    hidden_parts::read(&mut archive, &related, &mut transcript)?;
    Ok(transcript)
}

/// The notes in the order of the part, without those that only draw the rule above them.
fn read_notes(body: &mut Body<'_>, document: &Document<'_>, name: &'static str, part: NotePart) {
    let called = body.words().called(part);
    for note in elements(document.root_element(), name) {
        let draws_a_rule = attribute(note, "type").is_some_and(|kind| kind != "normal");
        if !draws_a_rule {
            let first = body.running.transcript.lines.len();
            body.blocks(note, LineKind::Note);
            if let Some(number) = attribute(note, "id").and_then(|id| called.get(id)) {
                body.running.transcript.end_note(*number, first);
            }
        }
    }
}

/// A part as text: UTF-8, or UTF-16 with its mark.
fn part_text(archive: &mut Archive<'_>, name: &str) -> Result<String, Text> {
    text_of(archive.part(name)?, name)
}
