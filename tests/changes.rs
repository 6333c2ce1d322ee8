//! `report check --fix` and `--waive`: what they change, and what they leave alone.

mod escapes;

use crate::support::{Project, REAL, changed, rules, small};

const TEXT: &str = "[figures.a]
label = \"主动公开\"
value = ５９２
unit = \"条\"
[[sections]]
heading = \"概述\"
body = \"\"\"
公开592条。
\"\"\"
";

fn read(project: &Project) -> String {
    let bytes = std::fs::read(project.path("2017.toml")).unwrap();
    String::from_utf8(bytes).unwrap()
}

#[test]
fn a_literal_is_bound_and_full_width_digits_are_mended() {
    let project = Project::with(&small(TEXT));
    let said = project.run("check 2017 --fix");
    assert_eq!(said.code, 0, "{}{}", said.out, said.err);
    // What was changed is shown.
    for line in [
        "-value = ５９２\n+value = 592\n",
        "-公开592条。\n+公开{{ a }}条。\n",
    ] {
        assert!(said.err.contains(line), "{}", said.err);
    }
    let mended = changed(TEXT, "５９２", "592");
    assert_eq!(
        read(&project),
        small(&changed(&mended, "公开592条", "公开{{ a }}条"))
    );
}

#[test]
fn a_literal_within_a_note_is_bound_outside_the_string() {
    for (typed, bound) in [
        (
            "公开{{ note(\"其中公开592条。\") }}",
            "公开{{ note(\"其中公开\" ~ a ~ \"条。\") }}",
        ),
        (
            "公开{{ note('其中公开592条。') }}",
            "公开{{ note('其中公开' ~ a ~ '条。') }}",
        ),
    ] {
        let project = Project::with(&small(&changed(TEXT, "公开592条", typed)));
        let said = project.run("check 2017 --fix");
        assert_eq!(said.code, 0, "{}{}", said.out, said.err);
        assert!(read(&project).contains(bound), "{}", read(&project));
    }
    // In a string of one line the quotes of an expression are escaped.
    let text = changed(
        TEXT,
        "\"\"\"\n公开592条。\n\"\"\"",
        r#""公开{{ note(\"公开592条\") }}""#,
    );
    let project = Project::with(&small(&text));
    assert_eq!(project.run("check 2017 --fix").code, 0);
    let bound = r#""公开{{ note(\"公开\" ~ a ~ \"条\") }}""#;
    assert!(read(&project).contains(bound), "{}", read(&project));
}

#[test]
fn a_mend_prints_what_was_typed() {
    let rate = "[figures.rate]\nlabel = \"按期答复率\"\nvalue = 92.5\nunit = \"%\"\n";
    for (value, unit, typed, bound) in [
        ("92.5", "%", "答复率92.5%。", "答复率{{ rate }}%。"),
        ("92.5", "%", "答复率92.5％。", "答复率{{ rate }}％。"),
        (
            "92.5",
            "%",
            "答复{{ note(\"答复率为92.5%。\") }}",
            "答复{{ note(\"答复率为\" ~ rate ~ \"%。\") }}",
        ),
        (
            "1034",
            "条",
            "按期答复率共1,034条。",
            "按期答复率共{{ rate | grouped }}条。",
        ),
        (
            "12",
            "次",
            "按期答复率十二次。",
            "按期答复率{{ rate | chinese }}次。",
        ),
        // The figure brings its words along, and another unit is most likely another figure.
        (
            "\"12余\"",
            "条",
            "按期答复率12余条。",
            "按期答复率{{ rate }}条。",
        ),
        ("12", "条", "按期答复率12次。", "按期答复率12次。"),
        // Value and unit alone do not say what is meant.
        ("1034", "条", "共1,034条。", "共1,034条。"),
        // A percentage is no count, and a count no percentage.
        ("100", "条", "办结率100%。", "办结率100%。"),
        ("12", "%", "共12条。", "共12条。"),
    ] {
        let text = changed(rate, "92.5", value);
        let text = changed(&text, "unit = \"%\"", &format!("unit = \"{unit}\""));
        let text =
            text + "[[sections]]\nheading = \"概述\"\nbody = \"\"\"\n" + typed + "\n\"\"\"\n";
        let project = Project::with(&small(&text));
        project.run("check 2017 --fix");
        assert!(
            read(&project).contains(bound),
            "{typed}: {}",
            read(&project)
        );
    }
}

