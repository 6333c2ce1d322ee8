//! `report seal`: what is written, when it is refused, and who signs.

mod signatures;
mod signing;
mod traces;
mod verifying;

use crate::support::{Project, REAL};

/// The real report, built.
pub(crate) fn built() -> Project {
    built_of(REAL, "docx,xlsx,html")
}

/// A report, built in these formats.
pub(crate) fn built_of(year_file: &str, formats: &str) -> Project {
    let project = Project::new().file("data/2017.toml", year_file);
    let run = project.run(&format!("build 2017 --format {formats}"));
    assert_eq!(run.code, 0, "{}", run.err);
    project
}

/// The seal of a project as text.
pub(crate) fn seal_of(project: &Project) -> String {
    std::fs::read_to_string(project.path("data/2017.seal.toml")).unwrap()
}

pub(crate) const CHECKER: &str = "seal 2017 --by 李四 --role 审核人 --date 2018-03-02";
