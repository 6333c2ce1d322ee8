//! Year files in odd layouts, changed by `new`, `--waive`, `--fix` and `--adopt`: what comes out is read, and
//! differs from what was there in what was to be changed and in nothing else.
//!
//! `REPORT_EDITS=1500` sets how many files each of the four changes.

use std::collections::BTreeMap;

use encoding_rs::GB18030;
use report::{language::typed_toml::Meant, source::Source};
use toml::{Table, Value};

use crate::support::{
    Project, REAL, Said,
    examples::{self, HOLD},
    odd_layouts::{Dice, written},
};

fn files() -> u64 {
    let asked = std::env::var("REPORT_EDITS").ok();
    asked.map_or(50, |number| number.parse().unwrap())
}

/// One of the year files that hold, as its values.
fn original(dice: &mut Dice) -> Table {
    let alone: Vec<&str> = HOLD
        .iter()
        .copied()
        .filter(|name| !name.starts_with("own-"))
        .collect();
    let text = if dice.once_in(3) {
        REAL.to_owned()
    } else {
        examples::text(dice.one_of(&alone))
    };
    text.parse().unwrap()
}

/// A text as a file of some encoding.
fn encoded(text: &str, dice: &mut Dice) -> Vec<u8> {
    let units = || text.encode_utf16();
    match dice.below(8) {
        0 => [b"\xEF\xBB\xBF", text.as_bytes()].concat(),
        1 => GB18030.encode(text).0.into_owned(),
        2 => [0xFF, 0xFE]
            .into_iter()
            .chain(units().flat_map(u16::to_le_bytes))
            .collect(),
        3 => [0xFE, 0xFF]
            .into_iter()
            .chain(units().flat_map(u16::to_be_bytes))
            .collect(),
        _ => text.as_bytes().to_vec(),
    }
}

/// What a file says, or why it cannot be read.
fn read(bytes: &[u8]) -> Result<Table, String> {
    let source = Source::new("x.toml", bytes).map_err(|_| "no text".to_owned())?;
    let meant = Meant::by(source.text());
    let table = meant.text().parse::<Table>();
    table.map_err(|error| format!("{error}\n{}", source.text()))
}

/// Every value by its path; texts of several lines without the difference of line ends.
fn values(table: &Table) -> BTreeMap<String, String> {
    fn walk(value: &Value, path: &str, values: &mut BTreeMap<String, String>) {
        match value {
            Value::Table(table) => {
                for (key, value) in table {
                    walk(value, &format!("{path}/{key}"), values);
                }
            }
            Value::Array(items) => {
                for (index, item) in items.iter().enumerate() {
                    walk(item, &format!("{path}/{index}"), values);
                }
            }
            Value::String(text) => {
                values.insert(path.to_owned(), format!("“{text}”"));
            }
            other => {
                values.insert(path.to_owned(), other.to_string());
            }
        }
    }
    let mut found = BTreeMap::new();
    walk(&Value::Table(table.clone()), "", &mut found);
    found
}

/// The paths whose values differ, or that only one of the two has.
fn differing(old: &Table, new: &Table) -> Vec<String> {
    let (old, new) = (values(old), values(new));
    let mut paths: Vec<String> = old.keys().chain(new.keys()).cloned().collect();
    paths.retain(|path| old.get(path) != new.get(path));
    paths.sort();
    paths.dedup();
    paths
}

/// A file of the dice in a folder of its own.
struct Case {
    project: Project,
    /// What the file says.
    file: Table,
    text: String,
}

impl Case {
    fn of(name: &str, file: &Table, dice: &mut Dice) -> Self {
        let text = written(file, dice);
        let bytes = encoded(&text, dice);
        let read_again = read(&bytes).unwrap();
        let plain = |table: &Table| -> BTreeMap<String, String> {
            let values = values(table).into_iter();
            values
                .map(|(path, one)| (path, one.replace("\r\n", "\n")))
                .collect()
        };
        assert_eq!(
            plain(&read_again),
            plain(file),
            "the dice wrote another file\n{text}"
        );
        Self {
            project: Project::new().file(name, bytes),
            file: read_again,
            text,
        }
    }

