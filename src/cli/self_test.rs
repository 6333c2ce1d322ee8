//! `report explain --self-test`: the manual pages' examples, run and judged.

use std::{ffi::OsStr, path::Path};

use super::outcome::Outcome;
use crate::{
    checks::{
        self,
        support::example::{self, Example},
    },
    compile::{self, Governing, Unread, World},
    diagnostic::{Language, Rule, Text},
    seal::{
        self,
        broken::{self, Lying},
    },
    source::Source,
    writers::pdf::missing_face::MissingFace,
};

/// Runs the examples of `rules` in both languages: a line each, and a total.
pub(super) fn run(rules: &[&'static Rule], language: Language) -> (String, Outcome) {
    let lines: Vec<Line> = rules
        .iter()
        .flat_map(|rule| [(*rule, "zh", rule.manual_zh), (*rule, "en", rule.manual_en)])
        .flat_map(|(rule, tag, page)| page_lines(rule, tag, page))
        .collect();
    let held = lines.iter().filter(|line| line.holds).count();
    let total = lines.len();
    let sum = Text::new(
        format!("{total} 个例子，{held} 个一致"),
        format!("{held} of {total} examples hold"),
    );
    let text = lines
        .iter()
        .map(|line| &line.text)
        .chain([&sum])
        .flat_map(|text| [text.get(language), "\n"])
        .collect();
    let outcome = if held == total {
        Outcome::Clean
    } else {
        Outcome::Findings
    };
    (text, outcome)
}

/// What is said about one example.
struct Line {
    holds: bool,
    text: Text,
}

/// The examples of one page, and a line for a kind of which it has none.
fn page_lines(rule: &'static Rule, tag: &str, page: &str) -> Vec<Line> {
    // Its examples are sentences of finished files or of several, which no year file is.
    if checks::is_of_other_files(rule) {
        return Vec::new();
    }
    let word = |fails| if fails { "fails" } else { "passes" };
    let examples = example::examples(page);
    let mut lines: Vec<Line> = examples
        .iter()
        .map(|example| {
            let verdict = judge(rule, example);
            let holds = verdict.is_none();
            let said = verdict.unwrap_or_else(|| Text::new("一致", "holds"));
            let at = format!("{tag}:{} {}", example.line, word(example.fails));
            line(holds, rule, &at, &said)
        })
        .collect();
    for fails in [true, false] {
        if !examples.iter().any(|example| example.fails == fails) {
            let said = Text::new("没有例子", "there is no example");
            lines.push(line(false, rule, &format!("{tag} {}", word(fails)), &said));
        }
    }
    lines
}

fn line(holds: bool, rule: &Rule, at: &str, said: &Text) -> Line {
    let line = |language| format!("{} {at}: {}", rule.name, said.get(language));
    Line {
        holds,
        text: Text::new(line(Language::Chinese), line(Language::English)),
    }
}

/// The world of an example: an own form, a seal, and last year's file, whatever it is called, where
/// its page shows them.
struct Page<'a> {
    example: &'a Example,
}

impl Page<'_> {
    fn text(&self, file: &Path) -> Option<&str> {
        if file == Path::new(example::FORM) {
            self.example.form.as_deref()
        } else if seal::is_called_so(file) {
            self.example.seal.as_deref()
        } else if file.extension() != Some(OsStr::new("toml")) {
            None
        } else {
            self.example.last.as_deref()
        }
    }
}

impl World for Page<'_> {
    fn read(&self, file: &Path) -> Result<Vec<u8>, Unread> {
        let bytes = self.text(file).map(|text| text.as_bytes().to_vec());
        bytes.ok_or(Unread::Missing)
    }

    fn configuration(&self, _: &Path) -> Option<Governing> {
        None
    }
}

/// What an example does other than its page says.
fn judge(rule: &Rule, example: &Example) -> Option<Text> {
    let Ok(source) = Source::new("example.toml", example.year_file.as_bytes()) else {
        return Some(Text::new("不是文本", "it is no text"));
    };
    let world = Page { example };
    let mut checked = compile::compile(&world, source);
    if checks::ON_REQUEST
        .iter()
        .any(|check| check.rule.name == rule.name)
    {
        checked.list_on_request();
    }
    if let Some(report) = &checked.report {
        let missing = MissingFace::beyond_standard(&report.style);
        checked.tell_missing_faces(&missing);
    }
    if let Some(held) = broken::held(&world, &mut checked, &|_, _| Lying::Unseen, None) {
        checked.tell(held.findings);
    }
    let found: Vec<&str> = checked
        .findings
        .iter()
        .filter(|finding| finding.waived.is_none())
        .map(|finding| finding.rule.name)
        .collect();
    let expected = if example.fails {
        vec![rule.name]
    } else {
        Vec::new()
    };
    (found != expected).then(|| {
        let found = if found.is_empty() {
            Text::new("没有问题", "nothing")
        } else {
            Text::same(found.join(", "))
        };
        Text::new(
            format!("不一致，查出：{}", found.get(Language::Chinese)),
            format!("does not hold, found: {}", found.get(Language::English)),
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks;

    #[test]
    fn an_example_that_does_other_than_it_says_is_named() {
        let rule = checks::all_rules()
            .into_iter()
            .find(|rule| rule.name == "sum-mismatch")
            .unwrap();
        let page = "```toml fails\n```\n";
        let said: Vec<String> = page_lines(rule, "en", page)
            .iter()
            .map(|line| line.text.get(Language::English).to_owned())
            .collect();
        assert_eq!(
            said,
            [
                "sum-mismatch en:1 fails: does not hold, found: nothing",
                "sum-mismatch en passes: there is no example",
            ]
        );
    }
}
