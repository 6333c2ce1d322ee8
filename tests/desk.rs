//! The desk, as a browser asks it, and as others try to.

mod cells;
mod client;
mod first_use;
mod in_page;
mod two_desks;

use std::{
    fs::File,
    io::Write as _,
    time::{Duration, Instant},
};

use serde_json::{Value, json};

use self::client::Desk;
use crate::support::{Project, REAL, changed};

fn found(state: &Value) -> Vec<&str> {
    let findings = state["report"]["findings"].as_array().unwrap();
    findings
        .iter()
        .map(|one| one["check"].as_str().unwrap())
        .collect()
}

fn value(id: &str, typed: &str) -> Value {
    json!({"ask": "edit", "path": "2017.toml", "edit": {"of": "values", "values": [{"id": id, "typed": typed}]}})
}

fn read(project: &Project, name: &str) -> String {
    std::fs::read_to_string(project.path(name)).unwrap()
}

fn names(project: &Project) -> Vec<String> {
    let files = project.files(".").into_iter();
    files.map(|(name, _)| name).collect()
}

fn write(project: &Project, name: &str, text: &str) {
    let mut file = File::create(project.path(name)).unwrap();
    file.write_all(text.as_bytes()).unwrap();
}

#[test]
fn what_is_typed_is_judged_at_once_and_written_when_it_is_saved() {
    let project = Project::with(REAL);
    let desk = Desk::open(&project, "desk 2017");
    let state = desk.ask(&json!({"ask": "look"}));
    assert_eq!(found(&state), [""; 0]);
    let state = desk.ask(&value("disclosed.news", "３01"));
    assert_eq!(found(&state), ["sum-mismatch"]);
    assert_eq!(state["isUnsaved"], true);
    assert_eq!(
        read(&project, "2017.toml"),
        REAL,
        "nothing is written unasked"
    );
    let state = desk.ask(&value("disclosed.news", "三百"));
    assert!(state["wrong"].as_str().unwrap().contains("三百"));
    assert_eq!(found(&state), ["sum-mismatch"]);
    let state = desk.ask(&json!({"ask": "undo"}));
    assert_eq!(found(&state), [""; 0]);
    desk.ask(&json!({"ask": "redo"}));
    desk.ask(&value("disclosed", "583"));
    let state = desk.ask(&json!({"ask": "save"}));
    assert_eq!(state["wrong"], Value::Null);
    let typed = changed(&changed(REAL, "310", "301"), "592", "583");
    assert_eq!(
        read(&project, "2017.toml"),
        typed,
        "all else keeps its bytes"
    );
    assert_eq!(project.run("check 2017").code, 0);
}

#[test]
fn texts_are_edited_with_their_numbers_in_them() {
    let project = Project::with(REAL);
    let desk = Desk::open(&project, "desk 2017");
    let state = desk.ask(&json!({"ask": "look"}));
    let texts = state["report"]["texts"].as_array().unwrap();
    let body = texts.iter().find(|text| text["key"] == "1.body").unwrap();
    let pieces = body["pieces"].as_array().unwrap();
    let tag = pieces
        .iter()
        .find(|piece| piece["tag"]["figure"] == "disclosed");
    assert_eq!(tag.unwrap()["tag"]["shown"], "592");
    let typed: String = pieces
        .iter()
        .map(|piece| piece["words"].as_str().or(piece["tag"]["typed"].as_str()))
        .map(Option::unwrap)
        .collect();
    let new = format!("概况：\n{typed}");
    let edit = json!({"of": "text", "key": "1.body", "before": typed, "text": new});
    let edit = json!({"ask": "edit", "path": "2017.toml", "edit": edit});
    let state = desk.ask(&edit);
    assert_eq!(state["wrong"], Value::Null);
    desk.ask(&json!({"ask": "save"}));
    let saved = read(&project, "2017.toml");
    assert_eq!(saved.replacen("概况：\n", "", 1), REAL);
}

#[test]
fn a_build_gives_the_files_of_the_command_line() {
    let project = Project::with(REAL);
    let desk = Desk::open(&project, "desk 2017");
    desk.ask(&value("fees", "1"));
    let state = desk.ask(&json!({"ask": "build", "what": "report"}));
    assert_eq!(state["wrong"], Value::Null);
    assert_eq!(project.run("build 2017 --out other").code, 0);
    let files = project.files("other");
    assert!(files.len() > 1);
    assert!(project.files("out/2017") == files, "the same files");
    desk.ask(&value("disclosed", "1"));
    let state = desk.ask(&json!({"ask": "build", "what": "report"}));
    assert!(state["wrong"].is_string(), "an error stands");
}

