//! The numerals of a text: which are counts, and which are dates, names and the like.
//!
//! Every check and every account of numerals reads text through [`numerals`], so that they cannot
//! disagree about what a number is.

use std::ops::Range;

use rust_decimal::Decimal;

use super::{
    arabic_numeral::arabic_kind,
    chinese,
    chinese_numeral::chinese_kind,
    full_width,
    measure::measure_at,
    number::parse_quoted,
    numeral_kind::{NumeralKind, Pattern},
    stretch::Stretch as _,
};

/// A numeral in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Numeral {
    /// Where it stands, in bytes of the text.
    pub range: Range<usize>,
    /// Its value, where it fits a number.
    pub value: Option<Decimal>,
    /// What it is.
    pub kind: NumeralKind,
}

/// All numerals of `text`, in order. The text is one paragraph; a bound figure in it is
/// represented by U+FFFC.
#[must_use]
pub fn numerals(text: &str) -> Vec<Numeral> {
    let names = names(text);
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(character) = text.get(at..).and_then(|rest| rest.chars().next()) {
        let length = match character {
            '0'..='9' | '０'..='９' => arabic_length(text, at),
            // Nearly all of a text.
            _ if !is_chinese_digit(character) => {
                at += character.len_utf8();
                continue;
            }
            _ => match (parts_length(text, at), chinese::digit(character)) {
                (Some(length), _) => length,
                (None, Some(_)) => chinese_length(text, at),
                (None, None) => {
                    at += character.len_utf8();
                    continue;
                }
            },
        };
        let range = at..at + length;
        found.push(numeral(text, range, &names));
        at += length;
    }
    found
}

fn numeral(text: &str, range: Range<usize>, names: &[Range<usize>]) -> Numeral {
    let written = text.stretch(range.clone());
    let before = text.near_before(range.start);
    let after = text.near_behind(range.end);
    let is_arabic = written.starts_with(|c| full_width::digit(c).is_some());
    let value = if is_arabic {
        parse_quoted(written.trim_end_matches(['%', '％', '.', ',', '，']))
    } else {
        chinese_value(written)
    };
    let kind = if is_among(names, range.start) && !is_quoted_count(text, &range) {
        NumeralKind::Structural(Pattern::Name)
    } else if is_arabic {
        arabic_kind(written, before, after)
    } else {
        chinese_kind(written, before, after)
    };
    Numeral { range, value, kind }
}

/// The length of a run of digits with the separators inside it: `1,234`, `20.3%`, `2018-03-20`.
fn arabic_length(text: &str, start: usize) -> usize {
    let rest = text.behind(start);
    let mut length = 0;
    let mut pending = 0;
    for character in rest.chars() {
        if full_width::digit(character).is_some() {
            length += pending + character.len_utf8();
            pending = 0;
        } else if pending == 0 && matches!(character, '.' | ',' | '．' | '-' | '/' | ':' | '：') {
            pending = character.len_utf8();
        } else {
            break;
        }
    }
    let behind = rest.behind(length);
    match behind.chars().next() {
        Some(percent @ ('%' | '％' | '‰')) => length + percent.len_utf8(),
        _ => length,
    }
}

/// 百分之九十八点五 is 98.5, as 98.5% is; 三分之一 fits no number.
fn chinese_value(written: &str) -> Option<Decimal> {
    match written.split_once("分之") {
        None => chinese::parse(written),
        Some(("百", part)) => chinese::parse_decimal(part),
        Some(_) => None,
    }
}

/// The “240” of “240”条: quotation marks around a number do not make it a name.
fn is_quoted_count(text: &str, range: &Range<usize>) -> bool {
    let open = text.before(range.start).ends_with(['“', '"', '「']);
    let behind = text.behind(range.end).strip_prefix(['”', '"', '」']);
    open && behind.is_some_and(|behind| measure_at(behind.trim_start()).is_some())
}

/// The length of 百分之九十八点五, 三分之一, where one starts at `start`.
fn parts_length(text: &str, start: usize) -> Option<usize> {
    let whole = text.behind(start);
    let digits = chinese_digits(whole);
    if digits == 0 {
        return None;
    }
    let part = whole.behind(digits).strip_prefix("分之")?;
    let mut length = chinese_digits(part);
    if let Some(fraction) = part.behind(length).strip_prefix('点') {
        let places = chinese_digits(fraction);
        if places > 0 {
            length += '点'.len_utf8() + places;
        }
    }
    (length > 0).then(|| digits + "分之".len() + length)
}

