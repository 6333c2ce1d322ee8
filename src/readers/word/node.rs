//! Properties of a Word file, as its elements tell them.

use roxmltree::Node;

use crate::readers::xml_tree::{attribute, child};

/// `w:val` of the child of this name.
pub(super) fn value<'a>(node: Node<'a, '_>, name: &'static str) -> Option<&'a str> {
    attribute(child(node, name)?, "val")
}

/// Whether the property of this name is there and not switched off.
pub(super) fn is_on(node: Node<'_, '_>, name: &'static str) -> bool {
    child(node, name).is_some_and(|property| {
        !matches!(
            attribute(property, "val"),
            Some("0" | "false" | "off" | "none")
        )
    })
}
