//! Differences in words.

use std::{collections::BTreeMap, ops::Range};

use rust_decimal::Decimal;

use super::{
    difference::{Change, ChangeKind, Differences, Fresh, Gone, Pair},
    number::{Key, Number},
    script::Script,
};
use crate::{
    checks::verified::{FIGURE_CHANGED, FIGURE_MISSING, NUMBER_ADDED, TEXT_CHANGED},
    diagnostic::{Diagnostic, FileId, Place, Text, say::say},
    model::{
        Report,
        figure::{Figure, FigureId},
        relation::Verdict,
    },
    workbook::defined_name::defined_name,
};

/// What the figures of a report are called, by the names that files mark them with.
#[derive(Debug)]
pub(super) struct Naming<'a> {
    report: &'a Report,
    /// The year file, among the files of the run.
    year_file: FileId,
    by_name: BTreeMap<String, FigureId>,
}

/// A figure, as a file marks it.
struct Named<'a> {
    id: FigureId,
    figure: &'a Figure,
    /// What of it is printed: itself, or what is derived of it.
    aspect: Aspect,
}

/// What of a figure is printed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Aspect {
    Itself,
    Share,
    Change,
}

impl<'a> Naming<'a> {
    pub(super) fn new(report: &'a Report, year_file: FileId) -> Self {
        let names = report.figures.iter();
        let mut by_name = BTreeMap::new();
        for (id, figure) in names {
            by_name.insert(figure.id.clone(), id);
            by_name.entry(defined_name(&figure.id)).or_insert(id);
        }
        Self {
            report,
            year_file,
            by_name,
        }
    }

    fn of(&self, number: &Number) -> Option<Named<'a>> {
        let name = &number.tag.as_ref()?.name;
        let (name, aspect) = match name.split_once('|') {
            None => (name.as_str(), Aspect::Itself),
            Some((name, "share")) => (name, Aspect::Share),
            Some((name, _)) => (name, Aspect::Change),
        };
        let id = *self.by_name.get(name)?;
        let figure = self.report.figures.get(id);
        Some(Named { id, figure, aspect })
    }

    /// What a number is called, in words.
    fn label(&self, number: &Number) -> Option<Text> {
        let named = self.of(number)?;
        let label = &named.figure.label;
        Some(match named.aspect {
            Aspect::Itself => say!("“{label}”", "“{label}”"),
            Aspect::Share => say!("“{label}”的占比", "the share of “{label}”"),
            Aspect::Change => say!("“{label}”的增减", "the change of “{label}”"),
        })
    }

    /// Where the year file states it.
    fn place(&self, number: &Number) -> Option<Place> {
        let place = self.of(number)?.figure.place?;
        (place.file == FileId::MAIN).then_some(Place {
            file: self.year_file,
            span: place.span,
        })
    }

    /// What no longer holds with the numbers of the file in the place of the year file's, each with
    /// a figure that it speaks of.
    fn broken_by(&self, changed: &[&Pair<'_>]) -> Vec<(FigureId, Text)> {
        let values: Vec<(FigureId, Decimal)> = changed
            .iter()
            .filter_map(|pair| {
                let named = self.of(pair.expected)?;
                match &pair.found.key {
                    Key::Value(value, _) if named.aspect == Aspect::Itself => {
                        Some((named.id, *value))
                    }
                    _ => None,
                }
            })
            .collect();
        if values.is_empty() {
            return Vec::new();
        }
        let figures = &self.report.figures;
        let stated = figures.with_values(&values);
        let mut broken = Vec::new();
        for obligation in &self.report.obligations {
            let members = obligation.members();
            let Some((id, _)) = values.iter().find(|(id, _)| members.contains(id)) else {
                continue;
            };
            let held = matches!(obligation.verdict(figures), Verdict::Held);
            if held && matches!(obligation.verdict(&stated), Verdict::Failed { .. }) {
                broken.push((*id, obligation.says.clone()));
            }
        }
        broken
    }
}

/// Words all differences.
pub(super) struct Findings<'a> {
    pub(super) naming: &'a Naming<'a>,
    pub(super) expected: &'a Script<'a>,
    pub(super) found: &'a Script<'a>,
}

/// So many relations that no longer hold are named.
const RELATIONS: usize = 3;

/// So much of a sentence is shown, in characters.
const SHOWN: usize = 80;