    fn run(&self, words: &str) -> Said {
        let said = self.project.run(words);
        assert!(
            [0, 1].contains(&said.code),
            "{words}: {}\n{}",
            said.err,
            self.text
        );
        said
    }

    fn bytes(&self, name: &str) -> Vec<u8> {
        std::fs::read(self.project.path(name)).unwrap()
    }

    fn now(&self, name: &str) -> Table {
        read(&self.bytes(name)).unwrap_or_else(|error| panic!("{error}\nfrom\n{}", self.text))
    }
}

/// A text without what tells its year.
fn without_digits(text: &str) -> String {
    let is_digit = |c: char| c.is_ascii_digit() || "〇一二三四五六七八九".contains(c);
    text.chars().filter(|c| !is_digit(*c)).collect()
}

#[test]
fn next_years_file_differs_where_it_should() {
    for seed in 0..files() {
        let dice = &mut Dice::new(seed);
        let file = original(dice);
        let year = file["year"].as_integer().unwrap();
        let name = format!("{year}.toml");
        let from = dice.one_of(&[name.as_str(), "某'局\".toml"]).to_owned();
        let case = Case::of(&from, &file, dice);
        let next = year + if dice.once_in(5) { 2 } else { 1 };
        let said = case.run(&format!("new {next} --from {from}"));
        assert_eq!(said.code, 0);
        let new = case.now(&format!("{next}.toml"));
        assert_eq!(new["year"].as_integer(), Some(next));
        let get = |path: &str| new.get("report").and_then(|report| report.get(path));
        assert!(get("date").is_none() && get("url").is_none() && !new.contains_key("waivers"));
        let is_named = next == year + 1 && from != name;
        let last = get("last").map(|last| last.as_str().unwrap());
        assert_eq!(last, is_named.then_some(from.as_str()), "{}", case.text);
        let is_new_form = !same_rows(&new, &case.file);
        let (old_values, new_values) = (values(&case.file), values(&new));
        for path in differing(&case.file, &new) {
            let kind = path.rsplit('/').next().unwrap();
            let is_meant = path.starts_with("/table/")
                || path.starts_with("/waivers/")
                || [
                    "/year",
                    "/report/date",
                    "/report/url",
                    "/report/last",
                    "/report/form",
                ]
                .contains(&path.as_str())
                || path.starts_with("/figures/") && new_values.get(&path) == Some(&"“?”".into());
            let both = old_values.get(&path).zip(new_values.get(&path));
            let only_years =
                both.is_some_and(|(old, new)| without_digits(old) == without_digits(new));
            // Cells have other names on another form.
            let names =
                is_new_form && both.is_some() && !matches!(kind, "label" | "title" | "unit");
            assert!(
                is_meant || only_years || names,
                "{seed} {path}: {both:?}\n{}\n=>\n{}",
                case.text,
                String::from_utf8_lossy(&case.bytes(&format!("{next}.toml")))
            );
        }
    }
}

/// Whether the tables of two files have the same rows, but for one that was carried in.
fn same_rows(new: &Table, old: &Table) -> bool {
    let rows = |file: &Table| -> Vec<String> {
        let table = file.get("table").and_then(Value::as_table);
        table.map_or_else(Vec::new, |table| table.keys().cloned().collect())
    };
    let (new, old) = (rows(new), rows(old));
    old.iter().all(|row| new.contains(row))
}

/// Changes some whole numbers of the figures and cells, so that something no longer adds up.
fn disturb(value: &mut Value, dice: &mut Dice) {
    match value {
        Value::Table(table) => table.iter_mut().for_each(|(_, one)| disturb(one, dice)),
        Value::Array(items) => items.iter_mut().for_each(|one| disturb(one, dice)),
        Value::Integer(number) if dice.once_in(6) => *number += 1,
        _ => {}
    }
}

