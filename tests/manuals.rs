//! The examples of the manual pages do what the pages say.

use report::{
    checks::{
        self, ON_REQUEST,
        support::example::{Example, FORM, examples},
    },
    diagnostic::Diagnostic,
};

use crate::support::{on_request, world};

/// What an example gives: what a check on request lists is part of it on that check's page only.
fn found(rule: &str, example: &Example) -> Vec<Diagnostic> {
    let mut world = world(&example.year_file);
    if let Some(last) = &example.last {
        world = world.last(last);
    }
    if let Some(form) = &example.form {
        world = world.file(FORM, form);
    }
    if let Some(seal) = &example.seal {
        world = world.file("this.seal.toml", seal);
    }
    let mut found = world.findings();
    found.extend(world.broken_seal());
    if ON_REQUEST.iter().any(|check| check.rule.name == rule) {
        found.extend(on_request(&example.year_file));
    }
    if rule == "font-missing" {
        found.extend(world.faces_beyond_standard());
    }
    found
}

/// The examples of a page that fail, or that pass, wherever they stand.
fn that(page: &str, fails: bool) -> Vec<Example> {
    let mut examples = examples(page);
    examples.retain(|example| example.fails == fails);
    for example in &mut examples {
        example.line = 0;
    }
    examples
}

#[test]
fn every_example_fails_or_passes_as_its_page_says() {
    for rule in checks::all_rules() {
        // What is found in finished files, or in several, has examples of such, held by the tests of
        // `verify` and `rollup`.
        if checks::is_of_other_files(rule) {
            continue;
        }
        let failing = that(rule.manual_zh, true);
        let passing = that(rule.manual_zh, false);
        assert!(!failing.is_empty() && !passing.is_empty(), "{}", rule.name);
        assert_eq!(failing, that(rule.manual_en, true), "{}", rule.name);
        assert_eq!(passing, that(rule.manual_en, false), "{}", rule.name);
        for example in failing {
            let found: Vec<&str> = found(rule.name, &example)
                .iter()
                .map(|finding| finding.rule.name)
                .collect();
            assert_eq!(found, [rule.name], "{}", example.year_file);
        }
        for example in passing {
            let found = found(rule.name, &example);
            assert_eq!(found, [], "{}: {}", rule.name, example.year_file);
        }
    }
}
