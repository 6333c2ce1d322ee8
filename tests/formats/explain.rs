//! `report explain --self-test`.

use report::checks::is_of_other_files;

use crate::support::Project;

#[test]
fn every_example_of_every_manual_page_does_what_its_page_says() {
    let said = Project::new().run("explain --self-test");
    let wrong: Vec<&str> = said
        .out
        .lines()
        .filter(|line| !line.ends_with(" hold") && !line.ends_with(": holds"))
        .collect();
    assert_eq!((said.code, wrong), (0, Vec::new()));
    let rules = report::checks::all_rules().into_iter();
    let pages = 2 * rules.filter(|rule| !is_of_other_files(rule)).count();
    assert!(said.out.lines().count() > 2 * pages);
}

#[test]
fn one_rule_can_be_tested_alone() {
    let said = Project::new().run("explain sum-mismatch --self-test --lang zh");
    assert_eq!(said.code, 0);
    insta::assert_snapshot!(said.out, @r"
    sum-mismatch zh:13 fails: 一致
    sum-mismatch zh:25 passes: 一致
    sum-mismatch en:18 fails: 一致
    sum-mismatch en:30 passes: 一致
    4 个例子，4 个一致
    ");
}
