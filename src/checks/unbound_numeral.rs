//! `unbound-numeral`: a count is typed into the text and bound to no figure.

use std::cell::Cell;

use super::{
    label_mismatch::Labels,
    support::{
        check::{Check, Run},
        figures_by_value::{FiguresByValue, MOST_NAMED},
        needs::Needs,
    },
    text_table_mismatch,
};
use crate::{
    diagnostic::{Diagnostic, Place, Rule, Severity, Text},
    language::{
        label,
        measure::{are_alike, unit_parts},
        quantity::Quantity,
    },
    model::{
        Report,
        figure::{Figure, FigureId, Origin},
        notion_cells,
        text::Literal,
        typed_number::{is_percent, is_percentage, typed_alike},
        typed_text::TypedText,
    },
    recognition::said::Said,
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
    run: Run::OnTexts(run),
};

fn run(report: &Report, texts: &[TypedText<'_>], findings: &mut Vec<Diagnostic>) {
    if texts.iter().all(|text| text.literals().is_empty()) {
        return;
    }
    let known = Known {
        report,
        figures: FiguresByValue::of(report),
        labels: Labels::of(report),
        work: Cell::new(MOST_WORK),
    };
    for text in texts {
        for literal in text.literals() {
            findings.extend(known.unbound(text, literal));
        }
    }
}

/// The figures that a number may be.
struct Known<'a> {
    report: &'a Report,
    figures: FiguresByValue<'a>,
    labels: Labels<'a>,
    /// How many labels are still compared with the words beside numbers.
    work: Cell<usize>,
}

/// How many labels a run compares with the words beside numbers: a file of any real report needs
/// a hundredth of it.
const MOST_WORK: usize = 2_000_000;

