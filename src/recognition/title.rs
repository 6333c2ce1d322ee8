//! The title of a report: whose it is and of which year.

use std::ops::Range;

use super::{
    organ_name::{is_organ, without_frame},
    page::{SUBJECTS, TITLES},
    unfolded::{is_blank, title_end},
};
use crate::language::{
    blanks::without_blanks, dates::dates, stretch::Stretch as _, word_table::ends_with_any,
};

/// A longer line is no title, in characters.
const LONGEST: usize = 60;

/// A longer line is no name of an organ, in characters.
const LONGEST_NAME: usize = 40;

/// What stands behind the two years in which a school counts one.
const SCHOOL_YEAR: &str = "学年";

/// What joins them.
const DASHES: [char; 7] = ['-', '—', '－', '–', '~', '～', '至'];

/// The title that a line is or begins with: 某局2023年政府信息公开工作年度报告.
pub(super) fn title(line: &str) -> Option<Range<usize>> {
    let is_titled = |text: &str| {
        let plain = without_blanks(text);
        ends_with_any(&plain, TITLES)
            && plain.chars().count() <= LONGEST
            && !plain.contains(['。', '，', '；', '《'])
            && SUBJECTS.iter().any(|subject| plain.contains(subject))
    };
    // 某局2023年政府信息公开工作年度报告（全文）.
    let bare = line
        .split(['（', '('])
        .next()
        .unwrap_or(line)
        .trim_end_matches(is_blank);
    if is_titled(bare) {
        return Some(0..bare.len());
    }
    let end = title_end(line);
    // 特向社会公布2014年度政府信息公开年度报告。
    let is_sentence = line
        .behind(end)
        .starts_with(['。', '，', '；', '》', '”', '的', '编', '、']);
    (is_titled(line.before(end)) && !is_sentence).then_some(0..end)
}

/// What a title says: where the organ's name stands in it, and the year.
pub(super) fn said(title: &str) -> (Option<Range<usize>>, Option<i32>) {
    let year = dates(title).into_iter().find(|date| date.year.is_some());
    let subject = SUBJECTS.iter().filter_map(|word| title.find(word)).min();
    let start = year
        .as_ref()
        .map_or(subject.unwrap_or(0), |year| year.range.start);
    let before = 0..start.min(subject.unwrap_or(start));
    // 2023年某局政府信息公开工作年度报告.
    let behind = year.as_ref().zip(subject).map(|(year, subject)| {
        let words = title.stretch(year.range.end.min(subject)..subject);
        let words = words.trim_start_matches(|c| is_blank(c) || c == '度');
        subject - words.len()..subject
    });
    let organ = [Some(before), behind].into_iter().flatten();
    let organ = organ.map(|range| name(title, before_years(title, range)));
    let organ = organ
        .into_iter()
        .find(|range| is_name(title.stretch(range.clone())));
    (organ, year.and_then(|date| date.year))
}

/// Whether a line is the name of an organ and nothing else.
pub(super) fn is_name_alone(line: &str) -> bool {
    is_name(line) && is_organ(line) && title(line).is_none()
}

/// A stretch up to the school year in it, which is no date: 甲学院2014-2015学年.
fn before_years(title: &str, range: Range<usize>) -> Range<usize> {
    let words = title.stretch(range.clone());
    let years = words.find(SCHOOL_YEAR).map(|end| words.before(end));
    let name = years.map(|before| {
        let is_of_years = |c: char| c.is_ascii_digit() || is_blank(c) || DASHES.contains(&c);
        before.trim_end_matches(is_of_years)
    });
    range.start..name.map_or(range.end, |name| range.start + name.len())
}

/// A name without what stands around it: 关于某局的.
fn name(title: &str, range: Range<usize>) -> Range<usize> {
    let words = title.stretch(range.clone());
    let name = without_frame(words);
    let start = range.start + words.find(name).unwrap_or(0);
    start..start + name.len()
}

pub(super) fn is_name(name: &str) -> bool {
    !name.is_empty()
        && name.chars().count() <= LONGEST_NAME
        && !name.contains(['。', '，', '：', ':', '>', '、', '；', '|'])
        && name.chars().any(char::is_alphabetic)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_names_organ_and_year() {
        for (line, organ, year) in [
            (
                "甲州市民政局2023年政府信息公开工作年度报告",
                Some("甲州市民政局"),
                Some(2023),
            ),
            (
                "2023年甲州市民政局政府信息公开工作年度报告",
                Some("甲州市民政局"),
                Some(2023),
            ),
            ("2023年度甲镇政务公开年报", Some("甲镇"), Some(2023)),
            ("2023年政府信息公开工作年度报告", None, Some(2023)),
            (
                "关于甲局2023年政府信息公开工作的报告",
                Some("甲局"),
                Some(2023),
            ),
            ("甲局政府信息公开工作年度报告（2023年）", Some("甲局"), None),
            // The last character of a customs office, the first of a place.
            (
                "甲州海关关于2023年政府信息公开工作年度报告",
                Some("甲州海关"),
                Some(2023),
            ),
            (
                "于乙区政府机关2023年政府信息公开工作的报告",
                Some("于乙区政府机关"),
                Some(2023),
            ),
        ] {
            let found = title(line).unwrap();
            let (name, of) = said(line.stretch(found));
            assert_eq!(
                (name.map(|name| line.stretch(name)), of),
                (organ, year),
                "{line}"
            );
        }
        let line = "甲市2024年政府信息公开工作年度报告本报告由甲市编制。";
        assert_eq!(
            title(line).map(|title| line.behind(title.end)),
            Some("本报告由甲市编制。")
        );
        for line in [
            "特向社会公布2014年度政府信息公开年度报告。",
            "一、总体情况",
            "上一篇：《甲局2022年政府信息公开工作年度报告》",
            "依据要求，现公布2023年政府信息公开工作年度报告",
        ] {
            assert_eq!(title(line), None, "{line}");
        }
    }
}
