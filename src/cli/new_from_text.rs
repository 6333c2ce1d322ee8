//! `report new YEAR --from-text FILE`: a year file from the report's text, its numbers adopted.

use std::path::Path;

use anyhow::bail;

use super::{
    imported::{self, Target},
    input,
    output::Output,
};
use crate::{diagnostic::say::say, succession::pasted::Pasted};

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
    let text = input::text(name, output.language)?;
    let pasted = Pasted::of(text.text(), Some(year));
    if !pasted.says_something() {
        let text = say!(
            "{name} 里没有年报的文字",
            "{name} holds no text of a report"
        );
        bail!(text.into_words(output.language));
    }
    if let Some(told) = pasted.year.filter(|told| *told != year) {
        let text = say!(
            "{name} 的标题是 {told} 年度的：写 report new {told} --from-text {name}",
            "the title of {name} is of {told}: write report new {told} --from-text {name}"
        );
        bail!(text.into_words(output.language));
    }
    let target = Target { name, year, path };
    imported::write(&pasted, organ, &target, output)?;
    Ok(())
}
