//! Expressions and formulas: bounded in work, in memory and in depth.

use super::{errors, on_a_small_stack, saying};
use crate::support::{Project, small};

/// The errors of a text that prints both figures, so that none is unused, and says `body`.
fn in_text(body: &str) -> Vec<String> {
    errors(&saying(&format!("{{{{ a }}}}{{{{ b }}}}{body}")))
}

#[test]
fn what_a_list_could_be_multiplied_by_is_refused() {
    for body in [
        "{{ [1] * 10000000 }}",
        "{{ [range(99999)] * 99999 }}",
        "{{ range(9999) * 99999 }}",
        "{% for i in [1] * 10000000 %}{% endfor %}",
        "{% for i in range(9) * 10000000 %}{% endfor %}",
        "{% for i in range(9) | list * 1000 %}{% endfor %}",
        "{% for i in [[1], [2]] %}{{ i * 10000000 }}{% endfor %}",
        "{% for i in [1], [2] %}{{ i * 10000000 }}{% endfor %}",
        "{% set r = range %}{{ r(9) * 10000000 }}",
        "{% set s = [1] %}{% set s = [s, s] %}{{ s }}",
        "{% set s = (1, 2) %}{% set s = s + s %}{{ s | length }}",
        "{% set s = 1, 2 %}{{ s }}",
        "{% set s = () %}{{ s }}",
        "{% set s = {'a': 1} %}{{ s }}",
        "{{ 'abc'[::-9223372036854775808] }}",
        "{{ note('a', *[1, 2]) }}",
        "{% raw %}{{ \" {% endraw %}{{ [1] * 10000000 }}{# \" }} #}",
    ] {
        is_one_template_error(body);
    }
}

/// The text is told of once, as one that cannot be evaluated.
fn is_one_template_error(body: &str) {
    let errors = in_text(body);
    assert_eq!(errors.len(), 1, "{body}: {errors:?}");
    assert!(
        errors[0].starts_with("template-error"),
        "{body}: {errors:?}"
    );
}

#[test]
fn the_engines_lists_of_namespaces_and_filters_are_not_there() {
    for body in [
        "{% set ns = namespace(s=1) %}{% set ns.s = ns.s + ns.s %}{{ ns.s }}",
        "{{ 'a,b' | split(',') }}",
        "{{ dict(a=1) }}",
        "{{ debug() }}",
    ] {
        is_one_template_error(body);
    }
}

#[test]
fn far_bounds_of_a_range_are_reckoned_with() {
    for (body, is_error) in [
        (
            "{% for i in range(3, 0, -9223372036854775807 - 1) %}{{ i }}{% endfor %}",
            false,
        ),
        (
            "{% for i in range(3, -9223372036854775807 - 1, -1) %}{{ i }}{% endfor %}",
            true,
        ),
        (
            "{% for i in range(9223372036854775807) %}{{ i }}{% endfor %}",
            true,
        ),
        ("{% for i in range(3) %}{{ i }}{% endfor %}", false),
    ] {
        assert_eq!(!in_text(body).is_empty(), is_error, "{body}");
    }
}

#[test]
fn lists_are_gone_through_and_asked_for_their_members() {
    for body in [
        "{% if year in [2016, 2017] %}甲{% endif %}",
        "{{ '甲' if a in [8, 9] and (b not in [1, 2]) else '乙' }}",
        "{% for name in ['甲', '乙'] %}{{ name }}{% endfor %}",
        "{% for i in range(1, 4) if i is odd %}{{ loop.index }}{% endfor %}",
        "{% set word = '甲' %}{{ word ~ '乙' | trim }}",
        "{% raw %}甲{% endraw %}",
        "{% if (a > 1 and (b > 1 or not a == 3)) %}甲{% elif a < 3 %}乙{% else %}丙{% endif %}",
        "{{ note('甲' ~ a ~ '件，' ~ b ~ '件') }}",
    ] {
        assert_eq!(in_text(body), [""; 0], "{body}");
    }
}

#[test]
fn a_figure_may_be_called_range() {
    let text =
        small("[figures]\nrange = 3\n[[sections]]\nheading = \"概述\"\nbody = '{{ range }}件'\n");
    assert_eq!(errors(&text), [""; 0]);
}

