//! What the help says of culprits, in both languages.

use report::diagnostic::Language;

use crate::cases::case;

const HEAD: &str = "year = 2012\n[organ]\nname = \"某局\"\n";

/// The lines of help that name culprits, finding by finding.
pub(super) fn culprit_lines(text: &str, language: Language) -> Vec<String> {
    let (_, findings) = case::check(text);
    findings
        .iter()
        .filter(|finding| ["sum-mismatch", "relation-broken"].contains(&finding.rule.name))
        .flat_map(|finding| &finding.help)
        .filter(|help| help.get(Language::Chinese).contains("可能："))
        .map(|help| help.get(language).to_owned())
        .collect()
}

fn chinese(body: &str) -> Vec<String> {
    culprit_lines(&format!("{HEAD}{body}"), Language::Chinese)
}

fn english(body: &str) -> Vec<String> {
    culprit_lines(&format!("{HEAD}{body}"), Language::English)
}

#[test]
fn a_cell_where_two_failing_sums_cross_is_named_by_both() {
    let lines = chinese(
        r#"
[figures.all]
label = "全部"
value = 73
[[figures.all.breakdowns]]
parts = { a = { label = "甲", value = 20 }, b = { label = "乙", value = 34 } }
[[figures.all.breakdowns]]
parts = { c = { label = "丙", value = 13 }, d = { label = "丁", value = 41 } }
"#,
    );
    assert_eq!(
        lines,
        [
            "最可能：“全部”73 应为 54（改后 2 处不符都能消除）",
            "最可能：“全部”73 应为 54（改后 2 处不符都能消除）",
        ]
    );
}

#[test]
fn a_figure_that_another_relation_bears_out_is_not_named() {
    let body = r#"
figures.whole = { label = "总数", value = 54, parts = { a = { label = "甲", value = 20 }, b = { label = "乙", value = 35 } } }
figures.same = 54
relations = [{ left = ["same"], right = ["whole"] }, { left = ["twenty"], right = ["whole.a"] }]
figures.twenty = 20
"#;
    let text = format!("{body}\n{HEAD}");
    assert_eq!(
        culprit_lines(&text, Language::English),
        ["most likely: 乙, 35, should be 34 (one digit mistyped)"]
    );
}

#[test]
fn a_part_that_the_whole_leaves_out_is_named() {
    let body = r#"
[figures.whole]
label = "总数"
value = 54
parts = { a = { label = "甲", value = 20 }, b = { label = "乙", value = 34 }, c = { label = "丙", value = 77 } }
"#;
    assert_eq!(chinese(body), ["最可能：“总数”54 应为 131（漏加“丙”）"]);
}

#[test]
fn a_number_run_together_with_its_neighbour_is_named() {
    let body = r#"
[figures.whole]
label = "总数"
value = 95
parts = { a = { label = "甲", value = 1234 }, b = { label = "乙", value = 34 }, c = { label = "丙", value = 49 } }
"#;
    assert_eq!(
        english(body),
        ["most likely: 甲, 1234, should be 12 (run together with 乙)"]
    );
}

#[test]
fn a_number_divided_over_two_cells_is_named_by_every_relation_that_it_broke() {
    let file = |new: &str, granted: &str| {
        format!(
            "year = 2023\n[organ]\nname = \"某局\"\n[table]\n\"requests.new\" = {new}\n\
             \"requests.carried_in\" = [0, 0, 0, 0, 0, 0]\n\"requests.carried_out\" = [0, 0, 0, 0, 0, 0]\n\
             \"requests.result.granted\" = {granted}\n\"requests.result.total\" = {granted}\n"
        )
    };
    let named = |text: &str| {
        let mut lines = culprit_lines(text, Language::Chinese);
        lines.dedup();
        lines
    };
    let whole = "本年新收政府信息公开申请数量（自然人）";
    assert_eq!(
        named(&file("[3, 2, 0, 0, 0, 0, 32]", "[32, 0, 0, 0, 0, 0, 32]")),
        [format!(
            "最可能：“{whole}”3 应为 32（与后面“本年新收政府信息公开申请数量（商业企业）”的 2 是一个数，分在了两格，改后 3 处不符都能消除）"
        )]
    );
    // The row's total is left out; the halves are longer, and not the first two cells.
    let lines = named(&file("[7, 0, 10, 48, 0, 0]", "[7, 0, 1048, 0, 0, 0, 1055]"));
    assert_eq!(lines.len(), 1, "{lines:?}");
    assert!(lines[0].contains("10 应为 1048"), "{lines:?}");
    // Both halves are right, and the result is not: nothing was divided.
    for line in named(&file("[3, 2, 0, 0, 0, 0, 5]", "[30, 2, 0, 0, 0, 0, 32]")) {
        assert!(!line.contains("分在了两格"), "{line}");
    }
}

#[test]
fn no_number_is_named_that_balances_only_while_another_is_unknown() {
    let file = |carried_in: &str| {
        let total = |key: &str, value: &str| {
            format!("\"requests.{key}\" = [{}{value}]\n", "\"?\", ".repeat(6))
        };
        format!(
            "year = 2023\n[organ]\nname = \"某局\"\n[table]\n{}{}{}{}",
            total("new", "30"),
            total("carried_in", carried_in),
            total("result.total", "25"),
            total("carried_out", "4"),
        )
    };
    assert_eq!(culprit_lines(&file("\"?\""), Language::Chinese), [""; 0]);
    // 25 and 4 are one number, and it is seen that they are.
    let lines = culprit_lines(&file("224"), Language::Chinese);
    assert!(
        lines.iter().any(|line| line.contains("25 应为 254")),
        "{lines:?}"
    );
}

#[test]
fn a_part_is_not_made_negative_to_balance() {
    let body = r#"
[figures.whole]
label = "总数"
value = 0
parts = { a = { label = "甲", value = 10 }, b = { label = "乙", value = 1 } }
"#;
    assert_eq!(
        chinese(body),
        ["最可能：“总数”0 应为 11（单改其他任何一个数字都不行）"]
    );
}

#[test]
fn a_total_that_was_left_out_moves_with_its_cells() {
    // The row's total is computed, so only the balance of the column can fail.
    let body = r#"
[table]
"requests.new" = [10, 0, 0, 0, 0, 2]
"requests.carried_in" = [0, 0, 0, 0, 0, 0]
"requests.carried_out" = [0, 0, 0, 0, 0, 0]
"requests.result.total" = [1, 0, 0, 0, 0, 2]
"#;
    let text = format!("{HEAD}{body}").replace("2012", "2023");
    let lines = culprit_lines(&text, Language::Chinese);
    assert!(!lines.is_empty());
    for line in lines {
        assert!(line.contains("（自然人）”"), "{line}");
    }
}
