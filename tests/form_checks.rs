//! The checks of the form, its outline, and figures stated once.

#[cfg(test)]
mod empty_section;

use crate::support::{Project, REAL, changed, findings, on_request, rules, small, world};

/// `name at place` of each finding, the place as the text it covers.
fn told(text: &str) -> Vec<String> {
    findings(text)
        .iter()
        .map(|finding| {
            let span = finding.primary.place.span;
            format!(
                "{} at {}",
                finding.rule.name,
                text.get(span.start()..span.end()).unwrap()
            )
        })
        .collect()
}

/// A file of a year with the outline of 2019 and after, with these headings.
fn outline(headings: &[&str]) -> String {
    let sections: Vec<String> = headings
        .iter()
        .map(|heading| format!("[[sections]]\nheading = \"{heading}\"\nbody = \"见下。\"\n"))
        .collect();
    let sections = sections.concat();
    small(&sections).replace("2017", "2023")
}

const FULL: [&str; 6] = [
    "总体情况",
    "主动公开政府信息情况",
    "收到和处理政府信息公开申请情况",
    "因政府信息公开工作被申请行政复议、提起行政诉讼情况",
    "政府信息公开工作存在的主要问题及改进情况",
    "其他需要报告的事项",
];

#[test]
fn an_unknown_cell_is_reported_at_its_code_with_the_nearest_open_one() {
    let text = small("[table]\n\"requests.recieved\" = 0\n");
    assert_eq!(told(&text), ["unknown-cell at \"requests.recieved\""]);
    let fix = &findings(&text)[0].fix;
    assert_eq!(fix[0].replacement, "\"requests.received\"");
}

#[test]
fn a_misspelt_row_is_answered_with_its_code_and_its_cells_are_not_missing() {
    let row =
        "\"requests.new\" = [31, 4, 0, 0, 2, 1]\n\"requests.carried_in\" = [2, 0, 0, 0, 0, 0]\n";
    let file = |table: &str| format!("year = 2023\n[organ]\nname = \"某局\"\n[table]\n{table}");
    let new = |text: &str| -> Vec<String> {
        let told = told(text).into_iter();
        told.filter(|one| !one.ends_with(" at [table]")).collect()
    };
    assert_eq!(new(&file(row)), [""; 0]);
    let before = told(&file(row)).len();
    let misspelt = file(&changed(row, "requests.new", "request.new"));
    assert_eq!(new(&misspelt), ["unknown-cell at \"request.new\""]);
    assert_eq!(told(&misspelt).len(), before + 1);
    let found = findings(&misspelt);
    let finding = found
        .iter()
        .find(|one| one.rule.name == "unknown-cell")
        .unwrap();
    assert_eq!(finding.fix[0].replacement, "\"requests.new\"");
    // A cell alone is misspelt and not missing too.
    let cell = file(&format!("{row}\"review.upheldd\" = 2\n"));
    assert_eq!(told(&cell).len(), before);
    // What is like nothing stands for nothing.
    let other = file(&changed(row, "requests.new", "applications"));
    assert_eq!(told(&other).len(), before + 7);
}

#[test]
fn a_code_typed_as_a_path_gets_no_fix_that_would_double_its_beginning() {
    let text = small("[table]\nrequests.recieved = 0\n");
    assert_eq!(told(&text), ["unknown-cell at recieved"]);
    assert_eq!(findings(&text)[0].fix, []);
}

#[test]
fn a_heading_or_a_row_is_no_cell_and_a_cell_no_row() {
    let heading = small("[table]\n\"requests\" = 0\n");
    assert_eq!(rules(&heading), ["unknown-cell"]);
    let row = small("[table]\n\"requests.new\" = 0\n").replace("2017", "2023");
    assert_eq!(rules(&row), ["unknown-cell"]);
    let cell = small("[table]\n\"requests.new.total\" = [0]\n").replace("2017", "2023");
    assert_eq!(rules(&cell), ["unknown-cell"]);
}

#[test]
fn a_table_without_a_form_is_reported_once() {
    let text = small("[table]\n\"a\" = 1\n\"b\" = 2\n").replace("2017", "2012");
    // No cell is missing where there is no form, which makes the waiver stale.
    assert_eq!(
        told(&text),
        ["unknown-cell at \"a\"", "stale-waiver at \"missing-cell\""]
    );
}

