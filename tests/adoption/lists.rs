//! Lists of a text that become parts, and percentages that become formulas.

use super::{adopted, file};
use crate::support::world;

/// Which parts the text of a file gets: `whole=part+part`, `>` where they are open.
fn breakdowns(body: &str) -> Vec<String> {
    let text = adopted("", body);
    let table: toml::Table = text.parse().unwrap();
    let figures = table
        .get("figures")
        .and_then(toml::Value::as_table)
        .unwrap();
    let number = |value: &toml::Value| {
        let value = value.get("value").unwrap_or(value);
        value
            .as_str()
            .map_or_else(|| value.to_string(), str::to_owned)
    };
    let mut found = Vec::new();
    for figure in figures.values() {
        let Some(parts) = figure.get("parts").and_then(toml::Value::as_table) else {
            continue;
        };
        let mut parts: Vec<String> = parts.values().map(number).collect();
        parts.sort_by_key(|part| part.parse::<i64>().unwrap_or(0));
        let sign = if figure.get("open").is_some() {
            '>'
        } else {
            '='
        };
        found.push(format!("{}{sign}{}", number(figure), parts.join("+")));
    }
    found
}

#[test]
fn lists_become_breakdowns_and_shares_formulas() {
    let text = adopted(
        "",
        "主动公开政府信息1,592条，其中网站1000条，占62.81%，微信592条。",
    );
    for line in [
        "\"网站占比\" = { label = \"网站占比\", value = 62.81, unit = \"%\", formula = \"主动公开政府信息.网站 / 主动公开政府信息\" }",
        "[figures.\"主动公开政府信息\".parts]\n\"网站\" = 1000\n\"微信\" = 592\n",
        "主动公开政府信息{{ 主动公开政府信息 | grouped }}条，其中网站{{ 主动公开政府信息.网站 }}条，占{{ 网站占比 }}%，微信{{ 主动公开政府信息.微信 }}条。",
    ] {
        assert!(text.contains(line), "{text}");
    }
    // What adds up to less is open.
    let text = adopted("", "公开信息130条，其中网站7条、微信3条。");
    assert!(
        text.contains("value = 130\nunit  = \"条\"\nopen  = true\n"),
        "{text}"
    );
}

#[test]
fn parts_that_are_cells_of_the_row_of_their_whole_print_these() {
    let table = "[table]\n\"requests.new\" = [152, 11, 0, 0, 0, 0]\n\n";
    let text = adopted(
        table,
        "本年新收政府信息公开申请163件，其中自然人152件、商业企业提出的11件。",
    );
    for printed in [
        "申请{{ requests.new.total }}件",
        "自然人{{ requests.new.natural }}件、商业企业提出的{{ requests.new.org.business }}件",
    ] {
        assert!(text.contains(printed), "{text}");
    }
    assert!(!text.contains("parts"), "{text}");
    // Of other things than the columns, or of other numbers: parts of a figure.
    for list in [
        "其中网上申请152件、信函申请11件",
        "其中自然人150件、商业企业13件",
    ] {
        let text = adopted(table, &format!("本年新收政府信息公开申请163件，{list}。"));
        assert!(text.contains(".parts]"), "{text}");
    }
}

#[test]
fn a_list_that_is_wrong_stays_to_be_found() {
    for (body, breakdown, rule) in [
        (
            "公开信息100条，其中网站60条，微信50条。",
            "100=50+60",
            "sum-mismatch",
        ),
        (
            "公开信息100条，其中网站60条，微信30条，其他9条。",
            "100=9+30+60",
            "sum-mismatch",
        ),
    ] {
        assert_eq!(breakdowns(body), [breakdown]);
        let rules = world(&adopted("", body)).rules();
        assert!(rules.contains(&rule), "{rules:?}");
    }
}

#[test]
fn what_stands_behind_a_list_is_none_of_it() {
    for (body, expected) in [
        (
            "收到申请10件，其中公开6件，不予公开4件，均按期答复，引发复议0件，诉讼0件。",
            vec!["10=4+6"],
        ),
        (
            "收到申请8件，其中信函5件，其他3件，均在期限内答复，收费0元。",
            vec!["8=3+5"],
        ),
        ("召开会议10次，其中专题会议2次，参会人员8人。", vec!["10>2"]),
        (
            "公开政策文件30件，包括规范性文件10件，其他文件15件，解读5篇，图解2篇。",
            vec!["30=10+15"],
        ),
        (
            "主动公开信息100条，其中网站60条，微信30条；受理咨询10条。",
            vec!["100>30+60"],
        ),
        ("浏览1.2万次，其中网站0.8万次，微信4000次。", vec![]),
        (
            "公开信息100条，其中网站60条，占60%，微信40条，占40%；其中涉及民生的10条，占网站的16.7%。",
            vec!["100=40+60"],
        ),
    ] {
        assert_eq!(breakdowns(body), expected, "{body}");
    }
}

#[test]
fn a_percentage_of_another_whole_has_no_formula() {
    for body in [
        "公开信息200条，其中网站60条，占全区总量的60%，微信140条。",
        "收到申请50件，其中自然人30件，法人20件，分别占60%和40%。",
        "公开信息100条，其中网站50条，占50%，微信50条。收到申请50件，占50%。",
        "公开信息0条，其中网站0条，占0%。",
    ] {
        let text = adopted("", body);
        let rules = world(&text).rules();
        assert!(!rules.contains(&"formula-mismatch"), "{rules:?} {text}");
        assert!(
            !text.contains("value = 60, unit = \"%\", formula"),
            "{text}"
        );
    }
}

