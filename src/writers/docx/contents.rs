//! The contents list: a field that Word renews, with every line as it would come out now.

use super::{
    inline::{end_field, end_link, page_of, start_field, start_link, text_run},
    xml_writer::XmlWriter,
};
use crate::setting::set_block::ContentsLine;

/// The deepest heading that Word lists when it renews the contents.
const DEEPEST: u8 = 2;

/// What stands in a line; the field goes from the first line to the last.
pub(super) fn line(xml: &mut XmlWriter, line: ContentsLine<'_>) {
    if line.is_first {
        start_field(xml, &format!("TOC \\o \"1-{DEEPEST}\" \\h \\z \\u"));
    }
    let anchor = &line.entry.anchor;
    start_link(xml, anchor);
    text_run(xml, &line.entry.text, None);
    text_run(xml, "\t", None);
    page_of(xml, anchor, line.page);
    end_link(xml);
    if line.is_last {
        end_field(xml);
    }
}
