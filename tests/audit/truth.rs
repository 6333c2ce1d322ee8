//! What a careful reviewer reads in a report.

use std::{collections::BTreeMap, path::PathBuf};

use rust_decimal::Decimal;
use serde::Deserialize;
use serde_json::Value;

/// A report as text or as a file, with what is in it.
pub(super) struct Input {
    pub(super) name: String,
    pub(super) bytes: Vec<u8>,
    pub(super) facts: Vec<Fact>,
    pub(super) relations: Vec<Relation>,
    pub(super) defects: Vec<Defect>,
    /// Whether all parts and tables of a report are there.
    pub(super) is_whole: bool,
    /// The form's cell for each of the truth's, of each form.
    pub(super) codes: Vec<BTreeMap<String, String>>,
}

/// A number that a report states.
#[derive(Debug, Clone, Deserialize)]
pub(super) struct Fact {
    pub(super) id: String,
    pub(super) value: Option<Value>,
    #[serde(default)]
    pub(super) unit: String,
    #[serde(rename = "where")]
    pub(super) place: String,
    #[serde(default)]
    pub(super) quote: String,
    #[serde(default)]
    pub(super) state: Option<String>,
}

/// What must hold between its numbers.
#[derive(Debug, Clone, Deserialize)]
pub(super) struct Relation {
    left: Value,
    computed: Value,
    pub(super) verdict: String,
}

/// A fault that is no arithmetic.
#[derive(Debug, Clone, Deserialize)]
pub(super) struct Defect {
    pub(super) quote: String,
    /// What the names of checks that may tell it hold, parted by bars.
    #[serde(default)]
    pub(super) checks: String,
}

#[derive(Deserialize)]
struct Truth {
    facts: Vec<Fact>,
    relations: Vec<Relation>,
    defects: Vec<Defect>,
    tables: Value,
}

#[derive(Deserialize)]
struct Listed {
    file: String,
    report: String,
    layout: Value,
    tables: Vec<String>,
    prose_facts: Vec<String>,
}

impl Fact {
    pub(super) fn number(&self) -> Option<Decimal> {
        self.value.as_ref().and_then(decimal)
    }
}

impl Relation {
    /// The two numbers that do not agree.
    pub(super) fn sides(&self) -> Vec<Decimal> {
        [&self.left, &self.computed]
            .into_iter()
            .flat_map(|side| match side {
                Value::Array(all) => all.iter().filter_map(decimal).collect(),
                one => Vec::from_iter(decimal(one)),
            })
            .collect()
    }
}

fn decimal(value: &Value) -> Option<Decimal> {
    match value {
        Value::Number(number) => number.to_string().parse().ok(),
        _ => None,
    }
}

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/audit/reports")
}

fn read<T: for<'a> Deserialize<'a>>(name: &str) -> T {
    let bytes = std::fs::read(folder().join(name)).unwrap();
    serde_json::from_slice(&bytes).unwrap()
}

/// All reports, as text or as files.
pub(super) fn inputs(files: bool) -> Vec<Input> {
    let codes: BTreeMap<String, BTreeMap<String, String>> = read("codes.json");
    let codes: Vec<_> = codes.into_values().collect();
    if files {
        let listed: Vec<Listed> = read("files.json");
        return listed.into_iter().map(|one| file(&one, &codes)).collect();
    }
    let mut names: Vec<String> = std::fs::read_dir(folder().join("texts"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names.iter().map(|name| text(name, &codes)).collect()
}

fn text(name: &str, codes: &[BTreeMap<String, String>]) -> Input {
    let id = name.strip_suffix(".txt").unwrap();
    let truth: Truth = read(&format!("truth/{id}.json"));
    let is_there = |table: &str| {
        truth.tables[table] != Value::Null && truth.tables[table] != Value::Bool(false)
    };
    let is_whole = truth.tables["t3"] == "whole" && is_there("t2") && is_there("t4");
    Input {
        name: name.to_owned(),
        bytes: std::fs::read(folder().join("texts").join(name)).unwrap(),
        facts: truth.facts,
        relations: truth.relations,
        defects: truth.defects,
        is_whole,
        codes: codes.to_vec(),
    }
}

fn file(listed: &Listed, codes: &[BTreeMap<String, String>]) -> Input {
    let truth: Truth = read(&format!("truth/{}.json", listed.report));
    let zeros_are_blank = listed.layout.get("zero").is_some();
    let is_held = |fact: &Fact| match fact.place.as_str() {
        "prose" => listed.prose_facts.contains(&fact.id),
        _ => listed
            .tables
            .iter()
            .any(|table| fact.id.starts_with(table.as_str())),
    };
    let facts = truth.facts.into_iter().filter(is_held).map(|mut fact| {
        if zeros_are_blank && fact.place == "table" && fact.number() == Some(Decimal::ZERO) {
            fact.value = None;
        }
        fact
    });
    Input {
        name: listed.file.clone(),
        bytes: std::fs::read(folder().join("files").join(&listed.file)).unwrap(),
        facts: facts.collect(),
        relations: truth.relations,
        defects: truth.defects,
        is_whole: false,
        codes: codes.to_vec(),
    }
}
