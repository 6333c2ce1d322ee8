//! XML that others wrote, read into a tree within bounds: what is in the tree can be written anew as
//! XML that every program reads.

use std::borrow::Cow;

use encoding_rs::Encoding;
use quick_xml::{
    XmlVersion,
    escape::resolve_predefined_entity,
    events::{BytesRef, BytesStart, Event},
    reader::Reader,
};

use super::{
    element::{Element, Node},
    namespaces,
};
use crate::diagnostic::{Text, say::say};

/// Deeper nests are no document but an attack on the stack.
const DEEPEST: usize = 256;
/// More elements and attributes than this are no styles and no header.
const MOST: usize = 200_000;
/// The most attributes of one element: each is compared with all others.
const MOST_ATTRIBUTES: usize = 128;

/// The root element of a part with all that is in it.
///
/// # Errors
/// What is wrong with it.
pub(super) fn read(part: &[u8]) -> Result<Element, Text> {
    read_along(part, &[])
}

/// The root element of a part; of what is in it only what lies on the way that these names lead,
/// the root's first, and all that is in the last.
///
/// # Errors
/// What is wrong with it.
pub(super) fn read_along(part: &[u8], way: &[&str]) -> Result<Element, Text> {
    let text = decoded(part)?;
    let mut reader = Reader::from_str(&text);
    let mut tree = Tree {
        open: vec![Element::new("")],
        passed_over: 0,
        count: 0,
        way,
    };
    loop {
        match reader
            .read_event()
            .map_err(|error| Text::same(error.to_string()))?
        {
            Event::Start(start) => tree.start(&start)?,
            Event::Empty(start) => {
                tree.start(&start)?;
                tree.end();
            }
            Event::End(_) => tree.end(),
            Event::Text(text) => tree.text(&text.xml10_content()),
            Event::CData(text) => tree.text(&text),
            Event::GeneralRef(reference) => tree.text(&resolved(&reference)?),
            Event::DocType(_) => {
                return Err(Text::fixed(
                    "其中声明了文档类型（DOCTYPE）",
                    "it declares a document type (DOCTYPE)",
                ));
            }
            Event::Decl(_) | Event::Comment(_) | Event::PI(_) => {}
            Event::Eof => break,
        }
    }
    let root = tree.root()?;
    namespaces::check(&root)?;
    Ok(root)
}

/// The text of a part: UTF-8 as ours are, or UTF-16, which the format allows too.
fn decoded(part: &[u8]) -> Result<Cow<'_, str>, Text> {
    let (encoding, mark) = Encoding::for_bom(part).unwrap_or((encoding_rs::UTF_8, 0));
    let behind = part.get(mark..).unwrap_or(&[]);
    encoding
        .decode_without_bom_handling_and_without_replacement(behind)
        .ok_or(Text::fixed("它不是 UTF-8 编码的文本", "it is not UTF-8"))
}

/// The elements as far as they are read.
struct Tree<'a> {
    /// Elements whose end is still to come; the first is a stand-in for the document.
    open: Vec<Element>,
    /// How many elements are open that lead away from the way.
    passed_over: usize,
    count: usize,
    way: &'a [&'a str],
}

impl Tree<'_> {
    fn start(&mut self, start: &BytesStart<'_>) -> Result<(), Text> {
        let depth = self.open.len() - 1;
        let leads_away = |name: &str| self.way.get(depth).is_some_and(|next| *next != name);
        // The root is read whatever it is, so that it can be told.
        if self.passed_over > 0 || (depth > 0 && leads_away(start.name().as_ref())) {
            self.passed_over += 1;
            return Ok(());
        }
        if depth >= DEEPEST {
            return Err(Text::fixed(
                "其中的元素层次太深",
                "its elements are nested too deep",
            ));
        }
        let element = element(start)?;
        self.count += 1 + element.attributes.len();
        if self.count > MOST {
            return Err(say!(
                "其中的元素太多，超过 {MOST} 个",
                "it has too many elements, more than {MOST}"
            ));
        }
        self.open.push(element);
        Ok(())
    }

    /// The reader has seen that each end has its start.
    fn end(&mut self) {
        if self.passed_over > 0 {
            self.passed_over -= 1;
        } else if self.open.len() > 1
            && let Some(element) = self.open.pop()
        {
            self.append(Node::Element(element));
        }
    }

    /// Text at the end of the innermost element, as one node with the text before it.
    fn text(&mut self, text: &str) {
        if self.passed_over > 0 {
            return;
        }
        let innermost = self.open.last_mut();
        if let Some(Node::Text(before)) = innermost.and_then(|one| one.children.last_mut()) {
            before.push_str(text);
        } else {
            self.append(Node::Text(text.to_owned()));
        }
    }

    fn append(&mut self, node: Node) {
        if let Some(parent) = self.open.last_mut() {
            parent.children.push(node);
        }
    }

    fn root(self) -> Result<Element, Text> {
        let mut open = self.open.into_iter();
        let document = open.next().map(|document| document.children);
        let mut roots = document
            .into_iter()
            .flatten()
            .filter_map(|node| match node {
                Node::Element(root) => Some(root),
                Node::Text(_) => None,
            });
        match (roots.next(), roots.next(), open.next()) {
            (Some(root), None, None) => Ok(root),
            (_, _, Some(_)) => Err(Text::fixed("它不完整", "it breaks off")),
            (None, ..) => Err(Text::fixed("其中没有元素", "it has no element")),
            (Some(_), Some(_), None) => Err(Text::fixed(
                "其中不止一个根元素",
                "it has more than one root element",
            )),
        }
    }
}

