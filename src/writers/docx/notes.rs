//! Notes at the foot of the page.

use anyhow::Result;

use super::{
    fixed_parts::WORD_NAMESPACE,
    insertion::{link, note_mark, text_run},
    run::{printable, shortened},
    xml::Element,
};
use crate::document::{Inline, PrintedFigure};

/// The part with all notes, in the order of their marks; what a note's figures are called is
/// numbered on from `controls`.
pub(super) fn part(notes: &[Vec<Inline>], mut controls: usize) -> Result<Vec<u8>> {
    let line = |kind: &str, id: i32, mark: &'static str| {
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
                    paragraph.push(control(figure, controls));
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

/// A figure as a content control that keeps its id, as in the text.
fn control(figure: &PrintedFigure, id: usize) -> Element {
    let properties = Element::new("w:sdtPr")
        .child(Element::value(
            "w:alias",
            shortened(&printable(&figure.label)),
        ))
        .child(Element::value("w:tag", printable(&figure.id)))
        .child(Element::value("w:id", id))
        .child(Element::value("w:lock", "sdtLocked"));
    Element::new("w:sdt")
        .child(properties)
        .child(Element::new("w:sdtContent").child(text_run(&figure.text)))
}
