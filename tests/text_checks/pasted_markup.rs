//! `pasted-markup`.

use super::{each_is_found, none_is_found, with_body};

const RULE: &str = "pasted-markup";

#[test]
fn the_slip_is_found_where_it_stands() {
    each_is_found(
        RULE,
        with_body,
        &[
            ("<p>&nbsp;&nbsp;全年工作平稳。", "<p>&nbsp;&nbsp;"),
            ("工作平稳。</p><br/>", "</p><br/>"),
            (
                "<span style=\"color: red\">平稳。",
                "<span style=\"color: red\">",
            ),
            ("“公开”&ldquo;", "&ldquo;"),
            ("平稳&#160;有序。", "&#160;"),
            ("平稳&#xA0;有序。", "&#xA0;"),
            ("平稳_x000D_有序。", "_x000D_"),
            ("平稳<BR>有序。", "<BR>"),
            ("<!--StartFragment-->平稳。", "<!--StartFragment-->"),
            ("平稳<o:p></o:p>。", "<o:p></o:p>"),
        ],
    );
}

#[test]
fn what_only_looks_like_it_is_left_alone() {
    none_is_found(
        RULE,
        with_body,
        &[
            "x<y，5<6>3，《关于转发<通知>的通知》，<本局>，<<条例>>。",
            "https://www.gov.cn/a?x=1&lt=2&copy=3，AT&T，R&D，a_b，#160;",
            "党委&政府，&，&&，&#;，&#x;，<，>。",
            "<abc>、<pp>、<tableau>、<a",
        ],
    );
}
