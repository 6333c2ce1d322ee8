//! `text` of a waiver: it excuses what is found in these words, and nothing beside them.

use crate::support::{Project, changed, rules, small};

/// A numeral that counts nothing of the organ's, beside one that is bound to nothing.
const TEXT: &str = "[[sections]]
heading = \"总体情况\"
body = \"\"\"
外单位办理42场演出的信息公开及时。
\"\"\"
";

const SECOND: &str = "发布各类政策解读件70篇。\n";

fn read(project: &Project) -> String {
    let bytes = std::fs::read(project.path("2017.toml")).unwrap();
    String::from_utf8(bytes).unwrap()
}

fn waiver(text: &str) -> String {
    format!(
        "{}[[waivers]]\ncheck = \"unbound-numeral\"\nat = \"总体情况\"\n{text}reason = \"另有缘由\"\n",
        small(TEXT)
    )
}

#[track_caller]
fn unbound(text: &str) -> Vec<&'static str> {
    let found = rules(text);
    let told = ["unbound-numeral", "stale-waiver"];
    found
        .into_iter()
        .filter(|rule| told.contains(rule))
        .collect()
}

#[test]
fn a_second_number_in_the_part_is_found_beside_the_words_of_a_waiver() {
    let narrow = waiver("text = \"42场\"\n");
    assert_eq!(unbound(&narrow), [""; 0]);
    let second = changed(&narrow, "及时。\n", &format!("及时。\n{SECOND}"));
    assert_eq!(unbound(&second), ["unbound-numeral"]);
    let both = changed(&second, "\"42场\"", "[\"42场\", \"件70篇\"]");
    assert_eq!(unbound(&both), [""; 0]);
    // One without words goes on excusing all of the part.
    let wide = changed(&waiver(""), "及时。\n", &format!("及时。\n{SECOND}"));
    assert_eq!(unbound(&wide), [""; 0]);
    // Part of a number is another number, and words elsewhere are other words.
    for wrong in ["2场", "42场以外", "演出", "4"] {
        let text = changed(&narrow, "\"42场\"", &format!("\"{wrong}\""));
        assert_eq!(
            unbound(&text),
            ["unbound-numeral", "stale-waiver"],
            "{wrong}"
        );
    }
}

#[test]
fn a_waiver_lapses_with_its_words() {
    let gone = changed(&waiver("text = \"42场\"\n"), "办理42场演出", "办理演出");
    let project = Project::with(&gone);
    let said = project.run("check 2017 --output-format short");
    assert!(
        said.out
            .contains("the waiver has lapsed: 42场 is not in the file"),
        "{}",
        said.out
    );
    let one_gone = waiver("text = [\"42场\", \"件70篇\"]\n");
    let said = Project::with(&one_gone).run("check 2017 --output-format short");
    assert_eq!(said.out.matches("stale-waiver").count(), 1, "{}", said.out);
    assert!(
        said.out.contains("件70篇 is not in the file"),
        "{}",
        said.out
    );
}

#[test]
fn the_words_are_written_into_the_waiver() {
    let project = Project::with(&small(TEXT));
    let options = "check 2017 --waive unbound-numeral --at 总体情况 --reason 另有缘由";
    let said = project.run(options);
    let written = read(&project);
    let waiver = "[[waivers]]\ncheck = \"unbound-numeral\"\nat = \"总体情况\"\n\
                  text = \"42场\"\nreason = \"另有缘由\"\n";
    assert!(written.ends_with(waiver), "{written}{}", said.err);
    let second = changed(&written, "及时。\n", &format!("及时。\n{SECOND}"));
    assert_eq!(unbound(&second), ["unbound-numeral"]);
    let project = project.file(
        "2017.toml",
        changed(TEXT, "及时。\n", &format!("及时。\n{SECOND}")),
    );
    let text = small(&read(&project));
    let project = project.file("2017.toml", text);
    project.run(options);
    let written = read(&project);
    assert!(
        written.contains("text = [\"42场\", \"70篇\"]\n"),
        "{written}"
    );
    assert_eq!(unbound(&written), [""; 0]);
}
