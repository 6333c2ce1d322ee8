//! The notes of a page: raised links, and links that lead to a place from which a link leads back.
//!
//! So do the pages of Word (`_ftn1`, `_ftnref1`), LibreOffice, Markdown and most editors of the web.

use std::collections::{BTreeMap, BTreeSet};

use ego_tree::NodeId;
use scraper::{ElementRef, Html};

use super::blocks::is_block;
use crate::language::note_mark;

/// So many links within the page are looked at.
const MOST_LINKS: usize = 1000;
/// A note has no more elements.
const MOST_ELEMENTS: usize = 300;

/// The notes of a page.
#[derive(Debug, Default)]
pub(super) struct Notes {
    /// The marks of notes, with the numbers of those that each leads to.
    calls: BTreeMap<NodeId, Vec<usize>>,
    /// The blocks that are notes; one that holds several has no number.
    bodies: BTreeMap<NodeId, Option<usize>>,
    /// The links that lead from a note back to its mark.
    back: BTreeSet<NodeId>,
}

impl Notes {
    /// Finds the notes of a page.
    pub(super) fn of(page: &Html) -> Self {
        let links = elements(page.root_element()).filter(|one| one.value().name() == "a");
        let links = links.filter_map(|link| Some((link, target(link)?)));
        let mut named = BTreeMap::new();
        for element in elements(page.root_element()) {
            for name in names(element) {
                named.entry(name).or_insert(element);
            }
        }
        let mut notes = Self::default();
        let mut number = 0;
        for (link, to) in links.take(MOST_LINKS) {
            if notes.back.contains(&link.id()) {
                continue;
            }
            let raised = ancestors(link).find(|one| one.value().name() == "sup");
            let block = named.get(to).and_then(|target| block_of(*target));
            // What stands around the mark is no note of it.
            let block = block.filter(|block| !ancestors(link).any(|around| around == *block));
            let back: Vec<NodeId> = block.map_or_else(Vec::new, |block| leading_back(block, link));
            let is_mark = note_mark::is_mark(&link.text().collect::<String>());
            if raised.is_none() && (back.is_empty() || !is_mark) {
                continue;
            }
            let mark = raised.unwrap_or(link).id();
            notes.calls.entry(mark).or_default().push(number);
            notes.back.extend(back);
            if let Some(block) = block {
                let held = notes.bodies.entry(block.id());
                held.and_modify(|one| *one = None).or_insert(Some(number));
            }
            number += 1;
        }
        notes
    }

    /// The numbers of the notes that an element is the mark of.
    pub(super) fn called(&self, element: ElementRef<'_>) -> Option<&[usize]> {
        self.calls.get(&element.id()).map(Vec::as_slice)
    }

    /// Whether an element is a note, or several.
    pub(super) fn is_body(&self, element: ElementRef<'_>) -> bool {
        self.bodies.contains_key(&element.id())
    }

    /// The number of the note that an element is.
    pub(super) fn number(&self, element: ElementRef<'_>) -> Option<usize> {
        *self.bodies.get(&element.id())?
    }

    /// Whether an element within a note only leads back to the text.
    pub(super) fn leads_back(&self, element: ElementRef<'_>) -> bool {
        let is_sign = || {
            !element
                .text()
                .any(|text| text.contains(char::is_alphanumeric))
        };
        self.back.contains(&element.id())
            || element.value().name() == "a" && target(element).is_some() && is_sign()
    }
}

fn elements(of: ElementRef<'_>) -> impl Iterator<Item = ElementRef<'_>> {
    of.descendants().filter_map(ElementRef::wrap)
}

fn ancestors(of: ElementRef<'_>) -> impl Iterator<Item = ElementRef<'_>> {
    of.ancestors().filter_map(ElementRef::wrap)
}

/// The names that links may lead to an element by.
fn names(of: ElementRef<'_>) -> impl Iterator<Item = &str> {
    let name = of.attr("name").filter(|_| of.value().name() == "a");
    let names = of.attr("id").into_iter().chain(name);
    names.filter(|name| !name.is_empty())
}

/// The name that a link leads to on its own page.
fn target(link: ElementRef<'_>) -> Option<&str> {
    link.attr("href")?.strip_prefix('#')
}

/// The block that an element is, or stands in.
fn block_of(element: ElementRef<'_>) -> Option<ElementRef<'_>> {
    let mut around = std::iter::once(element).chain(ancestors(element));
    around.find(|one| is_block(one.value().name()))
}

/// The links within a block that lead back to a link that leads there: to itself, to what is within it,
/// or to the raised or marked stretch that it stands in.
fn leading_back(block: ElementRef<'_>, link: ElementRef<'_>) -> Vec<NodeId> {
    let around = ancestors(link).take_while(|one| !is_block(one.value().name()));
    let own: BTreeSet<&str> = around
        .chain(elements(link).take(MOST_ELEMENTS))
        .flat_map(names)
        .collect();
    if own.is_empty() {
        return Vec::new();
    }
    let links = elements(block).take(MOST_ELEMENTS);
    let links = links.filter(|one| one.value().name() == "a");
    let back = links.filter(|one| target(*one).is_some_and(|to| own.contains(to)));
    back.map(|one| one.id()).collect()
}
