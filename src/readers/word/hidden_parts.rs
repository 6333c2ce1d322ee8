//! What a Word file holds beside its text: programs, files within it, remarks, what it fetches.

use super::{
    super::{
        transcript::{Hidden, HiddenKind, Transcript},
        xml_tree::{is, parsed, text_of},
    },
    relationships::Relationships,
};
use crate::{archive::Archive, diagnostic::Text};

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
        } else if name.contains("/embeddings/") || name.contains("/activeX/") {
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
    Ok(())
}
