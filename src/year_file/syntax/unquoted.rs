//! Keys and values that lack their quotes, or have the wrong ones: what was meant, where that is
//! beyond doubt.

use std::ops::Range;

use super::{
    cause::Cause,
    line::{line_range, trimmed, without_comment},
    separator, stray_marks,
};
use crate::{
    diagnostic::{Text, say::say},
    language::{chinese, stretch::Stretch as _},
    year_file::typed::Typed,
};

/// Chinese quotes, opening and closing, and those that are the same at both ends.
const QUOTES: [(char, char); 5] = [
    ('“', '”'),
    ('‘', '’'),
    ('「', '」'),
    ('＂', '＂'),
    ('”', '”'),
];

pub(super) const ANY_QUOTE: [char; 10] = ['“', '”', '‘', '’', '＂', '「', '」', '"', '\'', '\\'];

/// Keys whose value is text, so that quotes around a bare word are all it lacks.
const TEXT_KEYS: &[&str] = &[
    "name",
    "short_name",
    "office",
    "address",
    "telephone",
    "label",
    "unit",
    "source",
    "filled_by",
    "heading",
    "title",
    "path",
    "says",
    "reason",
];

/// Keys that are either true or false.
const TRUE_OR_FALSE: &[&str] = &["contents", "sealed", "open", "approximate"];

/// Words that stand where a number is nought or not known.
const NOTHING: &[&str] = &["无", "没有", "暂无", "空", "未统计", "无统计"];

const YES: &[&str] = &["yes", "Yes", "YES", "True", "TRUE", "on", "是", "有", "要"];
const NO: &[&str] = &[
    "no", "No", "NO", "False", "FALSE", "off", "否", "无", "不要",
];

/// A key of letters that TOML takes in quotes only.
pub(super) fn key(typed: &Typed<'_>, at: Range<usize>) -> Cause {
    let text = typed.text();
    let at = written_range(typed, at);
    if let Some(cause) = separator::colon(text, at.start) {
        return cause;
    }
    if let Some(cause) =
        stray_marks::remark(text, at.start).or_else(|| stray_marks::unseen(text, at.start))
    {
        return cause;
    }
    let name = quoted_key(text, &at).or_else(|| bare_key(text, &at));
    let written = text.stretch(at.clone());
    let (at, name, is_sure) = match name {
        Some((range, name)) => (range, name, true),
        None => (at, written.trim_matches(ANY_QUOTE), false),
    };
    let written = text.stretch(at.clone());
    let message = if written == name {
        Text::new(
            format!("中文名称“{name}”要放在引号里"),
            format!("the key {name} needs quotes"),
        )
    } else {
        CHINESE_QUOTES.text()
    };
    Cause {
        message,
        label: Text::new("缺引号", "quotes are missing"),
        help: Text::new(format!("写成 \"{name}\""), format!("write \"{name}\"")),
        related: None,
        replacement: is_sure.then(|| format!("\"{name}\"")),
        at,
        structural: false,
    }
}

pub(super) struct Words {
    zh: &'static str,
    en: &'static str,
}

impl Words {
    pub(super) fn text(&self) -> Text {
        Text::new(self.zh, self.en)
    }
}

pub(super) const CHINESE_QUOTES: Words = Words {
    zh: "这里用了中文引号，应当用英文半角引号 \"",
    en: "these are Chinese quotes; straight ones \" are needed",
};

/// The whole of a key in Chinese quotes that starts or goes on at `at`.
fn quoted_key<'a>(text: &'a str, at: &Range<usize>) -> Option<(Range<usize>, &'a str)> {
    let line = line_range(text, at.start);
    let rest = text.get(at.start..line.end)?;
    let open = rest.chars().next()?;
    let (_, close) = QUOTES.iter().find(|(quote, _)| *quote == open)?;
    let inside = at.start + open.len_utf8();
    let length = text.get(inside..line.end)?.find(*close)?;
    let name = text.get(inside..inside + length)?;
    let range = at.start..inside + length + close.len_utf8();
    (stands_alone(text, &range) && !name.is_empty() && !name.contains(ANY_QUOTE))
        .then_some((range, name))
}