#[test]
fn a_form_that_cannot_be_read_is_the_only_thing_said_of_its_table() {
    let text = small("[report]\nform = \"./none.toml\"\n[table]\n\"a\" = 1\n");
    let said = Project::with(&text).run("check --output-format short 2017.toml");
    assert!(said.out.contains("unknown-form"), "{}", said.out);
    assert!(!said.out.contains("unknown-cell"), "{}", said.out);
}

#[test]
fn a_form_of_other_years_is_reported_with_the_one_in_force() {
    let text = small("[report]\nform = \"2014\"\n").replace("year = 2017", "year = 2019");
    assert_eq!(told(&text), ["outdated-form at \"2014\""]);
    assert_eq!(findings(&text)[0].fix[0].replacement, "\"2019\"");
    for (form, year) in [
        ("2014", 2014),
        ("2014", 2018),
        ("2019", 2020),
        ("2021", 2024),
    ] {
        let text = small(&format!("[report]\nform = \"{form}\"\n"));
        let text = text.replace("year = 2017", &format!("year = {year}"));
        assert_eq!(told(&text), [""; 0], "{form} {year}");
    }
}

#[test]
fn no_form_was_in_force_before_2014() {
    let text = small("[report]\nform = \"2014\"\n").replace("year = 2017", "year = 2013");
    assert!(rules(&text).contains(&"outdated-form"));
}

#[test]
fn each_section_left_out_is_reported_and_no_other() {
    assert_eq!(told(&outline(&FULL)), [""; 0]);
    for (left_out, heading) in FULL.iter().enumerate() {
        let mut headings = FULL.to_vec();
        headings.remove(left_out);
        assert_eq!(rules(&outline(&headings)), ["missing-section"], "{heading}");
    }
}

#[test]
fn headings_of_published_reports_are_enough() {
    let published = [
        "一、概述",
        "二、政府信息主动公开情况",
        "三、依申请公开政府信息办理情况",
        "四、行政复议及行政诉讼",
        "五、存在问题及改进情况",
        "六、其他需要报告的事项",
    ];
    assert_eq!(told(&outline(&published)), [""; 0]);
    let with_more = [&FULL[..3], &["政策解读"], &FULL[3..], &["附件"]].concat();
    assert_eq!(told(&outline(&with_more)), [""; 0]);
    let together = [
        FULL[0],
        "主动公开和依申请公开情况",
        FULL[3],
        FULL[4],
        FULL[5],
    ];
    assert_eq!(told(&outline(&together)), [""; 0]);
}

#[test]
fn a_whole_report_in_one_section_has_its_headings_in_the_body() {
    let body: Vec<String> = "一二三四五六"
        .chars()
        .zip(FULL)
        .map(|(number, title)| format!("{number}、{title}\\n见下。"))
        .collect();
    let body = body.join("\\n");
    let text = small(&format!(
        "[[sections]]\nheading = \"正文\"\nbody = \"{body}\"\n"
    ));
    assert_eq!(told(&text.replace("2017", "2023")), [""; 0]);
}

#[test]
fn a_heading_within_a_section_does_not_stand_for_one_of_the_outline() {
    let text = outline(&[FULL[0], FULL[1], FULL[3], FULL[4], FULL[5]]);
    let text = changed(&text, "见下。", "（二）依申请公开\\n见下。");
    assert_eq!(told(&text), ["missing-section at [[sections]]"]);
}

#[test]
fn figures_alone_and_the_years_before_2019_have_no_outline() {
    assert_eq!(told(&small("").replace("2017", "2023")), [""; 0]);
    assert_eq!(told(&outline(&["概述"]).replace("2023", "2018")), [""; 0]);
}

#[test]
fn only_the_section_that_was_moved_is_out_of_order() {
    let mut headings = FULL.to_vec();
    headings.rotate_right(1);
    let text = outline(&headings);
    assert_eq!(told(&text), ["section-out-of-order at 其他需要报告的事项"]);
}

