//! What a numeral is, by what stands around it: a count, or a date, a name and the like.

use rust_decimal::Decimal;

use super::{chinese, full_width, number::parse_quoted, stretch::Stretch as _};

/// What a numeral is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NumeralKind {
    /// A count of something: it should be bound to a figure.
    Count,
    /// No count: a date, a name; the pattern that knows it.
    Structural(Pattern),
}

/// The kinds of numerals that count nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pattern {
    /// `2017年`, `12月31日`, `2018-03-20`.
    Date,
    /// `国办发〔2014〕32号`, `第711号`.
    DocumentNumber,
    /// `第三十二条`, `第1次`.
    Ordinal,
    /// Inside 《》 or “”.
    Name,
    /// `87556039`, `010-12345678`, behind 电话, 传真, 邮编; a hotline's number.
    Telephone,
    /// `32号1039房间`.
    Address,
    /// `1.`, `（2）` at the head of a line; `附件1`.
    ListNumber,
    /// `9:30`, `15个工作日`, `24小时`.
    Time,
    /// Among Latin letters: an address on the net, `A4`, `GB/T 9704-2012`.
    Code,
    /// Chinese words that are more word than number: 一是, 进一步, 两个文件.
    Word,
}

/// Words behind a Chinese numeral above ten that make it a count.
const MEASURES: &[&str] = &[
    "余条", "余件", "余次", "余篇", "余人", "余个", "多条", "多件", "多次", "多篇", "多人", "多个",
    "条", "件", "次", "篇", "个", "人", "名", "项", "份", "期", "户", "张", "元", "万", "亿", "宗",
    "起", "例", "批", "部", "册", "家", "场", "位",
];

/// What a number behind its digits says that it is a span or a point of time.
const TIMES: &[&str] = &[
    "个工作日",
    "工作日",
    "小时",
    "分钟",
    "天",
    "日内",
    "周年",
    "个月",
    "周",
    "年",
    "月",
    "日",
    "时",
    "点",
];

/// What stands behind the number of a house, a room, a floor.
const PLACES: &[&str] = &[
    "号楼", "号院", "号", "室", "房间", "房", "楼", "层", "单元", "幢", "栋", "弄", "门", "窗口",
];

pub(super) fn arabic_kind(written: &str, before: &str, after: &str) -> NumeralKind {
    let structural = NumeralKind::Structural;
    let previous = before.chars().next_back();
    let next = after.chars().next();
    let digits = written
        .chars()
        .filter(|c| full_width::digit(*c).is_some())
        .count();
    let is_plain = digits == written.chars().count();
    if previous.is_some_and(is_latin) || next.is_some_and(is_latin) || is_after_code(before) {
        return structural(Pattern::Code);
    }
    if previous == Some('第') {
        return structural(Pattern::Ordinal);
    }
    if is_document_number(written, before, after) {
        return structural(Pattern::DocumentNumber);
    }
    if is_date(written, before, after) {
        return structural(Pattern::Date);
    }
    if written.contains([':', '：']) || (is_plain && starts_with_any(after, TIMES)) {
        return structural(Pattern::Time);
    }
    if is_telephone(written, before, after, digits) {
        return structural(Pattern::Telephone);
    }
    if starts_with_any(after, PLACES) && is_after_place(before) {
        return structural(Pattern::Address);
    }
    if is_list_number(before, after) {
        return structural(Pattern::ListNumber);
    }
    NumeralKind::Count
}

pub(super) fn chinese_kind(written: &str, before: &str, after: &str) -> NumeralKind {
    let structural = NumeralKind::Structural;
    if before.ends_with('第') {
        return structural(Pattern::Ordinal);
    }
    if written
        .chars()
        .all(|c| "〇○零一二三四五六七八九".contains(c))
        && written.chars().count() == 4
        && after.starts_with('年')
    {
        return structural(Pattern::Date);
    }
    if is_list_number(before, after) {
        return structural(Pattern::ListNumber);
    }
    // A single digit and its 十, 万 are as often a word as a number: 一方面, 五十步, 十分.
    let has_digit_and_power =
        written.chars().count() > 1 && written.chars().any(|c| chinese::power(c).is_some());
    if has_digit_and_power && starts_with_any(after, MEASURES) {
        return NumeralKind::Count;
    }
    structural(Pattern::Word)
}

