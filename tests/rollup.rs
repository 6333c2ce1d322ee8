//! `report rollup`: sixty organs of a district, added up.

use std::collections::BTreeMap;

use calamine::{Data, Reader as _, open_workbook_auto};
use serde_json::Value;

use crate::support::{Project, changed, examples};

/// Numbers by dice, the same in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % most
    }
}

/// The rows of a year file's table: code and numbers.
type Rows = BTreeMap<String, Vec<u64>>;

/// As many as a district has.
const ORGANS: usize = 60;

/// As many as show what does not hang on their number.
const FEW: usize = 8;

fn real() -> String {
    examples::text("form-2021.toml")
}

/// The code and the numbers of a line of the table.
fn row(line: &str) -> Option<(&str, Vec<u64>)> {
    let (code, value) = line.strip_prefix('"')?.split_once("\" = ")?;
    let value = value.split_once("  #").map_or(value, |(value, _)| value);
    let numbers = value.trim_matches(['[', ']']).split(", ");
    Some((code, numbers.map(|one| one.parse().unwrap()).collect()))
}

/// An organ's rows: the shares of a real report, each column of applicants and each other row as large
/// as the dice say, so that every relation of the form holds.
fn rows(dice: &mut Dice) -> Rows {
    let columns: Vec<u64> = (0..6).map(|_| 1 + dice.below(9)).collect();
    let reviews = 1 + dice.below(9);
    let real = real();
    let all = real.lines().filter_map(row);
    all.map(|(code, numbers)| {
        let numbers = if code.starts_with("requests.") {
            let columns = numbers.iter().zip(&columns);
            columns.map(|(number, times)| number * times).collect()
        } else if code.starts_with("disclosed.") {
            numbers
                .iter()
                .map(|number| number * (1 + dice.below(9)))
                .collect()
        } else {
            numbers.iter().map(|number| number * reviews).collect()
        };
        (code.to_owned(), numbers)
    })
    .collect()
}

/// The year file with these rows.
fn text(name: &str, rows: &Rows, fee: u64) -> String {
    let real = real();
    let lines = real.lines().map(|line| match row(line) {
        Some((code, numbers)) => {
            let values: Vec<String> = rows[code].iter().map(u64::to_string).collect();
            let value = match numbers.len() {
                1 => values.concat(),
                _ => format!("[{}]", values.join(", ")),
            };
            format!("\"{code}\" = {value}\n")
        }
        None => format!("{line}\n"),
    });
    let whole: String = lines.collect();
    let named = changed(&whole, "杭州市人民政府", name);
    changed(&named, "value = 400", &format!("value = {fee}"))
}

fn name(number: usize) -> String {
    format!("杭州市第{number}局")
}

fn file(number: usize) -> String {
    format!("organs/{number:02}/2025.toml")
}

struct District {
    organs: Vec<Rows>,
    sums: Rows,
}

impl District {
    fn of(count: usize) -> Self {
        let mut dice = Dice(20_250_331);
        let organs: Vec<Rows> = (0..count).map(|_| rows(&mut dice)).collect();
        let mut sums = Rows::new();
        for rows in &organs {
            for (code, numbers) in rows {
                let sum = sums
                    .entry(code.clone())
                    .or_insert_with(|| vec![0; numbers.len()]);
                sum.iter_mut()
                    .zip(numbers)
                    .for_each(|(sum, number)| *sum += number);
            }
        }
        Self { organs, sums }
    }

    /// The project: every organ's file, the district's own, and the list.
    fn project(&self) -> Project {
        let count = self.organs.len();
        let names: Vec<String> = (0..count)
            .map(|number| format!("\"{}\"", name(number)))
            .collect();
        let list = format!(
            "[district]\nname = \"杭州市\"\nyear = 2025\norgans = \"organs/*/2025.toml\"\n\
             expected = [{}]\nown = \"2025.toml\"\ndeadline = 2026-03-31\n",
            names.join(", ")
        );
        let project = Project::new().file("district.toml", list).file(
            "2025.toml",
            text("杭州市人民政府", &self.sums, 400 * count as u64),
        );
        let organs = self.organs.iter().enumerate();
        organs.fold(project, |project, (number, rows)| {
            project.file(&file(number), text(&name(number), rows, 400))
        })
    }
}

