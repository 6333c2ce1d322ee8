//! The figures that a file of ours names, as a year file states them.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use crate::{
    language::written_toml,
    recognition::own_workbook::{OwnFigure, OwnRelation},
};

/// The figures of a file, each under the figure that it is a part of; what must hold says whether parts
/// add up. A figure without a label goes by its id.
#[must_use]
pub fn text(figures: &[OwnFigure], relations: &[OwnRelation]) -> String {
    let ids: BTreeSet<&str> = figures.iter().map(|figure| figure.id.as_str()).collect();
    let is_part = |figure: &&OwnFigure| {
        let above = figure.id.rsplit_once('.');
        above.is_some_and(|(above, _)| ids.contains(above))
    };
    let mut text = String::new();
    for figure in figures.iter().filter(|figure| !is_part(figure)) {
        text.push_str(&table(figure));
        text.push_str(&parts(figure, figures, relations));
    }
    text
}

/// A figure as a table of its own.
fn table(figure: &OwnFigure) -> String {
    let mut lines = vec![
        format!("\n[figures.{}]\n", written_toml::plain_key(&figure.id)),
        format!("label = {}\n", written_toml::string(label(figure))),
        format!("value = {}\n", value(&figure.value)),
    ];
    if !figure.unit.is_empty() {
        lines.push(format!("unit  = {}\n", written_toml::string(&figure.unit)));
    }
    if !figure.source.is_empty() {
        lines.push(format!(
            "source = {}\n",
            written_toml::string(&figure.source)
        ));
    }
    lines.concat()
}

/// The figures right below one.
fn below<'a>(whole: &OwnFigure, figures: &'a [OwnFigure]) -> Vec<(&'a OwnFigure, &'a str)> {
    let figures = figures.iter().filter_map(|figure| {
        let (above, key) = figure.id.rsplit_once('.')?;
        (above == whole.id).then_some((figure, key))
    });
    figures.collect()
}

/// The figures right below one in their groups: those that add up to it, and the others.
#[derive(Debug)]
struct Groups<'a> {
    adding: Vec<Vec<(&'a OwnFigure, &'a str)>>,
    others: Vec<(&'a OwnFigure, &'a str)>,
}

impl<'a> Groups<'a> {
    fn of(whole: &OwnFigure, figures: &'a [OwnFigure], relations: &[OwnRelation]) -> Self {
        let below = below(whole, figures);
        let is_below = |id: &String| below.iter().any(|(figure, _)| figure.id == *id);
        let sums = relations.iter().filter(|relation| {
            relation.is == "="
                && relation.left == [whole.id.clone()]
                && relation.right.iter().all(is_below)
        });
        let sums: Vec<&[String]> = sums.map(|sum| sum.right.as_slice()).collect();
        let exact: Option<Vec<Decimal>> = below.iter().map(|(one, _)| number(&one.value)).collect();
        let adds_up = exact.map(|all| all.into_iter().sum::<Decimal>()) == number(&whole.value);
        // A file without relations has the sums alone to go by.
        let in_sum = |sum: &[String]| {
            let members = below.iter().filter(|(figure, _)| sum.contains(&figure.id));
            members.copied().collect::<Vec<_>>()
        };
        let is_other =
            |(figure, _): &&(&OwnFigure, &str)| sums.iter().all(|sum| !sum.contains(&figure.id));
        let mut groups = Self {
            adding: sums.iter().map(|sum| in_sum(sum)).collect(),
            others: below.iter().filter(is_other).copied().collect(),
        };
        if groups.adding.is_empty() && adds_up && !groups.others.is_empty() {
            groups.adding.push(std::mem::take(&mut groups.others));
        }
        groups
    }
}

/// The figures below one as tables.
fn parts(whole: &OwnFigure, figures: &[OwnFigure], relations: &[OwnRelation]) -> String {
    let groups = Groups::of(whole, figures, relations);
    let name = written_toml::plain_key(&whole.id);
    let heads = match groups.adding.len() {
        1 => format!("\n[figures.{name}.parts]\n"),
        _ => format!("\n[[figures.{name}.breakdowns]]\n[figures.{name}.breakdowns.parts]\n"),
    };
    let adding = groups.adding.iter().map(|group| (heads.clone(), group));
    let others = Some((format!("\n[figures.{name}.of_which]\n"), &groups.others));
    let others = others.filter(|(_, others)| !others.is_empty());
    let mut lines = Vec::new();
    for (head, group) in adding.chain(others) {
        lines.push(head);
        for (figure, key) in group {
            let key = written_toml::plain_key(key);
            let fields = fields(figure, &whole.unit, figures, relations);
            lines.push(format!("{key} = {fields}\n"));
        }
    }
    lines.concat()
}

/// A part in braces, with its own parts.
fn fields(
    figure: &OwnFigure,
    unit: &str,
    figures: &[OwnFigure],
    relations: &[OwnRelation],
) -> String {
    let mut fields = vec![
        format!("label = {}", written_toml::string(label(figure))),
        format!("value = {}", value(&figure.value)),
    ];
    if !figure.unit.is_empty() && figure.unit != unit {
        fields.push(format!("unit = {}", written_toml::string(&figure.unit)));
    }
    if !figure.source.is_empty() {
        fields.push(format!("source = {}", written_toml::string(&figure.source)));
    }
    let groups = Groups::of(figure, figures, relations);
    // In braces there is room for one list that adds up.
    let mut adding = groups.adding.into_iter();
    let first: Vec<_> = adding.by_ref().take(1).flatten().collect();
    let rest: Vec<_> = adding.flatten().chain(groups.others).collect();
    for (kind, group) in [("parts", first), ("of_which", rest)] {
        let members: Vec<String> = group
            .iter()
            .map(|(part, key)| {
                let key = written_toml::plain_key(key);
                let fields = self::fields(part, &figure.unit, figures, relations);
                format!("{key} = {fields}")
            })
            .collect();
        if !members.is_empty() {
            fields.push(format!("{kind} = {{ {} }}", members.join(", ")));
        }
    }
    format!("{{ {} }}", fields.join(", "))
}

fn label(figure: &OwnFigure) -> &str {
    figure.label.as_deref().unwrap_or(&figure.id)
}

/// A number as a year file writes it; an approximation with its words.
fn value(shown: &str) -> String {
    number(shown).map_or_else(|| written_toml::string(shown), |number| number.to_string())
}

fn number(shown: &str) -> Option<Decimal> {
    shown.replace([',', '，'], "").parse().ok()
}
