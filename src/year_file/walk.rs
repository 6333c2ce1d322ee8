//! Taking values out of parsed TOML, with a finding for each that is not what it should be.

use chrono::NaiveDate;
use rust_decimal::Decimal;
use toml::{
    Spanned,
    de::{DeString, DeTable, DeValue},
};

use super::{located::Located, number::Number, prose::Prose, rules, typed::Typed};
use crate::{
    diagnostic::{Diagnostic, Place, Text},
    language::{
        approximation::parse_approximation,
        marks::without_marks,
        number::{parse_moved, parse_other, parse_plain, parse_quoted},
    },
    source::Span,
};

pub(super) type Key<'i> = Spanned<DeString<'i>>;
pub(super) type Value<'i> = Spanned<DeValue<'i>>;

/// A walk through one file: its text, and what was found wrong so far.
pub(super) struct Walk<'a> {
    typed: &'a Typed<'a>,
    findings: &'a mut Vec<Diagnostic>,
    /// The figures of the file, as far as they are asked for before they are read.
    figures: Option<&'a DeTable<'a>>,
}

impl<'a> Walk<'a> {
    pub(super) fn new(typed: &'a Typed<'a>, findings: &'a mut Vec<Diagnostic>) -> Self {
        Self {
            typed,
            findings,
            figures: None,
        }
    }

    /// A walk through a file whose keys are those of `root`.
    pub(super) fn within(self, root: &'a DeTable<'a>) -> Self {
        let figures = root.get("figures");
        Self {
            figures: figures.and_then(|figures| figures.get_ref().as_table()),
            ..self
        }
    }

    /// Whether a text is the id of a figure of the file, or of a part of one.
    pub(super) fn is_figure(&self, text: &str) -> bool {
        let first = text.split('.').next();
        let is_id = text
            .chars()
            .all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.'));
        is_id
            && self
                .figures
                .is_some_and(|figures| first.is_some_and(|id| figures.contains_key(id)))
    }

    /// Whether a text reckons with figures of the file: `granted / received`.
    pub(super) fn is_formula(&self, text: &str) -> bool {
        let mut members = text.split(['+', '-', '*', '/', '(', ')', ' ']);
        let is_number = |member: &str| member.chars().all(|c| c.is_ascii_digit() || c == '.');
        text.contains(['+', '-', '*', '/'])
            && members.clone().any(|member| self.is_figure(member))
            && members.all(|member| is_number(member) || self.is_figure(member))
    }

    pub(super) fn report(&mut self, finding: Diagnostic) {
        self.findings.push(finding);
    }

    pub(super) fn span<T>(&self, spanned: &Spanned<T>) -> Span {
        self.typed.span(spanned.span())
    }

    pub(super) fn place<T>(&self, spanned: &Spanned<T>) -> Place {
        Place::year(self.span(spanned))
    }

    /// Reports every key of `table` that is not in `known`, with the nearest one that is.
    pub(super) fn known_keys(&mut self, table: &DeTable<'_>, known: &[&str], within: &str) {
        for (key, _) in table {
            let name = key.get_ref().as_ref();
            if !known.contains(&name) {
                let place = self.place(key);
                self.report(rules::unknown_key(name, known, within, place));
            }
        }
    }

    /// A number: typed plainly, or in quotes, which `number-form` notes.
    pub(super) fn number(&mut self, value: &Value<'_>, what: &Text) -> Option<Number> {
        let span = self.span(value);
        let (parsed, quoted, has_plus) = match value.get_ref() {
            DeValue::Integer(integer) if integer.radix() == 10 => {
                let digits = integer.as_str();
                (parse_plain(digits), false, digits.starts_with('+'))
            }
            DeValue::Float(float) => {
                let digits = float.as_str();
                (parse_plain(digits), false, digits.starts_with('+'))
            }
            DeValue::String(text) => (parse_quoted(text), true, false),
            _ => (None, false, false),
        };
        if let Some(value) = parsed {
            return Some(Number {
                value,
                has_plus,
                approximation: None,
                quoted,
                span,
            });
        }
        if let DeValue::String(text) = value.get_ref()
            && let Some((value, words)) = parse_approximation(text)
        {
            // Words need quotes: nothing about them is to be mended.
            return Some(Number {
                value,
                has_plus: false,
                approximation: Some(words),
                quoted: false,
                span,
            });
        }
        let moved = match value.get_ref() {
            DeValue::String(text) => parse_moved(text),
            _ => None,
        };
        let finding = match (value.get_ref(), moved) {
            (DeValue::Integer(other), _) => {
                self.other_number(value, parse_other(other.as_str(), other.radix()), what)
            }
            (DeValue::Float(other), _) => {
                self.other_number(value, parse_other(other.as_str(), 10), what)
            }
            (DeValue::String(_), Some(meant)) => {
                let finding = self.of_wrong_type(value, &Text::new("数字", "a number"), what);
                finding.with_help(Text::new(
                    format!("写成 {meant}：减少写负号，增加什么也不写"),
                    format!("write {meant}: a minus for less, no sign for more"),
                ))
            }
            _ => {
                self.wrong_type(value, &Text::new("数字", "a number"), what);
                return None;
            }
        };
        self.report(finding);
        None
    }

    /// A number of a cell, which may say in words which way it moved.
    pub(super) fn cell_number(&mut self, value: &Value<'_>, what: &Text) -> Option<Number> {
        let moved = match value.get_ref() {
            DeValue::String(text) => parse_moved(text),
            _ => None,
        };
        match moved {
            Some(moved) => Some(Number {
                value: moved,
                has_plus: moved.is_sign_positive(),
                approximation: None,
                quoted: true,
                span: self.span(value),
            }),
            None => self.number(value, what),
        }
    }

