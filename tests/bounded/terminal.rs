//! What a person sees is what is there: no character of a file steers the terminal.

use crate::support::{Project, changed, small};

/// A file whose labels hold an escape sequence and a directional override, with a sum that fails.
fn steering() -> String {
    small(
        "[figures.a]\nlabel = \"甲\\u001b]0;owned\\u0007\\u202e乙\\u009b31m\"\nvalue = 3\n\
         [figures.a.parts]\nb = { label = \"\\u001b[2J丙\\r丁\", value = 1 }\nc = 1\n",
    )
}

/// The characters of a text that would steer a terminal.
fn steers(text: &str) -> Vec<char> {
    let steers = |character: &char| {
        character.is_control() && *character != '\n'
            || matches!(character, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{200E}' | '\u{200F}')
    };
    text.chars().filter(steers).collect()
}

#[test]
fn no_character_of_a_file_steers_the_terminal() {
    let later = changed(&steering(), "value = 3", "value = 2");
    let project = Project::with(&steering()).file("2018.toml", later);
    for words in [
        "check 2017.toml",
        "check 2017.toml --output-format short",
        "check 2017.toml --output-format github",
        "check 2017.toml --verbose",
        "diff 2017.toml 2018.toml",
        "diff 2017.toml 2018.toml --output-format md",
        "build 2017.toml --draft",
    ] {
        let said = project.run(words);
        assert_eq!(steers(&said.out), [], "{words}: {}", said.out);
        assert_eq!(steers(&said.err), [], "{words}: {}", said.err);
        if said.out.contains('甲') {
            assert!(
                said.out.contains("甲␛]0;owned␇\\u{202E}乙\\u{009B}31m"),
                "{words}: {}",
                said.out
            );
        }
    }
}

#[test]
fn names_of_files_and_values_of_options_do_not_either() {
    let project = Project::new().file("a\u{1b}[31m\u{202e}.toml", steering());
    for words in [
        "check a\u{1b}[31m\u{202e}.toml",
        "check a\u{1b}[31m\u{202e}.toml --output-format short",
        "check b\u{1b}[31m.toml",
        "check a.toml --output-format \u{1b}[31m",
        "check a.toml --\u{1b}[31m",
        "\u{1b}[31m",
        "explain \u{1b}[31m",
        "forms \u{1b}[31m",
    ] {
        for locale in ["en_US.UTF-8", "zh_CN.UTF-8"] {
            let said = project.run_in(locale, words);
            assert_eq!(steers(&said.out), [], "{words}: {}", said.out);
            assert_eq!(steers(&said.err), [], "{words}: {}", said.err);
        }
    }
}

#[test]
fn a_caret_stands_under_its_character_behind_signs() {
    let body = "甲\u{200f}乙\u{61c}丙共592件。";
    let text = small(&format!(
        "[[sections]]\nheading = \"概述\"\nbody = '{body}'\n"
    ));
    let said = Project::with(&text).run("check 2017.toml");
    let lines: Vec<&str> = said.out.lines().collect();
    let finding = lines
        .iter()
        .position(|line| line.contains("[unbound-numeral]"))
        .unwrap();
    let source = lines[finding..]
        .iter()
        .position(|line| line.contains("共592件"))
        .unwrap();
    let (before, _) = lines[finding + source].split_once("592").unwrap();
    let (marked, _) = lines[finding + source + 1].split_once("^^^").unwrap();
    let width = |text: &str| -> usize {
        text.chars()
            .map(|c| {
                if c.is_ascii() || c == '\u{FFFD}' || c == '¤' {
                    1
                } else {
                    2
                }
            })
            .sum()
    };
    assert_eq!(width(before), width(marked), "{}", said.out);
    assert!(before.contains("甲\u{FFFD}乙¤丙"), "{}", said.out);
}

#[test]
fn formats_for_programs_keep_what_is_there() {
    let said = Project::with(&steering()).run("check 2017.toml --output-format json");
    assert!(said.out.contains(r"\u001b]0;owned\u0007"), "{}", said.out);
}

#[test]
fn findings_beyond_a_thousand_are_counted_and_not_drawn() {
    let figures = |count: usize| -> String {
        let figures = (0..count).map(|index| format!("f{index} = \"x\"\n"));
        small(&format!("[figures]\n{}", figures.collect::<String>()))
    };
    let drawn = |count: usize, format: &str| {
        let said = Project::with(&figures(count))
            .run(&format!("check 2017.toml --output-format {format}"));
        let found =
            said.out.matches("[invalid-value]").count() + said.out.matches("[wrong-type]").count();
        (found, said.out.contains("more findings are not drawn"))
    };
    let (few, is_cut) = drawn(20, "human");
    assert!(few >= 20 && !is_cut, "{few}");
    let (many, is_cut) = drawn(1_500, "human");
    assert!(many <= 1_000 && is_cut, "{many}");
    let (all, is_cut) = drawn(1_500, "short");
    assert!(all >= 1_500 && !is_cut, "{all}");
}

#[test]
fn a_long_line_is_cut_around_the_place_and_keeps_its_column() {
    let body = format!(
        "{}共592件。{}",
        "情况正常，".repeat(5_000),
        "情况正常，".repeat(5_000)
    );
    let text = small(&format!(
        "[[sections]]\nheading = \"概述\"\nbody = '{body}'\n"
    ));
    let said = Project::with(&text).run("check 2017.toml");
    // `body = '` and 25,000 characters stand before 共.
    assert!(said.out.contains("2017.toml:6:25010"), "{}", said.out);
    assert!(said.out.contains("共592件"), "{}", said.out);
    assert!(said.out.len() < 5_000, "{}", said.out.len());
}
