//! The examples of the manual pages do what the pages say.

use report::checks::example::{Example, examples};

use crate::support::findings_with_last;

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
            let found: Vec<&str> = findings_with_last(&text, last.as_deref())
                .iter()
                .map(|finding| finding.rule.name)
                .collect();
            assert_eq!(found, [rule.name], "{text}");
        }
        for (text, last) in passing {
            let found = findings_with_last(&text, last.as_deref());
            assert_eq!(found, [], "{}: {text}", rule.name);
        }
    }
}
