//! What `report verify` finds in a finished file: no check of a year file says any of it, but like
//! every other finding it has its page and the weight that settings give it.

use crate::diagnostic::{Rule, Severity};

/// A number of the file is not the one that its year file gives there.
pub static FIGURE_CHANGED: Rule = Rule {
    name: "figure-changed",
    severity: Severity::Error,
    since: "0.1.0",
    manual_zh: include_str!("figure_changed.zh.md"),
    manual_en: include_str!("figure_changed.en.md"),
};

/// A number that the year file gives is not in the file.
pub static FIGURE_MISSING: Rule = Rule {
    name: "figure-missing",
    severity: Severity::Error,
    since: "0.1.0",
    manual_zh: include_str!("figure_missing.zh.md"),
    manual_en: include_str!("figure_missing.en.md"),
};

/// The file has a number that the year file does not give.
pub static NUMBER_ADDED: Rule = Rule {
    name: "number-added",
    severity: Severity::Error,
    since: "0.1.0",
    manual_zh: include_str!("number_added.zh.md"),
    manual_en: include_str!("number_added.en.md"),
};

/// Words of the file are not those of its year file.
pub static TEXT_CHANGED: Rule = Rule {
    name: "text-changed",
    severity: Severity::Note,
    since: "0.1.0",
    manual_zh: include_str!("text_changed.zh.md"),
    manual_en: include_str!("text_changed.en.md"),
};

/// The file holds something that a person who opens it does not see.
pub static HIDDEN_CONTENT: Rule = Rule {
    name: "hidden-content",
    severity: Severity::Warning,
    since: "0.1.0",
    manual_zh: include_str!("hidden_content.zh.md"),
    manual_en: include_str!("hidden_content.en.md"),
};

/// All of them.
pub static RULES: &[&Rule] = &[
    &FIGURE_CHANGED,
    &FIGURE_MISSING,
    &HIDDEN_CONTENT,
    &NUMBER_ADDED,
    &TEXT_CHANGED,
];
