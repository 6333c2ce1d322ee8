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
