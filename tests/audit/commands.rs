//! The commands: what they say, how they end.

use crate::support::{Project, REAL};

/// A report with a row of table 3, which its text may contradict.
const REPORT: &str = "甲州市乙水区民政局\n2023年政府信息公开工作年度报告\n一、总体情况\n\
    （一）主动公开。2023年主动公开信息30条，其中网站12条，微信10条，其他9条。\n\
    （二）依申请公开。2023年，我局收到政府信息公开申请3件，办结3件。\n\
    二、主动公开政府信息情况\n见表。\n三、收到和处理政府信息公开申请情况\n\
    一、本年新收政府信息公开申请数量 | 2 | 1 | 0 | 0 | 0 | 0 | 3 |\n\
    二、上年结转政府信息公开申请数量 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |\n\
    四、政府信息公开行政复议、行政诉讼情况\n2023年没有发生。\n五、存在的主要问题及改进情况\n公开不够及时，2024年改进。\n\
    六、其他需要报告的事项\n没有收取信息处理费。\n甲州市乙水区民政局\n2024年1月15日\n";

#[test]
fn a_sum_that_does_not_hold_is_found_where_it_stands() {
    let project = Project::new().file("report.txt", REPORT);
    let said = project.run("audit report.txt --output-format json");
    assert_eq!(said.code, 1, "{said:?}");
    let answer: serde_json::Value = serde_json::from_str(&said.out).unwrap();
    let file = &answer["files"][0];
    assert_eq!(file["recognised"]["organ"], "甲州市乙水区民政局");
    assert_eq!(file["recognised"]["year"], 2023);
    let finding = &file["findings"][0];
    assert_eq!(finding["check"], "sum-mismatch", "{file}");
    assert_eq!(
        (&finding["stated"], &finding["computed"]),
        (&"30".into(), &"31".into())
    );
    assert_eq!(finding["location"]["line"], 4);
    assert!(
        finding["quote"]
            .as_str()
            .unwrap()
            .contains("主动公开信息30条")
    );
    let facts = file["recognised"]["facts"].as_array().unwrap();
    let requests = facts
        .iter()
        .find(|fact| fact["id"] == "requests.new")
        .unwrap();
    assert_eq!(requests["value"], "3");
    let wrong = REPORT.replace("30条", "31条").replace("申请3件", "申请4件");
    let project = Project::new().file("report.txt", wrong);
    let said = project.run("audit report.txt --output-format short");
    assert_eq!(said.code, 1, "{said:?}");
    assert!(said.out.contains("text-table-mismatch"), "{said:?}");
    // Its twin is silent.
    let project = Project::new().file("report.txt", REPORT.replace("30条", "31条"));
    let said = project.run("audit report.txt --quiet");
    assert_eq!((said.code, said.out.as_str()), (0, ""), "{said:?}");
}

#[test]
fn what_is_no_report_is_never_passed() {
    for text in [
        "",
        "发票\n购买方：甲公司\n金额：1234.00\n",
        "第一章\n他走进屋子，看见三个人坐在那里。\n",
        "第一章 风雪夜归人\n铺子里有12个人。\n",
        "一、总体情况\n本月销售额20万元。\n",
        "公司收到申请5件，答复3件。\n",
        "某县关于编制2024年政府信息公开工作年度报告的通知\n一、总体情况\n各单位写明信息公开的总体情况，1月10日前报送。\n",
    ] {
        let project = Project::new().file("other.txt", text);
        let said = project.run("audit other.txt");
        assert_eq!(said.code, 2, "{text} {said:?}");
        let said = project.run("import other.txt");
        assert_eq!(said.code, 2, "{text} {said:?}");
    }
}

#[test]
fn a_report_becomes_a_year_file_that_prints_it() {
    let project = Project::new().file("report.txt", REPORT.replace("30条", "31条"));
    let said = project.run("import report.txt");
    // No table came with it.
    assert_eq!(said.code, 1, "{said:?}");
    let written = std::fs::read_to_string(project.path("2023.toml")).unwrap();
    assert!(
        written.contains("name = \"甲州市乙水区民政局\""),
        "{written}"
    );
    assert!(written.contains("date = 2024-01-15"), "{written}");
    assert!(written.contains("\"网站\" = 12"), "{written}");
    assert!(!said.err.contains("not printed"), "{said:?}");
    let again = project.run("import report.txt");
    assert_eq!(again.code, 2, "{again:?}");
    assert_eq!(
        std::fs::read_to_string(project.path("2023.toml")).unwrap(),
        written
    );
}

