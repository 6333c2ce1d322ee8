//! Figures of a file that states them by dotted keys before all headers.

use crate::support::{Project, world};

/// A year file of such keys with these of its figures and this text.
fn file(figures: &str, body: &str) -> String {
    format!(
        "year = 2013\norgan.name = \"某区某局\"\n{figures}\n[[sections]]\nheading = \"概述\"\nbody = \"{body}\"\n"
    )
}

/// What the file is once its numbers are adopted.
fn adopted(text: &str) -> String {
    let project = Project::new().file("2013.toml", text);
    let said = project.run("check 2013 --adopt");
    assert!(said.code < 2, "{}{}\n{text}", said.out, said.err);
    std::fs::read_to_string(project.path("2013.toml")).unwrap()
}

/// A figure that the text prints, in the ways in which it may be stated before all headers.
const STATED: &[&str] = &[
    "figures.disclosed = { label = \"公开信息\", value = 100, unit = \"条\" }  # 台账\n",
    "figures.disclosed.label = \"公开信息\"\nfigures.disclosed.value = 100\nfigures.disclosed.unit = \"条\"\n",
    "figures . 'disclosed' . value = 100\n",
];

#[test]
fn new_figures_stand_beside_those_that_are_there() {
    let body = "公开信息{{ disclosed }}条。收到申请12件，举办培训8次，其中网上3次，现场5次。";
    let bound = "公开信息{{ disclosed }}条。收到申请{{ 收到申请 }}件，举办培训{{ 举办培训 }}次，\
                 其中网上{{ 举办培训.网上 }}次，现场{{ 举办培训.现场 }}次。";
    let new = "figures.\"收到申请\" = { label = \"收到申请\", value = 12, unit = \"件\" }\n\
               figures.\"举办培训\" = { label = \"举办培训\", value = 8, unit = \"次\", \
               parts = { \"网上\" = 3, \"现场\" = 5 } }\n";
    for figures in STATED {
        let expected = file(&format!("{figures}{new}"), bound);
        let text = adopted(&file(figures, body));
        assert_eq!(text, expected);
        assert!(!world(&text).rules().contains(&"unbound-numeral"), "{text}");
        let windows = adopted(&file(figures, body).replace('\n', "\r\n"));
        assert_eq!(windows, expected.replace('\n', "\r\n"));
    }
    // Under a header, and where there is none, they come as they did.
    let text = adopted(&file("", "收到申请12件。"));
    let section = "\n[figures]\n\"收到申请\" = { label = \"收到申请\", value = 12, unit = \"件\" }\n\n[[sections]]\n";
    assert!(text.contains(section), "{text}");
}

#[test]
fn such_a_figure_gets_the_parts_that_the_text_tells() {
    let body = "公开信息{{ disclosed }}条，其中网站60条，微信40条。";
    for (stated, parts) in [
        (
            STATED[1],
            "figures.disclosed.parts = { \"网站\" = 60, \"微信\" = 40 }\n",
        ),
        (
            "[figures]\ndisclosed.value = 100\ndisclosed.unit = \"条\"\n",
            "disclosed.parts = { \"网站\" = 60, \"微信\" = 40 }\n",
        ),
    ] {
        let text = adopted(&file(stated, body));
        assert!(
            text.contains(&format!("{stated}{parts}\n[[sections]]")),
            "{text}"
        );
        assert!(text.contains("微信{{ disclosed.微信 }}条"), "{text}");
        assert!(!world(&text).rules().contains(&"sum-mismatch"), "{text}");
    }
    let open = adopted(&file(&STATED[1].replace("100", "130"), body));
    assert!(open.contains("figures.disclosed.open = true\n"), "{open}");
}
