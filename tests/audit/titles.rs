//! Titles as other offices set them: over several lines, with names that end as other words begin.

use super::wordings::audited;
use crate::support::Project;

/// Organ and year that are read of lines before the text of a report.
fn read(lines: &str) -> (String, i64) {
    let text = format!("{lines}\n一、总体情况\n我局共收到政府信息公开申请8件。\n");
    let file = audited(&text);
    let recognised = &file["recognised"];
    let organ = recognised["organ"].as_str().unwrap_or("").to_owned();
    (organ, recognised["year"].as_i64().unwrap_or(0))
}

#[test]
fn a_title_that_is_broken_over_lines_is_one() {
    for lines in [
        "乙水区城市管理局2025年政府信息公开工作年度报告",
        "乙水区城市管理局2025年政府信息公开\n年度报告",
        "乙水区城市管理局2025年政府信息公开工作年\n度报告",
        "乙水区城市管理局2025年\n政府信息公开工作年度报告",
        "乙水区城市管理局\n2025年政府信息公开工作\n年度报告",
        "乙水区城市管\n理局2025年政府信息公开工作年度报告",
        "首页\n乙水区城市管理局2025年政府信息公开年度报告\n发布时间：2026-01-26\n乙水区城市管理局2025年政府信息公开\n年度报告",
    ] {
        let expected = ("乙水区城市管理局".to_owned(), 2025);
        assert_eq!(read(lines), expected, "{lines}");
    }
}

#[test]
fn a_title_that_is_repeated_without_the_name_is_of_the_same_organ() {
    for lines in [
        "2025年丁山镇政府信息公开工作年度报告\n发布日期：2026-01-12    点击数：\n政府信息公开工作年度报告",
        "丁山镇2025年政府信息公开工作年度报告\n2025年政府信息公开工作年度报告",
    ] {
        assert_eq!(read(lines), ("丁山镇".to_owned(), 2025), "{lines}");
    }
}

#[test]
fn the_menu_of_a_page_makes_no_title() {
    for lines in [
        "政府信息公开\n年度报告\n2023年法治政府建设情况",
        "2023年政府信息公开\n法治政府建设年度报告",
        "信息公开\n法治政府建设年度报告",
    ] {
        let text = format!("{lines}\n一、总体情况\n全年收到来信8件。\n");
        let project = Project::new().file("report.txt", &text);
        let said = project.run("audit report.txt");
        assert_eq!(said.code, 2, "{lines} {said:?}");
    }
}

#[test]
fn a_name_keeps_the_characters_that_other_words_begin_with() {
    for (title, organ) in [
        ("甲州海关2023年政府信息公开工作年度报告", "甲州海关"),
        ("甲州海关关于2023年政府信息公开工作年度报告", "甲州海关"),
        ("甲州海关2023年海关政府信息公开年度报告", "甲州海关"),
        ("于水区机关2023年政府信息公开工作年度报告", "于水区机关"),
        ("关于甲州民政局2023年政府信息公开工作的报告", "甲州民政局"),
    ] {
        assert_eq!(read(title), (organ.to_owned(), 2023), "{title}");
    }
}

#[test]
fn a_signature_is_of_the_organ_and_of_a_day_that_there_is() {
    let found = |signature: &str| -> Vec<String> {
        let text = format!(
            "甲市乙水区城市管理局2024年政府信息公开工作年度报告\n一、总体情况\n\
             2024年，我局共收到政府信息公开申请8件。\n六、其他需要报告的事项\n\
             2024年，我局未收取信息处理费。\n{signature}\n"
        );
        let file = audited(&text);
        let findings = file["findings"].as_array().unwrap().iter();
        let checks = findings.map(|one| one["check"].as_str().unwrap().to_owned());
        checks
            .filter(|check| !check.starts_with("missing-"))
            .collect()
    };
    for (signature, check) in [
        ("甲市乙水区市场监督管理局\n2025年1月15日", "foreign-organ"),
        ("甲市乙水区城市管理局\n2025年2月30日", "date-outside-period"),
        ("2025年2月30日", "date-outside-period"),
    ] {
        assert_eq!(found(signature), [check], "{signature}");
    }
    for signature in [
        "甲市乙水区城市管理局\n2025年1月15日",
        "乙水区城管局\n2025年1月15日",
        "2025年1月15日",
    ] {
        assert_eq!(found(signature), [""; 0], "{signature}");
    }
}
