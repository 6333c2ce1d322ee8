//! What can be wrong with a form's file: with its writing, and with what its codes speak of.

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
};

use toml::Spanned;

use super::{Applies, Form, Table, cell::LAST_YEAR, sum_circle};
use crate::{
    diagnostic::Text,
    language::{nearest::nearest, typed_toml::Meant},
};

/// A mistake in a form's file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flaw {
    /// What is wrong.
    pub message: Text,
    /// What to do.
    pub help: Text,
    /// Where, in bytes of the form's text.
    pub at: Range<usize>,
    /// Another place that has to do with it, and what stands there.
    pub related: Option<(Range<usize>, Text)>,
}

impl Flaw {
    /// The same, its places covering numbers as they were typed.
    pub(super) fn over(mut self, typed: &Meant<'_>) -> Self {
        self.at = typed.whole(self.at);
        self.related = self.related.map(|(at, words)| (typed.whole(at), words));
        self
    }
}

/// All mistakes of a form that could be read, in the order in which they stand.
pub(super) fn of(form: &Form) -> Vec<Flaw> {
    let mut flaws = Vec::new();
    repeated_tables(form, &mut flaws);
    unplaced_tables(form, &mut flaws);
    for table in &form.tables {
        let rows = table.rows.iter().map(|row| &row.code);
        repeated("行", "row", rows, &mut flaws);
        let columns = table.columns.iter().map(|column| &column.code);
        repeated("列", "column", columns, &mut flaws);
        sums(table, &mut flaws);
        relations(table, &mut flaws);
    }
    repeated_cells(form, &mut flaws);
    flaws.sort_by_key(|flaw| (flaw.at.start, flaw.at.end));
    flaws
}

/// The parser's complaint in words for both languages.
pub(super) fn unreadable(error: &toml::de::Error) -> Flaw {
    let said = error.message().trim();
    let quoted = said.split('`').nth(1).unwrap_or_default();
    let (zh, help) = if said.starts_with("missing field") {
        (
            format!("缺少 {quoted}"),
            Text::new(format!("补上 {quoted} = …"), format!("add {quoted} = …")),
        )
    } else if said.starts_with("unknown field") {
        let known = said.split('`').skip(3).step_by(2);
        let meant = nearest(quoted, known);
        (
            format!("不认识的项 {quoted}"),
            match meant {
                Some(meant) => Text::new(format!("应当是 {meant}"), format!("write {meant}")),
                None => as_built_in(),
            },
        )
    } else if said.starts_with("invalid type") {
        ("值的种类不对".to_owned(), as_built_in())
    } else if said.starts_with("unknown variant") {
        (format!("不认识的写法 {quoted}"), as_built_in())
    } else if said.starts_with("duplicate key") {
        (
            "同一项写了两次".to_owned(),
            Text::new("删去一个", "delete one of them"),
        )
    } else {
        ("这里的写法不是 TOML".to_owned(), as_built_in())
    };
    Flaw {
        message: Text::new(zh, said.replace('\n', " ")),
        help,
        // The parser promises no place; what has none is told of at the start.
        at: error.span().unwrap_or(0..0),
        related: None,
    }
}

fn as_built_in() -> Text {
    Text::new(
        "写法见 report explain broken-form",
        "see report explain broken-form for how it is written",
    )
}

fn repeated_tables(form: &Form, flaws: &mut Vec<Flaw>) {
    let ids = form.tables.iter().map(|table| &table.id);
    repeated("表", "table", ids, flaws);
    let mut seen: BTreeMap<&str, &Table> = BTreeMap::new();
    for table in &form.tables {
        // A spreadsheet calls its sheets after them.
        let is_one_of_a_sheet = form.sections.iter().any(|section| {
            let mut tables = section.tables.iter();
            section.one_table && tables.any(|id| id.get_ref() == table.id.get_ref())
        });
        if is_one_of_a_sheet {
            continue;
        }
        if let Some(first) = seen.insert(&table.title, table) {
            flaws.push(Flaw {
                message: Text::new(
                    format!("两个表都叫“{}”", table.title),
                    format!("two tables are called {}", table.title),
                ),
                help: Text::new("给它们不同的 title", "give them titles of their own"),
                at: table.id.span(),
                related: Some((first.id.span(), Text::new("第一个", "the first"))),
            });
        }
    }
}

