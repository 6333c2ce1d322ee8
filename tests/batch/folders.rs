//! What is meant by a folder and by a list.

use super::{complaints, organ};
use crate::support::Project;

const FORM: &str = include_str!("../../data/forms/2014.toml");
const SEAL: &str = "seal = 1\nreport = \"x\"\n";

fn paths(project: &Project, words: &str) -> Vec<String> {
    let said = project.run(&format!("check {words} --output-format json"));
    let files = complaints(&said).into_iter();
    files.map(|(path, _)| path).collect()
}

#[test]
fn a_folder_is_every_year_file_below_it_and_nothing_else() {
    let project = Project::new()
        .file("d/z.toml", organ(1))
        .file("d/a/2017.TOML", organ(2))
        .file("d/a/c/名.toml", organ(3))
        .file("d/broken.toml", "year = \"\"\"")
        .file("d/odd.toml", "year = \"二〇一七\"\n")
        .file("d/form.toml", FORM)
        .file("d/district.toml", "[district]\nname = \"某区\"\n")
        .file("d/nothing.toml", "")
        .file("d/report.toml", "formats = [\"docx\"]\n")
        .file("d/z.seal.toml", SEAL)
        .file("d/notes.txt", "2017")
        .file("d/out/2017.toml", organ(4))
        .file("d/a/target/2017.toml", organ(5))
        .file("d/.git/2017.toml", organ(6))
        .file("d/.2017.toml", organ(7));
    let meant = [
        "d/a/2017.TOML",
        "d/a/c/名.toml",
        "d/broken.toml",
        "d/odd.toml",
        "d/z.toml",
    ];
    assert_eq!(paths(&project, "d"), meant);
    // What is named itself is meant.
    assert_eq!(
        paths(&project, "d/out d/.git"),
        ["d/out/2017.toml", "d/.git/2017.toml"]
    );
    assert_eq!(
        paths(&project, "d/z.toml d"),
        [
            "d/z.toml",
            "d/a/2017.TOML",
            "d/a/c/名.toml",
            "d/broken.toml",
            "d/odd.toml"
        ]
    );
}

#[test]
fn a_pattern_that_no_shell_has_resolved_stands_for_what_is_called_so() {
    let project = Project::new()
        .file("甲局/2023.toml", organ(1))
        .file("乙局/2023.toml", organ(2))
        .file("乙局/2024.txt", "")
        .file("a?.toml", organ(3))
        .file("ab.toml", organ(4));
    // No shell stands between the test and the program, as on Windows.
    let both = ["乙局/2023.toml", "甲局/2023.toml"];
    assert_eq!(paths(&project, "*/2023.toml"), both);
    assert_eq!(paths(&project, "?局"), both);
    // Where a name may hold such a sign, the file of that name is meant.
    assert_eq!(paths(&project, "a?.toml"), ["a?.toml"]);
    // What Word lays beside a file that is open is none.
    let open = project
        .file("丙/~$a.toml", "\u{0}")
        .file("丙/a.toml", organ(5));
    assert_eq!(paths(&open, "丙/*.toml"), ["丙/a.toml"]);
    let project = open;
    let said = project.run("check *.docx");
    assert_eq!(
        (said.code, said.err.contains("*.docx")),
        (2, true),
        "{said:?}"
    );
    for command in ["audit", "import", "verify"] {
        let said = project.run(&format!("{command} *.docx"));
        assert_eq!(said.code, 2, "{said:?}");
        assert!(
            said.err.contains("no file is called as *.docx says"),
            "{said:?}"
        );
    }
}

#[test]
fn the_current_folder_is_one_too_and_adds_nothing_to_the_names() {
    let project = Project::new()
        .file("2017.toml", organ(1))
        .file("a/x.toml", organ(2));
    assert_eq!(paths(&project, "."), ["2017.toml", "a/x.toml"]);
}

#[test]
#[cfg(unix)]
fn a_link_that_leads_back_is_not_followed_for_ever() {
    let project = Project::new().file("d/a/2017.toml", organ(1));
    std::os::unix::fs::symlink("..", project.path("d/a/back")).unwrap();
    std::os::unix::fs::symlink("a", project.path("d/b")).unwrap();
    assert_eq!(paths(&project, "d"), ["d/a/2017.toml", "d/b/2017.toml"]);
}

#[test]
fn a_list_names_years_files_and_folders_a_line_each() {
    let project = Project::new()
        .file("2017.toml", organ(1))
        .file("d/x.toml", organ(2))
        .file("a b.toml", organ(3))
        .file("list.txt", "\u{feff}a b.toml\r\n\r\n2017\r\n  d \r\n");
    let listed = ["a b.toml", "2017.toml", "d/x.toml"];
    assert_eq!(paths(&project, "--files-from list.txt"), listed);
    // Chinese names, as an editor on Windows saves them.
    let (bytes, _, _) = encoding_rs::GB18030.encode("名.toml\n");
    let project = project.file("名.toml", organ(4)).file("gbk.txt", &bytes);
    assert_eq!(
        paths(&project, "2017 --files-from gbk.txt"),
        ["2017.toml", "名.toml"]
    );
}

#[test]
fn a_list_comes_by_standard_input() {
    use std::{io::Write as _, process::Stdio};

    let project = Project::new()
        .file("x.toml", organ(1))
        .file("y.toml", organ(2));
    let mut command = project.command("check --files-from - --output-format short");
    command
        .stdin(Stdio::piped())
        .stderr(Stdio::piped())
        .env("LC_ALL", "C.UTF-8");
    let mut child = command.spawn().unwrap();
    child
        .stdin
        .take()
        .unwrap()
        .write_all(b"y.toml\nx.toml\n")
        .unwrap();
    let output = child.wait_with_output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(
        said.contains("共 2 份：") && output.status.success(),
        "{said}"
    );
}

#[test]
fn the_summary_names_a_folder_as_one() {
    let project = Project::new()
        .file("区/a.toml", organ(1))
        .file("区/b/b.toml", organ(2))
        .file("区/c.toml", organ(3))
        .file("区/form.toml", FORM);
    let said = project.run_in("zh_CN.UTF-8", "check 区");
    assert_eq!(
        said.err,
        "文件夹 区：3 份年度文件（另有 1 个 .toml 不是年度文件）\n共 3 份：错误 0，警告 0，提示 0，已豁免 3\n"
    );
    assert_eq!((said.code, said.out.as_str()), (0, ""));
    assert_eq!(project.run("check 区 --quiet").err, "");
}

#[test]
fn a_folder_without_a_year_file_is_told_and_the_rest_is_checked() {
    let project = Project::new()
        .file("e/form.toml", FORM)
        .file("x.toml", organ(1));
    let said = project.run("check e");
    assert!(
        said.err.contains("the folder e holds no year file"),
        "{said:?}"
    );
    assert_eq!((said.code, said.out.as_str()), (2, ""));
    let said = project.run("check e x.toml --output-format json");
    assert_eq!(complaints(&said).len(), 1);
    assert_eq!(said.code, 2);
}
