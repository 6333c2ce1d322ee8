//! `report schema`: what editors hold a year file against.

use std::{fs, path::Path};

use jsonschema::Validator;
use report::checks::{all_rules, support::example::examples};
use serde_json::{Map, Value};

use crate::support::{Project, REAL, changed, small};

fn schema() -> Value {
    let said = Project::new().run("schema");
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    serde_json::from_str(&said.out).unwrap()
}

/// A year file as editors' extensions see it: a date is a string.
fn json(text: &str) -> Value {
    let table: toml::Table = text.parse().unwrap();
    table_as_json(table)
}

fn table_as_json(table: toml::Table) -> Value {
    let entries = table.into_iter().map(|(key, value)| (key, as_json(value)));
    Value::Object(entries.collect::<Map<_, _>>())
}

fn as_json(value: toml::Value) -> Value {
    match value {
        toml::Value::String(text) => text.into(),
        toml::Value::Integer(number) => number.into(),
        toml::Value::Float(number) => number.into(),
        toml::Value::Boolean(boolean) => boolean.into(),
        toml::Value::Datetime(date) => date.to_string().into(),
        toml::Value::Array(items) => items.into_iter().map(as_json).collect(),
        toml::Value::Table(table) => table_as_json(table),
    }
}

fn assert_accepts(validator: &Validator, text: &str, name: &str) {
    let errors: Vec<String> = validator
        .iter_errors(&json(text))
        .map(|error| format!("{name}: {}: {error}", error.instance_path()))
        .collect();
    assert_eq!(errors, [""; 0], "{text}");
}

#[test]
fn the_schema_is_one_of_draft_4_and_the_same_each_time() {
    let schema = schema();
    assert_eq!(schema["$schema"], "http://json-schema.org/draft-04/schema#");
    jsonschema::meta::validate(&schema).unwrap();
    let text = schema.to_string();
    for later in ["\"const\"", "\"if\"", "\"$defs\"", "\"examples\""] {
        assert!(!text.contains(later), "{later}");
    }
    assert_eq!(schema, self::schema());
}

#[test]
fn every_key_has_a_title_and_a_description() {
    fn look(value: &Value, place: &str, found: &mut Vec<String>) {
        match value {
            Value::Object(entries) => {
                if let Some(Value::Object(properties)) = entries.get("properties") {
                    for (key, property) in properties {
                        if !property["title"].is_string() || !property["description"].is_string() {
                            found.push(format!("{place}.{key}"));
                        }
                    }
                }
                for (key, value) in entries {
                    look(value, &format!("{place}.{key}"), found);
                }
            }
            Value::Array(items) => items.iter().for_each(|item| look(item, place, found)),
            _ => {}
        }
    }
    let mut without = Vec::new();
    look(&schema(), "", &mut without);
    assert_eq!(without, [""; 0]);
}

#[test]
fn every_year_file_of_the_project_is_accepted() {
    let validator = jsonschema::validator_for(&schema()).unwrap();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut seen = 0;
    for folder in ["data", "examples"] {
        let Ok(entries) = fs::read_dir(root.join(folder)) else {
            continue;
        };
        for path in entries.map(|entry| entry.unwrap().path()) {
            if path
                .extension()
                .is_some_and(|extension| extension == "toml")
            {
                let text = fs::read_to_string(&path).unwrap();
                assert_accepts(&validator, &text, &path.display().to_string());
                seen += 1;
            }
        }
    }
    assert!(seen > 0);
    for rule in all_rules() {
        for example in examples(rule.manual_zh) {
            if !example.fails && example.year_file.parse::<toml::Table>().is_ok() {
                assert_accepts(&validator, &example.year_file, rule.name);
            }
        }
    }
}

#[test]
fn every_writing_that_the_reader_knows_is_accepted() {
    let validator = jsonschema::validator_for(&schema()).unwrap();
    for text in [
        "[figures]\na = { value = \"1,234\" }\nb = \"约1,200\"\nc = \"120余\"\nd = \"?\"\ne = -2.5",
        "[figures.\"主动公开\"]\nvalue = \"５９２\"\n[figures.\"主动公开\".parts.a.parts]\n\"业务、通知\" = 3",
        "[figures]\na = \"1.8万余\"\nb = \"536万\"\nc = \"四千余\"\nd = \"十余万\"\ne = \"100余万\"\nf = \"近一点二亿\"\ng = \"约1200\"",
        "[table]\nrequests.received = 0\n\"fees\" = \"—\"\n\"disclosed.total\" = \"＝ a\"\n\"our.own\" = [1, \"\", \"=a\"]",
        "[table.notes]\nrequests.received = \"（例）\"\n\"fees\" = \"（例）\"\nunder = \"注\"",
        "[report]\ndate = \"2018年3月20日\"\nform = 2014",
        "[report]\ndate = 2018-03-20\n[sections]\nheading = \"概述\"",
        "[checks]\ndeny = \"warnings\"\nsum-mismatch = \"off\"\n[[relations]]\nleft = \"a\"\nright = [\"b\"]",
    ] {
        assert_accepts(&validator, &small(text), "small");
    }
    assert_accepts(
        &validator,
        &changed(REAL, "year = 2017", "year = \"2017\""),
        "year",
    );
}

#[test]
fn a_misspelt_key_or_a_wrong_type_is_refused() {
    let validator = jsonschema::validator_for(&schema()).unwrap();
    for text in [
        "[figures.a]\nlable = \"甲\"",
        "[figures.a.parts.b.parts.c]\nvalues = 1",
        "[figures.a]\nvalue = true",
        "[figures]\na = \"五条\"",
        "[figures]\na = \"1,23\"",
        "[figures]\na = \"四千\"",
        "[figures]\na = \"1.8万余条\"",
        "[figures.a]\nvalue = 1\nopen = \"yes\"",
        "[figures.a]\nvalue = 1\ndecimals = 7",
        "[figures.a]\nbreakdowns = [{ part = { b = 1 } }]",
        "[table]\n\"requests.received\" = \"五\"",
        "[table]\n\"requests.received\" = true",
        "[table.notes]\n\"requests.received\" = 5",
        "[reprot]\nform = \"2014\"",
        "[report]\ndate = \"三月\"",
        "[[sections]]\ntitle = \"概述\"",
        "[[relations]]\nis = \"<\"",
        "[[attachments]]\nkind = \"picture\"",
        "[checks]\nsum-mismach = \"off\"",
        "[checks]\nsum-mismatch = \"no\"",
    ] {
        assert!(!validator.is_valid(&json(&small(text))), "{text}");
    }
    for (old, new) in [
        ("year = 2017", ""),
        ("year = 2017", "year = 17"),
        ("check  = \"missing-cell\"", "check  = \"missing-cel\""),
        ("telephone  =", "telefone  ="),
    ] {
        assert!(
            !validator.is_valid(&json(&changed(REAL, old, new))),
            "{new}"
        );
    }
}

#[test]
fn the_codes_of_every_form_are_described_with_their_printed_labels() {
    let schema = schema();
    let described =
        |code: &str| schema["properties"]["table"]["properties"][code]["description"].clone();
    assert_eq!(
        described("requests.received"),
        "2014 年格式：（一）收到申请数（件）"
    );
    let cell = described("requests.new.natural");
    assert!(cell.as_str().unwrap().contains("2021 年格式："), "{cell}");
    let row = described("requests.new");
    assert!(
        row.as_str().unwrap().contains("整行依次为 [自然人"),
        "{row}"
    );
}
