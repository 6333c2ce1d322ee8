//! `report check --adopt` and `report new --from-text`: numbers of the text that become figures.

use proptest::prelude::*;
use report::{adoption::adopt, model::Report};

use crate::{
    numerals::published,
    support::{Project, small, world},
};

/// The paragraphs as they are printed.
fn printed(report: &Report) -> Vec<String> {
    let passages = report.passages();
    let paragraphs = passages.flat_map(report::model::Passage::paragraphs);
    paragraphs
        .map(report::model::text::Paragraph::text)
        .collect()
}

/// A year file of 2024 with this text, adopted.
fn adopted(middle: &str, body: &str) -> String {
    let text = file(middle, body);
    let compiled = world(&text).compile();
    adopt(
        compiled.source(),
        compiled.report.as_ref().unwrap(),
        &compiled.findings,
    )
    .unwrap()
    .text
}

fn file(middle: &str, body: &str) -> String {
    format!(
        "year = 2024\n\n[organ]\nname = \"某区某局\"\n\n{middle}[[sections]]\nheading = \"总体情况\"\nbody = '''\n{body}\n'''\n"
    )
}

/// Of these checks a right number of a published report must give none when it is adopted.
const OF_ADOPTION: &[&str] = &[
    "unbound-numeral",
    "empty-expression",
    "unknown-figure",
    "template-error",
    "invalid-value",
    "sum-mismatch",
    "part-exceeds-whole",
    "label-mismatch",
    "unit-mismatch",
    "duplicate-label",
    "unused-figure",
    "approximation-twice",
    "text-table-mismatch",
    "formula-mismatch",
];

/// What is wrong in the published texts themselves: shares that were cut off, or computed wrongly,
/// and 606 items of which 612 are listed.
const TRUE_FAULTS: &[&str] = &["2.30%", "0.01%", "12.7%", "2.83%", "写的是 606"];

#[test]
fn adopted_texts_of_published_reports_print_the_same_and_check_clean() {
    let (mut bound, mut figures, mut left) = (0, 0, 0);
    let mut faults: Vec<String> = Vec::new();
    for published in published() {
        let text = format!(
            "year = {}\n[organ]\nname = \"某市某局\"\n[[sections]]\nheading = '总体情况'\nbody = '''\n{}\n'''\n",
            published.year,
            published.lines.join("\n")
        );
        let before = world(&text).compile();
        let report = before.report.as_ref().unwrap();
        let adopted = adopt(before.source(), report, &before.findings).unwrap();
        bound += adopted.bound;
        figures += adopted.figures;
        left += adopted.left;
        let after = world(&adopted.text).compile();
        let report_after = after.report.as_ref().unwrap();
        assert_eq!(printed(report), printed(report_after), "{}", adopted.text);
        for finding in &after.findings {
            if OF_ADOPTION.contains(&finding.rule.name) {
                faults.push(
                    finding
                        .message
                        .get(report::diagnostic::Language::Chinese)
                        .to_owned(),
                );
            }
        }
        let again = adopt(after.source(), report_after, &after.findings).unwrap();
        assert_eq!(again.text, adopted.text);
    }
    println!("bound {bound}, figures {figures}, left as typed {left}");
    assert_eq!(left, 0);
    assert!(bound > 350, "{bound}");
    let is_known = |fault: &&String| TRUE_FAULTS.iter().any(|known| fault.contains(known));
    let in_vain: Vec<&String> = faults.iter().filter(|fault| !is_known(fault)).collect();
    assert!(in_vain.is_empty(), "{in_vain:?}");
    assert_eq!(faults.len(), TRUE_FAULTS.len(), "{faults:?}");
}

/// What a clerk's sentence is made of; numbers are told in every form.
const PIECES: &[&str] = &[
    "主动公开政府信息",
    "收到申请",
    "其中",
    "网站",
    "上年结转",
    "行政复议",
    "同比增长",
    "占",
    "分别为",
    "and",
    "\"",
    "\\",
    "{{ year }}",
    "12",
    "1,592",
    "３",
    "两",
    "二",
    "三",
    "十余",
    "约1.2",
    "99.50",
    "百分之九十",
    "20000000000000000000000000000000",
    "0",
    "件",
    "条",
    "万次",
    "%",
    "余份",
    "，",
    "、",
    "。",
    "；",
    "（",
    "）",
    "：",
    "\n",
    " ",
];

