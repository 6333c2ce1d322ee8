//! Mends a composed part: what docx-rs does not write, adds without need, or puts out of order.
//!
//! Text goes through as it stands. Only lists of properties are read as trees, and the same list
//! only once: a part repeats a few of them hundreds of times.

use std::{collections::BTreeMap, slice::Iter};

use anyhow::{Context as _, Result, ensure};
use quick_xml::{events::Event, name::QName, reader::Reader};

use super::{
    child_order,
    compose::{INSERTION, Insertion},
    xml::{DECLARATION, Element, Node},
};

/// What is read whole and mended.
const MENDED: &[&str] = &["w:fldChar", "w:pPr", "w:rPr", "w:sectPr"];

/// Attributes that go: Word takes this one as a wish to recompute.
const NEEDLESS_ATTRIBUTES: &[(&str, &str)] = &[("w:fldChar", "w:dirty")];

/// Elements that say nothing when they are empty.
const NEEDLESS_WHEN_EMPTY: &[&str] = &["w:rPr", "w:pPr"];

/// The part with its insertions, tidied.
pub(super) fn finish(part: &[u8], insertions: &[Insertion]) -> Result<Vec<u8>> {
    let part = str::from_utf8(part).context("the part is not UTF-8")?;
    let mut mender = Mender {
        part,
        reader: Reader::from_str(part),
        out: Vec::with_capacity(part.len()),
        mended: BTreeMap::new(),
        insertions: insertions.iter(),
        references: section_references(part)?,
        paragraph: 0,
        run: RunPlace::default(),
    };
    while mender.step()? {}
    ensure!(
        mender.insertions.len() == 0,
        "a figure, a table or a drawing was lost in composition"
    );
    Ok(mender.out)
}

/// Removes what is needless and restores the order the schema wants, all the way down.
pub(super) fn tidy(element: &mut Element) {
    let Element {
        name,
        attributes,
        children,
    } = element;
    attributes.retain(|(attribute, _)| !NEEDLESS_ATTRIBUTES.contains(&(name, attribute)));
    for node in children.iter_mut() {
        if let Node::Element(child) = node {
            tidy(child);
        }
    }
    children.retain(|node| !matches!(node, Node::Element(child) if says_nothing(child)));
    child_order::restore(element);
}

fn says_nothing(element: &Element) -> bool {
    element.children.is_empty() && NEEDLESS_WHEN_EMPTY.contains(&&*element.name)
}

/// The part on its way from docx-rs to the file.
struct Mender<'a> {
    part: &'a str,
    reader: Reader<&'a [u8]>,
    out: Vec<u8>,
    /// What became of the lists of properties so far.
    mended: BTreeMap<&'a str, Vec<u8>>,
    /// What is still to be inserted, in the order of the text.
    insertions: Iter<'a, Insertion>,
    /// The references to headers and footers that every section gets.
    references: Vec<Element>,
    /// Where the paragraph that is being read starts in the output.
    paragraph: usize,
    run: RunPlace,
}

/// Where the run that is being read stands in the output.
#[derive(Debug, Default)]
struct RunPlace {
    /// Where its tag starts.
    start: usize,
    /// Where its content starts.
    content: usize,
}

impl<'a> Mender<'a> {
    /// Goes on by a tag or a text; `false` at the end.
    fn step(&mut self) -> Result<bool> {
        let from = self.reader.buffer_position();
        let event = self.reader.read_event()?;
        let read = self.since(from)?;
        match event {
            Event::Decl(_) => self.copy(DECLARATION),
            Event::Start(_) => self.start(name_in(read), read, from)?,
            Event::Empty(_) => self.empty(name_in(read), read)?,
            Event::End(_) => self.end(name_in(read), read),
            Event::Text(_) if read.starts_with(INSERTION) => self.insert()?,
            Event::Eof => return Ok(false),
            _ => self.copy(read),
        }
        Ok(true)
    }

