//! Sentences with a slip that no list of parts shows, and their right twins.

use crate::support::Project;

/// A report around a sentence.
pub(super) fn report(sentence: &str) -> String {
    format!(
        "甲州市乙水区民政局\n2023年政府信息公开工作年度报告\n一、总体情况\n{sentence}\n\
         二、主动公开政府信息情况\n见表。\n三、收到和处理政府信息公开申请情况\n见表。\n\
         四、政府信息公开行政复议、行政诉讼情况\n2023年没有发生。\n五、存在的主要问题及改进情况\n\
         公开不够及时，2024年改进。\n六、其他需要报告的事项\n没有收取信息处理费。\n\
         甲州市乙水区民政局\n2024年1月15日\n"
    )
}

/// The checks that find something in a report with this sentence, each with what should stand there.
pub(super) fn found(sentence: &str) -> Vec<String> {
    let project = Project::new().file("report.txt", report(sentence));
    let said = project.run("audit report.txt --output-format json");
    assert!(said.code < 2, "{said:?}");
    let answer: serde_json::Value = serde_json::from_str(&said.out).unwrap();
    let findings = answer["files"][0]["findings"].as_array().unwrap().iter();
    let weighty = findings.filter(|finding| finding["severity"] != "note");
    let told = weighty.map(|finding| {
        let computed = finding["computed"].as_str().unwrap_or("");
        format!("{} {computed}", finding["check"].as_str().unwrap())
    });
    told.collect()
}

#[test]
fn slips_beside_numbers_are_found() {
    for (sentence, expected) in [
        (
            "2023年，收到申请20件，办结18件，办结率95%。",
            "formula-mismatch 90",
        ),
        (
            "2023年，共受理申请20件，答复20件，答复率为98%。",
            "formula-mismatch 100",
        ),
        (
            "2023年，公开信息30条，是上年10条的2倍。",
            "formula-mismatch 3",
        ),
        (
            "2023年，公开信息30条，2022年公开10条，是上年的2倍。",
            "formula-mismatch 3",
        ),
        (
            "2023年，公开信息30条，2022年公开10条，增长2.5倍。",
            "formula-mismatch 2.0",
        ),
        (
            "2023年，收到申请20件，办结18件，结转到2023年度办理2件。",
            "wrong-year 2024",
        ),
        ("2023年，收到申请20件，2021年结转3件。", "wrong-year 2022"),
        (
            "2023年，乙水区财政局主动公开信息30条。",
            "foreign-organ 甲州市乙水区民政局",
        ),
    ] {
        assert_eq!(found(sentence), [expected], "{sentence}");
    }
}

#[test]
fn their_right_twins_are_not_accused() {
    for sentence in [
        "2023年，收到申请20件，办结18件，办结率90%。",
        // Two were not due yet, or came over.
        "2023年，收到申请20件，办结18件，办结率100%。",
        "2023年，收到申请20件，上年结转3件，办结18件，办结率78%。",
        "2023年，收到申请21件，办结20件，办结率95.2%。",
        "2023年，公开信息30条，是上年10条的3倍。",
        // Many write so, and it is told both ways.
        "2023年，公开信息30条，2022年公开10条，增长2倍。",
        "2023年，公开信息30条，2022年公开10条，增长3倍。",
        "2023年，公开信息28条，2022年公开10条，是上年的近3倍。",
        "2023年，收到申请20件，办结18件，结转到2024年度办理2件。",
        "上年结转至2023年办理的申请3件。",
        "2023年，收到申请20件，2022年结转3件。",
        "2023年，会同乙水区财政局主动公开信息30条。",
        "2023年，乙水区财政局主动公开信息12条，乙水区民政局主动公开信息30条。",
        "2023年，乙水区政府办公室高度重视政务公开工作。",
        "2023年，乙水区民政事务局主动公开信息30条。",
        "2023年，乙水区财政局主动公开预算，本局提供了数字。",
    ] {
        assert_eq!(found(sentence), Vec::<String>::new(), "{sentence}");
    }
}
