//! One published report: its figures, its relations, and the year file that states them.

use std::{collections::BTreeMap, fmt::Write as _, path::Path};

use report::{diagnostic::Diagnostic, model::Report};
use rust_decimal::Decimal;
use serde::Deserialize;
use serde_json::{Number, Value};

use crate::support::world;

use super::table::{COLUMNS, case_kind, cell, disclosure_row, request_row, table_home};

/// Figures of a published report, as stated there.
#[derive(Debug, Deserialize)]
pub(crate) struct Case {
    #[serde(skip)]
    pub(crate) name: String,
    organ: String,
    year: i32,
    era: String,
    figures: Vec<CaseFigure>,
    /// Active disclosure: by the row's words, a number or the cells of the row.
    #[serde(default)]
    table2: BTreeMap<String, Value>,
    /// Requests: by the row's code, seven cells; `None` is a blank one.
    #[serde(default)]
    table3: BTreeMap<String, Vec<Option<Number>>>,
    /// Review and litigation: by kind, five cells.
    #[serde(default)]
    table4: BTreeMap<String, Vec<Option<Number>>>,
    pub(crate) relations: Vec<CaseRelation>,
}

#[derive(Debug, Deserialize)]
struct CaseFigure {
    id: String,
    label: String,
    value: Number,
    unit: String,
    #[serde(default)]
    approx: bool,
}

/// A relation with the verdict that recomputing it gave.
#[derive(Debug, Deserialize)]
pub(crate) struct CaseRelation {
    pub(crate) kind: String,
    /// The row or column of the statutory table that it speaks of.
    r#where: Option<String>,
    left: OneOrMany,
    right: Vec<Number>,
    /// How many decimal places the report prints, where the number alone does not tell.
    decimals: Option<u32>,
    pub(crate) verdict: CaseVerdict,
}

#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum OneOrMany {
    One(Number),
    Many(Vec<Number>),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum CaseVerdict {
    Ok,
    Fail,
    /// What a naive checker would test and should not.
    NotARelation,
}

/// Where the year file has a relation.
#[derive(Debug)]
pub(crate) enum Home {
    /// Among figures of its own, whose ids begin with this.
    Own(String),
    /// In the statutory table: these cells are its left side. The flag tells a row's total from
    /// a column's.
    Table(Vec<String>, bool),
    /// It is a share or a growth, which a file of its own states as a formula.
    Formula,
}

/// All cases, by name.
pub(crate) fn all() -> Vec<Case> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut paths: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|end| end == "json"))
        .collect();
    paths.sort();
    paths
        .iter()
        .map(|path| {
            let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
            let text = std::fs::read_to_string(path).unwrap();
            let case: Case =
                serde_json::from_str(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
            Case { name, ..case }
        })
        .collect()
}

/// Reads and checks the text of a year file as `report check` does.
pub(crate) fn check(text: &str) -> (Report, Vec<Diagnostic>) {
    let compiled = world(text).compile();
    let report = compiled.report.unwrap_or_else(|| panic!("{text}"));
    (report, compiled.findings)
}

impl Case {
    /// The year file that fills in these cells of the form, each with the figure of this id.
    pub(crate) fn table_file(&self, cells: &[(&str, &str)]) -> String {
        let lines: Vec<String> = cells
            .iter()
            .map(|(cell, id)| {
                let mut figures = self.figures.iter();
                let figure = figures.find(|figure| figure.id == *id).unwrap();
                format!("\"{cell}\" = {}\n", figure.value)
            })
            .collect();
        format!(
            "year = {}\n[organ]\nname = \"{}\"\n[table]\n{}",
            self.year,
            self.organ,
            lines.concat()
        )
    }

    /// The year file that states all its figures and relations.
    pub(crate) fn year_file(&self) -> String {
        let mut text = format!("year = {}\n[organ]\nname = \"{}\"\n", self.year, self.organ);
        if self.form() == "2019" && self.era != "2019" {
            // Some organs went on filling in the form that was no longer in force.
            text += "[report]\nform = \"2019\"\n";
        }
        for figure in &self.figures {
            let _ = writeln!(text, "[figures.{}]\nvalue = {}", figure.id, figure.value);
            text += &figure.particulars();
        }
        for (index, relation) in self.relations.iter().enumerate() {
            if let Home::Own(name) = self.home(index) {
                self.declare(&mut text, &name, relation);
            }
        }
        self.write_table(&mut text);
        text
    }

    /// Where the year file has the relation of this number.
    pub(crate) fn home(&self, index: usize) -> Home {
        let relation = &self.relations[index];
        match relation.kind.as_str() {
            "share" | "share_sum" | "growth" => return Home::Formula,
            "parts" | "of_which" | "balance" | "row_total" | "carry_over" | "prose_eq_table"
            | "prose_eq_prose" => {}
            other => panic!("{}: no such kind of relation: {other}", self.name),
        }
        relation
            .r#where
            .as_deref()
            .filter(|_| self.form() != "2014")
            .and_then(|place| table_home(place, relation.kind == "row_total"))
            .unwrap_or_else(|| Home::Own(format!("r{index}")))
    }

    fn form(&self) -> &str {
        let licences = self.table2.get("行政许可");
        match self.era.as_str() {
            "2021" if licences.is_some_and(Value::is_array) => "2019",
            "2008" => "2014",
            era => era,
        }
    }

