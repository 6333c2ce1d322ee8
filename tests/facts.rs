//! `report facts`: the figures of many files as one table.

use std::{collections::BTreeMap, io::Write as _, process::Stdio};

use parquet::{
    file::reader::{FileReader as _, SerializedFileReader},
    record::Field,
};
use serde_json::{Value, json};

use crate::support::{Project, REAL, changed, small};

/// A row by its columns' names; what is missing is empty.
type Row = BTreeMap<String, String>;

/// The rows of a table without quotes within its fields.
fn of_csv(text: &str) -> Vec<Row> {
    let mut lines = text.split_terminator("\r\n");
    let names: Vec<&str> = lines.next().unwrap().split(',').collect();
    let row = |line: &str| {
        let fields: Vec<&str> = line.split(',').collect();
        assert_eq!(fields.len(), names.len(), "{line}");
        let both = names.iter().zip(fields);
        both.map(|(name, field)| ((*name).to_owned(), field.to_owned()))
            .collect()
    };
    lines.map(row).collect()
}

fn of_ndjson(text: &str) -> Vec<Row> {
    let row = |line: &str| {
        let object: serde_json::Map<String, Value> = serde_json::from_str(line).unwrap();
        let text = |value: Value| match value {
            Value::Null => String::new(),
            Value::String(text) => text,
            other => other.to_string(),
        };
        let members = object.into_iter();
        members.map(|(name, value)| (name, text(value))).collect()
    };
    text.lines().map(row).collect()
}

fn of_parquet(project: &Project, files: &str) -> Vec<Row> {
    parquet_of(project, files);
    let file = std::fs::File::open(project.path("facts.parquet")).unwrap();
    let reader = SerializedFileReader::new(file).unwrap();
    let row = |row: parquet::record::Row| {
        let text = |field: &Field| match field {
            Field::Null => String::new(),
            Field::Str(text) => text.clone(),
            Field::Int(number) => number.to_string(),
            Field::Decimal(decimal) => {
                assert_eq!((decimal.precision(), decimal.scale()), (38, 4));
                let bytes: [u8; 16] = decimal.data().try_into().unwrap();
                let units = i128::from_be_bytes(bytes);
                let sign = if units < 0 { "-" } else { "" };
                let units = units.unsigned_abs();
                let text = format!("{sign}{}.{:04}", units / 10_000, units % 10_000);
                text.trim_end_matches('0').trim_end_matches('.').to_owned()
            }
            other => panic!("{other:?}"),
        };
        let columns = row.get_column_iter();
        columns
            .map(|(name, field)| (name.clone(), text(field)))
            .collect()
    };
    let rows = reader.get_row_iter(None).unwrap();
    rows.map(|one| row(one.unwrap())).collect()
}

/// The row of a figure.
fn of<'a>(rows: &'a [Row], id: &str) -> &'a Row {
    let mut rows = rows.iter();
    rows.find(|row| row["id"] == id)
        .unwrap_or_else(|| panic!("no {id}"))
}

fn parquet_of(project: &Project, files: &str) -> Vec<u8> {
    let run = project.run(&format!(
        "facts {files} --format parquet --out facts.parquet"
    ));
    assert_eq!(run.code, 0, "{}", run.err);
    std::fs::read(project.path("facts.parquet")).unwrap()
}

