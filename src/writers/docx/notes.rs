//! Notes at the foot of the page.

use super::{
    control::control,
    fixed_parts::WORD_NAMESPACE,
    insertion::{link, note_mark, text_run},
    xml::Element,
};
use crate::document::inline::Inline;

/// The part with all notes, in the order of their marks; their controls are numbered on from
/// `controls`.
pub(super) fn part(notes: &[Vec<Inline>], mut controls: usize) -> Vec<u8> {
    let line = |kind: &'static str, id: i32, mark: &'static str| {
        let run = Element::new("w:r").child(Element::new(mark));
        let paragraph = Element::new("w:p")
            .child(Element::new("w:pPr").child(Element::value("w:pStyle", "FootnoteText")))
            .child(run);
        Element::new("w:footnote")
            .attribute("w:type", kind)
            .attribute("w:id", id)
            .child(paragraph)
    };
    let mut root = Element::new("w:footnotes")
        .attribute("xmlns:w", WORD_NAMESPACE)
        .child(line("separator", -1, "w:separator"))
        .child(line("continuationSeparator", 0, "w:continuationSeparator"));
    for (number, note) in (1_usize..).zip(notes) {
        let mut paragraph = Element::new("w:p")
            .child(Element::new("w:pPr").child(Element::value("w:pStyle", "FootnoteText")))
            .child(note_mark(Element::new("w:footnoteRef")))
            .child(text_run(" "));
        for inline in note {
            match inline {
                Inline::Text(text) => paragraph.push(text_run(text)),
                Inline::Reference { text, anchor } => {
                    paragraph.push(link(anchor, [text_run(text)]));
                }
                Inline::Figure(figure) => {
                    controls += 1;
                    paragraph.push(control(figure, controls, None));
                }
                // A note has no notes.
                Inline::Note(_) => {}
            }
        }
        root.push(
            Element::new("w:footnote")
                .attribute("w:id", number)
                .child(paragraph),
        );
    }
    root.write()
}
