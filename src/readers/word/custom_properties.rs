//! What a Word file says about itself.

use std::collections::BTreeMap;

use super::{
    super::transcript::{Hidden, HiddenKind, Transcript},
    node::{attribute, parsed, text_of},
};
use crate::{archive::Archive, diagnostic::Text};

/// The figure of each bookmark, by the bookmark's name.
pub(super) type Bookmarks = BTreeMap<String, String>;

/// The property that tells whose each bookmark is; `.2`, `.3` and so on go on with it.
const FIGURES: &str = "report.figures";

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

/// The figures of the bookmarks, as far as the file still tells them.
pub(super) fn bookmarks(properties: &BTreeMap<String, String>) -> Bookmarks {
    let continued = (2..).map_while(|number| properties.get(&format!("{FIGURES}.{number}")));
    let pieces = properties.get(FIGURES).into_iter().chain(continued);
    let json: String = pieces.map(String::as_str).collect();
    // What was cut tells nothing; the bookmarks keep their names.
    let told: serde_json::Result<Bookmarks> = serde_json::from_str(&json);
    told.ok().into_iter().flatten().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_figures_of_the_bookmarks_are_told_in_pieces() {
        let told = |pairs: &[(&str, &str)]| {
            let owned = pairs
                .iter()
                .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
            bookmarks(&owned.collect())
        };
        let pieces = told(&[
            ("report.figures", "{\"f_a__1\":\"a\",\"f_b"),
            ("report.figures.2", "__1\":\"b|share\"}"),
        ]);
        assert_eq!(pieces["f_b__1"], "b|share");
        // A piece that was lost makes the rest no map: then nothing is told, and nothing guessed.
        assert!(told(&[("report.figures", "{\"f_a__1\":\"a\",\"f_b")]).is_empty());
        assert!(told(&[]).is_empty());
    }
}