fn chinese_digits(text: &str) -> usize {
    text.chars()
        .take_while(|c| is_chinese_digit(*c))
        .map(char::len_utf8)
        .sum()
}

fn is_chinese_digit(character: char) -> bool {
    chinese::digit(character).is_some() || chinese::power(character).is_some()
}

fn chinese_length(text: &str, start: usize) -> usize {
    chinese_digits(text.behind(start))
}

/// The stretches between 《 and 》, “ and ”, in order, those that overlap joined.
#[must_use]
pub fn names(text: &str) -> Vec<Range<usize>> {
    let mut names = Vec::new();
    for (open, close) in [('《', '》'), ('“', '”'), ('「', '」'), ('"', '"')] {
        let mut from = 0;
        while let Some(start) = text.get(from..).and_then(|rest| rest.find(open)) {
            let inside = from + start + open.len_utf8();
            let Some(end) = text.get(inside..).and_then(|rest| rest.find(close)) else {
                break;
            };
            names.push(inside..inside + end);
            from = inside + end + close.len_utf8();
        }
    }
    apart(names)
}

/// The stretches in order, those that overlap joined.
fn apart(mut stretches: Vec<Range<usize>>) -> Vec<Range<usize>> {
    stretches.sort_by_key(|stretch| stretch.start);
    let mut apart: Vec<Range<usize>> = Vec::new();
    for stretch in stretches {
        match apart.last_mut() {
            Some(last) if stretch.start <= last.end => last.end = last.end.max(stretch.end),
            _ => apart.push(stretch),
        }
    }
    apart
}

/// Whether an offset lies in one of the stretches that [`names`] gives.
#[must_use]
pub fn is_among(names: &[Range<usize>], at: usize) -> bool {
    let index = names.partition_point(|name| name.end <= at);
    names.get(index).is_some_and(|name| name.start <= at)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The counts of a text.
    fn counts(text: &str) -> Vec<&str> {
        numerals(text)
            .into_iter()
            .filter(|numeral| numeral.kind == NumeralKind::Count)
            .map(|numeral| text.get(numeral.range).unwrap())
            .collect()
    }

    #[test]
    fn a_literal_count_is_found() {
        assert_eq!(counts("主动公开政府信息592条，占20.3%"), ["592", "20.3%"]);
        assert_eq!(
            counts("共1,234件、５条，约1200余人次"),
            ["1,234", "５", "1200"]
        );
        assert_eq!(counts("共五百九十二条，十二次"), ["五百九十二", "十二"]);
        assert_eq!(counts("（占100%）"), ["100%"]);
        assert_eq!(counts("制作图3幅、表2张，发放附件5份。"), ["3", "2", "5"]);
    }

    #[test]
    fn dates_names_and_numbers_of_things_are_no_counts() {
        for text in [
            "2017年1月1日至12月31日，2016—2017年度，2018-03-20，2018.3.20，二〇一七年",
            "国办发〔2014〕32号、国令第711号、（2014）12号",
            "第32条、第三十二条、第1次",
            "《2017年12项要点》和“12345”、“三公”经费",
            "电话：87556039，传真 010-87556039，12345热线，邮编100061",
            "东城区幸福大街32号1039房间",
            "1.加强学习",
            "（2）加强学习",
            "详见附件1",
            "见图3、表2和附件1个人信息",
            "15个工作日、24小时、9:30、3年",
            "https://www.example.gov.cn/a/2017/12.html A4纸 GB/T 9704-2012",
            "一是进一步完善，两个文件，统一，十分重视，十三五",
        ] {
            assert_eq!(counts(text), Vec::<&str>::new(), "{text}");
        }
    }

    #[test]
    fn any_text_is_read_without_panic() {
        for text in [
            "９％", "1-", "1.2.3.4", "十", "万亿", "“1", "2017", "年2017",
        ] {
            let _ = numerals(text);
        }
    }
}
