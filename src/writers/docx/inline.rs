//! What stands in a line of text: runs, bookmarks, references, fields and the marks of notes.

use super::{
    style_ids::{NOTE_MARK, StyleIds},
    xml_writer::XmlWriter,
};

/// The name of the bookmark for an anchor; those that start with a line are hidden in Word's list.
fn bookmark(anchor: &str) -> String {
    format!("_{anchor}")
}

/// The start of the bookmark of that number.
pub(super) fn start_bookmark(xml: &mut XmlWriter, number: usize, anchor: &str) {
    let name = bookmark(anchor);
    xml.empty("w:bookmarkStart", &[("w:id", &number), ("w:name", &name)]);
}

/// The end of the bookmark of that number.
pub(super) fn end_bookmark(xml: &mut XmlWriter, number: usize) {
    xml.empty("w:bookmarkEnd", &[("w:id", &number)]);
}

/// The start of what leads to an anchor.
pub(super) fn start_link(xml: &mut XmlWriter, anchor: &str) {
    let name = bookmark(anchor);
    xml.start("w:hyperlink", &[("w:anchor", &name), ("w:history", &1)]);
}

/// The end of what leads to an anchor.
pub(super) fn end_link(xml: &mut XmlWriter) {
    xml.end("w:hyperlink");
}

/// Text that leads to an anchor.
pub(super) fn link(xml: &mut XmlWriter, anchor: &str, text: &str) {
    start_link(xml, anchor);
    text_run(xml, text, None);
    end_link(xml);
}

/// Text in the paragraph's own type, or in type of its own size in half points; a line end becomes
/// a line break, a tab stays one.
pub(super) fn text_run(xml: &mut XmlWriter, text: &str, size: Option<usize>) {
    xml.start("w:r", &[]);
    run_properties(xml, text, size);
    for (index, line) in text.split('\n').enumerate() {
        if index > 0 {
            xml.empty("w:br", &[]);
        }
        for (index, field) in line.split('\t').enumerate() {
            if index > 0 {
                xml.empty("w:tab", &[]);
            }
            // A figure that is not reported keeps an empty text to be typed into.
            if !field.is_empty() || text.is_empty() {
                xml.data("w:t", &[("xml:space", &"preserve")], field);
            }
        }
    }
    xml.end("w:r");
}

/// What a run says about its type; most say nothing.
fn run_properties(xml: &mut XmlWriter, text: &str, size: Option<usize>) {
    let is_ambiguous = text.contains(is_ambiguous);
    if !is_ambiguous && size.is_none() {
        return;
    }
    xml.start("w:rPr", &[]);
    if is_ambiguous {
        // Makes quotation marks and dashes Chinese, which would otherwise be Latin.
        xml.empty("w:rFonts", &[("w:hint", &"eastAsia")]);
    }
    if let Some(size) = size {
        xml.value("w:sz", &size);
        xml.value("w:szCs", &size);
    }
    xml.end("w:rPr");
}

/// Whether Word asks the hint whose face a character has: it knows ASCII for Latin, and Chinese
/// characters, their punctuation and full-width forms for Chinese.
/// Source: ECMA-376 Part 1, 17.3.2.26 (`rFonts`).
fn is_ambiguous(character: char) -> bool {
    !matches!(
        character,
        '\0'..='\u{7F}' | '\u{3000}'..='\u{9FFF}' | '\u{FF00}'..='\u{FFEF}'
    )
}

/// The start of a field, up to what it last gave.
pub(super) fn start_field(xml: &mut XmlWriter, instruction: &str) {
    field_mark(xml, "begin");
    xml.start("w:r", &[]);
    let code = format!(" {instruction} ");
    xml.data("w:instrText", &[("xml:space", &"preserve")], &code);
    xml.end("w:r");
    field_mark(xml, "separate");
}

/// The end of a field.
pub(super) fn end_field(xml: &mut XmlWriter) {
    field_mark(xml, "end");
}

fn field_mark(xml: &mut XmlWriter, kind: &str) {
    xml.start("w:r", &[]);
    xml.empty("w:fldChar", &[("w:fldCharType", &kind)]);
    xml.end("w:r");
}

/// The number of the page that an anchor stands on, as it was last counted.
pub(super) fn page_of(xml: &mut XmlWriter, anchor: &str, page: usize) {
    start_field(xml, &format!("PAGEREF {} \\h", bookmark(anchor)));
    text_run(xml, &page.to_string(), None);
    end_field(xml);
}

/// The mark in the text of the note of that number.
pub(super) fn note_reference(xml: &mut XmlWriter, number: usize, styles: &StyleIds) {
    start_note_mark(xml, styles);
    xml.empty("w:footnoteReference", &[("w:id", &number)]);
    xml.end("w:r");
}

/// The mark at the start of the note itself.
pub(super) fn note_mark(xml: &mut XmlWriter, styles: &StyleIds) {
    start_note_mark(xml, styles);
    xml.empty("w:footnoteRef", &[]);
    xml.end("w:r");
}

fn start_note_mark(xml: &mut XmlWriter, styles: &StyleIds) {
    xml.start("w:r", &[]);
    xml.start("w:rPr", &[]);
    xml.value("w:rStyle", &styles.named(NOTE_MARK));
    xml.end("w:rPr");
}
