//! How deep in brackets the numbers of a text stand.

use crate::language::{quantity::Quantity, stretch::Stretch as _};

/// The brackets of a text, in order, without those that are not closed in their sentence: one that
/// somebody forgot to close holds nothing.
fn brackets(text: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    // Where those that are open stand among them.
    let mut open = Vec::new();
    for (at, mark) in text.match_indices(['（', '(', '）', ')', '。', '\n']) {
        match mark {
            "（" | "(" => {
                open.push(found.len());
                found.push((at, mark));
            }
            "）" | ")" => {
                open.pop();
                found.push((at, mark));
            }
            _ => {
                for forgotten in open.drain(..).rev() {
                    found.remove(forgotten);
                }
            }
        }
    }
    found
}

/// How deep in brackets each number stands; a bracket around the number alone is none.
pub(super) fn depths(text: &str, quantities: &[Quantity]) -> Vec<usize> {
    let mut marks = brackets(text).into_iter().peekable();
    let mut depth = 0_usize;
    quantities
        .iter()
        .map(|quantity| {
            while let Some((_, mark)) = marks.next_if(|(at, _)| *at < quantity.number.start) {
                depth = if matches!(mark, "（" | "(") {
                    depth + 1
                } else {
                    depth.saturating_sub(1)
                };
            }
            let is_alone = text.behind(quantity.number.end).starts_with([')', '）'])
                && text.before(quantity.number.start).ends_with(['(', '（']);
            depth.saturating_sub(usize::from(is_alone))
        })
        .collect()
}
