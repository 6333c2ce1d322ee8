//! Years in the text that mean the reporting year, and so move on with it.

use std::ops::Range;

use super::left_alone::events;
use crate::language::full_width::digit;

/// Words before last year's number by which it is what this year is compared with.
const COMPARED: &[char] = &['较', '比', '与', '同'];

/// What stands in a pair of these is a name or a number, and no year of the report.
const NAMES: &[(char, char)] = &[('《', '》'), ('〔', '〕'), ('{', '}')];

/// What is told of the year before by right, and of the one before that a year later.
const SETTLED: &[&str] = &["决算", "结转", "年度报告", "工作年报"];

/// How far behind the year one of these may stand, in characters.
const REACH: usize = 20;

const CHINESE: &[char] = &['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/// The years of `text` that move on by `by`, with what then stands in their place: `year` itself,
/// the one after it, in which the report is signed, and the one before it where this year is
/// compared with it or settles it. What happened on a day stays there.
pub(super) fn moved(text: &str, year: i32, by: i32) -> Vec<(Range<usize>, String)> {
    let characters: Vec<(usize, char)> = text.char_indices().collect();
    let events = events(text, year);
    let mut moved = Vec::new();
    let mut closing: Vec<char> = Vec::new();
    let mut index = 0;
    while let Some((start, character)) = characters.get(index).copied() {
        index += 1;
        if let Some((_, close)) = NAMES.iter().find(|(open, _)| *open == character) {
            closing.push(*close);
        } else if closing.last() == Some(&character) {
            closing.pop();
        }
        if !closing.is_empty() || value(character).is_none() {
            continue;
        }
        let first = index - 1;
        let run = characters
            .iter()
            .skip(first)
            .take_while(|(_, one)| value(*one).is_some())
            .count();
        index = first + run;
        let mut behind = characters.iter().skip(index).map(|(_, one)| *one);
        let is_year = run == 4 && behind.find(|one| *one != ' ') == Some('年');
        if !is_year || events.iter().any(|event| event.range.contains(&start)) {
            continue;
        }
        let is_settled = is_settled(behind);
        let digits: Vec<char> = characters
            .iter()
            .skip(first)
            .take(run)
            .map(|(_, one)| *one)
            .collect();
        let written = digits
            .iter()
            .filter_map(|one| value(*one))
            .fold(0, |sum, digit| sum * 10 + digit);
        let before = first
            .checked_sub(1)
            .and_then(|before| characters.get(before))
            .map(|(_, one)| *one);
        let is_compared = written == year - 1
            && (is_settled || before.is_some_and(|one| COMPARED.contains(&one)));
        if written == year || written == year + 1 || is_compared {
            let end = characters.get(index).map_or(text.len(), |(at, _)| *at);
            moved.push((start..end, spelt(written + by, digits.first().copied())));
        }
    }
    moved
}

/// Whether the clause behind a year speaks of its accounts, its report or what it carried out.
fn is_settled(behind: impl Iterator<Item = char>) -> bool {
    let ends = |one: &char| matches!(one, '，' | '。' | '；' | '、' | '和' | '《' | '\n');
    let clause: String = behind.take_while(|one| !ends(one)).take(REACH).collect();
    let is_day = clause.trim_start().starts_with(|one| value(one).is_some());
    !is_day && SETTLED.iter().any(|word| clause.contains(word))
}

/// The digit that a character is, in figures of either width or in Chinese.
fn value(character: char) -> Option<i32> {
    let chinese = CHINESE.iter().position(|one| *one == character);
    let chinese = chinese.and_then(|digit| i32::try_from(digit).ok());
    chinese.or_else(|| digit(character)?.to_digit(10)?.try_into().ok())
}

/// A year spelt the way its first digit was.
fn spelt(year: i32, like: Option<char>) -> String {
    let digits = year.to_string();
    if like.is_some_and(|like| CHINESE.contains(&like)) {
        return digits
            .chars()
            .filter_map(|one| CHINESE.get(usize::try_from(one.to_digit(10)?).ok()?))
            .collect();
    }
    digits
}

#[cfg(test)]
mod tests {
    use super::*;

    fn next(text: &str) -> String {
        let mut changed = text.to_owned();
        for (range, year) in moved(text, 2017, 1).into_iter().rev() {
            changed.replace_range(range, &year);
        }
        changed
    }

    #[test]
    fn the_reporting_year_and_the_year_of_signature_move_on() {
        for (text, expected) in [
            (
                "2017年1月1日至2017年12月31日",
                "2018年1月1日至2018年12月31日",
            ),
            ("（2017年度）", "（2018年度）"),
            ("2018年3月", "2019年3月"),
            ("二〇一七年", "二〇一八年"),
            ("２０１７ 年", "2018 年"),
            ("较2016年增长", "较2017年增长"),
            (
                "公开2016年度部门决算和2017年度部门预算",
                "公开2017年度部门决算和2018年度部门预算",
            ),
            ("2016年结转的申请", "2017年结转的申请"),
            (
                "按时公布2016年政府信息公开年度报告",
                "按时公布2017年政府信息公开年度报告",
            ),
            (
                "2017年1月至12月，截至2017年12月底",
                "2018年1月至12月，截至2018年12月底",
            ),
        ] {
            assert_eq!(next(text), expected);
        }
    }

    #[test]
    fn other_years_names_and_expressions_stay() {
        for text in [
            "国办发〔2017〕32号",
            "《2017年政务公开工作要点》",
            "2008年5月1日起施行",
            "2016年印发",
            "2017年3月1日举办培训班",
            "2017年3月，我局印发",
            "2018年1月20日公布",
            "2016年12月公开决算",
            "{{ a2017年 }}",
            "电话20170000",
            "2017条",
        ] {
            assert_eq!(next(text), text);
        }
    }
}