/// What is known of a number typed into the text.
enum Guess<'a> {
    /// It is this figure: value, unit and the words beside it are the figure's. The figure prints
    /// what stands at the place.
    Certain(&'a Figure, Place),
    /// The words beside it are this figure's, which has another value.
    Contrary(&'a Figure),
    /// One of these has its value.
    Perhaps(Vec<&'a Figure>),
}

impl<'a> Known<'a> {
    fn unbound(&self, text: &TypedText<'_>, literal: &Literal) -> Option<Diagnostic> {
        let written = &literal.text;
        let finding = Diagnostic::new(
            &RULE,
            Text::new(
                format!("正文里的 {written} 没有和任何数字绑定"),
                format!("the literal number {written} is bound to no figure"),
            ),
            literal.place,
            Text::new("直接写的数字", "a literal number"),
        )
        .stating(written.as_str(), "")
        .at(&text.subject);
        // A number that contradicts the table is told of as that.
        let guess = self.guess(text, literal)?;
        Some(with_guess(finding, &guess, literal))
    }

    /// What a number is; `None` where `text-table-mismatch` tells for certain what is wrong with it. Where
    /// it only warns, nobody has said yet whose number it is.
    fn guess(&self, text: &TypedText<'_>, literal: &Literal) -> Option<Guess<'a>> {
        let report = self.report;
        let start = literal.range.start;
        let said = text.said_at(report, start);
        let mut waivers = report.waivers.iter();
        let is_excused = waivers.any(|one| one.check == "text-table-mismatch");
        let is_certain = |said: &Said| text_table_mismatch::is_certain(report, text, said);
        if !is_excused && said.is_some_and(is_certain) {
            return None;
        }
        let Some(quantity) = text.quantity_at(start) else {
            return Some(Guess::Perhaps(self.figures.candidates(literal, "", "")));
        };
        let measure = text.stretch(&quantity.measure);
        let clause = text.stretch(&quantity.clause);
        let candidates = self.figures.candidates(literal, measure, clause);
        let is_doubtful = text.is_doubtful(report, &quantity.sentence);
        // The words say a cell of the form.
        let cell = said.and_then(|said| {
            let lists = notion_cells::of_said(report, said);
            let fits = |list: &Vec<FigureId>| {
                let value = notion_cells::sum(report, list);
                list.len() == 1 && value.is_some() && value == literal.value
            };
            let cell = *lists.iter().find(|list| fits(list))?.first()?;
            let cell = report.figures.get(cell);
            Some(cell.same_as.map_or(cell, |own| report.figures.get(own)))
        });
        if let Some(cell) = cell.filter(|_| said.is_some_and(|said| said.notion.is_sure)) {
            return Some(certain_guess(cell, text, quantity, literal, is_doubtful));
        }
        let labelled = self.labels.beside(text, quantity);
        let labelled = if self.can_compare(labelled.len()) {
            labelled
        } else {
            &[]
        };
        let beside: Vec<&Figure> = labelled
            .iter()
            .map(|id| report.figures.get(*id))
            .filter(|figure| counts_alike(figure, text, quantity, literal))
            .collect();
        // 工作动态信息 is 工作动态 where nothing else has its value.
        let words = text.stretch(&quantity.label);
        let is_exact = |figure: &Figure| label::text_core(&figure.label) == words;
        let same = |figure: &&&Figure| figure.value.is_some() && figure.value == literal.value;
        let mut fitting = beside.iter().filter(same);
        match (fitting.next(), fitting.next()) {
            (Some(one), None) if is_exact(one) || candidates.len() == 1 => {
                Some(certain_guess(one, text, quantity, literal, is_doubtful))
            }
            (Some(one), None) => Some(Guess::Perhaps(vec![one])),
            (Some(_), Some(_)) => Some(Guess::Perhaps(
                beside
                    .iter()
                    .filter(same)
                    .copied()
                    .take(MOST_NAMED)
                    .collect(),
            )),
            (None, _) => Some(match beside.as_slice() {
                [one] if one.value.is_some() && literal.value.is_some() => Guess::Contrary(one),
                _ => match candidates.as_slice() {
                    [one] if self.is_only_one(one, text, quantity, literal) => {
                        certain_guess(one, text, quantity, literal, is_doubtful)
                    }
                    _ => Guess::Perhaps(candidates),
                },
            }),
        }
    }
}

impl Known<'_> {
    /// Whether so many labels can still be compared; they are counted where they can.
    fn can_compare(&self, labels: usize) -> bool {
        let left = self.work.get().checked_sub(labels);
        left.inspect(|left| self.work.set(*left)).is_some()
    }

    /// Whether the words beside a number are part of the label of this figure and of no other:
    /// 公开592条, where nothing but 主动公开 is 公开.
    fn is_only_one(
        &self,
        figure: &Figure,
        text: &TypedText<'_>,
        quantity: &Quantity,
        literal: &Literal,
    ) -> bool {
        let words = text.stretch(&quantity.label);
        if words.chars().nth(1).is_none()
            || figure.origin != Origin::Stated
            || !figure.label.contains(words)
            || !counts_alike(figure, text, quantity, literal)
            || !self.can_compare(self.report.figures.len())
        {
            return false;
        }
        let all = self.report.figures.iter().map(|(_, figure)| figure);
        // The cells of a form are many, and most have 公开 or 申请 in their labels; of those only
        // the ones of the same value are candidates, and there is but one.
        let own = all.filter(|one| one.origin == Origin::Stated);
        own.filter(|one| one.label.contains(words)).count() == 1
    }
}

/// Whether the number counts in the figure's unit.
fn counts_alike(
    figure: &Figure,
    text: &TypedText<'_>,
    quantity: &Quantity,
    literal: &Literal,
) -> bool {
    let Some(unit) = figure.unit.as_deref().filter(|unit| !unit.is_empty()) else {
        return !is_percentage(literal);
    };
    if is_percentage(literal) || is_percent(unit) {
        return is_percentage(literal) && is_percent(unit);
    }
    let (scale, base) = unit_parts(unit);
    let measure = text.stretch(&quantity.measure);
    scale == quantity.scale && are_alike(base, measure)
        || text
            .after(quantity.number.end)
            .trim_start()
            .starts_with(unit)
}

/// A number that is the figure, with the words 余, 约 beside it where the figure prints them; where
/// it prints others, only the number was meant.
fn certain_guess<'a>(
    figure: &'a Figure,
    text: &TypedText<'_>,
    quantity: &Quantity,
    literal: &Literal,
    is_doubtful: bool,
) -> Guess<'a> {
    if is_doubtful {
        return Guess::Perhaps(vec![figure]);
    }
    let Some(own) = &figure.approximation else {
        // 1.8万余 is no exact 1.8万; a percentage is rounded in any case.
        let is_exact = !quantity.is_approximate() || is_percentage(literal);
        return if is_exact {
            Guess::Certain(figure, literal.place)
        } else {
            Guess::Perhaps(vec![figure])
        };
    };
    let [before, after] = &quantity.approximately;
    let is_alike = text.stretch(before) == own.before && text.stretch(after) == own.after;
    let is_beside = (before.is_empty() || before.end == quantity.number.start)
        && (after.is_empty() || after.start == quantity.number.end);
    if !is_alike || !is_beside || literal.quote.is_some() {
        return Guess::Perhaps(vec![figure]);
    }
    let start = if before.is_empty() {
        quantity.number.start
    } else {
        before.start
    };
    let end = if after.is_empty() {
        quantity.number.end
    } else {
        after.end
    };
    Guess::Certain(figure, text.place(start..end))
}