/// Each line is broken as a clerk breaks it, with what `--fix` makes of it.
const BROKEN: &[(&str, &str)] = &[
    ("label = “主动公开”", "label = \"主动公开\""),
    ("label = “主动公开” # 注", "label = \"主动公开\" # 注"),
    ("label = 主动公开", "label = \"主动公开\""),
    ("label = 公开、转发，共", "label = 公开、转发，共"),
    ("label = 微信“发布”信息", "label = \"微信“发布”信息\""),
    ("“label” = \"a\"", "\"label\" = \"a\""),
    ("parts.“甲” = 1", "parts.\"甲\" = 1"),
    (
        "parts = { 甲、乙 = 1, “丙.丁” = 2 }",
        "parts = { \"甲、乙\" = 1, \"丙.丁\" = 2 }",
    ),
    ("主动 公开 = 1", "\"主动 公开\" = 1"),
    ("parts.新 = 1", "parts.\"新\" = 1"),
    ("open = yes", "open = true"),
    ("open = 否", "open = false"),
    ("open = True", "open = true"),
    (
        "unit = 010-61230000 # 电话",
        "unit = \"010-61230000\" # 电话",
    ),
    ("parts.x = [1、2 3]", "parts.x = [1, 2, 3]"),
    // What was meant is not beyond doubt.
    ("open = 部分", "open = 部分"),
    ("value = 很多", "value = 很多"),
    ("label = “主动公开", "label = “主动公开"),
    ("label = 甲,乙", "label = 甲,乙"),
    ("unit = 条\"", "unit = 条\""),
    ("parts.x = (1, 2)", "parts.x = (1, 2)"),
];

#[test]
fn a_broken_line_is_mended_rightly_or_not_at_all() {
    for (broken, mended) in BROKEN {
        let text = |line: &str| small(&format!("[figures.a]\n{line}\n"));
        let project = Project::with(&text(broken));
        project.run("check 2017 --fix");
        assert_eq!(read(&project), text(mended));
    }
}

#[test]
fn a_day_is_mended_to_the_form_that_is_read() {
    for typed in [
        "2018年3月2日",
        "2018 年 3 月 2 日",
        "２０１８年３月２日",
        "2018/3/2",
        "2018.3.2",
        "2018-3-2",
        "2018-03-02日",
        "“2018-03-02”",
    ] {
        let text = |day: &str| small(&format!("[report]\ndate = {day} # 落款\n"));
        let project = Project::with(&text(typed));
        let said = project.run_in("zh_CN.UTF-8", "check 2017");
        assert!(said.out.contains("日期写成 2018-03-02\n"), "{}", said.out);
        project.run("check 2017 --fix");
        assert_eq!(read(&project), text("2018-03-02"));
    }
    for (typed, told) in [
        ("2018-02-30", "没有 2018-02-30 这一天"),
        ("2018年13月1日", "没有 2018年13月1日 这一天"),
        ("2018-03", "日期“2018-03”的写法读不出来"),
        (
            "二〇一八年三月二日",
            "日期“二〇一八年三月二日”的写法读不出来",
        ),
    ] {
        let text = small(&format!("[report]\ndate = {typed}\n"));
        let project = Project::with(&text);
        let said = project.run_in("zh_CN.UTF-8", "check 2017 --fix --output-format short");
        assert_eq!(said.out.lines().count(), 1, "{}", said.out);
        assert!(said.out.contains(told), "{}", said.out);
        assert_eq!(read(&project), text);
    }
}

