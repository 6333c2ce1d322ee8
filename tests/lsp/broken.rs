//! What no editor should say, and the ends of a session.

use serde_json::{Value, json};

use super::{Client, clean};
use crate::support::Project;

#[test]
fn garbage_is_answered_and_ends_nothing() {
    let project = Project::new();
    let mut client = Client::ready(&project);
    for (garbage, code) in [
        ("hello\r\n", -32700),
        ("Content-Length: many\r\n", -32700),
        ("Content-Length: 3\r\n\r\n{{{", -32700),
        ("Content-Length: 2\r\n\r\n[]", -32600),
        ("Content-Length: 10\r\n\r\n{\"id\":1.5}", -32600),
        ("Content-Length: 15\r\n\r\n{\"method\":true}", -32600),
    ] {
        client.write(garbage);
        let answer = client.wait(|message| message.get("error").is_some());
        assert_eq!(answer["error"]["code"], code, "{garbage}");
    }
    let code = |answer: Value| answer["error"]["code"].as_i64().unwrap();
    assert_eq!(code(client.answer("textDocument/fold", json!({}))), -32601);
    for method in [
        "textDocument/hover",
        "textDocument/completion",
        "textDocument/rename",
        "textDocument/codeAction",
        "textDocument/references",
    ] {
        assert_eq!(
            code(client.answer(method, json!({ "position": 7 }))),
            -32602
        );
        assert_eq!(code(client.answer(method, json!([1]))), -32602);
    }
    client.tell("textDocument/didChange", json!("x"));
    client.tell("textDocument/didOpen", Value::Null);
    client.tell("no/such/notice", json!({}));
    client.open("2017.toml", &clean());
    let far = client.at("2017.toml", (4_000_000_000, 4_000_000_000));
    client.ask("textDocument/completion", far.clone());
    client.ask("textDocument/hover", far);
    let nowhere = client.at("9.toml", (0, 0));
    assert_eq!(client.ask("textDocument/definition", nowhere), Value::Null);
    assert_eq!(client.findings("2017.toml", 1), [Value::Null; 0]);
}

#[test]
fn any_place_of_a_half_typed_file_can_be_asked_for() {
    let project = Project::new();
    let mut client = Client::ready(&project);
    let text = clean();
    client.open("2017.toml", &text);
    for (version, cut) in (2..).zip((0..text.len()).step_by(41)) {
        let cut = text.floor_char_boundary(cut);
        let half = text.split_at(cut).0;
        client.send(&[client.changed("2017.toml", version, half)]);
        let lines = half.split('\n').count();
        for line in [lines / 2, lines - 1] {
            let at = client.at("2017.toml", (line, 6));
            for method in ["completion", "hover", "definition", "prepareRename"] {
                client.answer(&format!("textDocument/{method}"), at.clone());
            }
        }
    }
    client.ask("shutdown", Value::Null);
}

#[test]
fn files_that_are_no_year_files_have_no_findings() {
    let project = Project::new();
    let mut client = Client::ready(&project);
    for (name, text) in [
        ("Cargo.toml", "[package]\nname = 1\n"),
        ("report.toml", "year = 1\nx = 2\n"),
        ("form.toml", "[form]\nid = 7\n"),
        ("2017.seal.toml", "year = 2017\n"),
    ] {
        client.open(name, text);
        assert_eq!(client.findings(name, 1), [Value::Null; 0], "{name}");
    }
}

#[test]
fn a_request_that_is_cancelled_while_it_waits_is_not_answered_with_more() {
    let project = Project::new();
    let mut client = Client::ready(&project);
    client.open("2017.toml", &clean());
    let mut hover = json!({ "jsonrpc": "2.0", "id": 900, "method": "textDocument/hover" });
    hover["params"] = client.at("2017.toml", (0, 0));
    let cancel = json!({ "jsonrpc": "2.0", "method": "$/cancelRequest", "params": { "id": 900 } });
    client.send(&[hover, cancel]);
    let answer = client.wait(|message| message["id"] == 900);
    // It may have been answered before the second message was read.
    let code = answer.pointer("/error/code");
    assert!(code.is_none_or(|code| *code == -32800), "{answer}");
    let cancel = json!({ "id": { "a": 1 } });
    client.tell("$/cancelRequest", cancel);
    client.ask("shutdown", Value::Null);
}

#[test]
fn the_exit_code_says_whether_the_editor_took_its_leave() {
    let project = Project::new();
    let mut client = Client::start(&project);
    let answer = client.answer("shutdown", Value::Null);
    assert_eq!(answer["error"]["code"], -32002);
    client.tell("exit", Value::Null);
    assert_eq!(client.end(), 1);
    assert_eq!(Client::ready(&project).end(), 1);
    let mut client = Client::ready(&project);
    client.ask("shutdown", Value::Null);
    let answer = client.answer("textDocument/hover", json!({}));
    assert_eq!(answer["error"]["code"], -32600);
    assert_eq!(client.end(), 0);
}