fn json(project: &Project, further: &str) -> (i32, Value) {
    let run = project.run(&format!(
        "rollup district.toml --output-format json {further}"
    ));
    let told = serde_json::from_str(&run.out).unwrap_or_else(|_| panic!("{}{}", run.out, run.err));
    (run.code, told)
}

/// Changes a number of an organ's file.
fn change(
    project: Project,
    district: &District,
    organ: usize,
    code: &str,
    column: usize,
    to: u64,
) -> Project {
    let mut rows = district.organs[organ].clone();
    rows.get_mut(code).unwrap()[column] = to;
    project.file(&file(organ), text(&name(organ), &rows, 400))
}

#[test]
fn sixty_organs_add_up_and_nothing_is_said() {
    let district = District::of(ORGANS);
    let (code, told) = json(&district.project(), "");
    assert_eq!(code, 0, "{told:#}");
    assert_eq!(told["organs"].as_array().unwrap().len(), ORGANS);
    let verdicts = &told["relations"];
    assert_eq!(verdicts["failed"], 0);
    assert!(verdicts["held"].as_u64().unwrap() > 150, "{verdicts}");
    let cells = told["cells"].as_array().unwrap();
    let fee = cells
        .iter()
        .find(|cell| cell["id"] == "processing_fee")
        .unwrap();
    assert_eq!((&fee["sum"], &fee["is"]), (&"24000".into(), &"=".into()));
    // A share is never added, nor what is computed.
    let is_added = |id: &str| cells.iter().any(|cell| cell["id"] == id);
    assert!(!is_added("answered_share") && !is_added("requests.new.total"));
}

#[test]
fn the_organ_whose_cell_was_changed_is_named_first() {
    let district = District::of(ORGANS);
    let mut dice = Dice(7);
    let codes = [
        "requests.new",
        "requests.result.granted",
        "requests.result.partial",
        "requests.carried_out",
        "requests.result.unavailable.not_held",
    ];
    for code in codes {
        let organ = usize::try_from(dice.below(ORGANS as u64)).unwrap();
        let stated = district.organs[organ][code][0];
        let project = change(
            district.project(),
            &district,
            organ,
            code,
            0,
            stated + 1 + dice.below(90),
        );
        let (exit, told) = json(&project, "");
        assert_eq!(exit, 1);
        let findings = told["files"][0]["findings"].as_array().unwrap();
        assert_eq!(findings.len(), 1, "{findings:#?}");
        assert_eq!(findings[0]["check"], "rollup-mismatch");
        let help = findings[0]["help"].as_str().unwrap();
        assert!(
            help.lines()
                .next()
                .unwrap()
                .contains(&format!("{} (", name(organ))),
            "{code} of {organ}: {help}"
        );
        let cells = told["cells"].as_array().unwrap();
        let failed = cells
            .iter()
            .find(|cell| cell["verdict"] == "failed")
            .unwrap();
        assert_eq!(failed["ranking"][0]["name"], name(organ));
        assert_eq!(failed["ranking"][0]["balancing"], stated.to_string());
    }
}

#[test]
fn a_figure_ten_times_too_large_is_found_where_no_sum_of_the_organ_tells() {
    let district = District::of(ORGANS);
    let stated = district.organs[31]["disclosed.penalties"][0];
    let project = change(
        district.project(),
        &district,
        31,
        "disclosed.penalties",
        0,
        stated * 10,
    );
    let (_, told) = json(&project, "");
    let cells = told["cells"].as_array().unwrap();
    let failed = cells
        .iter()
        .find(|cell| cell["verdict"] == "failed")
        .unwrap();
    assert_eq!(failed["ranking"][0]["name"], name(31));
    assert_eq!(failed["ranking"][0]["reason"], "shifted");
}

