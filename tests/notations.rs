//! What people write who know other notations than TOML's.

use report::diagnostic::Language;

use crate::support::{Project, changed, findings, small};

const SUM: &str = "[figures.disclosed]
label = \"主动公开政府信息\"
value = 592
[figures.disclosed.parts]
power_list = { label = \"权力清单\", value = 120 }
\"业务动态、通知、公告\" = 472
";

fn chinese(text: &str) -> String {
    let project = Project::with(text);
    project.run_in("zh_CN.UTF-8", "check 2017").out
}

#[test]
fn a_colon_or_a_comma_of_another_notation_is_told_of_and_mended() {
    let mended = |line: &str| {
        let findings = findings(&small(&changed(SUM, "value = 592", line)));
        let [finding] = &findings[..] else {
            panic!("{line}: {findings:?}");
        };
        let zh = finding.message.get(Language::Chinese).to_owned();
        (zh, finding.fix.first().map(|edit| edit.replacement.clone()))
    };
    let equals = |typed| format!("名称和内容之间要用等号 =，这里写的是“{typed}”");
    assert_eq!(mended("value：592"), (equals("："), Some(" = ".into())));
    assert_eq!(mended("value: 592"), (equals(":"), Some(" = ".into())));
    assert_eq!(mended("value ： 592"), (equals("："), Some("= ".into())));
    let behind = "数字后面多了逗号".to_owned();
    assert_eq!(
        mended("value = 592，"),
        (behind.clone(), Some("592".into()))
    );
    assert_eq!(mended("value = 592,"), (behind, Some("592".into())));
    let within = "数字中间有逗号，看不出是多少".to_owned();
    assert_eq!(mended("value = 5，92"), (within, None));
    assert_eq!(mended("value = 592.").0, "小数点后面没有数字");
}

#[test]
fn a_word_where_a_number_may_be_meant_is_not_only_put_in_quotes() {
    for (word, help) in [
        ("四", "是数字就写 4，"),
        ("一百二十", "是数字就写 120，"),
        ("无", "没有发生写 0，"),
    ] {
        let said = chinese(&small(&changed(
            SUM,
            "value = 592",
            &format!("value = {word}"),
        )));
        assert!(said.contains(help), "{said}");
    }
    let said = chinese(&small("[figures.a]\nlabel = 无\nvalue = 1\n"));
    assert!(
        said.contains("写成 \"无\"") && !said.contains("是数字"),
        "{said}"
    );
}

#[test]
fn a_table_in_chinese_brackets_is_that_table() {
    let said = chinese(&small(&changed(
        SUM,
        "[figures.disclosed]",
        "【figures.disclosed】",
    )));
    assert!(!said.contains("syntax-error"), "{said}");
}