proptest! {
    #[test]
    fn any_text_is_printed_as_before_it_was_adopted(
        pieces in prop::collection::vec(prop::sample::select(PIECES), 1..40),
    ) {
        let text = file("[table]\n\"requests.new\" = [12, 0, 0, 0, 0, 0]\n\n", &pieces.concat());
        let before = world(&text).compile();
        let report = before.report.as_ref().unwrap();
        let once = adopt(before.source(), report, &before.findings).unwrap().text;
        let after = world(&once).compile();
        let report_after = after.report.as_ref().unwrap();
        // Full-width digits are printed narrow, as --fix has it.
        let narrow = |report: &Report| printed(report).join("\n").replace('３', "3");
        prop_assert_eq!(narrow(report), narrow(report_after), "{}", once);
        let twice = adopt(after.source(), report_after, &after.findings).unwrap().text;
        prop_assert_eq!(narrow(report), narrow(&world(&twice).report()), "{}", twice);
    }
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
fn a_number_is_printed_in_the_form_in_which_it_was_typed() {
    let body = "召开会议两次，培训三场，发放资料1200余份，浏览约1.2万次，接待近五十人，满意率99.50%，评价百分之九十。";
    let text = adopted("", body);
    assert!(text.contains("value = \"1200余\", unit = \"份\""), "{text}");
    assert!(
        text.contains("value = \"约1.2\", unit = \"万次\""),
        "{text}"
    );
    let report = world(&text).report();
    assert_eq!(printed(&report).last().unwrap(), body);
}

#[test]
fn a_change_is_a_formula_where_both_numbers_are_told() {
    let text = adopted(
        "",
        "新收申请15件，去年收到申请12件，同比增长25%，培训8次，同比增长60%。",
    );
    assert!(
        text.contains(
            "value = 25, unit = \"%\", formula = \"(新收申请 - 去年收到申请) / 去年收到申请\""
        ),
        "{text}"
    );
    assert!(
        text.contains("label = \"同比增长\", value = 60, unit = \"%\" }"),
        "{text}"
    );
}

#[test]
fn what_is_told_twice_is_one_figure_unless_it_differs() {
    let text = adopted(
        "",
        "主动公开政府信息59条。\n主动公开政府信息59条，主动公开政府信息60条。",
    );
    assert_eq!(text.matches("{{ 主动公开政府信息 }}").count(), 2, "{text}");
    assert!(text.contains("主动公开政府信息60条"), "{text}");
    assert!(world(&text).rules().contains(&"unbound-numeral"));
    // Another year's number of the same name is another figure.
    let text = adopted(
        "",
        "2023年主动公开政府信息59条。2024年主动公开政府信息60条。",
    );
    assert!(!text.contains("60条"), "{text}");
}

#[test]
fn the_cells_of_the_form_are_filled_in_or_bound() {
    let year = |text: String| text.replace("year = 2024", "year = 2017");
    let body = "2017年共收到政府信息公开申请12件，均已办结。";
    for (cell, filled, bound) in [
        ("\"?\"", "12", true),
        ("12", "12", true),
        // What differs is told, and stays.
        ("11", "11", false),
    ] {
        let text = year(file(
            &format!("[table]\n\"requests.received\" = {cell}\n\n"),
            body,
        ));
        let compiled = world(&text).compile();
        let adopted = adopt(
            compiled.source(),
            compiled.report.as_ref().unwrap(),
            &compiled.findings,
        )
        .unwrap();
        let text = adopted.text;
        assert!(
            text.contains(&format!("\"requests.received\" = {filled}\n")),
            "{text}"
        );
        assert_eq!(text.contains("{{ requests.received }}件"), bound, "{text}");
        assert!(!text.contains("[figures"), "{text}");
    }
}

#[test]
fn a_number_of_another_form_is_no_cell() {
    let text = adopted(
        "[table]\n\"requests.new\" = [12000, 0, 0, 0, 0, 0]\n\n",
        "2024年新收政府信息公开申请1.2万件。",
    );
    assert!(text.contains("value = 1.2, unit = \"万件\""), "{text}");
}

#[test]
fn new_figures_stand_beside_those_that_are_there() {
    for (middle, place) in [
        (
            "",
            "[figures]\n\"培训\" = { label = \"培训\", value = 8, unit = \"次\" }\n\n[[sections]]",
        ),
        (
            "[figures]\na = 1 # 旧\n\n[table]\n\n",
            "a = 1 # 旧\n\"培训\" = { label = \"培训\", value = 8, unit = \"次\" }\n\n[table]",
        ),
        (
            "[figures.a]\nvalue = 1\n\n[table]\n\n",
            "[figures.a]\nvalue = 1\n\n[figures]\n\"培训\" = { label = \"培训\", value = 8, unit = \"次\" }\n\n[table]",
        ),
        (
            "figures = { a = 1 }\n",
            "figures = { \"培训\" = { label = \"培训\", value = 8, unit = \"次\" }, a = 1 }\n",
        ),
    ] {
        let text = if middle.starts_with("figures") {
            file("", "培训8次。").replacen("year", &format!("{middle}year"), 1)
        } else {
            file(middle, "培训8次。")
        };
        let compiled = world(&text).compile();
        let adopted = adopt(
            compiled.source(),
            compiled.report.as_ref().unwrap(),
            &compiled.findings,
        )
        .unwrap();
        assert!(adopted.text.contains(place), "{}", adopted.text);
    }
}

#[test]
fn the_command_shows_first_and_writes_then() {
    let text =
        small("[[sections]]\nheading = \"概述\"\nbody = \"\"\"\n培训8次，网站 8 条。\n\"\"\"\n")
            .replace('\n', "\r\n");
    let project = Project::with(&text);
    let read = || std::fs::read_to_string(project.path("2017.toml")).unwrap();
    let shown = project.run("check 2017 --adopt --dry-run");
    assert!(
        shown
            .out
            .contains("+\"培训\" = { label = \"培训\", value = 8, unit = \"次\" }"),
        "{}",
        shown.out
    );
    assert_eq!(read(), text);
    let said = project.run("check 2017 --adopt");
    assert!(
        said.err
            .contains("2 numbers of the text now print a figure"),
        "{}",
        said.err
    );
    assert!(said.code == 0, "{}{}", said.out, said.err);
    let once = read();
    assert!(
        once.contains("培训{{ 培训 }}次，网站 {{ 网站 }} 条。\r\n"),
        "{once}"
    );
    assert!(!once.replace("\r\n", "").contains('\n'), "{once}");
    project.run("check 2017 --adopt");
    assert_eq!(read(), once);
}

#[test]
fn what_cannot_be_read_is_left_alone() {
    let project = Project::with("year = 2017\n[organ\n");
    let said = project.run("check 2017 --adopt");
    assert_eq!(said.code, 2, "{}{}", said.out, said.err);
    assert_eq!(
        std::fs::read_to_string(project.path("2017.toml")).unwrap(),
        "year = 2017\n[organ\n"
    );
    assert_eq!(project.run("check - --adopt").code, 2);
}

const PASTED: &str = "某区某局2023年政府信息公开工作年度报告\n\
    根据条例，现公布年度报告。统计期限自2023年1月1日起至2023年12月31日止。\n\
    一、总体情况\n\
    2023年主动公开政府信息592条，其中网站500条、微信92条。路径为C:\\公开，模板{{ x }}。\n\
    二、主动公开政府信息情况\n规章 | 0 | 0 | 0 |\n\
    三、收到和处理政府信息公开申请情况\n\
    四、政府信息公开行政复议、行政诉讼情况\n\
    五、存在的主要问题及改进情况\n主要问题是形式单一，改进措施是丰富形式。\n\
    六、其他需要报告的事项\n无。\n某区某局\n2024年1月15日\n";

#[test]
fn a_pasted_text_becomes_a_year_file() {
    let project = Project::new().file("报告.txt", PASTED);
    let said = project.run("new 2023 --from-text 报告.txt");
    assert_eq!(said.code, 0, "{}{}", said.out, said.err);
    let text = std::fs::read_to_string(project.path("2023.toml")).unwrap();
    for line in [
        "name = \"某区某局\"",
        "[report]\ndate = 2024-01-15\npreamble = \"\"\"\n根据条例",
        "[figures.\"主动公开政府信息\".parts]\n\"网站\" = 500\n\"微信\" = 92\n",
    ] {
        assert!(text.contains(line), "{text}");
    }
    assert!(!text.contains("规章 |"), "{text}");
    let report = world(&text).report();
    let texts = printed(&report);
    let body =
        "2023年主动公开政府信息592条，其中网站500条、微信92条。路径为C:\\公开，模板{{ x }}。";
    assert!(texts.iter().any(|text| text == body), "{texts:?}");
    assert_eq!(report.sections.len(), 6);
    // Never over a file that is there, never of another year, never without an organ.
    assert_eq!(project.run("new 2023 --from-text 报告.txt").code, 2);
    let other = project.run("new 2024 --from-text 报告.txt --out b.toml");
    assert_eq!(other.code, 2);
    assert!(other.err.contains("2023"), "{}", other.err);
    let project = project.file("无题.txt", "一、总体情况\n公开3条。\n");
    assert_eq!(
        project
            .run("new 2023 --from-text 无题.txt --out c.toml")
            .code,
        2
    );
    let named = project.run("new 2023 --from-text 无题.txt --organ 某区某局 --out c.toml");
    assert_eq!(named.code, 0, "{}{}", named.out, named.err);
}

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
fn a_list_that_is_wrong_stays_to_be_found() {
    for (body, breakdown, rule) in [
        (
            "公开信息100条，其中网站60条，微信50条。",
            "100>50+60",
            "part-exceeds-whole",
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
fn half_a_number_is_no_figure() {
    for body in [
        "公开1万2千条，发放12万3456份。",
        "培训10～20件，走访3、4家，比例20%-30%。",
        "公开1 234条，同比增长-5%，接待数十人。",
    ] {
        let text = adopted("", body);
        assert!(!text.contains("{{"), "{text}");
    }
}

#[test]
fn a_waived_number_stays_and_any_label_makes_an_id() {
    let waiver = "[[waivers]]\ncheck = \"unbound-numeral\"\nat = \"总体情况\"\ntext = \"创建5个\"\nreason = \"例\"\n\n";
    let text = adopted(waiver, "创建5个，①公开政策文件4条；②图解½幅5条。");
    assert!(text.contains("创建5个"), "{text}");
    assert!(!world(&text).rules().contains(&"stale-waiver"));
    assert!(!world(&text).rules().contains(&"template-error"), "{text}");
}