impl Findings<'_> {
    pub(super) fn of(&self, differences: &Differences<'_>) -> Vec<Diagnostic> {
        let changed: Vec<&Pair<'_>> = differences
            .pairs
            .iter()
            .filter(|pair| !pair.is_same)
            .collect();
        let broken = self.naming.broken_by(&changed);
        let mut findings: Vec<Diagnostic> = changed
            .iter()
            .map(|pair| self.changed(pair, &broken))
            .collect();
        for gone in lines_of(&differences.gone, |gone| gone.line) {
            findings.extend(self.missing(&gone));
        }
        for fresh in lines_of(&differences.fresh, |fresh| fresh.line) {
            findings.extend(self.added(&fresh));
        }
        findings.extend(differences.changes.iter().map(|change| self.change(change)));
        findings
    }

    fn place(&self, range: Range<usize>) -> Place {
        Place::year(self.found.loaded.source.span(range))
    }

    fn changed(&self, pair: &Pair<'_>, broken: &[(FigureId, Text)]) -> Diagnostic {
        let (expected, found) = (pair.expected, pair.found);
        let [stated, now] = pair.stored.map_or_else(
            || {
                let stated = self.expected.text(expected.range.clone());
                [stated, self.found.text(found.range.clone())].map(str::to_owned)
            },
            |stored| stored.map(|value| value.normalize().to_string()),
        );
        let (stated, now) = (&stated, &now);
        let what = self.naming.label(expected);
        let what = what.unwrap_or(Text::fixed("这个数", "this number"));
        let message = say!(
            "{what}应为 {stated}，文件里是 {now}",
            "{what} should be {stated}, and the file says {now}",
            what,
            stated,
            now
        );
        let label = say!("年度文件给出 {stated}", "the year file gives {stated}");
        let mut finding = Diagnostic::new(
            &FIGURE_CHANGED,
            message,
            self.place(found.range.clone()),
            label,
        )
        .stating(stated, now);
        if let Some(named) = self.naming.of(expected) {
            finding = finding.about([named.figure.id.as_str()]);
            let says: Vec<&Text> = broken
                .iter()
                .filter(|(id, _)| *id == named.id)
                .map(|(_, says)| says)
                .collect();
            for says in says.iter().take(RELATIONS) {
                finding = finding.with_help(say!(
                    "照文件里的数，这一条不再成立：{says}",
                    "by the file's number this no longer holds: {says}",
                    says = *says
                ));
            }
        }
        self.related(finding, expected).with_help(say!(
            "文件改错了，就改回 {stated}，或者重新 report build；真要改数，先改年度文件，再 report build",
            "if the file is wrong, put {stated} back or run report build again; if the number is, change the year file first, then build"
        ))
    }

    fn related(&self, finding: Diagnostic, number: &Number) -> Diagnostic {
        match self.naming.place(number) {
            Some(place) => finding.with_related(place, Text::fixed("年度文件", "in the year file")),
            None => finding,
        }
    }

    fn missing(&self, gone: &[&Gone<'_>]) -> Option<Diagnostic> {
        let first = gone.first()?;
        let numbers = gone.iter().map(|one| one.number);
        let said = listed(self.expected, numbers.clone());
        let line = self.expected.lines.get(first.line)?;
        let sentence = shortened(self.expected.text(around(
            self.expected,
            line.range.clone(),
            &first.number.range,
        )));
        let what = gone.first().filter(|_| gone.len() == 1);
        let what = what.and_then(|one| self.naming.label(one.number));
        let message = match what {
            Some(what) => say!(
                "文件里没有{what} {said}",
                "{what}, {said}, is not in the file",
                what,
                said = &said
            ),
            None => say!(
                "文件里没有这里的 {said}：{sentence}",
                "the file lacks {said} of: {sentence}"
            ),
        };
        let label = say!("应有：{sentence}", "expected here: {sentence}");
        let mut finding = Diagnostic::new(
            &FIGURE_MISSING,
            message,
            self.place(first.at..first.at),
            label,
        )
        .stating(said, "");
        finding.computed = None;
        let named = numbers.filter_map(|number| self.naming.of(number));
        finding = finding.about(named.map(|named| named.figure.id.as_str()));
        Some(self.related(finding, first.number).with_help(Text::fixed(
            "补上它，或者重新 report build；本来就不要它，先改年度文件",
            "put it back or run report build again; if it is not wanted, change the year file first",
        )))
    }

    fn added(&self, fresh: &[&Fresh<'_>]) -> Option<Diagnostic> {
        let (first, last) = (fresh.first()?, fresh.last()?);
        let said = listed(self.found, fresh.iter().map(|one| one.number));
        let message = say!(
            "文件里多出 {said}，年度文件没有给出",
            "the file has {said}, which the year file does not give"
        );
        let range = first.number.range.start..last.number.range.end;
        let label = Text::fixed("年度文件里没有", "not in the year file");
        let finding = Diagnostic::new(&NUMBER_ADDED, message, self.place(range), label);
        Some(
            Diagnostic {
                computed: Some(said),
                ..finding
            }
            .with_help(Text::fixed(
                "去掉它；要写它，就先写进年度文件，再 report build",
                "take it out; to say it, write it into the year file first, then build",
            )),
        )
    }

    fn change(&self, change: &Change) -> Diagnostic {
        let old = shortened(self.expected.text(change.expected.clone()));
        let new = shortened(self.found.text(change.found.clone()));
        let (message, label) = match &change.kind {
            ChangeKind::Words if new.is_empty() => (
                say!("删去了：{old}", "taken out: {old}"),
                Text::fixed("原在这里", "it stood here"),
            ),
            ChangeKind::Words if old.is_empty() => (
                say!("添上了：{new}", "added: {new}"),
                Text::fixed("原来没有", "it was not there"),
            ),
            ChangeKind::Words => (
                say!("改了文字，原为：{old}", "reworded; it was: {old}"),
                Text::fixed("现在这样", "now so"),
            ),
            ChangeKind::Place => (
                say!("换了位置：{new}", "stands elsewhere: {new}"),
                Text::fixed("现在在这里", "now here"),
            ),
            ChangeKind::Formula(old, Some(new)) => (
                say!(
                    "公式改了，原为 {old}，现为 {new}",
                    "the formula was {old} and is {new}",
                    old,
                    new
                ),
                Text::fixed("公式不同", "another formula"),
            ),
            ChangeKind::Formula(old, None) => (
                say!(
                    "公式 {old} 换成了数，其他格再变，它不会跟着变",
                    "a value stands for the formula {old} and will not follow other cells",
                    old
                ),
                Text::fixed("没有公式了", "no formula"),
            ),
            ChangeKind::NumberAsText => (
                say!(
                    "数 {new} 存成了文本，公式不会算它",
                    "the number {new} is a text, of which formulas take no notice"
                ),
                Text::fixed("是文本", "a text"),
            ),
        };
        Diagnostic::new(
            &TEXT_CHANGED,
            message,
            self.place(change.found.clone()),
            label,
        )
    }
}

/// Numbers as they are written.
fn listed<'n>(script: &Script<'_>, numbers: impl Iterator<Item = &'n Number>) -> String {
    let written: Vec<&str> = numbers
        .map(|number| script.text(number.range.clone()))
        .collect();
    shortened(&written.join("、"))
}

