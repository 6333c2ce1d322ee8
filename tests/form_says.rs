//! What the form says of a report beyond its cells: contents, days, powers, amounts, documents.

use report::diagnostic::Severity;

use crate::support::world;

/// `severity name` of what these rules find, with the text at the place.
fn found(rule: &str, text: &str) -> Vec<String> {
    let compiled = world(text).compile();
    assert!(compiled.report.is_some(), "{text}\n{:?}", compiled.findings);
    let mine = compiled
        .findings
        .iter()
        .filter(|finding| finding.rule.name == rule && finding.waived.is_none());
    mine.map(|finding| {
        let severity = match finding.severity {
            Severity::Note => "note",
            Severity::Warning => "warning",
            Severity::Error => "error",
        };
        let at = compiled.source().slice(finding.primary.place.span);
        format!("{severity} {}", at.trim())
    })
    .collect()
}

/// A file of an organ and a year around `middle`.
fn file(year: i32, organ: &str, middle: &str) -> String {
    format!("year = {year}\n[organ]\nname = \"{organ}\"\n{middle}\n")
}

/// A report of 2021 or after with these texts in its parts five and six.
fn with_parts(year: i32, five: &str, six: &str, table: &str) -> String {
    let part = |heading: &str, body: &str| {
        format!("[[sections]]\nheading = \"{heading}\"\nbody = \"\"\"\n{body}\n\"\"\"\n")
    };
    let parts = [
        part("总体情况", "本机关各项公开工作平稳有序。"),
        part("主动公开政府信息情况", "见下表。"),
        part("收到和处理政府信息公开申请情况", "见下表。"),
        part("政府信息公开行政复议、行政诉讼情况", "见下表。"),
        part("存在的主要问题及改进情况", five),
        part("其他需要报告的事项", six),
    ];
    file(
        year,
        "甲州市乙水区民政局",
        &format!("[table]\n{table}\n{}", parts.concat()),
    )
}

const PROBLEMS: &str = "政策解读形式较单一，下一步将丰富解读形式。";
const NO_FEE: &str = "本年度未收取信息处理费。";

#[test]
fn a_part_on_problems_that_says_only_that_there_are_none_is_an_error() {
    for year in [2019, 2020, 2021, 2023] {
        for five in ["无。", "无", "暂无", " 没有。 ", "（无）"] {
            let found = found("missing-content", &with_parts(year, five, NO_FEE, ""));
            assert_eq!(found.len(), 1, "{year} {five} {found:?}");
            assert!(found[0].starts_with("error"), "{found:?}");
        }
    }
}

#[test]
fn a_part_that_tells_of_problems_or_of_mending_alone_lacks_the_other() {
    for five in [
        "本机关高度重视政府信息公开，成效良好。",
        "一是加强培训；二是拓宽渠道。",
        "公开的信息数量偏少，解读不多。",
    ] {
        let found = found("missing-content", &with_parts(2023, five, NO_FEE, ""));
        assert_eq!(found.len(), 1, "{five}: {found:?}");
        assert!(found[0].starts_with("warning"), "{five}: {found:?}");
    }
}

#[test]
fn problems_and_their_mending_may_be_told_in_any_usual_words() {
    for five in [
        PROBLEMS,
        "对照新要求，仍有差距。今后我局继续加大公开力度。",
        "（一）存在的主要问题\n公开内容不够丰富。\n（二）改进情况\n已组织培训。针对上年问题，完善了制度。",
        "人员变动频繁，业务不熟练。下一步，一是加强培训。",
        "主要短板：更新滞后。下阶段着力补齐。",
        "个别栏目内容欠缺，已责成整改。",
        "部分干部认识有待提高，我镇将进一步强化学习。",
        "依申请公开答复的规范化水平与群众期待之间尚有距离，存在说理薄弱等情形，2024年拟优化答复模板。",
    ] {
        let found = found("missing-content", &with_parts(2023, five, NO_FEE, ""));
        assert_eq!(found, [""; 0], "{five}");
    }
}

