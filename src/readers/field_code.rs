//! What the fields of a word processor do, by their codes: `PAGE`, `INCLUDETEXT "…"`.

/// Fields whose result every program counts anew.
const COUNTED: &[&str] = &["PAGE", "PAGEREF", "NUMPAGES", "SECTIONPAGES", "SECTION"];

/// Fields of contents lists, whose pages every program counts anew too; some write them as plain
/// text.
const CONTENTS: &[&str] = &["TOC"];

/// Fields that fetch, ask or run when the file is opened, or say something else every day.
const ACTIVE: &[&str] = &[
    "ASK",
    "AUTOTEXT",
    "COMPARE",
    "DATABASE",
    "DATE",
    "DDE",
    "DDEAUTO",
    "FILLIN",
    "IF",
    "IMPORT",
    "INCLUDE",
    "INCLUDEPICTURE",
    "INCLUDETEXT",
    "LINK",
    "MACROBUTTON",
    "PRINT",
    "QUOTE",
    "RD",
    "TIME",
];

/// Whether every program counts the field's result anew: such numbers are none of the text's.
pub(super) fn is_counted(code: &str) -> bool {
    is_one_of(code, COUNTED)
}

/// Whether the field lists the contents.
pub(super) fn lists_contents(code: &str) -> bool {
    is_one_of(code, CONTENTS)
}

/// Whether the field does something when the file is opened.
pub(super) fn is_active(code: &str) -> bool {
    code.trim_start().starts_with('=') || is_one_of(code, ACTIVE)
}

fn is_one_of(code: &str, names: &[&str]) -> bool {
    let name = code.split_whitespace().next();
    name.is_some_and(|name| names.iter().any(|one| name.eq_ignore_ascii_case(one)))
}