#[test]
fn neither_version_of_a_file_that_was_changed_outside_is_lost() {
    let project = Project::with(REAL);
    let desk = Desk::open(&project, "desk 2017");
    desk.ask(&value("fees", "1"));
    let outside = format!("{REAL}# 别处\n");
    write(&project, "2017.toml", &outside);
    let state = desk.ask(&json!({"ask": "save"}));
    assert!(state["wrong"].is_string());
    assert_eq!(state["isOutside"], true);
    assert_eq!(read(&project, "2017.toml"), outside);
    desk.ask(&json!({"ask": "settle", "take": "mine"}));
    assert_eq!(read(&project, "2017.toml.1.bak"), outside);
    assert_ne!(read(&project, "2017.toml"), outside);
    assert!(!read(&project, "2017.toml").contains("别处"));
}

#[test]
fn what_was_not_saved_is_there_the_next_time() {
    let project = Project::with(REAL);
    let desk = Desk::open(&project, "desk 2017");
    desk.ask(&value("fees", "7"));
    // Killed.
    drop(desk);
    let desk = Desk::open(&project, "desk 2017");
    let state = desk.ask(&json!({"ask": "look"}));
    assert_eq!(state["isRecoverable"], true);
    desk.ask(&json!({"ask": "recover", "take": true}));
    desk.ask(&json!({"ask": "save"}));
    assert_ne!(read(&project, "2017.toml"), REAL);
    assert_eq!(names(&project), ["2017.toml"]);
}

#[test]
fn a_first_file_last_years_report_and_the_next_year_are_begun_there() {
    let project = Project::with(REAL);
    assert_eq!(project.run("build 2017").code, 0);
    let files = project.files("out/2017");
    let mut files = files.iter();
    let (_, bytes) = files.find(|(name, _)| name.ends_with("docx")).unwrap();
    let other = Project::new();
    let desk = Desk::open(&other, "desk");
    let state = desk.ask(&json!({"ask": "look"}));
    assert_eq!(state["files"], json!([]));
    let bytes = client::base64(bytes);
    let state = desk.ask(&json!({"ask": "import", "name": "../去年.docx", "bytes": bytes}));
    assert_eq!(state["path"], "2017.toml", "{}", state["wrong"]);
    desk.ask(&json!({"ask": "leave"}));
    let nothing = json!({"ask": "import", "name": "发票.txt", "bytes": client::base64(b"1")});
    let refused = desk.ask(&nothing);
    let refused = refused["wrong"].as_str().unwrap();
    assert!(
        refused.contains("发票.txt") && !refused.contains("tmp"),
        "{refused}"
    );
    desk.ask(&json!({"ask": "open", "path": "2017.toml"}));
    let state = desk.ask(&json!({"ask": "next", "year": 2018}));
    assert_eq!(state["path"], "2018.toml", "{}", state["wrong"]);
    assert_eq!(names(&other), ["2017.toml", "2018.toml"]);
    desk.ask(&json!({"ask": "leave"}));
    let state = desk.ask(&json!({"ask": "start", "organ": "某市某局", "year": 2020}));
    assert_eq!(state["report"]["organ"], "某市某局");
    desk.ask(&json!({"ask": "leave"}));
    let state = desk.ask(&json!({"ask": "look"}));
    assert_eq!(state["files"].as_array().unwrap().len(), 3);
    let state = desk.ask(&json!({"ask": "open", "path": "/etc/passwd"}));
    assert!(state["wrong"].is_string());
}

#[test]
fn a_preview_changes_nothing_and_follows_the_file() {
    let project = Project::with(REAL);
    let desk = Desk::open(&project, "preview 2017");
    let state = desk.ask(&value("fees", "1"));
    assert!(state["wrong"].is_string());
    assert_eq!(state["isUnsaved"], false);
    let before = state["version"].clone();
    write(&project, "2017.toml", &changed(REAL, "310", "311"));
    let state = desk.when(|state| state["version"] != before);
    assert_eq!(found(&state), ["sum-mismatch"]);
}

