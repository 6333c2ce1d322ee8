//! Figures in the text: content controls that keep their ids.

use super::{
    insertion::sized_run,
    run::{printable, shortened},
    xml::Element,
};
use crate::document::figure::PrintedFigure;

/// A figure as the content control of that number, in type of its own size in half points where
/// one is given. Its tag is the figure's id, whole however long: it is what the file is read back
/// by.
pub(super) fn control(figure: &PrintedFigure, number: usize, size: Option<usize>) -> Element {
    let properties = Element::new("w:sdtPr")
        .child(Element::value(
            "w:alias",
            shortened(&printable(&figure.label)),
        ))
        .child(Element::value("w:tag", printable(&figure.id)))
        .child(Element::value("w:id", number))
        // Nobody deletes it by mistake.
        .child(Element::value("w:lock", "sdtLocked"));
    Element::new("w:sdt")
        .child(properties)
        .child(Element::new("w:sdtContent").child(sized_run(&figure.text, size)))
}
