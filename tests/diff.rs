//! `report diff`: two year files figure by figure.

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};
use serde_json::Value;

use crate::support::{Project, changed};

const EARLIER: &str = "year = 2016
[organ]
name = \"某区某局\"
[figures.disclosed]
label = \"主动公开\"
value = 500
unit = \"条\"
[figures.disclosed.parts]
policy = { label = \"政策文件\", value = 200 }
others = { label = \"其他\", value = 300 }
[figures]
wechat = 0
visits = { label = \"访问量\", value = \"约300\", unit = \"万次\" }
amount = { label = \"金额\", value = 3, unit = \"万元\" }
same = 7
gone = 5
[table]
\"disclosed.total\" = \"=disclosed\"
\"requests.received\" = 2
";

const LATER: &str = "year = 2017
[organ]
name = \"某区某局\"
[figures.disclosed]
label = \"主动公开\"
value = 592
unit = \"条\"
[figures.disclosed.parts]
policy = { label = \"政策文件\", value = 120 }
others = { label = \"其他\", value = 472 }
[figures]
wechat = 625
visits = { label = \"访问量\", value = 330, unit = \"万次\" }
amount = { label = \"金额\", value = 30000, unit = \"元\" }
same = 7
open = \"?\"
[table]
\"disclosed.total\" = \"=disclosed\"
\"requests.received.fax\" = 0
";

fn both() -> Project {
    Project::new()
        .file("2016.toml", EARLIER)
        .file("2017.toml", LATER)
}

fn figures(project: &Project, words: &str) -> Vec<Value> {
    let said = project.run(words);
    let json: Value = serde_json::from_str(&said.out).unwrap();
    json["figures"].as_array().unwrap().clone()
}

#[test]
fn figures_that_changed_appeared_and_vanished_stand_in_aligned_columns() {
    let said = both().run_in("zh_CN.UTF-8", "diff 2016 2017");
    assert_eq!(said.code, 0);
    insta::assert_snapshot!(said.out, @r#"
编号                   名称                                                   单位      2016   2017  变化   变化%  2016 占比%  2017 占比%

自有数字
disclosed              主动公开                                               条         500    592   +92  +18.4%
disclosed.policy       政策文件                                               条         200    120   -80  -40.0%       40.0%       20.3%
disclosed.others       其他                                                   条         300    472  +172  +57.3%       60.0%       79.7%
wechat                 wechat                                                              0    625  +625       —
visits                 访问量                                                 万次     约300    330   +30  +10.0%
amount                 金额                                                   万元→元      3  30000     —       —

政府信息公开情况统计表
disclosed.total        主动公开政府信息数（不同渠道和方式公开相同信息计1条）  条         500    592   +92  +18.4%

新出现
requests.received.fax  传真申请数                                             件                  0

消失
gone                   gone                                                                5
requests.received      收到申请数                                             件           2

变化 7 个，新出现 1 个，消失 2 个，相同 1 个（加 --all 列出）
"#);
}

#[test]
fn english_words_and_equal_figures_are_shown_on_request() {
    let said = both().run("diff 2016 2017 --all");
    assert!(said.out.contains("own figures"), "{}", said.out);
    let equal: Vec<&str> = said
        .out
        .lines()
        .find(|line| line.starts_with("same "))
        .unwrap()
        .split_whitespace()
        .collect();
    assert_eq!(equal, ["same", "same", "7", "7", "0", "0.0%"]);
    assert!(!said.out.contains("open"), "{}", said.out);
    assert!(said.out.ends_with("1 the same\n"), "{}", said.out);
}

#[test]
fn two_equal_files_differ_in_nothing_and_exit_with_zero() {
    let said = both().run("diff 2016 2016.toml");
    assert_eq!(said.code, 0);
    assert_eq!(
        said.out,
        "0 changed, 0 appeared, 0 vanished, 10 the same (listed with --all)\n"
    );
}

#[test]
fn colours_are_written_only_when_asked_for() {
    let project = both();
    assert!(!project.run("diff 2016 2017").out.contains('\u{1b}'));
    let said = project.run("diff 2016 2017 --color always");
    assert!(said.out.contains("\u{1b}[32mdisclosed "), "{}", said.out);
    assert!(
        said.out.contains("\u{1b}[31mdisclosed.policy "),
        "{}",
        said.out
    );
}

#[test]
fn the_json_holds_exact_decimals_as_strings() {
    let project = both();
    let said = project.run("diff 2016 2017 --output-format json");
    let json: Value = serde_json::from_str(&said.out).unwrap();
    let file = |year: i32| {
        serde_json::json!({
            "path": format!("{year}.toml"), "year": year, "organ": "某区某局", "form": "2014",
        })
    };
    assert_eq!((&json["from"], &json["to"]), (&file(2016), &file(2017)));
    assert_eq!(json["version"], 1);
    let figures = json["figures"].as_array().unwrap();
    let find = |id: &str| figures.iter().find(|one| one["id"] == id).unwrap();
    assert_eq!(
        *find("disclosed.policy"),
        serde_json::json!({
            "id": "disclosed.policy", "label": "政策文件", "table": null, "unit": "条",
            "from": "200", "to": "120", "change": "-80", "percent": "-40.0",
            "share_from": "40.0", "share_to": "20.3", "state": "changed",
        })
    );
    assert_eq!(find("wechat")["change"], "625");
    assert!(find("wechat")["percent"].is_null());
    let cell = find("requests.received.fax");
    assert_eq!((&cell["from"], &cell["to"]), (&Value::Null, &"0".into()));
    assert_eq!(cell["state"], "appeared");
    assert_eq!(cell["table"], "政府信息公开情况统计表");
    assert_eq!(find("gone")["state"], "vanished");
    assert_eq!(find("same")["state"], "same");
    // What neither file reports is no figure to compare.
    assert!(!figures.iter().any(|one| one["id"] == "open"));
}

#[test]
fn amounts_in_different_units_are_not_subtracted() {
    let figures = figures(&both(), "diff 2016 2017 --output-format json");
    let amount = figures.iter().find(|one| one["id"] == "amount").unwrap();
    assert_eq!(
        (&amount["unit_from"], &amount["unit"]),
        (&"万元".into(), &"元".into())
    );
    assert!(amount["change"].is_null() && amount["percent"].is_null());
    assert_eq!(amount["state"], "changed");
}

#[test]
fn cells_of_two_forms_are_matched_by_code() {
    let later = "year = 2021\n[organ]\nname = \"某区某局\"\n[table]\n\
                 \"requests.new\" = [1, 2, 0, 0, 0, 0]\n";
    let project = both().file("2021.toml", later);
    let figures = figures(&project, "diff 2016 2021 --output-format json");
    let total = figures
        .iter()
        .find(|one| one["id"] == "requests.new.total")
        .unwrap();
    assert_eq!(
        (&total["to"], &total["state"]),
        (&"3".into(), &"appeared".into())
    );
    let received = figures
        .iter()
        .find(|one| one["id"] == "requests.received")
        .unwrap();
    assert_eq!(received["state"], "vanished");
}

#[test]
fn a_file_that_is_no_toml_is_shown_with_its_findings() {
    let project = both().file("2016.toml", changed(EARLIER, "[organ]", "[organ"));
    let said = project.run("diff 2016 2017");
    assert_eq!(said.code, 2);
    assert!(said.out.starts_with("error[syntax-error]"), "{}", said.out);
    assert_eq!(project.run("diff 2015 2017").code, 2);
    assert_eq!(project.run("diff 2016").code, 2);
    assert_eq!(both().run("diff 2016 2017 --output-format xlsx").code, 2);
}

#[test]
fn markdown_has_a_table_for_each_group() {
    let said = both().run_in("zh_CN.UTF-8", "diff 2016 2017 --output-format md");
    assert!(
        said.out
            .starts_with("# 某区某局 2016 与 2017 数字对比\n\n## 自有数字\n\n| 编号 | 名称 |"),
        "{}",
        said.out
    );
    assert!(
        said.out.contains(
            "| disclosed.policy | 政策文件 | 条 | 200 | 120 | -80 | -40.0% | 40.0% | 20.3% |\n"
        ),
        "{}",
        said.out
    );
}

#[test]
fn the_spreadsheet_computes_change_and_share() {
    let project = both();
    let said = project.run_in(
        "zh_CN.UTF-8",
        "diff 2016 2017 --output-format xlsx=对比.xlsx",
    );
    assert_eq!(said.code, 0, "{}", said.err);
    let bytes = std::fs::read(project.path("对比.xlsx")).unwrap();
    let mut book = Xlsx::new(Cursor::new(bytes)).unwrap();
    let values = book.worksheet_range("对比").unwrap();
    let formulas = book.worksheet_formula("对比").unwrap();
    let row = |id: &str| {
        let mut rows = 0..u32::try_from(values.height()).unwrap();
        rows.find(|row| values.get_value((*row, 0)) == Some(&Data::String(id.to_owned())))
            .unwrap()
    };
    let (whole, part) = (row("disclosed"), row("disclosed.policy"));
    let formula = |row: u32, column: u32| formulas.get_value((row, column)).unwrap().clone();
    assert_eq!(formula(part, 5), format!("E{0}-D{0}", part + 1));
    assert_eq!(values.get_value((part, 5)), Some(&Data::Float(-80.0)));
    assert_eq!(
        formula(part, 8),
        format!(
            "IF(E{0}=0,\"—\",ROUND(E{1}*100/E{0},1))",
            whole + 1,
            part + 1
        )
    );
    assert_eq!(values.get_value((part, 8)), Some(&Data::Float(20.3)));
    assert_eq!(
        values.get_value((row("wechat"), 6)),
        Some(&Data::String("—".to_owned()))
    );
    // Not reported is blank, not zero.
    let fax = row("requests.received.fax");
    assert!(matches!(
        values.get_value((fax, 3)),
        None | Some(Data::Empty)
    ));
    assert_eq!(values.get_value((fax, 4)), Some(&Data::Float(0.0)));
}