    /// A number in a notation that is not a report's: `1e3`, `0xDA`, `inf`.
    fn other_number(&self, value: &Value<'_>, meant: Option<Decimal>, what: &Text) -> Diagnostic {
        let place = self.place(value);
        let written = self.typed.slice(place.span);
        rules::other_number(written, meant.map(|meant| meant.to_string()), what, place)
    }

    /// Text that is not empty; an empty one counts as left out.
    pub(super) fn string(&mut self, value: &Value<'_>, what: &Text) -> Option<Located<String>> {
        match value.get_ref() {
            DeValue::String(text) => Some(Located {
                value: without_marks(text.trim()),
                span: self.span(value),
            })
            .filter(|text| !text.value.is_empty()),
            DeValue::Integer(number) if number.radix() == 10 => Some(Located {
                // A telephone or a form's number typed without quotes is clear all the same.
                value: number.as_str().to_owned(),
                span: self.span(value),
            }),
            _ => {
                self.wrong_type(
                    value,
                    &Text::new("文字（写在引号里）", "text in quotes"),
                    what,
                );
                None
            }
        }
    }

    /// Text whose places matter.
    pub(super) fn prose(&mut self, value: &Value<'_>, what: &Text) -> Option<Prose> {
        if let DeValue::String(text) = value.get_ref() {
            return Some(Prose::new(text, self.span(value), self.typed.source));
        }
        self.wrong_type(
            value,
            &Text::new("文字（写在引号里）", "text in quotes"),
            what,
        );
        None
    }

    /// `true` or `false`; anything else is reported and reads as `false`.
    pub(super) fn boolean(&mut self, value: &Value<'_>, what: &Text) -> bool {
        if let DeValue::Boolean(boolean) = value.get_ref() {
            return *boolean;
        }
        self.wrong_type(value, &Text::new("true 或 false", "true or false"), what);
        false
    }

    /// A day: `2018-03-20`, with or without quotes.
    pub(super) fn date(&mut self, value: &Value<'_>, what: &Text) -> Option<Located<NaiveDate>> {
        let date = match value.get_ref() {
            DeValue::Datetime(datetime) if datetime.time.is_none() => {
                datetime.date.and_then(|date| {
                    NaiveDate::from_ymd_opt(
                        i32::from(date.year),
                        u32::from(date.month),
                        u32::from(date.day),
                    )
                })
            }
            DeValue::String(text) => NaiveDate::parse_from_str(text.trim(), "%Y-%m-%d")
                .or_else(|_| NaiveDate::parse_from_str(text.trim(), "%Y年%m月%d日"))
                .ok(),
            _ => None,
        };
        if date.is_none() {
            let expected = Text::new("日期，如 2018-03-20", "a day such as 2018-03-20");
            self.wrong_type(value, &expected, what);
        }
        date.map(|value_| Located {
            value: value_,
            span: self.span(value),
        })
    }

    /// A list of ids; one id stands for a list of one.
    pub(super) fn strings(&mut self, value: &Value<'_>, what: &Text) -> Vec<Located<String>> {
        match value.get_ref() {
            DeValue::Array(items) => items
                .iter()
                .filter_map(|item| self.string(item, what))
                .collect(),
            _ => self.string(value, what).into_iter().collect(),
        }
    }

    /// A table, `[x]` or `{ … }`.
    pub(super) fn table<'v, 'i>(
        &mut self,
        value: &'v Value<'i>,
        what: &Text,
    ) -> Option<&'v DeTable<'i>> {
        if let DeValue::Table(table) = value.get_ref() {
            return Some(table);
        }
        self.wrong_type(value, &Text::new("一组键值", "a table of keys"), what);
        None
    }

    /// The tables of `[[x]]`; a single `[x]` stands for a list of one.
    pub(super) fn tables<'v, 'i>(
        &mut self,
        value: &'v Value<'i>,
        what: &Text,
    ) -> Vec<(&'v DeTable<'i>, Span)> {
        let items: Vec<&Value<'i>> = match value.get_ref() {
            DeValue::Array(items) => items.iter().collect(),
            _ => vec![value],
        };
        items
            .into_iter()
            .filter_map(|item| {
                let span = self.span(item);
                self.table(item, what).map(|table| (table, span))
            })
            .collect()
    }

    /// Reports text that is none of the words its key knows.
    pub(super) fn wrong_word(&mut self, value: &Value<'_>, known: &[&str], what: &Text) {
        let place = self.place(value);
        let written = self.typed.slice(place.span);
        self.report(rules::wrong_word(known, what, written, place));
    }

    pub(super) fn wrong_type(&mut self, value: &Value<'_>, expected: &Text, what: &Text) {
        let finding = self.of_wrong_type(value, expected, what);
        let help = rules::written_in_place(expected, self.typed.slice(finding.primary.place.span));
        self.report(finding.with_help(help));
    }

    /// The finding that a value is of another type, without what to do about it.
    pub(super) fn of_wrong_type(
        &self,
        value: &Value<'_>,
        expected: &Text,
        what: &Text,
    ) -> Diagnostic {
        let found = match value.get_ref() {
            DeValue::String(_) => Text::new("文字", "text"),
            DeValue::Integer(_) | DeValue::Float(_) => Text::new("数字", "a number"),
            DeValue::Boolean(_) => Text::new("true/false", "true or false"),
            DeValue::Datetime(_) => Text::new("日期或时间", "a date or time"),
            DeValue::Array(_) => Text::new("列表 […]", "a list […]"),
            DeValue::Table(_) => Text::new("一组键值", "a table of keys"),
        };
        let place = self.place(value);
        rules::wrong_type(expected, &found, what, place)
    }
}
