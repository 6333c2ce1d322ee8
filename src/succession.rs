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
    language::written_toml,
    model::Report,
    source::Source,
    year_file::{
        Located, YearFile,
        edit::{Position, Spoilt},
        prose::Prose,
    },
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
///
/// # Errors
/// The new text would say something else where nothing was to be changed.
pub fn next_year(
    source: &Source,
    file: &YearFile,
    report: &Report,
    form: Option<&Form>,
    year: i32,
    predecessor: &Predecessor<'_>,
) -> Result<NextYear, Spoilt> {
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
                edits.replace(named.span, written_toml::string(&new.head.id));
            }
        }
        _ => opened::open_cells(&mut edits, source, file, report, follows),
    }
    move_years(&mut edits, source, file, report.year, year - report.year);
    retire(&mut edits);
    match predecessor.last.as_ref().filter(|_| follows) {
        Some(last) => {
            let last = written_toml::string(&last.replace('\\', "/"));
            let editor = edits.editor();
            editor.set("report", "last", &last, "", Position::First);
        }
        None => edits.editor().retire(&["report", "last"]),
    }
    let head = head(year, report.year, predecessor.name, &without_counterpart);
    edits.editor().set_head(&head, |line| {
        line.starts_with(HEAD_MARK) || line.starts_with("#:schema")
    });
    Ok(NextYear {
        text: edits.apply()?,
        without_counterpart,
    })
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
            let range = span.start() + range.start..span.start() + range.end;
            edits.editor().replace(range, moved);
        }
    }
}

/// Turns into comments what held for the old year alone: its date, its address, its waivers.
fn retire(edits: &mut Edits) {
    for path in [
        ["report", "date"].as_slice(),
        &["report", "url"],
        &["waivers"],
    ] {
        edits.editor().retire(path);
    }
}

/// What the new file opens with.
fn head(year: i32, old_year: i32, old: &str, without_counterpart: &[(String, String)]) -> String {
    let noted = if old_year.saturating_add(1) == year {
        "行末注明上年的数字。".to_owned()
    } else {
        format!("行末注明 {old_year} 年的数字。中间隔了年度，上年结转没有带入。")
    };
    let old = written_toml::remark(old);
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
            let cell = written_toml::remark(&format!("{id}  {label}"));
            lines.push(format!("{HEAD_MARK}   {cell}\n"));
        }
    }
    lines.concat()
}
