//! Ids that numbers of a text are known to have.

use std::collections::BTreeMap;

/// The ids of numbers by where they start in the year file's text, in bytes.
pub type KnownIds = BTreeMap<usize, String>;
