//! The formats that a build can write are one list.

use std::collections::BTreeSet;

use report::writers::{FORMATS, format::Write};

use crate::{
    repository::house,
    support::{Project, fonts, small},
};

#[test]
fn a_format_is_named_in_the_list_and_nowhere_else() {
    // What a comparison can be written as is a list of its own; and an option may be called alike.
    let elsewhere = [
        "writers.rs",
        "cli/diff.rs",
        "cli/audit.rs",
        "cli/rollup/options.rs",
    ];
    for file in house::files() {
        let code = file.text.split("#[cfg(test)]\nmod tests").next().unwrap();
        for format in FORMATS {
            let literal = format!("\"{}\"", format.name);
            // A reader knows elements, and no format that is written: one may be called alike.
            let is_named = code.contains(&literal) && !file.path.starts_with("readers/");
            assert!(
                !is_named || elsewhere.contains(&file.path.as_str()),
                "{}: {literal}",
                file.path
            );
        }
    }
}

#[test]
fn every_format_is_built_offered_in_the_help_and_completed() {
    let project = Project::with(&small(""));
    let help = project.run("build --help").out;
    let schema = project.run("schema").out;
    let fonts = format!("--font-dir {}", fonts::folder().display());
    let all = format!("build 2017 --format all {fonts}");
    assert_eq!(project.run(&all).code, 0);
    let built = project.files("out/2017");
    let endings: BTreeSet<&str> = built
        .iter()
        .filter_map(|(name, _)| name.rsplit('.').next())
        .collect();
    assert_eq!(built.len(), FORMATS.len());
    for format in FORMATS {
        let name = format.name;
        assert!(endings.contains(name), "{name}");
        assert!(help.contains(name), "{name}");
        assert!(schema.contains(&format!("\"{name}\"")), "{name}");
        let alone = Project::with(&small(&format!("[report]\nformats = [\"{name}\"]\n")));
        assert_eq!(alone.run(&format!("build 2017 {fonts}")).code, 0);
        assert_eq!(alone.files("out/2017").len(), 1, "{name}");
    }
}

#[test]
fn what_a_build_writes_unasked_is_the_report_and_its_statistics() {
    let usual: Vec<&str> = FORMATS
        .iter()
        .filter(|format| format.is_usual)
        .map(|format| format.name)
        .collect();
    assert_eq!(usual, ["docx", "xlsx"]);
    let listing = FORMATS
        .iter()
        .filter(|one| matches!(one.write, Write::ReportWithFiles(_)));
    assert_eq!(listing.count(), 1);
}

#[test]
fn a_format_that_is_not_known_is_a_finding_at_the_list() {
    let text = small("[report]\nformats = [\"docx\", \"pdg\"]\n");
    let said = Project::with(&text).run("check 2017 --output-format short");
    let expected =
        "2017.toml:5:11: error[wrong-type]: report.formats cannot be [\"docx\", \"pdg\"]";
    assert!(said.out.starts_with(expected), "{}", said.out);
    let project = Project::with(&small("")).file("report.toml", "formats = \"pdg\"\n");
    let said = project.run("check 2017");
    assert_eq!(said.code, 2);
    assert!(
        said.err
            .contains("report.toml:1:11: formats cannot be \"pdg\""),
        "{}",
        said.err
    );
}
