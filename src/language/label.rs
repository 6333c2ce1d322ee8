//! The label beside a number: 主动公开政府信息 in 全年主动公开政府信息共计592条.

use std::ops::Range;

use super::{
    arabic_date::is_year,
    chinese, full_width,
    scope_words::{ORGANS, OWN_TIMES},
    stretch::Stretch as _,
    word_table::{Words, ends_with, starts_with},
    words::{LABELS, LEADING_STARTS},
};

/// Takes the words off that stand around a label and say nothing of what is counted: 其中, 全年,
/// 我局, 共计, 2017年. The stretch is one of `text`.
#[must_use]
pub fn core(text: &str, stretch: Range<usize>) -> Range<usize> {
    let stretch = without_trailing(text, stretch);
    let words = text.stretch(stretch.clone());
    let label = without_leading(words);
    stretch.start + (words.len() - label.len())..stretch.end
}

/// What a label says without 类 and 信息 at its end: 工作动态 of 工作动态类信息; of two characters at
/// least.
#[must_use]
pub fn kernel(label: &str) -> &str {
    longest(LABELS.kinds, |word| ends_with(label, word))
        .and_then(|word| label.strip_suffix(word))
        .filter(|rest| rest.chars().nth(1).is_some())
        .unwrap_or(label)
}

/// Whether the words right before a number lost their last character, which may have become one of its
/// digits: 公开信611条, where two open letters are counted in 封.
#[must_use]
pub fn is_cut_short(before: &str, measure: &str) -> bool {
    LABELS.cut_short.iter().any(|word| before.ends_with(word))
        && !LABELS.cut_short_unless.contains(&measure)
}

/// What of a label stands beside a number in the text: what is before a colon tells it from others
/// that are called the same, 总体情况：行政处罚.
#[must_use]
pub fn beside(label: &str) -> &str {
    label.rsplit('：').next().unwrap_or(label)
}

/// The end of a label of more than `longest` characters: from a word on behind which a name may
/// start. No word is cut: a label without such a word stays as it is.
#[must_use]
pub fn shortened(label: &str, longest: usize) -> &str {
    let count = label.chars().count();
    let tail = count
        .checked_sub(longest)
        .filter(|over| *over > 0)
        .and_then(|over| label.char_indices().nth(over));
    let Some((from, _)) = tail else { return label };
    let borders = LABELS.borders.iter();
    let starts = borders.flat_map(|word| {
        let found = label.match_indices(word);
        found.map(|(at, word)| at + word.len())
    });
    let starts = starts.filter(|start| *start >= from);
    starts
        .min()
        .map(|start| label.behind(start))
        .filter(|rest| rest.chars().nth(SHORTEST_REST - 1).is_some())
        .unwrap_or(label)
}

/// A shorter end of a label says too little, in characters.
const SHORTEST_REST: usize = 4;

fn without_trailing(text: &str, stretch: Range<usize>) -> Range<usize> {
    let Range { start, mut end } = stretch;
    loop {
        let words = text.stretch(start..end).trim_end();
        let shorter = longest(LABELS.trailing, |word| ends_with(words, word))
            .and_then(|word| words.strip_suffix(word))
            .unwrap_or(words);
        let shorter = start + shorter.len();
        if shorter == end {
            return start..end;
        }
        end = shorter;
    }
}

/// As much of `words` as is left without what stands before a label.
fn without_leading(words: &str) -> &str {
    let mut rest = words;
    loop {
        let trimmed = rest.trim_start();
        let trimmed = without_date(trimmed);
        let may_start = trimmed.starts_with(|first| LEADING_STARTS.has(first));
        if may_start && longest(LABELS.kept, |word| starts_with(trimmed, word)).is_some() {
            return trimmed;
        }
        let shorter = may_start
            .then(|| {
                longest_of([LABELS.leading, ORGANS, OWN_TIMES], |word| {
                    starts_with(trimmed, word)
                })
            })
            .flatten()
            .and_then(|word| trimmed.strip_prefix(word))
            .unwrap_or(trimmed);
        if shorter.len() == rest.len() {
            return rest;
        }
        rest = shorter;
    }
}

