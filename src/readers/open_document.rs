//! What the files of `OpenDocument` have in common, a text (.odt) and a spreadsheet (.ods): what they
//! are, what they say about themselves, and what they hold beside their text.

use super::{
    transcript::{Hidden, HiddenKind, Transcript},
    xml_tree::{attribute, is, parsed, text_of},
};
use crate::{archive::Archive, diagnostic::Text};

/// The part with the text or the sheets.
pub(super) const CONTENT: &str = "content.xml";
/// The part with the named styles, and with heads and feet of pages.
pub(super) const STYLES: &str = "styles.xml";

const KIND: &str = "mimetype";
const KINDS: &str = "application/vnd.oasis.opendocument.";
const ABOUT: &str = "meta.xml";
const LIST: &str = "META-INF/manifest.xml";

/// The properties that name a person or a firm.
const PERSONAL: [&str; 5] = [
    "initial-creator",
    "creator",
    "printed-by",
    "Company",
    "Manager",
];

/// What an `OpenDocument` file holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Text,
    Spreadsheet,
}

/// What an archive says that it holds; `None` where it is no `OpenDocument` file.
///
/// # Errors
/// It is a drawing, a presentation or another kind that is no report, or is locked.
pub(super) fn kind(archive: &mut Archive<'_>) -> Result<Option<Kind>, Text> {
    if !archive.has(KIND) || !archive.has(CONTENT) {
        return Ok(None);
    }
    let said = archive.part(KIND)?;
    let said = String::from_utf8_lossy(&said);
    let Some(said) = said.trim().strip_prefix(KINDS) else {
        return Ok(None);
    };
    // Behind it may stand that it is a template, or part of a larger text.
    let kind = match said.split('-').next() {
        Some("text") => Kind::Text,
        Some("spreadsheet") => Kind::Spreadsheet,
        _ => {
            return Err(Text::fixed(
                "它既不是文档，也不是表格；请另存为 .odt、.docx 或 .ods",
                "it is neither a text nor a spreadsheet: save it as .odt, .docx or .ods",
            ));
        }
    };
    if archive.has(LIST) {
        let list = text_of(archive.part(LIST)?, LIST)?;
        let list = parsed(&list, LIST)?;
        if list.descendants().any(|one| is(one, "encryption-data")) {
            return Err(Text::fixed(
                "这个文件有密码，打不开；请先去掉密码",
                "the file is locked with a password; remove it first",
            ));
        }
    }
    Ok(Some(kind))
}

/// Reads what a file says about itself.
///
/// # Errors
/// The part is broken.
pub(super) fn properties(archive: &mut Archive<'_>, into: &mut Transcript) -> Result<(), Text> {
    if !archive.has(ABOUT) {
        return Ok(());
    }
    let text = text_of(archive.part(ABOUT)?, ABOUT)?;
    let document = parsed(&text, ABOUT)?;
    let about = document
        .root_element()
        .children()
        .filter(|one| is(*one, "meta"))
        .flat_map(|meta| meta.children());
    for property in about.filter(roxmltree::Node::is_element) {
        let own = property.tag_name().name();
        if let Some(address) = attribute(property, "href").filter(|_| own == "template") {
            fetched(address, into);
        }
        // A property of one's own says its name in an attribute.
        let named = attribute(property, "name").filter(|_| own == "user-defined");
        let texts = property.descendants().filter(roxmltree::Node::is_text);
        let value: String = texts.filter_map(|node| node.text()).collect();
        if !value.trim().is_empty() {
            let name = named.unwrap_or(own).to_owned();
            into.properties.insert(name, value);
        }
    }
    for name in PERSONAL {
        let value = into.properties.get(name);
        // An organ that signs its own file is no person.
        let value = value.filter(|value| into.properties.get("organ") != Some(*value));
        if let Some(value) = value {
            let content = format!("{name}: {value}");
            hide(HiddenKind::PersonalProperty, &content, into);
        }
    }
    Ok(())
}

