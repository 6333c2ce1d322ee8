//! `text-without-numerals`: silence about numerals is no proof that they are right.

use crate::support::{rules, small};

fn text(body: &str) -> String {
    small(&format!(
        "[figures.a]\nvalue = 3\n[figures.a.parts]\nb = 1\nc = 2\n\
         [[sections]]\nheading = \"概述\"\nbody = \"\"\"\n{body}\n\"\"\"\n"
    ))
}

#[test]
fn a_text_that_lost_all_its_numbers_fails() {
    assert_eq!(rules(&text("全年公开了信息。")), ["text-without-numerals"]);
}

#[test]
fn one_numeral_of_any_kind_is_enough() {
    for body in [
        "全年公开信息{{ a }}条。",
        "2017年公开了信息。",
        "分项如下：\n{{ table(a) }}",
    ] {
        assert_eq!(rules(&text(body)), [""; 0], "{body}");
    }
}

#[test]
fn a_report_of_nothing_needs_no_number() {
    let nothing = text("全年没有收到申请。")
        .replace("= 3", "= 0")
        .replace("= 1", "= 0")
        .replace("= 2\n", "= 0\n");
    assert_eq!(rules(&nothing), [""; 0]);
}