/// Without 2017年, 2017年度, 12月底 at its head.
fn without_date(words: &str) -> &str {
    let is_digit = |character: char| {
        full_width::digit(character).is_some() || character == '〇' || {
            chinese::digit(character).is_some_and(|digit| digit < 10)
        }
    };
    let behind = words.trim_start_matches(is_digit);
    if behind.len() == words.len() {
        return words;
    }
    // 2022公开信息312条, where 年 was left out.
    let digits = words.before(words.len() - behind.len());
    let is_year = || is_year(digits) && behind.starts_with(char::is_alphabetic);
    ["年度", "年底", "年末", "年", "月底", "月", "日"]
        .into_iter()
        .find_map(|word| behind.trim_start().strip_prefix(word))
        .or_else(|| is_year().then_some(behind))
        .unwrap_or(words)
}

fn longest(words: Words, fits: impl Fn(&str) -> bool) -> Option<&'static str> {
    longest_of([words], fits)
}

fn longest_of<const LISTS: usize>(
    lists: [Words; LISTS],
    fits: impl Fn(&str) -> bool,
) -> Option<&'static str> {
    let words = lists.into_iter().flatten().copied();
    words
        .filter(|word| fits(word))
        .max_by_key(|word| word.len())
}

/// Whether `label` is what stands beside a number whose words are `words`: they end with it, and
/// nothing before it says that something else is counted. 网络申请 is not 申请.
#[must_use]
pub fn stands_in(label: &str, words: &str) -> bool {
    let label = text_core(label);
    let words = text_core(words);
    if label.is_empty() {
        return false;
    }
    words == label
        || words
            .strip_suffix(label)
            .is_some_and(|before| without_leading(before).is_empty())
}

/// Whether `words` name what `label` names, somewhere in them.
#[must_use]
pub fn is_named_in(label: &str, words: &str) -> bool {
    let label = text_core(beside(label));
    !label.is_empty() && words.contains(label)
}

/// A label without the words around it that say nothing of what is counted.
#[must_use]
pub fn text_core(text: &str) -> &str {
    text.stretch(core(text, 0..text.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_is_what_is_counted() {
        for (words, label) in [
            ("2017年，全年主动公开政府信息共计", "主动公开政府信息"),
            ("其中政府网站公开", "政府网站公开"),
            ("我局2016年度主动公开政府信息总计", "主动公开政府信息"),
            ("机构职能类信息", "机构职能类信息"),
            ("2022依托网站公开", "依托网站公开"),
            ("2020年和平街道公开", "和平街道公开"),
            ("其中组织机构信息", "组织机构信息"),
            ("已经及时公开", "及时公开"),
            ("共", ""),
            ("法规文件相关为", "法规文件相关"),
        ] {
            assert_eq!(text_core(words), label, "{words}");
        }
    }

    #[test]
    fn a_long_label_is_cut_between_words() {
        for (label, expected) in [
            (
                "办理人大建议提案涉及城市管理综合执法领域",
                "城市管理综合执法领域",
            ),
            ("通过政府网站政务新媒体等渠道发布信息", "发布信息"),
            (
                "推进城市管理综合行政执法体制机制改革",
                "推进城市管理综合行政执法体制机制改革",
            ),
            ("主动公开政府信息", "主动公开政府信息"),
        ] {
            assert_eq!(shortened(label, 12), expected);
        }
    }

    #[test]
    fn the_kind_says_nothing_more() {
        for (label, expected) in [
            ("工作动态类信息", "工作动态"),
            ("工作动态", "工作动态"),
            ("主动公开政府信息", "主动公开政府"),
            ("信息", "信息"),
        ] {
            assert_eq!(kernel(label), expected);
        }
    }

    #[test]
    fn a_word_without_its_last_character_is_cut_short() {
        assert!(is_cut_short("通过报纸公开信", "条"));
        assert!(is_cut_short("公开政府信", ""));
        assert!(!is_cut_short("发出公开信", "封"));
        assert!(!is_cut_short("公开信息", "条"));
    }

    #[test]
    fn a_label_stands_beside_its_number_alone() {
        assert!(stands_in("收到申请", "2016年，收到申请"));
        assert!(stands_in("办结率", "办结率达到"));
        assert!(!stands_in("申请", "网络申请"));
        assert!(!stands_in("培训", "召开新闻发布会"));
        assert!(!stands_in("", "收到申请"));
    }
}
