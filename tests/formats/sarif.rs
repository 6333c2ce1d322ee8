//! `--output-format sarif`.

use serde_json::Value;

use super::{NOTE, NUMERALS, SUM, check};

/// The published schema (OASIS, SARIF 2.1.0).
const SCHEMA: &str = include_str!("sarif-schema-2.1.0.json");

/// The schema's pattern of a language has a bracket too many, which is no regular expression.
const LANGUAGE: [&str; 2] = [
    "^[a-zA-Z]{2}|^[a-zA-Z]{2}-[a-zA-Z]{2}]?$",
    "^[a-zA-Z]{2}(-[a-zA-Z]{2})?$",
];

/// The only run of a log, which the schema holds valid.
fn run(files: &[(&str, &str)]) -> Value {
    // Two files of one organ and year would be a finding of their own.
    let texts: Vec<String> = { files.iter().zip(1..) }
        .map(|((_, text), number)| text.replace("某区某局", &format!("某区第{number}局")))
        .collect();
    let files: Vec<(&str, &str)> = { files.iter().zip(&texts) }
        .map(|((name, _), text)| (*name, text.as_str()))
        .collect();
    let log = valid(&check(&files, "sarif"));
    log["runs"][0].clone()
}

/// A log that the schema holds valid.
pub(crate) fn valid(log: &str) -> Value {
    let log: Value = serde_json::from_str(log).unwrap();
    let [written, meant] = LANGUAGE;
    let schema = serde_json::from_str(&SCHEMA.replace(written, meant)).unwrap();
    let validator = jsonschema::options()
        .should_validate_formats(true)
        .build(&schema)
        .unwrap();
    let errors: Vec<String> = validator
        .iter_errors(&log)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    assert_eq!(errors, Vec::<String>::new());
    log
}

fn fingerprints(run: &Value) -> Vec<&str> {
    run["results"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| {
            one["partialFingerprints"]["checkAndFigures/v1"]
                .as_str()
                .unwrap()
        })
        .collect()
}