/// Sections that name tables which do not exist, and tables that stand nowhere.
fn unplaced_tables(form: &Form, flaws: &mut Vec<Flaw>) {
    let mut placed: BTreeSet<&str> = BTreeSet::new();
    for named in form.sections.iter().flat_map(|section| &section.tables) {
        placed.insert(named.get_ref());
        let mut ids = form.tables.iter().map(|table| table.id.get_ref().as_str());
        if ids.clone().all(|id| id != named.get_ref()) {
            let known = nearest(named.get_ref(), &mut ids).map(str::to_owned);
            flaws.push(unknown("表", "table", named, known));
        }
    }
    for table in &form.tables {
        let id = table.id.get_ref();
        if !table.attachment && !placed.contains(id.as_str()) {
            flaws.push(Flaw {
                message: Text::new(
                    format!("表 {id} 不在任何部分，也不是附件"),
                    format!("the table {id} stands in no section and is no attachment"),
                ),
                help: Text::new(
                    "写 attachment = true，或在一个 [[section]] 的 tables 里写上它",
                    "write attachment = true, or name it in the tables of a [[section]]",
                ),
                at: table.id.span(),
                related: None,
            });
        }
    }
}

/// Codes that stand twice.
fn repeated<'f>(
    zh: &str,
    en: &str,
    codes: impl Iterator<Item = &'f Spanned<String>>,
    flaws: &mut Vec<Flaw>,
) {
    let mut seen: BTreeMap<&str, &Spanned<String>> = BTreeMap::new();
    for code in codes {
        if let Some(first) = seen.get(code.get_ref().as_str()) {
            flaws.push(twice(zh, en, code, first));
        } else {
            seen.insert(code.get_ref(), code);
        }
    }
}

/// Cells of different tables with one id: a year file could not tell them apart.
fn repeated_cells(form: &Form, flaws: &mut Vec<Flaw>) {
    let mut seen: BTreeMap<String, &Spanned<String>> = BTreeMap::new();
    for table in &form.tables {
        for row in table.data_rows() {
            for column in &table.columns {
                let at = if table.cells_by_column {
                    &column.code
                } else {
                    &row.code
                };
                let id = table.cell_id(row, column);
                match seen.get(&id) {
                    // Within one table the row or the column was told of.
                    Some(first)
                        if first.get_ref() != at.get_ref() || is_elsewhere(form, table, first) =>
                    {
                        flaws.push(twice("格", "cell", at, first));
                    }
                    Some(_) => {}
                    None => {
                        seen.insert(id, at);
                    }
                }
            }
        }
    }
}

/// Whether `code` belongs to another table than `table`.
fn is_elsewhere(form: &Form, table: &Table, code: &Spanned<String>) -> bool {
    form.tables
        .iter()
        .filter(|other| other.id.span() != table.id.span())
        .any(|other| {
            let rows = other.rows.iter().map(|row| &row.code);
            let mut codes = rows.chain(other.columns.iter().map(|column| &column.code));
            codes.any(|known| known.span() == code.span())
        })
}

fn twice(zh: &str, en: &str, code: &Spanned<String>, first: &Spanned<String>) -> Flaw {
    let written = code.get_ref();
    Flaw {
        message: Text::new(
            format!("{zh}的编号 {written} 重复"),
            format!("the {en} code {written} stands twice"),
        ),
        help: Text::new("给其中一个改用别的编号", "give one of them another code"),
        at: code.span(),
        related: Some((first.span(), Text::new("第一个", "the first"))),
    }
}

/// Sums of rows and of columns: what they name must exist and must not lead back.
fn sums(table: &Table, flaws: &mut Vec<Flaw>) {
    let mut of_rows = BTreeMap::new();
    for row in &table.rows {
        for code in row.sum_of.iter().chain(&row.of_which) {
            check_row(table, code, flaws);
        }
        of_rows.insert(row.code.get_ref().as_str(), row.sum_of.as_slice());
    }
    circles(&of_rows, flaws);
    let mut of_columns = BTreeMap::new();
    for column in &table.columns {
        for code in &column.sum_of {
            check_column(table, code, flaws);
        }
        of_columns.insert(column.code.get_ref().as_str(), column.sum_of.as_slice());
    }
    circles(&of_columns, flaws);
}

