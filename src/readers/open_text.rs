//! A text of `OpenDocument` (.odt): the text as a person sees it who opens it, with all that is said of a
//! Word file's.

mod body;
mod changes;
mod chart;
mod styles;
mod table;
mod words;

use roxmltree::{Document, Node};

use self::{body::Body, changes::Changes, styles::Styles};
use super::{
    bookmarks::bookmarks,
    open_document::{CONTENT, STYLES, parts, properties, refers},
    transcript::{Hidden, HiddenKind, LineKind, Transcript},
    xml_tree::{attribute, child, elements, is, parsed, text_of},
};
use crate::{
    archive::Archive,
    diagnostic::{Locator, Text},
};

/// Reads a text.
///
/// # Errors
/// A part that holds its text is broken, or it goes beyond the limits.
pub(super) fn read(mut archive: Archive<'_>) -> Result<Transcript, Text> {
    let mut transcript = Transcript::default();
    properties(&mut archive, &mut transcript)?;
    let bookmarks = bookmarks(&transcript.properties);
    let common = if archive.has(STYLES) {
        text_of(archive.part(STYLES)?, STYLES)?
    } else {
        "<none/>".to_owned()
    };
    let common = parsed(&common, STYLES)?;
    let text = text_of(archive.part(CONTENT)?, CONTENT)?;
    let document = parsed(&text, CONTENT)?;
    for one in all(&document).chain(all(&common)) {
        refers(
            one.tag_name().name(),
            attribute(one, "href"),
            &mut transcript,
        );
    }
    let content = child(document.root_element(), "body").and_then(|body| child(body, "text"));
    let changes = content.and_then(|content| child(content, "tracked-changes"));
    let changes = changes.map_or_else(Changes::default, Changes::read);
    let named = child(common.root_element(), "styles");
    let automatic = child(document.root_element(), "automatic-styles");
    let styles = Styles::read(named.into_iter().chain(automatic));
    let mut body = Body::new(transcript, &bookmarks, &styles, changes);
    if let Some(content) = content {
        body.blocks(content, LineKind::Paragraph);
    }
    let (charts, left) = body.notes_and_rest()?;
    // What stands on every page has styles of its own, by names that may be those of others.
    let automatic = child(common.root_element(), "automatic-styles");
    let styles = Styles::read(named.into_iter().chain(automatic));
    let mut margins = Body::new(left, &bookmarks, &styles, Changes::default());
    for margin in page_margins(&common) {
        margins.blocks(margin, LineKind::Margin);
    }
    let (of_margins, mut transcript) = margins.notes_and_rest()?;
    for (locator, part) in charts.into_iter().chain(of_margins) {
        read_chart(&mut archive, &part, &locator, &mut transcript)?;
    }
    parts(&mut archive, &mut transcript)?;
    Ok(transcript)
}

fn all<'a, 'input>(document: &'a Document<'input>) -> impl Iterator<Item = Node<'a, 'input>> {
    document.descendants().filter(Node::is_element)
}

/// The heads and feet of pages, without those that are switched off.
fn page_margins<'a, 'input>(common: &'a Document<'input>) -> Vec<Node<'a, 'input>> {
    const MARGINS: [&str; 6] = [
        "header",
        "header-left",
        "header-first",
        "footer",
        "footer-left",
        "footer-first",
    ];
    let pages = elements(common.root_element(), "master-styles")
        .flat_map(|styles| elements(styles, "master-page"));
    let margins = pages.flat_map(|page| page.children());
    margins
        .filter(|one| MARGINS.iter().any(|name| is(*one, name)))
        .filter(|one| attribute(*one, "display") != Some("false"))
        .collect()
}

fn read_chart(
    archive: &mut Archive<'_>,
    folder: &str,
    locator: &Locator,
    into: &mut Transcript,
) -> Result<(), Text> {
    let part = format!("{folder}/{CONTENT}");
    if archive.has(&part) {
        let text = text_of(archive.part(&part)?, &part)?;
        chart::read(&parsed(&text, &part)?, locator, into);
    } else if archive.has(folder) {
        // A file of another program, which is told by its name.
        into.hidden.push(Hidden {
            kind: HiddenKind::EmbeddedObject,
            locator: Some(locator.clone()),
            content: folder.to_owned(),
        });
    } else {
        into.unread
            .push(Text::fixed("一幅图没有读到", "a chart was not found"));
    }
    Ok(())
}
