//! `text-table-mismatch`: text and table are compared by the words beside the numbers.

use super::found;

/// A file of 2017 whose table has 3 requests received and closed, one granted, 2 reviews.
fn file(body: &str) -> String {
    format!(
        r#"year = 2017
[organ]
name = "北京市东城区民政局"
[figures]
apps = {{ label = "受理信件", value = 2, unit = "件" }}
[table]
"disclosed.total" = 40
"requests.received" = 3
"requests.closed" = 3
"requests.answered.granted" = 1
"review" = 2
"litigation" = 0
[[sections]]
heading = "依申请公开政府信息情况"
body = '''
{body}
'''
"#
    )
}

#[test]
fn a_number_that_may_be_anothers_is_bound_to_nothing_all_the_same() {
    // The same sentence with the table's number is an error: 2 must not pass where 3 does not.
    for (body, unbound) in [
        ("收到信息公开申请3件。", vec!["error 3"]),
        ("收到信息公开申请2件。", vec!["error 2"]),
        // What is wrong with it is told already.
        ("2017年，本机关收到政府信息公开申请2件。", vec![]),
    ] {
        assert_eq!(found("unbound-numeral", &file(body)), unbound, "{body}");
    }
}

#[test]
fn a_number_that_the_table_has_otherwise_is_found() {
    for (body, finding) in [
        ("2017年，本机关收到政府信息公开申请2件。", "error 2"),
        (
            "全年新收公民、法人和其他组织提出的政府信息公开申请5件。",
            "error 5",
        ),
        ("2017年收到申请{{ apps }}件。", "error {{ apps }}"),
        ("收到信息公开申请2件。", "warning 2"),
        (
            "2017年收到申请{{ requests.received }}件，同意公开2件。",
            "error 2",
        ),
        ("2017年，未收到政府信息公开申请。", "error 未收到"),
        ("全年共办结申请4件。", "error 4"),
        // 余 is never less than what it stands behind.
        ("全年共办结申请4余件。", "warning 4"),
        ("2017年主动公开政府信息1.2万条。", "warning 1.2"),
        ("2017年收到申请3件，已答复2件。", "warning 2"),
        ("2017年登记政府信息公开申请2件。", "error 2"),
        ("2017年政府信息公开申请收件2件。", "error 2"),
        (
            "2017年收到政府信息公开申请（含网络、信函方式）2件。",
            "error 2",
        ),
        ("2017年收到申请（含网络、信函）共2件。", "error 2"),
        ("2017年因政府信息公开被复议6件。", "error 6"),
        ("2017年因政府信息公开被提起行政复议6件。", "error 6"),
        ("2017年主动公开政府信息41条。", "error 41"),
        ("2017年受理政府信息公开申请7件。", "warning 7"),
        ("2017年，因政府信息公开引发的行政复议1件。", "error 1"),
        (
            "2017年未发生行政复议。因信息公开引起的均无。",
            "error 未发生行政复议",
        ),
    ] {
        assert_eq!(
            found("text-table-mismatch", &file(body)),
            [finding],
            "{body}"
        );
    }
}

#[test]
fn what_agrees_or_is_another_number_is_left_alone() {
    for body in [
        "2017年，本机关收到政府信息公开申请3件，受理申请3件，办结3件，同意公开1件。",
        "2017年收到申请{{ requests.received }}件。",
        "2017年上半年收到申请2件，2016年收到申请5件，全市共收到申请208件。",
        "2017年收到申请比上年增加2件，收到网络申请1件，信函申请2件。",
        "2017年收到意见建议12件，办理人大代表建议2件，受理信访投诉5件。",
        "2017年通过门户网站主动公开政府信息12条，主动公开重点领域信息5条。",
        "2017年未发生行政诉讼，未收到当面申请。",
        "全年办理行政许可12件，公开行政处罚信息5条。",
        // One kind of applicant, one part of a whole.
        "2017年，我局收到公民申请2件，法人申请1件，收到个人申请2件。",
        "2017年，本年新收3件中已办结2件，无关的行政复议7件。",
        "我局本级收到申请2件，所属事业单位收到申请1件，合计收到申请3件。",
        // Of several years, of months, said one by one.
        "2015年、2016年、2017年我局收到的申请分别为9件、11件和3件。",
        "近三年我局共收到申请23件，2017年6月收到申请1件，每月收到申请2件。",
        "行政复议2件，行政诉讼0件，分别维持1件和0件。",
        // Not the whole of what is denied.
        "2017年未发生行政诉讼败诉情况，除1件结转外，其余申请均已办结。",
        "2017年收到申请近3件，主动公开政府信息40余条，共收到申请10余件的是邻区。",
        // What was not received is no request for information.
        "2017年，未收到行政复议申请书，未收到行政复议补正申请。",
        "2017年办理婚姻登记申请12件，不动产登记收件5件，登记志愿者2件，收件柜2件。",
        "2017年收到申请3件，书面答复2件，按期答复1件，答复建议提案5件，不服答复1件。",
        "2017年收到网络申请（含微信）2件，收到申请（含网络1件、信函2件）3件。",
        "2017年，各科室主动公开政府信息30条，其中主动公开信息20条为业务动态。",
    ] {
        assert_eq!(found("text-table-mismatch", &file(body)), [""; 0], "{body}");
    }
}