#[test]
fn a_total_that_comes_last_is_the_whole() {
    let body = "公开信息A类10件、B类12件，合计22件，其中B类占54.55%。";
    let text = adopted("", body);
    for line in [
        "[figures.\"公开信息A类B类合计\"]\nlabel = \"公开信息A类、B类合计\"\nvalue = 22",
        "[figures.\"公开信息A类B类合计\".parts]\n\"公开信息A类\" = 10\n\"B类\" = 12\n",
        "合计{{ 公开信息A类B类合计 }}件",
    ] {
        assert!(text.contains(line), "{text}");
    }
    assert_eq!(super::printed(&world(&text).report()).last().unwrap(), body);
    // What does not add up is told, and left for the clerk to see to.
    let body = "公开信息A类10件、B类12件，合计23件。";
    assert_eq!(breakdowns(body), ["23>10+12"]);
    // Where nothing says that the list begins there, it stays apart.
    let text = adopted("", "公开信息A类10件，收到建议12件，合计23件。");
    assert!(!text.contains("parts"), "{text}");
    assert!(text.contains("label = \"总体情况合计\""), "{text}");
}

#[test]
fn a_list_in_brackets_may_name_some_parts() {
    assert_eq!(breakdowns("收到申请12件（含网络申请6件）。"), ["12>6"]);
    assert_eq!(
        breakdowns("收到申请12件（包含网络6件、信函6件）。"),
        ["12=6+6"]
    );
}

#[test]
fn a_figure_of_the_file_gets_the_parts_that_the_text_tells() {
    let body = "公开信息{{ a }}条，其中网站60条，微信40条。";
    for (stated, expected) in [
        (
            "[figures]\na = 100\n\n",
            "a = { value = 100, parts = { \"网站\" = { label = \"网站\", value = 60, unit = \"条\" }, \"微信\" = { label = \"微信\", value = 40, unit = \"条\" } } }\n",
        ),
        (
            "[figures]\na = { value = 100, unit = \"条\" } # 台账\n\n",
            "a = { parts = { \"网站\" = 60, \"微信\" = 40 }, value = 100, unit = \"条\" } # 台账\n",
        ),
        (
            "[figures.a]\nvalue = 100\nunit = \"条\"\n\n",
            "unit = \"条\"\n\n[figures.a.parts]\n\"网站\" = 60\n\"微信\" = 40\n",
        ),
    ] {
        let text = adopted(stated, body);
        assert!(text.contains(expected), "{text}");
        assert!(text.contains("微信{{ a.微信 }}条"), "{text}");
        let rules = world(&text).rules();
        assert!(!rules.contains(&"sum-mismatch"), "{rules:?} {text}");
    }
    let text = adopted("[figures]\na = 130\n\n", body);
    assert!(text.contains("open = true }"), "{text}");
    // A figure that has parts keeps those.
    let stated = "[figures.a]\nvalue = 100\nparts = { b = 100 }\n\n";
    let text = adopted(stated, body);
    assert!(text.contains(stated), "{text}");
}

#[test]
fn a_list_is_written_within_braces_where_the_figures_are() {
    let text = file("", "培训8次，其中网上3次，现场5次。共{{ a }}条。");
    let text = text.replacen("year", "figures = { a = 1 }\nyear", 1);
    let compiled = world(&text).compile();
    let report = compiled.report.as_ref().unwrap();
    let adopted = report::adoption::adopt(
        compiled.source(),
        report,
        &compiled.findings,
        &report::adoption::KnownIds::new(),
    )
    .unwrap();
    let braces = "figures = { \"培训\" = { label = \"培训\", value = 8, unit = \"次\", parts = { \"网上\" = 3, \"现场\" = 5 } }, a = 1 }";
    assert!(adopted.text.contains(braces), "{}", adopted.text);
}

#[test]
fn a_change_against_a_year_that_is_told_is_a_formula() {
    let text = adopted("", "公开信息150条，较2016年的100条增长50%。");
    for line in [
        "\"数_2016年公开信息\" = { label = \"2016年公开信息\"",
        "value = 50, unit = \"%\", formula = \"(公开信息 - 数_2016年公开信息) / 数_2016年公开信息\"",
    ] {
        assert!(text.contains(line), "{text}");
    }
    let text = adopted("", "去年培训12次，今年培训15次，增长25%。");
    assert!(
        text.contains("formula = \"(培训 - 去年培训) / 去年培训\""),
        "{text}"
    );
    // What the two numbers do not give is no formula.
    let text = adopted("", "公开信息150条，较2016年的100条增长60%。");
    assert!(!text.contains("formula"), "{text}");
}

/// One list may break down what there was and what it cost: the parts of each are its own.
#[test]
fn a_list_of_pairs_breaks_down_both_numbers() {
    let text = adopted(
        "",
        "有3件申请收取费用2230元。其中，甲局1件，收取880元；乙局2件，收取1350元。",
    );
    for part in [
        "\"甲局\" = 1",
        "\"乙局\" = 2",
        "\"甲局收取\" = 880",
        "\"乙局收取\" = 1350",
    ] {
        assert!(text.contains(part), "{part}: {text}");
    }
    let wrong = text.replace("= 880", "= 900");
    assert!(world(&wrong).rules().contains(&"sum-mismatch"), "{wrong}");
    assert!(!world(&text).rules().contains(&"sum-mismatch"), "{text}");
}

/// Parts of one list that are called the same are numbered: no one is called by the part before it.
#[test]
fn parts_that_are_called_the_same_are_numbered() {
    let text = adopted("", "公开信息10条，其中网站公开4条、网站公开6条。");
    for part in ["\"网站公开\" = 4", "\"网站公开_2\" = "] {
        assert!(text.contains(part), "{part}: {text}");
    }
    assert!(!text.contains("网站公开网站公开"), "{text}");
}
