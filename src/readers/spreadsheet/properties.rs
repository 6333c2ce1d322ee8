//! What a package says about itself, and what it holds beside its sheets.

use super::{
    workbook_part::relations,
    xml::{Next, each},
};
use crate::{
    archive::Archive,
    diagnostic::Text,
    readers::transcript::{Hidden, HiddenKind, Transcript},
};

/// The properties that name a person or a firm.
const PERSONAL: [&str; 4] = ["creator", "lastModifiedBy", "Company", "Manager"];

/// Reads the properties.
///
/// # Errors
/// A part is broken.
pub(super) fn read(archive: &mut Archive<'_>, transcript: &mut Transcript) -> Result<(), Text> {
    for name in [
        "docProps/core.xml",
        "docProps/app.xml",
        "docProps/custom.xml",
    ] {
        if !archive.has(name) {
            continue;
        }
        let part = archive.part(name)?;
        let mut key = None;
        let mut depth = 0_usize;
        each(&part, name, |next| {
            match next {
                Next::Start(element, tag) => {
                    depth += 1;
                    if depth == 2 {
                        // A property of one's own says its name in an attribute.
                        key = tag.attribute("name").or_else(|| Some(element.to_owned()));
                    }
                }
                Next::End(_) => {
                    depth = depth.saturating_sub(1);
                    if depth < 2 {
                        key = None;
                    }
                }
                Next::Text(text) => {
                    let is_list = matches!(key.as_deref(), Some("HeadingPairs" | "TitlesOfParts"));
                    if let Some(key) = key.as_ref().filter(|_| !is_list && !text.trim().is_empty())
                    {
                        let value = transcript.properties.entry(key.clone()).or_default();
                        value.push_str(text);
                    }
                }
            }
            Ok(())
        })?;
    }
    for name in PERSONAL {
        let Some(content) = transcript.properties.get(name) else {
            continue;
        };
        // An organ that signs its own file is no person.
        if transcript.properties.get("organ") != Some(content) {
            let content = format!("{name}: {content}");
            tell(transcript, HiddenKind::PersonalProperty, content);
        }
    }
    Ok(())
}

/// Reads what the parts beside the sheets hold.
///
/// # Errors
/// A part is broken.
pub(super) fn read_parts(
    archive: &mut Archive<'_>,
    transcript: &mut Transcript,
) -> Result<(), Text> {
    for name in archive.names() {
        let lower = name.to_ascii_lowercase();
        let is = |what: &str| lower.contains(what);
        let extension = lower.rsplit('.').next();
        if extension == Some("rels") {
            outside(archive, &name, transcript)?;
        } else if is("vbaproject.bin") || is("/macrosheets/") {
            tell(transcript, HiddenKind::Macro, name);
        } else if is("/embeddings/") || is("/activex/") || is("/ctrlprops/") {
            tell(transcript, HiddenKind::EmbeddedObject, name);
        } else if lower.ends_with("/connections.xml") || is("/querytables/") {
            tell(transcript, HiddenKind::ActiveField, name);
        } else if is("/revisions/") {
            tell(transcript, HiddenKind::Revision, name);
        } else if lower.starts_with("xl/") && is("comments") && extension == Some("xml") {
            comments(archive, &name, transcript)?;
        }
    }
    Ok(())
}

/// Tells relations that lead out of the file, but for the addresses that people click.
fn outside(archive: &mut Archive<'_>, name: &str, transcript: &mut Transcript) -> Result<(), Text> {
    let part = archive.part(name)?;
    for relation in relations(&part, name)?.into_values() {
        if relation.is_outside && !relation.kind.ends_with("/hyperlink") {
            tell(transcript, HiddenKind::ExternalLink, relation.target);
        }
    }
    Ok(())
}

fn comments(
    archive: &mut Archive<'_>,
    name: &str,
    transcript: &mut Transcript,
) -> Result<(), Text> {
    let part = archive.part(name)?;
    let mut open: Option<String> = None;
    let mut told = Vec::new();
    each(&part, name, |next| {
        match next {
            Next::Start("comment" | "threadedComment", tag) => {
                let at = tag.text("ref");
                open = Some(format!("{at}: "));
            }
            Next::End("comment" | "threadedComment") => told.extend(open.take()),
            Next::Text(text) => {
                if let Some(open) = &mut open {
                    open.push_str(text.trim());
                }
            }
            _ => {}
        }
        Ok(())
    })?;
    for content in told {
        tell(transcript, HiddenKind::Comment, content);
    }
    Ok(())
}

fn tell(transcript: &mut Transcript, kind: HiddenKind, content: String) {
    transcript.hidden.push(Hidden {
        kind,
        locator: None,
        content,
    });
}
