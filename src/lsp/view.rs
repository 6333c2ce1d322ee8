//! One open file as a question finds it.

use super::{
    keys::Keys,
    mentions::{Mention, mentions},
    positions::Lines,
};
use crate::{diagnostic::Language, model::Report, year_file::spots::Spot};

/// One open file as a question finds it.
#[derive(Debug)]
pub(super) struct View<'a> {
    pub(super) text: &'a str,
    pub(super) spots: &'a [Spot],
    pub(super) lines: Lines<'a>,
    /// The last report that the file stated, which may be of a text before this one.
    pub(super) report: Option<&'a Report>,
    pub(super) keys: &'a Keys,
    pub(super) language: Language,
}

impl View<'_> {
    /// All mentions of figures and cells, in order.
    pub(super) fn mentions(&self) -> Vec<Mention> {
        mentions(self.text, self.spots)
    }
}