#[test]
fn a_list_in_chinese_brackets_is_read() {
    let row = "[table]\n\"requests.new\" = 【1, 0, 0, 0, 0, 0】\n";
    assert_eq!(rules(&small(row).replace("2017", "2023")), [""; 0]);
    let key = "[table]\n“requests.new” = [1, 0, 0, 0, 0, 0]\n";
    let project = Project::with(&small(key).replace("2017", "2023"));
    let said = project.run("check 2017 --fix");
    assert!(
        read(&project).contains("\n\"requests.new\" = ["),
        "{}",
        said.out
    );
}

#[test]
fn a_dry_run_shows_the_change_and_makes_none() {
    let project = Project::with(&small(TEXT));
    let said = project.run("check 2017 --fix --dry-run");
    assert_eq!(read(&project), small(TEXT));
    assert!(
        said.out.contains("-公开592条。\n+公开{{ a }}条。\n"),
        "{}",
        said.out
    );
    assert_eq!(said.code, 1);
}

#[test]
fn a_fix_keeps_the_encoding() {
    let (bytes, _, _) = encoding_rs::GB18030.encode(TEXT);
    let head = encoding_rs::GB18030
        .encode("year = 2012\n[organ]\nname = \"某局\"\n")
        .0;
    let project = Project::new().file("2017.toml", [head.as_ref(), bytes.as_ref()].concat());
    assert_eq!(project.run("check 2017 --fix").code, 0);
    let written = std::fs::read(project.path("2017.toml")).unwrap();
    let (text, _, bad) = encoding_rs::GB18030.decode(&written);
    assert!(!bad && text.contains("公开{{ a }}条"), "{text}");
}

#[test]
fn what_the_encoding_of_the_file_does_not_know_is_not_written() {
    let sum = small("[figures.a]\nvalue = 3\n[figures.a.parts]\nb = 1\n");
    let (bytes, _, _) = encoding_rs::GB18030.encode(&sum);
    let project = Project::new().file("2017.toml", &bytes);
    let mut command = project.command("check 2017 --waive sum-mismatch --reason");
    let output = command.arg("\u{e5e5}").output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(std::fs::read(project.path("2017.toml")).unwrap(), *bytes);
}

#[test]
fn a_guess_is_never_applied() {
    let text = small(&changed(TEXT, "label", "lable"));
    let project = Project::with(&text);
    project.run("check 2017 --fix");
    assert!(read(&project).contains("lable = "));
}

#[test]
fn a_waiver_is_written_and_lapses_when_its_figure_moves() {
    let sum = "[figures.a]\nvalue = 3\n[figures.a.parts]\nb = 1\nc = 1\n";
    let project = Project::with(&small(sum));
    let needs_reason = project.run("check 2017 --waive sum-mismatch");
    assert_eq!(needs_reason.code, 2);
    let said = project.run("check 2017 --waive sum-mismatch --at a --reason 部门口径不同");
    assert_eq!(said.code, 0, "{}{}", said.out, said.err);
    let written = read(&project);
    let waiver = "[[waivers]]\ncheck = \"sum-mismatch\"\nat = \"a\"\nreason = \"部门口径不同\"\n\
                  values = { \"a\" = 3, \"a.b\" = 1, \"a.c\" = 1 }\n";
    assert!(written.ends_with(waiver), "{written}");
    let project = project.file("2017.toml", changed(&written, "value = 3", "value = 4"));
    let said = project.run("check 2017 --output-format short");
    assert_eq!(said.code, 1);
    assert!(said.out.contains("error[sum-mismatch]"), "{}", said.out);
    assert!(
        said.out
            .contains("the waiver has lapsed: a was 3 and is now 4"),
        "{}",
        said.out
    );
}