#[test]
fn a_number_that_agrees_is_bound_to_its_cell() {
    let text = file("2017年，本机关收到政府信息公开申请3件，同意公开1件。");
    let compiled = crate::support::world(&text).compile();
    let mends: Vec<String> = compiled
        .findings
        .iter()
        .filter(|finding| finding.fix_is_safe)
        .flat_map(|finding| &finding.fix)
        .map(|edit| edit.replacement.clone())
        .collect();
    assert_eq!(
        mends,
        ["{{ requests.received }}", "{{ requests.answered.granted }}"]
    );
}

/// 已全部办结 holds 全部办结, and says it once.
#[test]
fn words_that_say_that_there_was_none_are_told_once() {
    let text = "year = 2023\n[organ]\nname = \"北京市东城区民政局\"\n[table]\n\
                \"requests.new\" = [3, 0, 0, 0, 0, 0]\n\"requests.carried_out\" = [1, 0, 0, 0, 0, 0]\n\
                [[sections]]\nheading = \"收到和处理政府信息公开申请情况\"\n\
                body = \"2023年，申请已全部办结。\"\n";
    assert_eq!(found("text-table-mismatch", text), ["error 已全部办结"]);
}

/// One slip, one finding: a number that contradicts the table is not told of as unbound too.
#[test]
fn a_contradiction_is_told_once() {
    let text = file("2017年，本机关收到政府信息公开申请2件。");
    assert_eq!(found("unbound-numeral", &text), [""; 0]);
}

/// A file of 2023 whose table has 900 licences, 15 requests, and of reviews one upheld and one
/// corrected.
fn file_of_2023(organ: &str, body: &str) -> String {
    format!(
        r#"year = 2023
[organ]
name = "{organ}"
[table]
"requests.new" = [15, 0, 0, 0, 0, 0]
"disclosed.licences" = 900
"review.upheld" = 1
"review.corrected" = 1
"litigation.direct.upheld" = 0
"litigation.direct.corrected" = 0
"litigation.after_review.upheld" = 0
"litigation.after_review.corrected" = 0
[[sections]]
heading = "收到和处理政府信息公开申请情况"
body = '''
{body}
'''
"#
    )
}

const BUREAU: &str = "北京市东城区民政局";

#[test]
fn one_kind_of_what_the_table_counts_is_another_number() {
    let found_in = |body: &str| found("text-table-mismatch", &file_of_2023(BUREAU, body));
    assert_eq!(found_in("2023年作出行政许可86件。"), ["warning 86"]);
    assert_eq!(found_in("2023年作出各类行政许可86件。"), ["warning 86"]);
    for body in [
        "2023年作出规划类行政许可86件，工程类行政许可12件。",
        "2023年交通领域行政许可86件，食品类的行政许可3件。",
    ] {
        assert_eq!(found_in(body), [""; 0], "{body}");
    }
}

/// A city's report tells of its levels one by one: whose a number is only the clerk knows.
#[test]
fn a_number_of_one_level_is_no_error() {
    let city = |body: &str| found("text-table-mismatch", &file_of_2023("甲州市人民政府", body));
    for body in [
        "2023年县（市、区）级收到政府信息公开申请30件。",
        "2023年，乡镇（街道）收到政府信息公开申请30件。",
        "2023年市级方面，收到政府信息公开申请30件。",
    ] {
        assert_eq!(city(body), ["warning 30"], "{body}");
    }
    for body in [
        "2023年全市收到政府信息公开申请15件，其中市级3件，县级2件，镇级10件。",
        "2023年镇级收到政府信息公开申请3件，市本级收到政府信息公开申请12件。",
    ] {
        assert_eq!(city(body), [""; 0], "{body}");
    }
    assert_eq!(city("2023年收到政府信息公开申请30件。"), ["error 30"]);
}

/// The results are those of the case that was named last, whether it has a number or not.
#[test]
fn a_result_is_that_of_the_case_that_was_named_last() {
    let found_in = |body: &str| found("text-table-mismatch", &file_of_2023(BUREAU, body));
    for (body, expected) in [
        (
            "2023年政府信息公开行政诉讼0件；行政复议已审结，维持1件，纠正1件。",
            vec![],
        ),
        (
            "2023年政府信息公开行政诉讼0件；行政复议已审结，维持3件。",
            vec!["warning 3"],
        ),
        (
            "2023年政府信息公开行政复议2件，未发生行政诉讼，维持1件。",
            vec![],
        ),
        (
            "2023年政府信息公开行政复议、行政诉讼案件均审结，维持7件。",
            vec![],
        ),
    ] {
        assert_eq!(found_in(body), expected, "{body}");
    }
}
