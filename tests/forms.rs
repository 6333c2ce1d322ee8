//! The statutory forms: what `report forms` says of them, and that every cell of a balanced table
//! is guarded by a relation.

use std::collections::BTreeSet;

use report::{
    forms::{
        Form,
        blank_table::{self, Filling},
    },
    model::{self, Report, Surroundings, relation::Verdict},
    source::Source,
    year_file::{self, CellEntry, CellInput, Located, YearFile, number::Number},
};
use rust_decimal::Decimal;
use serde_json::Value;

use crate::support::{Project, world};

fn forms(words: &str) -> String {
    let said = Project::new().run(&format!("forms {words}"));
    assert_eq!(said.code, 0, "{}", said.err);
    said.out
}

#[test]
fn the_relations_of_each_form_are_generated_in_full() {
    let json: Value = serde_json::from_str(&forms("--output-format json")).unwrap();
    let counts: Vec<(&str, u64)> = json
        .as_array()
        .unwrap()
        .iter()
        .map(|form| {
            (
                form["id"].as_str().unwrap(),
                form["relations"]["strict"].as_u64().unwrap(),
            )
        })
        .collect();
    assert_eq!(counts, [("2014", 10), ("2019", 40), ("2021", 42)]);
    assert!(forms("2021").contains("42 relations"));
    assert!(forms("2021 --lang zh").contains("勾稽关系 42 条"));
}

#[test]
fn a_form_lists_every_row_with_code_unit_and_label() {
    let text = forms("2014 --lang zh");
    assert!(text.contains("requests.received.mail"), "{text}");
    let form = Form::built_in("2014").unwrap();
    for row in form.tables[0].data_rows() {
        assert!(
            text.contains(row.code.get_ref()) && text.contains(&row.label),
            "{row:?}"
        );
    }
}

#[test]
fn the_table_to_paste_is_open_in_every_cell() {
    for id in ["2014", "2019", "2021"] {
        let year = Form::built_in(id).unwrap().head.first_year;
        let table = forms(&format!("{id} --toml"));
        let text = format!("year = {year}\n[organ]\nname = \"某区某局\"\n{table}");
        let source = Source::new("a.toml", text.as_bytes()).unwrap();
        let reading = year_file::read(&source);
        assert!(reading.findings.is_empty(), "{:?}", reading.findings);
        let report = world(&text).report();
        for (_, figure) in report.figures.iter() {
            let is_total = figure.id.strip_suffix(".total").is_some();
            assert!(
                figure.to_fill.is_some() || is_total || id == "2014",
                "{}",
                figure.id
            );
            assert_eq!(figure.value, None, "{}", figure.id);
        }
        assert!(report.problems.is_empty(), "{:?}", report.problems);
    }
}

#[test]
fn a_year_shows_the_form_in_force_for_it() {
    for (year, form) in [(2020, "2019"), (2017, "2014"), (2023, "2021")] {
        let project = Project::new();
        let note = format!("the form in force for {year} is {form}\n");
        let shown = |name: &str, more: &str| project.run(&format!("forms {name}{more}")).out;
        let year = year.to_string();
        assert_eq!(shown(&year, ""), note.clone() + &shown(form, ""));
        assert_eq!(
            shown(&year, " --toml"),
            format!("# {note}") + &shown(form, " --toml")
        );
        let json = " --output-format json";
        assert_eq!(shown(&year, json), shown(form, json));
    }
    let said = Project::new().run_in("zh_CN.UTF-8", "forms 2020");
    assert!(
        said.out.starts_with("2020 年度使用的统计表是 2019\n"),
        "{}",
        said.out
    );
}

#[test]
fn an_unknown_form_is_refused_with_the_nearest() {
    let said = Project::new().run("forms 2012");
    assert_eq!(said.code, 2);
    assert!(said.err.contains("did you mean 20"), "{}", said.err);
    let said = Project::new()
        .file("ours.toml", "[form]\n")
        .run("forms ours.toml");
    assert_eq!(said.code, 2);
    assert!(said.err.contains("ours.toml:1:"), "{}", said.err);
}

