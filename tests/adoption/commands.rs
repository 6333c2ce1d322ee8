//! `report check --adopt` and `report new --from-text`.

use report::limits;

use super::printed;
use crate::support::{Project, small, world};

#[test]
fn the_command_shows_first_and_writes_then() {
    let text =
        small("[[sections]]\nheading = \"概述\"\nbody = \"\"\"\n培训8次，网站 8 条。\n\"\"\"\n")
            .replace('\n', "\r\n");
    let project = Project::with(&text);
    let read = || std::fs::read_to_string(project.path("2017.toml")).unwrap();
    let shown = project.run("check 2017 --adopt --dry-run");
    assert!(
        shown
            .out
            .contains("+\"培训\" = { label = \"培训\", value = 8, unit = \"次\" }"),
        "{}",
        shown.out
    );
    assert_eq!(read(), text);
    let said = project.run("check 2017 --adopt");
    assert!(
        said.err.contains("2 numbers of the text bound to a figure"),
        "{}",
        said.err
    );
    assert!(said.code == 0, "{}{}", said.out, said.err);
    let once = read();
    assert!(
        once.contains("培训{{ 培训 }}次，网站 {{ 网站 }} 条。\r\n"),
        "{once}"
    );
    assert!(!once.replace("\r\n", "").contains('\n'), "{once}");
    project.run("check 2017 --adopt");
    assert_eq!(read(), once);
}

#[test]
fn what_cannot_be_read_is_left_alone() {
    let project = Project::with("year = 2017\n[organ\n");
    let said = project.run("check 2017 --adopt");
    assert_eq!(said.code, 2, "{}{}", said.out, said.err);
    assert_eq!(
        std::fs::read_to_string(project.path("2017.toml")).unwrap(),
        "year = 2017\n[organ\n"
    );
    assert_eq!(project.run("check - --adopt").code, 2);
}

#[test]
fn a_text_that_would_become_too_long_is_left_alone_and_told() {
    let number = "。\n培训8次。";
    let of_length = |bytes: usize| {
        let words = "a".repeat(bytes - number.len());
        small(&format!(
            "[[sections]]\nheading = \"概述\"\nbody = '''{words}{number}'''\n"
        ))
    };
    let adopted = |text: &str| {
        let project = Project::with(text);
        let said = project.run("check 2017 --adopt");
        let written = std::fs::read_to_string(project.path("2017.toml")).unwrap();
        (said, written)
    };
    let text = of_length(limits::TEXT_BYTES);
    let (said, written) = adopted(&text);
    assert_eq!(said.code, 2, "{}", said.err);
    for why in [
        "nothing was changed: afterwards",
        "this text is longer than 262144 bytes; divide it into sections",
    ] {
        assert!(said.err.contains(why), "{}", said.err);
    }
    assert_eq!(written, text);
    let (said, written) = adopted(&of_length(limits::TEXT_BYTES - 100));
    assert_eq!(said.code, 0, "{}", said.err);
    assert!(written.contains("培训{{ 培训 }}次"), "{}", said.err);
}

#[test]
fn one_file_that_cannot_be_read_does_not_stop_the_others() {
    let good = small("[[sections]]\nheading = \"概述\"\nbody = \"\"\"\n培训8次。\n\"\"\"\n");
    let project = Project::with(&good).file("说明.txt", "这不是年度文件。\n");
    let said = project.run("check 说明.txt 2017.toml --adopt");
    assert_eq!(said.code, 2, "{}{}", said.out, said.err);
    assert!(
        said.err.contains("说明.txt has mistakes of writing"),
        "{}",
        said.err
    );
    let read = |name: &str| std::fs::read_to_string(project.path(name)).unwrap();
    assert!(
        read("2017.toml").contains("培训{{ 培训 }}次"),
        "{}",
        read("2017.toml")
    );
    assert_eq!(read("说明.txt"), "这不是年度文件。\n");
}

const PASTED: &str = "某区某局2023年政府信息公开工作年度报告\n\
    根据条例，现公布年度报告。统计期限自2023年1月1日起至2023年12月31日止。\n\
    一、总体情况\n\
    2023年主动公开政府信息592条，其中网站500条、微信92条。路径为C:\\公开，模板{{ x }}。\n\
    二、主动公开政府信息情况\n规章 | 0 | 0 | 0 |\n\
    三、收到和处理政府信息公开申请情况\n\
    四、政府信息公开行政复议、行政诉讼情况\n\
    五、存在的主要问题及改进情况\n主要问题是形式单一，改进措施是丰富形式。\n\
    六、其他需要报告的事项\n无。\n某区某局\n2024年1月15日\n";

