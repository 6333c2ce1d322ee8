//! Findings in the formats that other programs read.

mod explain;
mod github;
mod junit;
mod sarif;
mod transcript;

use crate::support::Project;

/// A part is missing from the sum; the empty form is waived.
const SUM: &str = r#"year = 2017
[organ]
name = "某区某局"
[figures.disclosed]
label = "公开, 50%"
value = 10
[figures.disclosed.parts]
web = { label = "网站", value = 4 }
paper = { label = "报刊", value = 5 }
[[waivers]]
check = "missing-cell"
at = "table"
reason = "网页 <未载>"
"#;

/// The same figure typed twice into the text, where it should be referred to.
const NUMERALS: &str = r#"year = 2017
[organ]
name = "某区某局"
[figures.disclosed]
label = "公开"
value = 10
[[sections]]
heading = "概述"
body = "公开10条，又公开10条。"
[[waivers]]
check = "missing-cell"
at = "table"
reason = "例"
[checks]
missing-content = "off"
"#;

/// A number in full-width digits: a note.
const NOTE: &str = r#"year = 2017
[organ]
name = "某区某局"
[figures.disclosed]
label = "公开"
value = "１２"
[[waivers]]
check = "missing-cell"
at = "table"
reason = "例"
"#;

/// What `report check --quiet` with these files and this format writes to standard output.
fn check(files: &[(&str, &str)], format: &str) -> String {
    let project = files.iter().fold(Project::new(), |project, (name, text)| {
        project.file(name, text)
    });
    let output = project
        .command("check --quiet --lang en --output-format")
        .arg(format)
        .args(files.iter().map(|(name, _)| name))
        .output()
        .unwrap();
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn several_formats_come_out_of_one_run() {
    let project = Project::with(SUM);
    let said = project.run(
        "check 2017.toml --quiet --output-format short --output-format sarif=out/report.sarif \
         --output-format junit=out/report.xml",
    );
    assert_eq!(
        said.out,
        "2017.toml:6:9: error[sum-mismatch]: 公开, 50% is stated as 10, its parts add up to 9: \
         a difference of 1\n"
    );
    let written = |name| std::fs::read_to_string(project.path(name)).unwrap();
    let files = [("2017.toml", SUM)];
    assert_eq!(written("out/report.sarif"), check(&files, "sarif"));
    assert_eq!(written("out/report.xml"), check(&files, "junit"));
}
