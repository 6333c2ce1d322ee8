//! The examples of the manual pages of the checks of the text.

use report::checks;

const RULES: &[&str] = &[
    "broken-date",
    "date-outside-period",
    "dated-before-period-end",
    "foreign-organ",
    "leftover-placeholder",
    "missing-attachment",
    "odd-character",
    "waiver-without-reason",
    "wrong-year",
];

#[test]
fn the_examples_of_the_pages_do_what_they_say() {
    for name in RULES {
        let rule = checks::all_rules()
            .into_iter()
            .find(|rule| rule.name == *name)
            .expect(name);
        for page in [rule.manual_zh, rule.manual_en] {
            let fails = blocks(page, "toml fails");
            let passes = blocks(page, "toml passes");
            assert!(!fails.is_empty() && !passes.is_empty(), "{name}");
            for block in fails {
                assert_eq!(open(&block), [*name], "{block}");
            }
            for block in passes {
                assert_eq!(open(&block), [""; 0], "{block}");
            }
        }
    }
}

/// The blocks of a page that bear `mark`.
fn blocks(page: &str, mark: &str) -> Vec<String> {
    page.split(&format!("```{mark}\n"))
        .skip(1)
        .map(|rest| rest.split("```").next().unwrap().to_owned())
        .collect()
}

/// The rules that an example breaks, as a file of its own.
fn open(block: &str) -> Vec<&'static str> {
    let mut text = String::new();
    if !block.lines().any(|line| line.starts_with("year")) {
        text.push_str("year = 2017\n[organ]\nname = \"某区某局\"\n");
    }
    text.push_str(block);
    if !block.contains("missing-cell") && !block.contains("[[waivers]]") {
        text.push_str(
            "\n[[waivers]]\ncheck = \"missing-cell\"\nat = \"table\"\nreason = \"例子\"\n",
        );
    }
    let (_, findings) = super::check(&text, true);
    findings
        .iter()
        .filter(|finding| finding.waived.is_none())
        .map(|finding| finding.rule.name)
        .collect()
}