#[test]
fn nobody_from_elsewhere_is_answered() {
    let project = Project::with(REAL);
    let desk = Desk::open(&project, "desk 2017");
    let own = desk.host();
    let ask = r#"{"ask":"undo"}"#;
    for (what, host, path, headers, status) in [
        ("the page", own.as_str(), "", "", 200),
        ("another host", "evil.example", "", "", 403),
        ("another port", "127.0.0.1:1", "", "", 403),
        ("no host", "", "", "", 403),
        (
            "another origin",
            &own,
            "",
            "Origin: http://evil.example\r\n",
            403,
        ),
        ("no origin to tell", &own, "", "Origin: null\r\n", 403),
        (
            "another site",
            &own,
            "",
            "Sec-Fetch-Site: cross-site\r\n",
            403,
        ),
        ("a part", &own, "desk.js", "", 200),
        ("no part", &own, "../../../etc/passwd", "", 404),
        ("no part", &own, "%2e%2e/desk.js", "", 404),
    ] {
        let (got, _) = desk.get(host, path, headers);
        assert_eq!(got, status, "{what}");
    }
    let without = desk.raw(&format!("GET / HTTP/1.1\r\nHost: {own}\r\n\r\n"));
    assert_eq!(without.0, 404, "no token");
    let post = |headers: &str, body: &str| {
        let path = desk.path("ask");
        desk.raw(&format!(
            "POST {path} HTTP/1.1\r\nHost: {own}\r\n{headers}\r\n{body}"
        ))
    };
    assert_eq!(post("Content-Length: 1000000000\r\n", ask).0, 413);
    assert_eq!(post("Content-Length: 9\r\n", "{garbage}").0, 400);
    assert_eq!(post("", "").0, 400);
    let origin = "Origin: http://evil.example\r\nContent-Length: 14\r\n";
    assert_eq!(post(origin, ask).0, 403);
}

#[test]
fn whoever_says_nothing_keeps_nobody_waiting() {
    let project = Project::with(REAL);
    let desk = Desk::open(&project, "desk 2017");
    desk.send("\u{0}\u{0}\r\n\r\n");
    // More than are answered at once.
    let silent: Vec<_> = (0..150).map(|_| desk.connect()).collect();
    let start = Instant::now();
    for _ in 0..20 {
        assert_eq!(desk.get(&desk.host(), "", "").0, 200);
    }
    // None of them was waited for till it was given up.
    assert!(
        start.elapsed() < Duration::from_secs(3),
        "{:?}",
        start.elapsed()
    );
    drop(silent);
}

#[test]
fn a_desk_ends_when_it_is_told() {
    let project = Project::with(REAL);
    let desk = Desk::open(&project, "desk");
    assert_eq!(desk.ask(&json!({"ask": "look"}))["path"], "2017.toml");
    desk.ask(&json!({"ask": "quit"}));
    assert_eq!(desk.ended(), Some(0));
}

#[test]
fn what_was_changed_meanwhile_is_not_written_over() {
    let project = Project::with(REAL);
    let desk = Desk::open(&project, "desk 2017");
    let text = |before: &str, text: &str| {
        let edit = json!({"of": "text", "key": "0.heading", "before": before, "text": text});
        desk.ask(&json!({"ask": "edit", "path": "2017.toml", "edit": edit}))
    };
    assert_eq!(text("概述", "总述")["wrong"], Value::Null);
    // Another page, which has not seen it.
    assert!(text("概述", "概况")["wrong"].is_string());
    let source = |before: &str, text: &str| {
        let edit = json!({"of": "source", "before": before, "text": text});
        desk.ask(&json!({"ask": "edit", "path": "2017.toml", "edit": edit}))
    };
    assert!(source(REAL, "year = 2017")["wrong"].is_string());
    let other = json!({"of": "values", "values": [{"id": "fees", "typed": "1"}]});
    let state = desk.ask(&json!({"ask": "edit", "path": "2016.toml", "edit": other}));
    assert!(state["wrong"].is_string());
    assert_eq!(text("总述", "概述")["isUnsaved"], false);
}