/// A table in which every relation holds: 1 in each cell that is no sum, and the sums of them.
fn balanced(form: &Form) -> String {
    let text = blank_table::text(form, &|table, row| {
        let columns = table
            .columns
            .iter()
            .filter(|column| column.sum_of.is_empty());
        let value = match row.code.get_ref().as_str() {
            "requests.carried_in" | "requests.carried_out" => 5,
            code => leaves(form, code),
        };
        Filling {
            values: columns.map(|_| value.to_string()).collect(),
            ..Filling::default()
        }
    });
    text.replace("\"requests.new\" = [1, 1, 1, 1, 1, 1]", &{
        let total = leaves(form, "requests.result.total");
        format!(
            "\"requests.new\" = [{}]",
            vec![total.to_string(); 6].join(", ")
        )
    })
}

/// How many rows that are no sums a row comes to.
fn leaves(form: &Form, code: &str) -> u32 {
    let mut rows = form.tables.iter().flat_map(|table| &table.rows);
    let row = rows.find(|row| row.code.get_ref() == code).unwrap();
    if row.sum_of.is_empty() {
        return 1;
    }
    row.sum_of
        .iter()
        .map(|part| leaves(form, part.get_ref()))
        .sum()
}

#[test]
fn every_cell_of_a_balanced_table_is_guarded() {
    for (id, tables) in [
        ("2019", ["requests", "review_litigation"]),
        ("2021", ["requests", "review_litigation"]),
    ] {
        let form = Form::built_in(id).unwrap();
        let year = form.head.first_year;
        let text = format!(
            "year = {year}\n[organ]\nname = \"某区某局\"\n{}",
            balanced(&form)
        );
        let source = Source::new("a.toml", text.as_bytes()).unwrap();
        let file = year_file::read(&source).year_file;
        let report = world(&text).report();
        let strict: Vec<_> = report
            .obligations
            .iter()
            .filter(|relation| relation.severity == report::diagnostic::Severity::Error)
            .collect();
        for relation in &strict {
            let verdict = relation.verdict(&report.figures);
            assert_eq!(verdict, Verdict::Held, "{id} {:?}", relation.says);
        }
        assert!(!moves(&file, &report, "no cell"), "{id}");
        let mut guarded = BTreeSet::new();
        for table in form
            .tables
            .iter()
            .filter(|table| tables.contains(&table.id.get_ref().as_str()))
        {
            for row in table.data_rows() {
                for column in &table.columns {
                    let cell = table.cell_id(row, column);
                    assert!(moves(&file, &report, &cell), "{id} {cell}");
                    guarded.insert(cell);
                }
            }
        }
        assert_eq!(
            guarded.len(),
            if id == "2021" {
                25 * 7 + 15
            } else {
                23 * 7 + 15
            },
            "{id}"
        );
    }
}

/// Whether one more in this cell breaks a relation of a table in which every cell is typed, totals
/// too.
fn moves(file: &YearFile, report: &Report, cell: &str) -> bool {
    let mut file = file.clone();
    let table = file.table.as_mut().unwrap();
    let span = table.span;
    let typed = report.figures.iter().map(|(_, figure)| {
        let one_more = Decimal::from(u8::from(figure.id == cell));
        CellEntry {
            code: Located {
                value: figure.id.clone(),
                span,
            },
            value: CellInput::Number(Number {
                value: figure.value.unwrap() + one_more,
                has_plus: false,
                approximation: None,
                quoted: false,
                span,
            }),
        }
    });
    table.value = typed.collect();
    let changed = model::resolve(
        &file,
        Surroundings {
            form: report.form.clone(),
            ..Surroundings::default()
        },
    );
    changed
        .obligations
        .iter()
        .any(|relation| matches!(relation.verdict(&changed.figures), Verdict::Failed { .. }))
}

/// The file of a form says its id and its years: a new one is that file and the line that includes
/// it.
#[test]
fn a_built_in_form_is_named_by_its_file_and_by_no_code() {
    let mut open = vec![std::path::PathBuf::from("src")];
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
                continue;
            }
            if path.extension().is_none_or(|extension| extension != "rs") {
                continue;
            }
            let text = std::fs::read_to_string(&path).unwrap();
            let code = text.split("#[cfg(test)]").next().unwrap();
            for line in code.lines().filter(|line| !line.trim().starts_with("//")) {
                for id in Form::known() {
                    let named =
                        line.contains(&format!("\"{id}\"")) || line.contains(&format!("\"{id}\\"));
                    assert!(!named, "{}: {line}", path.display());
                }
            }
        }
    }
}
