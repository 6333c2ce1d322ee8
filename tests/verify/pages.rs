//! The examples on the pages of what `report verify` finds.

#![expect(
    clippy::string_slice,
    reason = "every offset comes from a search in the same text"
)]

use report::{
    checks::verified,
    verify::{Finished, verify},
};

use super::told;
use crate::support::world;

/// The text of the block that opens so.
fn block(page: &str, opening: &str) -> String {
    let start = page.find(opening).unwrap() + opening.len();
    let length = page[start..].find("\n```").unwrap();
    page[start..start + length].trim().to_owned()
}

/// What the year file of the examples prints.
const GIVEN: &[(&str, &str)] = &[
    ("figure-changed", "全年主动公开政府信息592条。"),
    (
        "figure-missing",
        "全年主动公开政府信息592条，其中清理机构相关信息34条。",
    ),
    ("number-added", "全年主动公开政府信息592条，举办了培训。"),
    ("text-changed", "全年主动公开政府信息592条。"),
];

#[test]
fn every_example_fails_or_passes_as_its_page_says() {
    for (name, given) in GIVEN {
        let rule = verified::RULES
            .iter()
            .find(|rule| rule.name == *name)
            .unwrap();
        let text = |sentence: &str| format!("某区某局\n\n{sentence}\n");
        let year_file = format!(
            "year = 2017\n[organ]\nname = \"某区某局\"\n[[sections]]\nheading = \"概述\"\nbody = \"{given}\"\n"
        );
        let compiled = world(&year_file).compile();
        for (opening, fails) in [("```text fails", true), ("```text passes", false)] {
            let found = block(rule.manual_zh, opening);
            assert_eq!(found, block(rule.manual_en, opening));
            let (built, found_text) = (text(given), text(&found));
            let finished = Finished::read("found.txt", found_text.as_bytes()).unwrap();
            let verified = verify(&compiled, &finished, built.as_bytes());
            let told = told(&verified.unwrap());
            let errors = told.iter().filter(|line| line.starts_with(name)).count();
            assert_eq!(errors, usize::from(fails), "{found}: {told:?}");
        }
    }
}
