//! Next year's file from this year's: the text stays, the figures are opened.
//!
//! The old file is edited where its values stand, so that its comments and its layout survive.
//! What is not known yet becomes `"?"`, with last year's value as a comment behind it.

pub mod counterpart;
mod edits;
mod opened;
pub mod skeleton;
mod table;
mod years;

use self::{edits::Edits, table::NewTable};
use crate::{
    forms::Form,
    model::Report,
    source::Source,
    year_file::{Located, YearFile, prose::Prose},
};

/// Starts each line of the head that the program writes, so that next year's replaces it.
const HEAD_MARK: &str = "#|";

/// Next year's file.
#[derive(Debug)]
pub struct NextYear {
    /// Its text.
    pub text: String,
    /// The cells of the old form that held more than zero, or that the text names, and that the
    /// new form has no place for: id and label.
    pub without_counterpart: Vec<(String, String)>,
}

/// What the old file is called and where last year's figures are found from the new one.
#[derive(Debug)]
pub struct Predecessor<'a> {
    /// How the head of the new file names the old one.
    pub name: &'a str,
    /// What `[report] last` must say; `None` where the old file is found without it.
    pub last: Option<String>,
}

/// The file for `year`, made from `file`, which is written in `source` and resolved in `report`.
/// `form` is the statutory form of the new year.
#[must_use]
pub fn next_year(
    source: &Source,
    file: &YearFile,
    report: &Report,
    form: Option<&Form>,
    year: i32,
    predecessor: &Predecessor<'_>,
) -> NextYear {
    // With a year between, what was carried out then is not what is carried in now.
    let follows = report.year.saturating_add(1) == year;
    let told = edits::told_of(report.year, year);
    let mut edits = Edits::new(source.text(), &told);
    if let Some(old) = &file.year {
        edits.replace(old.span, year.to_string());
    }
    let old_form = report.form.as_deref();
    let new_form = form.filter(|form| old_form.is_some_and(|old| old.head.id != form.head.id));
    opened::open_figures(&mut edits, source, &file.figures);
    let mut without_counterpart = Vec::new();
    match (new_form, old_form) {
        (Some(new), Some(old)) => {
            let table = NewTable::fill(new, old, report, follows, &told);
            table.replace(&mut edits, file, &table::own_names(file));
            without_counterpart = table.without_counterpart(report, file);
            if let Some(named) = &file.report.form {
                edits.replace(named.span, format!("\"{}\"", new.head.id));
            }
        }
        _ => opened::open_cells(&mut edits, source, file, report, follows),
    }
    move_years(&mut edits, source, file, report.year, year - report.year);
    retire(&mut edits, file);
    if let Some(last) = predecessor.last.as_ref().filter(|_| follows) {
        edits.name_last(last);
    }
    let body = edits.apply();
    let text =
        head(year, report.year, predecessor.name, &without_counterpart) + without_head(&body);
    NextYear {
        text: with_line_ends_of(source.text(), text),
        without_counterpart,
    }
}

/// Moves the years that mean the reporting year on, in all text that is printed.
fn move_years(edits: &mut Edits, source: &Source, file: &YearFile, year: i32, by: i32) {
    let prose = file.report.preamble.iter();
    let prose = prose.chain(file.sections.iter().flat_map(|section| &section.heading));
    let prose = prose.chain(file.sections.iter().flat_map(|section| &section.body));
    let mut spans: Vec<_> = prose.map(|prose: &Prose| prose.span).collect();
    spans.extend(
        file.attachments
            .iter()
            .filter_map(|one| Some(one.title.as_ref()?.span)),
    );
    opened::each_figure(&file.figures, &mut |figure| {
        spans.extend(
            figure
                .label
                .as_ref()
                .map(|label: &Located<String>| label.span),
        );
    });
    for span in spans {
        for (range, moved) in years::moved(source.slice(span), year, by) {
            edits.replace_range(span.start() + range.start..span.start() + range.end, moved);
        }
    }
}

/// Turns into comments what held for the old year alone: its date, its address, its waivers.
fn retire(edits: &mut Edits, file: &YearFile) {
    let report = &file.report;
    let keys = [
        report.date.as_ref().map(|date| date.span),
        report.url.as_ref().map(|url| url.span),
        report.last.as_ref().map(|last| last.span),
    ];
    for span in keys.into_iter().flatten() {
        edits.comment_line(span.start());
    }
    edits.comment_sections("[[waivers]]");
}

/// What the new file opens with.
fn head(year: i32, old_year: i32, old: &str, without_counterpart: &[(String, String)]) -> String {
    let noted = if old_year.saturating_add(1) == year {
        "行末注明上年的数字。".to_owned()
    } else {
        format!("行末注明 {old_year} 年的数字。中间隔了年度，上年结转没有带入。")
    };
    let mut lines = vec![format!(
        "#:schema ./report.schema.json\n\
         {HEAD_MARK} {year}年度，续自 {old}。怎样填写：\n\
         {HEAD_MARK}   1. 把每个 \"?\" 换成今年的数字，没有发生的写 0；{noted}\n\
         {HEAD_MARK}   2. 改写正文；报告日期、网址、豁免已改成注释，需要的重新写。\n\
         {HEAD_MARK}   3. report check {year} 列出没有填的和对不上的，report build {year} 写出年报和统计表。\n"
    )];
    if !without_counterpart.is_empty() {
        lines.push(format!(
            "{HEAD_MARK} 统计表换了格式，{old} 的下列各格在新表里没有对应的位置：\n"
        ));
        for (id, label) in without_counterpart {
            lines.push(format!("{HEAD_MARK}   {id}  {label}\n"));
        }
    }
    lines.concat()
}

/// The text with the line ends of the old file, those of Windows or not.
fn with_line_ends_of(old: &str, text: String) -> String {
    let is_windows = old.lines().next().is_some_and(|first| {
        old.get(first.len()..)
            .is_some_and(|rest| rest.starts_with("\r\n"))
    });
    if is_windows {
        text.replace("\r\n", "\n").replace('\n', "\r\n")
    } else {
        text
    }
}

/// The text without the head that an earlier year was given.
fn without_head(text: &str) -> &str {
    let mut rest = text;
    while let Some((line, behind)) = rest.split_once('\n')
        && (line.starts_with(HEAD_MARK) || line.starts_with("#:schema"))
    {
        rest = behind;
    }
    rest
}
