//! The checks of what is printed beside figures: unit, label, 余 said twice, expressions that print
//! nothing, the direction of a change; and what `--fix` is sure of.

use super::found;
use crate::support::world;

/// A file of 2017 with these figures and this text.
fn file(figures: &str, body: &str) -> String {
    format!(
        "year = 2017\n[organ]\nname = \"北京市东城区民政局\"\n[figures]\n{figures}\n[[sections]]\nheading = \"概述\"\nbody = '''\n{body}\n'''\n"
    )
}

const FIGURES: &str = r#"
received = { label = "收到申请", value = 8, unit = "件" }
visits   = { label = "网站访问", value = 12, unit = "万次" }
fee      = { label = "收费", value = 1.5, unit = "万元" }
rate     = { label = "办结率", value = 91.7, unit = "%" }
people   = { label = "培训", value = 40, unit = "人次" }
news     = { label = "微信推送", value = "68余", unit = "条" }
films    = { label = "发布短视频", value = 12, unit = "条" }
calls    = { label = "接受咨询", value = "约30", unit = "件" }
"#;

/// What a check finds beside the figures above.
fn beside(rule: &str, body: &str) -> Vec<String> {
    found(rule, &file(FIGURES, body))
}

#[test]
fn a_unit_that_is_not_the_figures_is_found() {
    for (body, finding) in [
        ("收到申请{{ received }}条。", "warning {{ received }}条"),
        ("收到申请{{ received }}万件。", "error {{ received }}万件"),
        ("收到申请{{ received }}元。", "error {{ received }}元"),
        ("收到申请{{ received }}%。", "error {{ received }}%"),
        ("收到申请{{ received }}个。", "warning {{ received }}个"),
        (
            "收到申请{{ received }}百分点。",
            "error {{ received }}百分点",
        ),
        ("收费{{ fee }}元。", "error {{ fee }}元"),
        ("网站访问{{ visits }}次。", "error {{ visits }}次"),
        ("办结率{{ rate }}。", "error {{ rate }}"),
        ("办结率{{ rate }}件。", "error {{ rate }}件"),
    ] {
        assert_eq!(beside("unit-mismatch", body), [finding], "{body}");
    }
    for body in [
        "收到申请{{ received }}件，{{ received }}份，{{ received }} 宗，{{ received }}起。",
        "收费{{ fee }}万元，办结率{{ rate }}%，提高{{ rate }}个百分点，百分之{{ rate | chinese }}。",
        "培训{{ people }}人，{{ people }}人次，{{ people }}名，网站访问{{ visits }}万次。",
        "发布短视频{{ films }}个，视频{{ films }}部，提高{{ rate }}百分点，上升 {{ rate }} 百分点。",
        "收到申请{{ received }}，均已办结。推送{{ news }}条，接受咨询{{ calls }}件。",
    ] {
        assert_eq!(beside("unit-mismatch", body), [""; 0], "{body}");
    }
}

#[test]
fn an_approximation_said_twice_is_found() {
    assert_eq!(
        beside(
            "approximation-twice",
            "微信推送{{ news }}余条，接受咨询约{{ calls }}件。"
        ),
        ["error 余", "error 约"]
    );
    let once = "微信推送{{ news }}条，接受咨询{{ calls }}件，收到申请约{{ received }}件，培训{{ people }}余人次，签约{{ calls }}件，附近{{ calls }}件。";
    assert_eq!(beside("approximation-twice", once), [""; 0]);
}

#[test]
fn an_expression_that_prints_nothing_is_found() {
    let none = r#"
received = { label = "收到申请", value = 0, unit = "件" }
rate     = { label = "办结率", formula = "received / received", unit = "%" }
"#;
    let found_in = |body: &str| found("empty-expression", &file(none, body));
    assert_eq!(
        found_in("收到申请{{ received }}件，办结率{{ rate }}%。"),
        ["error {{ rate }}"]
    );
    assert_eq!(
        found_in("{{ claim(\"rate >= 0.9\", \"按时办结率较高\") }}，收到申请{{ received }}件。")
            .len(),
        1
    );
    assert_eq!(found_in("收到申请{{ received }}件。"), [""; 0]);
    assert_eq!(
        found_in("{% if received > 0 %}办结率{{ rate }}%。{% endif %}收到申请{{ received }}件。"),
        [""; 0]
    );
    // What is still to be filled in is told once, elsewhere.
    let open = "received = { label = \"收到申请\", value = \"?\", unit = \"件\" }";
    let open = file(open, "收到申请{{ received }}件。");
    assert_eq!(found("empty-expression", &open), [""; 0]);
}

#[test]
fn a_value_beside_a_formula_that_cannot_be_computed_is_found() {
    let figures = |received: u8| {
        format!(
            "received = {{ label = \"收到申请\", value = {received}, unit = \"件\" }}\n\
             closed = {{ label = \"办结申请\", value = {received}, unit = \"件\" }}\n\
             rate = {{ label = \"办结率\", value = 100, formula = \"closed / received\", unit = \"%\" }}"
        )
    };
    let body = "收到申请{{ received }}件，办结申请{{ closed }}件，办结率{{ rate }}%。";
    assert_eq!(
        found("formula-mismatch", &file(&figures(0), body)),
        ["error 100"]
    );
    assert_eq!(found("formula-mismatch", &file(&figures(3), body)), [""; 0]);
}

const PARTS: &str = r#"
disclosed = { label = "主动公开政府信息", value = 9, unit = "条", parts = { text = { label = "文字解读", value = 6 }, picture = { label = "图片解读", value = 3 } } }
fewer     = { label = "减少", formula = "disclosed - disclosed.text", unit = "条" }
"#;

