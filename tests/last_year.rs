//! Figures beside last year's: growth, its words, and what is carried over.

use report::diagnostic::Language;

use crate::support::{Memory, Project, changed, small, world, world_at};

const NOW: &str = "[figures]
x = { label = \"甲\", value = 86, unit = \"件\" }
";
const BEFORE: &str = "[figures]
x = { label = \"甲\", value = 90, unit = \"件\" }
";

/// The year before, a whole small year file around `middle`.
fn before(middle: &str) -> String {
    changed(&small(middle), "2017", "2016")
}

/// The rules that a growth of this formula breaks, told in these words.
fn rules(growth: &str, body: &str) -> Vec<&'static str> {
    let text = small(&format!(
        "{NOW}g = {{ label = \"增长率\", unit = \"%\", {growth} }}\n\
         [[sections]]\nheading = \"概述\"\nbody = \"{body}{{{{ x }}}}件。\"\n"
    ));
    world(&text)
        .last(&before(BEFORE))
        .findings()
        .iter()
        .map(|finding| finding.rule.name)
        .collect()
}

const GROWTH: &str = "formula = \"(x - last.x) / last.x\"";

#[test]
fn a_word_against_the_sign_is_found_and_the_right_one_is_not() {
    let typed = format!("value = 4.4, {GROWTH}");
    assert_eq!(rules(&typed, "比上年下降{{ g }}%，"), [""; 0]);
    assert_eq!(
        rules(&typed, "比上年增长{{ g }}%，"),
        ["trend-word-mismatch"]
    );
    assert_eq!(
        rules(&typed, "与上年持平{{ g }}%，"),
        ["trend-word-mismatch"]
    );
    assert_eq!(
        rules(
            "value = 4.9, formula = \"(x - last.x) / last.x\"",
            "下降{{ g }}%，"
        ),
        ["formula-mismatch"]
    );
}

#[test]
fn a_fall_is_not_said_twice() {
    assert_eq!(
        rules(GROWTH, "比上年下降{{ g }}%，"),
        ["trend-word-mismatch"]
    );
    assert_eq!(rules(GROWTH, "变化{{ g }}%，"), [""; 0]);
}

/// 增速-4.5% bears its sign, 降幅-4.5% says it twice; 增幅 of what fell is the contrary.
#[test]
fn the_name_of_a_change_has_a_direction_too() {
    let typed = format!("value = 4.4, {GROWTH}");
    for (given, text, expected) in [
        (typed.as_str(), "降幅{{ g }}%，", vec![]),
        (&typed, "增幅为{{ g }}%，", vec!["trend-word-mismatch"]),
        (&typed, "增速达{{ g }}%，", vec!["trend-word-mismatch"]),
        (GROWTH, "增速{{ g }}%，", vec![]),
        (GROWTH, "降幅{{ g }}%，", vec!["trend-word-mismatch"]),
    ] {
        assert_eq!(rules(given, text), expected, "{text}");
    }
}

#[test]
fn a_formula_without_direction_is_left_alone() {
    assert_eq!(
        rules("formula = \"x / last.x\"", "下降为上年的{{ g }}%，"),
        [""; 0]
    );
    assert_eq!(
        rules("formula = \"(last.x - x) / last.x\"", "下降{{ g }}%，"),
        [""; 0]
    );
}

#[test]
fn the_change_is_printed_in_words() {
    let body = "{{ x | change }}，";
    let text = small(&format!(
        "{NOW}[[sections]]\nheading = \"概述\"\nbody = \"{body}\"\n"
    ));
    let project = Project::with(&text).file("2016.toml", small(BEFORE).replace("2017", "2016"));
    assert_eq!(project.run("build 2017 --format docx").code, 0);
    let files = project.files("out/2017");
    let text = crate::support::reading::word_text(&files[0].1);
    assert!(text.contains("较上年下降4.4%"), "{text}");
}

#[test]
fn a_missing_file_of_last_year_is_said_to_be_missing() {
    let text = small(&format!("{NOW}g = {{ {GROWTH} }}\n"));
    let said = Project::with(&text).run("check 2017");
    assert!(
        said.out.contains("put 2016.toml beside this one"),
        "{}",
        said.out
    );
}

#[test]
fn what_is_carried_in_must_be_what_was_carried_out() {
    let year = |year: i32, carried: &str| {
        format!(
            "year = {year}\n[organ]\nname = \"某局\"\n[table]\n{carried}\n\
             [[waivers]]\ncheck = \"missing-cell\"\nat = \"table\"\nreason = \"例\"\n"
        )
    };
    let last = year(2021, "\"requests.carried_out\" = [3, 0, 0, 0, 0, 0]");
    let project = Project::new().file("2021.toml", &last).file(
        "2022.toml",
        year(2022, "\"requests.carried_in\" = [3, 0, 0, 0, 0, 0]"),
    );
    assert_eq!(project.run("check 2022").code, 0);
    let project = project.file(
        "2022.toml",
        year(2022, "\"requests.carried_in\" = [2, 0, 0, 0, 0, 0]"),
    );
    let said = project.run("check 2022 --output-format short");
    assert_eq!(said.code, 1);
    assert!(said.out.contains("carry-over-mismatch"), "{}", said.out);
}

#[test]
fn a_figure_left_from_last_year_is_the_first_suspect() {
    let sum = |a: u32, b: u32, c: u32| {
        small(&format!(
            "[figures.x]\nvalue = {}\n[figures.x.parts]\na = {a}\nb = {b}\nc = {c}\n",
            300
        ))
    };
    let found = world(&sum(110, 64, 85))
        .last(&changed(&sum(95, 64, 141), "2017", "2016"))
        .findings();
    let finding = found.first().unwrap();
    let help: Vec<&str> = finding
        .help
        .iter()
        .map(|help| help.get(Language::English))
        .collect();
    assert!(
        help.iter()
            .any(|help| help.contains("b, 64, should be 105 (last year's figure)")),
        "{help:?}"
    );
}

#[test]
fn a_stock_is_told_what_it_should_be_and_of_what() {
    let year =
        |year: i32, row: &str| format!("year = {year}\n[organ]\nname = \"某局\"\n[table]\n{row}\n");
    let told = |last: &str, now: &str| {
        let findings = world(now).last(last).findings();
        let mut stocks = findings
            .into_iter()
            .filter(|finding| finding.rule.name == "stock-flow-mismatch");
        let finding = stocks.next().unwrap();
        assert!(stocks.next().is_none());
        let mut lines = vec![finding.message.get(Language::Chinese).to_owned()];
        let help = finding.help.iter().take(1);
        lines.extend(help.map(|help| help.get(Language::Chinese).to_owned()));
        lines
    };
    assert_eq!(
        told(
            &year(2021, "\"disclosed.normative_documents\" = [1, 3, 15]"),
            &year(2022, "\"disclosed.normative_documents\" = [2, 1, 15]"),
        ),
        [
            "“行政规范性文件（现行有效件数）”写的是 15，按上年和本年的增减应为 16",
            "上年度行政规范性文件（现行有效件数） 15 + 行政规范性文件（本年制发件数） 2 \
             - 行政规范性文件（本年废止件数） 1 = 16：\
             现行有效件数等于上年现行有效加本年制发减本年废止（行政规范性文件）",
        ]
    );
}

/// What the checks of a table's relations find in this year's table beside last year's.
fn relations_broken(years: (i32, i32), last: &str, now: &str) -> Vec<String> {
    let year = |year: i32, rows: &str| {
        format!("year = {year}\n[organ]\nname = \"某局\"\n[table]\n{rows}\n")
    };
    let mut world = world(&year(years.1, now));
    if !last.is_empty() {
        world = world.last(&year(years.0, last));
    }
    let told = world.findings().into_iter().filter(|finding| {
        [
            "stock-flow-mismatch",
            "carry-over-mismatch",
            "relation-broken",
        ]
        .contains(&finding.rule.name)
    });
    told.map(|finding| {
        let message = finding.message.get(Language::Chinese);
        format!("{:?} {} {message}", finding.severity, finding.rule.name)
    })
    .collect()
}

#[test]
fn what_is_in_force_is_at_least_what_was_issued_and_not_repealed() {
    let row = |row: &str| format!("\"disclosed.normative_documents\" = {row}");
    let broken = |last: &str, now: &str| relations_broken((2022, 2023), last, &row(now));
    assert_eq!(
        broken("", "[5, 0, 3]"),
        [
            "Warning relation-broken 不符合“现行有效件数不小于本年制发减本年废止（行政规范性文件）”：3 < 5，相差 2"
        ]
    );
    assert_eq!(broken("", "[5, 1, 3]").len(), 1);
    for held in [
        "[5, 0, 5]",
        "[5, 2, 3]",
        "[0, 9, 0]",
        "[2, 8, 11]",
        "[5, \"?\", 3]",
    ] {
        assert_eq!(broken("", held), [""; 0], "{held}");
    }
    // Beside last year's file the balance says it, and says more: one slip, one finding.
    let told = broken(&row("[1, 0, 4]"), "[5, 0, 3]");
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].contains("stock-flow-mismatch"), "{told:?}");
}

