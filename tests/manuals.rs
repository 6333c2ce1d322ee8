//! The examples of the manual pages do what the pages say.

use report::diagnostic::Diagnostic;

use crate::support::{findings, on_request};

/// What an example gives: what a check on request lists is part of it on that check's page only.
fn found(rule: &str, text: &str) -> Vec<Diagnostic> {
    let mut found = findings(text);
    if report::checks::ON_REQUEST
        .iter()
        .any(|check| check.rule.name == rule)
    {
        found.extend(on_request(text));
    }
    found
}

/// The blocks of a page marked `toml fails` or `toml passes`.
fn blocks<'a>(page: &'a str, mark: &str) -> Vec<&'a str> {
    page.split(&format!("```toml {mark}\n"))
        .skip(1)
        .filter_map(|rest| rest.split("\n```").next())
        .collect()
}

/// An example as a whole year file.
fn whole(block: &str) -> String {
    let mut text = String::new();
    if !block.lines().any(|line| line.starts_with("year")) {
        text.push_str("year = 2017\n[organ]\nname = \"某区某局\"\n");
    }
    text.push_str(block);
    if !block.contains("missing-cell") && !block.contains("[[waivers]]") {
        text.push_str("\n[[waivers]]\ncheck = \"missing-cell\"\nat = \"table\"\nreason = \"例\"\n");
    }
    text
}

#[test]
fn every_example_fails_or_passes_as_its_page_says() {
    for rule in report::checks::all_rules() {
        let failing = blocks(rule.manual_zh, "fails");
        let passing = blocks(rule.manual_zh, "passes");
        assert!(!failing.is_empty() && !passing.is_empty(), "{}", rule.name);
        assert_eq!(failing, blocks(rule.manual_en, "fails"), "{}", rule.name);
        assert_eq!(passing, blocks(rule.manual_en, "passes"), "{}", rule.name);
        for block in failing {
            let found: Vec<&str> = found(rule.name, &whole(block))
                .iter()
                .map(|finding| finding.rule.name)
                .collect();
            assert_eq!(found, [rule.name], "{block}");
        }
        for block in passing {
            assert_eq!(
                found(rule.name, &whole(block)),
                [],
                "{}: {block}",
                rule.name
            );
        }
    }
}
