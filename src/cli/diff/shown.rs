//! Two reports beside each other, as every format of `report diff` shows them.

use rust_decimal::Decimal;

use crate::{
    compile::Compiled,
    diagnostic::{Language, Text, say::say},
    model::{
        Report,
        difference::{Compared, Difference, Side, State},
    },
    workbook::comparison,
};

/// Two reports and how they differ.
#[derive(Debug)]
pub(super) struct Comparison<'a> {
    pub(super) files: [&'a Compiled; 2],
    pub(super) reports: [&'a Report; 2],
    /// What the two are called at the head of their columns.
    pub(super) names: [String; 2],
    pub(super) difference: Difference,
    /// Whether equal figures are shown too.
    pub(super) all: bool,
    pub(super) language: Language,
}

impl Comparison<'_> {
    /// What stands over it: the organ and the two names.
    pub(super) fn title(&self) -> String {
        let [from, to] = &self.names;
        let organ = &self.reports[1].organ.name;
        say!(
            "{organ} {from} 与 {to} 数字对比",
            "{organ}: figures of {from} and {to}"
        )
        .into_words(self.language)
    }

    /// How many figures changed, appeared, vanished and are the same.
    pub(super) fn summary(&self) -> Text {
        let count = |state| {
            let figures = self.difference.groups.iter().flat_map(|one| &one.figures);
            figures.filter(|figure| figure.state() == state).count()
        };
        let [changed, appeared, vanished, same] = [
            State::Changed,
            State::Appeared,
            State::Vanished,
            State::Same,
        ]
        .map(count);
        let hint = if same > 0 && !self.all {
            Text::new("（加 --all 列出）", " (listed with --all)")
        } else {
            Text::same("")
        };
        say!(
            "变化 {changed} 个，新出现 {appeared} 个，消失 {vanished} 个，相同 {same} 个{hint}",
            "{changed} changed, {appeared} appeared, {vanished} vanished, {same} the same{hint}",
            hint
        )
    }

    /// The figures in the order in which they are read: those in both reports by group, then all
    /// that appeared, then all that vanished.
    pub(super) fn sections(&self) -> Vec<Section<'_>> {
        let in_both = |figure: &&Compared| match figure.state() {
            State::Changed => true,
            State::Same => self.all,
            State::Appeared | State::Vanished => false,
        };
        let mut sections: Vec<Section<'_>> = self
            .difference
            .groups
            .iter()
            .map(|group| Section {
                title: comparison::group_title(group),
                figures: group.figures.iter().filter(in_both).collect(),
            })
            .collect();
        for state in [State::Appeared, State::Vanished] {
            let figures = self.difference.groups.iter().flat_map(|one| &one.figures);
            sections.push(Section {
                title: comparison::state_name(state),
                figures: figures.filter(|one| one.state() == state).collect(),
            });
        }
        sections.retain(|section| !section.figures.is_empty());
        sections
    }
}

/// Figures under one heading.
pub(super) struct Section<'a> {
    pub(super) title: Text,
    pub(super) figures: Vec<&'a Compared>,
}

/// A figure's line, column by column as [`comparison::heads`] names them.
pub(super) fn cells(figure: &Compared) -> [String; 9] {
    let both = figure.from.value.is_some() && figure.to.value.is_some();
    // A figure of one file only has no change; one of both has none that can be computed.
    let nothing = || {
        if both {
            comparison::NOTHING.to_owned()
        } else {
            String::new()
        }
    };
    let signed = |number: Decimal, text: String| {
        if number.is_sign_positive() && !number.is_zero() {
            format!("+{text}")
        } else {
            text
        }
    };
    let share = |side: &Side| {
        side.share
            .map_or_else(String::new, |share| format!("{share:.1}%"))
    };
    [
        figure.id.clone(),
        figure.label.clone(),
        comparison::unit(figure),
        figure.from.typed.clone(),
        figure.to.typed.clone(),
        figure
            .change()
            .map_or_else(nothing, |change| signed(change, change.to_string())),
        figure
            .percent()
            .map_or_else(nothing, |percent| signed(percent, format!("{percent:.1}%"))),
        share(&figure.from),
        share(&figure.to),
    ]
}