#[test]
fn two_parts_of_one_name_are_reported_at_the_second() {
    let parts = |second: &str| {
        small(&format!(
            "[figures.a]\nlabel = \"总数\"\nvalue = 3\nunit = \"条\"\n[figures.a.parts]\n\
             x = {{ label = \"其他\", value = 1 }}\ny = {{ label = \"{second}\", value = 2 }}\n"
        ))
    };
    assert_eq!(told(&parts("其他　")), ["duplicate-label at 2"]);
    assert_eq!(told(&parts("另外")), [""; 0]);
    assert_eq!(told(&parts("总数")), [""; 0]);
}

#[test]
fn two_breakdowns_may_each_have_an_other_and_other_units_the_same_name() {
    let text = small(
        "[figures.a]\nlabel = \"总数\"\nvalue = 1\nunit = \"条\"\n\
         [[figures.a.breakdowns]]\nparts = { x = { label = \"其他\", value = 1 } }\n\
         [[figures.a.breakdowns]]\nparts = { y = { label = \"其他\", value = 1 } }\n\
         [figures.b]\nlabel = \"回应\"\nvalue = 1\nunit = \"次\"\n\
         [figures.c]\nlabel = \"回应\"\nvalue = 1\nunit = \"篇\"\n",
    );
    assert_eq!(told(&text), [""; 0]);
}

#[test]
fn a_blank_mark_is_reported_once_and_the_rest_as_missing() {
    for mark in ["", "-", "－", "—", "——", "/", "／", " "] {
        let text = small(&format!("[table]\n\"fees\" = \"{mark}\"\n"));
        assert_eq!(told(&text), [format!("blank-against-form at \"{mark}\"")]);
    }
    let unwaived = "year = 2017\n[organ]\nname = \"某局\"\n[table]\n\"fees\" = \"-\"\n";
    let of_fees: Vec<&str> = findings(unwaived)
        .iter()
        .filter(|finding| finding.figures.contains(&"fees".to_owned()))
        .map(|finding| finding.rule.name)
        .collect();
    assert_eq!(of_fees, ["blank-against-form"]);
}

#[test]
fn rules_may_be_blank_and_a_blank_total_is_computed() {
    let table = "[table]\n\"disclosed.rules\" = [\"/\", \"/\", \"/\"]\n\
                 \"requests.new\" = [0, 0, 0, 0, 0, 0, \"\"]\n";
    assert_eq!(told(&small(table).replace("2017", "2023")), [""; 0]);
    let one = table.replace("[0, 0", "[\"-\", 0");
    assert_eq!(
        rules(&small(&one).replace("2017", "2023")),
        ["blank-against-form", "blank-against-form"]
    );
}

const USED: &str = "[figures.hotline]\nlabel = \"热线\"\nvalue = 88\nunit = \"次\"\n\
                    [[sections]]\nheading = \"概述\"\nbody = \"BODY\"\n";

#[test]
fn a_figure_that_nothing_names_is_unused() {
    let text = |body: &str| small(&USED.replace("BODY", body));
    assert_eq!(told(&text("2017年没有。")), ["unused-figure at 88"]);
    for body in [
        "{{ hotline }}次。",
        "{{ hotline | chinese }}次。",
        "2017年没有。{% if hotline > 100 %}很多。{% endif %}",
    ] {
        assert_eq!(told(&text(body)), [""; 0], "{body}");
    }
    assert_eq!(rules(&text("{{ hotlin }}次。")), ["unknown-figure"]);
    assert_eq!(rules(&text("答复88次。")), ["unbound-numeral"]);
}

#[test]
fn a_figure_in_a_relation_or_a_cell_is_used_and_without_text_all_are() {
    let cell = small(&USED.replace("BODY", "2017年没有。").replace(
        "[[sections]]",
        "[table]\n\"fees\" = \"=hotline\"\n[[sections]]",
    ));
    assert_eq!(told(&cell), [""; 0]);
    let part = small(&USED.replace("BODY", "2017年没有。").replace(
        "[[sections]]",
        "[figures.hotline.parts]\nday = { label = \"白天\", value = 88 }\n[[sections]]",
    ));
    assert_eq!(told(&part), [""; 0]);
    let (figures, _) = USED.split_once("[[sections]]").unwrap();
    assert_eq!(told(&small(figures)), [""; 0]);
}

