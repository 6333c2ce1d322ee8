//! One slip is one finding, at its place, in the reader's language, with what to write.

use crate::support::{Project, findings, rules};

/// A year file with one figure, whose keys follow, and its table not asked for.
fn with_figure(keys: &str) -> String {
    format!(
        "year = 2016\n\n[organ]\nname = \"甲州市乙水区统计局\"\n\n[figures.received]\n\
         label = \"收到申请\"\n{keys}\n\n[[waivers]]\ncheck = \"missing-cell\"\nat = \"table\"\n\
         reason = \"只试一处\"\n\n[[sections]]\nheading = \"概述\"\nbody = \"\"\"\n2016年，收到申请{{{{ received }}}}件。\n\"\"\"\n"
    )
}

/// A year file of the form of 2016 with this one line in its table.
fn with_cell(line: &str) -> String {
    format!("year = 2016\n\n[organ]\nname = \"甲州市乙水区统计局\"\n\n[table]\n{line}\n")
}

fn told(text: &str) -> Vec<(&'static str, String)> {
    // What the part leaves unsaid is no matter of writing.
    let findings = findings(text)
        .into_iter()
        .filter(|one| one.rule.name != "missing-content");
    findings
        .map(|one| {
            let help: Vec<&str> = one
                .help
                .iter()
                .map(|help| help.get(report::diagnostic::Language::Chinese))
                .collect();
            (one.rule.name, help.concat())
        })
        .collect()
}

#[test]
fn a_cell_that_holds_no_number_is_not_told_missing_too() {
    let open = |text: &str| {
        let missing = findings(text)
            .into_iter()
            .filter(|one| one.rule.name == "missing-cell" && one.figures == ["disclosed.total"]);
        missing.count()
    };
    for value in ["\"无\"", "\"5件\"", "[[218]]", "true"] {
        let text = with_cell(&format!("\"disclosed.total\" = {value}"));
        assert_eq!(open(&text), 0, "{value}");
        let wrong = rules(&text)
            .into_iter()
            .filter(|rule| *rule == "wrong-type");
        assert_eq!(wrong.count(), 1, "{value}");
    }
    assert_eq!(open(&with_cell("")), 1);
    assert_eq!(open(&with_cell("\"disclosed.total\" = 3")), 0);
}

#[test]
fn a_number_in_the_notation_of_programs_is_told_as_a_report_has_it() {
    for (written, meant) in [
        ("1e3", "写成 1000"),
        ("0xDA", "写成 218"),
        ("0o17", "写成 15"),
        ("inf", "1000"),
    ] {
        let found = told(&with_figure(&format!("value = {written}\nunit = \"件\"")));
        assert_eq!(found.len(), 1, "{written}: {found:?}");
        assert_eq!(found[0].0, "wrong-type", "{written}");
        assert!(found[0].1.contains(meant), "{written}: {found:?}");
    }
}

#[test]
fn a_sign_in_words_is_read_in_a_cell_and_told_elsewhere() {
    let table = |cell: &str| {
        let text = format!(
            "year = 2019\n[organ]\nname = \"某区某局\"\n[table]\n\"disclosed.licences\" = [10, {cell}, 5]\n"
        );
        let told: Vec<&str> = rules(&text)
            .into_iter()
            .filter(|rule| *rule != "missing-cell" && *rule != "missing-section")
            .collect();
        told
    };
    for cell in ["\"减3\"", "\"增5\"", "\"+3\"", "\"＋3\""] {
        assert!(
            table(cell).contains(&"number-form"),
            "{cell}: {:?}",
            table(cell)
        );
        assert!(!table(cell).contains(&"wrong-type"), "{cell}");
    }
    assert!(!table("-3").contains(&"number-form"));
    let found = told(&with_figure("value = \"减3\"\nunit = \"件\""));
    assert!(found[0].1.contains("写成 -3"), "{found:?}");
}

#[test]
fn blanks_of_an_input_method_between_braces_are_read() {
    for blank in ['\u{3000}', '\u{A0}', '\u{200B}'] {
        let text = with_figure("value = 8\nunit = \"件\"")
            .replace("{{ received }}", &format!("{{{{{blank}received{blank}}}}}"));
        let found = rules(&text);
        assert!(!found.contains(&"template-error"), "{blank:?}: {found:?}");
        assert!(!found.contains(&"unused-figure"), "{blank:?}: {found:?}");
    }
}