#[test]
fn a_pasted_text_becomes_a_year_file() {
    let project = Project::new().file("报告.txt", PASTED);
    let said = project.run("new 2023 --from-text 报告.txt");
    assert_eq!(said.code, 0, "{}{}", said.out, said.err);
    let found = "is taken from the text: 某区某局";
    let told = format!("{}{}", said.out, said.err);
    assert!(told.contains(found), "{told}");
    let text = std::fs::read_to_string(project.path("2023.toml")).unwrap();
    for line in [
        "name = \"某区某局\"",
        "[report]\ndate = 2024-01-15\npreamble = \"\"\"\n根据条例",
        "[figures.\"主动公开政府信息\".parts]\n\"网站\" = 500\n\"微信\" = 92\n",
    ] {
        assert!(text.contains(line), "{text}");
    }
    assert!(!text.contains("规章 |"), "{text}");
    let report = world(&text).report();
    let texts = printed(&report);
    let body =
        "2023年主动公开政府信息592条，其中网站500条、微信92条。路径为C:\\公开，模板{{ x }}。";
    assert!(texts.iter().any(|text| text == body), "{texts:?}");
    assert_eq!(report.sections.len(), 6);
    // Never over a file that is there, never of another year, never without an organ.
    assert_eq!(project.run("new 2023 --from-text 报告.txt").code, 2);
    let other = project.run("new 2024 --from-text 报告.txt --out b.toml");
    assert_eq!(other.code, 2);
    assert!(other.err.contains("2023"), "{}", other.err);
    let project = project.file("无题.txt", "一、总体情况\n公开3条。\n");
    assert_eq!(
        project
            .run("new 2023 --from-text 无题.txt --out c.toml")
            .code,
        2
    );
    let named = project.run("new 2023 --from-text 无题.txt --organ 某区某局 --out c.toml");
    assert_eq!(named.code, 0, "{}{}", named.out, named.err);
    let told = format!("{}{}", named.out, named.err);
    assert!(!told.contains("is taken from the text"), "{told}");
}

#[test]
fn what_a_web_page_has_around_a_text_is_left_out_and_told() {
    let text = PASTED.replacen(
        "根据条例",
        "发布时间：2024-01-31 13:24    浏览次数：128次\n来源：某局  【字体：大 中 小】\n根据条例",
        1,
    );
    let text = text.replace("规章 | 0 | 0 | 0 |", "规章\t0\t1\t2\n行政许可\t7");
    let text = format!("{text}打印 关闭窗口\n分享到：\n");
    let project = Project::new().file("报告.txt", &text);
    let said = project.run("new 2023 --from-text 报告.txt");
    assert_eq!(said.code, 0, "{}{}", said.out, said.err);
    for words in [
        "before the title: 4 lines",
        "发布时间：2024-01-31",
        "filled in as they stood: 2 rows of the tables",
        "“第二十条第（一）项” 1",
    ] {
        assert!(said.err.contains(words), "{words} {}", said.err);
    }
    let text = std::fs::read_to_string(project.path("2023.toml")).unwrap();
    for line in [
        "date = 2024-01-15",
        "disclosed.rules\" = [0, 1, 2]",
        "disclosed.licences\" = 7 ",
    ] {
        assert!(text.contains(line), "{text}");
    }
    for word in ["浏览次数", "字体", "分享到"] {
        assert!(!text.contains(word), "{text}");
    }
    // A text as it is typed leaves nothing out.
    let project = Project::new().file("报告.txt", PASTED);
    let said = project.run("new 2023 --from-text 报告.txt");
    assert!(!said.err.contains("left out"), "{}", said.err);
}

/// A number that is waived to be another than the table's is a figure of its own; the waiver holds on.
#[test]
fn a_number_that_is_no_cell_is_adopted_once_that_is_waived() {
    let year_file = "year = 2024\n[organ]\nname = \"某市某局\"\n[table]\n\"review.upheld\" = 77\n\"review.corrected\" = 0\n\"review.other\" = 0\n\
        \"review.pending\" = 0\n\
        [[sections]]\nheading = \"总体情况\"\nbody = \"\"\"\n对涉及政府信息公开的行政复议、行政诉讼案件，逐件整改。全年行政复议案件57件。\n\"\"\"\n";
    let project = Project::new().file("2024.toml", year_file);
    let read = || std::fs::read_to_string(project.path("2024.toml")).unwrap();
    let findings = || project.run("check 2024 --output-format short").out;
    project.run("check 2024 --adopt");
    assert_eq!(read(), year_file);
    assert!(findings().contains("text-table-mismatch"), "{}", findings());
    let elsewhere =
        project.run("check 2024 --waive text-table-mismatch --at 总体情况 --reason 立案数");
    assert_eq!(elsewhere.code, 2);
    assert!(
        elsewhere.err.contains("there is at review.total"),
        "{}",
        elsewhere.err
    );
    project.run("check 2024 --waive text-table-mismatch --reason 立案数");
    assert!(findings().contains("unbound-numeral"), "{}", findings());
    project.run("check 2024 --adopt");
    assert!(read().contains("行政复议案件{{ "), "{}", read());
    for gone in ["unbound-numeral", "text-table-mismatch", "stale-waiver"] {
        assert!(!findings().contains(gone), "{}", findings());
    }
}

/// The year of an edition counts nothing.
#[test]
fn the_year_of_an_edition_is_no_figure() {
    let text = small(
        "[[sections]]\nheading = \"概述\"\nbody = \"\"\"\n更新《目录》（2024版）3份。\n\"\"\"\n",
    );
    let project = Project::with(&text);
    project.run("check 2017 --adopt");
    let read = std::fs::read_to_string(project.path("2017.toml")).unwrap();
    assert!(read.contains("（2024版）{{ "), "{read}");
}
