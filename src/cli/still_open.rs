//! What is left to be filled in, in one line: parts of the text, cells of the table, numbers.

use super::words::joined;
use crate::diagnostic::{
    Diagnostic, Text,
    say::{counted, say},
};

/// The line, where anything is left.
pub(super) fn told(findings: &[Diagnostic]) -> Option<Text> {
    let open = |checks: &[&str]| {
        let open = findings
            .iter()
            .filter(|finding| finding.waived.is_none() && checks.contains(&finding.rule.name));
        open.collect::<Vec<_>>()
    };
    let parts = open(&["empty-section", "missing-section"]).len();
    // One finding may tell of all cells of a row.
    let cells = open(&["missing-cell"]).into_iter();
    let cells: usize = cells.map(|finding| finding.figures.len().max(1)).sum();
    let numbers = open(&["missing-value", "unbound-numeral"]).len();
    let left = [
        (
            parts,
            say!(
                "文字 {parts} 部分",
                "{parts} of the text",
                parts = counted(parts, "part")
            ),
        ),
        (
            cells,
            say!(
                "表 {cells} 格",
                "{cells} of the table",
                cells = counted(cells, "cell")
            ),
        ),
        (
            numbers,
            say!(
                "数字 {numbers} 个",
                "{numbers}",
                numbers = counted(numbers, "number")
            ),
        ),
    ];
    let left = left.into_iter().filter(|(count, _)| *count > 0);
    let left: Vec<Text> = left.map(|(_, text)| text).collect();
    if left.is_empty() {
        return None;
    }
    let left = joined(&left, &Text::fixed("，", ", "));
    Some(say!("还剩：{left}", "still to do: {left}", left))
}
