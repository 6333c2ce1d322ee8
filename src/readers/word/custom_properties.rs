//! What a Word file says about itself.

use super::super::{
    transcript::{Hidden, HiddenKind, Transcript},
    xml_tree::{attribute, parsed, text_of},
};
use crate::{archive::Archive, diagnostic::Text};

/// The properties that name a person or a place of work.
const PERSONAL: &[&str] = &["lastModifiedBy", "Manager", "Company"];

/// Reads the properties of all three parts that hold some.
pub(super) fn properties(archive: &mut Archive<'_>, into: &mut Transcript) -> Result<(), Text> {
    for part in [
        "docProps/core.xml",
        "docProps/app.xml",
        "docProps/custom.xml",
    ] {
        if !archive.has(part) {
            continue;
        }
        let text = text_of(archive.part(part)?, part)?;
        let document = parsed(&text, part)?;
        for property in document
            .root_element()
            .children()
            .filter(roxmltree::Node::is_element)
        {
            let name = attribute(property, "name").unwrap_or(property.tag_name().name());
            let texts = property.descendants().filter(roxmltree::Node::is_text);
            let value: String = texts.filter_map(|node| node.text()).collect();
            if PERSONAL.contains(&name) && !value.trim().is_empty() {
                into.hidden.push(Hidden {
                    kind: HiddenKind::PersonalProperty,
                    locator: None,
                    content: format!("{name}: {value}"),
                });
            }
            into.properties.insert(name.to_owned(), value);
        }
    }
    Ok(())
}
