//! What a clerk reads when something is wrong, in both languages.

use insta::assert_snapshot;

use crate::support::{Project, changed, rules, small};

const SUM: &str = "[figures.disclosed]
label = \"主动公开政府信息\"
value = 592
[figures.disclosed.parts]
power_list = { label = \"权力清单\", value = 119 }
\"业务动态、通知、公告\" = 472
";

const TEXT: &str = "[figures.disclosed]
label = \"主动公开政府信息\"
value = 592
unit = \"条\"
[[sections]]
heading = \"概述\"
body = \"\"\"
主动公开政府信息{{ disclosed }}条。
\"\"\"
";

fn drawn(text: &str, locale: &str) -> String {
    Project::with(text).run_in(locale, "check 2017").out
}

fn chinese(text: &str) -> String {
    drawn(text, "zh_CN.UTF-8")
}

fn english(text: &str) -> String {
    drawn(text, "en_US.UTF-8")
}

#[test]
fn a_failing_sum_shows_both_sides_every_addend_and_the_difference() {
    assert_snapshot!(chinese(&small(SUM)), @r#"
    错误[sum-mismatch]: “主动公开政府信息”写的是 592，各分项之和是 591，相差 1
     --> 2017.toml:6:9
      |
    6 | value = 592
      |         ^^^ 总数 592
    7 | [figures.disclosed.parts]
    8 | power_list = { label = "权力清单", value = 119 }
      |                                            --- 权力清单
    9 | "业务动态、通知、公告" = 472
      |                          --- 业务动态、通知、公告
      |
      = 怎么办: 分项相加：119 + 472 = 591，比总数少 1
      = 怎么办: 可能：“主动公开政府信息”592 应为 591（一位数字打错）
      = 怎么办: 也可能：“业务动态、通知、公告”472 应为 473（一位数字打错）
      = 怎么办: 对照台账改正总数或有误的分项；分项没有列全的，在总数旁写 open = true
    "#);
    assert_snapshot!(english(&small(SUM)), @r#"
    error[sum-mismatch]: 主动公开政府信息 is stated as 592, its parts add up to 591: a difference of 1
     --> 2017.toml:6:9
      |
    6 | value = 592
      |         ^^^ the total, 592
    7 | [figures.disclosed.parts]
    8 | power_list = { label = "权力清单", value = 119 }
      |                                            --- 权力清单
    9 | "业务动态、通知、公告" = 472
      |                          --- 业务动态、通知、公告
      |
      = help: the parts: 119 + 472 = 591, which is 1 less than the total
      = help: perhaps: 主动公开政府信息, 592, should be 591 (one digit mistyped)
      = help: or: 业务动态、通知、公告, 472, should be 473 (one digit mistyped)
      = help: mend the total or the part that is wrong; if the list names only some parts, write open = true beside the total
    "#);
}

#[test]
fn a_figure_that_the_text_uses_and_the_file_lost_is_named() {
    let text = small(&changed(TEXT, "{{ disclosed }}", "{{ disclosed.power }}"));
    assert_snapshot!(chinese(&text), @r"
    错误[unknown-figure]: 没有叫“disclosed.power”的数字
      --> 2017.toml:11:12
       |
    11 | 主动公开政府信息{{ disclosed.power }}条。
       |                    ^^^^^^^^^^^^^^^ 没有这个数字
       |
       = 怎么办: 在 [figures] 里加上它，或改用已有的数字：disclosed
    ");
    assert_snapshot!(english(&text), @r"
    error[unknown-figure]: no figure is called disclosed.power
      --> 2017.toml:11:12
       |
    11 | 主动公开政府信息{{ disclosed.power }}条。
       |                    ^^^^^^^^^^^^^^^ no such figure
       |
       = help: state it in [figures], or use one that is there: disclosed
    ");
}

#[test]
fn a_misspelt_key_is_answered_with_the_nearest() {
    let text = small(&changed(SUM, "label", "lable"));
    assert_snapshot!(chinese(&text), @r#"
    错误[unknown-key]: disclosed 里没有“lable”这一项
     --> 2017.toml:5:1
      |
    5 | lable = "主动公开政府信息"
      | ^^^^^ 不认识的名称
      |
      = 怎么办: 是不是“label”？
    怎么办: 可以这样改
      |
    5 - lable = "主动公开政府信息"
    5 + label = "主动公开政府信息"
      |

    错误[sum-mismatch]: “disclosed”写的是 592，各分项之和是 591，相差 1
     --> 2017.toml:6:9
      |
    6 | value = 592
      |         ^^^ 总数 592
    7 | [figures.disclosed.parts]
    8 | power_list = { label = "权力清单", value = 119 }
      |                                            --- 权力清单
    9 | "业务动态、通知、公告" = 472
      |                          --- 业务动态、通知、公告
      |
      = 怎么办: 分项相加：119 + 472 = 591，比总数少 1
      = 怎么办: 可能：“disclosed”592 应为 591（一位数字打错）
      = 怎么办: 也可能：“业务动态、通知、公告”472 应为 473（一位数字打错）
      = 怎么办: 对照台账改正总数或有误的分项；分项没有列全的，在总数旁写 open = true
    "#);
    assert_snapshot!(english(&text), @r#"
    error[unknown-key]: unknown key lable in disclosed
     --> 2017.toml:5:1
      |
    5 | lable = "主动公开政府信息"
      | ^^^^^ unknown key
      |
      = help: did you mean label?
    help: this would mend it
      |
    5 - lable = "主动公开政府信息"
    5 + label = "主动公开政府信息"
      |

    error[sum-mismatch]: disclosed is stated as 592, its parts add up to 591: a difference of 1
     --> 2017.toml:6:9
      |
    6 | value = 592
      |         ^^^ the total, 592
    7 | [figures.disclosed.parts]
    8 | power_list = { label = "权力清单", value = 119 }
      |                                            --- 权力清单
    9 | "业务动态、通知、公告" = 472
      |                          --- 业务动态、通知、公告
      |
      = help: the parts: 119 + 472 = 591, which is 1 less than the total
      = help: perhaps: disclosed, 592, should be 591 (one digit mistyped)
      = help: or: 业务动态、通知、公告, 472, should be 473 (one digit mistyped)
      = help: mend the total or the part that is wrong; if the list names only some parts, write open = true beside the total
    "#);
}

#[test]
fn a_lost_quote_is_one_finding() {
    let text = small(&changed(SUM, "政府信息\"", "政府信息"));
    assert_snapshot!(chinese(&text), @r#"
    错误[syntax-error]: 引号没有成对
     --> 2017.toml:5:1
      |
    5 | label = "主动公开政府信息
      | ^^^^^^^^^^^^^^^^^^^^^^^^^ 这一行的引号不成对
      |
      = 怎么办: 文字两头各写一个英文半角引号 "，整段文字两头各写三个 """
    "#);
    assert_snapshot!(english(&text), @r#"
    error[syntax-error]: a quote is not closed
     --> 2017.toml:5:1
      |
    5 | label = "主动公开政府信息
      | ^^^^^^^^^^^^^^^^^^^^^^^^^ the quotes of this line do not pair
      |
      = help: put one straight quote " at both ends, or three """ around several lines
    "#);
}

#[test]
fn a_lost_quote_of_three_is_found_where_it_is_missing() {
    for (old, new) in [("body = \"\"\"", "body = \"\""), ("。\n\"\"\"", "。\n\"\"")] {
        let text = small(&changed(TEXT, old, new));
        let said = Project::with(&text).run("check 2017 --output-format short");
        let line = 1 + text
            .lines()
            .position(|line| line.ends_with("\"\"") && !line.ends_with("\"\"\""))
            .unwrap();
        assert_eq!(said.out.lines().count(), 1, "{}", said.out);
        assert!(
            said.out.starts_with(&format!("2017.toml:{line}:")),
            "{}",
            said.out
        );
        assert_eq!(said.code, 2);
    }
}

#[test]
fn text_where_a_number_belongs_says_what_to_write() {
    let text = small(&changed(SUM, "value = 592", "value = \"五百\""));
    assert_snapshot!(chinese(&text), @r#"
    错误[wrong-type]: disclosed.value 应当是数字，这里写的是文字
     --> 2017.toml:6:9
      |
    6 | value = "五百"
      |         ^^^^^^ 应当是数字
      |
      = 怎么办: 把 "五百" 改成数字
    "#);
    assert_snapshot!(english(&text), @r#"
    error[wrong-type]: disclosed.value should be a number, found text
     --> 2017.toml:6:9
      |
    6 | value = "五百"
      |         ^^^^^^ expected a number
      |
      = help: write a number in place of "五百"
    "#);
}

#[test]
fn a_key_given_twice_shows_both_places() {
    let text = small(&changed(SUM, "value = 592", "value = 592\nvalue = 591"));
    assert_snapshot!(chinese(&text), @r"
    错误[duplicate-key]: “value”写了两次
     --> 2017.toml:7:1
      |
    6 | value = 592
      | ----- 第一次在这里
    7 | value = 591
      | ^^^^^ 又写了一次
      |
      = 怎么办: 留下对的一处，删去另一处
    ");
    assert_snapshot!(english(&text), @r"
    error[duplicate-key]: value is given twice
     --> 2017.toml:7:1
      |
    6 | value = 592
      | ----- first given here
    7 | value = 591
      | ^^^^^ given again here
      |
      = help: keep the right one and delete the other
    ");
}

#[test]
fn a_count_typed_into_the_text_is_answered_with_its_figure() {
    let text = small(&changed(TEXT, "{{ disclosed }}", "592"));
    assert_snapshot!(chinese(&text), @r"
    错误[unbound-numeral]: 正文里的 592 没有和任何数字绑定
      --> 2017.toml:11:9
       |
    11 | 主动公开政府信息592条。
       |                 ^^^ 直接写的数字
       |
       = 怎么办: 写成 {{ disclosed }}，它就是“主动公开政府信息”
    怎么办: 可以这样改
       |
    11 - 主动公开政府信息592条。
    11 + 主动公开政府信息{{ disclosed }}条。
       |
    ");
    assert_snapshot!(english(&text), @r"
    error[unbound-numeral]: the literal number 592 is bound to no figure
      --> 2017.toml:11:9
       |
    11 | 主动公开政府信息592条。
       |                 ^^^ a literal number
       |
       = help: write {{ disclosed }}: it is 主动公开政府信息
    help: this would mend it
       |
    11 - 主动公开政府信息592条。
    11 + 主动公开政府信息{{ disclosed }}条。
       |
    ");
}

#[test]
fn a_number_of_full_width_digits_that_lacks_its_quotes_is_told_of_whole() {
    let text = "year = 2017\n[organ]\nname = \"某局\"\ntelephone = ０１０６１\n";
    let said = chinese(text);
    assert!(said.contains("文字“０１０６１”要放在引号里"), "{said}");
}

#[test]
fn full_width_digits_are_read_and_noted() {
    let text = small(&changed(SUM, "value = 592", "value = ５９１"));
    assert_snapshot!(chinese(&text), @r"
    提示[number-form]: ５９１ 读作 591
     --> 2017.toml:6:9
      |
    6 | value = ５９１
      |         ^^^^^^ 读作 591
      |
      = 怎么办: 写成 591，用半角数字，不加引号和分隔符
    怎么办: 可以这样改
      |
    6 - value = ５９１
    6 + value = 591
      |
    ");
    assert_snapshot!(english(&text), @r"
    note[number-form]: ５９１ is read as 591
     --> 2017.toml:6:9
      |
    6 | value = ５９１
      |         ^^^^^^ read as 591
      |
      = help: write 591: plain digits, no quotes, no separators
    help: this would mend it
      |
    6 - value = ５９１
    6 + value = 591
      |
    ");
}

#[test]
fn an_expression_that_cannot_be_read_is_shown() {
    let text = small(&changed(TEXT, "{{ disclosed }}", "{{ disclosed | words }}"));
    assert_snapshot!(chinese(&text), @r"
    错误[template-error]: 式子不能用：没有过滤器 words；可用的有 chinese、grouped、share、change、percent、abs、capitalize、default、float、int、length、lower、round、string、title、trim、upper
      --> 2017.toml:11:24
       |
    11 | 主动公开政府信息{{ disclosed | words }}条。
       |                                ^^^^^ 这里
       |
       = 怎么办: 写成 {{ 名称 }}；几个数字相加减写 {{ 甲 + 乙 }}，要汉字数字写 {{ 名称 | chinese }}，要占比写 {{ 名称 | share }}
    ");
    assert_snapshot!(english(&text), @r"
    error[template-error]: the expression cannot be evaluated: there is no filter words; there are chinese, grouped, share, change, percent, abs, capitalize, default, float, int, length, lower, round, string, title, trim, upper
      --> 2017.toml:11:24
       |
    11 | 主动公开政府信息{{ disclosed | words }}条。
       |                                ^^^^^ here
       |
       = help: write {{ id }}; {{ a + b }} for a sum, {{ id | chinese }} for Chinese words, {{ id | share }} for the share
    ");
}

#[test]
fn a_cell_left_out_is_named_by_its_code() {
    let form = report::forms::Form::built_in("2014").unwrap();
    let rows = form.tables.iter().flat_map(report::forms::Table::data_rows);
    let cells = rows.fold(String::new(), |cells, row| {
        cells + "\"" + row.code.get_ref() + "\" = 0\n"
    });
    let file = format!("year = 2017\n[organ]\nname = \"某局\"\n[table]\n{cells}");
    assert_eq!(rules(&file), Vec::<&str>::new());
    let text = changed(&file, "\"complaints\" = 0\n", "");
    let said = Project::with(&text).run("check 2017 --output-format short");
    assert_eq!(
        said.out,
        "2017.toml:4:1: error[missing-cell]: the cell 举报投诉数量 (complaints) is not filled in\n"
    );
}

#[test]
fn a_place_is_the_same_however_the_file_is_saved() {
    let text = small(&changed(SUM, "label", "lable"));
    let short = |bytes: Vec<u8>| {
        let project = Project::new().file("2017.toml", bytes);
        project.run("check 2017 --output-format short").out
    };
    let plain = short(text.clone().into_bytes());
    assert!(
        plain.starts_with("2017.toml:5:1: error[unknown-key]"),
        "{plain}"
    );
    let windows = format!("\u{feff}{}", text.replace('\n', "\r\n"));
    let (gb18030, _, _) = encoding_rs::GB18030.encode(&text);
    assert_eq!(short(windows.into_bytes()), plain);
    assert_eq!(short(gb18030.into_owned()), plain);
}

#[test]
fn all_mistakes_of_a_file_are_reported_in_one_run() {
    let text = small(
        "[figures.a]\nlable = \"甲\"\nvalue = \"x\"\n[figures.b]\nvalue = 3\n\
         [figures.b.parts]\nc = 1\n[[sections]]\nheading = \"概述\"\n\
         body = \"\"\"\n共5条，{{ nothing }}，{{ nowhere }}。\n\"\"\"\n",
    );
    let mut found = rules(&text);
    found.sort_unstable();
    assert_eq!(
        found,
        [
            "sum-mismatch",
            "unbound-numeral",
            "unknown-figure",
            "unknown-figure",
            "unknown-key",
            "wrong-type",
        ]
    );
}

#[test]
fn independent_syntax_errors_are_all_reported() {
    let text = small("[figures.a]\nlabel = 甲\nvalue = 3条\nunit = “条”\n");
    assert_eq!(rules(&text), ["syntax-error"; 3]);
}

/// `line:column` of each finding of a file, which all are syntax errors, with its message.
fn broken(text: &str) -> Vec<String> {
    let said = Project::with(text).run("check 2017 --output-format short --quiet");
    let lines = said.out.lines();
    lines
        .map(|line| {
            line.replace("2017.toml:", "")
                .replace("error[syntax-error]: ", "")
        })
        .collect()
}

const TABLE: &str = "[table]
\"requests.new\" = [1, 0, 0, 0, 0, 0]
\"requests.carried_in\" = [0, 0, 0, 0, 0, 0]
\"requests.carried_out\" = [
  0, 0, 0,
  0, 0, 0,
]
[figures.a]
label = \"甲\"
value = 3
[figures.a.parts]
b = { label = \"乙\", value = 1 }
c = { label = \"丙\", value = 2 }
";

#[test]
fn a_bracket_that_is_not_closed_is_one_finding_where_it_opens() {
    let year = "year = 2023\n[organ]\nname = \"某局\"\n";
    for (old, new, told) in [
        (
            "[1, 0, 0, 0, 0, 0]",
            "[1, 0, 0, 0, 0, 0",
            "5:18: this [ is not closed by a ]",
        ),
        (
            "[1, 0, 0, 0, 0, 0]",
            "[1, 0, 0, 0, 0, 0,",
            "5:18: this [ is not closed by a ]",
        ),
        (
            "  0, 0, 0,\n]",
            "  0, 0, 0,\n",
            "7:26: this [ is not closed by a ]",
        ),
        (
            "value = 1 }",
            "value = 1",
            "15:5: this { is not closed by a }",
        ),
        (
            "value = 2 }",
            "value = 2",
            "16:5: this { is not closed by a }",
        ),
        (
            "[1, 0, 0, 0, 0, 0]",
            "[1, 0, 0, 0, 0, 0}",
            "5:18: this [ is not closed by a ]",
        ),
        (
            "[1, 0, 0, 0, 0, 0]",
            "【1, 0, 0, 0, 0, 0",
            "5:18: this 【 is not closed by a ]",
        ),
    ] {
        let text = format!("{year}{}", changed(TABLE, old, new));
        assert_eq!(broken(&text), [told], "{text}");
    }
    // A lost quote makes a bracket look open.
    let quote = "a quote is not closed";
    for (old, new, line) in [
        ("\"乙\", value", "\"乙, value", 15),
        ("[1, 0, 0, 0, 0, 0]", "[1, 0, \"0, 0, 0, 0]", 5),
    ] {
        let text = format!("{year}{}", changed(TABLE, old, new));
        assert_eq!(broken(&text), [format!("{line}:1: {quote}")], "{text}");
    }
    let text = format!("{year}{}", changed(TABLE, "[1, 0, 0, 0, 0, 0]", "（1, 0）"));
    let round = "5:18: a list stands in square brackets [ ], these are round ones";
    assert_eq!(broken(&text), [round]);
    // A mistake before it keeps its own finding.
    let text = changed(TABLE, "value = 2 }", "value = 2").replace("label = \"甲\"", "label = 甲");
    assert_eq!(broken(&format!("{year}{text}")).len(), 2);
    // A bracket in a text that lost its quotes is none.
    let text = TABLE.replace("label = \"甲\"", "label = 甲[乙");
    assert_eq!(
        broken(&format!("{year}{text}")),
        ["12:9: the text 甲 needs quotes"]
    );
}

const SECTIONS: &str = "[[sections]]
heading = \"概述\"
body = \"\"\"
见[1]。
a = 3
\"\"\"
[[sections]]
heading = \"其他\"
body = \"\"\"
没有。
\"\"\"
";

#[test]
fn a_text_that_is_not_closed_is_told_of_where_it_starts() {
    let text = |old: &str, new: &str| small(&changed(SECTIONS, old, new));
    let starts = "the text that starts here has no \"\"\" at its end";
    let found = broken(&text("a = 3\n\"\"\"\n", "a = 3\n"));
    assert_eq!(found, [format!("6:8: {starts}")]);
    let found = broken(&text("没有。\n\"\"\"\n", "没有。\n"));
    assert_eq!(found, [format!("12:8: {starts}")]);
    let found = broken(&text("[[sections]]", "[[sections]"));
    assert_eq!(found, ["4:1: this [[ is not closed by a ]]"]);
    let pair = "the triple quotes \"\"\" around a text do not pair";
    let found = broken(&text("a = 3\n\"\"\"\n", "a = 3\n\"\"\n"));
    assert_eq!(found, [format!("9:1: {pair}")]);
    assert_snapshot!(chinese(&text("a = 3\n\"\"\"\n", "a = 3\n")), @r#"
    错误[syntax-error]: 从这里开始的整段文字没有结尾的 """
     --> 2017.toml:6:8
      |
    6 | body = """
      |        ^^^ 从这里开始
    ...
    9 | [[sections]]
      | ------------ 到这里还没有结束
      |
      = 怎么办: 在这段文字的末尾另起一行写 """；后面的内容改好以后再检查
    "#);
}
