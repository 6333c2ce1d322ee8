//! Cells that say no number of their own: that there is none, or what another figure says.

use serde_json::{Value, json};

use super::{client::Desk, read};
use crate::support::{Project, changed, small};

const TABLE: &str = "[report]\nform = \"2021\"\n[figures.permits]\nlabel = \"许可\"\nvalue = 12\n\
    [table]\n\"disclosed.rules\" = [\"/\", \"/\", \"/\"]\n\"disclosed.licences\" = \"=permits\"\n\
    \"disclosed.penalties\" = 3\n";

fn typed(desk: &Desk, id: &str, typed: &str) -> Value {
    let values = json!([{"id": id, "typed": typed}]);
    let edit = json!({"of": "values", "values": values});
    desk.ask(&json!({"ask": "edit", "path": "2017.toml", "edit": edit}))
}

fn figure(state: &Value, id: &str) -> Value {
    let figures = state["report"]["figures"].as_array().unwrap();
    let mut figures = figures.iter();
    figures.find(|one| one["id"] == id).unwrap().clone()
}

#[test]
fn a_cell_that_says_no_number_of_its_own_can_say_one() {
    let file = small(TABLE);
    let project = Project::with(&file);
    let desk = Desk::open(&project, "desk 2017");
    let state = desk.ask(&json!({"ask": "look"}));
    let licences = figure(&state, "disclosed.licences");
    assert_eq!(licences["isInput"], true);
    assert_eq!(licences["repeats"], "许可");
    // What it says already is no change: it goes on repeating.
    let state = typed(&desk, "disclosed.licences", "12");
    assert_eq!(state["isUnsaved"], false);
    for (id, entry) in [
        ("disclosed.licences", "13"),
        ("disclosed.rules.issued", "2"),
        ("disclosed.rules.repealed", ""),
        ("disclosed.penalties", "／"),
    ] {
        let state = typed(&desk, id, entry);
        assert_eq!(state["wrong"], Value::Null, "{id}");
    }
    desk.ask(&json!({"ask": "save"}));
    let expected = changed(&file, "[\"/\", \"/\", \"/\"]", "[2, \"?\", \"/\"]");
    let expected = changed(&expected, "\"=permits\"", "13");
    let expected = changed(&expected, "penalties\" = 3", "penalties\" = \"/\"");
    assert_eq!(read(&project, "2017.toml"), expected);
}

#[test]
fn a_number_of_the_text_is_never_told_not_to_be_there() {
    let project = Project::with(&small(TABLE));
    let desk = Desk::open(&project, "desk 2017");
    let state = typed(&desk, "permits", "/");
    assert!(state["wrong"].as_str().unwrap().contains("许可"));
    assert_eq!(state["isUnsaved"], false);
}
