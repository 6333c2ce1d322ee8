//! Headings as official papers number them: `一、` a part, `（一）` a heading within it, `1.` and
//! `（1）` below.

use super::{chinese, punctuation::NO_HEADING_ENDS};

/// A heading has at most this many characters; a longer numbered line is running text.
const LONGEST: usize = 40;

/// What a heading's number ends in; a blank stands behind `第一部分`.
const BEHIND_NUMBER: [char; 7] = ['、', '.', '．', '）', ')', ' ', '\u{3000}'];

/// `一、概述`: a part's heading with its number, as it is printed.
#[must_use]
pub fn numbered(number: usize, heading: &str) -> String {
    format!("{}、{heading}", chinese::words(number.into()))
}

/// What stands behind the `一、` that `text` starts with; a `、` whose number was lost counts too.
#[must_use]
pub fn behind_part_number(text: &str) -> Option<&str> {
    let (number, behind) = text.split_once('、')?;
    chinese::parse(number).map(|_| behind)
}

/// Whether a line of running text may be the heading of a part: short, with `一、` before it.
#[must_use]
pub fn is_part(line: &str) -> bool {
    behind_part_number(line).is_some() && line.chars().count() <= LONGEST
}

/// Whether a line of running text is a heading within a part: short, with `（一）` before it, and
/// no sentence.
#[must_use]
pub fn is_within_part(line: &str) -> bool {
    let number = line
        .strip_prefix(['（', '('])
        .and_then(|rest| rest.split_once(['）', ')']))
        .map(|(number, _)| number);
    number.is_some_and(|number| !number.is_empty() && chinese::parse(number).is_some())
        && !line.ends_with(NO_HEADING_ENDS)
        && line.chars().count() <= LONGEST
}

/// A heading without the number before it, however that is written: `一、`, `（十二）`, `3.`,
/// `第二部分 `.
#[must_use]
pub fn without_number(heading: &str) -> &str {
    let heading = heading.trim();
    heading
        .split_once(BEHIND_NUMBER)
        .filter(|(number, _)| is_number(number))
        .map_or(heading, |(_, behind)| behind)
}

/// `一`, `（十二`, `3`, `第二部分`.
fn is_number(text: &str) -> bool {
    let inside = text.trim_start_matches(['（', '(', '第']);
    let inside = inside.trim_end_matches(['部', '分', '章', '节']);
    inside
        .chars()
        .all(|c| c.is_ascii_digit() || "一二三四五六七八九十".contains(c))
}

/// The label of a row without what places it among the others: `一、`, `（一）`, `1.`, `其中：`.
#[must_use]
pub fn plain_label(label: &str) -> &str {
    let rest = label.strip_prefix("其中：").unwrap_or(label);
    let is_digit = |c: char| chinese::digit(c).is_some() || c.is_ascii_digit();
    let inside = rest.strip_prefix('（').unwrap_or(rest);
    let unnumbered = inside.trim_start_matches(is_digit);
    if unnumbered.len() == inside.len() {
        return rest;
    }
    unnumbered.strip_prefix(['、', '.', '）']).unwrap_or(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_before_a_heading_is_taken_off() {
        for heading in [
            "概述",
            "一、概述",
            " 十二、概述",
            "（一）概述",
            "3.概述",
            "第二部分 概述",
            "第一章　概述",
        ] {
            assert_eq!(without_number(heading), "概述", "{heading}");
        }
        assert_eq!(without_number("主动、依申请公开"), "主动、依申请公开");
    }

    #[test]
    fn a_heading_is_short_and_no_sentence() {
        assert!(is_part("一、总体情况"));
        assert!(!is_part("（一）主动公开"));
        assert!(!is_part(&format!("一、{}", "字".repeat(39))));
        assert!(is_within_part("（一）主动公开"));
        assert!(!is_within_part("（一）主动公开政府信息。"));
        assert!(!is_within_part("（2014）主动公开"));
        assert!(!is_within_part("（）主动公开"));
    }

    #[test]
    fn the_number_of_a_part_is_told_from_an_enumeration() {
        assert_eq!(behind_part_number("一、概述"), Some("概述"));
        assert_eq!(behind_part_number("收到、处理情况"), None);
        assert_eq!(numbered(12, "概述"), "十二、概述");
    }

    #[test]
    fn a_label_loses_its_number_only() {
        for (label, plain) in [
            ("一、本年新收", "本年新收"),
            ("（一）予以公开", "予以公开"),
            ("1.属于国家秘密", "属于国家秘密"),
            ("其中：规章", "规章"),
            ("一次性告知", "一次性告知"),
            ("规章", "规章"),
        ] {
            assert_eq!(plain_label(label), plain, "{label}");
        }
    }
}