    /// States a relation among figures of its own; what is none is stated as figures that nobody
    /// claims to add up.
    fn declare(&self, text: &mut String, name: &str, relation: &CaseRelation) {
        let left = relation.left();
        let right: Vec<String> = relation.right.iter().map(Number::to_string).collect();
        if right.iter().any(|value| value.starts_with('-')) {
            // A change, misread as a part: it stands in the statutory table.
            return;
        }
        let is_relation = relation.verdict != CaseVerdict::NotARelation;
        let fits = relation.left_sum() >= relation.right_sum();
        let (head, is_open) = match (relation.kind.as_str(), is_relation) {
            ("parts", true) => ("parts", false),
            ("parts", false) if fits => ("parts", true),
            ("of_which", true) if right.len() == 1 => ("of_which", false),
            ("of_which", true) => ("parts", true),
            _ => {
                self.declare_apart(text, name, &left, &right, is_relation);
                return;
            }
        };
        let _ = writeln!(text, "[figures.{name}]\nvalue = {}", left[0]);
        if let Some(same) = self.figure_of_value(&left[0]) {
            *text += &same.particulars();
        }
        if is_open {
            *text += "open = true\n";
        }
        let _ = writeln!(text, "[figures.{name}.{head}]");
        for (number, value) in right.iter().enumerate() {
            let _ = writeln!(text, "p{number} = {{ value = {value} }}");
        }
    }

    fn declare_apart(
        &self,
        text: &mut String,
        name: &str,
        left: &[String],
        right: &[String],
        is_relation: bool,
    ) {
        let mut sides = [Vec::new(), Vec::new()];
        for (side, (values, letter)) in [(left, 'l'), (right, 'r')].into_iter().enumerate() {
            for (number, value) in values.iter().enumerate() {
                let id = format!("{name}_{letter}{number}");
                let _ = writeln!(text, "[figures.{id}]\nvalue = {value}");
                if let Some(same) = self.figure_of_value(value) {
                    *text += &same.particulars();
                }
                sides[side].push(id);
            }
        }
        if is_relation {
            let [left, right] = sides;
            let _ = writeln!(text, "[[relations]]\nleft = {left:?}\nright = {right:?}");
        }
    }

    fn figure_of_value(&self, value: &str) -> Option<&CaseFigure> {
        self.figures
            .iter()
            .find(|figure| figure.value.to_string() == value)
    }

    /// The statutory tables, as far as the form has their rows; blank cells are left out.
    fn write_table(&self, text: &mut String) {
        let tables_empty = self.table2.is_empty() && self.table3.is_empty();
        if self.form() == "2014" || tables_empty {
            return;
        }
        *text += "[table]\n";
        for (label, cells) in &self.table2 {
            let Some(row) = disclosure_row(label) else {
                continue;
            };
            let cells = match cells {
                Value::Array(cells) => {
                    format!(
                        "[{}]",
                        cells.iter().map(cell).collect::<Vec<_>>().join(", ")
                    )
                }
                one => cell(one),
            };
            let _ = writeln!(text, "\"{row}\" = {cells}");
        }
        for (code, cells) in &self.table3 {
            if code == "other" && self.form() == "2021" {
                // The old form's one row where the new one has three.
                for row in ["o1", "o2"] {
                    for (_, column) in COLUMNS {
                        let row = request_row(row, "2021");
                        let _ = writeln!(text, "\"{row}.{column}\" = 0");
                    }
                }
            }
            let row = request_row(code, self.form());
            for (column, value) in COLUMNS.iter().zip(cells) {
                if let Some(value) = value {
                    let _ = writeln!(text, "\"{row}.{}\" = {value}", column.1);
                }
            }
        }
        let results = ["upheld", "corrected", "other", "pending", "total"];
        for (kind, cells) in &self.table4 {
            for (result, value) in results.iter().zip(cells) {
                if let Some(value) = value {
                    let _ = writeln!(text, "\"{}.{result}\" = {value}", case_kind(kind));
                }
            }
        }
    }
}

impl CaseFigure {
    fn particulars(&self) -> String {
        let mut text = format!("label = \"{}\"\n", self.label);
        if !self.unit.is_empty() {
            let _ = writeln!(text, "unit = \"{}\"", self.unit);
        }
        if self.approx {
            text += "approximate = true\n";
        }
        text
    }
}

impl CaseRelation {
    fn left(&self) -> Vec<String> {
        match &self.left {
            OneOrMany::One(number) => vec![number.to_string()],
            OneOrMany::Many(numbers) => numbers.iter().map(Number::to_string).collect(),
        }
    }

    /// The year file of a stated share or growth beside the two figures that give it; `None` for
    /// any other relation.
    pub(crate) fn formula_file(&self) -> Option<String> {
        let formula = match self.kind.as_str() {
            "share" => "a / b",
            "growth" => "(a - b) / b",
            _ => return None,
        };
        let [a, b] = self.right.as_slice() else {
            panic!("a {} has two figures on its right", self.kind);
        };
        let mut stated = decimal(self.left().first()?);
        if let Some(decimals) = self.decimals {
            stated.rescale(decimals);
        }
        Some(format!(
            "year = 2012\n[organ]\nname = \"某局\"\n[figures]\na = {a}\nb = {b}\n\
             c = {{ value = {stated}, unit = \"%\", formula = \"{formula}\" }}\n"
        ))
    }

    pub(crate) fn left_sum(&self) -> Decimal {
        self.left().iter().map(|value| decimal(value)).sum()
    }

    pub(crate) fn right_sum(&self) -> Decimal {
        self.right
            .iter()
            .map(|value| decimal(&value.to_string()))
            .sum()
    }
}

fn decimal(text: &str) -> Decimal {
    text.parse().unwrap()
}