/// The whole of a key without quotes, up to its equals sign.
fn bare_key<'a>(text: &'a str, at: &Range<usize>) -> Option<(Range<usize>, &'a str)> {
    let line = line_range(text, at.start);
    let before = text.get(line.start..at.start)?;
    let start = before.rfind(['{', ',', '[', '.']).map_or(0, |at| at + 1);
    let start = line.start + start;
    let rest = text.get(start..line.end)?;
    let end = start + rest.find(['=', ']', '.', '{', ',', '"', '\''])?;
    let name = text.get(start..end)?;
    let start = start + (name.len() - name.trim_start().len());
    let name = name.trim();
    let range = start..start + name.len();
    (stands_alone(text, &range) && !name.is_empty() && !name.contains(ANY_QUOTE))
        .then_some((range, name))
}

/// Whether a stretch of a line is a key, or one name of a dotted key, with nothing beside it.
fn stands_alone(text: &str, range: &Range<usize>) -> bool {
    let line = line_range(text, range.start);
    let before = text.stretch(line.start..range.start);
    let behind = text.stretch(range.end..line.end);
    let is_start = before.trim().is_empty() || before.trim_end().ends_with(['{', ',', '[', '.']);
    is_start && behind.trim_start().starts_with(['=', ']', '.'])
}

/// The key before the equals sign to whose right `at` stands.
pub(super) fn key_of(text: &str, at: usize) -> Option<&str> {
    let line = line_range(text, at);
    let before = text.get(line.start..at)?;
    let (before, value) = before.rsplit_once('=')?;
    let key = before.rsplit(['{', ',']).next()?.trim();
    (!value.contains([',', '"'])).then_some(key)
}

/// A value that should stand in quotes, or a number with something behind it.
pub(super) fn value(typed: &Typed<'_>, at: Range<usize>) -> Cause {
    let text = typed.text();
    let at = written_range(typed, at);
    let written = text.stretch(at.clone());
    let key = key_of(text, at.start);
    if key.is_some_and(is_true_or_false) {
        return true_or_false(written, at);
    }
    let is_whole = ends_value(text, at.end);
    let inner = QUOTES
        .iter()
        .find_map(|(open, close)| written.strip_prefix(*open)?.strip_suffix(*close))
        .filter(|inner| !inner.contains(ANY_QUOTE));
    if let Some(list) = list(text, &at) {
        return list;
    }
    let digits = written.starts_with(|c: char| c.is_ascii_digit());
    let (message, label, help, replacement) = if let Some(inner) = inner {
        (
            CHINESE_QUOTES.text(),
            Text::new("中文引号", "Chinese quotes"),
            Text::new(format!("写成 \"{inner}\""), format!("write \"{inner}\"")),
            Some(format!("\"{inner}\"")),
        )
    } else if digits {
        let number: String = written
            .chars()
            .take_while(|c| c.is_ascii_digit() || *c == '.')
            .collect();
        (
            Text::new(
                format!("数字后面有多余的文字：{written}"),
                format!("something stands behind the number: {written}"),
            ),
            Text::new("只写数字", "the number alone"),
            Text::new(
                format!("只写 {number}，单位写在 unit 里"),
                format!("write {number} alone; the unit goes into unit"),
            ),
            None,
        )
    } else {
        let bare = written.trim_start_matches(['“', '”', '＂', '"']);
        let bare = bare.trim_end_matches(['\\', '"']);
        let is_text = key.is_some_and(|key| TEXT_KEYS.contains(&key));
        let is_sure = is_text && !written.contains(['"', '\\', '[', '{', '=']);
        let is_sure = is_sure && bare == written;
        (
            Text::new(
                format!("文字“{written}”要放在引号里"),
                format!("the text {written} needs quotes"),
            ),
            Text::new("缺引号", "quotes are missing"),
            word(bare, is_text),
            is_sure.then(|| format!("\"{written}\"")),
        )
    };
    Cause {
        message,
        label,
        help,
        related: None,
        replacement: replacement.filter(|_| is_whole),
        at,
        structural: false,
    }
}

/// What to write in place of a word without quotes: it may stand for a number.
fn word(bare: &str, is_text: bool) -> Text {
    let quoted = Text::new(format!("写成 \"{bare}\""), format!("write \"{bare}\""));
    if is_text {
        return quoted;
    }
    if let Some(number) = chinese::parse(bare) {
        return say!(
            "是数字就写 {number}，用阿拉伯数字；是文字才{quoted}",
            "if it is a number, write {number} in digits; if it is text, {quoted}",
            number,
            quoted
        );
    }
    if NOTHING.contains(&bare) {
        return say!(
            "是数字的，没有发生写 0，没有统计写 \"-\"；是文字才{quoted}",
            "if it is a number, write 0 where nothing happened and \"-\" where it is not known; if it is text, {quoted}",
            quoted
        );
    }
    quoted
}

