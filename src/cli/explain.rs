//! `report explain`: what a check means, why, an example, how to mend it.

use std::io::Write;

use anyhow::{Context, bail};
use unicode_width::UnicodeWidthStr;

use super::{Outcome, self_test};
use crate::{
    checks,
    diagnostic::{Language, Rule, Text, terminal},
    language::nearest::nearest,
};

pub(super) fn run(
    name: Option<&str>,
    is_self_test: bool,
    language: Language,
) -> anyhow::Result<Outcome> {
    let rules = checks::all_rules();
    let asked = match name {
        None => None,
        Some(name) => match rules.iter().find(|rule| rule.name == name) {
            Some(rule) => Some(*rule),
            None => bail!(unknown(name, &rules).get(language).to_owned()),
        },
    };
    let (text, outcome) = match (asked, is_self_test) {
        (Some(rule), true) => self_test::run(&[rule], language),
        (None, true) => self_test::run(&rules, language),
        (Some(rule), false) => (rule.manual(language).to_owned(), Outcome::Clean),
        (None, false) => (list(&rules, language), Outcome::Clean),
    };
    std::io::stdout()
        .write_all(text.as_bytes())
        .context("stdout")?;
    Ok(outcome)
}

/// Every rule with its weight and the title of its page.
fn list(rules: &[&Rule], language: Language) -> String {
    let width = rules.iter().map(|rule| rule.name.width()).max();
    let mut list = String::new();
    for rule in rules {
        let severity = terminal::severity_name(rule.severity, language);
        let room = width.unwrap_or(0) - rule.name.width();
        let weight = 8_usize.saturating_sub(severity.width());
        list.push_str(rule.name);
        list.extend(std::iter::repeat_n(' ', room + 2));
        list.push_str(severity);
        list.extend(std::iter::repeat_n(' ', weight + 1));
        list.push_str(rule.title(language));
        list.push('\n');
    }
    list
}

fn unknown(name: &str, rules: &[&Rule]) -> Text {
    match nearest(name, rules.iter().map(|rule| rule.name)) {
        Some(meant) => Text::new(
            format!("没有叫“{name}”的检查，是不是 {meant}？"),
            format!("no check is called {name}; did you mean {meant}?"),
        ),
        None => Text::new(
            format!("没有叫“{name}”的检查；report explain 列出全部"),
            format!("no check is called {name}; report explain lists all"),
        ),
    }
}