#[test]
fn a_waiver_is_not_stale_where_no_form_could_be_chosen() {
    let text = with_figure("value = 8\nunit = \"件\"");
    assert!(!rules(&text).contains(&"stale-waiver"));
    let text = text.replace("year = 2016\n", "year = \"2016年\"\n");
    assert!(
        !rules(&text).contains(&"stale-waiver"),
        "{:?}",
        rules(&text)
    );
}

#[test]
fn a_cell_that_repeats_a_figure_does_not_repeat_its_fault() {
    let text = "year = 2016\n[organ]\nname = \"某区某局\"\n[figures]\n\
         disclosed = { label = \"主动公开\", value = 218.0, unit = \"条\" }\n[table]\n\"disclosed.total\" = \"=disclosed\"\n";
    let invalid = rules(text)
        .into_iter()
        .filter(|rule| *rule == "invalid-value");
    assert_eq!(invalid.count(), 1);
}

#[test]
fn no_english_of_the_parser_reaches_a_chinese_reader() {
    for (line, hint) in [
        ("value = 008", "去掉数字前面的 0"),
        ("value = 1.8万", "阿拉伯数字"),
        ("value = 21.8%", "阿拉伯数字"),
        ("value = .5", "阿拉伯数字"),
        ("value == 8", "只写一个等号"),
        ("value = = 8", "只写一个等号"),
        ("value = null", "阿拉伯数字"),
        ("value = --3", "阿拉伯数字"),
        ("value = 1__0", "阿拉伯数字"),
        ("value = 1e", "阿拉伯数字"),
        ("value = tru", "true"),
        ("value = {a=1,,b=2}", "一个英文逗号"),
        ("value = 8\rsource = \"a\"", "另存一遍"),
        ("= 8", "名称 = 内容"),
        ("unit = “件\"", "写成 \"件\""),
        ("unit = \"件”", "写成 \"件\""),
        ("val\u{200B}ue = 8", "删去这个字符"),
        ("value = 8\u{200B}", "删去这个字符"),
        ("value: 8", "value = 8"),
        ("value： 8", "value = 8"),
        ("// 注释", "改成 #"),
        ("; 注释", "改成 #"),
        ("＃ 注释", "改成 #"),
    ] {
        let project = Project::with(&with_figure(line));
        let said = project.run("check 2017 --lang zh");
        assert!(said.out.contains(hint), "{line}: {}", said.out);
        for english in ["expected", "unexpected", "invalid", "missing", "extra"] {
            let words = said.out.replace("missing-", "");
            assert!(!words.contains(english), "{line}: {}", said.out);
        }
        let errors = said.out.matches("错误[").count();
        assert_eq!(errors, 1, "{line}: {}", said.out);
    }
}

#[test]
fn a_fresh_file_is_told_row_by_row_and_what_is_left_in_one_line() {
    let project = Project::new();
    assert_eq!(project.run("new 2024 --organ 某市某局").code, 0);
    let said = project.run("check 2024 --lang zh");
    assert_eq!(said.code, 1);
    assert!(said.out.contains("6 格都没有填"), "{}", said.out);
    let lines = said.out.lines().count();
    assert!(lines < 500, "{lines} lines");
    assert_eq!(project.run("build 2024 --lang zh").out, said.out);
    let last = said.err.lines().last().unwrap();
    assert!(
        last.contains("还剩：") && last.contains("表 172 格"),
        "{}",
        said.err
    );
    let each = project.run("check 2024 --lang zh --verbose --output-format short");
    assert!(
        each.out.matches("missing-cell").count() >= 172,
        "{}",
        each.out
    );
    let said = project.run("check 2024 --output-format json");
    let json: serde_json::Value = serde_json::from_str(&said.out).unwrap();
    let text = json.to_string();
    assert!(
        text.contains("requests.new.person") || text.contains("requests.new"),
        "{text}"
    );
}

#[test]
fn misuse_is_answered_with_what_to_write() {
    let project = Project::with(&with_figure("value = 8"));
    for (words, answer) in [
        ("diff . 2016", "2017"),
        ("new 24 --organ 甲", "年度写四位数"),
        ("diff 2017", "要写 2 个"),
        ("explain sum", "sum-mismatch"),
        ("explain 分项", "sum-mismatch"),
        ("check 2017 --waive foo --reason x", "没有叫“foo”的检查"),
        (
            "check 2017 --waive sum-mismach --reason x",
            "是不是 sum-mismatch",
        ),
        ("build 2017 --out 2017.toml", "2017.toml 是文件"),
    ] {
        let said = project.run(&format!("{words} --lang zh"));
        assert_eq!(said.code, 2, "{words}: {}{}", said.out, said.err);
        assert!(said.err.contains(answer), "{words}: {}", said.err);
    }
}
