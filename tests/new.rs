//! `report new`: next year's file lists exactly what is open, and builds once it is filled in.

mod places;
mod remarks;

use report::{
    forms::{
        Form,
        blank_table::{self, Filling},
    },
    succession::counterpart,
};

use crate::support::{Project, REAL, Said, changed};

/// A whole report on the form of its year, with three applications carried out.
fn filled(year: i32) -> String {
    let form = Form::for_year(year).unwrap();
    let table = blank_table::text(&form, &|table, row| {
        let first = match row.code.get_ref().as_str() {
            "requests.new" => "7",
            "requests.carried_in" => "2",
            "requests.result.granted" | "requests.result.total" => "6",
            "requests.carried_out" => "3",
            _ => "0",
        };
        let mut values = vec!["0".to_owned(); table.columns.len()];
        first.clone_into(&mut values[0]);
        Filling {
            values,
            ..Filling::default()
        }
    });
    let sections: Vec<String> = form
        .sections
        .iter()
        .map(|section| {
            let heading = &section.title;
            format!(
                "[[sections]]\nheading = \"{heading}\"\nbody = \"{year}年1月1日至{year}年12月31日，\
                 网站访问{{{{ visits }}}}人次，收到申请{{{{ requests.new.total }}}}件。\"\n"
            )
        })
        .collect();
    let signed = year + 1;
    format!(
        "# 某区某局\nyear = {year}\n[organ]\nname = \"某区某局\"\n\
         [report]\ndate = {signed}-01-20\nurl = \"https://example.gov.cn/a\"\n\
         [figures.visits]\nlabel = \"{year}年网站访问\"\nvalue = \"1,200\"  # 台账#3\nunit = \"人次\"\n\
         {table}{}",
        sections.concat()
    )
}

/// `text` with every open value answered: by last year's value in the note behind it, 0 without.
fn answered(text: &str) -> String {
    text.lines()
        .map(|line| {
            let (code, note) = line.split_once("# ").unwrap_or((line, ""));
            let note = note.rsplit('；').next().unwrap_or_default();
            let last = note
                .strip_prefix("上年 ")
                .filter(|last| !last.contains('（'));
            let mut answers = last.into_iter().flat_map(|last| last.split('、'));
            let mut line = code.to_owned();
            while line.contains("\"?\"") {
                let answer = answers
                    .next()
                    .unwrap_or("0")
                    .replace(',', "")
                    .replace('－', "0");
                line = line.replacen("\"?\"", &answer, 1);
            }
            line + "\n"
        })
        .collect()
}

/// The ids of the findings that `check` lists, and the names of their checks.
fn open(project: &Project, year: i32) -> (Said, Vec<String>, Vec<String>) {
    let said = project.run(&format!("check {year} --output-format json"));
    let json: serde_json::Value = serde_json::from_str(&said.out).unwrap();
    let findings = json["files"][0]["findings"].as_array().unwrap().clone();
    let mut checks: Vec<String> = Vec::new();
    let mut figures = Vec::new();
    for finding in findings.iter().filter(|one| one["waived"] == false) {
        checks.push(finding["check"].as_str().unwrap().to_owned());
        let ids = finding["figures"].as_array().unwrap();
        figures.extend(ids.iter().map(|id| id.as_str().unwrap().to_owned()));
    }
    checks.sort();
    checks.dedup();
    (said, checks, figures)
}

fn next(text: &str, from: i32) -> (Project, String) {
    let project = Project::new().file(&format!("{from}.toml"), text);
    let said = project.run(&format!("new {} --from {from}", from + 1));
    assert_eq!(said.code, 0, "{}{}", said.out, said.err);
    let path = project.path(&format!("{}.toml", from + 1));
    let text = std::fs::read_to_string(path).unwrap();
    (project, text)
}

#[test]
fn the_check_lists_each_open_value_once_and_nothing_else() {
    let (project, text) = next(&filled(2021), 2021);
    let (_, checks, figures) = open(&project, 2022);
    assert_eq!(checks, ["missing-cell", "missing-value"]);
    assert_eq!(figures.len(), text.matches("\"?\"").count() - 1, "{text}");
    let mut once = figures.clone();
    once.sort();
    once.dedup();
    assert_eq!(once.len(), figures.len());
    assert!(
        !figures
            .iter()
            .any(|id| id.starts_with("requests.carried_in"))
    );
}

