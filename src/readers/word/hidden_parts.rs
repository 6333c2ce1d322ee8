//! What a Word file holds beside its text: programs, files within it, remarks, what it fetches.

use roxmltree::Node;

use super::{
    super::{
        transcript::{Hidden, HiddenKind, Transcript},
        xml_tree::{is, parsed, text_of},
    },
    node::value,
    relationships::Relationships,
};
use crate::{archive::Archive, diagnostic::Text, language::numeral::numerals};

/// Where no list of a report begins to count.
const FIRST_OF_NO_LIST: u32 = 50;

/// Adds them to the transcript.
pub(super) fn read(
    archive: &mut Archive<'_>,
    related: &Relationships,
    into: &mut Transcript,
) -> Result<(), Text> {
    let mut hide = |kind, content: &str| {
        into.hidden.push(Hidden {
            kind,
            locator: None,
            content: content.to_owned(),
        });
    };
    for name in archive.names() {
        let file = name.rsplit('/').next().unwrap_or(&name);
        if file == "vbaProject.bin" {
            hide(HiddenKind::Macro, &name);
        } else if ["/embeddings/", "/activeX/", "/fonts/"]
            .iter()
            .any(|folder| name.contains(folder))
        {
            hide(HiddenKind::EmbeddedObject, &name);
        }
    }
    for one in related.fetched() {
        hide(HiddenKind::ExternalLink, &one.part);
    }
    if let Some(settings) = related.of_kind("settings").next() {
        for one in Relationships::of(archive, &settings.part)?.fetched() {
            hide(HiddenKind::ExternalLink, &one.part);
        }
    }
    if let Some(comments) = related.of_kind("comments").next() {
        let text = text_of(archive.part(&comments.part)?, &comments.part)?;
        let document = parsed(&text, &comments.part)?;
        for comment in document.descendants().filter(|node| is(*node, "comment")) {
            let words = comment.descendants().filter(|node| is(*node, "t"));
            let words: String = words.filter_map(|node| node.text()).collect();
            hide(HiddenKind::Comment, &words);
        }
    }
    if let Some(lists) = related.of_kind("numbering").next() {
        let text = text_of(archive.part(&lists.part)?, &lists.part)?;
        let document = parsed(&text, &lists.part)?;
        for level in document.descendants().filter(|node| is(*node, "lvl")) {
            if let Some(label) = label_with_a_number(level) {
                hide(HiddenKind::AddedText, &label);
            }
        }
    }
    Ok(())
}

/// What a list puts before its items, where that says a number of its own: one in its words, or counts
/// from where no list begins.
fn label_with_a_number(level: Node<'_, '_>) -> Option<String> {
    let label = value(level, "lvlText")?;
    let mut signs = label.chars();
    let mut words = String::new();
    while let Some(sign) = signs.next() {
        match sign {
            // `%1` is the item's own number.
            '%' => drop(signs.next()),
            sign => words.push(sign),
        }
    }
    let start = value(level, "start").and_then(|start| start.parse::<u32>().ok());
    let counts_on = label.contains('%') && start.is_some_and(|start| start >= FIRST_OF_NO_LIST);
    (counts_on || !numerals(&words).is_empty()).then(|| label.to_owned())
}
