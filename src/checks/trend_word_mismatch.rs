//! `trend-word-mismatch`: 增长, 下降 or 持平 where the figure moved the other way.

use super::support::{
    check::{Check, Run},
    needs::Needs,
    wording,
};
use crate::{
    diagnostic::{Diagnostic, Place, Rule, Severity, Text},
    language::{stretch::Stretch as _, word_table::starts_with},
    model::{
        Report,
        text::{FlatText, Print},
        typed_text::TypedText,
    },
};

pub(super) static RULE: Rule = Rule {
    name: "trend-word-mismatch",
    severity: Severity::Error,
    since: "0.1.0",
    manual_zh: include_str!("trend_word_mismatch.zh.md"),
    manual_en: include_str!("trend_word_mismatch.en.md"),
};

pub(super) const CHECK: Check = Check {
    rule: &RULE,
    needs: Needs::Text,
    run: Run::OnTexts(run),
};

/// How far before a figure its word of trend may stand, in characters.
const REACH: usize = 8;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Trend {
    Rise,
    Fall,
    Level,
}

impl Trend {
    /// Which way a figure went that compares so with last year's.
    fn of(now: std::cmp::Ordering) -> Self {
        match now {
            std::cmp::Ordering::Greater => Self::Rise,
            std::cmp::Ordering::Less => Self::Fall,
            std::cmp::Ordering::Equal => Self::Level,
        }
    }
}

const WORDS: &[(&str, Trend)] = &[
    ("增长", Trend::Rise),
    ("增加", Trend::Rise),
    ("上升", Trend::Rise),
    ("上涨", Trend::Rise),
    ("提高", Trend::Rise),
    ("下降", Trend::Fall),
    ("减少", Trend::Fall),
    ("降低", Trend::Fall),
    ("下滑", Trend::Fall),
    ("持平", Trend::Level),
];

/// Names of a change, whose number may bear the sign: 增速-4.5%. That of a fall may not.
const NAMES: &[(&str, Trend)] = &[
    ("增速", Trend::Rise),
    ("增幅", Trend::Rise),
    ("涨幅", Trend::Rise),
    ("升幅", Trend::Rise),
    ("降幅", Trend::Fall),
    ("减幅", Trend::Fall),
    ("跌幅", Trend::Fall),
];

fn run(report: &Report, texts: &[TypedText<'_>], findings: &mut Vec<Diagnostic>) {
    for text in texts {
        for (at, print) in &text.flat.figures {
            findings.extend(check(report, text, *at, print));
        }
    }
}

/// A finding where the word before a figure of change goes against the change's sign, or a
/// negative number stands behind it.
fn check(report: &Report, text: &TypedText<'_>, at: usize, print: &Print) -> Option<Diagnostic> {
    let id = print.figure;
    if print.derived.is_some() {
        return None;
    }
    let figure = report.figures.get(id);
    let (word, start, said) = word_before(&text.flat, at)?;
    let derivation = report.obligations.formula_of(id).map(|(_, one)| one);
    let actual = derivation
        .and_then(|one| one.direction(&report.figures))
        .map(Trend::of);
    // 下降-4.5% says it twice, 增长-4.5% the contrary of what it prints.
    let prints_negative = print.text.starts_with(['-', '－', '−']);
    let is_name = NAMES.iter().any(|(name, _)| *name == word);
    if is_name && said == Trend::Rise && prints_negative {
        return None;
    }
    let doubles = said != Trend::Level && prints_negative && actual.is_none_or(|way| way == said);
    if !doubles && actual.is_none_or(|way| way == said) {
        return None;
    }
    let actual = actual.unwrap_or(said);
    let members = derivation.map_or_else(Vec::new, |one| one.formula.members());
    let range = start..start + word.len();
    // A word that an expression printed has no place of its own.
    let typed = text.flat.typed_range(range.clone());
    let place: Place = typed.map(|_| text.place(range)).or(figure.place)?;
    let right = match actual {
        Trend::Rise => ("增长", "a rise"),
        Trend::Fall => ("下降", "a fall"),
        Trend::Level => ("持平", "no change"),
    };
    let label = &figure.label;
    if doubles {
        let printed = figure.value?;
        return Some(
            Diagnostic::new(
                &RULE,
                Text::new(
                    format!("“{word}”后面会印出 {printed}，负号和“{word}”重复"),
                    format!("{word} would be followed by {printed}: the fall is said twice"),
                ),
                place,
                Text::new("重复", "said twice"),
            )
            .with_help(Text::new(
                "改用 {{ 编号 | change }}，或在 value 里写不带负号的数",
                "write {{ id | change }}, or type the value without its sign",
            ))
            .about([figure.id.as_str()]),
        );
    }
    let finding = Diagnostic::new(
        &RULE,
        Text::new(
            format!("正文说“{word}”，“{label}”其实是{}", right.0),
            format!("the text says {word}, {label} is {}", right.1),
        ),
        place,
        Text::new("方向相反", "the other way"),
    );
    Some(
        wording::mark_each(finding, report, &members)
            .with_help(Text::new(
                format!("改成“{}”，或改正数字", right.0),
                format!("write {}, or mend the figures", right.0),
            ))
            .about(wording::ids(report, std::iter::once(id).chain(members))),
    )
}

/// The nearest word of trend before a figure, in the same clause.
fn word_before(flat: &FlatText, at: usize) -> Option<(&'static str, usize, Trend)> {
    let before = flat.text.get(..at)?;
    let clause_start = before
        .rfind(['，', '。', '；', '、', ',', ';', '\u{FFFC}'])
        .map_or(0, |mark| mark + 1);
    let reach = before
        .char_indices()
        .rev()
        .nth(REACH)
        .map_or(0, |(at, _)| at);
    let start = before.ceil_char_boundary(clause_start.max(reach));
    let clause = before.get(start..)?;
    let mut places = clause.char_indices().rev();
    places.find_map(|(at, _)| {
        let behind = clause.behind(at);
        let mut words = WORDS.iter().chain(NAMES);
        let (word, trend) = words.find(|(word, _)| starts_with(behind, word))?;
        Some((*word, start + at, *trend))
    })
}