#[test]
fn a_finding_names_its_rule_its_places_and_its_figures() {
    let run = run(&[("某局/a b.toml", SUM)]);
    let shown = serde_json::to_string_pretty(&run["results"][1]).unwrap();
    insta::assert_snapshot!(shown, @r#"
    {
      "level": "error",
      "locations": [
        {
          "message": {
            "text": "the total, 10"
          },
          "physicalLocation": {
            "artifactLocation": {
              "uri": "%E6%9F%90%E5%B1%80/a%20b.toml"
            },
            "region": {
              "endColumn": 11,
              "endLine": 6,
              "startColumn": 9,
              "startLine": 6
            }
          }
        }
      ],
      "message": {
        "text": "公开, 50% is stated as 10, its parts add up to 9: a difference of 1"
      },
      "partialFingerprints": {
        "checkAndFigures/v1": "sum-mismatch(disclosed, disclosed.web, disclosed.paper)"
      },
      "properties": {
        "computed": "9",
        "figures": [
          "disclosed",
          "disclosed.web",
          "disclosed.paper"
        ],
        "help": "the parts: 4 + 5 = 9, which is 1 less than the total\nmend the total or the part that is wrong; if the list names only some parts, write open = true beside the total",
        "stated": "10"
      },
      "relatedLocations": [
        {
          "id": 1,
          "message": {
            "text": "网站"
          },
          "physicalLocation": {
            "artifactLocation": {
              "uri": "%E6%9F%90%E5%B1%80/a%20b.toml"
            },
            "region": {
              "endColumn": 32,
              "endLine": 8,
              "startColumn": 31,
              "startLine": 8
            }
          }
        },
        {
          "id": 2,
          "message": {
            "text": "报刊"
          },
          "physicalLocation": {
            "artifactLocation": {
              "uri": "%E6%9F%90%E5%B1%80/a%20b.toml"
            },
            "region": {
              "endColumn": 34,
              "endLine": 9,
              "startColumn": 33,
              "startLine": 9
            }
          }
        }
      ],
      "ruleId": "sum-mismatch",
      "ruleIndex": 1,
      "suppressions": []
    }
    "#);
}

#[test]
fn a_waived_finding_stays_and_says_why() {
    let run = run(&[("2017.toml", SUM)]);
    assert_eq!(
        run["results"][0]["suppressions"],
        serde_json::json!([{ "kind": "inSource", "justification": "网页 <未载>" }])
    );
    assert_eq!(run["results"][1]["suppressions"], serde_json::json!([]));
}

#[test]
fn a_fix_replaces_what_the_finding_points_at() {
    let run = run(&[("2017.toml", NUMERALS)]);
    let shown = serde_json::to_string_pretty(&run["results"][1]["fixes"]).unwrap();
    // The description is a message, in which the standard wants braces doubled.
    insta::assert_snapshot!(shown, @r#"
    [
      {
        "artifactChanges": [
          {
            "artifactLocation": {
              "uri": "2017.toml"
            },
            "replacements": [
              {
                "deletedRegion": {
                  "endColumn": 13,
                  "endLine": 9,
                  "startColumn": 11,
                  "startLine": 9
                },
                "insertedContent": {
                  "text": "{{ disclosed }}"
                }
              }
            ]
          }
        ],
        "description": {
          "text": "write {{{{ disclosed }}}}: it is 公开"
        }
      }
    ]
    "#);
}

#[test]
fn a_fingerprint_outlives_a_shift_of_lines_and_tells_equals_apart() {
    let moved = format!("# 说明\n\n{NUMERALS}");
    let (before, after) = (run(&[("a.toml", NUMERALS)]), run(&[("a.toml", &moved)]));
    assert_ne!(
        before["results"][1]["locations"],
        after["results"][1]["locations"]
    );
    assert_eq!(fingerprints(&before), fingerprints(&after));
    assert_eq!(
        fingerprints(&before)[1..],
        [
            "unbound-numeral(disclosed, 概述)",
            "unbound-numeral(disclosed, 概述)#2"
        ]
    );
}

#[test]
fn another_file_in_the_run_changes_no_fingerprint() {
    let alone = run(&[("b.toml", SUM)]);
    let both = run(&[("a.toml", SUM), ("b.toml", SUM)]);
    assert_eq!(fingerprints(&both)[2..], fingerprints(&alone));
}

#[test]
fn the_rules_are_those_that_occur_with_their_manual_pages() {
    let run = run(&[("a.toml", SUM), ("b.toml", NUMERALS), ("c.toml", NOTE)]);
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    let ids: Vec<&Value> = rules.iter().map(|rule| &rule["id"]).collect();
    assert_eq!(
        ids,
        [
            "missing-cell",
            "number-form",
            "sum-mismatch",
            "unbound-numeral"
        ]
    );
    for result in run["results"].as_array().unwrap() {
        let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(*ids[index], result["ruleId"]);
    }
    for rule in rules {
        let page = rule["help"]["markdown"].as_str().unwrap();
        let title = rule["shortDescription"]["text"].as_str().unwrap();
        let first = format!("# {} — {title}\n", rule["id"].as_str().unwrap());
        assert!(page.starts_with(&first), "{first}");
        let about = rule["fullDescription"]["text"].as_str().unwrap();
        assert!(page.contains(&format!("## What it checks\n{about}\n\n## ")));
    }
    assert_eq!(rules[1]["defaultConfiguration"]["level"], "note");
}

#[test]
fn a_run_without_findings_names_what_was_checked() {
    let run = run(&[("2013.toml", "year = 2013\n[organ]\nname = \"某区某局\"\n")]);
    assert_eq!(run["results"], serde_json::json!([]));
    assert_eq!(run["artifacts"][0]["location"]["uri"], "2013.toml");
}