#[test]
fn cases_that_were_pending_are_among_the_next_years() {
    let review = |pending: i64, upheld: i64| {
        format!(
            "\"review.upheld\" = {upheld}\n\"review.corrected\" = 0\n\"review.other\" = 0\n\"review.pending\" = {pending}"
        )
    };
    let lawsuit = |kind: &str, pending: i64| {
        review(pending, 0).replace("review.", &format!("litigation.{kind}."))
    };
    for years in [(2022, 2023), (2019, 2020), (2020, 2021)] {
        let broken = |last: &str, now: &str| relations_broken(years, last, now);
        assert_eq!(
            broken(&review(3, 0), &review(0, 0)),
            [
                "Warning carry-over-mismatch 不符合“行政复议总计不小于上年度尚未审结的件数”：0 < 3，相差 3"
            ]
        );
        assert_eq!(broken(&review(3, 0), &review(1, 1)).len(), 1);
        assert_eq!(broken(&review(3, 0), &review(1, 2)), [""; 0]);
        assert_eq!(broken(&review(0, 4), &review(0, 0)), [""; 0]);
        assert_eq!(broken(&review(3, 0), ""), [""; 0]);
        for kind in ["direct", "after_review"] {
            assert_eq!(broken(&lawsuit(kind, 2), &lawsuit(kind, 0)).len(), 1);
            assert_eq!(broken(&lawsuit(kind, 2), &lawsuit(kind, 2)), [""; 0]);
        }
    }
}