#[test]
fn a_file_of_windows_keeps_its_line_ends() {
    let windows = REAL.replace('\n', "\r\n");
    let project = Project::with(&windows);
    let desk = Desk::open(&project, "desk 2017");
    let edit = |edit: Value| {
        let state = desk.ask(&json!({"ask": "edit", "path": "2017.toml", "edit": edit}));
        assert_eq!(state["wrong"], Value::Null);
        state
    };
    let state = edit(json!({"of": "source", "before": windows, "text": REAL}));
    assert_eq!(state["isUnsaved"], false);
    let longer = format!("{REAL}# 注\n");
    edit(json!({"of": "source", "before": REAL, "text": longer}));
    let texts = state["report"]["texts"].as_array().unwrap();
    let body = texts.iter().find(|text| text["key"] == "1.body").unwrap();
    let pieces = body["pieces"].as_array().unwrap();
    let typed = pieces
        .iter()
        .map(|piece| piece["words"].as_str().or(piece["tag"]["typed"].as_str()));
    let typed: String = typed.map(Option::unwrap).collect();
    let new = format!("甲\n{}丙", typed.replace("\r\n", "\n"));
    edit(json!({"of": "text", "key": "1.body", "before": typed, "text": new}));
    desk.ask(&json!({"ask": "save"}));
    let saved = read(&project, "2017.toml");
    assert_eq!(saved.matches('\n').count(), saved.matches("\r\n").count());
    assert!(!saved.contains("\\u000D"));
    let without = saved.replacen("甲\r\n", "", 1).replacen('丙', "", 1);
    assert_eq!(without, format!("{windows}# 注\r\n"));
}

#[test]
fn an_odd_blank_in_a_tag_costs_no_text() {
    let odd = changed(
        REAL,
        "{{ cadres | chinese }}",
        "{{　cadres\u{A0}| chinese }}",
    );
    let project = Project::with(&odd);
    let desk = Desk::open(&project, "desk 2017");
    let state = desk.ask(&json!({"ask": "look"}));
    let texts = state["report"]["texts"].as_array().unwrap();
    let body = texts.iter().find(|text| text["key"] == "0.body").unwrap();
    let pieces = body["pieces"].as_array().unwrap();
    let typed = pieces
        .iter()
        .map(|piece| piece["words"].as_str().or(piece["tag"]["typed"].as_str()));
    let typed: String = typed.map(Option::unwrap).collect();
    let tag = pieces
        .iter()
        .find(|piece| piece["tag"]["figure"] == "cadres")
        .unwrap();
    let new = typed.replace(tag["tag"]["typed"].as_str().unwrap(), "{{ rules }}");
    assert_ne!(new, typed);
    let edit = json!({"of": "text", "key": "0.body", "before": typed, "text": new});
    let state = desk.ask(&json!({"ask": "edit", "path": "2017.toml", "edit": edit}));
    assert_eq!(state["wrong"], Value::Null);
    desk.ask(&json!({"ask": "save"}));
    let saved = read(&project, "2017.toml");
    assert_eq!(
        saved,
        changed(REAL, "{{ cadres | chinese }}", "{{ rules }}")
    );
}

#[test]
fn what_was_not_saved_meets_what_was_changed_since() {
    let project = Project::with(REAL);
    let desk = Desk::open(&project, "desk 2017");
    desk.ask(&value("fees", "7"));
    drop(desk);
    let outside = format!("{REAL}# 同事\n");
    write(&project, "2017.toml", &outside);
    let desk = Desk::open(&project, "desk 2017");
    // Until it is decided, nothing is changed and nothing noted is lost.
    assert!(desk.ask(&value("fees", "8"))["wrong"].is_string());
    assert!(desk.ask(&json!({"ask": "save"}))["wrong"].is_string());
    let state = desk.ask(&json!({"ask": "recover", "take": true}));
    assert_eq!(state["isOutside"], true);
    assert!(desk.ask(&json!({"ask": "save"}))["wrong"].is_string());
    assert!(desk.ask(&json!({"ask": "build", "what": "report"}))["wrong"].is_string());
    desk.ask(&json!({"ask": "settle", "take": "mine"}));
    assert_eq!(read(&project, "2017.toml.1.bak"), outside);
    assert!(!read(&project, "2017.toml").contains("同事"));
    // A note that is none is kept, and never taken for an empty year file.
    write(&project, "2017.toml.unsaved", "x\n");
    let before = read(&project, "2017.toml");
    let desk = Desk::open(&project, "desk 2017");
    desk.ask(&json!({"ask": "recover", "take": true}));
    desk.ask(&json!({"ask": "save"}));
    assert_eq!(read(&project, "2017.toml"), before);
}
