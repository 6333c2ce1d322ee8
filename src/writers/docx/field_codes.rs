//! Which fields tell of the document itself, by the name that their code starts with.

/// What a field that is kept starts with; `=` starts a sum. Source: ECMA-376 Part 1, 17.16.5.
const KEPT: &[&str] = &[
    "ADVANCE",
    "AUTHOR",
    "COMMENTS",
    "CREATEDATE",
    "DATE",
    "DOCPROPERTY",
    "EQ",
    "FILENAME",
    "IF",
    "KEYWORDS",
    "LASTSAVEDBY",
    "NUMCHARS",
    "NUMPAGES",
    "NUMWORDS",
    "PAGE",
    "PAGEREF",
    "PRINTDATE",
    "REF",
    "REVNUM",
    "SAVEDATE",
    "SECTION",
    "SECTIONPAGES",
    "SEQ",
    "STYLEREF",
    "SUBJECT",
    "SYMBOL",
    "TIME",
    "TITLE",
];

/// Whether a field of this code is kept.
pub(super) fn is_kept(code: &str) -> bool {
    let code = code.trim_start();
    let name = code
        .split(|mark: char| mark.is_whitespace() || mark == '\\')
        .next();
    code.starts_with('=')
        || name.is_some_and(|name| KEPT.contains(&name.to_ascii_uppercase().as_str()))
}

/// Whether nothing that follows can belong to the name that a code starts with.
pub(super) fn is_name_over(code: &str) -> bool {
    let code = code.trim_start();
    code.starts_with('=') || code.contains(|mark: char| mark.is_whitespace() || mark == '\\')
}
