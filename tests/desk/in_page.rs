//! The desk without server and disk, as a page holds it that is a file by itself.

use report::{
    desk::{InPage, Written},
    diagnostic::Language,
};
use serde_json::{Value, json};

use crate::support::{Project, REAL, changed};

fn page() -> InPage {
    InPage::new(Language::Chinese)
}

fn ask(page: &mut InPage, request: &Value) -> Value {
    let answer = page.answer(&request.to_string()).unwrap();
    serde_json::from_str(&answer).unwrap()
}

fn open(page: &mut InPage, path: &str, text: &str) -> Value {
    page.folder().put(path, text.as_bytes());
    ask(page, &json!({"ask": "open", "path": path}))
}

fn formats(list: &str) -> String {
    changed(REAL, "[report]", &format!("[report]\nformats = {list}"))
}

fn value(typed: &str) -> Value {
    let values = json!([{"id": "disclosed", "typed": typed}]);
    json!({"ask": "edit", "path": "2017.toml", "edit": {"of": "values", "values": values}})
}

fn written(page: &InPage) -> Vec<(String, Option<Vec<u8>>)> {
    let written = page.folder().take_written().into_iter();
    written
        .map(|Written { path, bytes }| (path, bytes))
        .collect()
}

fn text_of(written: &[(String, Option<Vec<u8>>)], path: &str) -> Option<String> {
    let bytes = written.iter().find(|(own, _)| own == path)?.1.clone()?;
    Some(String::from_utf8(bytes).unwrap())
}

