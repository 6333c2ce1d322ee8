//! Exit codes, streams, formats and help.

use std::{collections::BTreeSet, io::Write};

use serde_json::Value;
use unicode_width::UnicodeWidthStr;

use crate::support::{Project, REAL, changed, said, small};

const CLEAN: &str = "[figures.a]\nlabel = \"甲\"\nvalue = 3\n[figures.a.parts]\nb = 1\nc = 2\n";

fn broken() -> String {
    small(&changed(CLEAN, "c = 2", "c = 1"))
}

#[test]
fn the_exit_code_tells_clean_findings_and_failure_apart() {
    assert_eq!(Project::with(&small(CLEAN)).run("check 2017").code, 0);
    assert_eq!(Project::with(&broken()).run("check 2017").code, 1);
    let unreadable = small(&changed(CLEAN, "\"甲\"", "\"甲"));
    assert_eq!(Project::with(&unreadable).run("check 2017").code, 2);
    assert_eq!(Project::new().run("check 2017").code, 2);
    assert_eq!(Project::new().run("chekc 2017").code, 2);
    let picture = Project::new().file("2017.toml", b"\x89PNG\0\0");
    assert_eq!(picture.run("check 2017").code, 2);
}

#[test]
fn a_folder_in_place_of_a_year_file_is_called_one() {
    let project = Project::new().file("data/2017.toml", REAL);
    std::fs::create_dir(project.path("empty")).unwrap();
    for (locale, folder, expected) in [
        (
            "zh_CN.UTF-8",
            "empty",
            "错误：empty 是文件夹；请写一个年度，如 2023，或者一个年度文件，如 empty/2023.toml\n",
        ),
        (
            "en_US.UTF-8",
            "empty",
            "error: empty is a folder; write a year, such as 2023, or a year file, such as empty/2023.toml\n",
        ),
        (
            "zh_CN.UTF-8",
            "data",
            "错误：data 是文件夹；里面有年度 2017，写 report check data/2017.toml\n",
        ),
        (
            "en_US.UTF-8",
            "data",
            "error: data is a folder; it holds the years 2017: write report check data/2017.toml\n",
        ),
    ] {
        let said = project.run_in(locale, &format!("seal {folder} --by 某人 --role 审核"));
        assert_eq!((said.code, said.out.as_str()), (2, ""));
        let slashed = said.err.replace(std::path::MAIN_SEPARATOR, "/");
        assert_eq!(slashed, expected);
    }
}

#[cfg(unix)]
#[test]
fn a_refusal_of_the_system_is_said_in_the_language_in_force() {
    let project = Project::with(&small(CLEAN)).file("taken", "");
    for (locale, expected) in [
        ("zh_CN.UTF-8", "路径中有一段不是文件夹"),
        ("en_US.UTF-8", "part of the path is no folder"),
    ] {
        let said = project.run_in(locale, "check taken/2017.toml");
        assert_eq!(said.code, 2);
        assert!(said.err.contains(expected), "{}", said.err);
        assert!(!said.err.contains("os error"), "{}", said.err);
    }
}

#[test]
fn findings_go_to_standard_output_and_the_rest_to_standard_error() {
    let said = Project::with(&broken()).run("check 2017");
    assert!(said.out.contains("error[sum-mismatch]"), "{}", said.out);
    assert!(!said.err.contains("sum-mismatch"), "{}", said.err);
    assert!(said.err.contains("1 error,"), "{}", said.err);
    assert!(
        said.err.contains("1 relation checked, 0 held"),
        "{}",
        said.err
    );
    let quiet = Project::with(&broken()).run("check -q 2017");
    assert_eq!((quiet.err.as_str(), quiet.out), ("", said.out));
}

#[test]
fn a_year_is_found_here_and_in_data_and_a_path_is_a_path() {
    let text = small(CLEAN);
    for name in ["2017.toml", "data/2017.toml"] {
        let project = Project::new().file(name, &text);
        assert!(project.run("check 2017").err.contains(name));
        assert_eq!(project.run(&format!("check {name}")).code, 0);
    }
}

