//! Mends a composed part: what docx-rs leaves out, adds without need, or puts out of order.

use std::{collections::BTreeSet, mem, slice::Iter};

use anyhow::{Result, ensure};

use super::{
    child_order,
    compose::{Addenda, ControlName, INSERTION, TableNote},
    xml::{Element, Node},
};

/// Attributes that go: one against the schema, one that Word takes as a wish to recompute, and
/// numbers counted over the whole process, so that a second file would differ from the first.
const NEEDLESS_ATTRIBUTES: &[(&str, &str)] = &[
    ("w:gridCol", "w:type"),
    ("w:fldChar", "w:dirty"),
    ("w:p", "w14:paraId"),
];

/// Elements that say nothing when they are empty.
const NEEDLESS_WHEN_EMPTY: &[&str] = &["w:rPr", "w:pPr", "w:trPr", "w:tcPr"];

/// The part with its addenda, tidied.
pub(super) fn finish(part: &[u8], addenda: &Addenda) -> Result<Vec<u8>> {
    let mut root = Element::read(part)?;
    let mut pending = Pending {
        controls: addenda.controls.iter(),
        tables: addenda.tables.iter(),
        insertions: addenda.insertions.iter(),
        control_id: 0,
        references: section_references(&root),
    };
    pending.add_to(&mut root);
    ensure!(
        pending.controls.len() == 0 && pending.tables.len() == 0 && pending.insertions.len() == 0,
        "a figure, a table or a drawing was lost in composition"
    );
    tidy(&mut root);
    root.write()
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
    children.retain(|node| match node {
        Node::Element(child) if child.children.is_empty() => {
            // A control keeps its run, empty or not.
            let is_empty_run = child.name == "w:r" && *name == "w:p";
            let says_nothing = NEEDLESS_WHEN_EMPTY.contains(&&*child.name);
            !(is_empty_run || says_nothing)
        }
        _ => true,
    });
    child_order::restore(element);
}

/// What is still to be added, handed out in the order of the text.
struct Pending<'a> {
    controls: Iter<'a, ControlName>,
    tables: Iter<'a, TableNote>,
    insertions: Iter<'a, Vec<Element>>,
    control_id: u32,
    references: Vec<Element>,
}

impl Pending<'_> {
    fn add_to(&mut self, element: &mut Element) {
        match &*element.name {
            "w:sdt" => self.name_control(element),
            "w:tbl" => self.describe_table(element),
            "w:sectPr" => self.refer_to_headers(element),
            "w:comments" => drop_repeated(element),
            _ => {}
        }
        for node in mem::take(&mut element.children) {
            match node {
                Node::Element(child) if is_insertion(&child) => {
                    let inserted = self.insertions.next().into_iter().flatten();
                    element
                        .children
                        .extend(inserted.cloned().map(Node::Element));
                }
                Node::Element(mut child) => {
                    self.add_to(&mut child);
                    element.children.push(Node::Element(child));
                }
                Node::Text(text) => element.children.push(Node::Text(text)),
            }
        }
    }

    /// Gives a control its title, tag and id, and keeps it from being deleted by mistake.
    fn name_control(&mut self, control: &mut Element) {
        let properties = control.first_mut("w:sdtPr");
        let (Some(name), Some(properties)) = (self.controls.next(), properties) else {
            return;
        };
        self.control_id += 1;
        properties.push(Element::value("w:alias", &name.title));
        properties.push(Element::value("w:tag", &name.tag));
        properties.push(Element::value("w:id", self.control_id));
        properties.push(Element::value("w:lock", "sdtLocked"));
    }

    /// Gives a table its title and description, and marks the rows that are repeated.
    fn describe_table(&mut self, table: &mut Element) {
        let Some(note) = self.tables.next() else {
            return;
        };
        if let Some(properties) = table.first_mut("w:tblPr") {
            properties.push(Element::value("w:tblCaption", &note.title));
            properties.push(Element::value("w:tblDescription", &note.description));
        }
        let rows = table.children.iter_mut().filter_map(|node| match node {
            Node::Element(element) if element.name == "w:tr" => Some(element),
            _ => None,
        });
        for row in rows.take(note.header_rows) {
            if let Some(properties) = row.first_mut("w:trPr") {
                properties.push(Element::new("w:tblHeader"));
            }
        }
    }

    /// Gives every section the headers and footers of the last, which alone has them.
    fn refer_to_headers(&self, section: &mut Element) {
        section.children.retain(|node| !is_reference(node));
        section
            .children
            .extend(self.references.iter().cloned().map(Node::Element));
    }
}

/// Whether a run stands for something else.
fn is_insertion(run: &Element) -> bool {
    let mut texts = run.named("w:t").flat_map(|text| &text.children);
    run.name == "w:r"
        && texts.any(|node| matches!(node, Node::Text(text) if text.starts_with(INSERTION)))
}

/// Keeps the first of the comments with one id: docx-rs writes one for each of its paragraphs.
fn drop_repeated(comments: &mut Element) {
    let mut seen = BTreeSet::new();
    comments.children.retain(|node| match node {
        Node::Element(comment) => seen.insert(comment.attributes.clone()),
        Node::Text(_) => true,
    });
}

/// The references of the document's last section.
fn section_references(root: &Element) -> Vec<Element> {
    root.named("w:body")
        .flat_map(|body| body.named("w:sectPr"))
        .flat_map(|section| &section.children)
        .filter(|node| is_reference(node))
        .filter_map(|node| match node {
            Node::Element(element) => Some(element.clone()),
            Node::Text(_) => None,
        })
        .collect()
}

fn is_reference(node: &Node) -> bool {
    matches!(
        node,
        Node::Element(element)
            if element.name == "w:headerReference" || element.name == "w:footerReference"
    )
}
