//! What a run passes over is told beside its verdict.

use crate::support::{Project, small};

const WRONG: &str = "[figures.a]
label = \"甲\"
value = 3
[figures.a.parts]
b = { label = \"乙\", value = 1 }
c = { label = \"丙\", value = 1 }
[checks]
\"unused-figure\" = \"off\"
";

const WAIVER: &str = "[[waivers]]
check = \"sum-mismatch\"
at = \"a\"
reason = \"档案室已核\"
values = { a = 3, \"a.b\" = 1, \"a.c\" = 1 }
";

#[test]
fn a_waived_finding_is_told_of_with_its_reason() {
    let said =
        Project::with(&small(&format!("{WRONG}{WAIVER}"))).run_in("zh_CN.UTF-8", "check 2017");
    assert_eq!(said.code, 0, "{}", said.out);
    let line = "已豁免 sum-mismatch（1 处）：档案室已核\n";
    assert!(said.err.contains(line), "{}", said.err);
    let without = Project::with(&small(WRONG)).run_in("zh_CN.UTF-8", "check 2017");
    assert!(!without.err.contains("sum-mismatch（"), "{}", without.err);
}

#[test]
fn a_check_that_is_off_is_told_of() {
    let off = WRONG.replace("unused-figure", "sum-mismatch");
    let said = Project::with(&small(&off)).run_in("zh_CN.UTF-8", "check 2017");
    assert_eq!(said.code, 0, "{}", said.out);
    let line = "没有做的检查（[checks] 里设为 off）：sum-mismatch\n";
    assert!(said.err.contains(line), "{}", said.err);
    let on = WRONG.replace("\"off\"", "\"warning\"");
    let said = Project::with(&small(&on)).run_in("zh_CN.UTF-8", "check 2017");
    assert!(!said.err.contains("没有做的检查"), "{}", said.err);
}

#[test]
fn quiet_says_neither() {
    let said = Project::with(&small(&format!("{WRONG}{WAIVER}"))).run("check 2017 --quiet");
    assert_eq!(said.err, "");
}
