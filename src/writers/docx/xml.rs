//! A small tree of XML elements: read from a part, changed, written back.

use std::borrow::Cow;

use anyhow::{Context as _, Result, bail, ensure};
use quick_xml::{
    XmlVersion,
    escape::{escape, resolve_predefined_entity},
    events::{BytesRef, BytesStart, Event},
    reader::Reader,
};

/// What every part starts with.
pub(super) const DECLARATION: &str =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";

/// Deeper nests are no document but an attack on the stack.
const DEEPEST: usize = 256;

/// A name; those of the format itself are not copied.
pub(super) type Name = Cow<'static, str>;

/// The commonest names of composed parts, sorted.
const COMMON: &[&str] = &[
    "w",
    "w14:paraId",
    "w:alias",
    "w:ascii",
    "w:b",
    "w:body",
    "w:bookmarkEnd",
    "w:bookmarkStart",
    "w:cantSplit",
    "w:cs",
    "w:docGrid",
    "w:eastAsia",
    "w:fill",
    "w:fldChar",
    "w:fldCharType",
    "w:gridCol",
    "w:gridSpan",
    "w:hAnsi",
    "w:hint",
    "w:hyperlink",
    "w:id",
    "w:ind",
    "w:jc",
    "w:keepNext",
    "w:left",
    "w:line",
    "w:lineRule",
    "w:p",
    "w:pPr",
    "w:pStyle",
    "w:r",
    "w:rFonts",
    "w:rPr",
    "w:right",
    "w:sdt",
    "w:sdtContent",
    "w:sdtPr",
    "w:sectPr",
    "w:spacing",
    "w:sz",
    "w:szCs",
    "w:t",
    "w:tag",
    "w:tbl",
    "w:tblGrid",
    "w:tblPr",
    "w:tc",
    "w:tcPr",
    "w:tcW",
    "w:tr",
    "w:trPr",
    "w:type",
    "w:vAlign",
    "w:vMerge",
    "w:val",
    "w:w",
    "xml:space",
];

/// A name that was read, not copied where it is a common one.
fn name(read: &str) -> Name {
    match COMMON
        .binary_search(&read)
        .ok()
        .and_then(|place| COMMON.get(place))
    {
        Some(known) => Cow::Borrowed(known),
        None => Cow::Owned(read.to_owned()),
    }
}

/// The text of an attribute; what the program knows beforehand is not copied.
pub(super) type Value = Cow<'static, str>;

/// What the text of an attribute is made of.
pub(super) trait IntoValue {
    /// The text.
    fn into_value(self) -> Value;
}

impl IntoValue for &'static str {
    fn into_value(self) -> Value {
        Cow::Borrowed(self)
    }
}

impl IntoValue for String {
    fn into_value(self) -> Value {
        Cow::Owned(self)
    }
}

impl IntoValue for usize {
    fn into_value(self) -> Value {
        Cow::Owned(self.to_string())
    }
}

impl IntoValue for u32 {
    fn into_value(self) -> Value {
        Cow::Owned(self.to_string())
    }
}

impl IntoValue for u8 {
    fn into_value(self) -> Value {
        Cow::Owned(self.to_string())
    }
}

impl IntoValue for i32 {
    fn into_value(self) -> Value {
        Cow::Owned(self.to_string())
    }
}

/// An element with its prefix, attributes and content, all unescaped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Element {
    /// Qualified name as written, `w:p`.
    pub(super) name: Name,
    /// Qualified names and values, in order.
    pub(super) attributes: Vec<(Name, Value)>,
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
    /// An element without attributes or content.
    pub(super) fn new(name: impl Into<Name>) -> Self {
        Self {
            name: name.into(),
            attributes: Vec::new(),
            children: Vec::new(),
        }
    }

    /// The commonest element of the format: one `w:val`.
    pub(super) fn value(name: impl Into<Name>, value: impl IntoValue) -> Self {
        Self::new(name).attribute("w:val", value)
    }

    /// The same with one more attribute.
    pub(super) fn attribute(mut self, name: impl Into<Name>, value: impl IntoValue) -> Self {
        self.attributes.push((name.into(), value.into_value()));
        self
    }

    /// The same with one more child.
    pub(super) fn child(mut self, child: Self) -> Self {
        self.push(child);
        self
    }

    /// The same with these children after its own.
    pub(super) fn children(mut self, children: impl IntoIterator<Item = Self>) -> Self {
        self.children
            .extend(children.into_iter().map(Node::Element));
        self
    }

    /// The same with text at its end.
    pub(super) fn text(mut self, text: &str) -> Self {
        self.children.push(Node::Text(text.to_owned()));
        self
    }

    /// Puts a child at the end.
    pub(super) fn push(&mut self, child: Self) {
        self.children.push(Node::Element(child));
    }

    /// An attribute's value, by its qualified name.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        let mut attributes = self.attributes.iter();
        let found = attributes.find(|(known, _)| known == name);
        found.map(|(_, value)| &**value)
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
        let mut element = Self::new(name(start.name().as_ref()));
        for attribute in start.attributes() {
            let attribute = attribute?;
            let value = attribute.normalized_value(XmlVersion::Implicit1_0)?;
            let key = name(attribute.key.as_ref());
            element.attributes.push((key, value.into_owned().into()));
        }
        Ok(element)
    }

    /// The part with this element as its root, declaration included.
    pub(super) fn write(&self) -> Vec<u8> {
        let mut out = DECLARATION.as_bytes().to_vec();
        self.write_to(&mut out);
        out
    }

    /// Puts the element behind what is there.
    pub(super) fn write_to(&self, out: &mut Vec<u8>) {
        let mut put = |text: &str| out.extend_from_slice(text.as_bytes());
        put("<");
        put(&self.name);
        for (name, value) in &self.attributes {
            put(" ");
            put(name);
            put("=\"");
            // A line end in an attribute would be read as a blank.
            let value = escape(&**value);
            if value.contains(['\n', '\t']) {
                put(&value.replace('\n', "&#10;").replace('\t', "&#9;"));
            } else {
                put(&value);
            }
            put("\"");
        }
        if self.children.is_empty() {
            put("/>");
            return;
        }
        put(">");
        for node in &self.children {
            match node {
                Node::Element(element) => element.write_to(out),
                Node::Text(text) => out.extend_from_slice(escape(text.as_str()).as_bytes()),
            }
        }
        out.extend_from_slice(b"</");
        out.extend_from_slice(self.name.as_bytes());
        out.push(b'>');
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

#[cfg(test)]
mod tests {
    use super::COMMON;

    /// Names are looked up by halves.
    #[test]
    fn common_names_are_sorted() {
        assert!(COMMON.is_sorted());
    }
}