#[test]
fn a_waiver_is_all_that_is_added() {
    let mut written = 0;
    for seed in 0..files() {
        let dice = &mut Dice::new(seed + 1_000_000);
        let mut file = original(dice);
        for name in ["figures", "table"] {
            if let Some(value) = file.get_mut(name) {
                disturb(value, dice);
            }
        }
        let case = Case::of("a.toml", &file, dice);
        let json = case.run("check a.toml --output-format json").out;
        let json: serde_json::Value = serde_json::from_str(&json).unwrap();
        let findings: Vec<&serde_json::Value> = json["files"][0]["findings"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|one| one["waived"] == false)
            .collect();
        if findings.is_empty() {
            continue;
        }
        let finding = dice.one_of(&findings);
        let check = finding["check"].as_str().unwrap();
        let figure = finding["figures"][0].as_str();
        let at = figure.filter(|figure| !figure.contains(' ') && dice.once_in(2));
        let mut command = case
            .project
            .command(&format!("check a.toml --waive {check} --reason"));
        let reason = dice.one_of(&["部门口径不同", "\"甲\"\\乙", "一\n二", "'''"]);
        command.arg(reason);
        command.args(at.iter().flat_map(|at| ["--at", at]));
        let output = command.output().unwrap();
        let err = String::from_utf8_lossy(&output.stderr).into_owned();
        let old = case.file.get("waivers");
        if output.status.code() == Some(2) {
            // Single keys of one waiver before all headers leave no room for another.
            assert!(err.contains("nothing was changed"), "{err}\n{}", case.text);
            assert_eq!(case.now("a.toml"), case.file, "{}", case.text);
            continue;
        }
        written += 1;
        let new = case.now("a.toml");
        let waivers = new["waivers"].as_array().unwrap();
        let (last, before) = waivers.split_last().unwrap();
        assert_eq!(last["check"].as_str(), Some(check));
        assert_eq!(last["reason"].as_str(), Some(reason));
        assert_eq!(last.get("at").and_then(Value::as_str), at);
        let old = old.map_or(&[][..], |old| old.as_array().unwrap());
        assert_eq!(before, old, "{}", case.text);
        let mut rest = new.clone();
        rest.insert("waivers".to_owned(), Value::Array(old.to_vec()));
        assert_eq!(
            differing(&case.file, &rest),
            [""; 0],
            "{seed}\n{}",
            case.text
        );
    }
    assert!(written * 2 > files(), "only {written} waivers were written");
}

/// Makes slips of the pen in a text of a file: each is mended without a doubt.
fn slip(text: &str, dice: &mut Dice) -> String {
    let mut lines: Vec<String> = text.split('\n').map(str::to_owned).collect();
    for line in &mut lines {
        match dice.below(4) {
            0 => *line = line.replace("{{ ", "｛｛ ").replace(" }}", " ｝｝"),
            1 => *line = line.replace("}}条", "}}条，｛｛ disclosed ｝｝条"),
            2 => *line = line.replace("{{ disclosed }}", "592"),
            _ => {}
        }
    }
    lines.join("\n")
}

fn slips(value: &mut Value, path: &str, dice: &mut Dice, made: &mut Vec<String>) {
    match value {
        Value::Table(table) => {
            for (key, one) in table {
                slips(one, &format!("{path}/{key}"), dice, made);
            }
        }
        Value::Array(items) => {
            for (index, one) in items.iter_mut().enumerate() {
                slips(one, &format!("{path}/{index}"), dice, made);
            }
        }
        Value::Integer(number) if path != "/year" && dice.once_in(8) => {
            *value = Value::String(number.to_string());
            made.push(path.to_owned());
        }
        Value::String(text) if path.ends_with("body") => {
            *text = slip(text, dice);
            made.push(path.to_owned());
        }
        _ => {}
    }
}