#[test]
fn a_dash_is_standard_input() {
    let project = Project::new();
    let mut child = project
        .command("check - --output-format short --lang en")
        .stdin(std::process::Stdio::piped())
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = child.stdin.take().unwrap();
    input.write_all(broken().as_bytes()).unwrap();
    drop(input);
    let said = said(&child.wait_with_output().unwrap());
    assert_eq!(said.code, 1);
    assert_eq!(
        said.out,
        "-:6:9: error[sum-mismatch]: 甲 is stated as 3, its parts add up to 2: a difference of 1\n"
    );
}

#[test]
fn a_check_that_had_nothing_to_look_at_says_so() {
    let said = Project::with(&broken()).run("check 2017 --output-format json");
    let json: Value = serde_json::from_str(&said.out).unwrap();
    let lacks = |check: &str| {
        let all = json["files"][0]["not_assessable"].as_array().unwrap();
        let one = all.iter().find(|one| one["check"] == check)?;
        Some(one["lacks"].as_str()?.to_owned())
    };
    assert_eq!(lacks("sum-mismatch"), None);
    for (check, lack) in [
        ("implausible-change", "no file of last year"),
        ("carry-over-mismatch", "no file of last year"),
        ("claim-mismatch", "no claim that could be assessed"),
        ("dated-before-period-end", "no date of signature"),
        ("wrong-year", "no text"),
    ] {
        assert_eq!(lacks(check).as_deref(), Some(lack), "{check}");
    }
    assert!(
        said.err
            .contains("checks not assessable: no statutory form (2)")
            || said.err.contains("no file of last year (4)"),
        "{}",
        said.err
    );
}

#[test]
fn the_json_holds_what_the_contract_promises() {
    let said = Project::with(&broken()).run("check 2017 --output-format json");
    let json: Value = serde_json::from_str(&said.out).unwrap();
    let expected = serde_json::json!({
        "version": 1,
        "files": [{
            "path": "2017.toml", "year": 2017, "organ": "某区某局", "form": "2014",
            "findings": json["files"][0]["findings"],
            "relations": {"checked": 1, "held": 0, "failed": 1, "not_assessable": 15},
            "figures": json["files"][0]["figures"],
            "not_assessable": json["files"][0]["not_assessable"],
            "facts": json["files"][0]["facts"],
        }],
        "summary": {"files": 1, "errors": 1, "warnings": 0, "notes": 0, "waived": 1},
    });
    assert_eq!(json, expected);
    let facts = &json["files"][0]["facts"];
    assert_eq!(facts["figures"][0]["id"], "a");
    assert_eq!(facts["figures"][0]["value"], "3");
    assert_eq!(facts["relations"][0]["verdict"], "failed");
    let findings = json["files"][0]["findings"].as_array().unwrap();
    let finding = findings
        .iter()
        .find(|finding| finding["check"] == "sum-mismatch")
        .unwrap();
    assert_eq!(finding["severity"], "error");
    assert_eq!(finding["waived"], false);
    assert_eq!(finding["stated"], "3");
    assert_eq!(finding["computed"], "2");
    assert_eq!(finding["figures"], serde_json::json!(["a", "a.b", "a.c"]));
    assert_eq!(
        finding["location"],
        serde_json::json!({"line": 6, "column": 9, "end_line": 6, "end_column": 10})
    );
    assert_eq!(finding["related"].as_array().unwrap().len(), 2);
    assert!(finding["fix"].is_null());
    assert!(finding["message"].is_string() && finding["help"].is_string());
    let waived = findings
        .iter()
        .find(|finding| finding["check"] == "missing-cell")
        .unwrap();
    assert_eq!(
        (&waived["waived"], &waived["reason"]),
        (&true.into(), &"例".into())
    );
    for name in ["stated", "checked", "bound", "literal"] {
        assert!(json["files"][0]["figures"][name].is_u64(), "{name}");
    }
}