#[test]
fn a_figure_behind_another_figures_label_is_found() {
    let found_in = |body: &str| found("label-mismatch", &file(PARTS, body));
    assert_eq!(
        found_in(
            "主动公开政府信息{{ disclosed }}条，其中图片解读{{ disclosed.text }}条，文字解读共{{ disclosed.picture }}条。"
        ),
        [
            "warning {{ disclosed.text }}",
            "warning {{ disclosed.picture }}"
        ]
    );
    for body in [
        "主动公开政府信息{{ disclosed }}条，其中图片解读{{ disclosed.picture }}条、文字解读{{ disclosed.text }}条。",
        "全年共公开{{ disclosed }}条，解读{{ disclosed.text }}条，占{{ disclosed.text | share }}。",
        "主动公开政府信息{{ disclosed }}条，较文字解读多{{ fewer }}条。",
    ] {
        assert_eq!(found_in(body), [""; 0], "{body}");
    }
}

/// The text as `--fix` leaves it.
fn fixed(figures: &str, body: &str) -> String {
    let text = file(figures, body);
    let compiled = world(&text).compile();
    let mut fixes: Vec<_> = compiled
        .findings
        .iter()
        .filter(|finding| finding.fix_is_safe)
        .flat_map(|finding| &finding.fix)
        .map(|edit| {
            let span = edit.place.span;
            (span.start()..span.end(), edit.replacement.clone())
        })
        .collect();
    fixes.sort_by_key(|(range, _)| std::cmp::Reverse(range.start));
    let mut text = text;
    for (range, mend) in fixes {
        text.replace_range(range, &mend);
    }
    let body = text.split("body = '''\n").nth(1).unwrap();
    body.trim_end()
        .trim_end_matches("'''")
        .trim_end()
        .to_owned()
}

#[test]
fn a_number_is_bound_by_value_unit_and_label_only() {
    for (body, expected) in [
        (
            "收到申请8件，办结率91.7%，收费1.5万元，网站访问12万次。",
            "收到申请{{ received }}件，办结率{{ rate }}%，收费{{ fee }}万元，网站访问{{ visits }}万次。",
        ),
        // The form of the number is kept.
        (
            "全年收到申请共计八件，办结率达百分之九十一点七，其中培训40人。",
            "全年收到申请共计{{ received | chinese }}件，办结率达百分之{{ rate | chinese }}，其中培训{{ people }}人。",
        ),
        (
            "微信推送68余条，接受咨询约30件。",
            "微信推送{{ news }}条，接受咨询{{ calls }}件。",
        ),
        // More than a figure is not that figure, where that is stated to the last one.
        (
            "收到申请8余件，收费1.5万余元，网站访问约12万次，办结率约91.7%。",
            "收到申请8余件，收费1.5万余元，网站访问约12万次，办结率约{{ rate }}%。",
        ),
        // The number and the unit, but not the meaning.
        (
            "召开新闻发布会8件，群众满意率91.7%，建设投入1.5万元，网络申请8件。",
            "召开新闻发布会8件，群众满意率91.7%，建设投入1.5万元，网络申请8件。",
        ),
        // The meaning, but of another time, or of what is to be.
        (
            "去年，收到申请8件。上半年，收到申请8件。2016年收到申请8件。截至2017年6月底，收到申请8件。下一步，收到申请8件。",
            "去年，收到申请8件。上半年，收到申请8件。2016年收到申请8件。截至2017年6月底，收到申请8件。下一步，收到申请8件。",
        ),
        (
            "截至2017年12月31日，收到申请8件，目标是办结率91.7%。",
            "截至2017年12月31日，收到申请8件，目标是办结率91.7%。",
        ),
        (
            "截至2017年12月31日，收到申请8件。",
            "截至2017年12月31日，收到申请{{ received }}件。",
        ),
        // The meaning, but not the value, the unit or the size.
        (
            "收到申请9件，收到申请8条，网站访问12次，微信推送68条。",
            "收到申请9件，收到申请8条，网站访问12次，微信推送68条。",
        ),
    ] {
        assert_eq!(fixed(FIGURES, body), expected);
    }
    assert_eq!(
        fixed(PARTS, "主动公开政府信息9条，其中图片解读6条，文字解读3条。"),
        "主动公开政府信息{{ disclosed }}条，其中图片解读6条，文字解读3条。"
    );
}

#[test]
fn a_number_typed_in_an_expression_is_found() {
    let found_in = |body: &str| found("unbound-numeral", &file(FIGURES, body));
    assert_eq!(
        found_in(
            "收到申请{{ received }}件，公开信息{{ 300 }}条，{{ claim(\"received == 8\", \"正好6件\") }}。"
        ),
        ["error 300", "error 6"]
    );
    assert_eq!(
        found_in("{{ organ.name }}收到申请{{ received }}件，{{ year }}年。"),
        [""; 0]
    );
}

#[test]
fn a_rate_above_all_is_found() {
    let figures = |formula: &str| {
        format!(
            "received = {{ label = \"收到申请\", value = 8, unit = \"件\" }}\n\
             closed = {{ label = \"办结申请\", value = 9, unit = \"件\" }}\n\
             rate = {{ label = \"办结率\", formula = \"{formula}\", unit = \"%\" }}\n\
             grown = {{ label = \"同比增长率\", value = 312.5, unit = \"%\" }}"
        )
    };
    let body = "收到申请{{ received }}件，办结申请{{ closed }}件，办结率{{ rate }}%，同比增长率{{ grown }}%。";
    let found_in = |formula: &str| found("invalid-value", &file(&figures(formula), body));
    assert_eq!(found_in("closed / received * 100").len(), 1);
    // Cases carried in make a little more than all.
    assert_eq!(found_in("closed / received"), [""; 0]);
}
