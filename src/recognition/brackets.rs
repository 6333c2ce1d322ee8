//! How deep in brackets the numbers of a text stand, and where brackets close.

use std::collections::BTreeSet;

use crate::language::{quantity::Quantity, stretch::Stretch as _};

/// The brackets of a text, in order, without those that are not closed in their sentence: one that
/// somebody forgot to close holds nothing.
fn brackets(text: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    // Where those that are open stand among them.
    let mut open = Vec::new();
    let mut forgotten = BTreeSet::new();
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
            _ => forgotten.extend(open.drain(..)),
        }
    }
    let found = found.into_iter().enumerate();
    let closed = found.filter(|(index, _)| !forgotten.contains(index));
    closed.map(|(_, bracket)| bracket).collect()
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

/// Whether a bracket closes that was not opened there.
pub(super) fn closes(words: &str) -> bool {
    OpenBrackets::default().close_in(words)
}

/// The brackets that are open in words that are read piece by piece.
#[derive(Debug, Default)]
pub(super) struct OpenBrackets {
    open: usize,
}

impl OpenBrackets {
    /// Reads the next piece; whether a bracket closes in it that was not opened before.
    pub(super) fn close_in(&mut self, words: &str) -> bool {
        words.matches(['（', '(', '）', ')']).any(|mark| {
            if matches!(mark, "（" | "(") {
                self.open += 1;
                return false;
            }
            let is_open = self.open > 0;
            self.open = self.open.saturating_sub(1);
            !is_open
        })
    }
}
