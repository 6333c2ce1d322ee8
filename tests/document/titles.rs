//! What the statistics are called, in print and as a file.

use report::document::titles::statistics_title;

use crate::support::{Project, world};

fn year(attachments: &str) -> String {
    format!(
        "year = 2015\n[organ]\nname = \"某市某局\"\n[table]\ndisclosed = 1\n\
         [[sections]]\nheading = \"概述\"\nbody = \"概述。\"\n{attachments}"
    )
}

fn stated(title: &str) -> String {
    year(&format!(
        "[[attachments]]\ntitle = \"{title}\"\nkind = \"statistics\"\n"
    ))
}

/// The title in the report, and the file's name without its ending.
fn called(text: &str) -> (String, String) {
    let title = statistics_title(&world(text).report());
    let project = Project::new().file("2015.toml", text);
    project.run("build 2015 --draft --format xlsx");
    let names = project.files("out/2015");
    let names = names
        .iter()
        .filter_map(|(name, _)| name.strip_suffix("（草稿）.xlsx"));
    (title, names.collect())
}

#[test]
fn the_programs_own_title_has_brackets_as_wide_as_its_characters() {
    let title = "某市某局政府信息公开情况统计表（2015年度）";
    assert_eq!(called(&year("")), (title.to_owned(), title.to_owned()));
}

#[test]
fn a_title_that_the_year_file_states_is_printed_as_typed_and_names_the_file() {
    for title in [
        "某市某局政府信息公开情况统计表(2015年度)",
        "某市某局政府信息公开情况统计表（2015年度）",
        "附表",
    ] {
        assert_eq!(called(&stated(title)), (title.to_owned(), title.to_owned()));
    }
}