#[test]
fn a_column_counts_characters_in_every_format() {
    let text = small("[figures]\n\"主动公开\" = { label = \"甲\", value = \"五\" }");
    let said = Project::with(&text).run("check 2017 --output-format short");
    assert!(
        said.out.starts_with("2017.toml:5:33: error[wrong-type]"),
        "{}",
        said.out
    );
}

#[test]
fn formats_can_go_to_files_of_their_own() {
    let project = Project::with(&broken());
    let said = project.run("check 2017 --output-format json=f.json --output-format short");
    assert!(said.out.starts_with("2017.toml:6:9:"));
    let json = std::fs::read_to_string(project.path("f.json")).unwrap();
    assert_eq!(serde_json::from_str::<Value>(&json).unwrap()["version"], 1);
}

#[test]
fn several_files_are_checked_in_one_run() {
    let project = Project::with(&broken()).file("b.toml", small(CLEAN).replace("某局", "另一局"));
    let said = project.run("check 2017.toml b.toml --output-format json");
    let json: Value = serde_json::from_str(&said.out).unwrap();
    assert_eq!(json["summary"]["files"], 2);
    assert_eq!(
        (json["summary"]["errors"].as_u64(), said.code),
        (Some(1), 1)
    );
}

#[test]
fn help_speaks_one_language() {
    let project = Project::new();
    for words in [
        "--help",
        "build --help",
        "check --help",
        "explain --help",
        "diff --help",
        "schema --help",
        "new --help",
        "forms --help",
    ] {
        let chinese = project.run_in("C", words);
        let english = project.run(words);
        assert_eq!((chinese.code, english.code), (0, 0));
        for word in [
            "Usage",
            "Options",
            "OPTIONS",
            "Arguments",
            "Print",
            "default",
        ] {
            assert!(!chinese.out.contains(word), "{word}: {}", chinese.out);
        }
        let is_chinese = |c: char| ('\u{4e00}'..'\u{9fff}').contains(&c);
        assert!(!english.out.contains(is_chinese), "{}", english.out);
    }
}

#[test]
fn a_mistyped_command_is_answered_with_the_nearest() {
    let project = Project::new();
    assert!(
        project
            .run_in("zh_CN.UTF-8", "bild")
            .err
            .contains("是不是“build”")
    );
    assert!(project.run("bild").err.contains("build"));
    assert!(
        project
            .run("explain sum-mismach")
            .err
            .contains("did you mean sum-mismatch?")
    );
    assert!(
        project
            .run("check --output-format xml 2017")
            .err
            .contains("human, short, json")
    );
}

/// The column in which the text of each option of a help starts.
fn columns(help: &str) -> BTreeSet<usize> {
    help.lines()
        .filter(|line| line.trim_start().starts_with('-'))
        .map(|line| {
            let option = line.trim_end().rsplit_once("  ").unwrap().0;
            option.width()
        })
        .collect()
}

#[test]
fn the_columns_of_the_chinese_help_stand_under_each_other() {
    for words in ["check --help", "new --help", "diff --help"] {
        let said = Project::new().run_in("zh_CN.UTF-8", words);
        assert_eq!(columns(&said.out).len(), 1, "{}", said.out);
    }
}

#[test]
fn a_topic_is_explained_in_the_language_in_force() {
    let project = Project::new();
    let list = project.run("explain").out;
    assert!(list.contains("\nTopics:\nyear-file "), "{list}");
    let page = project.run("explain limits");
    assert_eq!(page.code, 0);
    assert!(
        page.out
            .starts_with("# limits — What the program cannot do"),
        "{}",
        page.out
    );
    let page = project.run_in("zh_CN.UTF-8", "explain limits");
    assert!(
        page.out.starts_with("# limits — 程序做不到的"),
        "{}",
        page.out
    );
    assert!(
        project
            .run("explain limit")
            .err
            .contains("did you mean limits?")
    );
    assert!(
        project
            .run("--help")
            .out
            .contains("topics such as year-file and limits")
    );
}

