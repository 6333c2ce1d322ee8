//! The numbers of the statutory tables, as they are pasted with a report's text: cells between bars,
//! tabs or blanks, or one on each line.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use crate::{
    forms::{Form, Table},
    language::{full_width, heading::plain_label, number},
};

/// What is known of the form's tables.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct PastedTables {
    /// The values of a row by the id of its table and its code, totals left out.
    pub rows: BTreeMap<(String, String), Vec<String>>,
    /// The titles of the tables of which rows were not found among the lines, and how many.
    pub missing: Vec<(String, usize)>,
}

/// Labels that follow each other, and the numbers behind them.
#[derive(Debug, Default)]
struct Group {
    label: String,
    numbers: Vec<String>,
}

impl PastedTables {
    /// Reads the lines that are rows or cells of the form's tables.
    pub(super) fn of(lines: &[String], form: &Form) -> Self {
        let rows = form.tables.iter().flat_map(|table| &table.rows);
        let units: BTreeSet<&str> = rows.filter_map(|row| row.unit.as_deref()).collect();
        let groups = groups(lines, &units);
        let mut tables = Self::default();
        for table in &form.tables {
            let rows = table.rows.iter().filter(|row| !row.heading);
            let mut missing = 0;
            for row in rows {
                let label = plain(&row.label);
                let mut fitting = groups.iter().filter(|group| {
                    group.numbers.len() == table.columns.len()
                        && (table.cells_by_column || group.label == label)
                });
                let first = fitting.next();
                // Two rows of one name: which is meant is for the clerk to say.
                let is_alone = fitting.next().is_none() && is_only(form, table, &label);
                let values = first
                    .filter(|_| is_alone)
                    .and_then(|group| stated(table, group));
                match values {
                    Some(values) => {
                        let row = (table.id.get_ref().clone(), row.code.get_ref().clone());
                        tables.rows.insert(row, values);
                    }
                    None => missing += 1,
                }
            }
            if missing > 0 {
                tables.missing.push((table.title.clone(), missing));
            }
        }
        if lines.is_empty() {
            tables.missing.clear();
        }
        tables
    }
}

/// Whether only one row of the form with so many columns is called so.
fn is_only(form: &Form, table: &Table, label: &str) -> bool {
    let alike = form.tables.iter();
    let alike = alike.filter(|other| other.columns.len() == table.columns.len());
    let rows = alike.flat_map(|other| &other.rows);
    let rows = rows.filter(|row| !row.heading && plain(&row.label) == label);
    table.cells_by_column || rows.count() == 1
}

/// The values of the columns that are no totals, where the totals are right.
fn stated(table: &Table, group: &Group) -> Option<Vec<String>> {
    let by_code = |code: &str| {
        let at = table
            .columns
            .iter()
            .position(|one| one.code.get_ref() == code);
        group.numbers.get(at?)?.parse::<Decimal>().ok()
    };
    let mut values = Vec::new();
    for (column, typed) in table.columns.iter().zip(&group.numbers) {
        if column.sum_of.is_empty() {
            values.push(typed.clone());
            continue;
        }
        let parts: Option<Vec<_>> = column
            .sum_of
            .iter()
            .map(|code| by_code(code.get_ref()))
            .collect();
        let sum: Decimal = parts?.iter().sum();
        if typed.parse() != Ok(sum) {
            return None;
        }
    }
    Some(values)
}

/// The cells of all lines, each run of numbers under the label before it. Numbers of one line are
/// one run, and so are lines of one number each.
fn groups(lines: &[String], units: &BTreeSet<&str>) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for line in lines {
        let cells = cells(line);
        let mut is_new = cells.len() > 1;
        for cell in cells {
            let number = typed_number(&cell);
            if number.is_none() && units.contains(cell.as_str()) {
                // 主动公开政府信息数 | 条 | 592
                continue;
            }
            let begins = number.is_none() || is_new;
            is_new = false;
            let last = groups.last();
            if last.is_none_or(|last| begins && !last.numbers.is_empty()) {
                groups.push(Group::default());
            }
            let last = groups
                .last_mut()
                .expect("one was added where there was none");
            match number {
                Some(number) => last.numbers.push(number),
                None => last.label = plain(&cell),
            }
        }
    }
    groups
}

/// The cells of a line that hold something.
fn cells(line: &str) -> Vec<String> {
    let is_bar = |c: char| "|｜│\t".contains(c);
    let cells: Vec<&str> = line.split(is_bar).map(str::trim).collect();
    let mut found = Vec::new();
    for cell in cells.into_iter().filter(|cell| !cell.is_empty()) {
        // 规章 0 0 0
        let words: Vec<&str> = cell.split_whitespace().collect();
        let numbers = words
            .iter()
            .rev()
            .take_while(|word| typed_number(word).is_some());
        let (label, numbers) = words.split_at(words.len() - numbers.count());
        found.extend((!label.is_empty()).then(|| label.concat()));
        found.extend(numbers.iter().map(|number| (*number).to_owned()));
    }
    found
}

/// The digits of a cell.
fn typed_number(cell: &str) -> Option<String> {
    let narrow: String = cell
        .chars()
        .map(|c| full_width::digit(c).unwrap_or(c))
        .collect();
    let digits = if full_width::has_thousands_separators(&narrow) {
        narrow.replace(',', "")
    } else {
        narrow
    };
    let is_number = digits.starts_with(|c: char| c.is_ascii_digit())
        && digits.chars().all(|c| c.is_ascii_digit() || c == '.')
        && number::parse_plain(&digits).is_some();
    is_number.then_some(digits)
}

/// A label without its number, blanks and what stands in brackets behind it.
fn plain(label: &str) -> String {
    let label: String = label.chars().filter(|c| !c.is_whitespace()).collect();
    plain_label(&label).to_owned()
}