#[test]
fn the_three_formats_say_the_same_of_every_figure() {
    let project =
        Project::with(REAL).file("2018.toml", changed(REAL, "year = 2017", "year = 2018"));
    let csv = of_csv(&project.run("facts 2017 2018.toml").out);
    let lines = of_ndjson(&project.run("facts 2017 2018.toml --format ndjson").out);
    let columns = of_parquet(&project, "2017 2018.toml");
    assert_eq!(csv.len(), 2 * 74);
    assert_eq!(csv, lines);
    assert_eq!(csv, columns);
    let disclosed = of(&csv, "disclosed");
    let expected = [
        ("file", "2017.toml"),
        ("organ", "北京市东城区民政局"),
        ("year", "2017"),
        ("form", "2014"),
        ("label", "主动公开政府信息"),
        ("value", "592"),
        ("number", "592"),
        ("unit", "条"),
        ("state", "stated"),
        ("row", ""),
        ("column", ""),
        ("finding", ""),
    ];
    for (column, value) in expected {
        assert_eq!(disclosed[column], value, "{column}");
    }
    assert_eq!(disclosed["fingerprint"].len(), 64);
    let cell = of(&csv, "requests.received");
    assert_eq!(
        (cell["row"].as_str(), cell["state"].as_str()),
        ("requests.received", "stated")
    );
    assert!(!cell["column"].is_empty());
    let of_2018 = csv.iter().filter(|row| row["year"] == "2018");
    assert_eq!(of_2018.count() * 2, csv.len());
}

/// So many rows make a group of the table for engines.
const GROUP: usize = 8192;

#[test]
fn many_rows_are_written_group_by_group_and_none_is_lost() {
    let figure = |number: usize| {
        let source = ["", "source = \"系统\"\n"][number / 5 % 2];
        format!("[figures.f{number}]\nvalue = {number}\nunit = \"条\"\n{source}")
    };
    let figures: String = (0..GROUP + 5).map(figure).collect();
    let project = Project::with(&small(&figures));
    let rows = of_parquet(&project, "2017");
    assert_eq!(rows, of_csv(&project.run("facts 2017").out));
    let file = std::fs::File::open(project.path("facts.parquet")).unwrap();
    let reader = SerializedFileReader::new(file).unwrap();
    let groups = reader.metadata().row_groups().iter();
    let groups: Vec<i64> = groups
        .map(parquet::file::metadata::RowGroupMetaData::num_rows)
        .collect();
    assert_eq!(groups.first(), Some(&8192));
    assert_eq!(groups.len(), 2, "{groups:?}");
}

#[test]
fn every_digit_stays_and_what_is_no_number_to_reckon_with_is_none() {
    let project = Project::with(&small(
        "[figures.long]\nvalue = \"12345678901234567890\"\nunit = \"条\"\n\
         [figures.amount]\nvalue = 1234567.8901\nunit = \"万元\"\n\
         [figures.finer]\nvalue = 1.23456\nunit = \"万元\"\n\
         [figures.about]\nvalue = 300\nunit = \"条\"\napproximate = true\nsource = \"系统\"\n\
         [figures.open]\nvalue = \"?\"\nunit = \"条\"\n\
         [figures.share]\nformula = \"about / long\"\nunit = \"%\"\n\
         [figures.half]\nformula = \"amount / 2\"\nunit = \"万元\"\n",
    ));
    let csv = of_csv(&project.run("facts 2017").out);
    let parquet = of_parquet(&project, "2017");
    assert_eq!(csv, parquet);
    let told = |id: &str| {
        let row = of(&csv, id);
        ["value", "number", "state"].map(|column| row[column].clone())
    };
    let long = "12345678901234567890";
    assert_eq!(told("long"), [long, long, "stated"]);
    assert_eq!(told("amount"), ["1234567.8901", "1234567.8901", "stated"]);
    assert_eq!(told("finer"), ["1.23456", "", "stated"]);
    assert_eq!(told("about"), ["300", "", "stated"]);
    assert_eq!(told("open"), ["", "", "not reported"]);
    assert_eq!(told("half"), ["617283.95", "617283.95", "derived"]);
    assert_eq!(of(&csv, "about")["source"], "系统");
    let line = project.run("facts 2017 --format ndjson").out;
    let first: Value = serde_json::from_str(line.lines().next().unwrap()).unwrap();
    assert_eq!(
        (&first["number"], &first["row"]),
        (&json!(12_345_678_901_234_567_890_u64), &Value::Null)
    );
}