#[test]
fn a_figure_of_several_waived_findings_is_bound_once() {
    let twice = "[figures.a]\nlabel = \"申请\"\nvalue = 7\nunit = \"件\"\n[[sections]]\nheading = \"概述\"\n\
                 body = \"其中7件已经答复，7件均为书面申请。\"\n";
    let shares = "[figures.a]\nvalue = 8\n[figures.b]\nvalue = 3\nformula = \"a / 2\"\n\
                  [figures.c]\nvalue = 5\nformula = \"a / 4\"\n";
    let sums = "[figures.a]\nvalue = 3\n[[figures.a.breakdowns]]\nparts = { b = 1 }\n\
                [[figures.a.breakdowns]]\nparts = { c = 2, d = 2 }\n";
    for (text, options, values) in [
        (twice, "unbound-numeral", "\"a\" = 7"),
        (
            shares,
            "formula-mismatch",
            "\"a\" = 8, \"b\" = 3, \"c\" = 5",
        ),
        (
            sums,
            "sum-mismatch --at a",
            "\"a\" = 3, \"a.b\" = 1, \"a.c\" = 2, \"a.d\" = 2",
        ),
    ] {
        let project = Project::with(&small(text));
        let said = project.run(&format!("check 2017 --waive {options} --reason x"));
        assert_eq!(said.code, 0, "{}{}", said.out, said.err);
        let line = format!("values = {{ {values} }}\n");
        assert!(read(&project).ends_with(&line), "{}", read(&project));
    }
}

#[test]
fn standard_input_is_not_rewritten() {
    for options in ["--fix", "--waive sum-mismatch --reason x"] {
        let project = Project::new();
        let said = project.run(&format!("check - {options}"));
        assert_eq!(said.code, 2, "{}", said.out);
        assert_eq!(said.out, "");
        assert!(
            said.err.contains("standard input cannot be written"),
            "{}",
            said.err
        );
        assert_eq!(project.files(""), []);
    }
}

#[test]
fn a_reason_is_kept_as_it_was_given() {
    let sum = "[figures.a]\nvalue = 3\n[figures.a.parts]\nb = 1\n";
    let project = Project::with(&small(sum));
    let reason = "甲\"乙\"\\丙\n丁\t戊";
    let mut command = project.command("check 2017 --waive sum-mismatch --reason");
    assert_eq!(command.arg(reason).output().unwrap().status.code(), Some(0));
    let written: toml::Table = read(&project).parse().unwrap();
    let waivers = written["waivers"].as_array().unwrap();
    assert_eq!(waivers.last().unwrap()["reason"].as_str(), Some(reason));
}

#[test]
fn a_waiver_leaves_a_file_that_can_be_read() {
    // Its words would be longer than any name may be: it holds for the place.
    let long = "甲".repeat(400) + "。";
    let project = Project::with(&small(&format!(
        "[[sections]]\nheading = \"概述\"\nbody = '''{long}\n\n{long}'''\n"
    )));
    let said = project.run("check 2017 --waive repeated-text --reason x");
    assert!(
        said.err.contains("+reason = \"x\""),
        "{}{}",
        said.out,
        said.err
    );
    assert!(!read(&project).contains("\ntext = "), "{}", read(&project));
    // A reason of that length would keep it from being read.
    let sum = small("[figures.a]\nvalue = 3\n[figures.a.parts]\nb = 1\n");
    let project = Project::with(&sum);
    for reason in ["因".repeat(400), " ".to_owned()] {
        let mut command = project.command("check 2017 --waive sum-mismatch --reason");
        let said = command.arg(&reason).output().unwrap();
        assert_eq!(said.status.code(), Some(2), "{reason}");
        assert_eq!(read(&project), sum);
    }
}

