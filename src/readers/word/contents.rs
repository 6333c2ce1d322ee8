//! What lies within an element, one way of several chosen, and how deep.

use roxmltree::Node;

use crate::readers::xml_tree::child;

/// How deep elements may lie within each other in one paragraph.
const DEEPEST: usize = 64;

/// How deep an element lies in its paragraph.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Depth(usize);

impl Depth {
    /// That of what lies within; `None` where it lies too deep to be read.
    pub(super) fn within(self) -> Option<Self> {
        (self.0 <= DEEPEST).then_some(Self(self.0 + 1))
    }
}

/// The elements within `parent`. Where one thing is said in several ways, those that a program of
/// today takes stand in its place.
pub(super) fn contents<'n, 'input>(
    parent: Node<'n, 'input>,
) -> impl Iterator<Item = Node<'n, 'input>> {
    let mut ahead = reversed(parent);
    std::iter::from_fn(move || {
        loop {
            let one = ahead.pop()?;
            if one.tag_name().name() != "AlternateContent" {
                return Some(one);
            }
            let chosen = child(one, "Choice").or_else(|| child(one, "Fallback"));
            ahead.extend(chosen.into_iter().flat_map(reversed));
        }
    })
}

/// The elements within `parent`, the first one last.
pub(super) fn reversed<'n, 'input>(parent: Node<'n, 'input>) -> Vec<Node<'n, 'input>> {
    let elements = parent.children().rev();
    elements.filter(Node::is_element).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_of_several_ways_stands_in_the_place_of_all() {
        let text = "<p><a/><AlternateContent><Choice><b/><AlternateContent><Fallback><c/></Fallback>\
                    </AlternateContent></Choice><Fallback><x/></Fallback></AlternateContent>\
                    <AlternateContent/><d/></p>";
        let document = roxmltree::Document::parse(text).unwrap();
        let names = contents(document.root_element()).map(|one| one.tag_name().name());
        assert_eq!(names.collect::<String>(), "abcd");
    }
}