#[test]
fn what_was_carried_out_is_carried_in_and_guarded() {
    let (project, text) = next(&filled(2021), 2021);
    let carried = "\"requests.carried_in\" = [3, 0, 0, 0, 0, 0]  # 二、上年结转政府信息公开申请数量（件）；由上年结转带入";
    assert!(text.contains(carried), "{text}");
    // 7 new and 3 carried in are 6 closed and 4 carried out.
    let whole = changed(
        &answered(&text),
        "\"requests.carried_out\" = [3,",
        "\"requests.carried_out\" = [4,",
    );
    let project = project.file("2022.toml", &whole);
    let said = project.run("build 2022");
    assert_eq!(said.code, 0, "{}{}\n{whole}", said.out, said.err);
    let wrong = changed(
        &whole,
        "\"requests.carried_in\" = [3,",
        "\"requests.carried_in\" = [2,",
    );
    let project = project.file("2022.toml", wrong);
    let (_, checks, _) = open(&project, 2022);
    assert!(
        checks.contains(&"carry-over-mismatch".to_owned()),
        "{checks:?}"
    );
}

#[test]
fn text_and_comments_stay_and_what_held_for_the_old_year_goes() {
    let (_, text) = next(&filled(2021), 2021);
    for kept in [
        "# 某区某局\n",
        "year = 2022\n",
        "# date = 2022-01-20",
        "# url = ",
        "label = \"2022年网站访问\"",
        "value = \"?\"  # 台账#3；上年 1,200\n",
        "body = \"2022年1月1日至2022年12月31日，网站访问{{ visits }}人次",
    ] {
        assert!(text.contains(kept), "{kept}\n{text}");
    }
    // A second year replaces the head and the notes of the first.
    let (_, third) = next(&answered_keeping_notes(&text), 2022);
    assert_eq!(third.matches("怎样填写").count(), 1, "{third}");
    assert_eq!(third.matches("上年 1200").count(), 1, "{third}");
    assert!(!third.contains("上年 1,200"), "{third}");
}

/// As [`answered`], with the notes left behind the values as a clerk leaves them.
fn answered_keeping_notes(text: &str) -> String {
    let answers = answered(text);
    let lines = text.lines().zip(answers.lines());
    lines
        .map(|(line, answer)| match line.split_once("# ") {
            Some((code, note)) if !code.is_empty() => format!("{answer}# {note}\n"),
            _ => format!("{line}\n"),
        })
        .collect()
}

#[test]
fn a_change_of_form_maps_the_rows_and_names_what_is_lost() {
    let old = changed(REAL, "\"fees\" = 0", "\"fees\" = 0\n\"complaints\" = 3");
    let old = old
        .replace("2017年", "2018年")
        .replace("year = 2017", "year = 2018");
    let project = Project::new().file("2018.toml", &old);
    let said = project.run("new 2019 --from 2018");
    assert_eq!(said.code, 0, "{}{}", said.out, said.err);
    assert!(said.err.contains("complaints"), "{}", said.err);
    let text = std::fs::read_to_string(project.path("2019.toml")).unwrap();
    assert!(text.contains("form = \"2019\""), "{text}");
    assert!(text.contains("{{ requests.new.total }}"), "{text}");
    assert!(!text.contains("\"requests.received\""), "{text}");
    let known = [
        "missing-cell",
        "missing-value",
        "missing-section",
        "unknown-figure",
    ];
    let (_, checks, _) = open(&project, 2019);
    assert!(
        checks.iter().all(|check| known.contains(&check.as_str())),
        "{checks:?}"
    );
}

/// The year file of 2018 on the form before the one of 2019, its table written as `table` says.
fn of_2018(table: &str) -> String {
    let old = REAL
        .replace("2017年", "2018年")
        .replace("year = 2017", "year = 2018");
    changed(&old, "\n[table]\n", &format!("\n{table}\n"))
}

