//! A small tree of XML elements: taken from a part of a template, changed, written.

use super::xml_writer::{Value, XmlWriter};

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
    /// An element of this name with nothing in it.
    pub(super) fn new(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            attributes: Vec::new(),
            children: Vec::new(),
        }
    }

    /// Its name without the prefix.
    pub(super) fn local_name(&self) -> &str {
        local(&self.name)
    }

    /// The address that its prefix stands for, where it says so itself.
    pub(super) fn own_namespace(&self) -> Option<&str> {
        match self.name.split_once(':') {
            Some((prefix, _)) => self.get(&format!("xmlns:{prefix}")),
            None => self.get("xmlns"),
        }
    }

    /// An attribute's value, by its qualified name.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        let mut attributes = self.attributes.iter();
        let found = attributes.find(|(known, _)| known == name);
        found.map(|(_, value)| value.as_str())
    }

    /// Its text, but for that of elements in it.
    pub(super) fn texts(&self) -> impl Iterator<Item = &str> {
        self.children.iter().filter_map(|node| match node {
            Node::Text(text) => Some(text.as_str()),
            Node::Element(_) => None,
        })
    }

    /// The child elements of that name.
    pub(super) fn named<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Self> {
        self.children.iter().filter_map(move |node| match node {
            Node::Element(element) if element.name == name => Some(element),
            _ => None,
        })
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

/// A qualified name without its prefix.
pub(super) fn local(name: &str) -> &str {
    name.split_once(':').map_or(name, |(_, local)| local)
}
