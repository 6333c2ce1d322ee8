//! The comments that the program opens a year file with: which schema it follows and how it is
//! filled in.

use crate::{language::written_toml, year_file::edit::Editor};

/// Starts each line of the head that the program writes.
pub(super) const HEAD_MARK: &str = "#|";

/// Starts the line by which editors find the schema.
const SCHEMA: &str = "#:schema";

/// That line as the program writes it.
pub(super) const SCHEMA_LINE: &str = "#:schema ./report.schema.json";

/// How the head's other lines begin and end, behind their mark, in files of any year.
const LINES: &[(&str, &str)] = &[
    (" ", "。怎样填写："),
    ("   1. 把每个 \"?\" 换成", "。"),
    (
        "   2. 改写正文；报告日期、网址、豁免已改成注释，需要的重新写。",
        "",
    ),
    (
        "   2. 在各部分写正文，一行一段；正文里的数字不直接写，用 {{ 编号 }} 引用。",
        "",
    ),
    ("   3. report check ", " 写出年报和统计表。"),
    (" 统计表换了格式，", "下列各格在新表里没有对应的位置："),
    // Of what report the file was written.
    (" 照 ", " 写成："),
    ("   认出的：", "。"),
    ("   没有找到的：", "，填在 [table]。"),
    ("   没有收进来的：", ""),
    ("   与原文不一样的：", ""),
    ("   文件里看不出、需要的自己补：", "。"),
];

/// What a file that follows another opens with, behind the line for the schema.
pub(super) fn text(
    year: i32,
    old_year: i32,
    old: &str,
    without_counterpart: &[(String, String)],
) -> String {
    let noted = if old_year.saturating_add(1) == year {
        "行末注明上年的数字。".to_owned()
    } else {
        format!("行末注明 {old_year} 年的数字。中间隔了年度，上年结转没有带入。")
    };
    let old = written_toml::remark(old);
    let mut lines = vec![format!(
        "{HEAD_MARK} {year}年度，续自 {old}。怎样填写：\n\
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

/// Puts `head` in the place of the one that the program wrote a year before, below the line for the
/// schema, which stays where it names another than the program's.
pub(super) fn renew(editor: &mut Editor<'_>, head: &str) {
    let mut lines = editor.head();
    let schema = lines.find(|line| line.starts_with(SCHEMA) && !is_own_schema(line));
    let head = format!("{}\n{head}", schema.unwrap_or(SCHEMA_LINE));
    editor.set_head(&head, |line| schema == Some(line) || is_own(line));
}

/// Whether a line for the schema names the file that the program writes.
fn is_own_schema(line: &str) -> bool {
    let name = line.strip_prefix(SCHEMA).map(str::trim);
    name.is_some_and(|name| matches!(name, "./report.schema.json" | "report.schema.json"))
}

/// Whether the program wrote a line of the head.
fn is_own(line: &str) -> bool {
    let Some(rest) = line.strip_prefix(HEAD_MARK) else {
        return is_own_schema(line);
    };
    let mut lines = LINES.iter();
    let is_line = lines.any(|(start, end)| rest.starts_with(start) && rest.ends_with(end));
    is_line || is_cell(rest)
}

/// Whether a line names a cell without a place in the new form: its id and its label.
fn is_cell(rest: &str) -> bool {
    let cell = rest
        .strip_prefix("   ")
        .and_then(|cell| cell.split_once("  "));
    cell.is_some_and(|(id, label)| {
        let is_id =
            |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '_' | '.');
        !id.is_empty() && id.chars().all(is_id) && !label.is_empty()
    })
}