#[test]
fn a_total_that_was_left_out_is_derived_and_a_cell_that_does_not_apply_is_blank() {
    let project = Project::new().file(
        "2024.toml",
        "year = 2024\n[organ]\nname = \"某区某局\"\n[table]\n\"requests.new\" = [12, 1, 0, 0, 0, 0]\n\
         \"requests.carried_in\" = [1, 0, 0, 0, 0, 0, 1]\n\"fees.amount\" = \"/\"\n",
    );
    let csv = of_csv(&project.run("facts 2024.toml").out);
    let states = |row: &str| -> Vec<(String, String)> {
        let cells = csv.iter().filter(|one| one["row"] == row);
        cells
            .map(|cell| (cell["value"].clone(), cell["state"].clone()))
            .collect()
    };
    let new = states("requests.new");
    assert_eq!(
        new.last().unwrap(),
        &("13".to_owned(), "derived".to_owned()),
        "{new:?}"
    );
    let carried = states("requests.carried_in");
    assert_eq!(
        carried.last().unwrap(),
        &("1".to_owned(), "stated".to_owned())
    );
}

#[test]
fn a_finding_stands_beside_each_figure_that_it_is_about() {
    let project = Project::with(&changed(REAL, "value = 592", "value = 593"));
    let csv = of_csv(&project.run("facts 2017").out);
    let finding = &of(&csv, "disclosed")["finding"];
    assert!(
        finding.split(';').any(|name| name == "sum-mismatch"),
        "{finding}"
    );
}

#[test]
fn no_text_is_a_formula_in_excel_and_the_mark_is_there_on_request() {
    let project = Project::with(&small(
        "[figures.x]\nlabel = \"=1+1\"\nvalue = 3\nunit = \"条\"\n\
         [figures.less]\nlabel = \"增减\"\nvalue = -3\nunit = \"万元\"\n",
    ));
    let run = project.run("facts 2017 --bom");
    assert!(
        run.out
            .starts_with("\u{FEFF}file,organ,year,form,id,label,value,number,")
    );
    assert!(run.out.contains(",x,'=1+1,3,3,条,"), "{}", run.out);
    let refused = project.run("facts 2017 --bom --format ndjson");
    assert_eq!(refused.code, 2);
}

#[test]
fn a_file_without_figures_keeps_no_other_back() {
    let project = Project::with(REAL).file("broken.toml", "year = \n");
    let alone = project.run("facts 2017");
    let run = project.run("facts broken.toml 2017 --out table.csv");
    assert_eq!(run.code, 1, "{}", run.err);
    assert!(run.err.contains("broken.toml"), "{}", run.err);
    let written = std::fs::read_to_string(project.path("table.csv")).unwrap();
    assert_eq!(written, alone.out);
    let none = project.run("facts broken.toml --out none.csv");
    assert_eq!((none.code, none.out.as_str()), (2, ""));
    assert!(!project.path("none.csv").exists());
}

#[test]
fn the_table_replaces_no_file_that_it_is_made_of() {
    let project = Project::with(REAL);
    let run = project.run("facts 2017 --format csv --out 2017.toml");
    assert_eq!(run.code, 2, "{}", run.err);
    let parquet = project.run("facts 2017 --format parquet");
    assert_eq!(parquet.code, 2);
    assert!(parquet.err.contains("--out"), "{}", parquet.err);
    let kept = std::fs::read_to_string(project.path("2017.toml")).unwrap();
    assert_eq!(kept, REAL);
    let folders: Vec<String> = project
        .files(".")
        .into_iter()
        .map(|(name, _)| name)
        .collect();
    assert_eq!(folders, ["2017.toml"]);
}

#[test]
fn the_same_files_give_the_same_bytes_also_in_place_of_an_older_table() {
    let project = Project::with(REAL);
    let first = parquet_of(&project, "2017");
    assert_eq!(first, parquet_of(&project, "2017"));
    let of_folder = project.run("facts 2017 --out deep/er/figures.ndjson");
    assert_eq!(of_folder.code, 0, "{}", of_folder.err);
    let written = std::fs::read_to_string(project.path("deep/er/figures.ndjson")).unwrap();
    assert_eq!(written, project.run("facts 2017 --format ndjson").out);
}