#[test]
fn a_waiver_stands_beside_those_that_are_there() {
    let sum = "[figures.a]\nvalue = 3\n[figures.a.parts]\nb = 1\n";
    let old = "check = \"missing-cell\", at = \"table\", reason = \"例\"";
    let new = "check = \"sum-mismatch\", reason = \"x\", values = { \"a\" = 3, \"a.b\" = 1 }";
    for (before, after, line_end) in [
        (
            format!("waivers = [{{ {old} }}]\n"),
            format!("waivers = [{{ {old} }}, {{ {new} }}]\n"),
            "\n",
        ),
        (
            format!("waivers = [ # 一\r\n  {{ {old} }}, # 二\r\n]\r\n"),
            format!("waivers = [ # 一\r\n  {{ {old} }}, {{ {new} }}, # 二\r\n]\r\n"),
            "\r\n",
        ),
        (
            format!("waivers = {{ {old} }}\n"),
            format!("waivers = [{{ {old} }}, {{ {new} }}]\n"),
            "\n",
        ),
        (
            "waivers=［］\n".to_owned(),
            format!("waivers=［{{ {new} }}］\n"),
            "\n",
        ),
    ] {
        let rest = format!("year = 2017\n[organ]\nname = \"某区某局\"\n{sum}");
        let rest = rest.replace('\n', line_end);
        let project = Project::with(&format!("{before}{rest}"));
        let said = project.run("check 2017 --waive sum-mismatch --reason x");
        assert_ne!(said.code, 2, "{}{}", said.out, said.err);
        assert_eq!(read(&project), format!("{after}{rest}"));
    }
    let single = small(sum).replace("[[waivers]]", "  [\"waivers\"] # 一");
    let project = Project::with(&single);
    let said = project.run("check 2017 --waive sum-mismatch --reason x");
    assert_eq!(said.code, 0, "{}{}", said.out, said.err);
    let lines = new.replacen(", ", "\n", 2);
    let doubled = changed(&single, "[\"waivers\"]", "[[waivers]]");
    assert_eq!(read(&project), format!("{doubled}\n[[waivers]]\n{lines}\n"));
}

#[test]
fn a_waiver_stands_beside_one_of_dotted_keys() {
    let sum = "[figures.a]\nvalue = 3\n[figures.a.parts]\nb = 1\n";
    let dotted = "waivers.check = \"missing-cell\"  # 一\n\"waivers\".at = \"table\"\n\
                  waivers.reason = \"\"\"\n例\"\"\"\n";
    let rest = format!("year = 2017\norgan.name = \"某区某局\"\n{sum}");
    let project = Project::with(&format!("{dotted}{rest}"));
    let said = project.run("check 2017 --waive sum-mismatch --reason x");
    assert_ne!(said.code, 2, "{}{}", said.out, said.err);
    let gathered = "[[waivers]]\ncheck = \"missing-cell\"  # 一\nat = \"table\"\n\
                    reason = \"\"\"\n例\"\"\"\n";
    let new = "[[waivers]]\ncheck = \"sum-mismatch\"\nreason = \"x\"\n\
               values = { \"a\" = 3, \"a.b\" = 1 }\n";
    assert_eq!(read(&project), format!("{rest}\n{gathered}\n{new}"));
}

#[test]
fn a_waiver_beside_what_is_none_is_refused_in_words() {
    let rest = "year = 2017\n[organ]\nname = \"某区某局\"\n[figures.a]\nvalue = 3\n\
                [figures.a.parts]\nb = 1\n";
    for wrong in [
        "waivers = \"x\"",
        "waivers = 1",
        "waivers = [\"x\"]",
        "waivers = [{}, 1]",
    ] {
        let text = format!("{wrong}\n{rest}");
        let project = Project::with(&text);
        let said = project.run("check 2017 --waive sum-mismatch --reason x");
        assert_eq!((said.code, read(&project)), (2, text), "{}", said.out);
        assert!(
            said.err.contains("waivers is not written as it must be"),
            "{}",
            said.err
        );
    }
}

#[test]
fn a_file_with_mistakes_of_writing_gets_no_waiver() {
    let text = small("[figures.a]\nlabel = “甲”\n");
    let project = Project::with(&text);
    let said = project.run("check 2017 --waive syntax-error --reason x");
    assert_eq!((said.code, read(&project)), (2, text));
    assert!(said.err.contains("mend them before"), "{}", said.err);
}

