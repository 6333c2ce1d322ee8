//! Wordings and layouts of other offices: what is read of them, and what of it does not hold.

use serde_json::Value;

use crate::support::Project;

/// A report whose text says this of disclosure and this of requests, with rows of table 3.
pub(super) fn report(disclosed: &str, requests: &str) -> String {
    let cells = |natural: &str| format!("{natural} | 0 | 0 | 0 | 0 | 0 | {natural}");
    let rows = [
        ("一、本年新收政府信息公开申请数量", "18"),
        ("二、上年结转政府信息公开申请数量", "2"),
        ("三、本年度办理结果 | （一）予以公开", "9"),
        ("（二）部分公开", "3"),
        ("（三）不予公开 | 1.属于国家秘密", "2"),
        ("（四）无法提供 | 1.本机关不掌握相关政府信息", "5"),
        ("（七）总计", "19"),
        ("四、结转下年度继续办理", "1"),
    ];
    let rows: Vec<String> = rows
        .iter()
        .map(|(label, natural)| format!("{label} | {} |\n", cells(natural)))
        .collect();
    format!(
        "甲县乙镇人民政府2023年政府信息公开工作年度报告\n一、总体情况\n（一）主动公开。{disclosed}\n\
         （二）依申请公开。{requests}\n（三）政府信息管理。先审后发。\n\
         （四）政府信息公开平台建设。栏目齐全。\n（五）监督保障。专人负责。\n\
         二、主动公开政府信息情况\n见表。\n三、收到和处理政府信息公开申请情况\n{}\
         四、政府信息公开行政复议、行政诉讼情况\n没有发生。\n\
         五、存在的主要问题及改进情况\n公开不够及时，今后改进。\n六、其他需要报告的事项\n没有收取信息处理费。\n",
        rows.concat()
    )
}

/// The same without its tables, of whose reviews and lawsuits nothing else is said.
pub(super) fn without_tables(sentence: &str) -> String {
    let text = report(sentence, "").replace("没有发生。", "见表。");
    let start = text.find("三、收到和处理").unwrap();
    let end = text.find("四、政府信息公开行政复议").unwrap();
    format!("{}{}", text.get(..start).unwrap(), text.get(end..).unwrap())
}

/// What `audit` answers of a report.
pub(super) fn audited(text: &str) -> Value {
    let project = Project::new().file("report.txt", text);
    let said = project.run("audit report.txt --output-format json");
    assert!(said.code < 2, "{said:?}");
    let answer: Value = serde_json::from_str(&said.out).unwrap();
    answer["files"][0].clone()
}

/// The errors and warnings of a report, by their checks.
pub(super) fn checks(file: &Value) -> Vec<String> {
    let findings = file["findings"].as_array().unwrap().iter();
    let findings = findings.filter(|finding| finding["severity"] != "note");
    findings
        .map(|finding| finding["check"].as_str().unwrap().to_owned())
        .collect()
}

/// The facts of a report as `id value certainty`.
pub(super) fn facts(file: &Value) -> Vec<String> {
    let facts = file["recognised"]["facts"].as_array().unwrap().iter();
    facts
        .map(|fact| {
            let of = |key: &str| fact[key].as_str().unwrap_or("-").to_owned();
            format!("{} {} {}", of("id"), of("value"), of("certainty"))
        })
        .collect()
}

#[test]
fn a_change_told_in_three_numbers_must_agree() {
    for (right, wrong) in [
        (
            "公开信息460条，较上年度增加60条，同比增长15%。",
            "公开信息460条，较上年度增加60条，同比增长13%。",
        ),
        (
            "公开信息340条，比2022年减少60条，下降15.0%。",
            "公开信息340条，比2022年减少60条，下降17.6%。",
        ),
        (
            "公开信息460条，较去年同期增加60条、增幅15%。",
            "公开信息460条，较去年同期增加60条、增幅13%。",
        ),
        (
            "公开信息460条（2022年为400条），增长15%。",
            "公开信息460条（2022年为400条），增长5%。",
        ),
        (
            "公开信息460条，比2022年（400条）增长15%。",
            "公开信息460条，比2022年（400条）下降15%。",
        ),
    ] {
        assert_eq!(
            checks(&audited(&report(right, ""))),
            Vec::<String>::new(),
            "{right}"
        );
        assert_eq!(
            checks(&audited(&report(wrong, ""))),
            ["formula-mismatch"],
            "{wrong}"
        );
    }
}

#[test]
fn a_number_near_another_and_a_percentage_is_not_always_what_it_grew_from() {
    for sentence in [
        "公开信息460余条，较上年度增加60条，同比增长10%。",
        "公开信息460条，访问量增加6万次，增长10%。",
        "公开信息460条，其中新增60条，占全县总量的3%。",
        "公开信息460条，2021年为300条，三年来增长70%。",
        "公开信息460条，较上年增加60条，其中网站增长10%。",
    ] {
        let file = audited(&report(sentence, ""));
        assert_eq!(checks(&file), Vec::<String>::new(), "{sentence}");
    }
}

