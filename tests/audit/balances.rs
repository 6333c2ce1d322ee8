//! Numbers of one sentence that give another of it.

use super::wordings::{audited, checks, without_tables};

/// The findings for numbers of a report that says this which others of it do not give.
fn found(sentence: &str) -> Vec<String> {
    let found = checks(&audited(&without_tables(sentence))).into_iter();
    found.filter(|check| check == "formula-mismatch").collect()
}

#[test]
fn what_was_handled_is_what_was_done_and_what_is_left() {
    for (right, wrong) in [
        (
            "乙镇受理申请9件，办结8件，结转下年度1件。",
            "乙镇受理申请11件，办结8件，结转下年度1件。",
        ),
        (
            "乙镇受理申请7件，上年结转2件，办结8件，结转下年度1件。",
            "乙镇受理申请11件，上年结转2件，办结8件，结转下年度1件。",
        ),
        (
            "乙镇处理申请1717件（包含上年结转76件），1646件已按规定答复，71件结转下年答复。",
            "乙镇处理申请1717件（包含上年结转76件），1640件已按规定答复，71件结转下年答复。",
        ),
        (
            "乙镇收到申请163件，其中自然人152件、企业11件，加上2022年结转的7件，共需办理170件。",
            "乙镇收到申请163件，其中自然人152件、企业11件，加上2022年结转的7件，共需办理171件。",
        ),
        (
            "乙镇收到申请163件，加上2022年结转的7件，共需办理170件。",
            "乙镇收到申请163件，加上2022年结转的7件，共需办理171件。",
        ),
    ] {
        assert_eq!(found(right), Vec::<String>::new(), "{right}");
        assert_eq!(found(wrong), ["formula-mismatch"], "{wrong}");
    }
}

#[test]
fn a_balance_that_may_mean_something_else_is_not_told() {
    for sentence in [
        // Some came over.
        "受理申请8件，办结8件，结转下年度1件。",
        "受理申请9件，上年结转2件，办结8件，结转下年度1件。",
        "受理申请11件，办结8件，结转下年度1件，其余撤回。",
        "受理申请11件，办结8件，结转下年度1件。另有2件申请人终止。",
        "受理申请11件，按期办结8件，结转下年度1件。",
        "受理申请11件，予以公开6件，办结8件，结转下年度1件。",
        "受理申请约11件，办结8件，结转下年度1件。",
        "受理信访11件，办结8件，结转下年度1件。",
    ] {
        let sentence = format!("乙镇{sentence}");
        assert_eq!(found(&sentence), Vec::<String>::new(), "{sentence}");
    }
}

#[test]
fn a_change_between_two_numbers_that_are_told_must_agree() {
    for (right, wrong) in [
        (
            "公开信息352条，较2022年的322条增加30条。",
            "公开信息352条，较2022年的322条增加40条。",
        ),
        (
            "公开信息30条，较上年（25条）增加5条，增长20%。",
            "公开信息30条，较上年（25条）增加5条，增长25%。",
        ),
        (
            "公开信息由2022年的40条增至50条，增长25%。",
            "公开信息由2022年的40条增至50条，增长30%。",
        ),
        (
            "公开信息由上年的50条降至40条，下降20%。",
            "公开信息由上年的50条降至40条，下降25%。",
        ),
    ] {
        assert_eq!(found(right), Vec::<String>::new(), "{right}");
        assert_eq!(found(wrong), ["formula-mismatch"], "{wrong}");
    }
    for sentence in [
        "公开信息352条，其中网站300条，较2022年的322条增加30条。",
        "公开信息350余条，较2022年的322条增加30条。",
        "公开信息352条，网站公开300条，较2022年的322条增加30条。",
        "收到申请163件，予以公开100件，较2022年的150件增加13件。",
        "公开信息352条，较2021年的300条增加60条。",
        "公开信息从2021年的10条、2022年的40条增至50条，增长30%。",
        "访问量由2022年的1.2万次增至1.5万次，增长30%。",
    ] {
        assert_eq!(found(sentence), Vec::<String>::new(), "{sentence}");
    }
}
