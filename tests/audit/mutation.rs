//! One cell of a published table mistyped in the Word report is found as it is in the year file.

use std::collections::BTreeSet;

use crate::{
    cases::case::{self, Case},
    support::{Project, reading},
    verify::with_part,
};

/// Every how manieth cell of a table is tried; seven columns and six sums share no divisor with it.
const STEP: usize = 5;

/// A finding about cells of the form alone: check, both sides, figures, and what is said of it, with
/// the culprits it names.
type Found = (String, [String; 2], Vec<String>, [String; 2]);

/// A table as a year file, a line a cell.
struct Table {
    name: String,
    year: String,
    text: String,
}

impl Table {
    /// The cells of a case, without its figures that stand in no table.
    fn of(case: &Case) -> Self {
        let whole = case.year_file();
        let (head, figures) = whole.split_once("[figures").unwrap_or((&whole, ""));
        let (_, cells) = figures.split_once("[table]").unwrap_or(("", ""));
        let text = if figures.is_empty() {
            whole.clone()
        } else {
            format!("{head}[table]{cells}")
        };
        let year = text.lines().next().unwrap().replace("year = ", "");
        Self {
            name: case.name.clone(),
            year,
            text,
        }
    }

    /// The cells that state a number, in order.
    fn cells(&self) -> Vec<(&str, u64)> {
        let lines = self.text.lines();
        let cells = lines.filter_map(|line| {
            let (id, value) = line.strip_prefix('"')?.split_once("\" = ")?;
            Some((id, value.parse().ok()?))
        });
        cells.collect()
    }

    fn with(&self, id: &str, value: u64, other: u64) -> String {
        let line = |value: u64| format!("\"{id}\" = {value}\n");
        assert!(self.text.contains(&line(value)), "{id}");
        self.text.replace(&line(value), &line(other))
    }
}

/// The number that somebody else types instead: another last digit, or two digits swapped.
fn mistyped(value: u64, turn: usize) -> u64 {
    let last = value % 10;
    let swapped = value / 100 * 100 + last * 10 + value / 10 % 10;
    if turn % 2 == 1 && value >= 10 && swapped != value {
        return swapped;
    }
    value - last + (last + 3) % 10
}

/// The report with the text of the runs within a figure's bookmark replaced, and on demand without
/// all that is ours in it: bookmarks and properties.
fn changed(word: &[u8], id: &str, value: u64, other: u64, is_foreign: bool) -> Vec<u8> {
    let tags = reading::figure_tags(word);
    let mut bookmarks = tags.iter().filter(|(_, tag)| tag.as_str() == id);
    let (bookmark, _) = bookmarks.next().unwrap_or_else(|| panic!("{id}"));
    let changed = with_part(word, "word/document.xml", |text| {
        let start = format!("w:name=\"{bookmark}\"/>");
        let (before, behind) = text.split_once(&start).unwrap();
        let shown = format!(">{value}</w:t>");
        assert!(behind.find(&shown) < behind.find("<w:bookmarkEnd"), "{id}");
        let behind = behind.replacen(&shown, &format!(">{other}</w:t>"), 1);
        let text = format!("{before}{start}{behind}");
        if is_foreign { unmarked(&text) } else { text }
    });
    if is_foreign {
        with_part(&changed, "docProps/custom.xml", |text| {
            let (start, _) = text.split_once("<property ").unwrap();
            format!("{start}</Properties>")
        })
    } else {
        changed
    }
}

/// The part without its bookmarks.
fn unmarked(text: &str) -> String {
    let mut pieces = text.split("<w:bookmark");
    let first = pieces.next().unwrap_or_default().to_owned();
    pieces.fold(first, |all, piece| all + piece.split_once("/>").unwrap().1)
}

/// What is told of the numbers, without how the year file is mended.
fn numbers(help: &str) -> String {
    let lines = help.lines().filter(|line| !line.contains("[[waivers]]"));
    lines.collect::<Vec<_>>().join("\n")
}

/// What is found about the table's sums in each file of an answer, by the file's place in it.
fn found(answer: &str) -> Vec<BTreeSet<Found>> {
    let answer: serde_json::Value = serde_json::from_str(answer).unwrap();
    let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
    let files = answer["files"].as_array().unwrap().iter();
    let of_file = |file: &serde_json::Value| {
        let findings = file["findings"].as_array().unwrap().iter();
        let sums = findings.filter(|finding| !finding["stated"].is_null());
        let sums = sums.map(|finding| {
            let figures = finding["figures"].as_array().unwrap().iter();
            (
                text(&finding["check"]),
                [text(&finding["stated"]), text(&finding["computed"])],
                figures.map(text).collect(),
                [text(&finding["message"]), numbers(&text(&finding["help"]))],
            )
        });
        sums.collect()
    };
    files.map(of_file).collect()
}

#[test]
fn a_cell_mistyped_in_the_word_report_is_found_as_in_the_year_file() {
    let whole = |table: &Table| table.cells().len() > 150;
    let tables: Vec<Table> = case::all().iter().map(Table::of).filter(whole).collect();
    let (mut tried, mut caught) = (0, 0);
    for table in &tables {
        let year = &table.year;
        let mut project = Project::new().file(&format!("{year}.toml"), &table.text);
        let built = project.run(&format!("build {year} --draft --format docx --out out"));
        assert!(built.code < 2, "{}: {built:?}", table.name);
        let word = reading::word_file(&project);
        let (mut year_files, mut reports) = (Vec::new(), Vec::new());
        for (turn, (id, value)) in table.cells().into_iter().step_by(STEP).enumerate() {
            let other = mistyped(value, turn);
            let year_file = format!("{turn}/{year}.toml");
            let report = format!("{turn}.docx");
            let bytes = changed(&word, id, value, other, turn % 2 == 0);
            project = project
                .file(&year_file, table.with(id, value, other))
                .file(&report, bytes);
            year_files.push(year_file);
            reports.push(report);
        }
        let checked = project.run(&format!(
            "check {} --output-format json",
            year_files.join(" ")
        ));
        let audited = project.run(&format!("audit {} --output-format json", reports.join(" ")));
        let (checked, audited) = (found(&checked.out), found(&audited.out));
        assert_eq!(
            (checked.len(), audited.len()),
            (reports.len(), reports.len())
        );
        for (number, (checked, audited)) in checked.iter().zip(&audited).enumerate() {
            assert_eq!(audited, checked, "{} {number}", table.name);
            tried += 1;
            caught += usize::from(!checked.is_empty());
        }
    }
    println!("{caught} of {tried} in {}", tables.len());
    // A cell that no sum holds, as the count of licences, may say anything.
    assert!(
        tables.len() >= 3 && caught * 10 >= tried * 9,
        "{caught} of {tried}"
    );
}