/// An expression of about so many words in each of the ways in which one can be long.
fn chains(count: usize) -> Vec<String> {
    let times = |text: &str| text.repeat(count);
    vec![
        format!("{{{{ {}1 }}}}", times("-")),
        format!("{{{{ {}1 }}}}", times("not ")),
        format!("{{{{ 1{} }}}}", times(" + 1")),
        format!("{{{{ a{} }}}}", times(" ~ a")),
        format!("{{{{ 'a'{} }}}}", times(" | upper")),
        format!("{{{{ 1{} }}}}", times(" if 1 else 1")),
        format!("{{{{ 1{} }}}}", times(" is none")),
        format!("{{{{ 1{} }}}}", times(" and 1")),
        format!("{{{{ 1{} }}}}", times(" == 1")),
        format!("{{{{ a{} }}}}", times(".a")),
        format!("{{{{ note{} }}}}", times("('a')")),
        format!("{{{{ {}1{} }}}}", times("("), times(")")),
        format!("{{{{ {}1{} }}}}", times("note("), times(")")),
        format!("{{% if 0 %}}{}{{% endif %}}", times("{% elif 0 %}")),
        format!("{}{}", times("{% if 1 %}"), times("{% endif %}")),
        format!("{}{}", times("{% set x %}"), times("{% endset %}")),
        format!("{}{}", times("{% for x in 'a' %}"), times("{% endfor %}")),
    ]
}

#[test]
fn a_chain_of_operators_is_one_finding_on_a_small_stack() {
    for count in [3_600, 30_000] {
        for body in chains(count) {
            let start: String = body.chars().take(20).collect();
            let errors = in_text(&body);
            assert_eq!(errors.len(), 1, "{start}: {errors:?}");
            assert!(
                errors[0].starts_with("template-error"),
                "{start}: {errors:?}"
            );
        }
    }
}

#[test]
fn the_longest_chain_that_is_read_stands_on_a_small_stack() {
    for count in [28, 95, 120, 195, 390] {
        for body in chains(count) {
            on_a_small_stack(&saying(&body));
        }
    }
}

/// A file with a formula and a claim of this text, over the figure `a`.
fn formula(text: &str) -> String {
    small(&format!(
        "[figures.a]\nlabel = \"甲\"\nvalue = 3\nunit = \"件\"\n\
         [figures.b]\nlabel = \"乙\"\nunit = \"件\"\nformula = \"{text}\"\n\
         [[sections]]\nheading = \"概述\"\n\
         body = '{{{{ a }}}}，{{{{ b }}}}，{{{{ claim(\"{text} == {text}\", \"如此\") }}}}'\n"
    ))
}

#[test]
fn a_formula_of_many_operations_is_a_finding_and_one_of_some_is_none() {
    let sum = |count: usize| format!("a{}", " + a".repeat(count));
    assert_eq!(errors(&formula(&sum(3))), [""; 0]);
    assert_eq!(errors(&formula(&sum(400))), [""; 0]);
    for count in [401, 3_600, 30_000] {
        let errors = errors(&formula(&sum(count)));
        let is_formula = |error: &&String| error.starts_with("template-error a + a");
        assert_eq!(errors.iter().filter(is_formula).count(), 2, "{errors:?}");
    }
}

#[test]
fn numbers_too_long_to_be_reckoned_with_are_told_of() {
    let product = |count: usize| format!("a{}", " * 1000000007 / 998244353".repeat(count));
    assert_eq!(errors(&formula(&product(6))), [""; 0]);
    let errors = errors(&formula(&product(100)));
    let is_formula = |error: &&String| error.starts_with("template-error a * 1000000007");
    assert_eq!(errors.iter().filter(is_formula).count(), 2, "{errors:?}");
}

#[test]
fn loops_of_all_texts_together_are_bounded() {
    let section = "[[sections]]\nheading = \"概述\"\n\
                   body = '{% for i in range(9000) %}甲{% endfor %}'\n";
    let text = small(&section.repeat(20));
    assert!(
        errors(&text)
            .iter()
            .any(|error| error.starts_with("template-error"))
    );
    assert_eq!(errors(&small(section)), ["missing-section "; 0]);
}

