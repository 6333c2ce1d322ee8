//! `{{ rate | percent }}`: a figure whose unit is %, with its sign.

use crate::support::{Project, findings, reading::word_text, rules, small};

const FIGURES: &str = "[figures]\nrate = { label = \"办结率\", value = 38.46, unit = \"%\" }\n\
     about = { label = \"满意率\", value = \"90余\", unit = \"%\" }\n\
     count = { label = \"来电\", value = 30, unit = \"件\" }\n";

fn saying(text: &str) -> String {
    small(&format!(
        "{FIGURES}[[sections]]\nheading = \"概述\"\nbody = \"\"\"\n来电{{{{ count }}}}件，\
         满意率{{{{ about }}}}%。\n{text}\n\"\"\"\n"
    ))
}

#[test]
fn a_percentage_is_printed_as_typed_with_its_sign() {
    let project = Project::with(&saying(
        "办结率{{ rate | percent }}，满意率{{ about | percent }}。",
    ));
    let said = project.run("build 2017");
    assert_eq!(said.code, 0, "{}{}", said.out, said.err);
    let text = word_text(&project.files("out/2017")[0].1);
    assert!(text.contains("办结率38.46%，满意率90余%。"), "{text}");
}

#[test]
fn a_count_is_no_percentage_and_the_way_is_told() {
    let text = saying("办结率{{ rate }}%，来电{{ count | percent }}。");
    assert_eq!(rules(&text), ["template-error"]);
    let finding = findings(&text).remove(0);
    let said = format!("{:?} {:?}", finding.message, finding.help);
    for way in ["{{ 名称 | share }}", "{{ a / b | percent }}"] {
        assert!(said.contains(way), "{said}");
    }
}

#[test]
fn a_sign_that_is_printed_already_is_not_typed_once_more() {
    let text = |behind| saying(&format!("办结率{{{{ rate | percent }}}}{behind}。"));
    for behind in ["%", "％"] {
        assert_eq!(rules(&text(behind)), ["unit-mismatch"]);
    }
    assert!(rules(&text("")).is_empty());
}
