//! What styles are called in the file.

use std::collections::BTreeMap;

use crate::setting::paragraph_style::ParagraphStyle;

/// The style of a note's mark.
pub(super) const NOTE_MARK: &str = "FootnoteReference";

/// What Word expects beside the styles of paragraphs: kind, id, name.
pub(super) const OTHER_STYLES: [(&str, &str, &str); 3] = [
    (
        "character",
        "DefaultParagraphFont",
        "Default Paragraph Font",
    ),
    ("table", "TableNormal", "Normal Table"),
    ("character", NOTE_MARK, "footnote reference"),
];

/// Our ids with those of a template, where it has a style of the same name.
#[derive(Debug, Default)]
pub(super) struct StyleIds(pub(super) BTreeMap<&'static str, String>);

impl StyleIds {
    /// Whether the template has the style that we call so.
    pub(super) fn has(&self, id: &str) -> bool {
        self.0.contains_key(id)
    }

    /// The id of a style of paragraphs.
    pub(super) fn of<'a>(&'a self, style: &'a ParagraphStyle) -> &'a str {
        self.named(style.id)
    }

    /// The id of the style that we call so.
    pub(super) fn named<'a>(&'a self, id: &'a str) -> &'a str {
        self.0.get(id).map_or(id, String::as_str)
    }
}
