//! Changes that were tracked: what was inserted is read as there, what was deleted as gone.

use std::collections::{BTreeMap, BTreeSet};

use roxmltree::Node;

use super::super::xml_tree::{attribute, child, elements, is};

/// The changes of a text, by their ids.
#[derive(Debug, Default)]
pub(super) struct Changes {
    insertions: BTreeSet<String>,
    deletions: BTreeMap<String, String>,
}

impl Changes {
    /// Reads the list of changes.
    pub(super) fn read(list: Node<'_, '_>) -> Self {
        let mut changes = Self::default();
        for region in elements(list, "changed-region") {
            let Some(id) = attribute(region, "id").map(str::to_owned) else {
                continue;
            };
            if let Some(deletion) = child(region, "deletion") {
                let paragraphs = deletion
                    .descendants()
                    .filter(|one| is(*one, "p") || is(*one, "h"));
                let texts: Vec<String> = paragraphs.map(all_text).collect();
                changes
                    .deletions
                    .insert(id, texts.join(" ").trim().to_owned());
            } else if child(region, "insertion").is_some() {
                changes.insertions.insert(id);
            }
        }
        changes
    }

    /// Whether the change of this id inserts.
    pub(super) fn inserts(&self, id: &str) -> bool {
        self.insertions.contains(id)
    }

    /// What the change of this id deleted, told once.
    pub(super) fn deleted(&mut self, id: &str) -> Option<String> {
        self.deletions.remove(id)
    }

    /// What was deleted nobody knows where.
    pub(super) fn rest(self) -> impl Iterator<Item = String> {
        self.deletions.into_values()
    }
}

/// All text within a node.
pub(super) fn all_text(node: Node<'_, '_>) -> String {
    let texts = node.descendants().filter(Node::is_text);
    texts.filter_map(|one| one.text()).collect()
}
