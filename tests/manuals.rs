//! The examples of the manual pages do what the pages say.

use crate::support::findings_with_last;

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

/// Last year's file of a page that has one, a block marked `toml last`.
fn last_year(block: &str) -> String {
    let text = whole(block);
    if block.lines().any(|line| line.starts_with("year")) {
        text
    } else {
        text.replacen("year = 2017", "year = 2016", 1)
    }
}

#[test]
fn every_example_fails_or_passes_as_its_page_says() {
    for rule in report::checks::all_rules() {
        let failing = blocks(rule.manual_zh, "fails");
        let passing = blocks(rule.manual_zh, "passes");
        let last = blocks(rule.manual_zh, "last")
            .first()
            .map(|block| last_year(block));
        assert_eq!(
            blocks(rule.manual_zh, "last"),
            blocks(rule.manual_en, "last")
        );
        assert!(!failing.is_empty() && !passing.is_empty(), "{}", rule.name);
        assert_eq!(failing, blocks(rule.manual_en, "fails"), "{}", rule.name);
        assert_eq!(passing, blocks(rule.manual_en, "passes"), "{}", rule.name);
        for block in failing {
            let found: Vec<&str> = findings_with_last(&whole(block), last.as_deref())
                .iter()
                .map(|finding| finding.rule.name)
                .collect();
            assert_eq!(found, [rule.name], "{block}");
        }
        for block in passing {
            let found = findings_with_last(&whole(block), last.as_deref());
            assert_eq!(found, [], "{}: {block}", rule.name);
        }
    }
}
