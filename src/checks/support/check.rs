//! What a check is.

use super::needs::Needs;
use crate::{
    diagnostic::{Diagnostic, Rule},
    model::Report,
};

/// A check: what it is called, what its page says, and what it does.
#[derive(Debug)]
pub struct Check {
    /// Name, weight and manual page.
    pub rule: &'static Rule,
    /// Without what it has nothing to look at.
    pub needs: Needs,
    /// Adds what it finds.
    pub run: fn(&Report, &mut Vec<Diagnostic>),
}
