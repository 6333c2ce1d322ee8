//! `date-outside-period`.

use super::{HEAD, each_is_found, found, none_is_found, with_body};

#[test]
fn a_day_out_of_the_year_is_found() {
    each_is_found(
        "date-outside-period",
        with_body,
        &[
            ("2016年5月10日，我局举办培训。", "2016年5月10日"),
            ("我局于2018年5月15日开展宣传活动。", "2018年5月15日"),
            ("2017年2月30日，我局举办培训。", "2017年2月30日"),
            ("2017年13月5日，我局举办培训。", "2017年13月5日"),
            ("12月32日，我局举办培训。", "12月32日"),
            ("2017年13月，我局举办培训。", "2017年13月"),
        ],
    );
    let impossible = found("date-outside-period", &with_body("2017年2月29日开会。"));
    assert_eq!(impossible, ["error 2017年2月29日"]);
    let outside = found("date-outside-period", &with_body("2016年12月9日开会。"));
    assert_eq!(outside, ["warning 2016年12月9日"]);
}

#[test]
fn a_day_after_the_signature_is_found() {
    let file = |body: &str| {
        format!(
            "{HEAD}[report]\ndate = 2018-03-20\n[[sections]]\nheading = \"概述\"\nbody = \"{body}\"\n"
        )
    };
    each_is_found(
        "date-outside-period",
        file,
        &[("2018年3月25日，我局举办培训。", "2018年3月25日")],
    );
    none_is_found(
        "date-outside-period",
        file,
        &[
            "将于2018年5月1日举办培训。",
            "2017年12月31日，我局举办培训。",
        ],
    );
}

#[test]
fn history_plans_and_spans_are_left_alone() {
    none_is_found(
        "date-outside-period",
        with_body,
        &[
            "2017年5月15日，我局举办培训。2月29日是闰日。",
            "《办法》（2016年3月1日印发）自2016年5月1日起施行。",
            "2008年5月1日，条例施行。2015年6月1日，我局迁址。",
            "上年结转的申请于2016年12月30日收到。",
            "将于2018年6月1日前完成。",
            "自2016年12月1日至2017年1月31日开展专项行动。",
            "2016年12月1日—2017年1月31日开展专项行动。",
            "截至2018年1月31日，已全部答复。",
            "“2016年5月10日”专题。",
            "历时13个月，第13号。",
        ],
    );
}
