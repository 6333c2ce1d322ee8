//! A year file for an organ that has none yet.

use super::{
    chart::with_charts,
    head::{HEAD_MARK, SCHEMA_LINE},
    own_figures,
    paragraph::Paragraph,
    pasted::Pasted,
    prose::Prose,
};
use crate::{
    forms::{
        Form, blank_table,
        outline::{Heading, Outline},
    },
    language::written_toml,
    recognition::own_workbook::OwnFigure,
    year_file::{key::Starter, keys},
};

/// The year file of `organ` for `year` with everything still to be filled in but what was
/// `pasted` and the figures that its file names. `form` is the statutory form of that year.
#[must_use]
pub fn text(
    organ: &str,
    year: i32,
    form: Option<&Form>,
    pasted: &Pasted,
    own: &[OwnFigure],
) -> String {
    let mut parts = vec![head(organ, year, pasted, own)];
    let Some(form) = form else {
        parts.extend(
            pasted
                .sections
                .iter()
                .map(|(heading, body)| section(heading, "", body, own)),
        );
        return parts.concat();
    };
    parts.push("\n".to_owned());
    parts.push(blank_table::text(form, &|table, row| {
        let row = (table.id.get_ref().clone(), row.code.get_ref().clone());
        let values = pasted.tables.rows.get(&row);
        let values = values.cloned().unwrap_or_else(Vec::new);
        blank_table::Filling {
            has_totals: values.len() == table.columns.len(),
            values,
            ..blank_table::Filling::default()
        }
    }));
    let outline = Outline::new(&form.sections);
    for (heading, body) in pasted.sections_by_form(form) {
        let stands_for = outline.best(&Heading::new(&heading));
        let prescribed = stands_for.and_then(|number| form.sections.get(number));
        let must = prescribed.map_or_else(String::new, |part| part.must.join("、"));
        parts.push(section(&heading, &must, &body, own));
    }
    if form.tables.iter().any(|table| table.attachment) {
        let title = form.statistics_title("", year);
        let title = written_toml::string(pasted.attached.as_ref().unwrap_or(&title));
        parts.push(format!(
            "\n[[attachments]]\ntitle = {title}\nkind = \"statistics\"\n"
        ));
    }
    parts.concat()
}

/// What stands before the statutory table: who reports on which year, and the figures that are known.
fn head(organ: &str, year: i32, pasted: &Pasted, own: &[OwnFigure]) -> String {
    let shown = written_toml::remark(organ);
    let organ = written_toml::string(organ);
    format!(
        "{SCHEMA_LINE}\n\
         {HEAD_MARK} {shown} {year}年度。怎样填写：\n\
         {HEAD_MARK}   1. 把每个 \"?\" 换成数字，没有发生的写 0。\n\
         {HEAD_MARK}   2. 在各部分写正文，一行一段；正文里的数字不直接写，用 {{{{ 编号 }}}} 引用。\n\
         {HEAD_MARK}   3. report check {year} 列出没有填的和对不上的，report build {year} 写出年报和统计表。\n\
         \n\
         year = {year}\n\
         \n\
         [organ]\n\
         name = {organ}\n\
         {}\
         \n\
         {}\
         {}\
         \n\
         # 统计表以外还要报告的数字，一个一段，正文里写 {{{{ wechat }}}} 印出：\n\
         # [figures.wechat]\n\
         # label = \"微信发布信息\"\n\
         # value = \"?\"\n\
         # unit  = \"条\"\n\
         {}",
        offers(&keys::starters_of_organ(), &pasted.particulars, year),
        report(pasted),
        offers(&keys::starters_of_report(), &[], year),
        own_figures::text(own, &pasted.own.relations),
    )
}

/// The head of `[report]`, a comment where nothing of it is known.
fn report(pasted: &Pasted) -> String {
    if pasted.date.is_none() && pasted.preamble.is_empty() && !pasted.has_contents {
        return "# [report]\n".to_owned();
    }
    let mut lines = vec!["[report]\n".to_owned()];
    lines.extend(pasted.date.map(|date| format!("date = {date}\n")));
    if pasted.has_contents {
        lines.push("contents = true\n".to_owned());
    }
    if !pasted.preamble.is_empty() {
        lines.push(format!("preamble = {}\n", prose(&pasted.preamble)));
    }
    lines.concat()
}

/// A part of the report; `must` is what the form wants to read in it.
fn section(heading: &str, must: &str, body: &[Paragraph], own: &[OwnFigure]) -> String {
    let heading = written_toml::string(heading);
    let must = if must.is_empty() {
        String::new()
    } else {
        format!("# 要写到：{}\n", written_toml::remark(must))
    };
    let body = with_charts(body, own);
    let lines = body.iter().map(|paragraph| match paragraph {
        Paragraph::Text(text) => line(text),
        // Until the figures of a file have their names there is nothing to list.
        Paragraph::Table(whole) if own.iter().any(|figure| figure.id == *whole) => {
            format!("{{{{ table({whole}) }}}}\n")
        }
        Paragraph::Chart(whole) => format!("{{{{ chart({whole}) }}}}\n"),
        Paragraph::Table(_) => String::new(),
    });
    let body = format!("\"\"\"\n{}\"\"\"", lines.collect::<String>());
    format!("\n[[sections]]\nheading = {heading}\n{must}body = {body}\n")
}

/// Paragraphs as a text of several lines.
fn prose(paragraphs: &[Prose]) -> String {
    let lines: String = paragraphs.iter().map(line).collect();
    format!("\"\"\"\n{lines}\"\"\"")
}

/// A paragraph as a line of such a text.
fn line(paragraph: &Prose) -> String {
    paragraph.written() + "\n"
}

/// Where the remark behind an offered value stands, in characters from its start.
const REMARK_COLUMN: usize = 16;

/// A comment for each key that may be filled in, the equals signs below each other; what is `told` is
/// filled in.
fn offers(starters: &[Starter], told: &[(&str, String)], year: i32) -> String {
    let longest = starters.iter().map(|one| one.name.len()).max();
    let longest = longest.expect("a new file offers some keys of each table");
    let next = year.saturating_add(1).to_string();
    let line = |one: &Starter| {
        let (name, value) = (one.name, one.value.replace("{next}", &next));
        if let Some((_, told)) = told.iter().find(|(key, _)| *key == name) {
            return format!("{name:<longest$} = {}\n", written_toml::string(told));
        }
        match one.remark {
            "" => format!("# {name:<longest$} = {value}\n"),
            remark => format!("# {name:<longest$} = {value:<REMARK_COLUMN$}# {remark}\n"),
        }
    };
    starters.iter().map(line).collect()
}
