//! `template-error`: braces that are printed as they stand.

use super::{each_is_found, found, none_is_found, with_body, with_title};
use crate::support::{Project, small};

const RULE: &str = "template-error";

#[test]
fn braces_that_are_no_expression_are_found() {
    each_is_found(
        RULE,
        with_body,
        &[
            ("公开{ n }条。", "{ n }"),
            ("公开{n}条。", "{n}"),
            ("公开{ n | chinese }条。", "{ n | chinese }"),
            ("公开｛ n ｝条。", "｛ n ｝"),
            ("公开｛｛ n ｝｝条。", "｛｛ n ｝｝"),
            ("公开{｛ n ｝}条。", "{｛ n ｝}"),
            ("公开{ { n } }条。", "{ { n } }"),
            ("公开{ n 条。", "{"),
            ("公开n }条。", "}"),
            ("公开 n }}条。", "}}"),
            ("公开{ n }}条。", "{ n }}"),
            ("{单位名称}主动公开。", "{单位名称}"),
            ("公开{x}条。", "{x}"),
            ("｛% if n %｝公开。", "｛% if n %｝"),
            ("公开{{ note(\"其中{{ n }}条。\") }}", "{{ n }}"),
            ("公开{{ note(\"其中{ n }条。\") }}", "{ n }"),
            ("公开{{ note(\"其中\" ~ n ~ \"条。}}\") }}", "}}"),
            ("{table(n)}", "{table(n)}"),
        ],
    );
    let title = with_title("file", "{{ year }}年公开目录");
    assert_eq!(found(RULE, &title), ["error '{{ year }}年公开目录'"]);
}

#[test]
fn other_braces_and_expressions_are_left_alone() {
    none_is_found(
        RULE,
        with_body,
        &[
            "公开{{ n }}条，{{ n | chinese }}次{{ note(\"其中\" ~ n ~ \"条。\") }}。",
            "国办发｛2019｝61号，国办发{2014}12号，｛附件｝。",
            "{% if n > 0 %}公开。{% endif %}{# 说明 #}",
        ],
    );
}

#[test]
fn an_expression_with_a_full_width_brace_is_told_of_at_the_brace() {
    for body in [
        "公开{{ n ｝｝条。",
        "公开{{ n ｝｝条，其中{{ n }}条。",
        "公开{{ n }｝条，其中{{ n }}条。",
        "{% if n ｝公开{% endif %}",
    ] {
        assert_eq!(found(RULE, &with_body(body)), ["error ｝"], "{body}");
        assert_eq!(found("unknown-figure", &with_body(body)), [""; 0], "{body}");
    }
    let typed = "公开{{ n }}条{{ note(\"｛2019｝\") }}，国办发｛2019｝61号。";
    assert_eq!(found(RULE, &with_body(typed)), [""; 0]);
}

#[test]
fn a_figure_in_wrong_braces_is_mended() {
    let text = "[figures.n]\nvalue = 5\nunit = \"条\"\n[[sections]]\nheading = \"概述\"\nbody = \"\"\"\n\
                公开{ n }条，{｛ n ｝}条，｛｛n｝｝条。\n\"\"\"\n";
    let project = Project::with(&small(text));
    let said = project.run("check 2017 --fix");
    assert_eq!(said.code, 0, "{}", said.out);
    let mended = std::fs::read_to_string(project.path("2017.toml")).unwrap();
    assert!(
        mended.contains("公开{{ n }}条，{{ n }}条，{{ n }}条。"),
        "{mended}"
    );
}

#[test]
fn the_help_says_what_to_write_instead() {
    let text = with_body("公开{ n }条{{ note(\"其中{{ n }}条。\") }}。");
    let project = Project::with(&text);
    let said = project.run_in("zh_CN.UTF-8", "check 2017");
    assert!(said.out.contains("写成 {{ n }}，左右各两个半角花括号"));
    assert!(said.out.contains("先收引号再接编号：\"…\" ~ n ~ \"…\""));
}

#[test]
fn a_table_or_a_chart_needs_parts() {
    for (line, place) in [
        ("{{ table(n) }}", "table(n)"),
        ("{{ chart(n) }}", "chart(n)"),
    ] {
        assert_eq!(found(RULE, &with_body(line)), [format!("error {place}")]);
    }
    let parts = "[figures.w]\nvalue = 3\n[figures.w.parts]\na = 1\nb = 2\n";
    let file = with_body("{{ table(w) }}\n{{ chart(w) }}") + parts;
    assert_eq!(found(RULE, &file), [""; 0]);
    let only_some = "[figures.w]\nvalue = 3\n[figures.w.of_which]\na = 1\n";
    let file = with_body("{{ table(w) }}") + only_some;
    let said = Project::with(&file).run_in("zh_CN.UTF-8", "check 2017 --output-format short");
    let reason = "这个数字没有分项，排不成表；先在 [figures.名称.parts] 里列出分项";
    assert!(said.out.contains(reason), "{}", said.out);
}

#[test]
fn a_note_stands_by_itself() {
    each_is_found(
        RULE,
        with_body,
        &[
            (r#"公开{{ note(note("甲")) }}。"#, r#"note(note("甲"))"#),
            (
                r#"公开{{ note("甲" ~ note("乙")) }}。"#,
                r#"note("甲" ~ note("乙"))"#,
            ),
            (r#"公开{{ "甲" ~ note("乙") }}。"#, r#""甲" ~ note("乙")"#),
            (r#"公开{{ note("甲") | upper }}。"#, r#"note("甲") | upper"#),
        ],
    );
    let conditional = r#"公开{{ note("甲") if n > 1 else "" }}。"#;
    assert_eq!(found(RULE, &with_body(conditional)), [""; 0]);
}

#[test]
fn a_note_has_no_room_for_a_table_or_a_chart() {
    let parts = "[figures.w]\nvalue = 3\n[figures.w.parts]\na = 1\nb = 2\n";
    for place in ["note(table(w))", r#"note("甲" ~ chart(w))"#] {
        let file = with_body(&format!("公开{{{{ {place} }}}}。")) + parts;
        assert_eq!(found(RULE, &file), [format!("error {place}")]);
    }
}
