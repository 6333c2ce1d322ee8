//! What is attached to the report.

use crate::{diagnostic::Place, year_file::AttachmentKind};

/// Something attached to the report.
#[derive(Debug, Clone)]
pub struct Attachment {
    /// Its title.
    pub title: String,
    /// What it is.
    pub kind: AttachmentKind,
    /// The file itself, for one of the organ's own.
    pub path: Option<String>,
    /// Where its title stands.
    pub place: Place,
}