    /// What was read since a place in the part.
    fn since(&self, from: u64) -> Result<&'a str> {
        let (from, to) = (usize::try_from(from)?, self.reader.buffer_position());
        let read = self.part.get(from..usize::try_from(to)?);
        read.context("the part is cut within a character")
    }

    fn copy(&mut self, text: &str) {
        self.out.extend_from_slice(text.as_bytes());
    }

    fn start(&mut self, name: &str, tag: &'a str, from: u64) -> Result<()> {
        match name {
            // Its number is counted over the whole process: a second file would differ.
            "w:p" => {
                self.paragraph = self.out.len();
                self.copy("<w:p>");
            }
            "w:r" => {
                self.run.start = self.out.len();
                self.copy(tag);
                self.run.content = self.out.len();
            }
            _ if MENDED.contains(&name) => {
                self.skip_to_end_of(name)?;
                let list = self.since(from)?;
                self.mend(list)?;
            }
            _ => self.copy(tag),
        }
        Ok(())
    }

    fn empty(&mut self, name: &str, tag: &'a str) -> Result<()> {
        match name {
            "w:r" => {}
            _ if MENDED.contains(&name) => self.mend(tag)?,
            _ => self.copy(tag),
        }
        Ok(())
    }

    fn end(&mut self, name: &str, tag: &str) {
        let is_empty_run = name == "w:r" && self.out.len() == self.run.content;
        if is_empty_run {
            self.out.truncate(self.run.start);
        } else {
            self.copy(tag);
        }
    }

    fn skip_to_end_of(&mut self, name: &str) -> Result<()> {
        self.reader.read_to_end(QName(name))?;
        Ok(())
    }

    /// Puts what docx-rs does not write in the place of the run that stands for it.
    fn insert(&mut self) -> Result<()> {
        let insertion = self.insertions.next();
        match insertion.context("the text has more insertions than were made")? {
            Insertion::InLine(elements) => {
                self.out.truncate(self.run.start);
                for element in elements {
                    element.write_to(&mut self.out);
                }
                self.skip_to_end_of("w:r")
            }
            Insertion::Between(written) => {
                self.out.truncate(self.paragraph);
                self.out.extend_from_slice(written);
                self.skip_to_end_of("w:p")
            }
        }
    }

    /// Writes a list of properties without what it needs not, in order.
    fn mend(&mut self, list: &'a str) -> Result<()> {
        if let Some(mended) = self.mended.get(list) {
            self.out.extend_from_slice(mended);
            return Ok(());
        }
        let mut properties = Element::read(list.as_bytes())?;
        self.refer_to_headers(&mut properties);
        tidy(&mut properties);
        let mut mended = Vec::new();
        if !says_nothing(&properties) {
            properties.write_to(&mut mended);
        }
        self.out.extend_from_slice(&mended);
        self.mended.insert(list, mended);
        Ok(())
    }

    /// Gives every section the headers and footers that docx-rs gives the last one alone. A
    /// section's properties stand among those of its last paragraph.
    fn refer_to_headers(&self, properties: &mut Element) {
        if properties.name == "w:sectPr" {
            properties.children.retain(|node| !is_reference(node));
            let references = self.references.iter().cloned();
            properties.children.extend(references.map(Node::Element));
            return;
        }
        for node in &mut properties.children {
            if let Node::Element(child) = node {
                self.refer_to_headers(child);
            }
        }
    }
}

/// The name in a tag: `w:p` in `<w:p>`, `</w:p>` and `<w:p w:x="1" />`.
fn name_in(tag: &str) -> &str {
    let inside = tag.trim_start_matches(['<', '/']);
    let end = inside.find([' ', '/', '>']).unwrap_or(inside.len());
    inside.get(..end).unwrap_or_default()
}

/// The references to headers and footers of the document's last section.
fn section_references(part: &str) -> Result<Vec<Element>> {
    let last = part.rfind("<w:sectPr").and_then(|start| part.get(start..));
    let end = "</w:sectPr>";
    let last = last.and_then(|tail| tail.get(..tail.find(end)? + end.len()));
    let Some(last) = last else {
        return Ok(Vec::new());
    };
    let references = Element::read(last.as_bytes())?.children.into_iter();
    Ok(references
        .filter(is_reference)
        .filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
        .collect())
}

fn is_reference(node: &Node) -> bool {
    matches!(
        node,
        Node::Element(element)
            if element.name == "w:headerReference" || element.name == "w:footerReference"
    )
}
