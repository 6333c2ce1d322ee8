//! `unclosed-mark`.

use super::{each_is_found, none_is_found, with_body};

const RULE: &str = "unclosed-mark";

#[test]
fn the_slip_is_found_where_it_stands() {
    each_is_found(
        RULE,
        with_body,
        &[
            ("按照《条例》（以下简称《条例》有关要求公开。", "（"),
            ("按照《条例（国务院令第711号）公开。", "《"),
            ("开展“大走访活动。", "“"),
            ("开展“大走访活动。", "“"),
            ("工作平稳有序，成效明显）。", "）"),
            ("国办公开办函〔2021 30号。", "〔"),
            ("（一是加强培训。\n二是完善制度。", "（"),
        ],
    );
}

#[test]
fn what_only_looks_like_it_is_left_alone() {
    none_is_found(
        RULE,
        with_body,
        &[
            "按照《条例》（以下简称《条例》）公开（全年(含上年)）。",
            "1）加强培训。2)完善制度。一）公开。（1）答复。a)其他。",
            "（一是加强培训。\n二是完善制度）。",
            "“加强培训。\n完善制度。”。",
            "《关于转发<通知>的通知》，《关于印发〈格式〉的通知》。",
            "it’s，5'30\"。",
        ],
    );
}
