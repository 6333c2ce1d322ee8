//! The findings of a draft, as comments on their figures.

use super::{
    fixed_parts::WORD_NAMESPACE, inline::text_run, style_ids::StyleIds, writing::start_paragraph,
    xml_writer::XmlWriter,
};
use crate::setting::styles::COMMENT;

/// Whom the comments name as their author.
const AUTHOR: &str = "report";

/// The part with all comments, in the order of their numbers from 0; each is a list of remarks.
pub(super) fn part(comments: &[&[String]], date: &str, styles: &StyleIds) -> Vec<u8> {
    let mut xml = XmlWriter::part("w:comments", &[("xmlns:w", &WORD_NAMESPACE)]);
    for (number, remarks) in (0_usize..).zip(comments) {
        xml.start(
            "w:comment",
            &[
                ("w:id", &number),
                ("w:author", &AUTHOR),
                ("w:date", &date),
                ("w:initials", &""),
            ],
        );
        for remark in *remarks {
            start_paragraph(&mut xml, &COMMENT, styles);
            xml.end("w:pPr");
            text_run(&mut xml, remark, None);
            xml.end("w:p");
        }
        xml.end("w:comment");
    }
    xml.finish("w:comments")
}
