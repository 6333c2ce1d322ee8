//! Notes at the foot of the page.

use super::{
    figure::Figures,
    fixed_parts::WORD_NAMESPACE,
    inline::{link, note_mark, text_run},
    style_ids::StyleIds,
    writing::start_paragraph,
    xml_writer::XmlWriter,
};
use crate::{document::inline::Inline, setting::styles::NOTE};

/// The part with all notes, in the order of their marks; their figures go on with those of the text.
pub(super) fn part(notes: &[&[Inline]], figures: &mut Figures, styles: &StyleIds) -> Vec<u8> {
    let mut xml = XmlWriter::part("w:footnotes", &[("xmlns:w", &WORD_NAMESPACE)]);
    for (kind, id) in [("separator", -1), ("continuationSeparator", 0)] {
        xml.start("w:footnote", &[("w:type", &kind), ("w:id", &id)]);
        start_note(&mut xml, styles);
        xml.start("w:r", &[]);
        xml.empty(&format!("w:{kind}"), &[]);
        xml.end("w:r");
        end_note(&mut xml);
    }
    for (number, note) in (1_usize..).zip(notes) {
        xml.start("w:footnote", &[("w:id", &number)]);
        start_note(&mut xml, styles);
        note_mark(&mut xml, styles);
        text_run(&mut xml, " ", None);
        for inline in *note {
            match inline {
                Inline::Text(text) => text_run(&mut xml, text, None),
                Inline::Reference { text, anchor } => link(&mut xml, anchor, text),
                Inline::Figure(printed) => figures.write(&mut xml, printed, None),
                // A note has no notes.
                Inline::Note(_) => {}
            }
        }
        end_note(&mut xml);
    }
    xml.finish("w:footnotes")
}

fn start_note(xml: &mut XmlWriter, styles: &StyleIds) {
    start_paragraph(xml, &NOTE, styles);
    xml.end("w:pPr");
}

fn end_note(xml: &mut XmlWriter) {
    xml.end("w:p");
    xml.end("w:footnote");
}