/// A text in one line, so much of it as a message shows.
fn shortened(text: &str) -> String {
    let text = text.trim().replace(['\t', '\n'], " ");
    let mut shown: String = text.chars().take(SHOWN).collect();
    if text.chars().nth(SHOWN).is_some() {
        shown.push('…');
    }
    shown
}

/// The sentence of a line that a number stands in; of a row, the whole row.
fn around(script: &Script<'_>, line: Range<usize>, number: &Range<usize>) -> Range<usize> {
    let text = script.text(line.clone());
    if text.contains('\t') {
        return line;
    }
    let ends = |c: char| "。；！？".contains(c);
    let at = number.start.saturating_sub(line.start);
    let start = text
        .get(..at)
        .and_then(|before| Some(before.rfind(ends)? + "。".len()));
    let end = text.get(at..).and_then(|behind| behind.find(ends));
    let start = line.start + start.unwrap_or(0);
    start..end.map_or(line.end, |end| line.start + at + end)
}

/// What stands in one line together, lines in order.
fn lines_of<T>(items: &[T], line: impl Fn(&T) -> usize) -> Vec<Vec<&T>> {
    let mut by_line: BTreeMap<usize, Vec<&T>> = BTreeMap::new();
    for item in items {
        by_line.entry(line(item)).or_default().push(item);
    }
    by_line.into_values().collect()
}