/// A list in round brackets, or one whose items have other marks than commas between them.
fn list(text: &str, at: &Range<usize>) -> Option<Cause> {
    let written = text.get(at.clone())?;
    let cause = |message, help, replacement| Cause {
        message,
        label: Text::new("列表", "a list"),
        help,
        at: at.clone(),
        related: None,
        replacement,
        structural: false,
    };
    if written.starts_with(['（', '(']) {
        return Some(cause(
            Text::new(
                "列表要用方括号 [ ]，这里用了圆括号",
                "a list stands in square brackets [ ], these are round ones",
            ),
            Text::new("写成 [ … ]", "write [ … ]"),
            None,
        ));
    }
    let is_mark = |c: char| matches!(c, '、' | '；' | ';' | ' ' | '\u{3000}');
    let items: Vec<&str> = written
        .split(is_mark)
        .filter(|item| !item.is_empty())
        .collect();
    let is_numbers = items
        .iter()
        .all(|item| item.chars().all(|c| c.is_ascii_digit()));
    let line = line_range(text, at.start);
    let before = text.get(line.start..at.start)?;
    let is_within = before.trim_end().ends_with(['[', '［', '【', ',', '，']);
    (items.len() > 1 && is_numbers && is_within).then(|| {
        let meant = items.join(", ");
        cause(
            Text::new(
                "列表各项之间要用英文逗号",
                "the items of a list have commas between them",
            ),
            Text::new(format!("写成 {meant}"), format!("write {meant}")),
            Some(meant),
        )
    })
}

/// The value of a key whose value is text, on the line that holds `at`, where it has no quotes and
/// was read as something else.
pub(super) fn text_on_line(typed: &Typed<'_>, at: usize) -> Option<Cause> {
    let text = typed.parsed();
    let line = line_range(text, at);
    let (key, value) = text.get(line.clone())?.split_once('=')?;
    let value = without_comment(value);
    let is_number = value.trim().starts_with(|c: char| c.is_ascii_digit());
    let is_plain = !value.contains(['"', '\'', '[', '{', ',', '=']);
    let start = line.start + key.len() + 1;
    (TEXT_KEYS.contains(&key.trim()) && is_number && is_plain)
        .then(|| quotes_needed(typed, trimmed(text, start..start + value.len())))
}

/// Where in the file stands what was found in the text that is parsed: a mended number is shorter
/// there, and its bounds may lie within a character of what was typed.
fn written_range(typed: &Typed<'_>, at: Range<usize>) -> Range<usize> {
    let span = typed.span(at);
    span.start()..span.end()
}

fn quotes_needed(typed: &Typed<'_>, at: Range<usize>) -> Cause {
    let at = written_range(typed, at);
    let written = typed.text().stretch(at.clone());
    Cause {
        message: Text::new(
            format!("文字“{written}”要放在引号里"),
            format!("the text {written} needs quotes"),
        ),
        label: Text::new("缺引号", "quotes are missing"),
        help: Text::new(
            format!("写成 \"{written}\""),
            format!("write \"{written}\""),
        ),
        related: None,
        replacement: Some(format!("\"{written}\"")),
        at,
        structural: false,
    }
}

/// Whether a value ends at `end`: what follows on its line belongs to another.
fn ends_value(text: &str, end: usize) -> bool {
    let line = line_range(text, end);
    let behind = text.stretch(end..line.end).trim_start();
    let is_within = text.stretch(line.start..end).contains(['{', '[']);
    behind.is_empty()
        || behind.starts_with('#')
        || is_within && behind.starts_with([',', '，', '}', '｝', ']', '］'])
}

/// A word that stands for true or false.
pub(super) fn true_or_false(written: &str, at: Range<usize>) -> Cause {
    let bare = written.trim_matches(ANY_QUOTE);
    let meant = if YES.contains(&bare) {
        Some("true")
    } else if NO.contains(&bare) {
        Some("false")
    } else {
        None
    };
    let help = match meant {
        Some(meant) => Text::new(format!("写成 {meant}"), format!("write {meant}")),
        None => Text::new("写 true 或 false", "write true or false"),
    };
    Cause {
        message: Text::new(
            format!("这里只能是 true（是）或 false（否），不是 {written}"),
            format!("this is either true or false, not {written}"),
        ),
        label: Text::new("不带引号", "without quotes"),
        help,
        related: None,
        replacement: meant.map(str::to_owned),
        at,
        structural: false,
    }
}

/// Whether the value of this key is either true or false.
pub(super) fn is_true_or_false(key: &str) -> bool {
    TRUE_OR_FALSE.contains(&key)
}
