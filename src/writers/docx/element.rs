//! A small tree of XML elements: read from a part of a template, changed, written.

use anyhow::{Context as _, Result, bail, ensure};
use quick_xml::{
    XmlVersion,
    escape::resolve_predefined_entity,
    events::{BytesRef, BytesStart, Event},
    reader::Reader,
};

use super::xml_writer::{Value, XmlWriter};

/// Deeper nests are no document but an attack on the stack.
const DEEPEST: usize = 256;

/// An element with its prefix, attributes and content, all unescaped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Element {
    /// Qualified name as written, `w:p`.
    pub(super) name: String,
    /// Qualified names and values, in order.
    pub(super) attributes: Vec<(String, String)>,
    /// Elements and text between the tags.
    pub(super) children: Vec<Node>,
}

/// What stands between two tags.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Node {
    /// An element.
    Element(Element),
    /// Character data.
    Text(String),
}

impl Element {
    fn new(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            attributes: Vec::new(),
            children: Vec::new(),
        }
    }

    /// An attribute's value, by its qualified name.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        let mut attributes = self.attributes.iter();
        let found = attributes.find(|(known, _)| known == name);
        found.map(|(_, value)| value.as_str())
    }

    /// The child elements of that name.
    pub(super) fn named<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Self> {
        self.children.iter().filter_map(move |node| match node {
            Node::Element(element) if element.name == name => Some(element),
            _ => None,
        })
    }

    /// The root element of a part.
    pub(super) fn read(part: &[u8]) -> Result<Self> {
        let text = str::from_utf8(part).context("the part is not UTF-8")?;
        let mut reader = Reader::from_str(text);
        // Elements whose end is still to come; the first is a stand-in for the document.
        let mut open = vec![Self::new("")];
        loop {
            match reader.read_event()? {
                Event::Start(start) => {
                    ensure!(
                        open.len() < DEEPEST,
                        "the part's elements are nested too deep"
                    );
                    open.push(Self::from_tag(&start)?);
                }
                Event::Empty(start) => {
                    let element = Self::from_tag(&start)?;
                    append(&mut open, Node::Element(element));
                }
                Event::End(_) => {
                    let element = open.pop().context("an end without a start")?;
                    append(&mut open, Node::Element(element));
                }
                Event::Text(text) => append_text(&mut open, &text.xml10_content()),
                Event::CData(text) => append_text(&mut open, &text),
                Event::GeneralRef(reference) => append_text(&mut open, &resolved(&reference)?),
                Event::DocType(_) => bail!("the part declares a document type"),
                Event::Decl(_) | Event::Comment(_) | Event::PI(_) => {}
                Event::Eof => break,
            }
        }
        open.into_iter()
            .flat_map(|document| document.children)
            .find_map(|node| match node {
                Node::Element(root) => Some(root),
                Node::Text(_) => None,
            })
            .context("the part has no root element")
    }

    fn from_tag(start: &BytesStart<'_>) -> Result<Self> {
        let mut element = Self::new(start.name().as_ref());
        for attribute in start.attributes() {
            let attribute = attribute?;
            let value = attribute.normalized_value(XmlVersion::Implicit1_0)?;
            let key = attribute.key.as_ref().to_owned();
            element.attributes.push((key, value.into_owned()));
        }
        Ok(element)
    }

    /// The part with this element as its root.
    pub(super) fn write(&self) -> Vec<u8> {
        self.write_with(|_| {})
    }

    /// The part with this element as its root, and at its end what is put there.
    pub(super) fn write_with(&self, more: impl FnOnce(&mut XmlWriter)) -> Vec<u8> {
        let mut xml = XmlWriter::part(&self.name, &self.attributes());
        self.write_children(&mut xml);
        more(&mut xml);
        xml.finish(&self.name)
    }

    /// Puts the element behind what is there.
    pub(super) fn write_to(&self, xml: &mut XmlWriter) {
        if self.children.is_empty() {
            xml.empty(&self.name, &self.attributes());
            return;
        }
        xml.start(&self.name, &self.attributes());
        self.write_children(xml);
        xml.end(&self.name);
    }

    fn write_children(&self, xml: &mut XmlWriter) {
        for node in &self.children {
            match node {
                Node::Element(element) => element.write_to(xml),
                Node::Text(text) => xml.text(text),
            }
        }
    }

    fn attributes(&self) -> Vec<(&str, &dyn Value)> {
        self.attributes
            .iter()
            .map(|(name, value)| (name.as_str(), value as &dyn Value))
            .collect()
    }
}

fn append(open: &mut [Element], node: Node) {
    if let Some(parent) = open.last_mut() {
        parent.children.push(node);
    }
}

/// Puts text at the end of the innermost element, as one node with the text before it.
fn append_text(open: &mut [Element], text: &str) {
    let Some(parent) = open.last_mut() else {
        return;
    };
    if let Some(Node::Text(before)) = parent.children.last_mut() {
        before.push_str(text);
    } else {
        parent.children.push(Node::Text(text.to_owned()));
    }
}

/// What `&amp;` or `&#12;` stands for.
fn resolved(reference: &BytesRef<'_>) -> Result<String> {
    if let Some(character) = reference.resolve_char_ref()? {
        return Ok(character.to_string());
    }
    let entity = resolve_predefined_entity(reference);
    Ok(entity
        .context("the part uses an entity of its own")?
        .to_owned())
}
