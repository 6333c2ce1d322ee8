//! The checks of the form, its outline, and figures stated once.

use crate::support::{Project, findings, rules, small};

/// `name at place` of each finding, the place as the text it covers.
fn told(text: &str) -> Vec<String> {
    findings(text)
        .iter()
        .map(|finding| {
            let span = finding.primary.place.span;
            format!(
                "{} at {}",
                finding.rule.name,
                text.get(span.start()..span.end()).unwrap()
            )
        })
        .collect()
}

#[test]
fn an_unknown_cell_is_reported_at_its_code_with_the_nearest_open_one() {
    let text = small("[table]\n\"requests.recieved\" = 0\n");
    assert_eq!(told(&text), ["unknown-cell at \"requests.recieved\""]);
    let fix = &findings(&text)[0].fix;
    assert_eq!(fix[0].replacement, "\"requests.received\"");
}

#[test]
fn a_code_typed_as_a_path_gets_no_fix_that_would_double_its_beginning() {
    let text = small("[table]\nrequests.recieved = 0\n");
    assert_eq!(told(&text), ["unknown-cell at recieved"]);
    assert_eq!(findings(&text)[0].fix, []);
}

#[test]
fn a_heading_or_a_row_is_no_cell_and_a_cell_no_row() {
    let heading = small("[table]\n\"requests\" = 0\n");
    assert_eq!(rules(&heading), ["unknown-cell"]);
    let row = small("[table]\n\"requests.new\" = 0\n").replace("2017", "2023");
    assert_eq!(rules(&row), ["unknown-cell"]);
    let cell = small("[table]\n\"requests.new.total\" = [0]\n").replace("2017", "2023");
    assert_eq!(rules(&cell), ["unknown-cell"]);
}

#[test]
fn a_table_without_a_form_is_reported_once() {
    let text = small("[table]\n\"a\" = 1\n\"b\" = 2\n").replace("2017", "2012");
    // No cell is missing where there is no form, which makes the waiver stale.
    assert_eq!(
        told(&text),
        ["unknown-cell at \"a\"", "stale-waiver at \"missing-cell\""]
    );
}

#[test]
fn a_form_that_cannot_be_read_is_the_only_thing_said_of_its_table() {
    let text = small("[report]\nform = \"./none.toml\"\n[table]\n\"a\" = 1\n");
    let said = Project::with(&text).run("check --output-format short 2017.toml");
    assert!(said.out.contains("invalid-value"), "{}", said.out);
    assert!(!said.out.contains("unknown-cell"), "{}", said.out);
}

#[test]
fn a_form_of_other_years_is_reported_with_the_one_in_force() {
    let text = small("[report]\nform = \"2014\"\n").replace("year = 2017", "year = 2019");
    assert_eq!(told(&text), ["outdated-form at \"2014\""]);
    assert_eq!(findings(&text)[0].fix[0].replacement, "\"2019\"");
    for (form, year) in [
        ("2014", 2014),
        ("2014", 2018),
        ("2019", 2020),
        ("2021", 2024),
    ] {
        let text = small(&format!("[report]\nform = \"{form}\"\n"));
        let text = text.replace("year = 2017", &format!("year = {year}"));
        assert_eq!(told(&text), [""; 0], "{form} {year}");
    }
}

#[test]
fn no_form_was_in_force_before_2014() {
    let text = small("[report]\nform = \"2014\"\n").replace("year = 2017", "year = 2013");
    assert!(rules(&text).contains(&"outdated-form"));
}
