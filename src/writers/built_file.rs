//! A file that stands beside the web page, as the page lists it.

/// A file that was built beside the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BuiltFile {
    /// What it is: the title of the attachment.
    pub title: String,
    /// Its name in the page's own folder.
    pub name: String,
    /// What kind of file it is in words, `Word 文档`.
    pub kind: String,
    /// The ending of its name, `docx`.
    pub ending: String,
    /// Its size in bytes.
    pub size: usize,
}
