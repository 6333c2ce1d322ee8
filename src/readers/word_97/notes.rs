//! Where the text leads to notes, and where in the text of the notes each begins.

use super::{
    container::Container,
    number::{part, place},
};

/// Where it is told where the marks of notes stand, and where the notes begin: those at the foot, those
/// behind the text.
const FOOT: [usize; 2] = [0xAA, 0xB2];
const END: [usize; 2] = [0x020A, 0x0212];

/// Places, in characters from the start of their part of the text, each with the number of a note.
pub(super) type Places = Vec<(usize, usize)>;

/// The notes of a file.
#[derive(Debug)]
pub(super) struct Notes {
    /// Where the text leads to them.
    pub(super) calls: Places,
    /// Where those at the foot begin.
    pub(super) foot: Places,
    /// Where those behind the text begin.
    pub(super) end: Places,
}

impl Notes {
    /// Reads where they are; none where that is broken.
    pub(super) fn read(container: &Container) -> Self {
        let (mut calls, foot) = of_kind(container, FOOT, 0);
        let (of_end, end) = of_kind(container, END, calls.len());
        calls.extend(of_end);
        calls.sort_unstable();
        Self { calls, foot, end }
    }
}

/// Where the text leads to the notes of a kind, and where they begin, numbered from `first` on.
fn of_kind(container: &Container, [marks, texts]: [usize; 2], first: usize) -> (Places, Places) {
    let told = |at: usize| part(&container.table, &container.document, at).unwrap_or(&[]);
    let (marks, texts) = (told(marks), told(texts));
    // Each mark has a place, of four bytes, and two bytes; one more place ends them.
    let count = marks.len().saturating_sub(4) / 6;
    let places = |of: &[u8]| {
        let places = (0..count).filter_map(|number| Some((place(of, 4 * number)?, first + number)));
        places.collect::<Places>()
    };
    (places(marks), places(texts))
}
