//! `leftover-placeholder`.

use super::{HEAD, each_is_found, found, none_is_found, with_body};

const RULE: &str = "leftover-placeholder";

#[test]
fn what_was_to_be_filled_in_is_found() {
    each_is_found(
        RULE,
        with_body,
        &[
            ("XX局主动公开政府信息。", "XX"),
            ("共XX条。", "XX"),
            ("20XX年，我局公开信息。", "20XX"),
            ("201X年，我局公开信息。", "201X"),
            ("电话：XXX-XXXXXXXX。", "XXX-XXXXXXXX"),
            ("共公开××条。", "××"),
            ("共公开＿＿条。", "＿＿"),
            ("共公开____条。", "____"),
            ("〇〇局主动公开。", "〇〇"),
            ("某某局主动公开。", "某某"),
            ("由“某某”负责。", "某某"),
            ("主动公开N条。", "N"),
            ("主动公开 n 件，", "n"),
            ("X年的工作。", "X"),
            ("公开情况？？", "？？"),
            ("公开??情况", "??"),
            ("TODO 补数字。", "TODO"),
            ("lorem ipsum。", "lorem"),
            ("公开待填条。", "待填"),
            ("（填写单位名称）主动公开。", "（填写"),
            ("数字待补充。", "待补充"),
            ("全年共主动公开条。", "公开条"),
            ("公开信息条，其中政策类{{ n }}条。", "信息条"),
            ("全年受理件，均已答复。", "受理件"),
            ("收到 件，均已答复。", "收到 件"),
            ("举办次，参加{{ n }}人次。", "举办次"),
            ("接待人次；", "接待人次"),
            ("发布篇", "发布篇"),
        ],
    );
}

#[test]
fn ordinary_words_and_codes_are_left_alone() {
    none_is_found(
        RULE,
        with_body,
        &[
            "共主动公开{{ n }}条，公开信息 {{ n }} 条，受理{{ n }}件。",
            "“12345”热线，“一条龙”服务，X光，A4纸，N95口罩，APP，“1+N”件套。",
            "公开条例，公开条件，受理件数，发布次数，收到条目，办结文件，信息条目。",
            "即办件、受理件、办结件分类管理，对受理件，及时办理。",
            "https://www.XX.gov.cn/xxgk?id=XX&n=??，邮箱xx@163.com。",
            "二〇〇八年，二○○八年，二〇一七年。",
            "申请人张××不服答复，申请公开XX公司有关信息，李某某提起行政诉讼。",
            "工作有待补充完善，空白有待填补，时间另行通知。",
            "是什么？怎么办？真的吗？！",
            "3×5米，3x5，XXL号，0xFF，第XIX次。",
            "多次，本次，依次，层次，批次，头条，公共次序，公共条件。",
            "某区某局，某公司，某项工作。",
            "信息公开共分六个部分，主动公开、依申请公开。",
        ],
    );
}

#[test]
fn the_organs_own_particulars_are_looked_at() {
    let file = HEAD.replace("87556039", "XXXXXXXX");
    assert_eq!(found(RULE, &file), ["error \"XXXXXXXX\""]);
    let file = HEAD.replace("\"北京市东城区民政局\"", "\"XX局\"");
    assert_eq!(found(RULE, &file), ["error \"XX局\""]);
    let file = super::with_title("file", "XX局工作总结");
    assert_eq!(found(RULE, &file), ["error 'XX局工作总结'"]);
}