#[test]
fn the_last_part_speaks_of_the_fee_and_more_so_where_the_table_shows_one() {
    let notices = "\"requests.result.other.no_payment\" = [2, 0, 0, 0, 0, 0, 2]";
    for (six, table, expected) in [
        ("无", "\"disclosed.fees\" = 100", "error"),
        ("无。", notices, "error"),
        ("无其他需要报告的事项。", notices, "error"),
        ("无", "\"disclosed.fees\" = 0", "warning"),
        ("没有其他需要报告的事项。", "", "warning"),
        ("本年度办理建议提案，均已答复。", "", "warning"),
        ("本年度办理建议提案，均已答复。", notices, "warning"),
    ] {
        let found = found("missing-content", &with_parts(2023, PROBLEMS, six, table));
        assert_eq!(found.len(), 1, "{six} {table}: {found:?}");
        assert!(found[0].starts_with(expected), "{six} {table}: {found:?}");
    }
    for six in [
        NO_FEE,
        "2023年，我局未产生信息公开收费。",
        "本机关未向申请人收取任何费用。",
        "全年收取政府信息公开信息处理费0元。",
        "依申请公开均为免费提供。",
        "按照《政府信息公开信息处理费管理办法》，收取信息处理费2件，共880元。",
    ] {
        let found = found("missing-content", &with_parts(2023, PROBLEMS, six, notices));
        assert_eq!(found, [""; 0], "{six}");
    }
    // A part of the organ's own in the fifth place is not the form's fifth.
    let own = with_parts(2023, "无。", NO_FEE, "").replace("存在的主要问题及改进情况", "亮点工作");
    assert_eq!(found("missing-content", &own), [""; 0]);
    // Told in another part, and before there was such a fee.
    let elsewhere =
        with_parts(2023, PROBLEMS, "无", "").replacen("见下表", "未收取信息处理费，见下表", 1);
    assert_eq!(found("missing-content", &elsewhere), [""; 0]);
    assert_eq!(
        found("missing-content", &with_parts(2020, PROBLEMS, "无", "")),
        [""; 0]
    );
}

#[test]
fn a_report_before_2019_speaks_of_what_the_regulation_of_2007_asks_for() {
    let report = |year: i32, body: &str| {
        let section = format!("[[sections]]\nheading = \"概述\"\nbody = \"\"\"\n{body}\n\"\"\"\n");
        file(year, "甲州市乙水区统计局", &section)
    };
    let all = "主动公开信息若干。未收到申请。未收取费用。没有复议、诉讼。存在解读不够的问题。";
    for year in [2014, 2016, 2018] {
        let found = |body: &str| found("missing-content", &report(year, body));
        assert_eq!(found("全年主动公开政府信息若干条。").len(), 1);
        assert_eq!(found(&all.replace("未收取费用。", "")).len(), 1);
        assert_eq!(found(all), [""; 0]);
        assert_eq!(found("政府信息公開工作平穩有序。"), [""; 0]);
    }
    assert_eq!(
        found("missing-content", &report(2012, "公开信息若干。")),
        [""; 0]
    );
    // The table tells of them too.
    let table = "[table]\n\"requests.received\" = 0\n\"fees\" = 0\n\"review\" = 0\n";
    let text = report(2017, "主动公开信息若干条，更新还不及时，今后改进。") + table;
    assert_eq!(found("missing-content", &text), [""; 0]);
}

#[test]
fn a_report_signed_after_it_was_due_is_told_and_a_wrong_year_guessed() {
    let dated = |year: i32, organ: &str, date: &str| {
        let text = file(year, organ, &format!("[report]\ndate = {date}\n"));
        found("dated-after-deadline", &text)
    };
    for (year, organ, date) in [
        (2023, "甲州市乙水区民政局", "2025-01-20"),
        (2023, "甲州市乙水区民政局", "2024-02-01"),
        (2019, "某市教育局", "2020-03-31"),
        (2023, "某县人民政府", "2024-04-01"),
        (2023, "某县人民政府办公室", "2025-03-20"),
        (2016, "某区统计局", "2017-04-05"),
        (2017, "某区统计局", "2019-03-20"),
    ] {
        assert_eq!(
            dated(year, organ, date),
            [format!("warning {date}")],
            "{organ}"
        );
    }
    for (year, organ, date) in [
        (2023, "甲州市乙水区民政局", "2024-01-31"),
        (2023, "某县人民政府", "2024-03-31"),
        (2023, "某县人民政府办公室", "2024-03-12"),
        (2023, "某街道办事处", "2024-02-20"),
        (2023, "某县某镇人民政府", "2024-02-20"),
        (2018, "某区统计局", "2019-03-31"),
        (2014, "某区统计局", "2015-02-28"),
        (2012, "某区统计局", "2013-06-01"),
    ] {
        assert_eq!(dated(year, organ, date), [""; 0], "{year} {organ} {date}");
    }
}