#[test]
fn a_fix_comes_to_its_end_in_one_run() {
    let braces = changed(
        TEXT,
        "公开592条",
        "公开｛｛a｝｝条，｛｛ a ｝｝条，｛｛a ｝｝条",
    );
    let quotes = changed(TEXT, "\"主动公开\"", "“主动公开”");
    for (typed, mended) in [
        (braces, ["公开{{ a }}条，{{ a }}条，{{ a }}条"; 3]),
        (quotes, ["\"主动公开\"", "value = 592\n", "公开{{ a }}条"]),
    ] {
        let project = Project::with(&small(&typed));
        project.run("check 2017 --fix");
        let once = read(&project);
        assert!(mended.iter().all(|text| once.contains(text)), "{once}");
        assert_eq!(project.run("check 2017 --fix").code, 0);
        assert_eq!(read(&project), once);
    }
}

#[test]
fn a_waiver_for_nothing_is_refused() {
    let project = Project::with(&small(TEXT));
    let said = project.run("check 2017 --waive sum-mismatch --reason x");
    assert_eq!((said.code, read(&project)), (2, small(TEXT)));
}

#[test]
fn a_check_weighs_what_the_settings_say() {
    let sum = small("[figures.a]\nvalue = 3\n[figures.a.parts]\nb = 1\n");
    let with = |settings: &str| {
        Project::with(&changed(
            &sum,
            "[checks]\n",
            &format!("[checks]\n{settings}\n"),
        ))
    };
    assert_eq!(with("sum-mismatch = \"warning\"").run("check 2017").code, 0);
    assert_eq!(with("sum-mismatch = \"off\"").run("check 2017").code, 0);
    assert_eq!(
        with("sum-mismatch = \"warning\"\ndeny = [\"warnings\"]")
            .run("check 2017")
            .code,
        1
    );
    let said = with("sum-mismach = \"off\"").run("check 2017 --output-format short");
    assert!(
        said.out.contains("unknown key sum-mismach in checks"),
        "{}",
        said.out
    );
}

#[test]
fn a_configuration_holds_for_the_files_below_it() {
    let sum = small("[figures.a]\nvalue = 3\n[figures.a.parts]\nb = 1\n");
    let project = Project::new()
        .file("report.toml", "[checks]\nsum-mismatch = \"note\"\n")
        .file("offices/one/2017.toml", &sum);
    assert_eq!(project.run("check offices/one/2017.toml").code, 0);
    let project = project.file("report.toml", "[chekcs]\n");
    let said = project.run("check offices/one/2017.toml");
    assert_eq!(said.code, 2);
    assert!(said.err.contains("report.toml:1:2:"), "{}", said.err);
}

#[test]
fn a_check_that_a_configuration_misnames_is_found_in_the_configuration() {
    let project = Project::with(REAL).file("report.toml", "\n[checks]\nsum-mismach = \"off\"\n");
    let said = project.run("check 2017");
    assert_eq!(said.code, 1);
    let shown = project.path("report.toml").display().to_string();
    assert!(said.out.contains(&format!("{shown}:3:1\n")), "{}", said.out);
    let json = project.run("check 2017 --output-format json").out;
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    // Those of the year file come first.
    let findings = json["files"][0]["findings"].as_array().unwrap();
    assert_eq!(
        findings.last().unwrap()["location"],
        serde_json::json!({"path": shown, "line": 3, "column": 1, "end_line": 3, "end_column": 12})
    );
}

#[test]
fn a_waiver_at_a_row_excuses_each_cell_of_the_row() {
    let text = small("[table]\n\"requests.new\" = [1, 0, 0, 0, 0, -1]\n").replace("2017", "2023")
        + "[[waivers]]\ncheck = \"invalid-value\"\nat = \"requests.new\"\nreason = \"例\"\n";
    assert_eq!(rules(&text), [""; 0]);
    // A row that is another's beginning is another row.
    assert_eq!(
        rules(&text.replace("at = \"requests.new\"", "at = \"requests\"")),
        ["invalid-value", "stale-waiver"]
    );
}

