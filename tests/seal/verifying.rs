//! Whether what was sealed still holds.

use super::{CHECKER, built, built_of, seal_of};
use crate::support::{Project, REAL, changed, small};

/// The findings of a run in the short format, the places left out.
fn told(project: &Project, words: &str) -> (i32, Vec<String>) {
    let run = project.run(&format!("{words} --output-format short"));
    let lines = run.out.lines().map(|line| {
        let found = line
            .split_once("seal-broken")
            .map_or(line, |(_, found)| found);
        found.to_owned()
    });
    (run.code, lines.collect())
}

fn flipped(project: Project, file: &str) -> Project {
    let mut bytes = std::fs::read(project.path(file)).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    project.file(file, bytes)
}

const VERIFY: &str = "seal --verify 2017";

#[test]
fn a_seal_of_what_has_not_changed_holds() {
    let project = built();
    assert_eq!(project.run(CHECKER).code, 0);
    let run = project.run(VERIFY);
    assert_eq!((run.code, run.out.as_str()), (0, ""), "{}", run.err);
    assert!(
        run.err.contains("sealed by 李四 (审核人, 2018-03-02)"),
        "{}",
        run.err
    );
    let run = project.run("check 2017");
    assert!(!run.out.contains("seal-broken"), "{}", run.out);
}

#[test]
fn a_flipped_bit_in_each_written_file_is_named() {
    let project = built_of(REAL, "docx,xlsx,html,xls,doc");
    assert_eq!(project.run(CHECKER).code, 0);
    let mut project = project;
    let files = project.files("out/2017");
    assert_eq!(files.len(), 5);
    for (name, bytes) in files {
        let path = format!("out/2017/{name}");
        project = flipped(project, &path);
        let (code, found) = told(&project, VERIFY);
        assert_eq!((code, found.len()), (1, 1), "{found:?}");
        assert!(
            found[0].contains(&format!("the written file {name} is not what was sealed")),
            "{found:?}"
        );
        let (code, warned) = told(&project, "check 2017");
        assert_eq!((code, warned.len()), (0, 1), "{warned:?}");
        project = project.file(&path, bytes);
    }
    std::fs::remove_dir_all(project.path("out")).unwrap();
    let (_, found) = told(&project, VERIFY);
    assert_eq!(found.len(), 5, "{found:?}");
    assert!(found[0].contains("there is no such file now"), "{found:?}");
    // A check does not ask for files that nobody keeps here.
    assert_eq!(told(&project, "check 2017"), (0, Vec::new()));
}

#[test]
fn each_file_that_the_result_depends_on_is_named() {
    let last = "year = 2016\n[organ]\nname = \"某区某局\"\n";
    let middle = "[report]\nform = \"ours.toml\"\n[figures]\nlisted = { label = \"公开信息\", value = 3, unit = \"条\" }\n[[sections]]\nheading = \"概述\"\nbody = \"公开信息{{ listed }}条，见附件。\"\n[[attachments]]\ntitle = \"附件\"\nkind = \"file\"\npath = \"own.pdf\"\n";
    let form = include_str!("../../data/forms/2014.toml");
    let mut project = Project::new()
        .file("data/2016.toml", last)
        .file("data/ours.toml", form)
        .file("data/own.pdf", "%PDF-1.4 as it was")
        .file("data/report.toml", "[checks]\nunused-figure = \"off\"\n")
        .file("data/2017.toml", small(middle));
    let run = project.run("build 2017 --format xlsx,html");
    assert_eq!(run.code, 0, "{}{}", run.out, run.err);
    let run = project.run(CHECKER);
    assert_eq!(run.code, 0, "{}{}", run.out, run.err);
    for (file, words) in [
        ("2016.toml", "last year's file 2016.toml"),
        ("ours.toml", "the form ours.toml"),
        ("own.pdf", "the attachment own.pdf"),
        ("report.toml", "the settings report.toml"),
        ("2017.toml", "the year file 2017.toml"),
    ] {
        let path = format!("data/{file}");
        let bytes = std::fs::read(project.path(&path)).unwrap();
        project = project.file(&path, [bytes.as_slice(), b"\n# later\n"].concat());
        let (code, found) = told(&project, VERIFY);
        assert_eq!((code, found.len()), (1, 1), "{file}: {found:?}");
        assert!(
            found[0].contains(&format!("{words} is not what was sealed")),
            "{found:?}"
        );
        project = project.file(&path, bytes);
    }
    std::fs::remove_file(project.path("data/2016.toml")).unwrap();
    let (_, found) = told(&project, VERIFY);
    assert!(
        found[0].contains("last year's file 2016.toml is not what was sealed"),
        "{found:?}"
    );
    assert!(found[0].contains("there is no such file now"), "{found:?}");
}