#[test]
fn what_no_relation_reaches_is_listed_on_request_only() {
    let listed = on_request(REAL);
    assert_eq!(listed.len(), 1);
    let ids = &listed[0].figures;
    for id in ["deputy_directors", "cadres", "rules"] {
        assert!(ids.contains(&id.to_owned()), "{id}");
    }
    assert!(!ids.contains(&"disclosed.power_list".to_owned()));
    let project = Project::with(REAL);
    let quiet = project.run("check --output-format short 2017");
    assert!(!quiet.out.contains("unchecked-figure"), "{}", quiet.out);
    let verbose = project.run("check --verbose --output-format short 2017");
    assert!(verbose.out.contains("unchecked-figure"), "{}", verbose.out);
    assert_eq!(verbose.code, 0);
}

#[test]
fn a_change_of_what_is_listed_as_unchecked_breaks_no_relation_and_of_the_rest_does() {
    let (mut seen, mut unseen) = (0, Vec::new());
    let listed = &on_request(REAL)[0].figures;
    for (id, span, value) in stated(REAL) {
        let is_seen = [value + 1, value + 1000, 0].into_iter().any(|other| {
            let mut mutant = REAL.to_owned();
            mutant.replace_range(span.clone(), &other.to_string());
            rules(&mutant).iter().any(|rule| {
                ["sum-mismatch", "part-exceeds-whole", "relation-broken"].contains(rule)
            })
        });
        assert!(!(is_seen && listed.contains(&id)), "{id}");
        if is_seen {
            seen += 1;
        } else if !listed.contains(&id) {
            unseen.push(id);
        }
    }
    // All channels together are at least the total, and the other channels are not reported.
    assert_eq!(unseen, ["wechat", "weibo"]);
    assert!(seen >= 10);
}

/// The figures that a text states itself, each with the place of its number.
fn stated(text: &str) -> Vec<(String, std::ops::Range<usize>, u64)> {
    let report = world(text).report();
    let numbers = report.figures.iter().filter_map(|(_, figure)| {
        let span = figure.place?.span.start()..figure.place?.span.end();
        let value = text.get(span.clone())?.parse().ok()?;
        Some((figure.id.clone(), span, value))
    });
    numbers.collect()
}

fn counted(value: &str, unit: &str) -> String {
    small(&format!(
        "[figures.a]\nlabel = \"甲\"\nvalue = {value}\nunit = \"{unit}\"\n"
    ))
}

#[test]
fn an_address_must_be_whole() {
    let with = |url: &str| small(&format!("[report]\nurl = \"{url}\"\n"));
    for url in [
        "www.example.gov.cn/2017",
        "https:///x",
        "https：//www.example.gov.cn",
        "ftp://a.cn",
        "https://a.cn/ 2017",
    ] {
        let told = told(&with(url));
        assert_eq!(told.len(), 1, "{told:?}");
        assert!(
            told.iter().all(|one| one.contains("unopenable-address")),
            "{told:?}"
        );
    }
    for url in ["https://www.example.gov.cn/2017", "HTTP://example.gov.cn"] {
        assert_eq!(told(&with(url)), [""; 0]);
    }
}

#[test]
fn a_number_that_its_unit_makes_implausible_is_reported() {
    for (value, unit) in [
        ("173769", "万条"),
        ("10001", "万件"),
        ("1000000001", "件"),
        ("5", "0"),
        ("5", "10"),
    ] {
        assert_eq!(
            told(&counted(value, unit)),
            [format!("invalid-value at {value}")],
            "{unit}"
        );
    }
}

#[test]
fn a_number_that_its_unit_can_have_is_not() {
    for (value, unit) in [
        ("17.3769", "万条"),
        ("10000", "万条"),
        ("173769", "万次"),
        ("173769", "万元"),
        ("1000000000", "条"),
        ("2100000000", "次"),
        ("5", "CD"),
        ("5", ""),
    ] {
        assert_eq!(told(&counted(value, unit)), [""; 0], "{value} {unit}");
    }
}
