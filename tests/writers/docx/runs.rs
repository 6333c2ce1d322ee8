//! Runs of text: which face their characters have, what breaks and tabs become.

use report::{document::inline::Inline, writers::docx::write};

use super::{
    reading::{WORD, is, part},
    sample::{figure, small, text_inline},
};

/// The text part of a report of one line.
fn body(content: Vec<Inline>) -> String {
    part(&write(&small(content)).unwrap(), "word/document.xml")
}

#[test]
fn only_characters_of_two_faces_are_said_to_be_chinese() {
    let hinted = |text: &str| {
        let body = body(vec![text_inline(text)]);
        let tree = roxmltree::Document::parse(&body).unwrap();
        let mut runs = tree.descendants().filter(|node| is(*node, "r"));
        let run = runs
            .find(|run| run.descendants().any(|node| node.text() == Some(text)))
            .unwrap();
        let fonts = run.descendants().find(|node| is(*node, "rFonts"));
        fonts.is_some_and(|fonts| fonts.attribute((WORD, "hint")) == Some("eastAsia"))
    };
    for both in ["“政务”", "2016—2017", "甲·乙", "①"] {
        assert!(hinted(both), "{both}");
    }
    for one in [
        "主动公开592条。",
        "（一）",
        "http://www.bjdch.gov.cn",
        "％＋",
    ] {
        assert!(!hinted(one), "{one}");
    }
}

#[test]
fn no_control_stands_around_a_figure_that_is_not_reported() {
    let controls = |printed: &str| {
        let mut document = small(vec![figure("a", "甲", printed)]);
        document.style.controls = Some(true);
        let body = part(&write(&document).unwrap(), "word/document.xml");
        let tree = roxmltree::Document::parse(&body).unwrap();
        tree.descendants().filter(|node| is(*node, "sdt")).count()
    };
    assert_eq!((controls(""), controls("0")), (0, 1));
}

#[test]
fn a_line_end_breaks_the_line_and_a_tab_stays_one() {
    let body = body(vec![text_inline("附件：1.\t统计表\n2.\t解释")]);
    let tree = roxmltree::Document::parse(&body).unwrap();
    let is_part = |node: &roxmltree::Node| ["t", "tab", "br"].iter().any(|name| is(*node, name));
    let in_runs = |node: &roxmltree::Node| node.parent().is_some_and(|run| is(run, "r"));
    let parts: Vec<&str> = tree
        .descendants()
        .filter(|node| is_part(node) && in_runs(node))
        .map(|node| node.text().unwrap_or(node.tag_name().name()))
        .collect();
    assert_eq!(
        parts,
        ["附件：1.", "tab", "统计表", "br", "2.", "tab", "解释"]
    );
}
