//! `report new YEAR --from-text FILE`: a year file from the report's text, its numbers adopted.

use std::path::Path;

use anyhow::{anyhow, bail};

use super::{adopt, changed_text, input, new_file, output::Output};
use crate::{
    diagnostic::{Text, say::say},
    forms::Form,
    source::Source,
    succession::{pasted::Pasted, skeleton},
    year_file::edit::Spoilt,
};

/// Writes the year file `path` of the text in the file `name`.
///
/// # Errors
/// The text cannot be read, names another year or no organ, or the year file is there already.
pub(super) fn write(
    year: i32,
    name: &str,
    organ: Option<&str>,
    path: &Path,
    output: &Output<'_>,
) -> anyhow::Result<()> {
    let language = output.language;
    let text = input::text(name, language)?;
    let form = Form::for_year(year);
    let pasted = Pasted::of(text.text(), form.as_deref());
    let has_text = pasted.sections.iter().any(|(_, body)| !body.is_empty());
    if !has_text && pasted.preamble.is_empty() && pasted.tables.rows.is_empty() {
        let text = say!(
            "{name} 里没有年报的文字",
            "{name} holds no text of a report"
        );
        bail!(text.into_words(language));
    }
    if let Some(told) = pasted.year.filter(|told| *told != year) {
        let text = say!(
            "{name} 的标题是 {told} 年度的：写 report new {told} --from-text {name}",
            "the title of {name} is of {told}: write report new {told} --from-text {name}"
        );
        bail!(text.into_words(language));
    }
    let Some(organ) = organ.or(pasted.organ.as_deref()) else {
        let text = say!(
            "{name} 的标题里没有找到单位名称：用 --organ 写明单位全称",
            "the title of {name} does not tell the organ: name it by --organ"
        );
        bail!(text.into_words(language));
    };
    let skeleton = skeleton::text(organ, year, form.as_deref(), &pasted);
    let refused = |spoilt: Spoilt| anyhow!(changed_text::refused(&spoilt, language));
    let shown = path.display().to_string();
    let source = Source::new(shown, skeleton.as_bytes());
    let source = source.map_err(|_| refused(Spoilt::Unreadable))?;
    let disk = input::around(path, &[], output)?;
    let adopted = adopt::adopted(&disk, &source, source.text(), language)?;
    let (text, told) = adopted.ok_or_else(|| refused(Spoilt::Unreadable))?;
    new_file::write(path, &text, language)?;
    new_file::tell(path, year, &[], output);
    adopt::tell(&told, output);
    tell(&pasted, output);
    Ok(())
}

/// How many of the lines that were left out are shown.
const MOST_SHOWN: usize = 8;

/// Says what of the text is not in the year file, and which cells were found.
fn tell(pasted: &Pasted, output: &Output<'_>) {
    let filled = pasted.tables.rows.len();
    if filled > 0 {
        output.say(&say!(
            "统计表有 {filled} 行的数字照粘贴的表填好了",
            "{filled} rows of the tables were filled in from the pasted ones"
        ));
    }
    let missing = pasted.tables.missing.iter();
    let missing: Vec<String> = missing
        .map(|(title, rows)| format!("“{title}” {rows}"))
        .collect();
    if !missing.is_empty() {
        let (zh, en) = (missing.join("，"), missing.join(", "));
        output.say(&Text::new(
            format!("这些表还有几行没有从文字里找到（表名后面是行数），填在 [table]：{zh}"),
            format!("rows of these tables were not found in the text (how many behind each); fill in [table]: {en}"),
        ));
    }
    let count = pasted.left_out.len();
    if count > 0 {
        let lines = pasted.left_out.iter().take(MOST_SHOWN);
        let lines: Vec<&str> = lines.map(String::as_str).collect();
        let lines = lines.join("\n  ");
        output.say(&say!(
            "有 {count} 行不是年报的文字（网页上的，或者在标题以前），没有收进来：\n  {lines}",
            "{count} lines are of the web page or stand before the title and were left out:\n  {lines}"
        ));
    }
}