#[test]
fn explain_lists_every_rule_and_prints_its_page() {
    let project = Project::new();
    let list = project.run("explain").out;
    for rule in report::checks::all_rules() {
        assert!(list.contains(rule.name), "{}", rule.name);
        let page = project.run(&format!("explain {}", rule.name));
        assert_eq!((page.code, page.out.as_str()), (0, rule.manual_en));
    }
}

#[test]
fn the_account_of_the_real_report_is_whole() {
    let said = Project::with(REAL).run("check 2017 --output-format json");
    let json: Value = serde_json::from_str(&said.out).unwrap();
    let file = &json["files"][0];
    assert_eq!(said.code, 0);
    assert_eq!(file["relations"]["failed"], 0);
    assert!(file["relations"]["held"].as_u64() >= Some(7));
    assert_eq!(file["figures"]["literal"], 0);
    assert_eq!(file["figures"]["bound"], 21);
}

#[test]
fn a_missing_file_is_said_in_the_language_in_force_with_what_was_meant() {
    let project = Project::new()
        .file("2023.toml", "")
        .file("data/2017.toml", "")
        .file("某局/2023.toml", "");
    for (words, zh, en) in [
        (
            "check 20233",
            "错误：没有 20233 这个文件，是不是 2023？\n",
            "error: there is no file 20233; did you mean 2023?\n",
        ),
        (
            "build 2023.tml",
            "错误：没有 2023.tml 这个文件，是不是 2023？\n",
            "error: there is no file 2023.tml; did you mean 2023?\n",
        ),
        (
            "check 2017年",
            "错误：没有 2017年 这个文件，是不是 2017？\n",
            "error: there is no file 2017年; did you mean 2017?\n",
        ),
        (
            "check 某局/2023.tom",
            "错误：没有 某局/2023.tom 这个文件，是不是 某局/2023.toml？\n",
            "error: there is no file 某局/2023.tom; did you mean 某局/2023.toml?\n",
        ),
        (
            "check 2024.toml",
            "错误：没有 2024.toml 这个文件\n",
            "error: there is no file 2024.toml\n",
        ),
        (
            "check ２０１９",
            "错误：没有 ２０１９ 这个文件；年度写四位数字，如 2023\n",
            "error: there is no file ２０１９; a year is written as four digits, such as 2023\n",
        ),
        (
            "check nowhere/年报.toml",
            "错误：没有 nowhere/年报.toml 这个文件\n",
            "error: there is no file nowhere/年报.toml\n",
        ),
    ] {
        let said = project.run_in("zh_CN.UTF-8", words);
        assert_eq!((said.code, said.err.as_str()), (2, zh), "{words}");
        let said = project.run(words);
        assert_eq!((said.code, said.err.as_str()), (2, en), "{words}");
    }
}

#[test]
fn a_new_file_without_a_start_is_told_of_both_ways() {
    for (locale, ways) in [
        (
            "zh_CN.UTF-8",
            "续上一年的文件，写 --from 2023；还没有年度文件的单位，写 --organ 单位全称",
        ),
        (
            "en_US.UTF-8",
            "write --from 2023 to go on from that year's file, or --organ NAME for an organ without one",
        ),
    ] {
        let said = Project::new().run_in(locale, "new 2024");
        assert_eq!(said.code, 2);
        assert!(said.err.contains(ways), "{}", said.err);
    }
}

#[test]
fn a_folder_is_no_file_to_write_findings_to() {
    let project = Project::with(&small(""));
    let said = project.run_in("zh_CN.UTF-8", "check 2017 --output-format json=..");
    assert_eq!(said.code, 2);
    assert!(
        said.err.contains("无法写入 ..：这不是文件的名称"),
        "{}",
        said.err
    );
}
