//! Numbers with 余, 多, 约 or 近 beside them: printed as typed, compared with a tolerance.

use crate::support::{Project, changed, findings, reading::word_text, rules, small};

const TEXT: &str = "[figures.visits]\nlabel = \"网站访问\"\nvalue = \"1200余\"\nunit = \"人次\"\n\
                    [figures.visits.parts]\nweb = 1150\nphone = 90\n\
                    [[sections]]\nheading = \"概述\"\n\
                    body = \"2017年网站访问{{ visits }}人次（{{ visits | grouped }}），电话{{ visits.phone }}次。\"\n";

#[test]
fn words_beside_a_number_leave_room_for_its_parts() {
    assert_eq!(rules(&small(TEXT)), [""; 0]);
    // One unit of the last digit that is not zero, 100, and no more.
    assert_eq!(
        rules(&small(&changed(TEXT, "phone = 90", "phone = 250"))),
        ["sum-mismatch"]
    );
    let exact = changed(TEXT, "\"1200余\"", "1200");
    assert_eq!(rules(&small(&exact)), ["sum-mismatch"]);
    for typed in ["约1,200", "近１２００", "1200多"] {
        assert_eq!(
            rules(&small(&changed(TEXT, "1200余", typed))),
            [""; 0],
            "{typed}"
        );
    }
}

#[test]
fn an_approximation_is_printed_as_it_was_typed() {
    let project = Project::with(&small(TEXT));
    let said = project.run("build 2017 --format docx");
    assert_eq!(said.code, 0, "{}{}", said.out, said.err);
    let (_, bytes) = project.files("out/2017").remove(0);
    let text = word_text(&bytes);
    assert!(
        text.contains("网站访问1200余人次（1,200余），电话90次。"),
        "{text}"
    );
}

#[test]
fn a_number_with_a_unit_beside_it_is_still_none() {
    let found = findings(&small(&changed(TEXT, "1200余", "1200余人次")));
    assert!(
        found.iter().any(|one| one.rule.name == "wrong-type"),
        "{found:?}"
    );
}

#[test]
fn what_is_computed_of_an_approximation_is_about_so_much() {
    let text = changed(
        TEXT,
        "电话{{ visits.phone }}次",
        "电话占{{ visits.phone | share }}",
    );
    let project = Project::with(&small(&text));
    let said = project.run("build 2017 --format docx");
    assert_eq!(said.code, 0, "{}{}", said.out, said.err);
    let (_, bytes) = project.files("out/2017").remove(0);
    let text = word_text(&bytes);
    assert!(text.contains("电话占约7.5%。"), "{text}");
}