#[test]
fn single_brackets_around_one_of_several_are_doubled_and_nothing_is_lost() {
    for name in ["sections", "attachments", "relations", "waivers"] {
        let text = format!(
            "year = 2012\n[organ]\nname = \"某区某局\"\n[{name}]  # 一\n[{name}]\n[{name}]\n"
        );
        let project = Project::with(&text);
        let said = project.run_in("zh_CN.UTF-8", "check 2017 --output-format short");
        assert_eq!(said.out.matches("duplicate-key").count(), 1, "{}", said.out);
        assert!(said.out.contains(&format!("[[{name}]]")), "{}", said.out);
        assert!(!said.out.contains("删去另一处"), "{}", said.out);
        project.run("check 2017 --fix");
        let mended = std::fs::read_to_string(project.path("2017.toml")).unwrap();
        let doubled = format!("\n[[{name}]]  # 一\n[[{name}]]\n[[{name}]]\n");
        assert!(mended.ends_with(&doubled), "{mended}");
    }
}

#[test]
fn single_brackets_beside_double_ones_are_doubled() {
    let part = |brackets: &str, heading: &str| {
        format!("{brackets}\nheading = \"{heading}\"\nbody = \"无\"\n")
    };
    for (first, second) in [
        ("[sections]", "[[sections]]"),
        ("[[sections]]", "[sections]"),
    ] {
        let text = "year = 2012\n[organ]\nname = \"某区某局\"\n".to_owned()
            + &part(first, "概述")
            + &part(second, "其他");
        let project = Project::with(&text);
        let said = project.run("check 2017 --fix");
        assert_eq!(said.code, 0, "{first} {second}: {}{}", said.out, said.err);
        let mended = std::fs::read_to_string(project.path("2017.toml")).unwrap();
        assert_eq!(mended.matches("[[sections]]").count(), 2, "{mended}");
    }
}

#[test]
fn nothing_is_mended_behind_quotes_that_turn_the_file_inside_out() {
    let text = small(
        "[figures.a]\nlabel = \"甲\"\"\"\"\nvalue = ３\n[[sections]]\nheading = \"概述\"\nbody = \"\"\"\n２０１７年共３条。\n\"\"\"\n",
    );
    let project = Project::with(&text);
    let said = project.run("check 2017 --fix");
    assert!(!said.err.contains("nothing was changed"), "{}", said.err);
    assert!(
        said.out.contains("syntax-error"),
        "{}{}",
        said.out,
        said.err
    );
}

#[test]
fn a_mend_that_cannot_stand_takes_no_other_with_it() {
    let text = "year = 2017\n[organ]\nname ： “某区民政局”，\n[figures.a]\nlabel = \"甲\"\nvalue ＝ ５９２，\n";
    let project = Project::with(text);
    let said = project.run("check 2017 --fix");
    assert!(!said.err.contains("nothing was changed"), "{}", said.err);
    let mended = std::fs::read_to_string(project.path("2017.toml")).unwrap();
    assert!(mended.contains("592"), "{mended}");
}

#[test]
fn a_paragraph_is_drawn_once_for_a_number_that_is_bound_by_its_help() {
    let paragraph = format!("公开592条。{}", "其余各项工作均按要求完成。".repeat(6));
    let long = small(&changed(
        &changed(TEXT, "公开592条。", &paragraph),
        "５９２",
        "592",
    ));
    let said = Project::with(&long).run("check 2017");
    assert_eq!(
        said.out.matches("条。其余各项工作").count(),
        1,
        "{}",
        said.out
    );
    assert!(said.out.contains("write {{ a }}"), "{}", said.out);
    // A short line is drawn with its mend.
    let short = small(&changed(TEXT, "５９２", "592"));
    let said = Project::with(&short).run("check 2017");
    assert!(said.out.contains("公开{{ a }}条。"), "{}", said.out);
}