#[test]
fn the_old_table_gives_way_however_it_is_written() {
    let is_row = |line: &&str| line.starts_with('"') && !line.starts_with("\"\"\"");
    let whole = of_2018("[table]");
    let rows: Vec<&str> = whole
        .lines()
        .filter(is_row)
        .map(|line| line.split(" #").next().unwrap().trim())
        .collect();
    let rows = rows.join(", ");
    let at_the_top = |table: &str| {
        let rest = whole
            .lines()
            .filter(|line| !is_row(line) && *line != "[table]");
        format!("{table}\n{}\n", rest.collect::<Vec<_>>().join("\n"))
    };
    let keys = |text: &str| -> Vec<String> {
        let (_, new) = next(text, 2018);
        let file: toml::Table = new.parse().unwrap_or_else(|error| panic!("{error}\n{new}"));
        file["table"].as_table().unwrap().keys().cloned().collect()
    };
    let plain = keys(&whole);
    for text in [
        of_2018("  [table]"),
        of_2018("\t[\"table\"] # '''"),
        of_2018("[ 'table' ]"),
        of_2018("［table］"),
        of_2018("[[table]]"),
        of_2018("# \"\"\"\n[table]"),
        of_2018("# it's '''\n[table]"),
        whole.replace('\n', "\r\n"),
        at_the_top("table = \"x\""),
        at_the_top("table = [1]"),
        at_the_top("\"table\" = 1"),
        at_the_top("table.a = 1\n'table'.b = \"?\""),
        at_the_top(&format!("table = {{ {rows} }}")),
    ] {
        assert_eq!(keys(&text), plain, "{text}");
    }
}

#[test]
fn what_goes_out_of_a_table_within_braces_takes_its_comma_along() {
    let lines = "[report]\ndate = 2022-01-20\nurl = \"https://example.gov.cn/a\"\n";
    for (old, new) in [
        ("{ date = 2022-01-20 }", "{ last = \"民政局.toml\" }"),
        (
            "{ date = 2022-01-20, form = \"2021\", url = \"https://example.gov.cn/a\" }",
            "{ last = \"民政局.toml\", form = \"2021\" }",
        ),
        (
            "{form=\"2021\",date=2022-01-20,last=\"2020.toml\"}",
            "{form=\"2021\",last=\"民政局.toml\"}",
        ),
        ("{}", "{ last = \"民政局.toml\" }"),
    ] {
        let text = changed(&filled(2021), lines, "");
        let project = Project::new().file("民政局.toml", format!("report = {old}\n{text}"));
        let said = project.run("new 2022 --from 民政局.toml");
        assert_eq!(said.code, 0, "{}{}", said.out, said.err);
        let text = std::fs::read_to_string(project.path("2022.toml")).unwrap();
        assert!(text.contains(&format!("\nreport = {new}\n")), "{text}");
    }
}

#[test]
fn a_note_never_gets_into_a_text() {
    let figure = "[figures.visits]\nlabel = \"2021年网站访问\"\nvalue = \"1,200\"  # 台账#3\n\
                  unit = \"人次\"\n";
    let within = "[figures]\nvisits = { value = 1200, unit = \"人次\", \
                  label = \"\"\"网站\n访问\"\"\" }\n";
    let (_, text) = next(&changed(&filled(2021), figure, within), 2021);
    let noted = "label = \"\"\"网站\n访问\"\"\" }  # 上年 1200\n";
    assert!(text.contains(noted), "{text}");
}

#[test]
fn every_pair_of_forms_goes_on_to_a_clean_build() {
    for year in [2019, 2020, 2021] {
        let (project, text) = next(&filled(year), year);
        let whole = changed(
            &answered(&text),
            "\"requests.carried_out\" = [3,",
            "\"requests.carried_out\" = [4,",
        );
        let project = project.file(&format!("{}.toml", year + 1), &whole);
        let said = project.run(&format!("build {} --format xlsx", year + 1));
        assert_eq!(said.code, 0, "{}{}\n{whole}", said.out, said.err);
    }
}