/// Sums that lead back to themselves, each circle once.
fn circles(sums: &BTreeMap<&str, &[Spanned<String>]>, flaws: &mut Vec<Flaw>) {
    flaws.extend(
        sum_circle::looping(sums)
            .into_iter()
            .map(|(start, addend)| Flaw {
                message: Text::new(
                    format!("{start} 的合计绕回了自己"),
                    format!("the sum of {start} leads back to itself"),
                ),
                help: Text::new(
                    "从 sum_of 里去掉这一项，或去掉绕回来的那一项",
                    "take this code out of sum_of, or the one that leads back",
                ),
                at: addend.span(),
                related: None,
            }),
    );
}

/// Relations: both sides name something, and what they name exists.
fn relations(table: &Table, flaws: &mut Vec<Flaw>) {
    for relation in &table.relations {
        for code in relation
            .left
            .get_ref()
            .iter()
            .chain(relation.right.get_ref())
        {
            match relation.applies {
                Applies::Column => check_row(table, code, flaws),
                Applies::Row => check_column(table, code, flaws),
            }
        }
        if let Some(fuller) = &relation.implied_by {
            let mut ids = table.relations.iter().map(|other| other.id.as_str());
            if ids.clone().all(|id| id != fuller.get_ref()) {
                let meant = nearest(fuller.get_ref(), &mut ids).map(str::to_owned);
                flaws.push(unknown("关系", "relation", fuller, meant));
            }
        }
        for side in [&relation.left, &relation.right] {
            if side.get_ref().is_empty() {
                let id = &relation.id;
                flaws.push(Flaw {
                    message: Text::new(
                        format!("关系 {id} 的一边是空的"),
                        format!("a side of the relation {id} is empty"),
                    ),
                    help: Text::new("写上至少一个编号", "name at least one code"),
                    at: side.span(),
                    related: None,
                });
            }
        }
    }
}

/// So many codes that are not there are told of: each is compared with all that are.
const MOST_FLAWS: usize = 100;

fn check_row(table: &Table, code: &Spanned<String>, flaws: &mut Vec<Flaw>) {
    if flaws.len() >= MOST_FLAWS {
        return;
    }
    let written = without_year(code);
    match table.rows.iter().find(|row| row.code.get_ref() == written) {
        None => {
            let codes = table.data_rows().map(|row| row.code.get_ref().as_str());
            let meant = nearest(written, codes).map(str::to_owned);
            flaws.push(unknown("行", "row", code, meant));
        }
        Some(row) if row.heading => flaws.push(Flaw {
            message: Text::new(
                format!("{written} 是标题行，没有数字，不能参加计算"),
                format!("{written} is a heading without cells and cannot be counted"),
            ),
            help: Text::new("写它下面各行的编号", "name the rows below it"),
            at: code.span(),
            related: Some((row.code.span(), Text::new("标题行", "the heading"))),
        }),
        Some(_) => {}
    }
}

fn check_column(table: &Table, code: &Spanned<String>, flaws: &mut Vec<Flaw>) {
    if flaws.len() >= MOST_FLAWS {
        return;
    }
    let written = without_year(code);
    let mut codes = table
        .columns
        .iter()
        .map(|column| column.code.get_ref().as_str());
    if codes.clone().all(|known| known != written) {
        let meant = nearest(written, &mut codes).map(str::to_owned);
        flaws.push(unknown("列", "column", code, meant));
    }
}

/// The code in this year's form, for one that starts with `last.`.
fn without_year(code: &Spanned<String>) -> &str {
    let written = code.get_ref().as_str();
    written.strip_prefix(LAST_YEAR).unwrap_or(written)
}

fn unknown(zh: &str, en: &str, code: &Spanned<String>, meant: Option<String>) -> Flaw {
    let written = code.get_ref();
    Flaw {
        message: Text::new(
            format!("没有编号为 {written} 的{zh}"),
            format!("there is no {en} {written}"),
        ),
        help: match meant {
            Some(meant) => Text::new(format!("应当是 {meant}"), format!("write {meant}")),
            None => Text::new(
                format!("写一个已有的{zh}的编号"),
                format!("name a {en} that exists"),
            ),
        },
        at: code.span(),
        related: None,
    }
}