#[test]
fn missing_organs_are_named_and_the_district_states_at_least_the_sum() {
    let project = District::of(FEW).project();
    for number in [2, 6] {
        std::fs::remove_file(project.path(&file(number))).unwrap();
    }
    let run = project.run("rollup district.toml");
    assert_eq!(run.code, 1, "{}", run.err);
    assert!(
        run.out
            .contains(&format!("missing: {}, {}", name(2), name(6))),
        "{}",
        run.out
    );
    assert!(
        run.out.contains("at least the sum") && !run.out.contains("rollup-mismatch"),
        "{}",
        run.out
    );
    let (_, told) = json(&project, "");
    assert_eq!(told["cells"][0]["is"], ">=");
    assert_eq!(told["cells"][0]["lacking"][0]["name"], name(2));
    // Less than what is there already.
    let own = std::fs::read_to_string(project.path("2025.toml")).unwrap();
    let (start, end) = own.split_once("\"disclosed.licences\" = ").unwrap();
    let (_, end) = end.split_once('\n').unwrap();
    let project = project.file(
        "2025.toml",
        format!("{start}\"disclosed.licences\" = 5\n{end}"),
    );
    let run = project.run("rollup district.toml");
    assert!(
        run.out.contains("rollup-mismatch") && run.out.contains("too little"),
        "{}",
        run.out
    );
}

#[test]
fn a_broken_file_another_year_and_a_second_report_are_told_and_not_added() {
    let district = District::of(FEW);
    let project = district.project().file(&file(3), "year = \n");
    let other = changed(
        &text(&name(4), &district.organs[4], 400),
        "year = 2025",
        "year = 2024",
    );
    let project = project.file(&file(4), other).file(
        "organs/99/2025.toml",
        text(&name(5), &district.organs[5], 400),
    );
    let run = project.run("rollup district.toml");
    assert_eq!(run.code, 1);
    for said in [
        "cannot be read: organs/03/2025.toml",
        "is of 2024",
        "was there before",
    ] {
        assert!(run.out.contains(said), "{said}: {}", run.out);
    }
    let markdown = project.run("rollup district.toml --output-format md");
    assert!(
        markdown.out.starts_with("# 杭州市 2025\n"),
        "{}",
        markdown.out
    );
}

#[test]
fn a_list_that_is_wrong_is_told_with_its_place() {
    let project = Project::new().file(
        "district.toml",
        "[district]\nname = \"区\"\nyear = 2025\norgan = \"*.toml\"\n",
    );
    let run = project.run("rollup district.toml");
    assert_eq!(run.code, 2);
    assert!(
        run.out.contains("unknown-key") && run.out.contains("district.toml:4:1"),
        "{}",
        run.out
    );
    assert!(run.out.contains("organs"), "{}", run.out);
}

#[test]
fn the_spreadsheet_has_live_totals_that_are_what_is_stored() {
    let district = District::of(FEW);
    let project = district.project();
    let run = project.run("rollup district.toml --xlsx table.xlsx");
    assert_eq!(run.code, 0, "{}{}", run.out, run.err);
    let mut book = open_workbook_auto(project.path("table.xlsx")).unwrap();
    assert_eq!(book.sheet_names(), ["Organs", "Ranks", "State"]);
    let sheet = book.worksheet_range("Organs").unwrap();
    let number = |row: usize, column: usize| match sheet.get((row, column)) {
        Some(Data::Float(number)) => *number,
        other => panic!("{row} {column}: {other:?}"),
    };
    let total = 3 + FEW;
    for column in 1..sheet.width() {
        let sum: f64 = (3..total).map(|row| number(row, column)).sum();
        assert!((number(total, column) - sum).abs() < 1e-6, "{column}");
        assert!(number(total + 2, column).abs() < 1e-6, "{column}");
    }
    let formulas = book.worksheet_formula("Organs").unwrap();
    assert_eq!(formulas.get_value((11, 1)).unwrap(), "SUM(B4:B11)");
    let states = book.worksheet_range("State").unwrap();
    assert_eq!(states.height(), 2 + FEW);
}