#[test]
fn every_counterpart_exists_on_both_sides_and_once() {
    for id in Form::known() {
        let form = Form::built_in(id).unwrap();
        for pair in &form.counterparts {
            let old = Form::built_in(&pair.form).unwrap();
            let starts = |form: &Form, id: &str| {
                counterpart::cell_ids(form)
                    .any(|cell| cell == id || cell.starts_with(&format!("{id}.")))
            };
            assert!(starts(&form, &pair.here), "{pair:?}");
            assert!(starts(&old, &pair.there), "{pair:?}");
            let twice = form.counterparts.iter().filter(|other| {
                other.form == pair.form && (other.here == pair.here || other.there == pair.there)
            });
            assert_eq!(twice.count(), 1, "{pair:?}");
        }
    }
}

#[test]
fn a_first_file_asks_for_everything_and_nothing_else() {
    for year in [2014, 2018, 2019, 2021, 2025] {
        let project = Project::new();
        let said = project.run(&format!("new {year} --organ 某区某局"));
        assert_eq!(said.code, 0, "{}", said.err);
        let (said, checks, _) = open(&project, year);
        assert_eq!(checks, ["empty-section", "missing-cell"], "{year}");
        // Each part to be written once; those in which a table of the form stands may stay so.
        let form = Form::for_year(year).unwrap();
        let without_table = form.sections.iter().filter(|one| one.tables.is_empty());
        let empty = said.out.matches("\"check\": \"empty-section\"").count();
        assert_eq!(empty, without_table.count(), "{year}");
    }
}

#[test]
fn the_name_of_an_organ_is_kept_as_it_was_given() {
    for name in [
        "甲\n[table]",
        "甲\"乙\\丙",
        "'甲'\r\n#",
        "甲\u{7f}\u{1b}[0m\t乙",
    ] {
        let project = Project::new();
        let mut command = project.command("new 2021 --organ");
        assert_eq!(command.arg(name).output().unwrap().status.code(), Some(0));
        let text = std::fs::read_to_string(project.path("2021.toml")).unwrap();
        let written: toml::Table = text.parse().unwrap_or_else(|_| panic!("{text}"));
        assert_eq!(written["organ"]["name"].as_str(), Some(name));
    }
}

#[test]
fn nothing_is_overwritten_and_a_wrong_start_is_refused() {
    let project = Project::with(REAL).file("2018.toml", "mine");
    assert_eq!(project.run("new 2018 --from 2017").code, 2);
    assert_eq!(
        std::fs::read_to_string(project.path("2018.toml")).unwrap(),
        "mine"
    );
    for words in [
        "new 2017 --from 2017",
        "new 2019 --from 2016",
        "new 2019 --from 2018",
        "new 2019",
        "new 2019 --from 2017 --organ 某区某局",
    ] {
        assert_eq!(project.run(words).code, 2, "{words}");
        assert!(!project.path("2019.toml").exists(), "{words}");
    }
}

#[test]
fn from_another_name_the_new_file_says_where_last_year_is() {
    let project = Project::new().file("民政局.toml", filled(2021));
    let said = project.run("new 2022 --from 民政局.toml");
    assert_eq!(said.code, 0, "{}", said.err);
    let text = std::fs::read_to_string(project.path("2022.toml")).unwrap();
    assert!(
        text.contains("[report]\nlast = \"民政局.toml\"\n"),
        "{text}"
    );
    let (_, checks, _) = open(&project, 2022);
    assert_eq!(checks, ["missing-cell", "missing-value"]);
}

#[test]
fn a_file_without_a_table_gets_none() {
    let text = "year = 2021\n[organ]\nname = \"某区某局\"\n";
    let (_, new) = next(text, 2021);
    let (_, behind_head) = new.split_once("\nyear").unwrap();
    assert_eq!(behind_head, " = 2022\n[organ]\nname = \"某区某局\"\n");
}

#[test]
fn a_file_from_standard_input_is_none_to_be_found_later() {
    let project = Project::new().file("2021.toml", filled(2021));
    let mut command = project.command("new 2022 --from -");
    command.stdin(std::fs::File::open(project.path("2021.toml")).unwrap());
    assert_eq!(command.output().unwrap().status.code(), Some(0));
    let text = std::fs::read_to_string(project.path("2022.toml")).unwrap();
    assert!(!text.contains("last = "), "{text}");
}