/// Tells the programs and the files within a file. A chart is none: it says what it draws.
///
/// # Errors
/// A part is broken.
pub(super) fn parts(archive: &mut Archive<'_>, into: &mut Transcript) -> Result<(), Text> {
    for name in archive.names() {
        let (folder, file) = name.rsplit_once('/').unwrap_or(("", &name));
        let is_list = matches!(file, "" | "script-lc.xml" | "script-lb.xml");
        let is_program = name.starts_with("Basic/") || name.starts_with("Scripts/");
        if is_program && !is_list {
            hide(HiddenKind::Macro, &name, into);
        } else if file == CONTENT && !folder.is_empty() {
            let text = text_of(archive.part(&name)?, &name)?;
            let is_chart = parsed(&text, &name)?.descendants().any(is_a_chart);
            if !is_chart {
                hide(HiddenKind::EmbeddedObject, folder, into);
            }
        } else if folder.is_empty() && name.starts_with("Object ") {
            hide(HiddenKind::EmbeddedObject, &name, into);
        }
    }
    Ok(())
}

fn is_a_chart(node: roxmltree::Node<'_, '_>) -> bool {
    is(node, "chart") && node.parent().is_some_and(|body| is(body, "body"))
}

/// Tells an address that is fetched, unless it is a part of the file itself.
pub(super) fn fetched(address: &str, into: &mut Transcript) {
    let is_outside = address.contains("://")
        || address.starts_with("file:")
        || address.starts_with('/')
        || address.starts_with("../")
        || address.starts_with('\\');
    if is_outside {
        hide(HiddenKind::ExternalLink, address, into);
    }
}

/// Tells what an element refers to: an address that it fetches, or a program that it runs.
pub(super) fn refers(element: &str, address: Option<&str>, into: &mut Transcript) {
    match (element, address) {
        // An address that a reader may follow.
        ("a", _) => {}
        ("event-listener", address) => {
            hide(HiddenKind::Macro, address.unwrap_or(element), into);
        }
        (_, Some(address)) => fetched(address, into),
        (_, None) => {}
    }
}

fn hide(kind: HiddenKind, content: &str, into: &mut Transcript) {
    into.hidden.push(Hidden {
        kind,
        locator: None,
        content: content.to_owned(),
    });
}

/// Adds what is written between two elements: blanks and line ends there are one blank, and none at
/// the start.
pub(super) fn add_written(text: &mut String, written: &str) {
    for sign in written.chars() {
        match sign {
            ' ' | '\t' | '\r' | '\n' if text.is_empty() || text.ends_with(' ') => {}
            ' ' | '\t' | '\r' | '\n' => text.push(' '),
            sign => text.push(sign),
        }
    }
}

/// So many blanks in a row are shown at the most: more lays nothing out, and may be a burden.
const MOST_BLANKS: usize = 40;

/// How many blanks an element of blanks says.
pub(super) fn blanks(said: Option<&str>) -> usize {
    let number = said.and_then(|number| number.trim().parse().ok());
    number.unwrap_or(1_usize).clamp(1, MOST_BLANKS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_lies_outside_of_a_file_is_fetched() {
        let mut told = Transcript::default();
        for address in ["./Object 1", "Pictures/1.png", "#表1", ""] {
            fetched(address, &mut told);
        }
        assert_eq!(told.hidden, []);
        for address in ["https://a/b.png", "file:///c:/a.ods", "../a.odt"] {
            fetched(address, &mut told);
        }
        assert_eq!(told.hidden.len(), 3);
    }

    #[test]
    fn blanks_between_words_are_one() {
        let mut text = String::new();
        for written in ["\n  甲 ", " 乙\n\t丙", " "] {
            add_written(&mut text, written);
        }
        assert_eq!(text, "甲 乙 丙 ");
        assert_eq!(
            [None, Some("3"), Some("4000000000"), Some("x")].map(blanks),
            [1, 3, 40, 1]
        );
    }
}
