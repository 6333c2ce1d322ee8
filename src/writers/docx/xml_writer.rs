//! Puts XML into one buffer, tag behind tag.
//!
//! Whoever calls it names children and attributes in the order of the schema; nothing that is
//! written is looked at again.

use std::fmt::Write as _;

use crate::writers::printable::{XML, printable};

/// What every part starts with.
const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";

/// Names and values of an element's attributes.
pub(super) type Attributes<'a> = &'a [(&'a str, &'a dyn Value)];

/// What stands in an attribute.
pub(super) trait Value {
    /// Puts it behind what is there.
    fn put(&self, out: &mut String);
}

impl Value for &str {
    fn put(&self, out: &mut String) {
        escape(self, out);
    }
}

impl Value for String {
    fn put(&self, out: &mut String) {
        escape(self, out);
    }
}

impl Value for usize {
    fn put(&self, out: &mut String) {
        // Writing to a string cannot fail.
        let _ = write!(out, "{self}");
    }
}

impl Value for u32 {
    fn put(&self, out: &mut String) {
        let _ = write!(out, "{self}");
    }
}

impl Value for i32 {
    fn put(&self, out: &mut String) {
        let _ = write!(out, "{self}");
    }
}

/// A part as far as it is written.
#[derive(Debug)]
pub(super) struct XmlWriter {
    out: String,
}

impl XmlWriter {
    /// A part whose root has this name and these attributes.
    pub(super) fn part(root: &str, attributes: Attributes<'_>) -> Self {
        let mut xml = Self {
            out: DECLARATION.to_owned(),
        };
        xml.start(root, attributes);
        xml
    }

    /// The part, whose root has this name.
    pub(super) fn finish(mut self, root: &str) -> Vec<u8> {
        self.end(root);
        self.out.into_bytes()
    }

    /// The start of an element.
    pub(super) fn start(&mut self, name: &str, attributes: Attributes<'_>) {
        self.tag(name, attributes);
        self.out.push('>');
    }

    /// The end of an element.
    pub(super) fn end(&mut self, name: &str) {
        self.out.push_str("</");
        self.out.push_str(name);
        self.out.push('>');
    }

    /// An element without content.
    pub(super) fn empty(&mut self, name: &str, attributes: Attributes<'_>) {
        self.tag(name, attributes);
        self.out.push_str("/>");
    }

    /// The commonest element of Word's format: one `w:val`.
    pub(super) fn value(&mut self, name: &str, value: &dyn Value) {
        self.empty(name, &[("w:val", value)]);
    }

    /// An element with nothing but text in it.
    pub(super) fn data(&mut self, name: &str, attributes: Attributes<'_>, text: &str) {
        self.start(name, attributes);
        self.text(text);
        self.end(name);
    }

    /// Characters between two tags.
    pub(super) fn text(&mut self, text: &str) {
        escape(text, &mut self.out);
    }

    /// Elements that are already written.
    pub(super) fn written(&mut self, elements: &str) {
        self.out.push_str(elements);
    }

    fn tag(&mut self, name: &str, attributes: Attributes<'_>) {
        self.out.push('<');
        self.out.push_str(name);
        for (name, value) in attributes {
            self.out.push(' ');
            self.out.push_str(name);
            self.out.push_str("=\"");
            value.put(&mut self.out);
            self.out.push('"');
        }
    }
}

/// Puts a text behind what is there, as it may stand in an attribute or between two tags, without
/// what XML has no way to write.
fn escape(text: &str, out: &mut String) {
    let is_special = |character: char| matches!(character, '\0'..='\u{1F}' | '"' | '&' | '<' | '>');
    let text = printable(text, XML);
    if !text.contains(is_special) {
        out.push_str(&text);
        return;
    }
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            // In an attribute they would be read as blanks.
            '\n' => out.push_str("&#10;"),
            '\t' => out.push_str("&#9;"),
            _ => out.push(character),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_back_but_for_what_xml_cannot_hold() {
        let hostile = "“引号”\"'<&>\t第二行\n\u{1}\u{FFFE}完";
        let mut xml = XmlWriter::part("a", &[("b", &hostile), ("c", &-7)]);
        xml.text(hostile);
        xml.empty("d", &[]);
        let bytes = xml.finish("a");
        let said = str::from_utf8(&bytes).unwrap();
        let tree = roxmltree::Document::parse(said).unwrap();
        let kept = "“引号”\"'<&>\t第二行\n完";
        let root = tree.root_element();
        assert_eq!(root.attribute("b"), Some(kept));
        assert_eq!(root.attribute("c"), Some("-7"));
        assert_eq!(root.text(), Some(kept));
        assert!(root.last_child().unwrap().has_tag_name("d"));
    }
}