#[test]
fn a_page_builds_the_bytes_of_the_command_line() {
    // All that needs no font.
    let whole = formats(r#"["docx", "xlsx", "html", "doc", "xls"]"#);
    let mut page = page();
    let state = open(&mut page, "2017.toml", &whole);
    assert_eq!(state["path"], "2017.toml");
    let state = ask(&mut page, &json!({"ask": "build", "what": "report"}));
    assert_eq!(state["wrong"], Value::Null);
    let built = written(&page);
    assert_eq!(built.len(), 5, "{:?}", state["said"]);

    let project = Project::with(&whole);
    let run = project.run("build 2017 --quiet");
    assert_eq!(run.code, 0, "{run:?}");
    for (path, bytes) in built {
        let by_hand = std::fs::read(project.path(&path)).unwrap();
        assert!(bytes.is_some_and(|bytes| bytes == by_hand), "{path}");
    }
}

#[test]
fn an_error_stops_a_build_and_marks_a_draft() {
    let mut page = page();
    open(&mut page, "2017.toml", REAL);
    let state = ask(&mut page, &value("999"));
    assert_eq!(state["report"]["findings"][0]["check"], "sum-mismatch");
    let state = ask(&mut page, &json!({"ask": "build", "what": "report"}));
    assert!(
        state["wrong"]
            .as_str()
            .unwrap()
            .contains("没有写出任何文件")
    );
    let drawn = |(path, _): &(String, _)| path.starts_with("out/");
    assert!(!written(&page).iter().any(drawn));
    ask(&mut page, &json!({"ask": "build", "what": "draft"}));
    let drafts = written(&page);
    assert!(
        drafts.iter().any(|(path, _)| path.contains("（草稿）")),
        "{drafts:?}"
    );
}

#[test]
fn pages_want_a_font_before_anything_is_written() {
    let mut page = page();
    open(&mut page, "2017.toml", &formats(r#"["docx", "pdf"]"#));
    let state = ask(&mut page, &json!({"ask": "build", "what": "report"}));
    assert!(
        state["wrong"].as_str().unwrap().contains("选字体"),
        "{state}"
    );
    assert_eq!(written(&page), []);
}

#[test]
fn a_change_is_noted_saved_and_never_lost_against_one_outside() {
    let mut page = page();
    open(&mut page, "2017.toml", REAL);
    ask(&mut page, &value("593"));
    let noted = written(&page);
    let note = noted.iter().find(|(path, _)| path == "2017.toml.unsaved");
    let note = note.and_then(|(_, bytes)| bytes.clone()).unwrap();

    // A further page finds it, but only beside the very file.
    let mut other = self::page();
    other.folder().put("2017.toml", b"year = 2017\n");
    assert!(!other.folder().recall("2017.toml", &note));
    let state = ask(&mut other, &json!({"ask": "open", "path": "2017.toml"}));
    assert_eq!(state["isRecoverable"], false);
    let mut further = self::page();
    further.folder().put("2017.toml", REAL.as_bytes());
    assert!(further.folder().recall("2017.toml", &note));
    let state = ask(&mut further, &json!({"ask": "open", "path": "2017.toml"}));
    assert_eq!(state["isRecoverable"], true);
    // Where another folder is opened, it is none of that folder's file.
    ask(&mut further, &json!({"ask": "leave"}));
    further.folder().remove("2017.toml");
    let state = open(&mut further, "2017.toml", "year = 2017\n");
    assert_eq!(state["isRecoverable"], false);

    // Changed outside meanwhile: both are there in the end.
    let outside = format!("{REAL}# outside\n");
    page.folder().put("2017.toml", outside.as_bytes());
    let state = ask(&mut page, &json!({"ask": "save"}));
    assert_eq!(state["isOutside"], true);
    ask(&mut page, &json!({"ask": "settle", "take": "mine"}));
    let kept = written(&page);
    assert_eq!(text_of(&kept, "2017.toml.1.bak"), Some(outside));
    let mine = text_of(&kept, "2017.toml").unwrap();
    assert!(mine.contains("593") && !mine.contains("# outside"));
    let note = kept.iter().rfind(|(path, _)| path == "2017.toml.unsaved");
    assert_eq!(
        note.map(|(_, bytes)| bytes.is_none()),
        Some(true),
        "the note is taken away"
    );
}

#[test]
fn a_report_is_started_imported_and_gone_on_from() {
    let project = Project::with(REAL);
    let run = project.run("build 2017 --format docx --quiet");
    assert_eq!(run.code, 0, "{run:?}");
    let docx = project.files("out/2017").into_iter().next().unwrap();
    let mut page = page();
    let bytes = base64::Engine::encode(&base64::engine::general_purpose::STANDARD, docx.1);
    let import = json!({"ask": "import", "name": docx.0, "bytes": bytes});
    let state = ask(&mut page, &import);
    assert_eq!(state["wrong"], Value::Null);
    assert_eq!(state["path"], "2017.toml");
    let state = ask(&mut page, &json!({"ask": "next", "year": 2018}));
    assert_eq!(
        (&state["path"], &state["wrong"]),
        (&json!("2018.toml"), &Value::Null)
    );
    assert!(state["report"]["open"].as_u64().unwrap() > 0);
    ask(&mut page, &json!({"ask": "leave"}));
    let start = json!({"ask": "start", "organ": "某市某局", "year": 2017});
    let state = ask(&mut page, &start);
    assert!(
        state["wrong"].as_str().unwrap().contains("2017.toml"),
        "never over a file"
    );
    let again = json!({"ask": "start", "organ": "某市某局", "year": 2020});
    assert_eq!(ask(&mut page, &again)["path"], "2020.toml");
    let state = ask(
        &mut page,
        &json!({"ask": "import", "name": "x.docx", "bytes": "AAAA"}),
    );
    assert!(state["wrong"].as_str().unwrap().contains("x.docx"));
}

#[test]
fn no_name_leads_out_of_the_folder_and_what_lies_in_it_is_read() {
    let mut page = page();
    page.folder().put("report.toml", b"formats = [\"html\"]\n");
    page.folder().put("secret.toml", b"year = 2016\n");
    let led = changed(REAL, "[report]", "[report]\nlast = \"../secret.toml\"");
    let state = open(&mut page, "data/2017.toml", &led);
    let findings = state["report"]["findings"].to_string();
    assert!(
        !findings.contains("之外"),
        "it is in the folder: {findings}"
    );
    let led = changed(REAL, "[report]", "[report]\nlast = \"../../secret.toml\"");
    page.folder().put("data/2017.toml", led.as_bytes());
    let state = ask(&mut page, &json!({"ask": "look"}));
    let findings = state["report"]["findings"].to_string();
    assert!(findings.contains("之外"), "{findings}");
    page.folder().put("data/2017.toml", REAL.as_bytes());
    ask(&mut page, &json!({"ask": "build", "what": "report"}));
    let built = written(&page);
    assert_eq!(built.len(), 1, "the formats of report.toml: {built:?}");
    page.folder().put("report.toml", b"formats = [\"pages\"]\n");
    let state = ask(&mut page, &json!({"ask": "build", "what": "report"}));
    assert!(state["wrong"].as_str().unwrap().contains("report.toml:1:"));
}
