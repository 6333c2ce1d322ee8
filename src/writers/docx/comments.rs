//! The findings of a draft, as comments on their figures.

use super::{fixed_parts::WORD_NAMESPACE, insertion::text_run, xml::Element};

/// Whom the comments name as their author.
const AUTHOR: &str = "report";

/// The part with all comments, in the order of their numbers from 0; each is a list of remarks.
pub(super) fn part(comments: &[Vec<String>], date: &str) -> Vec<u8> {
    let line = |remark: &String| {
        let style = Element::value("w:pStyle", "CommentText");
        Element::new("w:p")
            .child(Element::new("w:pPr").child(style))
            .child(text_run(remark))
    };
    let comments = (0_usize..).zip(comments).map(|(number, remarks)| {
        Element::new("w:comment")
            .attribute("w:id", number)
            .attribute("w:author", AUTHOR)
            .attribute("w:date", date.to_owned())
            .attribute("w:initials", "")
            .children(remarks.iter().map(line))
    });
    Element::new("w:comments")
        .attribute("xmlns:w", WORD_NAMESPACE)
        .children(comments)
        .write()
}

/// What is commented on, between the marks of the comment of that number.
pub(super) fn commented(number: usize, content: Element) -> Vec<Element> {
    let mark = |name: &'static str| Element::new(name).attribute("w:id", number);
    let reference = Element::new("w:r").child(mark("w:commentReference"));
    vec![
        mark("w:commentRangeStart"),
        content,
        mark("w:commentRangeEnd"),
        reference,
    ]
}
