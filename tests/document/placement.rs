//! In which part of the report the statutory tables stand.

use report::{
    document::{Block, compose::document, edition::Edition, inline::Inline, printer::Printer},
    forms::Form,
};

use crate::support::world;

/// Headings, tables and the end of the text, in order, of a report with sections of these headings.
fn outline(form: &str, headings: &[&str]) -> Vec<String> {
    let mut text = format!("year = 2023\n[organ]\nname = \"某局\"\n[report]\nform = \"{form}\"\n");
    for heading in headings {
        text = text + "[[sections]]\nheading = \"" + heading + "\"\nbody = \"正文。\"\n";
    }
    text += "[[attachments]]\ntitle = \"统计表\"\nkind = \"statistics\"\n";
    let report = world(&text).report();
    let edition = Edition::Final;
    let document = document(&Printer::new(&report, &edition));
    document
        .blocks
        .iter()
        .filter_map(|block| match block {
            Block::Heading { content, .. } => match content.as_slice() {
                [Inline::Text(number), Inline::Text(rest)] => Some(format!("{number}{rest}")),
                [Inline::Text(whole)] => Some(whole.clone()),
                _ => None,
            },
            Block::Grid(grid) => Some(format!("[{}]", grid.title)),
            Block::PageBreak => Some("-".to_owned()),
            _ => None,
        })
        .collect()
}

#[test]
fn tables_stand_in_the_sections_the_form_names() {
    for form in ["2019", "2021"] {
        let sections = Form::built_in(form).unwrap().sections.clone();
        let headings: Vec<&str> = sections.iter().map(|section| &*section.title).collect();
        assert_eq!(
            outline(form, &headings),
            [
                "一、总体情况",
                "二、主动公开政府信息情况",
                "[主动公开政府信息情况]",
                "三、收到和处理政府信息公开申请情况",
                "[收到和处理政府信息公开申请情况]",
                "四、政府信息公开行政复议、行政诉讼情况",
                "[政府信息公开行政复议、行政诉讼情况]",
                "五、存在的主要问题及改进情况",
                "六、其他需要报告的事项",
            ],
            "{form}"
        );
    }
}

#[test]
fn the_table_of_2014_stands_behind_the_report() {
    assert_eq!(
        outline("2014", &["概述"]),
        ["一、概述", "-", "[政府信息公开情况统计表]"]
    );
}

#[test]
fn tables_follow_the_heading_and_not_its_number() {
    let headings = [
        "概述",
        "重点领域",
        "依申请公开政府信息情况",
        "行政复议及行政诉讼",
        "主动公开情况",
        "存在问题及改进情况",
    ];
    assert_eq!(
        outline("2021", &headings),
        [
            "一、概述",
            "二、重点领域",
            "三、依申请公开政府信息情况",
            "[收到和处理政府信息公开申请情况]",
            "四、行政复议及行政诉讼",
            "[政府信息公开行政复议、行政诉讼情况]",
            "五、主动公开情况",
            "[主动公开政府信息情况]",
            "六、存在问题及改进情况",
        ]
    );
}

#[test]
fn an_unknown_heading_has_the_table_of_its_place() {
    let headings = ["总体情况", "公开了什么", "收到和处理政府信息公开申请情况"];
    assert_eq!(
        outline("2021", &headings)[1..3],
        ["二、公开了什么", "[主动公开政府信息情况]"]
    );
}

#[test]
fn tables_without_a_part_stand_under_the_forms_own_headings() {
    assert_eq!(
        outline("2021", &[]),
        [
            "一、主动公开政府信息情况",
            "[主动公开政府信息情况]",
            "二、收到和处理政府信息公开申请情况",
            "[收到和处理政府信息公开申请情况]",
            "三、政府信息公开行政复议、行政诉讼情况",
            "[政府信息公开行政复议、行政诉讼情况]",
        ]
    );
    assert_eq!(
        outline("2021", &["总体情况", "主动公开政府信息情况"])[3..5],
        [
            "三、收到和处理政府信息公开申请情况",
            "[收到和处理政府信息公开申请情况]",
        ]
    );
}
