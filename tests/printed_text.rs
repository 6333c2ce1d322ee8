//! What the text prints, and what programs are told of it.

use report::facts;
use scraper::{Html, Selector};

use crate::support::{
    Project, REAL, changed, findings,
    reading::{word_figures, word_text},
    small, world,
};

/// A small year file whose one part says `body`.
fn saying(figures: &str, body: &str) -> String {
    small(&format!(
        "{figures}\n[[sections]]\nheading = \"概述\"\nbody = '''{body}'''\n"
    ))
}

const PARTS: &str = "[figures.all]
label = \"总数\"
value = 8
unit = \"件\"
[figures.all.parts]
some = { label = \"其一\", value = 6 }
rest = { label = \"其余\", value = 2 }";

#[test]
fn a_tag_says_what_the_number_is_and_words_stand_outside_it() {
    let body = "共{{ all }}件，其一占{{ all.some | share }}，{{ all | change }}，其余{{ all.rest | change }}。";
    let now = saying(PARTS, body);
    let before = saying(PARTS, body)
        .replace("2017", "2016")
        .replace("value = 8", "value = 5")
        .replace("value = 6", "value = 3")
        .replace("{{ all | change }}，其余{{ all.rest | change }}", "");
    let project = Project::with(&now).file("2016.toml", before);
    let said = project.run("build 2017 --format docx,html");
    assert_eq!(said.code, 0, "{}", said.out);
    let files = project.files("out/2017");
    let file = |ending: &str| {
        let mut files = files.iter();
        &files.find(|(name, _)| name.ends_with(ending)).unwrap().1
    };

    let word = word_figures(file(".docx"));
    assert_eq!(word["all"], ["8"]);
    assert_eq!(word["all.some|share"], ["75.0%"]);
    assert_eq!(word["all|change"], ["60.0%"]);
    // 与上年持平 is words alone: there is no number to tag.
    assert!(!word.contains_key("all.rest|change") && !word.contains_key("all.rest"));
    let text = word_text(file(".docx"));
    assert!(
        text.contains("占75.0%，较上年增长60.0%，其余与上年持平。"),
        "{text}"
    );

    let page = Html::parse_document(str::from_utf8(file(".html")).unwrap());
    let tagged = |id: &str| {
        let selector = Selector::parse(&format!("[data-figure=\"{id}\"]")).unwrap();
        let elements = page.select(&selector);
        elements
            .map(|one| one.text().collect())
            .collect::<Vec<String>>()
    };
    assert_eq!(tagged("all"), ["8"]);
    assert_eq!(tagged("all.some|share"), ["75.0%"]);
    assert_eq!(tagged("all|change"), ["60.0%"]);
    assert_eq!(tagged("all.rest|change"), [""; 0]);
    let text: String = page.root_element().text().collect();
    assert!(text.contains("较上年增长60.0%，其余与上年持平。"), "{text}");
}

#[test]
fn programs_are_told_of_everything_that_must_hold() {
    let figures = format!(
        "{PARTS}\n\
         [figures.rate]\nlabel = \"占比\"\nunit = \"%\"\nvalue = 75\nformula = \"all.some / all\"\n\
         [figures.twice]\nlabel = \"两倍\"\nformula = \"2 * (all - all.rest)\""
    );
    let body = "{{ all }}、{{ all.some }}、{{ all.rest }}、{{ rate }}%、{{ twice }}，\
                {{ claim(\"all.some > all.rest\", \"其一较多\") }}。";
    let facts = serde_json::to_value(facts::of(&world(&saying(&figures, body)).report())).unwrap();
    let listed = facts["relations"].as_array().unwrap();
    let own: Vec<_> = listed
        .iter()
        .filter(|one| one["verdict"] != "not assessable")
        .cloned()
        .collect();
    assert_eq!(
        own,
        [
            serde_json::json!({
                "says": "“总数”等于各分项之和", "kind": "sum",
                "left": ["all"], "is": "=", "right": ["all.some", "all.rest"], "verdict": "held"
            }),
            serde_json::json!({
                "says": "占比与推算的数一致", "kind": "formula",
                "left": "rate", "is": "=", "right": "all.some / all", "verdict": "held"
            }),
            serde_json::json!({
                "says": "其一较多", "kind": "claim",
                "left": "all.some", "is": ">", "right": "all.rest", "verdict": "held"
            }),
        ]
    );
    let formula = |id: &str| {
        let mut figures = facts["figures"].as_array().unwrap().iter();
        figures.find(|figure| figure["id"] == id).unwrap()["formula"].clone()
    };
    assert_eq!(formula("twice"), "2 * (all - all.rest)");
    assert!(formula("rate").is_null(), "its value was typed");
}

#[test]
fn the_counts_and_the_facts_speak_of_the_same_list() {
    for (text, last) in [
        (REAL.to_owned(), None),
        (crate::support::examples::text("form-2021.toml"), None),
        (
            saying(PARTS, "{{ all }}件"),
            Some(changed(&saying(PARTS, ""), "2017", "2016")),
        ),
    ] {
        let report = match last {
            Some(last) => world(&text).last(&last).report(),
            None => world(&text).report(),
        };
        let account = report.account().relations;
        let facts = facts::of(&report).relations;
        let count = |verdict| facts.iter().filter(|one| one.verdict == verdict).count();
        assert_eq!(count("held"), account.held);
        assert_eq!(count("failed"), account.failed);
        assert_eq!(count("not assessable"), account.not_assessable);
    }
}

#[test]
fn each_claim_of_an_expression_is_checked() {
    let two = "{{ all }}、{{ all.rest }}，\
               {{ claim(\"all.some > all.rest\", \"甲\") ~ claim(\"all.some < all.rest\", \"乙\") }}。";
    let found = findings(&saying(PARTS, two));
    let names: Vec<&str> = found.iter().map(|one| one.rule.name).collect();
    assert_eq!(names, ["claim-mismatch"]);
    let text = saying(PARTS, two);
    assert_eq!(
        text.get(found[0].primary.place.span.start()..found[0].primary.place.span.end()),
        Some("all.some < all.rest")
    );
}

#[test]
fn a_claim_counts_only_where_it_is_printed() {
    let body = "{{ all }}、{{ all.rest }}。{% if all > 100 %}{{ claim(\"all.some < all.rest\", \"乙\") }}{% endif %}";
    assert_eq!(findings(&saying(PARTS, body)).len(), 0);
}

#[test]
fn a_figure_printed_on_a_condition_stays_a_figure() {
    let text = saying(
        PARTS,
        "{{ all if all.rest > 1 else all.some }}件，{{ all.rest }}。",
    );
    let report = world(&text).report();
    let numerals = &report.sections[0].body.numerals;
    assert_eq!((numerals.bound, numerals.structural), (2, 0));
}

#[test]
fn a_long_text_may_use_as_many_figures_as_it_names() {
    let body = "{{all}}，".repeat(25_000);
    let report = world(&saying(PARTS, &body)).report();
    assert!(report.problems.is_empty(), "{:?}", report.problems);
    assert_eq!(report.sections[0].body.numerals.bound, 25_000);
}

#[test]
fn an_endless_loop_still_stops() {
    let body =
        "{% for a in range(9999) %}{% for b in range(9999) %}{{ all }}{% endfor %}{% endfor %}";
    let found = findings(&saying(PARTS, body));
    assert!(found.iter().any(|one| one.rule.name == "template-error"));
}
