//! Next year's file from this year's: the text stays, the figures are opened.
//!
//! The old file is edited where its values stand, so that its comments and its layout survive.
//! What is not known yet becomes `"?"`, with last year's value as a comment behind it.

mod chart;
pub mod counterpart;
mod edits;
mod head;
mod left_alone;
mod notes;
mod opened;
pub mod origin;
mod own_figures;
pub mod paragraph;
pub mod pasted;
pub mod pasted_table;
mod placed_notes;
pub mod prose;
mod samples;
pub mod skeleton;
mod table;
mod table_remarks;
mod under_text;
mod years;

use std::{ops::Range, sync::Arc};

use self::{edits::Edits, pasted::Pasted, table::NewTable, table_remarks::TableRemarks};
use crate::{
    diagnostic::{Text, say::say},
    forms::Form,
    language::{typed_toml::Meant, written_toml},
    model::Report,
    source::{Source, Span},
    year_file::{
        self, Located, YearFile,
        edit::{Position, Spoilt},
        prose::Prose,
    },
};

/// Next year's file.
#[derive(Debug)]
pub struct NextYear {
    /// Its text.
    pub text: String,
    /// The cells of the old form that held more than zero, or that the text names, and that the
    /// new form has no place for: id and label.
    pub without_counterpart: Vec<(String, String)>,
    /// Titles and events of the old year that the text still names, as they are shown.
    pub left_alone: Vec<String>,
}

/// What the old file is called and where last year's figures are found from the new one.
#[derive(Debug)]
pub struct Predecessor<'a> {
    /// How the head of the new file names the old one.
    pub name: &'a str,
    /// What `[report] last` must say; `None` where the old file is found without it.
    pub last: Option<String>,
}

/// The first year file of an organ.
///
/// # Errors
/// The organ's name makes it unreadable.
pub fn first_year(organ: &str, year: i32) -> Result<String, Spoilt> {
    let form = Form::for_year(year);
    let text = skeleton::text(organ, year, form.as_deref(), &Pasted::default(), &[]);
    match Source::new("", text.as_bytes()) {
        Ok(source) if year_file::read(&source).broken => Err(Spoilt::Unreadable),
        _ => Ok(text),
    }
}

/// The form of the report of a later year: the organ's own, or the statutory one.
#[must_use]
pub fn form_of(report: &Report, year: i32) -> Option<Arc<Form>> {
    let own = report.form.as_ref().filter(|form| !form.is_built_in());
    own.cloned().or_else(|| Form::for_year(year))
}

/// That a year file can be gone on from in a year.
///
/// # Errors
/// It does not say of which year it is, or it is of that year or of a later one: what to do.
pub fn may_follow(
    source: &Source,
    file: &YearFile,
    report: &Report,
    year: i32,
) -> Result<(), Text> {
    if file.year.is_none() {
        let (name, before) = (source.name(), year.saturating_sub(1));
        // Its texts cannot be moved on.
        return Err(say!(
            "{name} 没有写明报告年度，不能续写：在文件开头、第一个方括号以前补上一行，如 year = {before}",
            "{name} does not say its year and cannot be gone on from: add a line such as year = {before} at its top, before the first square bracket"
        ));
    }
    let old = report.year;
    if old >= year {
        return Err(say!(
            "旧文件是 {old} 年度的，新文件应当晚于它，不是 {year}",
            "the old file is for {old}; the new one must be for a later year, not {year}"
        ));
    }
    Ok(())
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
    let told = notes::told_of(report.year, year);
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
            let remarks = TableRemarks::read(edits.editor(), new, old);
            let table = NewTable::fill(new, old, report, follows, &told, &remarks);
            table.replace(&mut edits, file, &table::own_names(file));
            without_counterpart = table.without_counterpart(report, file);
            if let Some(named) = &file.report.form {
                edits.replace(named.span, written_toml::string(&new.head.id));
            }
        }
        _ => opened::open_cells(&mut edits, source, file, report, follows),
    }
    let left_alone = move_years(&mut edits, source, file, report.year, year - report.year);
    retire(&mut edits);
    let has_date = file.report.date.is_some();
    samples::renew(edits.editor(), year, |key| key == "date" && has_date);
    match predecessor.last.as_ref().filter(|_| follows) {
        Some(last) => {
            let last = written_toml::string(&last.replace('\\', "/"));
            let editor = edits.editor();
            editor.set("report", "last", &last, "", Position::First);
        }
        None => edits.editor().retire(&["report", "last"]),
    }
    let head = head::text(year, report.year, predecessor.name, &without_counterpart);
    head::renew(edits.editor(), &head);
    Ok(NextYear {
        text: edits.apply()?,
        without_counterpart,
        left_alone,
    })
}

/// Moves the years that mean the reporting year on, in all text that is printed. Gives the titles
/// and events that stay.
fn move_years(
    edits: &mut Edits,
    source: &Source,
    file: &YearFile,
    year: i32,
    by: i32,
) -> Vec<String> {
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
    let mut left = Vec::new();
    for span in spans {
        for (place, moved) in moved_years(source, span, year, by) {
            edits.replace(place, moved);
        }
        // The quotes of a string are none of its text.
        let typed = source.slice(span).trim_matches(['"', '\'']);
        for shown in left_alone::shown(typed, year) {
            if !left.contains(&shown) {
                left.push(shown);
            }
        }
    }
    left
}

/// The years within a string that move on, each with where it stands.
fn moved_years(source: &Source, span: Span, year: i32, by: i32) -> Vec<(Span, String)> {
    let typed = source.slice(span);
    if !typed.contains('\\') {
        let moved = years::moved(typed, year, by).into_iter();
        let start = span.start();
        let place = |range: Range<usize>| Span::between(start + range.start, start + range.end);
        return moved.map(|(range, moved)| (place(range), moved)).collect();
    }
    // The digits of an escaped character are no year; those of a year may be escaped characters.
    let line = format!("typed = {typed}");
    let read: Option<toml::Table> = Meant::by(&line).text().parse().ok();
    let read = read.as_ref().and_then(|table| table.get("typed")?.as_str());
    let Some(text) = read else { return Vec::new() };
    let prose = Prose::new(text, span, source);
    let moved = years::moved(text, year, by).into_iter();
    moved
        .map(|(range, moved)| (prose.span_of(range), moved))
        .collect()
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