fn element(start: &BytesStart<'_>) -> Result<Element, Text> {
    let mut element = Element::new(start.name().as_ref());
    for attribute in start.attributes() {
        let wrong = |error: &dyn std::fmt::Display| Text::same(error.to_string());
        let attribute = attribute.map_err(|error| wrong(&error))?;
        if element.attributes.len() == MOST_ATTRIBUTES {
            return Err(say!(
                "元素 {name} 的属性太多",
                "the element {name} has too many attributes",
                name = element.name.as_str()
            ));
        }
        let value = attribute.normalized_value(XmlVersion::Implicit1_0);
        let value = value.map_err(|error| wrong(&error))?;
        let key = attribute.key.as_ref().to_owned();
        element.attributes.push((key, value.into_owned()));
    }
    Ok(element)
}

/// What `&amp;` or `&#12;` stands for.
fn resolved(reference: &BytesRef<'_>) -> Result<String, Text> {
    let character = reference.resolve_char_ref();
    if let Some(character) = character.map_err(|error| Text::same(error.to_string()))? {
        return Ok(character.to_string());
    }
    let entity = resolve_predefined_entity(reference);
    entity.map(str::to_owned).ok_or(Text::fixed(
        "其中用了自定的实体",
        "it uses an entity of its own",
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Language;

    fn told(part: &[u8]) -> String {
        match read(part) {
            Ok(root) => String::from_utf8(root.write()).unwrap(),
            Err(why) => why.into_words(Language::English),
        }
    }

    fn written(body: &str) -> String {
        format!("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>{body}")
    }

    #[test]
    fn what_is_read_is_written_in_our_way() {
        let part = "<?xml version='1.0'?><!-- x --><?go away?><a b='1&#10;2'>甲&amp;<![CDATA[<乙>]]><c/></a>";
        let same =
            written("<a b=\"1&#10;2\">甲&amp;&lt;乙&gt;<c></c></a>").replace("<c></c>", "<c/>");
        assert_eq!(told(part.as_bytes()), same);
        let utf_16 = |unit: fn(u16) -> [u8; 2], text: &str| -> Vec<u8> {
            format!("\u{FEFF}{text}")
                .encode_utf16()
                .flat_map(unit)
                .collect()
        };
        for part in [
            utf_16(u16::to_le_bytes, "<a>甲</a>"),
            utf_16(u16::to_be_bytes, "<a>甲</a>"),
            "\u{FEFF}<a>甲</a>".into(),
        ] {
            assert_eq!(told(&part), written("<a>甲</a>"));
        }
    }

    #[test]
    fn what_is_no_xml_is_refused_with_its_reason() {
        let many = format!("<a>{}</a>", "<b/>".repeat(MOST));
        let deep = "<a>".repeat(DEEPEST + 1) + &"</a>".repeat(DEEPEST + 1);
        let attributes: Vec<String> = (0..200).map(|number| format!(" b{number}=''")).collect();
        let wide = ["<a", &attributes.concat(), "/>"].concat();
        for (part, why) in [
            ("", "it has no element"),
            ("text", "it has no element"),
            ("<a/><b/>", "more than one root"),
            ("<a><b></b>", "it breaks off"),
            ("<!DOCTYPE a SYSTEM 'http://x'><a/>", "document type"),
            ("<a>&own;</a>", "an entity of its own"),
            (&many, "too many elements"),
            (&deep, "nested too deep"),
            (&wide, "too many attributes"),
        ] {
            assert!(
                told(part.as_bytes()).contains(why),
                "{why}: {}",
                told(part.as_bytes())
            );
        }
        assert_eq!(told(b"<a>\xFF</a>"), "it is not UTF-8");
        for broken in [
            "<a></b>",
            "<a b='1' b='2'/>",
            "<a b=1/>",
            "<a b/>",
            "<a b='&x'/>",
        ] {
            assert!(read(broken.as_bytes()).is_err(), "{broken}");
        }
    }

    #[test]
    fn along_a_way_nothing_else_is_kept() {
        let part = "<a><b>x<c><d/></c></b><e><c/></e><b><c f='1'>z</c></b></a>";
        let root = read_along(part.as_bytes(), &["a", "b", "c"]).unwrap();
        let text = String::from_utf8(root.write()).unwrap();
        assert_eq!(
            text,
            written("<a><b>x<c><d/></c></b><b><c f=\"1\">z</c></b></a>")
        );
        let other = read_along(b"<x><b/></x>", &["a", "b"]).unwrap();
        assert_eq!(other.name, "x");
    }
}
