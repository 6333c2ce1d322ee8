//! A file as it was typed beside what is parsed of it.

use std::ops::Range;

use crate::{
    language::typed_toml::Meant,
    source::{LineColumn, Source, Span},
};

/// Two texts of equal length: the one that was written, which diagnostics show, and the one that
/// is parsed, in which full-width digits, spaces and punctuation outside strings and thousands
/// separators are mended and padded so that every byte keeps its place.
pub(super) struct Typed<'s> {
    pub(super) source: &'s Source,
    meant: Meant<'s>,
}

impl<'s> Typed<'s> {
    pub(super) fn new(source: &'s Source) -> Self {
        Self {
            source,
            meant: Meant::by(source.text()),
        }
    }

    /// The text as written.
    pub(super) fn text(&self) -> &str {
        self.source.text()
    }

    /// The text as it is parsed.
    pub(super) fn parsed(&self) -> &str {
        self.meant.text()
    }

    /// The numbers that were mended, each with what it is read as.
    pub(super) fn numbers(&self) -> impl Iterator<Item = (Span, &str)> {
        self.meant.numbers().iter().map(|range| {
            let meant = self.parsed().get(range.clone());
            let meant = meant.expect("both texts have their characters' bounds around a number");
            (self.source.span(range.clone()), meant.trim())
        })
    }

    /// A span of the text; one that starts a mended number covers all of it.
    pub(super) fn span(&self, range: Range<usize>) -> Span {
        let first = self.source.span(range);
        self.source
            .span(self.meant.whole(first.start()..first.end()))
    }

    /// What is written at a span.
    pub(super) fn slice(&self, span: Span) -> &str {
        self.source.slice(span)
    }

    /// Line and column of a byte offset.
    pub(super) fn line_column(&self, offset: usize) -> LineColumn {
        self.source.line_column(offset)
    }
}
