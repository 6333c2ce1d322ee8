//! `unbound-numeral`: a count is typed into the text and bound to no figure.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::support::{
    check::{Check, Run},
    needs::Needs,
};
use crate::{
    diagnostic::{Diagnostic, Rule, Severity, Text},
    language::full_width,
    model::{
        Report,
        figure::{Figure, Origin},
        text::Literal,
    },
};

pub(super) static RULE: Rule = Rule {
    name: "unbound-numeral",
    severity: Severity::Error,
    since: "0.1.0",
    manual_zh: include_str!("unbound_numeral.zh.md"),
    manual_en: include_str!("unbound_numeral.en.md"),
};

pub(super) const CHECK: Check = Check {
    rule: &RULE,
    needs: Needs::Text,
    run: Run::OnReport(run),
};

fn run(report: &Report, findings: &mut Vec<Diagnostic>) {
    let figures = Figures::of(report);
    for literal in &report.preamble.numerals.literal {
        findings.push(unbound(&figures, literal).at("preamble"));
    }
    for section in &report.sections {
        let heading = section.heading.text();
        for passage in [&section.heading, &section.body] {
            for literal in &passage.numerals.literal {
                findings.push(unbound(&figures, literal).at(heading.as_str()));
            }
        }
    }
}

fn unbound(figures: &Figures<'_>, literal: &Literal) -> Diagnostic {
    let place = literal.place;
    let written = &literal.text;
    let finding = Diagnostic::new(
        &RULE,
        Text::new(
            format!("正文里的 {written} 没有和任何数字绑定"),
            format!("the literal number {written} is bound to no figure"),
        ),
        place,
        Text::new("直接写的数字", "a literal number"),
    )
    .stating(written.as_str(), "");
    let candidates = figures.candidates(literal);
    match candidates.as_slice() {
        [one] if one.is_approximate() => {
            let mend = typed_alike(one, literal);
            finding
                .with_help(Text::new(
                    format!("连同旁边的余、多、约、近写成 {mend}，它就是“{}”", one.label),
                    format!(
                        "write {mend} for it and the words beside it: it is {}",
                        one.label
                    ),
                ))
                .about([one.id.as_str()])
        }
        [one] => {
            let mend = typed_alike(one, literal);
            let finding = finding
                .with_help(Text::new(
                    format!("写成 {mend}，它就是“{}”", one.label),
                    format!("write {mend}: it is {}", one.label),
                ))
                .about([one.id.as_str()]);
            // 12次 is hardly the figure of 12条, though it is the only 12 there is.
            if one.unit.as_deref().is_none_or(str::is_empty) || counts_in(one, literal) {
                finding.with_safe_fix(place, mend)
            } else {
                finding.with_fix(place, mend)
            }
        }
        [] => finding.with_help(Text::new(
            "先在 [figures] 里写下这个数字，再在这里写 {{ 名称 }}",
            "state it in [figures] and write {{ id }} here",
        )),
        [first, ..] => {
            let ids: Vec<&str> = candidates.iter().map(|one| one.id.as_str()).collect();
            let mend = typed_alike(first, literal);
            finding
                .with_help(Text::new(
                    format!("可能是 {} 中的一个，如写成 {mend}", ids.join("、")),
                    format!("it may be one of {}: write {mend}, say", ids.join(", ")),
                ))
                .about(ids)
        }
    }
}

/// What prints the figure in the place of the number, in the form in which the number was typed.
fn typed_alike(figure: &Figure, literal: &Literal) -> String {
    let id = &figure.id;
    let filter = if literal.text.contains([',', '，']) {
        " | grouped"
    } else if literal.text.contains(|c| full_width::digit(c).is_some()) {
        ""
    } else {
        " | chinese"
    };
    // A figure prints its number alone.
    let (before, sign) = percent_words(literal);
    match &literal.quote {
        // Braces within a string are printed as they stand.
        Some(quote) if filter.is_empty() => format!("{before}{quote} ~ {id} ~ {quote}{sign}"),
        Some(quote) => format!("{before}{quote} ~ ({id}{filter}) ~ {quote}{sign}"),
        None => format!("{before}{{{{ {id}{filter} }}}}{sign}"),
    }
}