#[test]
fn the_districts_own_file_is_written_and_agrees_with_its_organs() {
    let district = District::of(FEW);
    let project = district.project();
    std::fs::remove_file(project.path("2025.toml")).unwrap();
    let written = project.run("rollup district.toml --write 2025.toml");
    assert_eq!(written.code, 0, "{}{}", written.out, written.err);
    let text = std::fs::read_to_string(project.path("2025.toml")).unwrap();
    assert!(text.contains("8 个单位之和"), "{text}");
    let fees = district.sums["disclosed.fees"][0];
    assert!(
        text.contains(&format!("\"disclosed.fees\" = {fees}  #")),
        "{text}"
    );
    assert!(
        text.contains("processing_fee = { label = \"收取的信息处理费\", value = 3200"),
        "{text}"
    );
    let (code, told) = json(&project, "");
    assert_eq!((code, &told["relations"]["failed"]), (0, &0.into()));
    assert!(told["relations"]["held"].as_u64().unwrap() > 150);
}

#[test]
fn no_organs_own_file_takes_the_sums() {
    let project = District::of(FEW).project();
    let organ = file(0);
    let before = std::fs::read(project.path(&organ)).unwrap();
    let refused = project.run(&format!("rollup district.toml --write {organ}"));
    assert_eq!(refused.code, 2, "{}", refused.err);
    let why = "is one of the organs' files";
    assert!(refused.err.contains(why), "{}", refused.err);
    assert_eq!(std::fs::read(project.path(&organ)).unwrap(), before);
    let twice = project.run("rollup district.toml --write new.toml --xlsx new.toml");
    assert_eq!(twice.code, 2, "{}", twice.err);
    assert!(!project.path("new.toml").exists());
}

#[test]
fn what_stands_stays_and_what_something_is_lacking_of_is_left_open() {
    let district = District::of(FEW);
    let project = district.project();
    std::fs::remove_file(project.path(&file(2))).unwrap();
    let own = "year = 2025\n\n[organ]\nname = \"杭州市人民政府\"\n\n[table]\n\
               \"disclosed.rules\" = [\"?\", 5, \"?\"]  # 规章\n\"disclosed.licences\" = 7\n";
    let project = project.file("2025.toml", own);
    let left = project.run("rollup district.toml --write 2025.toml");
    assert_eq!(left.code, 1);
    assert_eq!(
        std::fs::read_to_string(project.path("2025.toml")).unwrap(),
        own
    );
    project.run("rollup district.toml --write 2025.toml --partial");
    let text = std::fs::read_to_string(project.path("2025.toml")).unwrap();
    let lacking = |column: usize| {
        district.sums["disclosed.rules"][column] - district.organs[2]["disclosed.rules"][column]
    };
    let line = format!(
        "\"disclosed.rules\" = [{}, 5, {}]  # 规章；7 个单位之和，至少；缺 {}\n",
        lacking(0),
        lacking(2),
        name(2)
    );
    assert!(text.contains(&line), "{line}{text}");
    assert!(text.contains("\"disclosed.licences\" = 7\n"), "{text}");
    assert!(text.contains("\"review.upheld\" = "), "{text}");
}

#[test]
fn a_file_without_a_table_gets_one_of_all_sums() {
    let district = District::of(FEW);
    let own = "year = 2025\n\n[organ]\nname = \"杭州市人民政府\"\n";
    let project = district.project().file("2025.toml", own);
    let written = project.run("rollup district.toml --write 2025.toml");
    assert_eq!(written.code, 0, "{}{}", written.out, written.err);
    let text = std::fs::read_to_string(project.path("2025.toml")).unwrap();
    assert!(text.starts_with(own), "{text}");
    assert_eq!(text.matches("[table]").count(), 1, "{text}");
    for code in ["disclosed.fees", "requests.new", "review.upheld"] {
        assert_eq!(
            text.matches(&format!("\n\"{code}\" = ")).count(),
            1,
            "{text}"
        );
    }
}
