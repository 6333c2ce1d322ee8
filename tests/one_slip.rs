//! One slip is told once, as what it is, and what is advised leads somewhere.

use crate::support::{Project, Said, changed, small};

const CHINESE: &str = "zh_CN.UTF-8";

/// A real report on the form of 2021.
const FILLED: &str = include_str!("../examples/form-2021.toml");

/// What is found, a line each.
fn short(project: &Project, file: &str) -> Vec<String> {
    let said = project.run_in(CHINESE, &format!("check {file} --output-format short"));
    said.out.lines().map(str::to_owned).collect()
}

#[test]
fn a_year_that_cannot_be_read_is_one_finding() {
    let empty = Project::new();
    assert_eq!(empty.run("new 2025 --organ 某区某局").code, 0);
    let opened = std::fs::read_to_string(empty.path("2025.toml")).unwrap();
    for (text, rule) in [
        (
            changed(FILLED, "year = 2025", "year = \"2025年\""),
            "wrong-type",
        ),
        (changed(FILLED, "year = 2025", ""), "missing-key"),
        // Its parts have no text; the tables that the form has in them are not known.
        (
            changed(&opened, "year = 2025", "year = \"2025年\""),
            "wrong-type",
        ),
    ] {
        let found = short(&Project::new().file("2025.toml", text), "2025");
        assert_eq!(found.len(), 1, "{found:#?}");
        assert!(found[0].contains(rule), "{found:#?}");
    }
}

#[test]
fn a_missing_form_of_one_s_own_is_one_finding_that_says_where_it_was_sought() {
    let text = changed(
        FILLED,
        "[organ]",
        "[report]\nform = \"ours.toml\"\n\n[organ]",
    );
    let project = Project::new().file("某局/2025.toml", text);
    let found = short(&project, "某局/2025.toml");
    assert_eq!(found.len(), 1, "{found:#?}");
    assert!(
        found[0].contains("没有“ours.toml”这个统计表文件"),
        "{found:#?}"
    );
    let told = project.run_in(CHINESE, "check 某局/2025.toml").out;
    let told = told.replace(std::path::MAIN_SEPARATOR, "/");
    assert!(told.contains("找过 某局/ours.toml"), "{told}");
    // What is called as no file is, is a form that there is not.
    let text = changed(FILLED, "[organ]", "[report]\nform = \"2022\"\n\n[organ]");
    let found = short(&Project::new().file("2025.toml", text), "2025");
    assert_eq!(found.len(), 1, "{found:#?}");
    assert!(found[0].contains("没有叫“2022”的统计表"), "{found:#?}");
}

#[test]
fn nothing_is_offered_where_there_is_no_figure() {
    let body = "[[sections]]\nheading = \"概述\"\nbody = \"公开{{ 公众号 }}条。\"\n";
    for (locale, help, offer) in [
        (CHINESE, "在 [figures] 里加上它\n", "改用已有的数字"),
        (
            "en_US.UTF-8",
            "state it in [figures]\n",
            "use one that is there",
        ),
    ] {
        let said = Project::with(&small(body)).run_in(locale, "check 2017");
        assert!(said.out.contains(help), "{}", said.out);
        assert!(!said.out.contains(offer), "{}", said.out);
    }
}

#[test]
fn a_name_that_is_not_the_year_s_is_said_to_be_so() {
    let now = small("[figures.news]\nlabel = \"公开信息\"\nvalue = 3\n");
    let told = |project: &Project, file: &str, locale: &str| -> Said {
        project.run_in(locale, &format!("check {file}"))
    };
    let itself = Project::new().file("2016.toml", &now);
    let said = told(&itself, "2016.toml", CHINESE).out;
    for words in [
        "文件名和年度对不上",
        "year = 2017",
        "看哪个写错了",
        "文件名错了，改文件名",
    ] {
        assert!(said.contains(words), "{said}");
    }
    let said = told(&itself, "2016.toml", "en_US.UTF-8").out;
    assert!(said.contains("its name and its year differ"), "{said}");
    let beside = Project::new()
        .file("2016.toml", changed(&now, "year = 2017", "year = 2011"))
        .file("2017.toml", &now);
    let said = told(&beside, "2017.toml", CHINESE).out;
    assert!(said.contains("“2016.toml”的文件名和年度对不上"), "{said}");
    // A file of any name may be named, and is told of by what it is.
    let named = changed(&now, "[organ]", "[report]\nlast = \"今年.toml\"\n\n[organ]");
    let named = Project::new().file("今年.toml", named);
    let said = told(&named, "今年.toml", CHINESE).out;
    assert!(said.contains("就是本年度的文件\n"), "{said}");
    assert!(!said.contains("文件名"), "{said}");
}

