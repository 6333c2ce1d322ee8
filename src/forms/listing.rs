//! What stands around the numbers where the parts of one figure are listed as a table: the same words
//! for who prints such a table and for who reads it back.

/// The heads of its columns.
pub const HEADS: [&str; 3] = ["项目", "单位", "数量"];

const BEFORE: &str = "合计（";
const BEHIND: char = '）';

/// What the last row is called, of the figure of this label.
#[must_use]
pub fn total(label: &str) -> String {
    format!("{BEFORE}{label}{BEHIND}")
}

/// The figure's label, of what the last row is called; none where it is called otherwise.
#[must_use]
pub fn label_of(total: &str) -> Option<&str> {
    total.strip_prefix(BEFORE)?.strip_suffix(BEHIND)
}
