//! A number of a text with what it is called.

use rust_decimal::Decimal;

use super::{
    name,
    reading::{Number, Reading},
};
use crate::{
    diagnostic::Place,
    language::{label, stretch::Stretch as _},
    model::Report,
    recognition::said::{Said, Scope},
};

/// What was received with what was carried in.
const HANDLED: &str = "requests.handled";

/// The notions that are this where what was carried in is counted in.
const CAME_IN: [&str; 2] = ["requests-new", "requests-handled"];

/// A number of a text with what it is called, for whoever reads a report that was not written with
/// figures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextNumber {
    /// The notion of the form that it counts, `requests.new`, or the figure that it became; `None`
    /// for one that is told again with another value.
    pub id: Option<String>,
    /// What it is called.
    pub label: String,
    /// What it counts in, 万条 included; empty where the text does not say.
    pub unit: String,
    /// Its value, in that unit.
    pub value: Decimal,
    /// Where it stands.
    pub place: Place,
    /// Whether its number is typed; 未收到 says 0 without one.
    pub is_typed: bool,
    /// Whether it is a notion of the forms.
    pub is_notion: bool,
    /// Whether nothing about it is in doubt.
    pub is_sure: bool,
}

/// The numbers of a text, and the notions of which it says that there was none, in order.
pub(super) fn numbers(report: &Report, reading: &Reading<'_, '_>) -> Vec<TextNumber> {
    let said = reading.text.said(report);
    let mut found: Vec<(usize, TextNumber)> = Vec::new();
    for number in &reading.numbers {
        let start = number.quantity.number.start;
        let notion = reading.text.said_at(report, start);
        let text = reading.text.text();
        let measure = text.stretch(number.quantity.measure.clone());
        let is_cut = label::is_cut_short(text.before(start), measure);
        let is_named = !name::is_of_heading(&number.label, &reading.text.subject);
        let number = one(number, notion).map(|number| TextNumber {
            is_sure: number.is_sure && !is_cut && (is_named || number.is_notion),
            ..number
        });
        found.extend(number.map(|number| (start, number)));
    }
    let typed = |said: &&Said| reading.text.quantity_at(said.range.start).is_none();
    let is_named = |said: &&Said| {
        let words = reading.text.text().stretch(said.range.clone());
        said.notion.is_named_in(words)
    };
    for said in said.iter().filter(typed).filter(is_named) {
        found.extend(said.value.map(|value| {
            let number = TextNumber {
                id: Some(notion_id(said)),
                label: said.notion.label.to_owned(),
                unit: String::new(),
                value,
                is_typed: false,
                is_notion: true,
                place: reading.text.place(said.range.clone()),
                is_sure: said.scope == Scope::Own,
            };
            (said.range.start, number)
        }));
    }
    found.sort_by_key(|(start, _)| *start);
    found.into_iter().map(|(_, number)| number).collect()
}

fn one(number: &Number<'_, '_>, notion: Option<&Said>) -> Option<TextNumber> {
    let literal = number.literal?;
    let home = number.home.as_ref().map(|home| home.id.clone());
    Some(TextNumber {
        id: notion.map(notion_id).or(home),
        label: number.label.clone(),
        unit: number.unit.clone(),
        value: literal.value?,
        is_typed: true,
        is_notion: notion.is_some(),
        place: literal.place,
        is_sure: notion.is_none_or(|said| said.scope == Scope::Own),
    })
}

/// `requests.carried_in` for the notion `requests-carried-in`.
fn notion_id(said: &Said) -> String {
    if said.includes_carried_in && CAME_IN.contains(&said.notion.id) {
        return HANDLED.to_owned();
    }
    said.notion.id.replacen('-', ".", 1).replace('-', "_")
}