/// A small year file that prints its change against last year's.
fn with_change(middle: &str) -> String {
    let text = "[[sections]]\nheading = \"概述\"\nbody = \"受理{{ x }}件，{{ x | change }}，上年{{ last.x }}件。\"\n";
    small(&format!("{middle}\n{NOW}{text}"))
}

#[test]
fn a_file_of_another_year_is_not_last_years() {
    let this = with_change("");
    let naming = |name: &str| with_change(&format!("[report]\nlast = \"{name}\""));
    let of = |year: &str| changed(&small(BEFORE), "2017", year);
    let found = |world: Memory| {
        let report = world.report();
        (world.rules(), report.figures.find("last.x").is_some())
    };
    let (right, wrong) = ((vec![], true), (vec!["wrong-last-year"], false));
    assert_eq!(found(world(&this).file("2016.toml", of("2016"))), right);
    assert_eq!(found(world(&naming("a")).file("a", of("2016"))), right);
    for year in ["2009", "2015", "2017", "2018"] {
        assert_eq!(found(world(&this).file("2016.toml", of(year))), wrong);
        assert_eq!(found(world(&naming("a")).file("a", of(year))), wrong);
    }
    // The file itself, and a copy of it.
    let itself = naming("./this.toml");
    assert_eq!(found(world(&itself).file("./this.toml", &itself)), wrong);
    assert_eq!(
        found(world_at("2017.toml", &this).file("2016.toml", &this)),
        wrong
    );
    let findings = world(&itself).file("./this.toml", &itself).findings();
    let said = findings[0].message.get(Language::English);
    assert_eq!(
        said,
        "last year's file ./this.toml is this year's file itself"
    );
}

#[test]
fn a_file_of_another_organ_is_not_last_years_unless_it_is_the_former_name() {
    let this = |organ: &str| changed(&with_change(""), "name = \"某区某局\"", organ);
    let rules = |organ: &str, old: &str| {
        let last = changed(&before(BEFORE), "某区某局", old);
        world(&this(organ)).last(&last).rules()
    };
    let own = "name = \"某区卫生健康委员会\"";
    let old = "某区卫生和计划生育委员会";
    for same in [
        "某区卫生健康委员会",
        "某区卫生健康委",
        "某市某区卫生健康委员会",
        "某区 卫生健康委员会",
    ] {
        assert_eq!(rules(own, same), [""; 0], "{same}");
    }
    for another in [old, "某区民政局", "某区某镇卫生健康委员会"] {
        assert_eq!(rules(own, another), ["wrong-last-year"], "{another}");
    }
    for former in [
        format!("former_name = \"{old}\""),
        format!("former_name = [\"某区卫生局\", \"{old}\"]"),
        "former_name = [\"某区卫生计生委\"]".to_owned(),
        format!("short_name = \"{old}\""),
    ] {
        assert_eq!(rules(&format!("{own}\n{former}"), old), [""; 0], "{former}");
    }
    // A short form that many organs have makes no other organ this one.
    for short in ["局", "教育局", "区教育局"] {
        let own = format!("name = \"东城区教育局\"\nshort_name = \"{short}\"");
        assert_eq!(rules(&own, "西城区教育局"), ["wrong-last-year"], "{short}");
        assert_eq!(rules(&own, "北京市东城区教育局"), [""; 0], "{short}");
    }
    let other = format!("{own}\nformer_name = \"某区卫生局\"");
    assert_eq!(rules(&other, old), ["wrong-last-year"]);
    let last = changed(&before(BEFORE), "某区某局", old);
    let finding = world(&this(own)).last(&last).findings().remove(0);
    assert_eq!(finding.stated.as_deref(), Some(old));
    assert_eq!(finding.related.len(), 1, "where the other file says so");
}
