//! Year files written of reports that were not: the files read, and what is said of what was found.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, anyhow, bail};

use super::{adopt, finished_files, input, new_file, outcome::Outcome, output::Output};
use crate::{
    diagnostic::{
        Text,
        say::{counted, say},
    },
    import::{self, Imported},
    readers,
    recognition::{
        recognised::Known,
        statistics::cell::Cell,
        together::{no_report, together},
    },
    succession::pasted::Pasted,
};

/// Where a year file is written, and of what.
#[derive(Debug, Clone, Copy)]
pub(super) struct Target<'a> {
    /// What messages call the report that it is written of.
    pub(super) name: &'a str,
    /// Its year.
    pub(super) year: i32,
    /// The file.
    pub(super) path: &'a Path,
}

impl<'a> Target<'a> {
    /// The files of the report; a text that was pasted lay in none.
    fn files(&self, pasted: &Pasted) -> Option<&'a str> {
        pasted.is_finished.then_some(self.name)
    }
}

/// Whether a name is that of a file that is there and no year file.
pub(super) fn is_report(file: &Path) -> bool {
    let ending = file.extension();
    ending.is_some_and(|ending| !ending.eq_ignore_ascii_case("toml")) && file.is_file()
}

/// Reads the files of one report, the text and the tables of it, and says which numbers of the
/// tables they tell apart.
///
/// # Errors
/// One cannot be read, or is none, or they are not of one report.
pub(super) fn read(
    files: &[PathBuf],
    known: &Known,
    output: &Output<'_>,
) -> anyhow::Result<Pasted> {
    let language = output.language;
    let read = |file: &PathBuf| {
        let shown = file.display().to_string();
        let cannot = say!("无法读取 {shown}", "cannot read {shown}", shown = &shown);
        let bytes = finished_files::bytes(file, &cannot, language)?;
        let transcript = readers::read(&bytes).map_err(|why| anyhow!(why.into_words(language)));
        let transcript = transcript.with_context(|| cannot.into_words(language))?;
        Ok((shown, transcript))
    };
    let files = files.iter().map(read);
    let files = files.collect::<anyhow::Result<Vec<_>>>()?;
    let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
    let names = names.join("、");
    let found = together(files, known).map_err(|why| anyhow!(why.into_words(language)))?;
    let pasted = Pasted::recognised(&found.transcript, &found.recognised);
    if !pasted.says_something() {
        bail!(no_report(&names).into_words(language));
    }
    for unread in &found.transcript.unread {
        output.say(unread);
    }
    for (first, second) in &found.told_apart {
        let place = |cell: &Cell| {
            let line = found.transcript.lines.get(cell.place.line);
            let piece = line.and_then(|line| line.pieces.get(cell.place.piece));
            let piece = piece.expect("a cell that was found stands in its transcript");
            piece.locator.text()
        };
        let text = |cell: &Cell| found.transcript.text(&cell.place).to_owned();
        output.say(&say!(
            "{one} 是 {taken}，{other} 是 {otherwise}：照前一个写，请核对",
            "{one} says {taken}, {other} says {otherwise}: the first was taken, check it",
            one = place(first),
            taken = text(first),
            other = place(second),
            otherwise = text(second)
        ));
    }
    Ok(pasted)
}

/// Writes the year file of a report, and says whether there is something to fill in yet.
///
/// # Errors
/// No organ is known, the file is there already, or it would say something else.
pub(super) fn write(
    pasted: &Pasted,
    organ: Option<&str>,
    target: &Target<'_>,
    output: &Output<'_>,
) -> anyhow::Result<Outcome> {
    let language = output.language;
    let (name, year, path) = (target.name, target.year, target.path);
    let is_found = organ.is_none();
    let Some(organ) = organ.or(pasted.organ.as_deref()) else {
        let text = say!(
            "{name} 的标题里没有找到单位名称：用 --organ 写明单位全称",
            "the title of {name} does not tell the organ: name it by --organ"
        );
        bail!(text.into_words(language));
    };
    let shown = path.display().to_string();
    let disk = input::around(path, &[], output)?;
    let imported = import::import(&disk, &shown, (organ, year), pasted, target.files(pasted));
    let imported = imported.map_err(|spoilt| anyhow!(spoilt.why().into_words(language)))?;
    new_file::write(path, imported.adopted.text.as_bytes(), language)?;
    new_file::tell(path, year, &[], output);
    if is_found {
        output.say(&say!(
            "单位名称“{organ}”取自原文，不是全称的，请改 {shown} 里的 name",
            "the organ's name is taken from the text: {organ}; if that is not the full one, mend name in {shown}"
        ));
    }
    adopt::tell(&imported.adopted, output);
    tell(pasted, output);
    tell_differences(&imported, output);
    Ok(if imported.is_open {
        Outcome::Findings
    } else {
        Outcome::Clean
    })
}

/// Says what comes out otherwise.
fn tell_differences(imported: &Imported, output: &Output<'_>) {
    let rows = &imported.without_place;
    if !rows.is_empty() {
        let (count, rows) = (rows.len(), rows.join("\n  "));
        output.say(&say!(
            "原来的统计表有 {count} 行，这一年的统计表里没有，数字没有收进来：\n  {rows}",
            "left out, without a place in the form of the year: {count} of the tables\n  {rows}",
            count = counted(count, "row"),
            rows
        ));
    }
    let count = imported.lost.len();
    if count > 0 {
        let lines = imported.lost.iter().take(MOST_SHOWN);
        let lines: Vec<&str> = lines.map(String::as_str).collect();
        let lines = lines.join("\n  ");
        output.say(&say!(
            "照这个文件写出来，有 {count} 句与原文不一样：\n  {lines}",
            "{count} sentences are not printed by this file as they stood:\n  {lines}"
        ));
    }
}

/// How many of the lines that were left out are shown.
const MOST_SHOWN: usize = 8;

/// Says what of the text is not in the year file, and which cells were found.
fn tell(pasted: &Pasted, output: &Output<'_>) {
    let filled = pasted.tables.rows.len();
    if filled > 0 {
        output.say(&say!(
            "统计表有 {filled} 行的数字照原来的表填好了",
            "filled in as they stood: {filled} of the tables",
            filled = counted(filled, "row")
        ));
    }
    let missing = pasted.tables.missing.iter();
    let missing: Vec<String> = missing
        .map(|(title, rows)| format!("“{title}” {rows}"))
        .collect();
    if !missing.is_empty() {
        let (zh, en) = (missing.join("，"), missing.join(", "));
        output.say(&Text::new(
            format!("这些表还有几行没有找到（表名后面是行数），填在 [table]：{zh}"),
            format!(
                "rows of these tables were not found (how many behind each); fill in [table]: {en}"
            ),
        ));
    }
    let count = pasted.left_out.len();
    if count > 0 {
        let lines = pasted.left_out.iter().take(MOST_SHOWN);
        let lines: Vec<&str> = lines.map(String::as_str).collect();
        let lines = lines.join("\n  ");
        output.say(&say!(
            "有 {count} 行不是年报的文字（网页上的，或者在标题以前），没有收进来：\n  {lines}",
            "left out, of the web page or before the title: {count}\n  {lines}",
            count = counted(count, "line"),
            lines
        ));
    }
}
