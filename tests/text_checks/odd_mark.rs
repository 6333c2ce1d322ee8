//! `odd-mark`.

use super::{each_is_found, none_is_found, with_body};

const RULE: &str = "odd-mark";

#[test]
fn the_slip_is_found_where_it_stands() {
    each_is_found(
        RULE,
        with_body,
        &[
            ("结合\"大走访大落实\"活动。", "\"大走访大落实\""),
            ("结合'大走访'活动。", "'大走访'"),
            ("按照国办公开办函[2021]30号要求。", "[2021]30号"),
            ("京政办发【2017】15号", "【2017】15号"),
            ("（国办发［２０１７］第24号）", "［２０１７］第24号"),
            ("《通知》（国办发[2017]24号）", "[2017]24号"),
            ("国办公开办函(2021)30号", "(2021)30号"),
            ("京政办发（2017）15号", "（2017）15号"),
            ("工作平稳，。", "，。"),
            ("工作、、平稳。", "、、"),
        ],
    );
}

#[test]
fn what_only_looks_like_it_is_left_alone() {
    none_is_found(
        RULE,
        with_body,
        &[
            "按照国办公开办函〔2021〕30号和“大走访”要求。",
            "（2017）京01行终30号，京房权证字(2017)30号，见[1]、[2017]、附表[2017]3号。",
            "\"open data\"，5'30\"，O'Neil，\"A4\"。",
            "……。——，》，）。”，",
            "比例为3:1。",
        ],
    );
}

#[test]
fn marks_are_mended_beyond_doubt() {
    for (body, mends) in [
        ("结合\"大走访\"活动。", ["“", "”"]),
        ("国办公开办函[2021]30号。", ["〔", "〕"]),
    ] {
        let compiled = super::check(&with_body(body));
        let mut odd = compiled.findings.iter();
        let odd = odd.find(|one| one.rule.name == RULE).unwrap();
        let found: Vec<&str> = odd
            .fix
            .iter()
            .map(|edit| edit.replacement.as_str())
            .collect();
        assert!(odd.fix_is_safe);
        assert_eq!(found, mends);
    }
}
