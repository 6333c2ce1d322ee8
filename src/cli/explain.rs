//! `report explain`: what a check means, why, an example, how to mend it.

use anyhow::Context as _;
use clap::{Arg, ArgMatches};
use unicode_width::UnicodeWidthStr;

use super::{
    command::{Command, Ready},
    complaint::Message,
    outcome::Outcome,
    self_test, standard_output,
    topics::{self, TOPICS, Topic},
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
            "说明一项检查：查什么、为什么、怎么改；或者讲一个题目",
            "Say what a check means, why it matters and how to mend it, or explain a topic",
        ))
        .arg(
            Arg::new("check")
                .value_name(words.say("检查|题目", "CHECK|TOPIC"))
                .help(words.say(
                    "检查的名称，如 sum-mismatch，或题目，如 year-file；不写则列出全部",
                    "a check's name such as sum-mismatch, or a topic such as year-file; all are listed without one",
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
    Ok(Box::new(move |_| {
        run(name.as_deref(), is_self_test, language)
    }))
}

/// What is to be explained.
enum Asked {
    Everything,
    Check(&'static Rule),
    Topic(&'static Topic),
}

fn run(name: Option<&str>, is_self_test: bool, language: Language) -> anyhow::Result<Outcome> {
    let rules = checks::all_rules();
    let asked = match name {
        None => Asked::Everything,
        Some(name) => {
            found(name, &rules).with_context(|| unknown(name, &rules).into_words(language))?
        }
    };
    let (text, outcome) = match (asked, is_self_test) {
        (Asked::Check(rule), true) => self_test::run(&[rule], language),
        (Asked::Everything, true) => self_test::run(&rules, language),
        (Asked::Check(rule), false) => (rule.manual(language).to_owned(), Outcome::Clean),
        // A topic has no examples of findings.
        (Asked::Topic(topic), _) => (topic.page(language).to_owned(), Outcome::Clean),
        (Asked::Everything, false) => (list(&rules, language), Outcome::Clean),
    };
    standard_output::write(text.as_bytes())?;
    Ok(outcome)
}

fn found(name: &str, rules: &[&'static Rule]) -> Option<Asked> {
    let rule = rules.iter().find(|rule| rule.name == name);
    rule.map(|rule| Asked::Check(rule))
        .or_else(|| topics::named(name).map(Asked::Topic))
}

/// Every rule with its weight and the title of its page, and every topic with its title.
fn list(rules: &[&Rule], language: Language) -> String {
    let names = rules.iter().map(|rule| rule.name);
    let names = names.chain(TOPICS.iter().map(|topic| topic.name));
    let width = names.map(UnicodeWidthStr::width).max().unwrap_or(0);
    let padded = |text: &str, width: usize| {
        let room = width.saturating_sub(text.width());
        format!("{text}{}", " ".repeat(room))
    };
    let rules = rules.iter().map(|rule| {
        let severity = terminal::severity_name(rule.severity, language);
        let (name, severity) = (padded(rule.name, width), padded(severity, WEIGHT_WIDTH));
        format!("{name}  {severity} {}\n", rule.title(language))
    });
    let topics = TOPICS.iter().map(|topic| {
        let name = padded(topic.name, width);
        format!("{name}  {}\n", topic.title(language))
    });
    let heading = Text::new("\n题目：\n", "\nTopics:\n").into_words(language);
    rules.chain([heading]).chain(topics).collect()
}

/// Room for the longest name of a weight.
const WEIGHT_WIDTH: usize = 8;

/// The first checks and topics that have a word as part of their name, or else of their title.
fn holding(word: &str, rules: &[&'static Rule]) -> Vec<&'static str> {
    let word = word.trim().to_lowercase();
    let rules = rules.iter().map(|rule| {
        let titles = [Language::Chinese, Language::English].map(|language| rule.title(language));
        (rule.name, titles)
    });
    let topics = TOPICS.iter().map(|topic| {
        let titles = [Language::Chinese, Language::English].map(|language| topic.title(language));
        (topic.name, titles)
    });
    let all: Vec<_> = rules.chain(topics).collect();
    let named = all
        .iter()
        .filter(|(name, _)| name.split(['-', '_']).any(|part| part == word));
    let named: Vec<&str> = named.map(|(name, _)| *name).collect();
    if word.is_empty() || !named.is_empty() {
        return named;
    }
    let titled = all.iter().filter(|(_, titles)| {
        titles
            .iter()
            .any(|title| title.to_lowercase().contains(&word))
    });
    titled.map(|(name, _)| *name).take(MOST_MEANT).collect()
}

/// So many checks are named in the place of one that is none.
const MOST_MEANT: usize = 5;

fn unknown(name: &str, rules: &[&'static Rule]) -> Text {
    let known = rules.iter().map(|rule| rule.name);
    let known = known.chain(TOPICS.iter().map(|topic| topic.name));
    let meant = holding(name, rules);
    if !meant.is_empty() {
        let meant = meant.join("、");
        return say!(
            "没有叫“{name}”的检查或题目，是不是 {meant}？",
            "no check or topic is called {name}; did you mean {meant}?"
        );
    }
    match nearest(name, known) {
        Some(meant) => say!(
            "没有叫“{name}”的检查或题目，是不是 {meant}？",
            "no check or topic is called {name}; did you mean {meant}?"
        ),
        None => say!(
            "没有叫“{name}”的检查或题目；report explain 列出全部",
            "no check or topic is called {name}; report explain lists all"
        ),
    }
}
