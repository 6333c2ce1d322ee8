//! Year files that are begun at a desk without a disk: a first one, one that follows on another, one
//! of a finished report.

use std::path::Path;

use crate::{
    compile::{self, World},
    diagnostic::{Text, say::say},
    import, readers,
    recognition::{
        recognised::Known,
        together::{no_report, together},
    },
    source::Source,
    succession::{self, Predecessor, pasted::Pasted},
};

/// What the file of a year is called.
pub(super) fn name(year: i32) -> String {
    format!("{year}.toml")
}

/// The text of an organ's first year file.
pub(super) fn first(organ: &str, year: i32) -> Result<String, Text> {
    succession::first_year(organ, year).map_err(|spoilt| spoilt.why())
}

/// The text of the year file that follows on another one.
pub(super) fn next(world: &dyn World, source: Source, year: i32) -> Result<String, Text> {
    let (old, file) = compile::with_year_file(world, source);
    let source = old.source();
    let Some(report) = &old.report else {
        let name = source.name();
        return Err(say!(
            "{name} 读不出来，先改好里面的错误",
            "{name} cannot be read; mend its errors first"
        ));
    };
    succession::may_follow(source, &file, report, year)?;
    let old_name = Path::new(source.name()).file_name();
    let old_name = old_name.expect("a file that was read has a name");
    let old_name = old_name.to_string_lossy();
    // A file that is called after the year before is found by that.
    let last = (*old_name != *name(year.saturating_sub(1))).then(|| old_name.to_string());
    let predecessor = Predecessor {
        name: &old_name,
        last,
    };
    let form = succession::form_of(report, year);
    let next = succession::next_year(source, &file, report, form.as_deref(), year, &predecessor);
    next.map(|next| next.text).map_err(|spoilt| spoilt.why())
}

/// The name and the text of the year file of a finished report.
pub(super) fn imported(
    world: &dyn World,
    name: &str,
    bytes: &[u8],
) -> Result<(String, String), Text> {
    let transcript = readers::read(bytes)
        .map_err(|why| say!("无法读取 {name}：{why}", "cannot read {name}: {why}", why))?;
    let found = together(vec![(name.to_owned(), transcript)], &Known::default())?;
    let pasted = Pasted::recognised(&found.transcript, &found.recognised);
    if !pasted.says_something() {
        return Err(no_report(name));
    }
    let year = pasted.year.or(pasted.likely_year);
    let year = year.ok_or_else(|| {
        say!(
            "看不出 {name} 是哪一年的年报",
            "nothing tells of which year {name} is"
        )
    })?;
    let organ = pasted.organ.as_deref();
    let organ = organ.ok_or_else(|| {
        say!(
            "{name} 的标题里没有找到单位名称",
            "the title of {name} does not tell the organ"
        )
    })?;
    let path = self::name(year);
    let imported = import::import(world, &path, (organ, year), &pasted, Some(name));
    let imported = imported.map_err(|spoilt| spoilt.why())?;
    Ok((path, imported.adopted.text))
}
