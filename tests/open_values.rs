//! `"?"`: still to be filled in, never zero, and told of once.

use report::forms::Form;

use crate::support::{cell_ids, findings, rules, small};

const FIGURES: &str = "[figures.a]\nlabel = \"甲\"\nvalue = \"?\"\nunit = \"条\"\n\
                       [figures.a.parts]\nb = 1\nc = \"？\"\n\
                       [[sections]]\nheading = \"概述\"\n\
                       body = \"2017年共主动公开{{ a }}条，其中{{ a.c }}条。占{{ a.b | share }}。\\n{{ table(a) }}\"\n";

#[test]
fn each_open_figure_is_told_of_once_and_nothing_else() {
    assert_eq!(rules(&small(FIGURES)), ["missing-value", "missing-value"]);
}

#[test]
fn a_figure_without_value_and_formula_is_open_too() {
    let text = small("[figures.a]\nlabel = \"甲\"\n[figures.b]\nformula = \"a * 2\"\n");
    assert_eq!(rules(&text), ["missing-value"]);
    // What was typed and cannot be read is told of as that.
    assert_eq!(
        rules(&small("[figures.a]\nvalue = \"五\"\n")),
        ["wrong-type"]
    );
    assert_eq!(rules(&small("[figures.a]\nvalu = 5\n")), ["unknown-key"]);
}

#[test]
fn an_open_cell_stands_at_its_own_place() {
    let table = "[table]\n\"requests.new\" = [1, \"?\", 0, 0, 0, 0]\n\"disclosed.rules\" = [\"/\", \"/\", \"/\"]\n";
    let text = format!("year = 2023\n[organ]\nname = \"某区某局\"\n{table}");
    let found: Vec<_> = findings(&text)
        .into_iter()
        .filter(|one| one.primary.place.span.start() > 0)
        .map(|one| (one.rule.name, one.figures, one.primary.place.span))
        .filter(|(_, figures, _)| figures.iter().any(|id| id == "requests.new.org.business"))
        .collect();
    assert_eq!(found.len(), 1, "{found:?}");
    let (rule, _, span) = &found[0];
    assert_eq!(
        (*rule, text.get(span.start()..span.end()).unwrap()),
        ("missing-cell", "\"?\"")
    );
}

#[test]
fn a_cell_that_repeats_an_open_figure_is_told_of_at_the_figure() {
    let text = "year = 2017\n[organ]\nname = \"某区某局\"\n[figures.a]\nvalue = \"?\"\n\
                [table]\n\"disclosed.total\" = \"=a\"\n";
    let found = rules(text);
    assert_eq!(
        found
            .iter()
            .filter(|rule| **rule == "missing-value")
            .count(),
        1
    );
    let cells = findings(text);
    assert!(
        cells
            .iter()
            .all(|one| !one.figures.contains(&"disclosed.total".to_owned()))
    );
}

#[test]
fn missing_cells_are_listed_in_the_order_of_the_form() {
    let form = Form::built_in("2014").unwrap();
    let findings = findings("year = 2017\n[organ]\nname = \"某局\"\n[table]\n");
    let missing = findings
        .iter()
        .filter(|finding| finding.rule.name == "missing-cell")
        .flat_map(|finding| &finding.figures);
    let order = cell_ids(&form);
    let places: Vec<usize> = missing
        .map(|id| order.iter().position(|known| known == id).unwrap())
        .collect();
    assert!(places.len() > 40 && places.is_sorted(), "{places:?}");
}