#[test]
fn organs_that_make_no_rules_report_none() {
    let rules = |organ: &str, row: &str| {
        let text = file(
            2023,
            organ,
            &format!("[table]\n\"disclosed.rules\" = {row}\n"),
        );
        found("beyond-power", &text)
    };
    for organ in [
        "甲州市乙水区东街镇人民政府",
        "某县某乡人民政府",
        "某市某区某街道办事处",
        "某县人民政府",
        "某县人民政府办公室",
        "甲州市乙水区民政局",
        "某旗教育体育局",
        "某苗族自治县司法局",
    ] {
        assert_eq!(rules(organ, "[0, 0, 6]"), ["warning 6"], "{organ}");
        assert_eq!(rules(organ, "[1, 0, 1]").len(), 1, "{organ}");
        assert_eq!(rules(organ, "[0, 0, 0]"), [""; 0], "{organ}");
        assert_eq!(rules(organ, "[\"/\", \"/\", \"/\"]"), [""; 0], "{organ}");
    }
    for organ in [
        "某省人民政府",
        "杭州市人民政府",
        "景德镇市人民政府",
        "新乡市人民政府办公室",
        "恩施土家族苗族自治州人民政府",
        "广西壮族自治区人民政府",
        "生态环境部",
        "某市司法局",
    ] {
        assert_eq!(rules(organ, "[0, 0, 6]"), [""; 0], "{organ}");
    }
    let of_2020 = file(
        2020,
        "某县某镇人民政府",
        "[table]\n\"disclosed.rules\" = [0, 0, 6]\n",
    );
    assert_eq!(found("beyond-power", &of_2020).len(), 1);
}

#[test]
fn an_amount_that_was_typed_in_yuan_is_implausible() {
    let fees = |year: i32, organ: &str, cell: &str| {
        found(
            "implausible-amount",
            &file(year, organ, &format!("[table]\n{cell}\n")),
        )
    };
    for (year, organ, cell) in [
        (2023, "甲州市乙水区民政局", "\"disclosed.fees\" = 123456789"),
        (2023, "某市人民政府", "\"disclosed.fees\" = 2345678901"),
        (2024, "某县某镇人民政府", "\"disclosed.fees\" = 251000"),
        (2022, "某县人民政府", "\"disclosed.fees\" = 77302800"),
        (2017, "某区统计局", "\"fees\" = 2300"),
        (2016, "某区统计局", "\"resources.budget\" = 50000"),
    ] {
        assert_eq!(fees(year, organ, cell).len(), 1, "{organ} {cell}");
    }
    for (year, organ, cell) in [
        (2023, "某区人民政府", "\"disclosed.fees\" = 7730.28"),
        (2025, "杭州市人民政府", "\"disclosed.fees\" = 316441"),
        (2023, "某省人民政府", "\"disclosed.fees\" = 4200000"),
        (2023, "甲州市乙水区民政局", "\"disclosed.fees\" = 0"),
        (2023, "某县某镇人民政府", "\"disclosed.fees\" = 25.1"),
        (2017, "某区统计局", "\"fees\" = 0.23"),
        (2016, "某区统计局", "\"resources.budget\" = 50"),
    ] {
        assert_eq!(fees(year, organ, cell), [""; 0], "{organ} {cell}");
    }
}

/// A file with this preamble and no part.
fn with_preamble(year: i32, preamble: &str) -> String {
    let preamble = format!("[report]\npreamble = \"\"\"\n{preamble}\n\"\"\"\n");
    file(year, "甲州市乙水区民政局", &preamble)
}

#[test]
fn a_period_that_is_not_the_year_is_told_at_its_wrong_end() {
    for (sentence, wrong) in [
        (
            "本报告所列数据的统计期限为2023年1月1日至2023年12月30日。",
            "2023年12月30日",
        ),
        ("统计期限自2023年1月2日起至12月31日止。", "2023年1月2日"),
        ("统计期限为2023年1月1日至11月30日。", "11月30日"),
        (
            "本年度报告中数据统计时间为2023年1月1日-2023年11月30日。",
            "2023年11月30日",
        ),
        (
            "报告所列数据统计期限自 2023 年 1 月 1 日起，至 2023 年 12 月 30 日止。",
            "2023 年 12 月 30 日",
        ),
        ("所列数据的统计期限为2023年1月至11月。", "11月"),
    ] {
        let text = with_preamble(2023, sentence);
        assert_eq!(
            found("wrong-period", &text),
            [format!("warning {wrong}")],
            "{sentence}"
        );
    }
    for sentence in [
        "本报告所列数据的统计期限为2023年1月1日至2023年12月31日。",
        "统计期限自2023年1月1日起至12月31日止。",
        "所列数据统计期限为2023年1月至12月。",
        "我局于2023年3月10日成立，统计期限为2023年3月10日至2023年12月31日。",
        "上半年所列数据的统计期限为2023年1月1日至6月30日。",
        "公示期限为2023年3月1日至3月7日。",
        "2023年5月1日至5月31日开展专项检查，统计数据已上报。",
        "统计数据截至2023年12月31日，公开指南更新于2023年3月1日。",
    ] {
        let text = with_preamble(2023, sentence);
        assert_eq!(found("wrong-period", &text), [""; 0], "{sentence}");
    }
    let first = "所列数据的统计期限为2008年5月1日至2008年12月31日。";
    assert_eq!(found("wrong-period", &with_preamble(2008, first)), [""; 0]);
    assert_eq!(
        found(
            "wrong-period",
            &with_preamble(2009, &first.replace("2008", "2009"))
        )
        .len(),
        1
    );
}

