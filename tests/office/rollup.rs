//! The comparison of a district's organs, computed anew by LibreOffice.

use std::io::Cursor;

use calamine::{Data, Reader as _, Xlsx, open_workbook_from_rs};

use super::conversion::recalculated;
use crate::support::{Project, changed, examples};

fn organ(name: &str, year: i32, licences: u32) -> String {
    let text = examples::text("form-2021.toml");
    let named = changed(&text, "杭州市人民政府", name);
    let dated = changed(&named, "year = 2025", &format!("year = {year}"));
    changed(&dated, "11398889", &licences.to_string())
}

fn plain(data: Option<&Data>) -> String {
    match data {
        None => String::new(),
        Some(Data::Float(number)) => format!("{number:.7}"),
        Some(Data::Int(number)) => format!("{number}.0000000"),
        Some(other) => other.to_string(),
    }
}

#[test]
fn totals_differences_and_changes_are_what_a_spreadsheet_computes() {
    let list = "[district]\nname = \"杭州市\"\nyear = 2025\norgans = \"*局/2025.toml\"\nown = \"2025.toml\"\n";
    let mut project = Project::new()
        .file("district.toml", list)
        .file("2025.toml", organ("杭州市人民政府", 2025, 7));
    for (name, now, last) in [("甲局", 12, 9), ("乙局", 30, 0), ("丙局", 5, 8)] {
        project = project
            .file(&format!("{name}/2025.toml"), organ(name, 2025, now))
            .file(&format!("{name}/2024.toml"), organ(name, 2024, last));
    }
    let run = project.run("rollup district.toml --xlsx table.xlsx");
    assert_eq!(run.code, 1, "{}", run.err);
    let stored = std::fs::read(project.path("table.xlsx")).unwrap();
    let Some(mut computed) = recalculated(&stored) else {
        return;
    };
    let mut stored: Xlsx<_> = open_workbook_from_rs(Cursor::new(stored)).unwrap();
    let mut compared = 0;
    for name in stored.sheet_names() {
        let formulas = stored.worksheet_formula(&name).unwrap();
        let Some((first_row, first_column)) = formulas.start() else {
            continue;
        };
        let stored = stored.worksheet_range(&name).unwrap();
        let computed = computed.worksheet_range(&name).unwrap();
        for (row, column, formula) in formulas.used_cells() {
            let place = (
                first_row + u32::try_from(row).unwrap(),
                first_column + u32::try_from(column).unwrap(),
            );
            let both = [&stored, &computed].map(|range| plain(range.get_value(place)));
            assert_eq!(both[0], both[1], "{name} {place:?} {formula}");
            compared += 1;
        }
    }
    assert!(compared > 300, "{compared}");
}
