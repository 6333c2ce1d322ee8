//! `report forms`: the statutory forms known; a form's rows, codes and relations.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use anyhow::bail;
use clap::{Arg, ArgMatches};
use serde_json::{Value, json};
use unicode_width::UnicodeWidthStr;

use super::{
    bounded,
    command::{Command, Ready},
    complaint::Message,
    outcome::Outcome,
    standard_output,
    words::{Words, flag, listed, option},
};
use crate::{
    compile,
    diagnostic::{
        Language, Severity,
        say::{counted, say},
    },
    forms::{
        Applies, Form, Table,
        blank_table::{self, Filling},
        cell::LAST_YEAR,
    },
    language::{nearest::nearest, visible::visible},
    model::obligation::{Obligation, ObligationOrigin},
    source::Source,
};

pub(super) const COMMAND: Command = Command {
    name: "forms",
    define,
    parse,
};

/// What `report forms` is asked for.
#[derive(Debug)]
struct Options {
    /// A built-in form's id or the path of an own one; all are listed without it.
    form: Option<String>,
    shape: Shape,
}

/// How a form is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    Human,
    /// A `[table]` to paste into a year file.
    Toml,
    Json,
}

fn define(command: clap::Command, words: Words) -> clap::Command {
    let known: Vec<&str> = Form::known().collect();
    command
        .about(words.say(
            "列出统计表，或一种统计表的行、列、编号和勾稽关系",
            "List the statutory forms, or a form's rows, columns, codes and relations",
        ))
        .after_help(words.say(
            "例：report forms 2021 --toml 写出可以粘贴的空白 [table]。",
            "Such as: report forms 2021 --toml, which prints an empty [table] to paste.",
        ))
        .arg(
            Arg::new("form")
                .value_name(words.say("统计表", "FORM"))
                .help(format!(
                    "{}{}",
                    known.join(words.say("、", ", ")),
                    words.say(
                        "，或年度，或自己的表格文件；不写则列出全部",
                        ", a year, or the file of an own form; all are listed without one",
                    ),
                )),
        )
        .arg(flag(
            "toml",
            words.say("写出空白的 [table]", "print an empty [table]"),
        ))
        .arg(
            option(
                "output-format",
                words.say("格式", "FORMAT"),
                words.say("human 或 json", "human or json"),
            )
            .value_parser(["human", "json"])
            .hide_possible_values(true)
            .conflicts_with("toml"),
        )
}

#[expect(
    clippy::unnecessary_wraps,
    reason = "some commands refuse what was typed"
)]
fn parse(matches: &ArgMatches, language: Language) -> Result<Ready, Message> {
    let format = matches.get_one::<String>("output-format");
    let options = Options {
        form: matches.get_one::<String>("form").cloned(),
        shape: match (matches.get_flag("toml"), format.map(String::as_str)) {
            (true, _) => Shape::Toml,
            (false, Some("json")) => Shape::Json,
            (false, _) => Shape::Human,
        },
    };
    Ok(Box::new(move |_| run(&options, language)))
}

/// Prints what is asked for.
///
/// # Errors
/// There is no such form, its file has a mistake, or standard output cannot be written.
fn run(options: &Options, language: Language) -> anyhow::Result<Outcome> {
    let text = match &options.form {
        None => list(options.shape, language)?,
        Some(name) => {
            let form = find(name, language)?;
            let note = note_of_year(name, &form, language);
            match options.shape {
                Shape::Human => {
                    note.map_or_else(String::new, |note| note + "\n") + &human(&form, language)
                }
                Shape::Toml => {
                    let table = blank_table::text(&form, &|_, _| Filling::default());
                    note.map_or_else(String::new, |note| format!("# {note}\n")) + &table
                }
                Shape::Json => pretty(&described(&form))?,
            }
        }
    };
    let text = match options.shape {
        // Control characters are escaped there, and nobody reads it on a terminal.
        Shape::Json => text.into(),
        Shape::Human | Shape::Toml => visible(&text),
    };
    standard_output::write(text.as_bytes())?;
    Ok(Outcome::Clean)
}

/// All built-in forms.
fn list(shape: Shape, language: Language) -> anyhow::Result<String> {
    let forms: Vec<Arc<Form>> = Form::all_built_in().collect();
    if shape == Shape::Json {
        return pretty(&forms.iter().map(|form| described(form)).collect::<Vec<_>>());
    }
    Ok(forms.iter().map(|form| headline(form, language)).collect())
}

