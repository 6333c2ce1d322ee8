//! A file that is written where there is none, and what `report new` says of it.

use std::path::Path;

use anyhow::bail;

use super::{output::Output, staging, whereabouts};
use crate::diagnostic::{Language, say::say};

/// Writes the file where there is none.
pub(super) fn write(path: &Path, bytes: &[u8], language: Language) -> anyhow::Result<()> {
    let shown = path.display();
    if path.exists() {
        bail!(
            say!(
                "{shown} 已经有了，没有改动；要另写一份，用 --out 指定文件",
                "{shown} is there already and was left as it is; name another file by --out"
            )
            .into_words(language)
        );
    }
    staging::create(path, bytes, language)
}

/// Says what was written and what found no place.
pub(super) fn tell(
    path: &Path,
    year: i32,
    without_counterpart: &[(String, String)],
    output: &Output<'_>,
) {
    let shown = whereabouts::shown(path);
    // A year is enough where the file is called by it.
    let is_called_so = path.as_os_str() == format!("{year}.toml").as_str();
    let named = if is_called_so {
        year.to_string()
    } else {
        shown.clone()
    };
    output.say(&say!(
        "已写出 {shown}；report check {named} 会列出待填的数字",
        "wrote {shown}; report check {named} lists what is to be filled in"
    ));
    if without_counterpart.is_empty() {
        return;
    }
    let rows: Vec<String> = without_counterpart
        .iter()
        .map(|(id, label)| format!("\n  {id}  {label}"))
        .collect();
    let rows = rows.concat();
    output.say(&say!(
        "统计表换了格式，旧文件的下列各格在新表里没有对应的位置：{rows}",
        "the form has changed; these cells of the old file have no place in the new one:{rows}"
    ));
}