/// The year and the number of `国办发〔2014〕32号`; round brackets are often typed for 〔〕.
fn is_document_number(written: &str, before: &str, after: &str) -> bool {
    let in_brackets = before.ends_with(['〔', '[', '［', '（', '('])
        && is_year(written)
        && after
            .strip_prefix(['〕', ']', '］', '）', ')'])
            .is_some_and(|rest| rest.starts_with(|c| c == '第' || full_width::digit(c).is_some()));
    let behind_brackets = after.starts_with('号')
        && before
            .strip_suffix(['〕', ']', '］', '）', ')'])
            .is_some_and(|rest| {
                let start = rest.char_indices().rev().nth(3).map_or(0, |(at, _)| at);
                is_year(rest.behind(start))
            });
    in_brackets || behind_brackets
}

/// `2017年`, `12月`, `31日` behind a month, `2018-03-20`, `2016—2017年`.
fn is_date(written: &str, before: &str, after: &str) -> bool {
    let month_before = before.ends_with('月');
    let parts: Vec<&str> = written.split(['-', '/', '.']).collect();
    let is_full_date = parts.len() == 3
        && parts.first().is_some_and(|year| is_year(year))
        && parts
            .iter()
            .skip(1)
            .all(|part| (1..=2).contains(&part.len()));
    let is_year_range = parts.len() == 2 && parts.iter().all(|part| is_year(part));
    is_full_date
        || is_year_range
        || is_year(written)
            && (after.starts_with('年')
                || after
                    .strip_prefix(['-', '—', '–', '~', '～', '至', '、', '和'])
                    .is_some_and(is_year_range_end))
        || (after.starts_with('月') && written.len() <= 2)
        || (month_before && (after.starts_with('日') || after.starts_with('号')))
        || (month_before
            && after
                .strip_prefix(['-', '—', '–', '~', '～', '至'])
                .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit())))
}

fn is_year_range_end(rest: &str) -> bool {
    let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
    is_year(&digits)
}

fn is_year(written: &str) -> bool {
    written.chars().count() == 4
        && parse_quoted(written)
            .is_some_and(|year| year >= Decimal::from(1900) && year < Decimal::from(2100))
}

fn is_telephone(written: &str, before: &str, after: &str, digits: usize) -> bool {
    let label = before.trim_end_matches([' ', '：', ':', '\u{3000}', '是', '为', '（', '(']);
    let named = [
        "电话",
        "传真",
        "热线",
        "手机",
        "邮编",
        "邮政编码",
        "邮码",
        "号码",
        "QQ",
    ]
    .iter()
    .any(|word| label.ends_with(word));
    let only_separators = written
        .chars()
        .all(|c| c == '-' || full_width::digit(c).is_some());
    let hotline = starts_with_any(after, &["热线", "政务服务", "市民", "平台", "投诉"]);
    only_separators
        && (named
            || (digits >= 7 && written.contains('-'))
            || (hotline && (3..=8).contains(&digits))
            // 转 and 、 go on with another number of the same label.
            || (digits >= 7 && starts_with_any(after, &["转", "、"])))
}

/// Whether a house or a room is meant: a street before it, or another number of an address.
fn is_after_place(before: &str) -> bool {
    let end = before.trim_end();
    [
        "街", "路", "巷", "道", "里", "胡同", "弄", "村", "区", "园", "厦", "楼", "号", "院", "座",
        "层", "单元", "幢", "栋", "东", "西", "南", "北", "甲", "乙", "中心", "大厅", "心",
    ]
    .iter()
    .any(|word| end.ends_with(word))
}

/// `1.` and `（1）` at the head of a line, `附件1`, `表2`.
fn is_list_number(before: &str, after: &str) -> bool {
    let head = before.trim_start();
    let next = after.chars().next();
    let at_head = (head.is_empty() && next.is_some_and(|c| "、.．)）".contains(c)))
        || (matches!(head, "(" | "（") && next.is_some_and(|c| ")）".contains(c)));
    let in_text = matches!(before.chars().next_back(), Some('（' | '('))
        && after
            .strip_prefix(['）', ')'])
            .is_some_and(|rest| !rest.starts_with("年") && !rest.is_empty());
    at_head
        || in_text
        || ["附件", "附表", "附图", "表", "图", "附录"]
            .iter()
            .any(|word| before.ends_with(word))
}

/// Whether the digits go on with a code that began with letters: `GB/T 9704-2012`.
fn is_after_code(before: &str) -> bool {
    let mut characters = before.chars().rev();
    matches!(
        characters.next(),
        Some('/' | '-' | '.' | ' ' | ':' | '_' | '@' | '=' | '?' | '&')
    ) && characters.next().is_some_and(is_latin)
}

fn is_latin(character: char) -> bool {
    character.is_ascii_alphabetic()
}

fn starts_with_any(text: &str, words: &[&str]) -> bool {
    let text = text.trim_start();
    words.iter().any(|word| text.starts_with(word))
}
