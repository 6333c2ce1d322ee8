//! The language server, as an editor speaks to it.

mod broken;
mod client;

use serde_json::{Value, json};

use self::client::{Client, edited, place};
use crate::support::{Project, REAL, changed, small};

const FIGURES: &str = "\
[figures.disclosed]
label = \"主动公开\"
value = 3
unit = \"条\"
[figures.disclosed.parts]
list = { label = \"权力清单\", value = 1 }
others = 2
[figures.share]
formula = \"disclosed.list / disclosed\"
unit = \"%\"
[[relations]]
left = [\"disclosed\"]
is = \">=\"
right = [\"disclosed.list\"]
[[sections]]
heading = \"概述\"
body = \"\"\"
共𠮷公开{{ disclosed }}条，清单{{ disclosed.list }}条，占{{ share }}%。
\"\"\"
";

fn clean() -> String {
    small(FIGURES)
}

/// The names of the rules.
fn rules(findings: &[Value]) -> Vec<&str> {
    findings
        .iter()
        .map(|one| one["code"].as_str().unwrap())
        .collect()
}

#[test]
fn findings_appear_while_somebody_types_and_go_again() {
    let project = Project::new();
    let mut client = Client::ready(&project);
    client.open("2017.toml", &clean());
    let found = client.findings("2017.toml", 1);
    assert_eq!(rules(&found), [""; 0], "{found:?}");
    let wrong = changed(&clean(), "others = 2", "others = 1");
    client.send(&[client.changed("2017.toml", 2, &wrong)]);
    let found = client.findings("2017.toml", 2);
    assert_eq!(rules(&found), ["sum-mismatch"]);
    let one = &found[0];
    let (line, column) = place(&wrong, "3\nunit");
    assert_eq!(
        one["range"],
        json!({
            "start": { "line": line, "character": column },
            "end": { "line": line, "character": column + 1 },
        })
    );
    assert_eq!(
        (&one["severity"], &one["source"]),
        (&json!(1), &json!("report"))
    );
    let message = one["message"].as_str().unwrap();
    assert!(message.contains("a difference of 1"), "{message}");
    let related = one["relatedInformation"].as_array().unwrap();
    let (line, _) = place(&wrong, "others = 1");
    assert!(
        related
            .iter()
            .any(|place| place["location"]["range"]["start"]["line"] == line),
        "{related:?}"
    );
    // Only what was typed.
    let typed = json!({
        "textDocument": { "uri": client.address("2017.toml"), "version": 3 },
        "contentChanges": [{
            "range": {
                "start": { "line": line, "character": 9 },
                "end": { "line": line, "character": 10 },
            },
            "text": "2",
        }],
    });
    client.tell("textDocument/didChange", typed);
    assert_eq!(client.findings("2017.toml", 3), [Value::Null; 0]);
    client.send(&[client.changed("2017.toml", 4, &wrong)]);
    assert_eq!(client.findings("2017.toml", 4).len(), 1);
    let uri = client.address("2017.toml");
    client.tell(
        "textDocument/didClose",
        json!({ "textDocument": { "uri": uri } }),
    );
    let cleared = client.wait(|message| message["params"]["uri"] == uri.as_str());
    assert_eq!(cleared["params"]["diagnostics"], json!([]));
    client.ask("shutdown", Value::Null);
    client.tell("exit", Value::Null);
    assert_eq!(client.end(), 0);
}

#[test]
fn columns_count_halves_of_utf_16_unless_the_editor_counts_bytes() {
    let text = changed(&clean(), "占{{ share }}", "占{{ shar }}");
    let (line, column) = place(&text, "shar }}");
    let bytes = text.lines().nth(line).unwrap().find("shar }}").unwrap();
    assert_ne!(column, bytes);
    for (capabilities, encoding, column) in [
        (json!({}), "utf-16", column),
        (
            json!({ "general": { "positionEncodings": ["utf-8", "utf-16"] } }),
            "utf-8",
            bytes,
        ),
    ] {
        let project = Project::new();
        let mut client = Client::start(&project);
        let ready = client.ask("initialize", json!({ "capabilities": capabilities }));
        assert_eq!(ready["capabilities"]["positionEncoding"], encoding);
        client.open("2017.toml", &text);
        let found = client.findings("2017.toml", 1);
        let unknown = found.iter().find(|one| one["code"] == "unknown-figure");
        let unknown = unknown.unwrap_or_else(|| panic!("{found:?}"));
        assert_eq!(
            unknown["range"]["start"],
            json!({ "line": line, "character": column })
        );
    }
}

#[test]
fn what_was_typed_last_is_what_is_found() {
    let project = Project::new();
    let mut client = Client::ready(&project);
    client.open("2017.toml", &clean());
    let wrong = changed(&clean(), "others = 2", "others = 1");
    let broken = changed(&clean(), "others = 2", "others = ");
    let burst: Vec<Value> = (2..40)
        .map(|version| client.changed("2017.toml", version, &broken))
        .chain([client.changed("2017.toml", 40, &wrong)])
        .collect();
    client.send(&burst);
    assert_eq!(rules(&client.findings("2017.toml", 40)), ["sum-mismatch"]);
    // Of what was typed in between little was looked at, and nothing is told behind the last.
    let before = client.told().len();
    assert!(before < 20, "{before} versions were told");
    let answer = client.ask("textDocument/hover", client.at("2017.toml", (0, 0)));
    assert_ne!(answer, Value::Null);
    assert_eq!(client.told(), [Value::Null; 0]);
}

#[test]
fn mends_that_are_applied_leave_a_clean_file() {
    let project = Project::new();
    let mut client = Client::ready(&project);
    let wrong = changed(&clean(), "value = 3", "value = \"3\"");
    let wrong = changed(&wrong, "[[relations]]", "[relations]");
    let wrong = changed(&wrong, "others = 2", "others = \"２\"");
    client.open("2017.toml", &wrong);
    let found = client.findings("2017.toml", 1);
    assert!(!found.is_empty());
    let whole = json!({
        "start": { "line": 0, "character": 0 },
        "end": { "line": 900, "character": 0 },
    });
    let mut params = json!({
        "textDocument": { "uri": client.address("2017.toml") },
        "range": whole,
        "context": { "diagnostics": [] },
    });
    let actions = client.ask("textDocument/codeAction", params.clone());
    let actions = actions.as_array().unwrap();
    let kinds: Vec<&str> = actions
        .iter()
        .map(|one| one["kind"].as_str().unwrap())
        .collect();
    assert!(kinds.contains(&"quickfix"), "{actions:?}");
    let uri = client.address("2017.toml");
    let one = &actions[0];
    assert_ne!(one["diagnostics"][0]["code"], Value::Null);
    let less = edited(&wrong, &one["edit"]["changes"][&uri]);
    client.send(&[client.changed("2017.toml", 2, &less)]);
    assert_eq!(client.findings("2017.toml", 2).len(), found.len() - 1);
    params["context"]["only"] = json!(["source.fixAll"]);
    let actions = client.ask("textDocument/codeAction", params.clone());
    let [all] = actions.as_array().unwrap().as_slice() else {
        panic!("{actions}");
    };
    assert_eq!(all["kind"], "source.fixAll");
    let mended = edited(&less, &all["edit"]["changes"][&uri]);
    client.send(&[client.changed("2017.toml", 3, &mended)]);
    assert_eq!(
        client.findings("2017.toml", 3),
        [Value::Null; 0],
        "{mended}"
    );
    assert_eq!(client.ask("textDocument/codeAction", params), json!([]));
}

/// The labels that are offered where `typed` stands in a file, with what is written for each.
fn offered(text: &str, typed: &str) -> Vec<(String, String)> {
    let project = Project::new();
    let mut client = Client::ready(&project);
    client.open("2017.toml", &clean());
    let _ = client.findings("2017.toml", 1);
    client.send(&[client.changed("2017.toml", 2, text)]);
    let (line, column) = place(text, typed);
    let at = (line, column + typed.encode_utf16().count());
    let items = client.ask("textDocument/completion", client.at("2017.toml", at));
    let items = items.as_array().unwrap().iter();
    items
        .map(|item| {
            let text = |value: &Value| value.as_str().unwrap().to_owned();
            (text(&item["label"]), text(&item["textEdit"]["newText"]))
        })
        .collect()
}

#[test]
fn keys_figures_cells_and_words_are_offered_where_they_can_stand() {
    let file = clean();
    for (old, new, typed, label, written) in [
        ("unit = \"条\"", "un", "un", "unit", "unit"),
        ("others = 2", "others = { va", "{ va", "value", "value"),
        (
            "占{{ share }}",
            "占{{ disclosed.l",
            "占{{ disclosed.l",
            "disclosed.list",
            "disclosed.list",
        ),
        (
            "占{{ share }}",
            "占{{ org",
            "占{{ org",
            "organ.name",
            "organ.name",
        ),
        (
            "list / disclosed\"",
            "list / \"",
            "list / ",
            "share",
            "share",
        ),
        (
            "right = [\"disclosed.list\"]",
            "right = [\"disc\"]",
            "[\"disc",
            "disclosed",
            "disclosed",
        ),
        ("is = \">=\"", "is = ", "is = ", "<=", "\"<=\""),
        (
            "check = \"missing-cell\"",
            "check = \"mis\"",
            "check = \"mis",
            "missing-cell",
            "missing-cell",
        ),
        (
            "[[sections]]",
            "[table]\nreq\n[[sections]]",
            "req",
            "requests.received",
            "\"requests.received\"",
        ),
        (
            "[[sections]]",
            "[tab\n[[sections]]",
            "[tab",
            "table",
            "table",
        ),
    ] {
        let found = offered(&changed(&file, old, new), typed);
        let wanted = (label.to_owned(), written.to_owned());
        assert!(found.contains(&wanted), "{new}: {found:?}");
    }
    let outside = offered(&file, "共𠮷公");
    assert!(outside.is_empty(), "{outside:?}");
}

#[test]
fn what_stands_under_the_cursor_is_explained() {
    let last = changed(&clean(), "year = 2017", "year = 2016");
    let last = changed(&last, "value = 3", "value = 7");
    let last = changed(&last, "others = 2", "others = 6");
    let project = Project::new().file("2016.toml", last);
    let mut client = Client::ready(&project);
    let text = changed(
        &clean(),
        "[[sections]]",
        "[table]\n\"requests.received\" = 0\n[[sections]]",
    );
    client.open("2017.toml", &text);
    for (needle, expected) in [
        ("disclosed }}", vec!["主动公开", "3条", "last year: 7条"]),
        ("disclosed.list }}", vec!["主动公开"]),
        ("list }}", vec!["权力清单"]),
        ("unit = \"条\"", vec!["单位"]),
        ("requests.received", vec!["收到", "0"]),
        ("missing-cell", vec!["# missing-cell"]),
        ("heading", vec!["标题"]),
    ] {
        let page = client.ask(
            "textDocument/hover",
            client.at("2017.toml", place(&text, needle)),
        );
        let words = page["contents"]["value"].as_str().unwrap_or("");
        for word in expected {
            assert!(words.contains(word), "{needle}: {page}");
        }
    }
    let nothing = client.at("2017.toml", place(&text, "共𠮷"));
    assert_eq!(client.ask("textDocument/hover", nothing), Value::Null);
}

#[test]
fn one_goes_from_a_use_to_the_figure_and_from_there_to_every_use() {
    let last = changed(&clean(), "year = 2017", "year = 2016");
    let project = Project::new().file("2016.toml", &last);
    let mut client = Client::ready(&project);
    let text = changed(
        &clean(),
        "占{{ share }}",
        "上年{{ last.disclosed }}条，占{{ share }}",
    );
    client.open("2017.toml", &text);
    let start = |place: &Value| {
        let at = &place["range"]["start"];
        let number = |value: &Value| usize::try_from(value.as_u64().unwrap()).unwrap();
        (number(&at["line"]), number(&at["character"]))
    };
    for (needle, stated) in [
        ("list }}", "list = {"),
        ("disclosed.list / ", "disclosed]"),
        ("disclosed\"]", "disclosed]"),
        ("share }}", "share]"),
    ] {
        let at = client.at("2017.toml", place(&text, needle));
        let found = client.ask("textDocument/definition", at);
        assert_eq!(found["uri"], client.address("2017.toml"));
        assert_eq!(start(&found), place(&text, stated), "{needle}");
    }
    let at = client.at("2017.toml", place(&text, "last.disclosed"));
    let found = client.ask("textDocument/definition", at);
    assert_eq!(found["uri"], client.address("2016.toml"));
    assert_eq!(start(&found), place(&last, "3\nunit"));
    let mut params = client.at("2017.toml", place(&text, "list = {"));
    params["context"] = json!({ "includeDeclaration": false });
    let found = client.ask("textDocument/references", params);
    let found: Vec<(usize, usize)> = found.as_array().unwrap().iter().map(start).collect();
    let uses = [
        "disclosed.list / ",
        "disclosed.list\"]",
        "disclosed.list }}",
    ];
    assert_eq!(found, uses.map(|needle| place(&text, needle)));
    let outline = client.ask(
        "textDocument/documentSymbol",
        json!({ "textDocument": { "uri": client.address("2017.toml") } }),
    );
    let names: Vec<&str> = { outline.as_array().unwrap().iter() }
        .map(|symbol| symbol["name"].as_str().unwrap())
        .collect();
    assert!(names.contains(&"figures.disclosed.parts"), "{names:?}");
}

#[test]
fn a_figure_is_renamed_everywhere_or_not_at_all() {
    let project = Project::new();
    let mut client = Client::ready(&project);
    let text = clean();
    client.open("2017.toml", &text);
    let uri = client.address("2017.toml");
    let mut rename = |needle: &str, name: &str| {
        let mut params = client.at("2017.toml", place(&text, needle));
        params["newName"] = name.into();
        let answer = client.answer("textDocument/rename", params);
        match answer.get("error") {
            Some(error) => Err(error["message"].as_str().unwrap().to_owned()),
            None => Ok(edited(&text, &answer["result"]["changes"][&uri])),
        }
    };
    let part = rename("list }}", "清单").unwrap();
    let expected = text
        .replace("list = {", "\"清单\" = {")
        .replace("disclosed.list", "disclosed.清单");
    assert_eq!(part, expected);
    let whole = rename("disclosed]", "published").unwrap();
    assert_eq!(whole, text.replace("disclosed", "published"));
    assert!(
        rename("disclosed]", "share")
            .unwrap_err()
            .contains("share already")
    );
    for bad in ["", "a b", "1a", "a.b"] {
        let renamed = rename("disclosed]", bad);
        assert!(renamed.is_err(), "{bad}: {renamed:?}");
    }
    assert!(rename("heading", "x").is_err());
    let range = client.ask(
        "textDocument/prepareRename",
        client.at("2017.toml", place(&text, "list }}")),
    );
    let (line, column) = place(&text, "list }}");
    assert_eq!(range["start"], json!({ "line": line, "character": column }));
}

#[test]
fn the_real_file_is_clean_and_a_cell_keeps_its_name() {
    let project = Project::new();
    let mut client = Client::ready(&project);
    client.open("2017.toml", REAL);
    let errors = client.findings("2017.toml", 1);
    let errors: Vec<_> = errors.iter().filter(|one| one["severity"] == 1).collect();
    assert!(errors.is_empty(), "{errors:?}");
    let mut params = client.at("2017.toml", place(REAL, "requests.received }}"));
    params["newName"] = "x".into();
    let answer = client.answer("textDocument/rename", params);
    let why = answer["error"]["message"].as_str().unwrap();
    assert!(why.contains("is a cell"), "{why}");
    let mut params = client.at("2017.toml", place(REAL, "disclosed]"));
    params["newName"] = "published".into();
    let answer = client.ask("textDocument/rename", params);
    let uri = client.address("2017.toml");
    let renamed = edited(REAL, &answer["changes"][&uri]);
    // The cells of the form are called alike.
    assert!(renamed.contains("\"disclosed.total\"          = \"=published\""));
    assert!(renamed.contains("{{ published.power_list }}"));
}

#[test]
fn findings_of_last_years_file_stand_in_it_and_follow_it_while_it_is_typed() {
    let last = changed(&clean(), "year = 2017", "year = 2015");
    let project = Project::new().file("2016.toml", &last);
    let mut client = Client::ready(&project);
    client.open("2017.toml", &clean());
    assert_eq!(rules(&client.findings("2017.toml", 1)), ["wrong-last-year"]);
    client.open("2016.toml", &last);
    client.send(&[client.changed("2016.toml", 2, &last.replace("2015", "2016"))]);
    loop {
        if client.findings("2017.toml", 1).is_empty() {
            break;
        }
    }
}
