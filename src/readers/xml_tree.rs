//! XML parts of office files: parsed within bounds, and asked by the names of their elements alone, as
//! the two editions of Word's standard (transitional and strict) give the same names two namespaces.

use encoding_rs::{UTF_16BE, UTF_16LE};
use roxmltree::{Document, Node, ParsingOptions};

use crate::diagnostic::{Text, say::say};

/// The most elements, texts and comments of one part: a report has some ten thousand.
const MOST_NODES: u32 = 600_000;

/// A part's bytes as text.
pub(super) fn text_of(bytes: Vec<u8>, name: &str) -> Result<String, Text> {
    let utf16 = match bytes.as_slice() {
        [0xFF, 0xFE, ..] => Some(UTF_16LE),
        [0xFE, 0xFF, ..] => Some(UTF_16BE),
        _ => None,
    };
    match utf16 {
        Some(encoding) => Ok(encoding.decode_with_bom_removal(&bytes).0.into_owned()),
        None => String::from_utf8(bytes).map_err(|_| broken(name)),
    }
}

/// A part's text as a tree.
pub(super) fn parsed<'a>(text: &'a str, name: &str) -> Result<Document<'a>, Text> {
    let options = ParsingOptions {
        nodes_limit: MOST_NODES,
        ..ParsingOptions::default()
    };
    Document::parse_with_options(text, options).map_err(|error| match error {
        roxmltree::Error::NodesLimitReached => say!(
            "部件 {name} 的内容太多，超过 {MOST_NODES} 项",
            "the part {name} holds too much, more than {MOST_NODES} items"
        ),
        _ => broken(name),
    })
}

fn broken(name: &str) -> Text {
    say!(
        "部件 {name} 坏了，读不出来",
        "the part {name} is broken and cannot be read"
    )
}

/// The elements of this name among the children.
pub(super) fn elements<'a, 'input>(
    node: Node<'a, 'input>,
    name: &'static str,
) -> impl Iterator<Item = Node<'a, 'input>> {
    node.children().filter(move |child| is(*child, name))
}

/// The first child of this name.
pub(super) fn child<'a, 'input>(
    node: Node<'a, 'input>,
    name: &'static str,
) -> Option<Node<'a, 'input>> {
    elements(node, name).next()
}

/// Whether a node is an element of this name.
pub(super) fn is(node: Node<'_, '_>, name: &str) -> bool {
    node.is_element() && node.tag_name().name() == name
}

/// An attribute, whatever its namespace.
pub(super) fn attribute<'a>(node: Node<'a, '_>, name: &str) -> Option<&'a str> {
    let mut attributes = node.attributes();
    let found = attributes.find(|attribute| attribute.name() == name)?;
    Some(found.value())
}