/// What is typed before and behind the number of a percentage: 百分之, %.
fn percent_words(literal: &Literal) -> (&'static str, &'static str) {
    let text = literal.text.as_str();
    match text.chars().next_back() {
        Some('%') => ("", "%"),
        Some('％') => ("", "％"),
        _ if text.starts_with(OF_HUNDRED) => (OF_HUNDRED, ""),
        _ => ("", ""),
    }
}

/// What stands before a percentage in words.
const OF_HUNDRED: &str = "百分之";

fn is_percentage(literal: &Literal) -> bool {
    percent_words(literal) != ("", "")
}

/// How many figures are named for one number.
const MOST_NAMED: usize = 4;

/// The figures by value: a text of a thousand numbers beside a thousand figures is not compared
/// pair by pair.
#[derive(Default)]
struct Figures<'a> {
    by_value: BTreeMap<Decimal, SameValue<'a>>,
}

/// The first few figures of one value, each with its number in the order of the file.
#[derive(Default)]
struct SameValue<'a> {
    /// Those that are no percentage, or may be one.
    counts: Vec<(usize, &'a Figure)>,
    /// Those that are a percentage, or may be one.
    percentages: Vec<(usize, &'a Figure)>,
    by_unit: BTreeMap<&'a str, Vec<(usize, &'a Figure)>>,
}

impl<'a> Figures<'a> {
    fn of(report: &'a Report) -> Self {
        let mut figures = Self::default();
        // A cell that repeats a figure is no other figure.
        let own = report
            .figures
            .iter()
            .map(|(_, figure)| figure)
            .filter(|figure| figure.same_as.is_none() && figure.origin != Origin::Last);
        for (number, figure) in own.enumerate() {
            let Some(value) = figure.value else { continue };
            let same = figures.by_value.entry(value).or_default();
            let unit = figure.unit.as_deref();
            // 100% is no 100 pieces.
            if unit.is_none_or(|unit| !is_percent(unit)) {
                add(&mut same.counts, number, figure);
            }
            if unit.is_none_or(is_percent) {
                add(&mut same.percentages, number, figure);
            }
            if let Some(unit) = unit {
                add(same.by_unit.entry(unit).or_default(), number, figure);
            }
        }
        figures
    }

    /// The figures of this value: those that count what stands behind the number, or else all.
    fn candidates(&self, literal: &Literal) -> Vec<&'a Figure> {
        let same = literal.value.and_then(|value| self.by_value.get(&value));
        let Some(same) = same else { return Vec::new() };
        let is_percentage = is_percentage(literal);
        let behind = literal.behind.trim_start();
        let mut by_unit: Vec<(usize, &Figure)> = if is_percentage {
            let units = ["%", "％"].into_iter();
            let found = units.filter_map(|unit| same.by_unit.get(unit));
            found.flatten().copied().collect()
        } else {
            let ends = behind.char_indices().map(|(at, _)| at);
            let units = ends
                .chain([behind.len()])
                .filter_map(|end| behind.get(..end));
            let found = units
                .filter(|unit| !is_percent(unit))
                .filter_map(|unit| same.by_unit.get(unit));
            found.flatten().copied().collect()
        };
        by_unit.sort_by_key(|(number, _)| *number);
        let candidates = match (by_unit.is_empty(), is_percentage) {
            (false, _) => &by_unit,
            (true, true) => &same.percentages,
            (true, false) => &same.counts,
        };
        let figures = candidates.iter().map(|(_, figure)| *figure);
        figures.take(MOST_NAMED).collect()
    }
}

fn add<'a>(figures: &mut Vec<(usize, &'a Figure)>, number: usize, figure: &'a Figure) {
    if figures.len() < MOST_NAMED {
        figures.push((number, figure));
    }
}

/// Whether the figure's unit stands behind the number.
fn counts_in(figure: &Figure, literal: &Literal) -> bool {
    let is_percentage = is_percentage(literal);
    figure.unit.as_deref().is_some_and(|unit| {
        literal.behind.trim_start().starts_with(unit) || is_percentage && is_percent(unit)
    })
}

fn is_percent(unit: &str) -> bool {
    matches!(unit, "%" | "％")
}