#[test]
fn a_document_that_was_replaced_is_told_with_what_holds_now() {
    let told = |year: i32, text: &str| found("superseded-document", &with_preamble(year, text));
    for (year, text, number) in [
        (
            2021,
            "按照《格式（试行）》（国办公开办函〔2019〕60号）要求编制。",
            "国办公开办函〔2019〕60号",
        ),
        (
            2023,
            "根据国办公开办函[2019]60号文件要求编制。",
            "国办公开办函[2019]60号",
        ),
        (
            2022,
            "依据（国办公开办函（2019）60 号）编制。",
            "国办公开办函（2019）60 号",
        ),
        (
            2019,
            "根据《条例》（国务院令第492号）编制。",
            "国务院令第492号",
        ),
        (
            2024,
            "根据《条例》（国务院第492号令）编制。",
            "国务院第492号令",
        ),
    ] {
        assert_eq!(told(year, text), [format!("warning {number}")], "{text}");
    }
    for (year, text) in [
        (2020, "按照国办公开办函〔2019〕60号要求编制。"),
        (2023, "按照国办公开办函〔2021〕30号要求编制。"),
        (2018, "根据《条例》（国务院令第492号）编制。"),
        (
            2021,
            "国办公开办函〔2021〕30号代替了国办公开办函〔2019〕60号。",
        ),
        (2019, "《条例》由国务院令第492号公布、国务院令第711号修订。"),
        (2023, "国办发〔2019〕60号另有规定。"),
    ] {
        assert_eq!(told(year, text), [""; 0], "{text}");
    }
}

const SIX: [&str; 6] = [
    "总体情况",
    "主动公开政府信息情况",
    "收到和处理政府信息公开申请情况",
    "政府信息公开行政复议、行政诉讼情况",
    "存在的主要问题及改进情况",
    "其他需要报告的事项",
];

#[test]
fn the_number_of_parts_that_is_said_is_the_number_of_parts() {
    let report = |preamble: &str, headings: &[&str]| {
        let parts: Vec<String> = headings
            .iter()
            .map(|heading| format!("[[sections]]\nheading = \"{heading}\"\nbody = \"见下。\"\n"))
            .collect();
        with_preamble(2023, preamble) + &parts.concat()
    };
    let told = |preamble: &str, headings: &[&str]| {
        found("part-count-mismatch", &report(preamble, headings))
    };
    for (preamble, at) in [
        (
            "本报告由总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、存在的主要问题及改进情况等五部分组成。",
            "五部分",
        ),
        (
            "全文包括总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、存在的主要问题及改进情况六部分。",
            "六部分",
        ),
        ("本年度报告共分为7个部分。", "7个部分"),
        ("报告分八部分，所列数据如下。", "八部分"),
    ] {
        assert_eq!(
            told(preamble, &SIX),
            [format!("warning {at}")],
            "{preamble}"
        );
    }
    for preamble in [
        "本报告由总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、政府信息公开行政复议和行政诉讼情况、存在的主要问题及改进情况、其他需要报告的事项六部分组成。",
        "本报告由总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、因政府信息公开工作被申请行政复议、提起行政诉讼情况、存在的主要问题及改进情况、其他需要报告的事项等六个部分组成。",
        "报告分六部分，所列数据如下。",
        "第三部分见附表，一部分内容另行公布。",
        "公开指南由四部分组成。",
        "全文分为六个部分：总体情况，主动公开政府信息情况，收到和处理政府信息公开申请情况，行政复议、行政诉讼情况，存在的主要问题及改进情况，其他需要报告的事项。",
    ] {
        assert_eq!(told(preamble, &SIX), [""; 0], "{preamble}");
    }
    let with_annex: Vec<&str> = SIX.iter().copied().chain(["附件"]).collect();
    assert_eq!(told("本报告由六部分组成。", &with_annex), [""; 0]);
    assert_eq!(told("本报告由六部分组成。", &["总体情况"]), [""; 0]);
}

