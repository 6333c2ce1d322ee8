//! What a check is.

use super::needs::Needs;
use crate::{
    diagnostic::{Diagnostic, Rule},
    model::{Report, typed_text::TypedText},
};

/// A check: what it is called, what its page says, and what it does.
#[derive(Debug)]
pub struct Check {
    /// Name, weight and manual page.
    pub rule: &'static Rule,
    /// Without what it has nothing to look at.
    pub needs: Needs,
    /// What it looks at, and how.
    pub run: Run,
}

/// What a check looks at; each function adds what it finds.
#[derive(Debug)]
pub enum Run {
    /// The report as a whole.
    OnReport(fn(&Report, &mut Vec<Diagnostic>)),
    /// The texts of the report, which are gathered once for all checks.
    OnTexts(fn(&Report, &[TypedText<'_>], &mut Vec<Diagnostic>)),
    /// What could not be resolved: it says only how such a problem is worded, and `problems.rs`
    /// asks it.
    OnProblems,
}