fn with_guess(finding: Diagnostic, guess: &Guess<'_>, literal: &Literal) -> Diagnostic {
    match guess {
        Guess::Certain(one, place) => certain(finding, one, literal, *place),
        Guess::Contrary(one) => {
            let (label, id) = (&one.label, &one.id);
            let value = one.as_typed();
            finding
                .with_help(Text::new(
                    format!("“{label}”是 {value}：核对哪个是对的，再写成 {{{{ {id} }}}}"),
                    format!(
                        "{label} is {value}: find out which is right, then write {{{{ {id} }}}}"
                    ),
                ))
                .about([id.as_str()])
        }
        Guess::Perhaps(candidates) => match candidates.as_slice() {
            [] => finding.with_help(Text::new(
                "先在 [figures] 里写下这个数字，再在这里写 {{ 名称 }}；report check --adopt 会代写",
                "state it in [figures] and write {{ id }} here; report check --adopt does both",
            )),
            [one] => {
                let mend = typed_alike(one, literal);
                let label = &one.label;
                finding
                    .with_help(Text::new(
                        format!(
                            "如果说的就是“{label}”，写成 {mend}；不是，先在 [figures] 里写下它"
                        ),
                        format!("if {label} is meant, write {mend}; if not, state it in [figures]"),
                    ))
                    .with_fix(literal.place, mend)
                    .about([one.id.as_str()])
            }
            several => {
                let (zh, en): (Vec<String>, Vec<String>) = several
                    .iter()
                    .map(|one| {
                        let (label, mend) = (&one.label, typed_alike(one, literal));
                        (format!("“{label}”写 {mend}"), format!("{label}: {mend}"))
                    })
                    .unzip();
                let ids: Vec<&str> = several.iter().map(|one| one.id.as_str()).collect();
                finding
                    .with_help(Text::new(
                        format!("看说的是哪一个：{}", zh.join("，")),
                        format!("choose the one that is meant: {}", en.join("; ")),
                    ))
                    .about(ids)
            }
        },
    }
}

/// A number that is the figure beyond doubt.
fn certain(finding: Diagnostic, one: &Figure, literal: &Literal, place: Place) -> Diagnostic {
    let mend = typed_alike(one, literal);
    let label = &one.label;
    finding
        .about([one.id.as_str()])
        .with_help(Text::new(
            format!("写成 {mend}，它就是“{label}”"),
            format!("write {mend}: it is {label}"),
        ))
        .with_safe_fix(place, mend)
}