#[test]
fn a_finished_report_gives_the_figures_of_its_year_file() {
    let project = Project::with(REAL);
    let built = project.run("build 2017 --format docx --out out");
    assert_eq!(built.code, 0, "{}", built.err);
    let written = project.files("out");
    let (name, _) = { written.iter() }
        .find(|(_, bytes)| bytes.starts_with(b"PK"))
        .unwrap();
    let renamed = project.path("report.docx");
    std::fs::copy(project.path("out").join(name), renamed).unwrap();
    let finished = of_csv(&project.run("facts report.docx").out);
    let stated = of_csv(&project.run("facts 2017").out);
    let cells = stated.iter().filter(|row| !row["row"].is_empty());
    let mut count = 0;
    for cell in cells {
        let read = of(&finished, &cell["id"]);
        let columns = ["organ", "year", "form", "number", "row", "column"];
        for column in columns {
            assert_eq!(read[column], cell[column], "{}", cell["id"]);
        }
        count += 1;
    }
    assert!(count > 30, "{count}");
    let ids: Vec<&String> = finished
        .iter()
        .map(|row| &row["id"])
        .filter(|id| !id.is_empty())
        .collect();
    let once: std::collections::BTreeSet<&&String> = ids.iter().collect();
    assert_eq!(once.len(), ids.len());
}

#[test]
fn folders_and_lists_go_too_in_the_order_of_their_names_however_many_at_once() {
    let mut project = Project::new()
        .file("report.toml", "formats = [\"docx\"]\n")
        .file("all/notes.toml", "title = \"no year\"\n");
    for number in 0..30 {
        let text = changed(REAL, "北京市东城区民政局", &format!("某区第{number}局"));
        project = project.file(&format!("all/{number:02}/2017.toml"), text);
    }
    let one = project.run("facts all --jobs 1");
    assert_eq!(one.code, 0, "{}", one.err);
    assert_eq!(of_csv(&one.out).len(), 30 * 74);
    assert_eq!(project.run("facts all --jobs 3").out, one.out);
    let listed = project
        .file(
            "list.txt",
            "all/00/2017.toml\nall/01/2017.toml\nall/gone.toml\n",
        )
        .run("facts --files-from list.txt");
    assert_eq!(
        (listed.code, of_csv(&listed.out).len()),
        (2, 2 * 74),
        "{}",
        listed.err
    );
}

#[test]
fn lines_of_json_are_answered_with_the_rows_of_their_year_files() {
    let project = Project::with(REAL);
    let lines = [
        json!({ "name": "a", "text": REAL }).to_string(),
        "no json".to_owned(),
        json!({ "name": "b", "text": "year = \n" }).to_string(),
    ];
    let mut command = project.command("facts --jsonl");
    let mut filter = { command.stdin(Stdio::piped()).stdout(Stdio::piped()) }
        .spawn()
        .unwrap();
    let mut input = filter.stdin.take().unwrap();
    input.write_all(lines.join("\n").as_bytes()).unwrap();
    drop(input);
    let output = filter.wait_with_output().unwrap();
    assert!(output.status.success());
    let answers: Vec<Value> = { output.stdout.split(|byte| *byte == b'\n') }
        .filter(|line| !line.is_empty())
        .map(|line| serde_json::from_slice(line).unwrap())
        .collect();
    let direct = project.run("facts 2017 --format ndjson").out;
    let direct: Vec<Value> = direct
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).unwrap())
        .map(|mut row| {
            row["file"] = "a".into();
            row
        })
        .collect();
    assert_eq!(answers.len(), 3);
    assert_eq!(answers[0], json!({ "name": "a", "facts": direct }));
    assert!(answers[1]["name"].is_null() && answers[1]["error"].is_string());
    assert_eq!(answers[2]["name"], "b");
    assert!(answers[2]["error"].is_string());
}
