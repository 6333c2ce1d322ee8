//! `doubled-word`.

use super::{each_is_found, none_is_found, with_body};

const RULE: &str = "doubled-word";

#[test]
fn the_slip_is_found_where_it_stands() {
    each_is_found(
        RULE,
        with_body,
        &[
            ("全年开展民意征集民意征集活动。", "民意征集"),
            ("扎实做好公开工作工作。", "工作"),
            ("认真落实信息公开信息公开制度。", "信息公开"),
            ("由领导小组领导小组办公室负责。", "领导小组"),
            ("报区委办公室办公室，", "办公室"),
            ("及时答复申请申请；", "申请"),
        ],
    );
}

#[test]
fn what_only_looks_like_it_is_left_alone() {
    none_is_found(
        RULE,
        with_body,
        &[
            "常常研究研究，讨论讨论。一个一个答复，一件一件办理。",
            "公开工作工作组，信息管理管理办法，申请申请人，被申请人申请人均到场。",
            "二〇二〇年，二零二零年，一九一九年。千千万万，方方面面，清清楚楚。",
            "依申请公开公开透明，政府信息信息量大，行政复议复议机关。",
            "人民城市人民建，谁执法谁普法，应公开尽公开，有问必答有难必帮。",
            "《公开工作》工作，“公开”公开，公开、公开，公开 公开。",
            "某某某某，天天天天。",
        ],
    );
}
