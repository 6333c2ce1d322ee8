//! `report schema`: every year file that is right passes it, and slips are caught in the editor.

use std::path::Path;

use report::checks::{self, example};
use serde_json::Value;

use crate::support::{Project, REAL};

fn schema() -> Value {
    let said = Project::new().run("schema");
    assert_eq!(said.code, 0, "{}", said.err);
    serde_json::from_str(&said.out).unwrap()
}

/// A TOML text as the editors' extensions hand it to a schema: dates are text.
fn json(text: &str) -> Value {
    fn convert(value: toml::Value) -> Value {
        match value {
            toml::Value::Datetime(date) => Value::String(date.to_string()),
            toml::Value::Array(items) => items.into_iter().map(convert).collect(),
            toml::Value::Table(table) => table
                .into_iter()
                .map(|(key, value)| (key, convert(value)))
                .collect::<serde_json::Map<_, _>>()
                .into(),
            other => serde_json::to_value(other).unwrap(),
        }
    }
    convert(toml::Value::Table(toml::from_str(text).unwrap()))
}

#[test]
fn it_is_a_schema_of_draft_four_and_uses_nothing_newer() {
    let schema = schema();
    jsonschema::meta::validate(&schema).unwrap();
    let text = schema.to_string();
    for newer in [
        "\"const\"",
        "\"if\"",
        "\"$defs\"",
        "\"propertyNames\"",
        "\"examples\"",
    ] {
        assert!(!text.contains(newer), "{newer}");
    }
}

#[test]
fn every_year_file_that_is_right_passes() {
    let validator = jsonschema::validator_for(&schema()).unwrap();
    let mut texts = vec![("data/2017.toml".to_owned(), REAL.to_owned())];
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    for name in ["", "own-form", "change-of-form"] {
        for entry in std::fs::read_dir(root.join(name)).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|end| end == "toml") && !path.ends_with("ours.toml") {
                texts.push((
                    path.display().to_string(),
                    std::fs::read_to_string(path).unwrap(),
                ));
            }
        }
    }
    for rule in checks::all_rules() {
        for example in example::examples(rule.manual_en) {
            if !example.fails {
                texts.push((rule.name.to_owned(), example.year_file));
            }
        }
    }
    for (name, text) in &texts {
        let errors: Vec<String> = validator
            .iter_errors(&json(text))
            .map(|error| format!("{} at {}", error, error.instance_path()))
            .collect();
        assert!(errors.is_empty(), "{name}: {errors:?}\n{text}");
    }
    assert!(texts.len() > 40, "{}", texts.len());
}

#[test]
fn a_slip_is_refused() {
    let validator = jsonschema::validator_for(&schema()).unwrap();
    let head = "year = 2017\n[organ]\nname = \"某区某局\"\n";
    assert!(validator.is_valid(&json(head)));
    for slip in [
        "[organ]\nname = \"某区某局\"\n".to_owned(),
        head.replace("2017", "\"今年\""),
        head.replace("name", "nam"),
        head.to_owned() + "[figures.a]\nvalu = 3\n",
        head.to_owned() + "[figures.a]\nvalue = \"三\"\n",
        head.to_owned() + "[figures.a]\nvalue = true\n",
        head.to_owned() + "[table]\n\"fees\" = true\n",
        head.to_owned() + "[[sections]]\ntitle = \"概述\"\n",
        head.to_owned() + "[[attachments]]\nkind = \"picture\"\n",
        head.to_owned() + "[[waivers]]\ncheck = \"sum-mismach\"\nreason = \"例\"\n",
        head.to_owned() + "[checks]\nsum-mismatch = \"maybe\"\n",
    ] {
        assert!(!validator.is_valid(&json(&slip)), "{slip}");
    }
}

#[test]
fn a_cell_is_explained_with_its_label_as_printed() {
    let schema = schema();
    let cell = &schema["properties"]["table"]["properties"]["requests.carried_out"];
    assert_eq!(cell["title"], "四、结转下年度继续办理");
    let told = cell["description"].as_str().unwrap();
    assert!(
        told.contains("2019 年统计表") && told.contains("2021 年统计表"),
        "{told}"
    );
}
