//! What several checks share and what describes a check; no file here is a check.

pub(super) mod braces;
pub mod check;
pub mod example;
pub(super) mod figures_by_value;
pub mod filled;
pub mod foreign;
pub(super) mod known;
pub(super) mod needs;
pub(super) mod preamble_words;
pub(super) mod redirect;
pub mod slips;
pub(super) mod suggestions;
pub(super) mod told_once;
pub(super) mod waivable;
pub(super) mod wording;
