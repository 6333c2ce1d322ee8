//! A report that is filled in from nothing, by somebody who never sees how a year file is written.

use serde_json::{Value, json};

use super::{client::Desk, found, read};
use crate::support::Project;

/// A change of the file of 2024, which the desk takes.
fn edit(desk: &Desk, edit: &Value) -> Value {
    let state = desk.ask(&json!({"ask": "edit", "path": "2024.toml", "edit": edit}));
    assert_eq!(state["wrong"], Value::Null, "{edit}");
    state
}

fn write_text(desk: &Desk, key: &str, before: &str, text: &str) -> Value {
    edit(
        desk,
        &json!({"of": "text", "key": key, "before": before, "text": text}),
    )
}

fn told(desk: &Desk, key: &str, before: &str, text: &str) -> Value {
    edit(
        desk,
        &json!({"of": "particular", "key": key, "before": before, "text": text}),
    )
}

/// The number of a finding of a number in the text, by its words.
fn unbound(state: &Value, quote: &str) -> usize {
    let findings = state["report"]["findings"].as_array().unwrap();
    let mut findings = findings.iter();
    let one = findings.find(|one| one["isUnbound"] == true && one["quote"] == quote);
    let number = one.unwrap_or_else(|| panic!("{state}"))["number"].as_u64();
    number.unwrap().try_into().unwrap()
}

#[test]
fn a_report_is_filled_in_from_nothing_at_the_desk() {
    let project = Project::new();
    let desk = Desk::open(&project, "desk 2024");
    let state = desk.ask(&json!({"ask": "look"}));
    assert_eq!(state["askedYear"], 2024, "a year without a file is begun");
    let state = desk.ask(&json!({"ask": "start", "organ": "某市某局", "year": 2024}));
    assert_eq!(state["path"], "2024.toml", "{}", state["wrong"]);
    assert_eq!(state["askedYear"], Value::Null);
    let figures = state["report"]["figures"].as_array().unwrap().iter();
    let open = figures.filter(|one| one["isOpen"] == true);
    let asks = |id: &Value| {
        let id = id.as_str().unwrap();
        let is_one = ["requests.new.natural", "requests.result.granted.natural"].contains(&id)
            || id == "requests.result.total.natural";
        json!({"id": id, "typed": if is_one { "7" } else { "0" }})
    };
    let values: Vec<Value> = open.map(|one| asks(&one["id"])).collect();
    edit(&desk, &json!({"of": "values", "values": values}));
    write_text(
        &desk,
        "preamble",
        "",
        "本报告由某市某局编制。\n如有疑问请与我局联系。",
    );
    write_text(&desk, "0.body", "", "主动公开信息1136条。\n收到申请7件。");
    write_text(&desk, "4.body", "", "公开的深度不够，将加强培训。");
    let state = write_text(&desk, "5.body", "", "全年没有收取信息处理费。");
    assert_eq!(found(&state), ["unbound-numeral"; 2]);
    // The one is a number of the table, the other becomes one of its own.
    let bind = json!({
        "of": "bind", "version": state["version"], "finding": unbound(&state, "7"),
        "figure": "requests.new.total",
    });
    let state = edit(&desk, &bind);
    assert_eq!(found(&state), ["unbound-numeral"]);
    unbound(&state, "1136");
    let again = desk.ask(&json!({"ask": "edit", "path": "2024.toml", "edit": bind}));
    assert!(
        again["wrong"].is_string(),
        "what was seen is no longer there"
    );
    let state = edit(&desk, &json!({"of": "adopt"}));
    assert_eq!(found(&state), [""; 0]);
    told(&desk, "telephone", "", "12345678");
    told(&desk, "date", "", "2025年1月20日");
    told(&desk, "address", "", "某路1号");
    told(&desk, "address", "某路1号", "");
    let state = desk.ask(&json!({"ask": "build", "what": "report"}));
    assert_eq!(state["wrong"], Value::Null);
    assert_eq!(project.files("out/2024").len(), 2);
    let said = project.run("check 2024");
    assert_eq!(said.code, 0, "{said:?}");
    let written = read(&project, "2024.toml");
    for line in [
        "\ntelephone = \"12345678\"\n",
        "\n[report]\npreamble = \"\"\"\n本报告由某市某局编制。\n如有疑问请与我局联系。\"\"\"\ndate = 2025-01-20\n",
        "\n收到申请{{ requests.new.total }}件。",
    ] {
        assert!(written.contains(line), "{line}: {written}");
    }
    let places = ["[organ]", "[report]\n", "[table]"].map(|header| written.find(header));
    assert!(places.is_sorted(), "{written}");
}

#[test]
fn what_cannot_be_told_of_an_organ_is_refused() {
    let project = Project::new();
    let desk = Desk::open(&project, "desk");
    desk.ask(&json!({"ask": "start", "organ": "某市某局", "year": 2024}));
    for (key, before, text) in [
        ("date", "", "明天"),
        ("name", "某市某局", " "),
        ("name", "别的局", "某局"),
        ("form", "", "ours.toml"),
    ] {
        let edit = json!({"of": "particular", "key": key, "before": before, "text": text});
        let state = desk.ask(&json!({"ask": "edit", "path": "2024.toml", "edit": edit}));
        assert!(state["wrong"].is_string(), "{key} = {text}");
        assert_eq!(state["isUnsaved"], false);
    }
    // A preview has nothing to begin.
    let said = Project::new().run("preview 2024");
    assert_eq!(said.code, 2, "{said:?}");
}