/// The form that was in force for a year, where that is what `name` is.
fn of_year(name: &str) -> Option<Arc<Form>> {
    let is_year = name.len() == 4 && name.chars().all(|c| c.is_ascii_digit());
    name.parse()
        .ok()
        .filter(|_| is_year)
        .and_then(Form::for_year)
}

/// Which form is shown for a year that no form is called after.
fn note_of_year(name: &str, form: &Form, language: Language) -> Option<String> {
    let id = &form.head.id;
    let is_asked_by_year = form.is_built_in() && id != name;
    let note = say!(
        "{name} 年度使用的统计表是 {id}",
        "the form in force for {name} is {id}"
    );
    is_asked_by_year.then(|| note.into_words(language))
}

/// The built-in form of this id, the own one in this file, or the one in force for this year.
fn find(name: &str, language: Language) -> anyhow::Result<Arc<Form>> {
    if let Some(form) = Form::built_in(name) {
        return Ok(form);
    }
    let Ok(bytes) = bounded::file(Path::new(name)) else {
        if let Some(form) = of_year(name) {
            return Ok(form);
        }
        let known: Vec<&str> = Form::known().collect();
        let meant = nearest(name, known.iter().copied());
        let text = if let Some(meant) = meant {
            say!(
                "没有统计表 {name}；是不是 {meant}？",
                "there is no form {name}; did you mean {meant}?"
            )
        } else {
            say!(
                "没有统计表 {name}，也没有这个文件；已有的是 {known}",
                "there is no form and no file {name}; the forms are {known}",
                known = listed(&known)
            )
        };
        bail!(text.into_words(language));
    };
    let path = PathBuf::from(name).display().to_string();
    let Ok(source) = Source::new(path.clone(), &bytes) else {
        bail!(say!("{path} 不是文本文件", "{path} is not text").into_words(language));
    };
    Form::read(&source).map(Arc::new).map_err(|flaws| {
        let told: Vec<String> = flaws
            .iter()
            .map(|flaw| {
                let at = source.line_column(flaw.at.start);
                let words = flaw.message.get(language);
                format!("{path}:{}:{}: {words}", at.line, at.column)
            })
            .collect();
        anyhow::anyhow!(told.join("\n"))
    })
}

/// The relations that the form makes within a year.
fn relations(form: &Form) -> Vec<Obligation> {
    let report = compile::blank(form);
    let of_the_form = [ObligationOrigin::Form, ObligationOrigin::OfWhich];
    report
        .obligations
        .iter()
        .filter(|relation| of_the_form.contains(&relation.origin))
        .cloned()
        .collect()
}

/// How many relations hold without exception, and how many as a rule.
fn count(relations: &[Obligation]) -> (usize, usize) {
    let strict = relations
        .iter()
        .filter(|relation| relation.severity == Severity::Error)
        .count();
    (strict, relations.len() - strict)
}

/// How many relations compare with last year's file.
fn across_years(form: &Form) -> usize {
    form.tables
        .iter()
        .map(|table| {
            let relations = table.relations.iter().filter(|relation| {
                let sides = relation
                    .left
                    .get_ref()
                    .iter()
                    .chain(relation.right.get_ref());
                sides
                    .into_iter()
                    .any(|code| code.get_ref().starts_with(LAST_YEAR))
            });
            relations
                .map(|relation| match relation.applies {
                    Applies::Column => table.columns.len(),
                    Applies::Row => table.data_rows().count(),
                })
                .sum::<usize>()
        })
        .sum()
}

/// A form in two lines.
fn headline(form: &Form, language: Language) -> String {
    let head = &form.head;
    let rows: usize = form
        .tables
        .iter()
        .map(|table| table.data_rows().count())
        .sum();
    let cells: usize = form
        .tables
        .iter()
        .map(|table| table.data_rows().count() * table.columns.len())
        .sum();
    let (strict, usual) = count(&relations(form));
    let across = across_years(form);
    let (id, title, number) = (&head.id, &head.title, &head.document_number);
    let first = head.first_year;
    let last = head
        .last_year
        .map_or_else(String::new, |last| last.to_string());
    let due = head.deadline.as_deref().unwrap_or("–");
    say!(
        "{id}  {title}（{number}）\n      {first}–{last} 年度，次年 {due} 前公布；{rows} 行，{cells} 格；勾稽关系 {strict} 条，推定的 {usual} 条，跨年的 {across} 条\n",
        "{id}  {title} ({number})\n      years {first}–{last}, due by {due} of the next; {rows}, {cells}; {strict}, {usual} inferred, {across} across years\n",
        rows = counted(rows, "row"),
        cells = counted(cells, "cell"),
        strict = counted(strict, "relation")
    )
    .into_words(language)
}

