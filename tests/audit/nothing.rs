//! Sentences by which nothing happened, in the words of other offices.

use super::wordings::{audited, facts, without_tables};

/// What a sentence of a report tells of requests, reviews and lawsuits: `id value`.
fn told(sentence: &str) -> Vec<String> {
    let found = facts(&audited(&without_tables(sentence))).into_iter();
    let is_told = |fact: &String| {
        ["requests", "review", "litigation"]
            .iter()
            .any(|id| fact.starts_with(id))
    };
    let words = |fact: String| fact.split(' ').take(2).collect::<Vec<_>>().join(" ");
    found.filter(is_told).map(words).collect()
}

#[test]
fn reviews_and_lawsuits_that_did_not_happen_are_none() {
    for sentence in [
        "不存在有关政府信息公开行政复议和行政诉讼情况。",
        "未发生政府信息公开行政复议、诉讼问题。",
        "没有因政府信息公开而被申请行政复议、提起行政诉讼。",
        "2023年，未产生针对我镇政府信息公开的行政复议与行政诉讼。",
        "全年未发生因政府信息公开被申请行政复议、提起行政诉讼的情况。",
        "无行政复议和行政诉讼案件。",
        "也无因信息公开导致行政复议以及行政诉讼的情况。",
        "未发生因违反政府信息公开工作规定而出现行政复议和行政诉讼等情况。",
    ] {
        assert_eq!(told(sentence), ["review 0", "litigation 0"], "{sentence}");
    }
}

#[test]
fn requests_that_did_not_come_are_none() {
    for (sentence, expected) in [
        ("本年度未收到和处理政府信息公开申请事件。", "requests.new 0"),
        (
            "2023年，我镇未收到任何要求公开政府信息的申请。",
            "requests.new 0",
        ),
        ("2023年度无依申请公开事项。", "requests.new 0"),
        (
            "2023年，没有公民、法人和其他组织向我镇提出政府信息公开申请。",
            "requests.new 0",
        ),
        ("2023年我镇未受理政府信息公开申请。", "requests.handled 0"),
    ] {
        assert_eq!(told(sentence), [expected], "{sentence}");
    }
}

#[test]
fn a_denial_of_something_else_tells_nothing() {
    for sentence in [
        "没有收费项目，没有新的规章和规范性文件，也没有行政诉讼和行政复议。",
        "政府信息公开未产生与诉讼（行政复议、行政申诉）有关的费用支出。",
        "未发生因政府信息公开工作引发举报、投诉、提起行政诉讼费用等支出。",
        "没有公民、法人和其他组织对信息公开提出意见。",
        "2023年没有下年度继续办理的申请。",
        "未受理的信访事项均已答复。",
    ] {
        assert_eq!(told(sentence), Vec::<String>::new(), "{sentence}");
    }
}

#[test]
fn headlines_are_known_by_the_words_of_other_offices() {
    for (sentence, expected) in [
        (
            "2023年，甲县乙镇政府共受理36件政府信息公开申请。",
            vec!["requests.handled 36"],
        ),
        (
            "乙镇政府共收到8份政府信息公开申请。",
            vec!["requests.new 8"],
        ),
        ("2023年，甲县财政局共收到8份政府信息公开申请。", vec![]),
        ("因政府信息公开，全年收到行政复议11件。", vec!["review 11"]),
        ("信息公开工作中，全年受理行政复议11件。", vec![]),
        (
            "2023年受理申请74件（含上年度结转申请57件，另有52件申请顺延到下年度答复）。",
            vec![
                "requests.handled 74",
                "requests.carried_in 57",
                "requests.carried_out 52",
            ],
        ),
        (
            "2023年我镇共收到依申请公开85件，除2件结转下年办理外，均依法答复。",
            vec!["requests.new 85", "requests.carried_out 2"],
        ),
        (
            "2023年收到申请85件，办结84件，结转1件至2024年。",
            vec![
                "requests.new 85",
                "requests.closed 84",
                "requests.carried_out 1",
            ],
        ),
        (
            "全年共办理申请69件，含2022年转至今年办理的3件，办结69件。",
            vec![
                "requests.handled 69",
                "requests.carried_in 3",
                "requests.closed 69",
            ],
        ),
        (
            "全年共收到申请69件（含2022年结转的3件），办结69件。",
            vec![
                "requests.handled 69",
                "requests.carried_in 3",
                "requests.closed 69",
            ],
        ),
    ] {
        assert_eq!(told(sentence), expected, "{sentence}");
    }
}
