//! `report check --adopt` and `report new --from-text`: numbers of the text that become figures.

mod broken_lines;
mod commands;
mod dotted_keys;
mod lists;

use proptest::prelude::*;
use report::{
    adoption::{KnownIds, adopt},
    model::Report,
};

use crate::{numerals::published, support::world};

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
        &KnownIds::new(),
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
const TRUE_FAULTS: &[&str] = &[
    "2.30%",
    "0.01%",
    "12.7%",
    "2.83%",
    "写的是 606",
    "写的是 565",
    "写的是 23，",
];

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
        let adopted = adopt(before.source(), report, &before.findings, &KnownIds::new()).unwrap();
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
        let again = adopt(
            after.source(),
            report_after,
            &after.findings,
            &KnownIds::new(),
        )
        .unwrap();
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
        let once = adopt(before.source(), report, &before.findings, &KnownIds::new()).unwrap().text;
        let after = world(&once).compile();
        let report_after = after.report.as_ref().unwrap();
        // Full-width digits are printed narrow, as --fix has it.
        let narrow = |report: &Report| printed(report).join("\n").replace('３', "3");
        prop_assert_eq!(narrow(report), narrow(report_after), "{}", once);
        let twice = adopt(after.source(), report_after, &after.findings, &KnownIds::new()).unwrap().text;
        prop_assert_eq!(narrow(report), narrow(&world(&twice).report()), "{}", twice);
    }
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
            &KnownIds::new(),
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
            &KnownIds::new(),
        )
        .unwrap();
        assert!(adopted.text.contains(place), "{}", adopted.text);
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
