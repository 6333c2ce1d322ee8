//! The examples of the manual pages do what the pages say.

use report::{
    checks::{
        ON_REQUEST,
        support::example::{Example, examples},
    },
    diagnostic::Diagnostic,
};

use crate::support::{on_request, world};

/// What an example gives: what a check on request lists is part of it on that check's page only.
fn found(rule: &str, text: &str, last: Option<&str>) -> Vec<Diagnostic> {
    let mut world = world(text);
    if let Some(last) = last {
        world = world.last(last);
    }
    let mut found = world.findings();
    if ON_REQUEST.iter().any(|check| check.rule.name == rule) {
        found.extend(on_request(text));
    }
    found
}

/// The examples of a page that fail, or that pass: whole year files with last year's.
fn year_files(page: &str, fails: bool) -> Vec<(String, Option<String>)> {
    examples(page)
        .into_iter()
        .filter(|example| example.fails == fails)
        .map(
            |Example {
                 year_file, last, ..
             }| (year_file, last),
        )
        .collect()
}

#[test]
fn every_example_fails_or_passes_as_its_page_says() {
    for rule in report::checks::all_rules() {
        let failing = year_files(rule.manual_zh, true);
        let passing = year_files(rule.manual_zh, false);
        assert!(!failing.is_empty() && !passing.is_empty(), "{}", rule.name);
        assert_eq!(failing, year_files(rule.manual_en, true), "{}", rule.name);
        assert_eq!(passing, year_files(rule.manual_en, false), "{}", rule.name);
        for (text, last) in failing {
            let found: Vec<&str> = found(rule.name, &text, last.as_deref())
                .iter()
                .map(|finding| finding.rule.name)
                .collect();
            assert_eq!(found, [rule.name], "{text}");
        }
        for (text, last) in passing {
            let found = found(rule.name, &text, last.as_deref());
            assert_eq!(found, [], "{}: {text}", rule.name);
        }
    }
}
