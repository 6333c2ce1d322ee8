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
    if pasted.sections.iter().all(|(_, body)| body.is_empty()) && pasted.preamble.is_empty() {
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
    let (text, told) = adopt::adopted(&disk, &source, source.text(), language)?;
    new_file::write(path, &text, language)?;
    new_file::tell(path, year, &[], output);
    adopt::tell(&told, output);
    let left_out = pasted.left_out;
    if left_out > 0 {
        output.say(&Text::new(
            format!("有 {left_out} 行没有收进来：标题以前的文字和统计表的行；统计表的数字填在 [table]"),
            format!("{left_out} lines were left out: what stands before the title and rows of the tables; fill in [table]"),
        ));
    }
    Ok(())
}