#[test]
fn a_list_breaks_down_the_number_and_not_by_how_much_it_grew() {
    let requests =
        "全年新收申请18件，较上一年度增加16件。其中，网络申请12件，占66.7%；信函申请6件，占33.3%。";
    let file = audited(&report("公开信息460条。", requests));
    assert_eq!(checks(&file), Vec::<String>::new());
    let wrong = requests.replace("12件", "13件");
    let file = audited(&report("公开信息460条。", &wrong));
    assert!(
        checks(&file).contains(&"part-exceeds-whole".to_owned()),
        "{file}"
    );
}

#[test]
fn one_number_of_a_sentence_that_agrees_with_the_table_otherwise_is_wrong() {
    let right = "收到申请18件，上年结转2件，予以公开9件，部分公开3件，结转下年1件。";
    let file = audited(&report("公开信息460条。", right));
    assert_eq!(checks(&file), Vec::<String>::new());
    let wrong = right.replace("部分公开3件", "部分公开4件");
    let file = audited(&report("公开信息460条。", &wrong));
    assert_eq!(checks(&file), ["text-table-mismatch"]);
    // Where most differ, they are another's.
    let others = "收到申请180件，上年结转2件，予以公开9件，部分公开30件，结转下年1件。";
    let file = audited(&report("公开信息460条。", others));
    assert_eq!(checks(&file), Vec::<String>::new());
}

#[test]
fn requests_are_known_by_what_offices_call_them() {
    for (sentence, fact) in [
        (
            "2023年，乙镇共收到信息公开申请18件。",
            "requests.new 18 certain",
        ),
        ("全年收政府信息公开申请18件。", "requests.new 18 certain"),
        (
            "我镇接到社会公众依申请公开18件。",
            "requests.new 18 certain",
        ),
        ("2023年，我镇接收到申请书18份。", "requests.new 18 certain"),
        (
            "全年新收申请18件，其余1件依法结转下年度继续办理。",
            "requests.carried_out 1 certain",
        ),
    ] {
        let file = audited(&report("公开信息460条。", sentence));
        let facts = facts(&file);
        assert!(facts.contains(&fact.to_owned()), "{sentence} {facts:?}");
    }
}

#[test]
fn a_number_without_a_name_is_not_certain() {
    let file = audited(&report("通过网站公开财政信息，30条。", ""));
    let facts = facts(&file);
    assert!(
        facts.contains(&"总体情况数 30 likely".to_owned()),
        "{facts:?}"
    );
}

#[test]
fn cells_parted_by_bars_on_lines_of_their_own_are_cells() {
    let rows = report("公开信息460条。", "").replace(" | ", "\n|\n");
    let file = audited(&rows.replace(" |\n", "\n|\n"));
    let facts = facts(&file);
    for fact in [
        "requests.new.natural 18 certain",
        "requests.new.org.other 0 certain",
        "requests.carried_out.total 1 certain",
    ] {
        assert!(facts.contains(&fact.to_owned()), "{fact} {facts:?}");
    }
    assert_eq!(checks(&file), Vec::<String>::new());
}

#[test]
fn heads_of_columns_are_no_row_of_blank_cells() {
    let heads = "三、收到和处理政府信息公开申请情况\n自然人 | 法人或其他组织 | 总计 | |||||||\n\
                 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | |||||\n";
    let text = report("公开信息460条。", "");
    let cut = text.find("三、本年度办理结果").unwrap();
    let end = text.find("四、政府信息公开行政复议").unwrap();
    let text = format!("{}{}", text.get(..cut).unwrap(), text.get(end..).unwrap());
    let text = text.replace("三、收到和处理政府信息公开申请情况\n", heads);
    let file = audited(&text);
    let facts = facts(&file);
    assert!(
        facts.contains(&"requests.new.natural 18 certain".to_owned()),
        "{facts:?}"
    );
    let is_total = |fact: &String| fact.starts_with("requests.result.total");
    assert!(!facts.iter().any(is_total), "{facts:?}");
}

#[test]
fn a_total_that_moved_to_the_others_is_not_taken_for_a_part() {
    let row = "一、本年新收政府信息公开申请数量 | 18 | 0 | 0 | 0 | 0 | 0 | 18 |";
    let moved = "一、本年新收政府信息公开申请数量 | 18 | 18 | | | | | |";
    let file = audited(&report("公开信息460条。", "").replace(row, moved));
    let facts = facts(&file);
    assert!(
        facts.contains(&"requests.new.total 18 likely".to_owned()),
        "{facts:?}"
    );
    assert!(!checks(&file).contains(&"relation-broken".to_owned()));
}

#[test]
fn the_year_of_a_school_is_no_part_of_its_name() {
    let text = "甲学院2015-2016学年信息公开工作年度报告\n一、概述\n信息公开工作有序开展。\n\
                二、主动公开情况\n全年主动公开信息30条。\n";
    let file = audited(text);
    assert_eq!(file["recognised"]["organ"], "甲学院", "{file}");
}