/// Slips of the pen outside of texts, by which the file may be no TOML any more.
fn broken(text: &str, dice: &mut Dice) -> String {
    let mut broken = text.to_owned();
    for _ in 0..dice.below(4) {
        let (right, wrong) = dice.one_of(&[
            ("unit = \"条\"", "unit = 条"),
            ("unit = \"条\"", "unit = “条”"),
            ("label = \"主动公开政府信息\"", "label = 主动公开政府信息"),
            ("contents = true", "contents = 是"),
            ("[[sections]]", "[sections]"),
            ("[[attachments]]", "[ attachments ]"),
            ("value = 592", "value = ５９２"),
            (" = 0", " = ０"),
            ("value = 436", "value = \"４３６\""),
        ]);
        broken = broken.replacen(right, wrong, 1 + dice.below(2));
    }
    broken
}

#[test]
fn a_mend_changes_what_is_mended_and_is_whole_after_one_run() {
    for seed in 0..files() {
        let dice = &mut Dice::new(seed + 2_000_000);
        let mut file = Value::Table(original(dice));
        let mut made = Vec::new();
        if dice.once_in(2) {
            slips(&mut file, "", dice, &mut made);
        }
        let case = Case::of("a.toml", file.as_table().unwrap(), dice);
        let text = broken(&case.text, dice);
        let bytes = encoded(&text, dice);
        let project = Project::new().file("a.toml", &bytes);
        let run = || {
            let said = project.run("check a.toml --fix");
            let is_refused = said.err.contains("nothing was changed");
            assert!(
                !is_refused && said.code <= 2,
                "{seed}: {}\n{text}",
                said.err
            );
            std::fs::read(project.path("a.toml")).unwrap()
        };
        let once = run();
        let what = || {
            format!(
                "{seed}\n{text}\n=>\n{}",
                Source::new("", &once).unwrap().text()
            )
        };
        assert_eq!(run(), once, "changed again: {}", what());
        if let Ok(before) = read(&bytes) {
            let after = read(&once).unwrap_or_else(|error| panic!("{error}: {}", what()));
            for path in differing(&before, &after) {
                let number = values(&before).get(&path).map(|one| without_digits(one));
                let is_number =
                    number.is_some_and(|rest| matches!(rest.as_str(), "“”" | "“４３６”"));
                let is_body = made.contains(&path) || path.ends_with("/body");
                assert!(is_number || is_body, "{path}: {}", what());
            }
        }
    }
}

#[test]
fn figures_are_added_beside_those_that_are_there() {
    for seed in 0..files() {
        let dice = &mut Dice::new(seed + 3_000_000);
        let mut file = original(dice);
        for name in ["figures", "table"] {
            if dice.once_in(6) {
                file.remove(name);
            }
        }
        let sections = file["sections"].as_array_mut().unwrap();
        let Some(Value::String(body)) = sections[0].get_mut("body") else {
            panic!("a section without a body");
        };
        body.push_str("\n举办讲座17次，其中网上6次，现场11次。印发手册340册。");
        let case = Case::of("a.toml", &file, dice);
        case.run("check a.toml --adopt");
        let new = case.now("a.toml");
        let body = new["sections"][0]["body"].as_str().unwrap();
        let figures = new["figures"].as_table().unwrap();
        for (number, id) in [("讲座17次", "举办讲座"), ("手册340册", "印发手册")] {
            let is_bound = !body.contains(number) && figures.contains_key(id);
            assert!(is_bound, "{seed} {id}\n{body}\n{}", case.text);
        }
        for path in differing(&case.file, &new) {
            let is_meant = ["/figures/", "/table/"]
                .iter()
                .any(|one| path.starts_with(one))
                || path.ends_with("/body");
            assert!(is_meant, "{seed} {path}\n{}", case.text);
        }
    }
}
