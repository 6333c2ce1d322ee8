//! `report explain`: what a check means, why, an example, how to mend it.

use std::io::Write;

use anyhow::{Context, bail};
use clap::{Arg, ArgMatches};
use unicode_width::UnicodeWidthStr;

use super::{
    command::{Command, Ready},
    complaint::Message,
    outcome::Outcome,
    self_test,
    words::{Words, flag},
};
use crate::{
    checks,
    diagnostic::{Language, Rule, Text, say::say, terminal},
    language::nearest::nearest,
};

pub(super) const COMMAND: Command = Command {
    name: "explain",
    define,
    parse,
};

fn define(command: clap::Command, words: Words) -> clap::Command {
    command
        .about(words.say(
            "说明一项检查：查什么、为什么、怎么改",
            "Say what a check means, why it matters and how to mend it",
        ))
        .arg(
            Arg::new("check")
                .value_name(words.say("检查", "CHECK"))
                .help(words.say(
                    "检查的名称，如 sum-mismatch；不写则列出全部",
                    "a check's name such as sum-mismatch; all are listed without one",
                )),
        )
        .arg(flag(
            "self-test",
            words.say(
                "运行说明里的例子，看结果与所说的是否一致",
                "run the manual pages' examples and see that they do what is said",
            ),
        ))
}

#[expect(
    clippy::unnecessary_wraps,
    reason = "some commands refuse what was typed"
)]
fn parse(matches: &ArgMatches, language: Language) -> Result<Ready, Message> {
    let name = matches.get_one::<String>("check").cloned();
    let is_self_test = matches.get_flag("self-test");
    Ok(Box::new(move || {
        run(name.as_deref(), is_self_test, language)
    }))
}

fn run(name: Option<&str>, is_self_test: bool, language: Language) -> anyhow::Result<Outcome> {
    let rules = checks::all_rules();
    let asked = match name {
        None => None,
        Some(name) => match rules.iter().find(|rule| rule.name == name) {
            Some(rule) => Some(*rule),
            None => bail!(unknown(name, &rules).into_words(language)),
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
        Some(meant) => say!(
            "没有叫“{name}”的检查，是不是 {meant}？",
            "no check is called {name}; did you mean {meant}?"
        ),
        None => say!(
            "没有叫“{name}”的检查；report explain 列出全部",
            "no check is called {name}; report explain lists all"
        ),
    }
}
