//! Sums that the text prints: `{{ a + b }}`.

use calamine::Data;

use crate::support::{
    Project, changed, findings,
    reading::{sheet_figures, word_figures, word_text},
    rules, small,
};

const FIGURES: &str = "[figures]\ndirect = { label = \"直接起诉\", value = 1206, unit = \"件\" }\n\
     later = { label = \"复议后起诉\", value = 28, unit = \"件\" }\n\
     about = { label = \"来电\", value = \"300余\", unit = \"件\" }\n";

/// A report whose only part says this.
fn saying(text: &str) -> String {
    small(&format!(
        "{FIGURES}[[sections]]\nheading = \"概述\"\nbody = \"\"\"\n直接起诉{{{{ direct }}}}件，\
         复议后起诉{{{{ later }}}}件，来电{{{{ about }}}}件。\n{text}\n\"\"\"\n"
    ))
}

/// What the Word report and the spreadsheet of a build say, as bytes.
fn built(text: &str) -> (Vec<u8>, Vec<u8>) {
    let project = Project::with(&saying(text));
    let said = project.run("build 2017");
    assert_eq!(said.code, 0, "{}{}", said.out, said.err);
    let mut files = project.files("out/2017").into_iter();
    let (word, sheet) = (files.next().unwrap(), files.next().unwrap());
    (word.1, sheet.1)
}

#[test]
fn a_sum_is_computed_and_printed_as_a_figure_of_its_own() {
    let (word, sheet) =
        built("诉讼{{ direct + later }}件，相差{{ (direct - later) | grouped }}件。");
    let text = word_text(&word);
    assert!(text.contains("诉讼1234件，相差1,178件。"), "{text}");
    let figures = word_figures(&word);
    assert_eq!(figures["direct + later"], ["1234"]);
    assert_eq!(figures["direct - later"], ["1,178"]);
    let sheet = sheet_figures(&sheet);
    let sum = sheet
        .iter()
        .find(|(name, _)| name.starts_with("direct___later"));
    assert_eq!(sum.map(|(_, value)| value), Some(&Data::Float(1234.0)));
}

#[test]
fn it_is_bound_in_the_account_and_a_fact_with_its_formula() {
    let project = Project::with(&saying("诉讼{{ direct + later }}件。"));
    let said = project.run("check 2017 --output-format json");
    assert_eq!(said.code, 0, "{}", said.out);
    let json: serde_json::Value = serde_json::from_str(&said.out).unwrap();
    let file = &json["files"][0];
    assert_eq!(file["figures"]["bound"], 4);
    let facts = file["facts"]["figures"].as_array().unwrap();
    let sum = facts.iter().find(|fact| fact["id"] == "direct + later");
    let sum = sum.unwrap();
    assert_eq!(
        (&sum["value"], &sum["unit"]),
        (&"1234".into(), &"件".into())
    );
    assert_eq!(sum["formula"], "direct + later");
}

#[test]
fn a_share_or_a_sum_of_approximations_says_what_it_is() {
    let (word, _) = built("占{{ later / direct | percent }}，合计{{ direct + about }}件。");
    let text = word_text(&word);
    assert!(text.contains("占2.3%，合计约1506件。"), "{text}");
}

#[test]
fn a_sum_within_a_condition_is_printed_where_it_holds() {
    let (word, _) = built(
        "{% if direct > 0 %}诉讼{{- direct + later -}}件。{% endif %}{% if direct == 0 %}没有{{ direct + later }}件。{% endif %}",
    );
    let text = word_text(&word);
    assert!(text.contains("诉讼1234件。"), "{text}");
    assert!(!text.contains("没有"), "{text}");
}

#[test]
fn a_slip_in_a_sum_is_found_at_its_place_with_the_way() {
    let told = |text: &str| {
        let found = findings(&saying(text));
        let found: Vec<String> = found
            .iter()
            .map(|one| {
                format!(
                    "{}: {}",
                    one.rule.name,
                    one.message.get(report::diagnostic::Language::English)
                )
            })
            .collect();
        found.join("\n")
    };
    let slips = [
        "诉讼{{ direct + }}件。",
        "诉讼{{ direct + 28 }}件。",
        "诉讼{{ (direct + later }}件。",
        "诉讼{{ direct + latter }}件。",
        "诉讼{{ direct + later | share }}件。",
    ];
    insta::assert_snapshot!(slips.map(told).join("\n"), @"
    template-error: the expression cannot be evaluated: a number or a figure's id should stand here
    template-error: the expression cannot be evaluated: an expression of the text names figures and holds no number; state a figure with a formula in [figures]
    template-error: the expression cannot be evaluated: a closing parenthesis is missing
    unknown-figure: no figure is called latter
    template-error: the expression cannot be evaluated: a sum can be printed by these filters only: chinese, grouped, percent
    ");
}

#[test]
fn a_sum_over_what_is_not_reported_is_found() {
    let text = changed(
        &saying("诉讼{{ direct + later }}件。"),
        "value = 28",
        "value = \"?\"",
    );
    assert_eq!(rules(&text), ["missing-value"]);
}
