//! `odd-character`.

use super::{HEAD, found, with_body};
use crate::support::world;

const RULE: &str = "odd-character";

#[test]
fn odd_characters_are_found_where_they_stand() {
    for (character, severity) in [
        ('\u{200B}', "warning"),
        ('\u{200D}', "warning"),
        ('\u{FEFF}', "warning"),
        ('\u{2060}', "warning"),
        ('\u{202E}', "error"),
        ('\u{2067}', "error"),
        ('\u{E000}', "warning"),
        ('\u{10FFFD}', "warning"),
        ('\u{0665}', "warning"),
        ('\u{1D7D3}', "warning"),
        ('\u{AD}', "warning"),
        ('\u{85}', "warning"),
        ('\u{FDD0}', "warning"),
        ('\u{FDD5}', "warning"),
        ('\u{FDEF}', "warning"),
        ('\u{FFFE}', "warning"),
        ('\u{FFFC}', "warning"),
        ('\u{FFFD}', "warning"),
        ('\u{2028}', "warning"),
        ('\u{2029}', "warning"),
        ('\u{3164}', "warning"),
        ('\u{2F00}', "warning"),
        ('\u{2F08}', "warning"),
        ('\u{2ECB}', "warning"),
        ('\u{F9DA}', "warning"),
    ] {
        let file = with_body(&format!("共公开{{{{ n }}}}{character}条。"));
        assert_eq!(found(RULE, &file), [format!("{severity} {character}")]);
    }
}

#[test]
fn every_text_and_key_is_looked_at() {
    for file in [
        HEAD.replace("东城区民政局办公室", "东城区\u{200B}民政局办公室"),
        super::with_title("file", "工作\u{200B}总结"),
        format!("{HEAD}[figures.n]\nlabel = \"公\u{200B}开\"\nvalue = 1\n"),
        format!("{HEAD}[figures.n.parts]\n\"公\u{200B}开\" = 1\n"),
        super::with_heading("概\u{200B}述"),
        super::with_preamble("概\u{200B}述"),
    ] {
        assert_eq!(found(RULE, &file), ["warning \u{200B}"], "{file}");
    }
    let escaped = format!("{HEAD}[report]\npreamble = \"公\\u202E开\"\n");
    let found = found(RULE, &escaped);
    assert!(
        found.len() == 1 && found[0].starts_with("error \\u2"),
        "{found:?}"
    );
}

#[test]
fn ordinary_characters_are_left_alone() {
    let file = with_body(
        "①②③Ⅳ一人见\u{FA0E}Ａ５０　全角　·—…“”《》〔〕㎡℃％𠮷㐀\u{a0}é 🎉 {{ n }}条\t制表",
    );
    assert_eq!(found(RULE, &file), [""; 0]);
    // A comment is nobody's text.
    assert_eq!(found(RULE, &format!("# \u{200B}\n{HEAD}")), [""; 0]);
}

#[test]
fn marks_that_were_typed_cannot_disturb_the_text() {
    let file =
        with_body("公\u{FDD3}0\u{FDD5}开\u{FDD1}0\u{FDD4}\u{FDD4}9\u{FDD5}信息\u{FFFC}{{ n }}条。");
    let model = world(&file).report();
    let text = model.sections.first().unwrap().body.text();
    assert_eq!(
        text,
        "公\u{FFFD}0\u{FFFD}开\u{FFFD}0\u{FFFD}\u{FFFD}9\u{FFFD}信息\u{FFFD}592条。"
    );
    assert_eq!(model.account().figures.bound, 1);
    assert_eq!(found(RULE, &file).len(), 7);
}

#[test]
fn a_mark_in_a_name_or_a_label_is_replaced_too() {
    let file = format!(
        "{}[[sections]]\nheading = \"概述\"\nbody = \"{{{{ organ.name }}}}公开。\"\n",
        HEAD.replace("北京市东城区民政局", "北京\u{FDD5}市东城区民政局")
    );
    let model = world(&file).report();
    let text = model.sections.first().unwrap().body.text();
    assert_eq!(text, "北京\u{FFFD}市东城区民政局公开。");
}

#[test]
fn a_waiver_names_the_section_of_an_odd_character() {
    let waiver = "[[waivers]]\ncheck = \"odd-character\"\nat = \"概述\"\nreason = \"人名用字\"\n";
    let file = format!("{}{waiver}", with_body("张\u{E000}。"));
    assert_eq!(found(RULE, &file), [""; 0]);
    assert_eq!(found("stale-waiver", &file), [""; 0]);
}

#[test]
fn a_mark_that_an_expression_spells_is_replaced_too() {
    let file = with_body(r#"公开{{ "a\ufdd5\ufdd10b" }}。"#);
    let model = world(&file).report();
    let text = model.sections.first().unwrap().body.text();
    assert_eq!(text, "公开a\u{FFFD}\u{FFFD}0b。");
}

#[test]
fn a_radical_is_mended_beyond_doubt() {
    let compiled = super::check(&with_body("\u{2F00}次性告知申请\u{2F08}。"));
    let odd = compiled.findings.iter().filter(|one| one.rule.name == RULE);
    let mends: Vec<&str> = odd
        .filter(|one| one.fix_is_safe)
        .flat_map(|one| one.fix.iter().map(|edit| edit.replacement.as_str()))
        .collect();
    assert_eq!(mends, ["一", "人"]);
}
