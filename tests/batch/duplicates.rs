//! Two files of one organ and year.

use super::{complaints, organ};
use crate::support::{Project, changed};

#[test]
fn the_second_report_of_an_organ_on_a_year_names_the_first() {
    let project = Project::new()
        .file("d/a.toml", organ(1))
        .file("d/b.toml", changed(&organ(1), "year = 2017", "year = 2016"))
        .file("d/c.toml", organ(2))
        .file("d/e.toml", organ(1).replace('\n', "\r\n"));
    for jobs in [1, 4] {
        let said = project.run(&format!("check d --output-format json --jobs {jobs}"));
        let found: Vec<(String, Vec<String>)> = complaints(&said);
        let odd: Vec<&str> = { found.iter() }
            .filter(|(_, names)| !names.is_empty())
            .map(|(path, _)| path.as_str())
            .collect();
        assert_eq!((odd, said.code), (vec!["d/e.toml"], 1));
        assert_eq!(found[3].1, ["duplicate-report"]);
    }
    let said = project.run("check d --output-format short");
    let expected = "d/e.toml:1:1: error[duplicate-report]: there is another report of 某区第1局 on 2017: d/a.toml\n";
    assert_eq!(said.out.replace('\\', "/"), expected);
}

#[test]
#[cfg(unix)]
fn one_file_under_two_names_is_one_report() {
    let project = Project::new().file("d/a.toml", organ(1));
    std::os::unix::fs::symlink("a.toml", project.path("d/b.toml")).unwrap();
    assert_eq!(project.run("check d").code, 0);
    assert_eq!(project.run("check d/a.toml ./d/a.toml").code, 0);
}

#[test]
fn a_check_that_is_off_tells_of_no_second_report() {
    let text = changed(
        &organ(1),
        "[checks]\n",
        "[checks]\nduplicate-report = \"off\"\n",
    );
    let project = Project::new()
        .file("d/a.toml", organ(1))
        .file("d/b.toml", text);
    assert_eq!(project.run("check d").code, 0);
}