#[test]
fn our_own_report_comes_back_with_its_ids() {
    let project = Project::new().file("data/2017.toml", REAL);
    assert_eq!(project.run("build 2017 --format docx").code, 0);
    let name = "out/2017/北京市东城区民政局2017年政府信息公开年度报告.docx";
    let said = project.run(&format!("import {name} --out again.toml"));
    assert!(said.code < 2, "{said:?}");
    let written = std::fs::read_to_string(project.path("again.toml")).unwrap();
    for line in [
        "name = \"北京市东城区民政局\"",
        "[figures.disclosed]",
        "power_list = { label = \"清整权力清单内容\", value = 120 }",
        "value = 592",
        "{{ disclosed }}",
    ] {
        assert!(written.contains(line), "{line}\n{written}");
    }
    let last = written.rsplit("[[sections]]").next().unwrap();
    assert!(!last.contains("附件"), "{last}");
}

/// What other offices write rightly, and nothing is to be said of.
#[test]
fn right_sentences_are_not_accused() {
    for sentence in [
        "剩余4件转入2024年度办理。",
        "共公开信息42条，上年同期35条，同比增长20%，其中网站34条，微信8条。",
        "全年公开信息1250条，去年为1000条，增长25%。其中网站800条，微信450条。",
        "2023年，乙水区公安局收到申请20件，乙水区财政局收到申请22件。",
        "公开信息14万余条，其中网站等主要渠道8万余条。",
        "效果好!收到申请3件。",
    ] {
        let text = REPORT
            .replace("30条", "31条")
            .replace("公开不够及时", &format!("{sentence}公开不够及时"));
        let project = Project::new().file("report.txt", text);
        let said = project.run("audit report.txt --quiet");
        assert_eq!(
            (said.code, said.out.as_str()),
            (0, ""),
            "{sentence}: {said:?}"
        );
    }
}

#[test]
fn our_own_report_is_read_as_its_year_file_states_it() {
    let project = Project::new().file("data/2017.toml", REAL);
    let said = project.run("build 2017 --format docx,html");
    assert_eq!(said.code, 0, "{said:?}");
    let of = |ending: &str| {
        let name = format!("out/2017/北京市东城区民政局2017年政府信息公开年度报告.{ending}");
        let said = project.run(&format!("audit {name} --output-format json"));
        assert_eq!(said.code, 0, "{said:?}");
        let answer: serde_json::Value = serde_json::from_str(&said.out).unwrap();
        let recognised = &answer["files"][0]["recognised"];
        assert_eq!(recognised["year"], 2017);
        assert_eq!(recognised["organ"], "北京市东城区民政局");
        let facts = recognised["facts"].as_array().unwrap();
        let stated = facts.iter().filter(|fact| fact["state"] == "stated");
        let stated = stated.map(|fact| (fact["label"].to_string(), fact["value"].to_string()));
        stated.collect::<Vec<_>>()
    };
    let word = of("docx");
    for part in ["592", "34", "26", "120", "7", "21", "51", "310", "9", "14"] {
        let part = format!("\"{part}\"");
        assert!(
            word.iter().any(|(_, value)| *value == part),
            "{part}: {word:?}"
        );
    }
    // What the page has around the report is no figure of it.
    assert_eq!(of("html"), word);
}

#[test]
fn several_files_are_summed_up() {
    let text = |count: u32| {
        format!(
            "甲区某局2023年政府信息公开工作年度报告\n\n一、总体情况\n\n\
             2023年，我局主动公开政府信息{count}条，其中：法规文件30条，规划计划70条，共计100条。\n"
        )
    };
    let project = Project::new()
        .file("a.txt", text(100))
        .file("b.txt", text(90))
        .file("c.txt", "会议通知\n");
    let said = project.run("audit a.txt b.txt c.txt --lang zh");
    let last = said
        .err
        .lines()
        .find(|line| line.starts_with("共 "))
        .unwrap();
    assert!(
        last.starts_with("共 3 份") && last.contains("1 份读不出来"),
        "{last}"
    );
    assert!(!project.run("audit a.txt --lang zh").err.contains("共 1 份"));
}
