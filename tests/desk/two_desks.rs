//! A year file that goes away, and one on which two desks work.

use serde_json::{Value, json};

use super::{client::Desk, read, value};
use crate::support::{Project, REAL};

#[test]
fn a_file_that_went_away_is_written_anew() {
    let project = Project::with(REAL);
    let desk = Desk::open(&project, "desk 2017");
    desk.ask(&value("fees", "7"));
    std::fs::remove_file(project.path("2017.toml")).unwrap();
    let state = desk.ask(&json!({"ask": "save"}));
    assert_eq!(state["wrong"], Value::Null);
    assert_ne!(read(&project, "2017.toml"), REAL);
    assert_eq!(desk.ask(&json!({"ask": "look"}))["isUnsaved"], false);
}

#[test]
fn two_desks_on_one_file_lose_nothing_of_each_other() {
    let project = Project::with(REAL);
    let one = Desk::open(&project, "desk 2017");
    let other = Desk::open(&project, "desk 2017");
    one.ask(&value("fees", "7"));
    let noted = read(&project, "2017.toml.unsaved");
    let state = other.ask(&value("litigation", "1"));
    assert!(state["wrong"].is_string(), "it says that there is another");
    assert_eq!(state["isUnsaved"], true);
    assert_eq!(read(&project, "2017.toml.unsaved"), noted);
    other.ask(&json!({"ask": "save"}));
    assert_eq!(read(&project, "2017.toml.unsaved"), noted);
    let state = one.ask(&json!({"ask": "save"}));
    assert_eq!(state["isOutside"], true);
}