#[test]
fn the_organ_is_known_by_the_report_that_the_text_presents() {
    let text = report("公开信息460条。", "").replace(
        "甲县乙镇人民政府2023年政府信息公开工作年度报告",
        "根据条例规定，现公布甲县乙镇人民政府2023年政府信息公开工作年度报告。",
    );
    let file = audited(&text);
    assert_eq!(file["recognised"]["organ"], "甲县乙镇人民政府", "{file}");
}

#[test]
fn another_place_that_signs_or_presents_the_report_is_found() {
    let right = report("公开信息460条。", "");
    for (wrong, is_found) in [
        (format!("{right}丁山镇人民政府\n2024年1月15日\n"), true),
        (format!("{right}乙镇人民政府\n2024年1月15日\n"), false),
        (format!("{right}甲县乙镇党政办公室\n2024年1月15日\n"), false),
        (
            right.replace(
                "年度报告\n一、",
                "年度报告\n根据《中华人民共和国政府信息公开条例》，现公布甲县丁山镇人民政府2023年政府信息公开工作年度报告。\n一、",
            ),
            true,
        ),
        (
            right.replace(
                "年度报告\n一、",
                "年度报告\n按照《甲县人民政府办公室关于做好2023年政府信息公开工作年度报告的通知》编制。\n一、",
            ),
            false,
        ),
    ] {
        let found = checks(&audited(&wrong));
        let is_named = found.contains(&"foreign-organ".to_owned());
        assert_eq!(is_named, is_found, "{wrong} {found:?}");
    }
}

#[test]
fn a_heading_within_a_part_says_what_is_counted_below_it() {
    let text = report("公开信息460条。", "").replace(
        "（二）依申请公开。",
        "（二）依申请公开情况\n2023年，我镇共办结17件，结转下年度1件。",
    );
    let facts = facts(&audited(&text));
    assert!(
        facts.contains(&"requests.closed 17 certain".to_owned()),
        "{facts:?}"
    );
}

#[test]
fn no_number_is_missing_where_there_was_nothing() {
    for (sentence, expected) in [
        ("本单位2023年没有收到政府信息公开申请件。", false),
        ("2023年共收到政府信息公开申请件。", true),
    ] {
        let file = audited(&report("公开信息460条。", sentence));
        let found = checks(&file);
        let is_told = found.contains(&"leftover-placeholder".to_owned());
        assert_eq!(is_told, expected, "{sentence} {found:?}");
    }
}

#[test]
fn a_school_is_not_asked_for_what_only_offices_tell() {
    let text = "甲市第二中学2015年信息公开工作年度报告\n一、概述\n信息公开工作有序开展。\n\
                二、主动公开情况\n全年主动公开信息30条。\n";
    assert_eq!(checks(&audited(text)), Vec::<String>::new());
    let of_office = text.replace("甲市第二中学", "甲市教育局");
    assert_eq!(checks(&audited(&of_office)), ["missing-content"]);
}

#[test]
fn tables_of_another_years_form_are_known_between_bars_too() {
    let heads = "二、主动公开政府信息情况\n信息内容 | 本年新制作数量 | 本年新公开数量 | 对外公开总数量 |\n\
                 规章 | 0 | 0 | 0 |\n规范性文件 | 2 | 2 | 9 |\n\
                 信息内容 | 上一年项目数量 | 本年增/减 | 处理决定数量 |\n行政许可 | 5 | 0 | 12 |\n";
    let text = report("公开信息460条。", "").replace("二、主动公开政府信息情况\n见表。\n", heads);
    let file = audited(&text);
    assert!(
        checks(&file).contains(&"outdated-form".to_owned()),
        "{file}"
    );
    let of_2019 = text.replace("2023年", "2020年");
    let file = audited(&of_2019);
    assert!(
        !checks(&file).contains(&"outdated-form".to_owned()),
        "{file}"
    );
}

#[test]
fn what_a_page_counts_is_no_figure_of_the_report() {
    let text = report("公开信息460条。", "").replace(
        "一、总体情况",
        "发布者：县政府办 发布日期：2024-01-19 14:36:15 浏览次数：19432\n一、总体情况",
    );
    let facts = facts(&audited(&text));
    assert!(
        !facts.iter().any(|fact| fact.contains("19432")),
        "{facts:?}"
    );
}

#[test]
fn times_are_no_whole_things() {
    let text = report("公开信息460条，访问量较上年提高1.5倍。", "");
    let project = Project::new().file("report.txt", text);
    let said = project.run("import report.txt");
    assert!(said.code < 2, "{said:?}");
    let written = std::fs::read_to_string(project.path("2023.toml")).unwrap();
    assert!(written.contains("value = 1.5, unit = \"倍\""), "{written}");
    let said = project.run("check 2023 --output-format short");
    assert!(!said.out.contains("invalid-value"), "{said:?}");
}
