//! Figures in the text: content controls that keep their ids.
//!
//! All that is written about a figure's place in the file is here, so that another way to keep
//! its id changes no other file.

use super::{inline::text_run, xml_writer::XmlWriter};
use crate::{
    document::figure::PrintedFigure,
    writers::printable::{XML, printable},
};

/// How much of a control's title Word shows, in UTF-16 code units.
const CONTROL_TITLE_LENGTH: usize = 64;

/// A figure as the content control of that number, in type of its own size in half points where
/// one is given. Its tag is the figure's id, whole however long: it is what the file is read back
/// by.
pub(super) fn figure(
    xml: &mut XmlWriter,
    figure: &PrintedFigure,
    number: usize,
    size: Option<usize>,
) {
    xml.start("w:sdt", &[]);
    xml.start("w:sdtPr", &[]);
    xml.value("w:alias", &shortened(&printable(&figure.label, XML)));
    xml.value("w:tag", &figure.id.as_str());
    xml.value("w:id", &number);
    // Nobody deletes it by mistake.
    xml.value("w:lock", &"sdtLocked");
    xml.end("w:sdtPr");
    xml.start("w:sdtContent", &[]);
    text_run(xml, &figure.text, size);
    xml.end("w:sdtContent");
    xml.end("w:sdt");
}

/// A label cut to what Word shows as the title of a control.
fn shortened(label: &str) -> String {
    if label.encode_utf16().count() <= CONTROL_TITLE_LENGTH {
        return label.to_owned();
    }
    let mut length = 1;
    let mut kept: String = label
        .chars()
        .take_while(|character| {
            length += character.len_utf16();
            length <= CONTROL_TITLE_LENGTH
        })
        .collect();
    kept.push('…');
    kept
}
