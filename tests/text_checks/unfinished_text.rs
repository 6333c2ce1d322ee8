//! `unfinished-text`.

use super::{each_is_found, none_is_found, with_body};

const RULE: &str = "unfinished-text";

#[test]
fn the_slip_is_found_where_it_stands() {
    each_is_found(
        RULE,
        with_body,
        &[
            ("全年工作平稳，", "，"),
            ("公开信息，受理申请、", "、"),
            ("全年工作平稳，\n另一段完整。", "，"),
            ("一是加强培训，三是完善制度。", "三是"),
            ("一是加强培训。二是完善制度。四是公开。", "四是"),
            ("（一）加强培训。\n（三）完善制度。", "（三）"),
        ],
    );
}

#[test]
fn what_only_looks_like_it_is_left_alone() {
    none_is_found(
        RULE,
        with_body,
        &[
            "全年工作平稳。",
            "主要做法，\n一是加强培训，\n二是完善制度。",
            "主要有以下几项：\n1.加强培训，\n2.完善制度。",
            "一是加强培训，二是完善制度，三是公开。一是公开，二是答复。",
            "一是加强培训。",
            "（一）公开\n（二）答复\n（一）其他\n（二）其他",
            "之一是加强，第三是公开，统一是目标。依据第二十条第（一）项、第（三）项。",
            "一些地方把页面的每一行都当成一段来粘贴进文字里，这样的文字每一行都在\n半句话的地方断开，不能算作没有写完，也不该一行一行地报出来让人去看，\n所以不查。",
        ],
    );
}
