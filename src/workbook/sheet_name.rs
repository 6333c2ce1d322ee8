//! What the sheets are called: a table's title as far as a sheet can bear it.

use super::{cell_text::shortened, taken_names::TakenNames};

/// The sheet with the proof of every relation.
pub(super) const PROOF: &str = "校核";
/// The sheet with the figures that stand in no table.
pub(super) const DATA: &str = "数据";
/// The sheet with the figures that stand in no table, in the workbook that is filled in.
pub const FIGURES: &str = "数字";
/// The sheet with the charts.
pub const CHARTS: &str = "图";

/// The sheet with the charts, where a format shows only their figures.
pub const FIGURES_OF_CHARTS: &str = "图的数据";

/// The longest name, in UTF-16 units.
const LONGEST: usize = 31;

/// A table whose title leaves nothing to call a sheet by.
const UNTITLED: &str = "统计表";

/// Excel keeps this name for itself, in any capitals.
const KEPT_BY_EXCEL: &str = "History";

/// The names of the sheets with tables, each unlike all others.
#[derive(Debug)]
pub(super) struct SheetNames(TakenNames);

impl SheetNames {
    /// The sheets that the program adds have their names, whether or not they are drawn: a table's
    /// sheet must not change its name with the first figure.
    pub(super) fn new() -> Self {
        let mut taken = TakenNames::up_to(LONGEST);
        for name in [PROOF, DATA, CHARTS, FIGURES_OF_CHARTS, KEPT_BY_EXCEL] {
            taken.unlike(name);
        }
        Self(taken)
    }

    /// The name of the next sheet, which shows a table of this title.
    pub(super) fn of(&mut self, title: &str) -> String {
        let marked: String = title.chars().filter_map(allowed).collect();
        // What the cut lays bare at the end must not stand there either.
        let name = bare(shortened(bare(&marked), LONGEST));
        self.0.unlike(if name.is_empty() { UNTITLED } else { name })
    }
}

/// Without what no name begins or ends with.
fn bare(name: &str) -> &str {
    name.trim_matches(|c: char| c == '\'' || c.is_whitespace())
}

/// A character of a title as a name may hold it. A Chinese Excel refuses the wide marks too.
fn allowed(character: char) -> Option<char> {
    match character {
        '/' | '\\' | '／' | '＼' => Some('、'),
        ':' | '：' => Some(' '),
        '[' | '［' => Some('〔'),
        ']' | '］' => Some('〕'),
        '?' | '*' | '？' | '＊' => None,
        c if c.is_whitespace() => Some(' '),
        c => (!c.is_control()).then_some(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(titles: &[&str]) -> Vec<String> {
        let mut names = SheetNames::new();
        titles.iter().map(|title| names.of(title)).collect()
    }

    #[test]
    fn a_title_that_a_sheet_can_bear_is_its_name() {
        let titles = ["收到和处理政府信息公开申请情况", "O'Brien", "历史 (1)"];
        assert_eq!(names(&titles), titles);
    }

    #[test]
    fn marks_that_no_sheet_bears_are_written_otherwise_or_left_out() {
        let titles = ["许可/处罚\\强制", "表一：甲*?[乙]", "'甲'", "甲\n\u{1}乙"];
        let told = ["许可、处罚、强制", "表一 甲〔乙〕", "甲", "甲 乙"];
        assert_eq!(names(&titles), told);
    }

    #[test]
    fn a_title_without_anything_that_can_be_borne_is_a_table() {
        assert_eq!(names(&["", "'?'", " "]), ["统计表", "统计表_2", "统计表_3"]);
    }

    #[test]
    fn equal_names_are_counted_whatever_their_capitals() {
        let titles = ["Abc", "ABC", "history", "校核", "数据", "图"];
        let told = ["Abc", "ABC_2", "history_2", "校核_2", "数据_2", "图_2"];
        assert_eq!(names(&titles), told);
    }

    #[test]
    fn a_long_title_is_cut_between_characters_of_which_some_take_two_units() {
        let long = "𠀀".repeat(20);
        let told = ["𠀀".repeat(15), "𠀀".repeat(14) + "_2"];
        assert_eq!(names(&[&long, &long]), told);
        // The apostrophe would be the last of the 31.
        let quoted = "长".repeat(30) + "'长";
        assert_eq!(names(&[&quoted]), ["长".repeat(30)]);
    }
}
