//! What a roll-up tells, whatever the format.

use crate::{
    compile::Compiled,
    diagnostic::{Diagnostic, Language},
    rollup::Rollup,
};

/// What a run tells.
pub(super) struct Told<'a> {
    pub(super) rollup: &'a Rollup,
    /// The district's own year file.
    pub(super) own: Option<&'a Compiled>,
    /// What is found in that.
    pub(super) findings: &'a [Diagnostic],
    /// The files that could not be read.
    pub(super) unread: &'a [String],
    pub(super) language: Language,
}