/// The fee of part six is one of the row's; a fee that was charged and a row of nothing are not both
/// right. What it may be less than, and other fees than those, are left alone.
#[test]
fn the_fee_of_part_six_is_held_against_its_row() {
    let found_in = |six: &str, row: &str| {
        let table = format!("\"disclosed.fees\" = {row}");
        found(
            "text-table-mismatch",
            &with_parts(2023, PROBLEMS, six, &table),
        )
    };
    for (six, row, expected) in [
        ("2023年收取信息处理费3940元。", "0", "warning 3940"),
        (
            "全年共收取政府信息公开信息处理费 1080 元。",
            "0.01",
            "warning 1080",
        ),
        ("本年度收取信息处理费2件，共880元。", "0", "warning 880"),
        ("本年度收取信息处理费0.3万元。", "0.2", "warning 0.3"),
        ("2023年行政事业性收费12万元。", "15", "warning 12"),
        (
            "2023年，没有行政事业性收费。",
            "15",
            "warning 没有行政事业性收费",
        ),
    ] {
        assert_eq!(found_in(six, row), [expected], "{six} {row}");
    }
    for (six, row) in [
        ("2023年收取信息处理费3940元。", "0.394"),
        ("2023年收取信息处理费3940元。", "7730.28"),
        ("本年度未收取信息处理费。", "15"),
        ("收取信息处理费0元。", "0"),
        ("2023年行政事业性收费7730万元。", "7730.28"),
        ("没有行政事业性收费。", "0"),
        (
            "2022年收取信息处理费200元，收费标准为每件100元，降低行政事业性收费3万元。",
            "0",
        ),
    ] {
        assert_eq!(found_in(six, row), [""; 0], "{six} {row}");
    }
}

#[test]
fn the_fees_of_the_older_form_are_those_of_the_text() {
    let found_in = |body: &str, row: &str| {
        let middle = format!(
            "[table]\n\"fees\" = {row}\n[[sections]]\nheading = \"收费及减免情况\"\nbody = \"{body}\""
        );
        found(
            "text-table-mismatch",
            &file(2017, "甲州市乙水区民政局", &middle),
        )
    };
    assert_eq!(found_in("2017年收取检索费120元。", "0"), ["warning 120"]);
    assert_eq!(
        found_in("2017年，未收取任何费用。", "0.5"),
        ["warning 未收取任何费用"]
    );
    for (body, row) in [
        ("2017年收取检索费120元。", "0.012"),
        ("2017年，未收取任何费用。", "0"),
        ("2017年减免检索费120元。", "0"),
    ] {
        assert_eq!(found_in(body, row), [""; 0], "{body} {row}");
    }
}

/// A report of 2023 with this overview.
fn with_overview(body: &str) -> String {
    let text = with_parts(2023, PROBLEMS, NO_FEE, "");
    text.replacen("本机关各项公开工作平稳有序。", body, 1)
}

#[test]
fn an_overview_that_leaves_an_aspect_out_is_warned_of() {
    let body = "（一）主动公开。公开政府信息若干。（二）依申请公开。收到申请若干。（三）政府信息管理。严格审核。（四）平台建设。改版网站。";
    let compiled = world(&with_overview(body)).compile();
    let told: Vec<&str> = compiled
        .findings
        .iter()
        .filter(|finding| finding.rule.name == "missing-content")
        .map(|finding| finding.message.get(report::diagnostic::Language::Chinese))
        .collect();
    assert_eq!(told, ["“总体情况”没有写到监督保障，格式要求写明"]);
    for (body, count) in [
        ("主动公开、依申请公开、监督保障平稳。", 1),
        // In any usual words.
        (
            "主动公开、依申请公开、监督保障平稳；网站改版，档案及时归档。",
            0,
        ),
        // It does not go by the aspects.
        ("主动公开政府信息，依申请公开平稳。", 0),
        (
            "主动公开、依申请公开、政府信息管理、政府信息公开平台建设和监督保障等工作平稳有序。",
            0,
        ),
        // One line follows no form.
        ("2023年收到申请若干件。", 0),
    ] {
        let found = found("missing-content", &with_overview(body));
        assert_eq!(found.len(), count, "{body}: {found:?}");
    }
    // The form of 2019 does not name them.
    let older = with_overview("主动公开、依申请公开、监督保障平稳。").replacen(
        "year = 2023",
        "year = 2020",
        1,
    );
    assert_eq!(found("missing-content", &older), [""; 0]);
}
