//! Slips whose mend the program knows: what it says is to be written instead.

use crate::support::{Project, small};

/// What checking a file says, in English.
fn told(text: &str) -> String {
    let said = Project::with(text).run("check 2017");
    said.out + &said.err
}

fn on_the_form_of_2014(row: &str) -> String {
    format!(
        "year = 2017\n[organ]\nname = \"某区某局\"\n[figures]\ndisclosed = 3\nb = 2\n[table]\n{row}\n"
    )
}

#[test]
fn a_label_in_the_place_of_a_code_leads_to_the_code() {
    for (label, code) in [
        ("收到申请数", "did you mean requests.received?"),
        ("（一）收到申请数", "did you mean requests.received?"),
        ("1.当面申请数", "did you mean requests.received.in_person?"),
        (
            "当面申请数（件）",
            "did you mean requests.received.in_person?",
        ),
        (
            "被依法纠错数",
            "write its code, one of these: review.corrected, litigation.corrected",
        ),
    ] {
        let told = told(&on_the_form_of_2014(&format!("\"{label}\" = 3")));
        assert!(told.contains(code), "{label}: {told}");
    }
    let told = told(&on_the_form_of_2014("\"天气\" = 3"));
    assert!(told.contains("use one of the form's codes"), "{told}");
}

#[test]
fn the_id_of_a_figure_in_a_cell_gets_its_equals_sign() {
    let cell = |text: &str| {
        told(&on_the_form_of_2014(&format!(
            "\"disclosed.total\" = \"{text}\""
        )))
    };
    assert!(
        cell("disclosed").contains("write \"=disclosed\""),
        "{}",
        cell("disclosed")
    );
    let sum = cell("disclosed + b");
    assert!(sum.contains("formula = \"disclosed + b\""), "{sum}");
    for other in ["无", "dis closed", "a / c", "+", "2017-"] {
        let told = cell(other);
        assert!(told.contains("write a number in place of"), "{told}");
    }
    assert!(!cell("=disclosed").contains("wrong-type"));
}

#[test]
fn a_formula_in_the_place_of_a_value_is_told_as_one() {
    let value = |text: &str| {
        told(&small(&format!(
            "[figures]\na = 4\nb = 2\n[figures.c]\nvalue = \"{text}\"\n"
        )))
    };
    for formula in ["a / b", "a", "(a + b) * 100"] {
        let told = value(formula);
        assert!(
            told.contains(&format!("write formula = \"{formula}\" instead")),
            "{told}"
        );
    }
    assert!(value("若干").contains("write a number in place of"));
}

#[test]
fn a_figure_without_a_value_is_asked_for_one() {
    let absent = told(&small("[figures.x]\nlabel = \"甲\"\n"));
    assert!(absent.contains("add a line value = number"), "{absent}");
    let marked = told(&small("[figures.x]\nlabel = \"甲\"\nvalue = \"?\"\n"));
    assert!(marked.contains("in place of \"?\""), "{marked}");
}

#[test]
fn a_missing_comma_is_told_as_one() {
    for text in [
        "[figures]\na = { value = 3 unit = \"件\" }\n",
        "[[relations]]\nleft = [\"a\" \"b\"]\nright = \"c\"\n",
    ] {
        let told = told(&small(text));
        assert!(
            told.contains("a comma is missing between two items"),
            "{told}"
        );
        assert!(!told.contains("bracket is not closed"), "{told}");
    }
    let told = told(&small(
        "[figures]\na = { value = 3, unit = \"件\"\n[figures.b]\nvalue = 1\n",
    ));
    assert!(!told.contains("a comma is missing"), "{told}");
}

#[test]
fn a_misspelt_check_in_a_waiver_is_mended() {
    let waiver = |check: &str| {
        told(&small(&format!(
            "[[waivers]]\ncheck = \"{check}\"\nreason = \"例\"\n"
        )))
    };
    for misspelt in ["sum-mismach", "sum_mismatch", "sums-mismatch"] {
        let told = waiver(misspelt);
        assert!(told.contains("did you mean sum-mismatch?"), "{told}");
    }
    let told = waiver("weather");
    assert!(told.contains("report explain lists the names"), "{told}");
    let told = waiver("sum-mismatch");
    assert!(told.contains("no sum-mismatch at"), "{told}");
}
