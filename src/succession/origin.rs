//! Of what finished report a year file was written, as its head says: what came from there, what did
//! not, and what no finished report holds.

use super::head::HEAD_MARK;
use crate::language::written_toml;

/// What became of a finished report.
#[derive(Debug, Default)]
pub struct Origin<'a> {
    /// Its files.
    pub files: &'a str,
    /// How many rows of its tables were filled in.
    pub rows: usize,
    /// How many numbers of its text are figures now.
    pub numbers: usize,
    /// The titles of the tables of which rows were not found, and how many.
    pub missing: &'a [(String, usize)],
    /// The lines that are none of the report.
    pub left_out: &'a [String],
    /// The notes that stand among the paragraphs, as nothing tells what they are notes to.
    pub notes_apart: &'a [String],
    /// The sentences that do not come out as they stood.
    pub lost: &'a [String],
}

/// So many lines of a kind are named.
const NAMED: usize = 5;

/// So much of a line is named, in characters.
const LONGEST: usize = 40;

/// A year file with these lines behind its head.
#[must_use]
pub fn with_origin(text: &str, origin: &Origin<'_>) -> String {
    let head = text
        .split_inclusive('\n')
        .take_while(|line| line.starts_with('#'));
    let head: usize = head.map(str::len).sum();
    let (head, rest) = text.split_at_checked(head).unwrap_or(("", text));
    let lines = lines(origin).into_iter();
    let lines: Vec<String> = lines.map(|line| format!("{HEAD_MARK}{line}\n")).collect();
    format!("{head}{}{rest}", lines.concat())
}

fn lines(origin: &Origin<'_>) -> Vec<String> {
    let files = written_toml::remark(origin.files);
    let mut lines = vec![
        format!(" 照 {files} 写成："),
        format!(
            "   认出的：统计表 {} 行，正文里的数字 {} 处。",
            origin.rows, origin.numbers
        ),
    ];
    if !origin.missing.is_empty() {
        let missing = origin.missing.iter();
        let missing: Vec<String> = missing
            .map(|(title, rows)| format!("“{}” {rows} 行", written_toml::remark(title)))
            .collect();
        lines.push(format!(
            "   没有找到的：{}，填在 [table]。",
            missing.join("、")
        ));
    }
    let named = |what: &str, those: &[String]| {
        let first = those.iter().take(NAMED);
        let mut named: Vec<String> = first
            .map(|line| format!("   {what}{}", short(line)))
            .collect();
        if those.len() > NAMED {
            let more = those.len() - NAMED;
            named.push(format!("   {what}另有 {more} 行"));
        }
        named
    };
    lines.extend(named("没有收进来的：", origin.left_out));
    lines.extend(named("注没有回到原处的：", origin.notes_apart));
    lines.extend(named("与原文不一样的：", origin.lost));
    lines.push(
        "   文件里看不出、需要的自己补：版式（[style]）、数字的来源（source）、豁免（[[waivers]]）、附件、自己的勾稽关系（[[relations]]）。"
            .to_owned(),
    );
    lines
}

/// The start of a line, as a comment holds it.
fn short(line: &str) -> String {
    let line = written_toml::remark(line);
    match line.char_indices().nth(LONGEST) {
        Some((at, _)) => format!("{}…", line.split_at(at).0),
        None => line,
    }
}
