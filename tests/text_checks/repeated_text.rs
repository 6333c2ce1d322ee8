//! `repeated-text`.

use super::{HEAD, found, with_body};

const RULE: &str = "repeated-text";

fn parts(parts: &[(&str, &str)]) -> String {
    let parts = parts.iter().map(|(heading, body)| {
        format!("[[sections]]\nheading = '{heading}'\nbody = \"\"\"\n{body}\n\"\"\"\n")
    });
    format!("{HEAD}{}", parts.collect::<Vec<_>>().concat())
}

const LONG: &str = "本机关高度重视政府信息公开工作，成立了由主要负责同志任组长的领导小组，明确专人负责，定期检查各科室的公开情况。";

#[test]
fn a_part_that_was_pasted_twice_is_found() {
    let file = parts(&[
        ("概述", "工作平稳。"),
        ("其他事项", "无。"),
        ("其他事项", "没有收费。"),
    ]);
    assert_eq!(found(RULE, &file), ["warning 其他事项"]);
    let file = parts(&[("六、其他事项", "无。"), ("七、其他事项", "没有收费。")]);
    assert_eq!(found(RULE, &file).len(), 1);
    let file = parts(&[("概述", "工作平稳。"), ("其他事项", "工作平稳。")]);
    assert_eq!(found(RULE, &file), [""; 0]);
}

#[test]
fn a_paragraph_that_was_pasted_twice_is_found() {
    let file = with_body(&format!("{LONG}\n公开平稳。\n{LONG}"));
    assert_eq!(found(RULE, &file), [format!("warning {LONG}")]);
    let file = parts(&[("概述", LONG), ("其他事项", LONG)]);
    assert_eq!(found(RULE, &file), [format!("warning {LONG}")]);
    let silent = [
        with_body("公开平稳。\n公开平稳。"),
        with_body(
            "本年处理决定数量\n本年处理决定数量\n上一年项目数量（含结转）\n上一年项目数量（含结转）",
        ),
        parts(&[
            ("概述", "全年未收到政府信息公开申请，没有收费。"),
            ("其他事项", "全年未收到政府信息公开申请，没有收费。"),
        ]),
    ];
    for file in silent {
        assert_eq!(found(RULE, &file), [""; 0], "{file}");
    }
}

#[test]
fn a_signature_at_the_end_of_the_text_is_found() {
    for end in [
        "北京市东城区民政局\n2018年1月10日",
        "{{ organ.name }}\n2018年1月10日",
        "东城区民政局",
        "北京市东城区民政局　2018年1月10日",
        "2018年1月10日",
    ] {
        let file = with_body(&format!("工作平稳。\n{end}"));
        assert_eq!(found(RULE, &file).len(), 1, "{end}");
    }
    for end in [
        "本报告由北京市东城区民政局编制。",
        "北京市东城区民政局2018年1月10日公布。",
        "截至2017年12月31日。",
        "北京市民政局",
    ] {
        let file = with_body(&format!("工作平稳。\n{end}"));
        assert_eq!(found(RULE, &file), [""; 0], "{end}");
    }
}