/// A form with its rows, columns and relations.
fn human(form: &Form, language: Language) -> String {
    let words = Words { language };
    let mut lines = vec![headline(form, language)];
    for table in &form.tables {
        lines.push(format!("\n{}\n", table.title));
        if table.columns.len() > 1 {
            lines.push(format!("  {}\n", words.say("列", "columns")));
            let columns = table.columns.iter().map(|column| {
                let mut heads = column.above.clone();
                heads.push(column.label.clone());
                let unit = column.unit.as_deref().unwrap_or("").to_owned();
                [column.code.get_ref().clone(), unit, heads.join("，")]
            });
            lines.extend(aligned(&columns.collect::<Vec<_>>()));
        }
        if !table.cells_by_column {
            lines.push(format!("  {}\n", words.say("行", "rows")));
            let rows = table.rows.iter().map(|row| {
                let code = if row.heading { "" } else { row.code.get_ref() };
                let unit = row.unit.as_deref().unwrap_or("").to_owned();
                let indent = "  ".repeat(usize::from(row.level));
                [code.to_owned(), unit, indent + &row.label]
            });
            lines.extend(aligned(&rows.collect::<Vec<_>>()));
        }
    }
    let relations = relations(form);
    let (strict, usual) = count(&relations);
    let total = say!(
        "\n勾稽关系 {strict} 条，推定的 {usual} 条\n",
        "\n{strict}, {usual} inferred\n",
        strict = counted(strict, "relation")
    );
    lines.push(total.into_words(language));
    lines.extend(
        relations
            .iter()
            .map(|relation| format!("    {}\n", relation.says.get(language))),
    );
    lines.concat()
}

/// Code, unit and label in columns, wide characters counted as two.
fn aligned(rows: &[[String; 3]]) -> Vec<String> {
    let width = |index: usize| {
        let cells = rows.iter().filter_map(|row| row.get(index));
        cells.map(|cell| cell.width()).max().unwrap_or(0)
    };
    let (codes, units) = (width(0), width(1));
    let pad = |text: &str, width: usize| " ".repeat(width.saturating_sub(text.width()));
    rows.iter()
        .map(|[code, unit, label]| {
            format!(
                "    {code}{}  {unit}{}  {label}\n",
                pad(code, codes),
                pad(unit, units)
            )
        })
        .collect()
}

/// A form for scripts.
fn described(form: &Form) -> Value {
    let (strict, usual) = count(&relations(form));
    json!({
        "id": form.head.id,
        "title": form.head.title,
        "document_number": form.head.document_number,
        "first_year": form.head.first_year,
        "last_year": form.head.last_year,
        "deadline": form.head.deadline,
        "relations": { "strict": strict, "inferred": usual, "across_years": across_years(form) },
        "tables": form.tables.iter().map(described_table).collect::<Vec<_>>(),
    })
}

fn described_table(table: &Table) -> Value {
    let columns = table.columns.iter().map(|column| {
        json!({
            "code": column.code.get_ref(), "label": column.label, "above": column.above,
            "unit": column.unit, "is_total": !column.sum_of.is_empty(),
        })
    });
    let rows = table.rows.iter().map(|row| {
        json!({
            "code": row.code.get_ref(), "label": row.label, "level": row.level,
            "heading": row.heading, "unit": row.unit,
            "cells": if row.heading { Vec::new() } else {
                table.columns.iter().map(|column| table.cell_id(row, column)).collect::<Vec<_>>()
            },
        })
    });
    json!({
        "id": table.id.get_ref(),
        "title": table.title,
        "columns": columns.collect::<Vec<_>>(),
        "rows": rows.collect::<Vec<_>>(),
    })
}

fn pretty(value: &impl serde::Serialize) -> anyhow::Result<String> {
    Ok(serde_json::to_string_pretty(value)? + "\n")
}