#[test]
fn a_changed_reason_of_a_waiver_is_named_with_both() {
    let project = built();
    assert_eq!(project.run(CHECKER).code, 0);
    let other = changed(REAL, "其余不予推测", "其余另查");
    let project = project.file("data/2017.toml", other);
    let (code, found) = told(&project, VERIFY);
    assert_eq!(code, 1);
    let of_waiver: Vec<&String> = found
        .iter()
        .filter(|line| line.contains("the reason of"))
        .collect();
    assert_eq!(of_waiver.len(), 1, "{found:?}");
    assert!(
        of_waiver[0].contains("其余不予推测") && of_waiver[0].contains("其余另查"),
        "{of_waiver:?}"
    );
    assert_eq!(found.len(), 2, "the year file and the reason: {found:?}");
}

#[test]
fn a_changed_figure_is_told_by_the_set_of_figures() {
    let project = built();
    assert_eq!(project.run(CHECKER).code, 0);
    // A part and the total together: all sums hold.
    let other = changed(
        &changed(REAL, "value = 120", "value = 121"),
        "value = 592",
        "value = 593",
    );
    let project = project.file("data/2017.toml", other);
    let (_, found) = told(&project, VERIFY);
    assert!(
        found
            .iter()
            .any(|line| line.contains("the set of figures is not what was sealed")),
        "{found:?}"
    );
}

#[test]
fn a_seal_that_cannot_be_read_is_a_finding_at_its_line() {
    let project = built();
    assert_eq!(project.run(CHECKER).code, 0);
    let whole = seal_of(&project);
    for (old, new, line, said) in [
        ("year = 2017", "year = 2017 = 3", 5, "unexpected"),
        ("year = 2017", "yaer = 2017", 5, "unknown field"),
        (
            "version = 1",
            "version = 9",
            2,
            "a later version of the program wrote it",
        ),
        ("by = \"李四\"\n", "", 0, "missing field"),
    ] {
        let project = Project::new()
            .file("data/2017.toml", REAL)
            .file("data/2017.seal.toml", changed(&whole, old, new));
        for (command, code) in [(VERIFY, 1), ("check 2017", 0), ("build 2017", 0)] {
            let run = project.run(&format!("{command} --output-format short"));
            assert_eq!(run.code, code, "{}{}", run.out, run.err);
            assert!(
                run.out.contains("the seal cannot be read"),
                "{new}: {}",
                run.out
            );
            let at = format!("data/2017.seal.toml:{line}:");
            assert!(line == 0 || run.out.contains(&at), "{new}: {}", run.out);
            assert!(run.out.contains(said), "{new}: {}", run.out);
        }
    }
    let project = Project::new()
        .file("data/2017.toml", REAL)
        .file("data/2017.seal.toml", b"\0\xFF\xFE");
    assert!(project.run(VERIFY).out.contains("it is no text"));
}

#[test]
fn a_build_says_what_it_wrote_other_than_was_sealed() {
    let project = built();
    assert_eq!(project.run(CHECKER).code, 0);
    let run = project.run("build 2017 --format docx,xlsx,html");
    assert!(!run.err.contains("sealed"), "{}", run.err);
    let other = changed(
        &changed(REAL, "value = 120", "value = 121"),
        "value = 592",
        "value = 593",
    );
    let project = project.file("data/2017.toml", other);
    let run = project.run("build 2017 --format docx,xlsx,html");
    assert_eq!(run.code, 0);
    assert!(run.out.contains("warning[seal-broken]"), "{}", run.out);
    assert!(
        run.err.contains(
            "has to be sealed again: 北京市东城区民政局2017年政府信息公开年度报告.docx, "
        ),
        "{}",
        run.err
    );
}

#[test]
fn settings_silence_the_warning_and_not_the_verdict() {
    let project = built_of(
        &(REAL.to_owned() + "\n[checks]\nseal-broken = \"off\"\n"),
        "xlsx",
    );
    assert_eq!(project.run(CHECKER).code, 0);
    let bytes = std::fs::read_to_string(project.path("data/2017.toml")).unwrap();
    let project = project.file("data/2017.toml", bytes + "# later\n");
    assert_eq!(told(&project, "check 2017"), (0, Vec::new()));
    assert_eq!(told(&project, VERIFY).0, 1);
}

#[test]
fn a_seal_leads_to_no_other_folder() {
    let project = built();
    assert_eq!(project.run(CHECKER).code, 0);
    let name = "北京市东城区民政局2017年政府信息公开年度报告.docx";
    let seal = changed(&seal_of(&project), name, "../../data/2017.toml");
    let project = project.file("data/2017.seal.toml", seal);
    let (_, found) = told(&project, VERIFY);
    assert!(
        found
            .iter()
            .any(|line| line.contains("there is no such file")),
        "{found:?}"
    );
}

#[test]
fn without_a_seal_there_is_nothing_to_verify() {
    let project = built();
    let run = project.run(VERIFY);
    assert_eq!(run.code, 2);
    assert!(
        run.err.contains("nobody has sealed this report"),
        "{}",
        run.err
    );
}