#[test]
fn a_name_within_an_escaped_string_is_no_figure() {
    for body in [
        r#"{{ note("x\"y\"z") }}"#,
        r"{{ note('x\'y\'z') }}",
        r#"{{ note("x\\") }}"#,
        r#"{{ note("以\"，\"结尾") }}"#,
    ] {
        assert_eq!(in_text(body), [""; 0], "{body}");
    }
    // A quote behind a backslash that is itself escaped does close.
    let errors = in_text(r#"{{ note("x\\" ~ y) }}"#);
    assert_eq!(errors, ["unknown-figure y"]);
}

/// What the one error of a text says, in English.
fn said(body: &str) -> String {
    let text = saying(&format!("{{{{ a }}}}{{{{ b }}}}{body}"));
    let said = Project::with(&text).run("check 2017");
    said.out + &said.err
}

#[test]
fn a_list_in_the_wrong_place_is_told_apart_from_brackets_and_parentheses() {
    for (body, words) in [
        ("{{ a[\"first\"] }}", "join the parts of an id by dots"),
        ("{{ organ['name'] }}", "join the parts of an id by dots"),
        (
            "{% if year in (2016, 2017) %}甲{% endif %}",
            "in square brackets",
        ),
        (
            "{% for i in (1, 2) %}{{ i }}{% endfor %}",
            "in square brackets",
        ),
        ("{{ [1, 2] }}", "stands only behind in"),
        ("{% set s = (1, 2) %}", "stands only behind in"),
    ] {
        is_one_template_error(body);
        assert!(said(body).contains(words), "{body}: {}", said(body));
    }
    assert_eq!(in_text("{% if (a in [8]) %}甲{% endif %}"), [""; 0]);
}

#[test]
fn a_name_of_the_text_may_be_range() {
    for body in [
        "{% for range in [1, 2] %}{{ range }}{% endfor %}",
        "{% for range in range(3) %}{{ range + 1 }}{% endfor %}",
        "{% set range = 5 %}{{ range }}",
        "{% with range = '甲' %}{{ range ~ '乙' }}{% endwith %}",
        "{% for range in [1] %}{% if range == 1 %}{{ range }}{% endif %}{% endfor %}\
         {% for i in range(2) %}{{ i }}{% endfor %}",
    ] {
        assert_eq!(in_text(body), [""; 0], "{body}");
    }
    // Where the engine may not have come by the declaration, it is the function still.
    for body in [
        "{% for range in [] %}{% else %}{% set f = range %}{{ f(9) }}{% endfor %}",
        "{% if false %}{% set range = 1 %}{% else %}{% set f = range %}{{ f(9) }}{% endif %}",
        "{% if false %}{% set range = 1 %}{% endif %}{% set f = range %}{{ f(9) }}",
        "{% set range %}{% set f = range %}{{ f(9) }}{% endset %}",
        "{% set range = range %}{{ range(9) }}",
        "{% for range in [1] %}{% endfor %}{% set f = range %}{{ f(9) }}",
        "{% for i in [1] %}{% set f = range %}{{ f(9) }}{% set range = 1 %}{% endfor %}",
    ] {
        is_one_template_error(body);
        assert!(
            said(body).contains("stands only behind in"),
            "{body}: {}",
            said(body)
        );
    }
}

#[test]
fn a_slip_in_one_text_leaves_the_others_their_steps() {
    let section = |body: &str| format!("[[sections]]\nheading = \"概述\"\nbody = '{body}'\n");
    let slip = section("{% for i in [1, 2] %}{{ i | wrong }}{% endfor %}");
    let right = section("{% for i in range(900) %}甲{% endfor %}");
    let text = small(&(slip.repeat(60) + &right));
    let found = errors(&text);
    let templates = found
        .iter()
        .filter(|error| error.starts_with("template-error"));
    assert_eq!(templates.count(), 60, "{found:?}");
    assert!(!said("{% for i in [1] %}{{ i | wrong }}{% endfor %}").contains("steps"));
    // A slip behind much work has its price.
    let slip = section("{% for i in range(5000) %}甲{% endfor %}{{ 1 | wrong }}");
    let found = errors(&small(&slip.repeat(9)));
    assert!(
        found
            .iter()
            .all(|error| error.starts_with("template-error")),
        "{found:?}"
    );
    let text = Project::with(&small(&slip.repeat(9))).run("check 2017");
    assert!(text.out.contains("more than 60000 steps"), "{}", text.out);
}

#[test]
fn a_filter_that_is_not_there_is_told_with_those_that_are() {
    for (body, words) in [
        (
            "{% for i in [1] %}{{ i | join }}{% endfor %}",
            "there is no filter join; go through a list item by item",
        ),
        (
            "{{ '甲' | first }}",
            "there is no filter first; go through a list",
        ),
        (
            "{{ '甲' | replace('甲', '乙') }}",
            "there is no filter replace; write the text itself",
        ),
        (
            "{{ a | precent }}",
            "there is no filter precent; there are chinese, grouped, share, change, percent, abs",
        ),
    ] {
        is_one_template_error(body);
        assert!(said(body).contains(words), "{body}: {}", said(body));
    }
}

#[test]
fn a_tag_that_is_not_closed_is_told_as_such() {
    for body in [
        "{{ a }条",
        "{{ a }条，{{ b }}件",
        "{{ a 条，{{ b }}件",
        "{{ a },{{ b }}",
        "{{ a } }条",
        "{{ '甲' }条",
    ] {
        is_one_template_error(body);
        assert!(
            said(body).contains("{{ is not closed: write }} behind it"),
            "{body}: {}",
            said(body)
        );
    }
    let body = "{% if a }条{% endif %}";
    is_one_template_error(body);
    assert!(
        said(body).contains("{% is not closed: write %} behind it"),
        "{}",
        said(body)
    );
    for body in [
        "{{ '}' ~ a ~ '{{' }}",
        "{{ a\n}}",
        "{{ a % 3 }}",
        "{% if a % 3 == 2 %}甲{% endif %}",
    ] {
        assert!(
            !said(body).contains("is not closed"),
            "{body}: {}",
            said(body)
        );
    }
}