#[test]
fn a_file_in_an_office_encoding_goes_on_in_utf_8() {
    let (bytes, _, _) = encoding_rs::GB18030.encode(REAL);
    let project = Project::new().file("2017.toml", bytes);
    assert_eq!(project.run("new 2018 --from 2017").code, 0);
    let text = std::fs::read_to_string(project.path("2018.toml")).unwrap();
    assert!(text.contains("北京市东城区民政局"), "{text}");
}

#[test]
fn a_file_with_the_line_ends_of_windows_keeps_them_throughout() {
    let (_, text) = next(&filled(2021).replace('\n', "\r\n"), 2021);
    assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
    let (_, plain) = next(&filled(2021), 2021);
    assert_eq!(text.replace("\r\n", "\n"), plain);
}

#[test]
fn nothing_is_carried_in_from_an_older_year() {
    for (old, new) in [(2022, 2024), (2020, 2023)] {
        let project = Project::new().file(&format!("{old}.toml"), filled(old));
        let said = project.run(&format!("new {new} --from {old}"));
        assert_eq!(said.code, 0, "{}", said.err);
        assert!(said.err.contains("nothing was carried in"), "{}", said.err);
        let text = std::fs::read_to_string(project.path(&format!("{new}.toml"))).unwrap();
        let row = text
            .lines()
            .find(|line| line.starts_with("\"requests.carried_in\" "))
            .unwrap();
        assert!(
            row.starts_with("\"requests.carried_in\" = [\"?\", "),
            "{row}"
        );
        assert!(row.contains(&format!("上次（{old}年） 2、0、")), "{row}");
        for word in [
            "由上年结转带入",
            "# 上年 ",
            "；上年 ",
            "注明上年",
            "\nlast = ",
        ] {
            assert!(!text.contains(word), "{word}: {text}");
        }
        assert!(
            text.contains(&format!("# 台账#3；上次（{old}年） 1,200")),
            "{text}"
        );
        // The notes give way to next year's.
        let filled = text.replace("\"?\"", "0");
        let project = project.file(&format!("{new}.toml"), filled);
        let next = new + 1;
        assert_eq!(project.run(&format!("new {next} --from {new}")).code, 0);
        let text = std::fs::read_to_string(project.path(&format!("{next}.toml"))).unwrap();
        assert!(!text.contains("上次"), "{text}");
        assert!(text.contains("# 台账#3；上年 0"), "{text}");
    }
}

#[test]
fn a_file_that_does_not_say_its_year_is_not_gone_on_from() {
    for text in [
        "[organ]\nname = \"某局\"\nyear = 2017\n",
        "[organ]\nname = \"某局\"\n",
        "year = 17\n[organ]\nname = \"某局\"\n",
    ] {
        let project = Project::new().file("old.toml", text);
        let said = project.run("new 2018 --from old.toml");
        assert_eq!(said.code, 2, "{}", said.out);
        assert!(said.err.contains("does not say its year"), "{}", said.err);
        assert!(!project.path("2018.toml").exists());
    }
}

#[test]
fn events_and_titles_stay_and_are_listed() {
    let told = "按照《2021年某区要点》公开。2021年3月1日举办培训班。公开2020年度部门决算和2021年度部门预算。\
                2020年结转的申请已办结。";
    let old = changed(
        &filled(2021),
        "2021年1月1日至",
        &format!("{told}2021年1月1日至"),
    );
    let project = Project::new().file("2021.toml", &old);
    let said = project.run("new 2022 --from 2021");
    assert_eq!(said.code, 0, "{}", said.err);
    assert!(
        said.err
            .contains("\n  《2021年某区要点》\n  2021年3月1日举办培训班\n"),
        "{}",
        said.err
    );
    let text = std::fs::read_to_string(project.path("2022.toml")).unwrap();
    let moved = "按照《2021年某区要点》公开。2021年3月1日举办培训班。公开2021年度部门决算和2022年度部门预算。\
                 2021年结转的申请已办结。2022年1月1日至";
    assert!(text.contains(moved), "{text}");
    // What stays is found by the check of the new file as well.
    let (_, checks, _) = open(&project, 2022);
    for found in ["date-outside-period", "wrong-year"] {
        assert!(checks.contains(&found.to_owned()), "{checks:?}");
    }
}
