//! Characters that are written with a backslash (`\uFF13`) are replaced with the whole of their writing.

use super::read;
use crate::support::{Project, changed, small};

/// A year file whose one section says this, as it is written between two quotes.
fn saying(body: &str) -> String {
    small(&format!(
        "[figures.a]\nlabel = \"主动公开\"\nvalue = 31\nunit = \"条\"\n\
         [[sections]]\nheading = \"概述\"\nbody = \"{body}\"\n"
    ))
}

#[test]
fn a_mend_replaces_the_whole_writing_of_the_last_character() {
    for (typed, mended) in [
        ("主动公开31条。", "主动公开{{ a }}条。"),
        ("主动公开3\\u0031条。", "主动公开{{ a }}条。"),
        ("主动公开\\u0033\\U00000031条。", "主动公开{{ a }}条。"),
        ("主动公开\\uFF13\\uFF11条。", "主动公开{{ a }}条。"),
        ("主动公开\\uFF5B\\uFF5B a \\uFF5D\\uFF5D", "主动公开{{ a }}"),
        (
            "主动公开\\uFF5B\\uFF5B a \\uFF5D\\uFF5D条。",
            "主动公开{{ a }}条。",
        ),
    ] {
        let text = saying(typed);
        let project = Project::with(&text);
        let said = project.run("check 2017 --fix");
        assert_eq!(said.code, 0, "{}{}", said.out, said.err);
        assert_eq!(read(&project), changed(&text, typed, mended));
    }
}

#[test]
fn a_number_is_adopted_with_the_whole_writing_of_its_last_digit() {
    for typed in ["收到申请\\u0037件。", "收到申请7件。"] {
        let project = Project::with(&saying(&format!("主动公开{{{{ a }}}}条，{typed}")));
        let said = project.run("check 2017 --adopt");
        assert_eq!(said.code, 0, "{}{}", said.out, said.err);
        let text = read(&project);
        assert!(
            text.contains("主动公开{{ a }}条，收到申请{{ 收到申请 }}件。"),
            "{text}"
        );
    }
}

#[test]
fn a_year_moves_on_with_the_whole_writing_of_its_last_digit() {
    for year in ["2017", "201\\u0037", "\\u0032017"] {
        let old = small(&format!(
            "[[sections]]\nheading = \"{year}年概述\"\nbody = \"{year}年无。\"\n"
        ));
        let project = Project::with(&old);
        let said = project.run("new 2018 --from 2017");
        assert_eq!(said.code, 0, "{}{}", said.out, said.err);
        let new = std::fs::read_to_string(project.path("2018.toml")).unwrap();
        for moved in ["heading = \"2018年概述\"", "body = \"2018年无。\""] {
            assert!(new.contains(moved), "{year}\n{new}");
        }
    }
}

#[test]
fn a_finding_marks_the_whole_writing_of_what_it_is_about() {
    for (typed, width) in [("3\\u0030", 7), ("30", 2)] {
        let project = Project::with(&saying(&format!("主动公开{{{{ a }}}}条，其中{typed}条。")));
        let said = project.run("check 2017");
        let carets = "^".repeat(width);
        let marked = format!(" {carets} ");
        assert!(said.out.contains(&marked), "{}", said.out);
    }
}
