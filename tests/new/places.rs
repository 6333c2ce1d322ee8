//! Where the new file says last year's is, and years that are no years.

use super::{filled, next};
use crate::support::{Project, changed};

/// What the file at `new` says of last year's, made by `words`.
fn last(project: &Project, words: &str, new: &str) -> Option<String> {
    let said = project.run(words);
    assert_eq!(said.code, 0, "{words}: {}{}", said.out, said.err);
    let text = std::fs::read_to_string(project.path(new)).unwrap();
    std::fs::remove_file(project.path(new)).unwrap();
    let file: toml::Table = text.parse().unwrap();
    let last = file["report"].as_table().unwrap().get("last")?;
    Some(last.as_str().unwrap().to_owned())
}

#[test]
fn a_file_beside_the_new_one_is_named_plainly_however_the_paths_are_written() {
    let project = Project::new()
        .file("2021.toml", filled(2021))
        .file("民政局.toml", filled(2021));
    let here = project.path("").canonicalize().unwrap();
    let here = here.display();
    for (from, out) in [
        ("./", ""),
        ("", "./"),
        (&format!("{here}/"), ""),
        ("", &format!("{here}/")),
        ("./././", ".//"),
    ] {
        let words = format!("new 2022 --from {from}民政局.toml --out {out}2022.toml");
        let named = last(&project, &words, "2022.toml");
        assert_eq!(named.as_deref(), Some("民政局.toml"), "{words}");
        let words = format!("new 2022 --from {from}2021.toml --out {out}2022.toml");
        assert_eq!(last(&project, &words, "2022.toml"), None, "{words}");
    }
}

#[test]
fn a_file_in_another_folder_is_named_by_the_way_there() {
    let project = Project::new()
        .file("旧/2021.toml", filled(2021))
        .file("新/甲/report.toml", "")
        .file("report.toml", "");
    for (words, new, way) in [
        (
            "new 2022 --from 旧/2021.toml --out 新/2022.toml",
            "新/2022.toml",
            "../旧/2021.toml",
        ),
        (
            "new 2022 --from ./旧/2021.toml --out 2022.toml",
            "2022.toml",
            "旧/2021.toml",
        ),
        (
            "new 2022 --from 旧/2021.toml --out 新/甲/2022.toml",
            "新/甲/2022.toml",
            "../../旧/2021.toml",
        ),
    ] {
        assert_eq!(last(&project, words, new).as_deref(), Some(way), "{words}");
    }
    assert_eq!(
        project
            .run("new 2022 --from 旧/2021.toml --out 新/2022.toml")
            .code,
        0
    );
    let said = project.run("check 新/2022.toml");
    assert!(!said.out.contains("unreadable-file"), "{}", said.out);
}

#[test]
#[cfg(unix)]
fn a_link_to_the_folder_leads_to_the_same_one() {
    let project = Project::new().file("真/2021.toml", filled(2021));
    std::os::unix::fs::symlink("真", project.path("链")).unwrap();
    for (from, out) in [("链", "真"), ("真", "链"), ("链", "链")] {
        let words = format!("new 2022 --from {from}/2021.toml --out {out}/2022.toml");
        assert_eq!(last(&project, &words, "真/2022.toml"), None, "{words}");
    }
}

#[test]
fn the_digits_of_an_escaped_character_are_no_year() {
    for (label, moved) in [
        (r#""\u2021年访问""#, r#""\u2021年访问""#),
        (r#""\U00002021年访问""#, r#""\U00002021年访问""#),
        (r#""\u20212021年访问""#, r#""\u20212022年访问""#),
        (r#"" \t2021\u5e74访问\\""#, r#"" \t2022\u5e74访问\\""#),
        (r#""\u0032021年访问""#, r#""2022年访问""#),
        (r"'\u2021年访问'", r"'\u2022年访问'"),
    ] {
        let old = changed(&filled(2021), "\"2021年网站访问\"", label);
        let (_, text) = next(&old, 2021);
        assert!(
            text.contains(&format!("label = {moved}\n")),
            "{label}: {text}"
        );
    }
    let body = changed(
        &filled(2021),
        "body = \"2021年1月1日",
        "body = \"\\u2021年1月1日",
    );
    let (_, text) = next(&body, 2021);
    assert!(
        text.contains("body = \"\\u2021年1月1日至2022年12月31日"),
        "{text}"
    );
}
