//! Cells of a year file that has no `[table]` yet.

use super::workbook;
use crate::support::{Project, typing::typed};

/// A year file without a table, its section last.
const BARE: &str = "year = 2025\n\n[organ]\nname = \"甲州市乙水区民政局\"\n\n\
    [[sections]]\nheading = \"总体情况\"\nbody = \"无。\"\n";

/// What the file is after these cells were filled in.
fn filled(text: &str, entries: &[(&str, &str)]) -> String {
    let project = Project::new().file("2025.toml", text);
    let bytes = workbook(&project, "workbook 2025", "2025年填报表.xlsx");
    let project = project.file("filled.xlsx", typed(&bytes, entries));
    let said = project.run("fill 2025 filled.xlsx");
    assert_eq!(said.code, 0, "{said:?}");
    std::fs::read_to_string(project.path("2025.toml")).unwrap()
}

#[test]
fn all_cells_come_under_one_header() {
    let cells = [
        ("requests.new.natural", "4"),
        ("requests.carried_in.natural", "2"),
    ];
    let added = "\"requests.new.natural\" = 4\n\"requests.carried_in.natural\" = 2\n";
    for (text, gap) in [(BARE, "\n"), (BARE.trim_end(), "\n\n")] {
        assert_eq!(filled(text, &cells), format!("{text}{gap}[table]\n{added}"));
        let windows = text.replace('\n', "\r\n");
        let expected = format!("{text}{gap}[table]\n{added}").replace('\n', "\r\n");
        assert_eq!(filled(&windows, &cells), expected);
    }
    // One that is there takes them, and one cell alone comes as it did.
    let there = format!("{BARE}\n[table]\n");
    assert_eq!(filled(&there, &cells), format!("{there}{added}"));
    let alone = "\"requests.new.natural\" = 4\n";
    assert_eq!(
        filled(BARE, &cells[..1]),
        format!("{BARE}\n[table]\n{alone}")
    );
}
