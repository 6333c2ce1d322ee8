//! `--output-format junit`.

use super::{NOTE, SUM, check};

/// A file in which nothing is found.
const SOUND: &str = "year = 2013\n[organ]\nname = \"某区某局\"\n";

#[test]
fn an_error_fails_and_a_waived_one_is_skipped() {
    insta::assert_snapshot!(
        check(&[("2017.toml", SUM)], "junit"),
        @r#"
    <?xml version="1.0" encoding="UTF-8"?>
    <testsuites name="report" tests="2" failures="1" errors="0" skipped="1">
      <testsuite name="2017.toml" tests="2" failures="1" errors="0" skipped="1">
        <testcase classname="2017.toml" name="missing-cell 1:1">
          <skipped message="网页 &lt;未载&gt;"/>
        </testcase>
        <testcase classname="2017.toml" name="sum-mismatch 6:9">
          <failure message="公开, 50% is stated as 10, its parts add up to 9: a difference of 1" type="error">2017.toml:6:9: 公开, 50% is stated as 10, its parts add up to 9: a difference of 1
    the parts: 4 + 5 = 9, which is 1 less than the total
    mend the total or the part that is wrong; if the list names only some parts, write open = true beside the total</failure>
        </testcase>
      </testsuite>
    </testsuites>
    "#
    );
}

#[test]
fn the_counts_are_those_of_the_cases() {
    let text = check(
        &[("a.toml", SUM), ("b.toml", NOTE), ("c.toml", SOUND)],
        "junit",
    );
    let document = roxmltree::Document::parse(&text).unwrap();
    let root = document.root_element();
    let suites: Vec<_> = root
        .children()
        .filter(roxmltree::Node::is_element)
        .collect();
    assert_eq!(suites.len(), 3);
    for node in suites.iter().chain([&root]) {
        let count = |tag| {
            node.descendants()
                .filter(|one| one.has_tag_name(tag))
                .count()
        };
        for (attribute, tag) in [
            ("tests", "testcase"),
            ("failures", "failure"),
            ("errors", "error"),
            ("skipped", "skipped"),
        ] {
            assert_eq!(node.attribute(attribute), Some(&*count(tag).to_string()));
        }
        assert!(count("testcase") > 0);
    }
}

#[test]
fn text_comes_back_as_it_was_but_for_characters_that_xml_forbids() {
    let named = SUM.replace("网页 <未载>", r#"a & 'b' \"c\" ]]>\u0001\u001B\uFFFE\n二"#);
    let text = check(&[("<&>.toml", &named)], "junit");
    let document = roxmltree::Document::parse(&text).unwrap();
    let skipped = document
        .descendants()
        .find(|node| node.has_tag_name("skipped"))
        .unwrap();
    assert_eq!(skipped.attribute("message"), Some("a & 'b' \"c\" ]]>\n二"));
    let case = skipped.parent().unwrap();
    assert_eq!(case.attribute("classname"), Some("<&>.toml"));
}
