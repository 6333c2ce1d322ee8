//! The files of one report: what is read of each is the same, and a cell that somebody changed is
//! found.

use std::collections::BTreeMap;

use report::audit::{Audited, Known, audit};

use crate::support::Project;

const EXAMPLE: &str = include_str!("../../examples/form-2021.toml");

/// The files of the example that a build writes in these formats.
fn built(formats: &str) -> Vec<(String, Vec<u8>)> {
    let project = Project::new().file("2025.toml", EXAMPLE);
    let said = project.run(&format!("build 2025 --format {formats}"));
    assert_eq!(said.code, 0, "{said:?}");
    project.files("out/2025")
}

/// The format of a file that a build wrote.
fn format_of(name: &str) -> &str {
    name.rsplit_once('.').expect("it has an ending").1
}

fn read(name: &str, bytes: &[u8]) -> Audited {
    audit(name, bytes, &Known::default(), None).unwrap_or_else(|why| panic!("{name}: {why:?}"))
}

/// The values of its cells by id.
fn cells(audited: &Audited) -> BTreeMap<String, String> {
    let facts = audited.facts.iter().filter(|fact| fact.is_cell);
    let cells = facts.filter_map(|fact| Some((fact.id.clone()?, fact.value?.to_string())));
    cells.collect()
}

/// The numbers of its text, in order.
fn numbers(audited: &Audited) -> Vec<(String, String)> {
    let facts = audited.facts.iter().filter(|fact| !fact.is_cell);
    let numbers = facts.filter_map(|fact| Some((fact.label.clone(), fact.value?.to_string())));
    numbers.collect()
}

#[test]
fn every_format_of_a_report_says_the_same() {
    let files = built("docx,html,doc,xlsx,xls");
    let (name, bytes) = files
        .iter()
        .find(|(name, _)| format_of(name) == "docx")
        .expect("a Word report was asked for");
    let expected = read(name, bytes);
    assert_eq!(cells(&expected).len(), 200);
    assert!(numbers(&expected).len() > 10);
    assert!(expected.findings.is_empty(), "{:?}", expected.findings);
    for (name, bytes) in &files {
        let found = read(name, bytes);
        assert_eq!(cells(&found), cells(&expected), "{name}");
        let has_text = !format_of(name).starts_with("xls");
        if has_text {
            assert_eq!(numbers(&found), numbers(&expected), "{name}");
        }
        assert!(found.findings.is_empty(), "{name}: {:?}", found.findings);
    }
}

#[test]
fn a_cell_that_was_changed_is_found_with_what_it_should_be() {
    let files = built("html");
    let (name, bytes) = files.first().expect("a page was asked for");
    let page = String::from_utf8(bytes.clone()).unwrap();
    let clean = read(name, bytes);
    // Cells of table 3 whose number stands once in the page, so that nothing else changes with it.
    let cells = cells(&clean);
    let alone = cells.iter().filter(|(id, value)| {
        id.starts_with("requests.")
            && value.len() > 2
            && page.matches(&format!(">{value}<")).count() == 1
    });
    let mut tried = 0;
    for (id, value) in alone {
        let number: i64 = value.parse().unwrap();
        let changed = page.replace(&format!(">{value}<"), &format!(">{}<", number + 3));
        let found = read(name, changed.as_bytes());
        let named = found
            .findings
            .iter()
            .any(|finding| finding.figures.contains(id));
        assert!(named, "{id} {value}: {:?}", found.findings);
        tried += 1;
    }
    assert!(tried > 3, "{tried}");
}
