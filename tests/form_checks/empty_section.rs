//! `empty-section`: a heading with nothing under it.

use report::diagnostic::Language;

use super::told;
use crate::support::{findings, rules, small};

/// A file on the form of 2021 whose `[[sections]]` are these, each a heading and its further lines.
fn parts(parts: &[(&str, &str)]) -> String {
    let sections: Vec<String> = parts
        .iter()
        .map(|(heading, body)| format!("[[sections]]\nheading = \"{heading}\"\n{body}\n"))
        .collect();
    small(&(ZERO.to_owned() + &sections.concat())).replace("year = 2017", "year = 2023")
}

const ZERO: &str = "[figures]\nx = 0\n[figures.y]\nvalue = 3\n[figures.y.parts]\na = 1\nb = 2\n";

/// What `empty-section` finds in them, as [`told`].
fn empty(text: &str) -> Vec<String> {
    let mut told = told(text);
    told.retain(|one| one.starts_with("empty-section"));
    told
}

#[test]
fn a_part_with_nothing_under_its_heading_is_reported_at_its_body() {
    for (body, place) in [
        ("body = \"\"", "\"\""),
        ("body = \" \"", "\" \""),
        ("body = \"{{ '' }}\"", "\"{{ '' }}\""),
        (
            "body = \"{% if x > 0 %}有{{ x }}件。{% endif %}\"",
            "\"{% if x > 0 %}有{{ x }}件。{% endif %}\"",
        ),
        ("", "[[sections]]"),
    ] {
        let text = parts(&[("总体情况", "body = \"无\""), ("其他需要报告的事项", body)]);
        assert_eq!(empty(&text), [format!("empty-section at {place}")]);
    }
}

#[test]
fn a_part_that_prints_anything_is_not_empty() {
    for body in [
        "body = \"无\"",
        "body = \"{{ x }}\"",
        "body = \"{{ table(y) }}\"",
        "body = \"{{ chart(y) }}\"",
        "body = \"{% if x > 0 %}有。{% else %}无。{% endif %}\"",
    ] {
        assert_eq!(empty(&parts(&[("总体情况", body)])), [""; 0], "{body}");
    }
}

#[test]
fn a_part_in_which_the_form_prints_its_table_is_not_empty() {
    let with_tables = [
        ("总体情况", "body = \"无\""),
        ("主动公开政府信息情况", "body = \"\""),
        ("（别的说法）", "body = \"\""),
        ("政府信息公开行政复议、行政诉讼情况", ""),
    ];
    assert_eq!(empty(&parts(&with_tables)), [""; 0]);
    // Without a form, or behind the report, no table stands there.
    for year in ["2012", "2017"] {
        let text = parts(&with_tables).replace("year = 2023", &format!("year = {year}"));
        assert_eq!(empty(&text).len(), 3, "{year}");
    }
}

#[test]
fn a_text_that_cannot_be_read_or_evaluated_is_not_called_empty() {
    for (body, rule) in [
        ("body = \"{{ nothing }}\"", "unknown-figure"),
        ("body = \"{{ x | }}\"", "template-error"),
        ("body = 3", "wrong-type"),
        ("boby = \"无\"", "unknown-key"),
    ] {
        let text = parts(&[("总体情况", body), ("其他需要报告的事项", "body = \"无\"")]);
        assert_eq!(empty(&text), [""; 0], "{body}");
        assert!(rules(&text).contains(&rule), "{body}: {:?}", rules(&text));
    }
}

#[test]
fn only_a_part_that_nothing_asks_for_may_be_deleted() {
    let may_go = |heading: &str| {
        let found = findings(&parts(&[(heading, ""), ("总体情况", "body = \"无\"")]));
        let mut empty = found
            .iter()
            .filter(|finding| finding.rule.name == "empty-section");
        let help = &empty.next().unwrap().help;
        help.iter()
            .any(|help| help.get(Language::Chinese).contains("删去"))
    };
    assert!(may_go("附录"));
    assert!(!may_go("其他需要报告的事项"));
}

/// 无 would be the next finding where the form asks for something.
#[test]
fn an_empty_part_is_told_what_the_form_asks_for() {
    let help = |heading: &str| {
        let found = findings(&parts(&[
            (heading, "body = \"\""),
            ("总体情况", "body = \"无\""),
        ]));
        let mut empty = found
            .iter()
            .filter(|finding| finding.rule.name == "empty-section");
        let help = &empty.next().unwrap().help;
        let words = help.iter().map(|help| help.get(Language::Chinese));
        words.collect::<Vec<_>>().concat()
    };
    let of_form = help("其他需要报告的事项");
    assert!(
        of_form.contains("写明收取信息处理费情况") && !of_form.contains("写“无”"),
        "{of_form}"
    );
    assert!(help("附录").contains("写“无”"));
}
