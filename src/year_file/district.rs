//! The file of a district: which organs report to it, and where their year files lie.

use chrono::NaiveDate;
use toml::de::{DeTable, DeValue};

use super::{
    located::Located,
    rules, syntax,
    typed::Typed,
    walk::{Value, Walk},
};
use crate::{
    diagnostic::{Diagnostic, Place, Text, say::say},
    source::Source,
};

/// What a district's file says.
#[derive(Debug, Clone, Default)]
pub struct District {
    /// What the district is called.
    pub name: Option<Located<String>>,
    /// The reporting year.
    pub year: Option<Located<i32>>,
    /// The organs' files: paths, or patterns in which `*` stands for any part of a name.
    pub organs: Vec<Located<String>>,
    /// The names of the organs that are to report; nothing is missing where there are none.
    pub expected: Vec<Located<String>>,
    /// Those that need not report.
    pub exempt: Vec<Exempt>,
    /// The district's own year file.
    pub own: Option<Located<String>>,
    /// The day by which reports are to be signed.
    pub deadline: Option<NaiveDate>,
}

/// An organ that need not report.
#[derive(Debug, Clone)]
pub struct Exempt {
    /// Its name.
    pub name: Located<String>,
    /// Why, where the file says so.
    pub reason: Option<String>,
}

/// The keys, which stand under `[district]` or before it.
const KEYS: [&str; 7] = [
    "name", "year", "organs", "expected", "exempt", "own", "deadline",
];

const TABLE: &str = "district";

impl District {
    /// Reads a district's file.
    ///
    /// # Errors
    /// What is wrong with it, in order.
    pub fn read(source: &Source) -> Result<Self, Vec<Diagnostic>> {
        let typed = Typed::new(source);
        let parsed = syntax::parse(&typed);
        let mut findings = parsed.findings;
        let is_broken = !findings.is_empty();
        let mut walk = Walk::new(&typed, &mut findings);
        let mut district = Self::default();
        let root = parsed.table.get_ref();
        walk.known_keys(root, &[&[TABLE], KEYS.as_slice()].concat(), "");
        district.take(&mut walk, root, "");
        if let Some(value) = root.get(TABLE) {
            let what = Text::same(TABLE);
            if let Some(table) = walk.table(value, &what) {
                walk.known_keys(table, &KEYS, TABLE);
                district.take(&mut walk, table, "district.");
            }
        }
        if !is_broken {
            let start = Place::year(source.span(0..0));
            for (key, is_there) in [
                ("name", district.name.is_some()),
                ("year", district.year.is_some()),
                ("organs", !district.organs.is_empty()),
            ] {
                let is_written = |table: &DeTable<'_>| table.contains_key(key);
                let within = root.get(TABLE).and_then(|value| value.get_ref().as_table());
                if !is_there && !is_written(root) && !within.is_some_and(is_written) {
                    findings.push(missing_key(&format!("district.{key}"), start));
                }
            }
        }
        if findings.is_empty() {
            Ok(district)
        } else {
            Err(findings)
        }
    }

    fn take(&mut self, walk: &mut Walk<'_>, table: &DeTable<'_>, within: &str) {
        for (key, value) in table {
            let key = key.get_ref().as_ref();
            let what = Text::same(format!("{within}{key}"));
            match key {
                "name" => self.name = walk.string(value, &what),
                "year" => self.year = super::read::year(walk, value, &what),
                "organs" => self.organs = strings(walk, value, &what),
                "expected" => self.expected = walk.strings(value, &what),
                "exempt" => self.exempt = exempt(walk, value, &what),
                "own" => self.own = walk.string(value, &what),
                "deadline" => {
                    self.deadline = walk.date(value, &what).map(|date| date.value);
                }
                _ => {}
            }
        }
    }
}

/// One string or a list of them.
fn strings(walk: &mut Walk<'_>, value: &Value<'_>, what: &Text) -> Vec<Located<String>> {
    match value.get_ref() {
        DeValue::Array(_) => walk.strings(value, what),
        _ => walk.string(value, what).into_iter().collect(),
    }
}

/// A list of names, or of names with reasons.
fn exempt(walk: &mut Walk<'_>, value: &Value<'_>, what: &Text) -> Vec<Exempt> {
    let DeValue::Array(items) = value.get_ref() else {
        return walk.strings(value, what).into_iter().map(bare).collect();
    };
    let mut all = Vec::new();
    for item in items {
        let DeValue::Table(table) = item.get_ref() else {
            all.extend(walk.string(item, what).map(bare));
            continue;
        };
        walk.known_keys(table, &["name", "reason"], "exempt");
        let mut string = |key: &str| {
            let what = Text::same(format!("exempt.{key}"));
            table.get(key).and_then(|value| walk.string(value, &what))
        };
        let (name, reason) = (string("name"), string("reason"));
        match name {
            Some(name) => all.push(Exempt {
                name,
                reason: reason.map(|reason| reason.value),
            }),
            None if !table.contains_key("name") => {
                let place = walk.place(item);
                walk.report(missing_key("exempt.name", place));
            }
            None => {}
        }
    }
    all
}

fn bare(name: Located<String>) -> Exempt {
    Exempt { name, reason: None }
}

fn missing_key(key: &str, place: Place) -> Diagnostic {
    Diagnostic::new(
        &rules::MISSING_KEY,
        say!("缺少 {key}", "{key} is missing"),
        place,
        Text::fixed("这里没有", "not given here"),
    )
    .with_help(say!(
        "补上 {key}；各项的写法见 report explain rollup",
        "add {key}; report explain rollup shows how each is written"
    ))
}