#[test]
fn a_file_that_cannot_be_read_is_counted_once() {
    let sound = small("[figures.news]\nlabel = \"公开信息\"\nvalue = 3\n");
    let wrong = changed(&sound, "value = 3", "value = 3\nparts = { a = 1, b = 1 }");
    let project = Project::new()
        .file("a.toml", &sound)
        .file("b.toml", "year = ")
        .file("c.toml", changed(&wrong, "某区某局", "某区另一局"));
    let said = project.run_in(CHINESE, "check a.toml b.toml");
    assert_eq!(said.code, 1, "{}", said.err);
    assert!(said.err.contains("共 2 份，1 份读不出来："), "{}", said.err);
    let said = project.run_in(CHINESE, "check a.toml b.toml c.toml");
    let all = "共 3 份，其中 1 份有问题，1 份读不出来：";
    assert!(said.err.contains(all), "{}", said.err);
}

#[test]
fn a_label_quoted_within_a_quotation_has_single_marks() {
    let text = changed(
        FILLED,
        "\"requests.result.total\" = [13364,",
        "\"requests.result.total\" = [93364,",
    );
    let found = short(&Project::new().file("2025.toml", text), "2025").concat();
    assert!(
        found.contains("不符合“‘总计（自然人）’等于各项之和”"),
        "{found}"
    );
    assert!(!found.contains("““"), "{found}");
}

#[test]
fn a_sample_date_is_moved_on_and_stands_once() {
    let project = Project::new();
    assert_eq!(project.run("new 2024 --organ 某区某局").code, 0);
    assert_eq!(project.run("new 2025 --from 2024").code, 0);
    let dates = |file: &str| -> Vec<String> {
        let text = std::fs::read_to_string(project.path(file)).unwrap();
        let lines = text.lines().filter(|line| line.starts_with("# date"));
        lines.map(str::to_owned).collect()
    };
    let [sample] = &dates("2025.toml")[..] else {
        panic!("{:?}", dates("2025.toml"));
    };
    assert!(sample.contains("= 2026-01-20 "), "{sample}");
    assert!(sample.contains("# 成文日期"), "{sample}");
    // A date that was given is kept as a comment, and no sample beside it.
    let text = std::fs::read_to_string(project.path("2024.toml")).unwrap();
    let given = changed(&text, "# [report]\n", "[report]\ndate = 2025-01-20\n");
    let project = Project::new().file("2024.toml", given);
    assert_eq!(project.run("new 2025 --from 2024").code, 0);
    let text = std::fs::read_to_string(project.path("2025.toml")).unwrap();
    let dates: Vec<&str> = text.lines().filter(|l| l.starts_with("# date")).collect();
    assert_eq!(dates, ["# date = 2025-01-20"]);
}

#[test]
fn a_figure_that_counts_other_things_is_not_offered_for_a_number() {
    let with = |words: &str| -> String {
        let body = format!("body = \"\"\"\n本年度开展培训564{words}。");
        let text = FILLED.replacen("body = \"\"\"", &body, 1);
        let said = Project::new()
            .file("2025.toml", text)
            .run_in(CHINESE, "check 2025");
        assert!(said.out.contains("正文里的 564"), "{}", said.out);
        said.out
    };
    // 564 件 is what the table has.
    for counted_in in ["次", "场", "人", "万件"] {
        let said = with(counted_in);
        assert!(
            !said.contains("normative_documents"),
            "{counted_in}: {said}"
        );
        assert!(said.contains("先在 [figures] 里写下这个数字"), "{said}");
    }
    for counted_in in ["件", "份"] {
        let said = with(counted_in);
        let offered = format!("{{{{ disclosed.normative_documents.issued }}}}{counted_in}");
        assert!(said.contains(&offered), "{counted_in}: {said}");
    }
}
