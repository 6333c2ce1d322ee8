//! What a number of a text is called: its label and its key.

use std::collections::BTreeSet;

use crate::{
    language::{
        heading, label,
        measure::are_alike,
        punctuation::{AROUND_NAMES, JOINS_NAMES, JOINS_NUMBERS, NAME_ENDS, WITHIN_NAMES},
        quantity::{FIGURE_MARK, Quantity},
        stretch::Stretch as _,
    },
    recognition::list_words::{
        before_share, behind_share, behind_total, is_percentage, says_share,
    },
};

/// A longer label is shortened, in characters.
const LONGEST_LABEL: usize = 24;

/// Longer labels of the parts of a total are not all told in its own, in characters.
const LONGEST_TOTAL: usize = 16;

/// The key of a longer label is that of its end, in characters.
const LONGEST_KEY: usize = 16;

/// Where no word marks such an end, a longer key is cut.
const LONGEST_CUT_KEY: usize = 40;

/// A label of no more characters is made longer by the words behind the number.
const SHORTEST_LABEL: usize = 2;

/// How many characters behind a number may name it.
const LONGEST_BEHIND: usize = 14;

/// What a number is called under its heading, where nothing else names it.
const OF_HEADING: &str = "数";

/// The labels of the quantities of a text under `heading`; none is empty.
pub(super) fn labels(text: &str, heading: &str, quantities: &[Quantity]) -> Vec<String> {
    let mut labels: Vec<String> = quantities
        .iter()
        // 1.清理机构信息34条: its number in a list is no part of it.
        .map(|quantity| {
            plain(heading::without_number(
                text.stretch(quantity.label.clone()),
            ))
        })
        .collect();
    share_out(text, quantities, &mut labels);
    name_by_what_follows(text, quantities, &mut labels);
    let mut before: Option<(&Quantity, String)> = None;
    for (label, quantity) in labels.iter_mut().zip(quantities) {
        if let Some(of) = share_of(text, quantity, label) {
            *label = of;
        }
        // 收到12件信息公开申请: the verb alone tells nothing.
        if label.chars().count() <= SHORTEST_LABEL {
            let behind = text.stretch(quantity.behind.clone());
            let is_joined = label.is_empty() || behind.starts_with(char::is_alphabetic);
            let behind = behind.trim_start_matches('、').split('、').next();
            let behind = behind.filter(|_| is_joined).unwrap_or("");
            let behind: String = behind.chars().take(LONGEST_BEHIND).collect();
            label.push_str(&plain(&behind));
        }
        if let Some((_, same)) = before
            .as_ref()
            .filter(|(one, _)| label.is_empty() && is_of_same(text, one, quantity))
        {
            label.clone_from(same);
        }
        if label.is_empty() {
            let heading = plain(heading::without_number(heading));
            // 合计122件.
            let end = quantity.number.start;
            let clause = text.stretch(quantity.clause.start.min(end)..end);
            let is_total = behind_total(clause).is_some();
            *label = format!("{heading}{}", if is_total { "合计" } else { OF_HEADING });
        }
        before = Some((quantity, label.clone()));
    }
    labels
}

/// Whether a number without words of its own is of what the one before it counts: 线上1期120人,
/// 受理申请10件、12件.
fn is_of_same(text: &str, before: &Quantity, one: &Quantity) -> bool {
    let between = text.stretch(before.measure.end..one.number.start).trim();
    let measure = |one: &Quantity| text.stretch(one.measure.clone());
    (between.is_empty() && !before.measure.is_empty())
        || (JOINS_NAMES.iter().any(|mark| between.chars().eq([*mark]))
            && are_alike(measure(before), measure(one)))
}

/// What a share in brackets is called that says only that it is one: 征地拆迁占比 of 征地拆迁（占43%）.
fn share_of(text: &str, quantity: &Quantity, label: &str) -> Option<String> {
    let says_share_only =
        says_share(label) && before_share(label).is_empty() && behind_share(label).is_empty();
    let before = text.before(quantity.label.start).trim_end();
    let before = before
        .strip_suffix(['（', '('])
        .filter(|_| says_share_only)?;
    let name = before.rsplit(NAME_ENDS).next().unwrap_or(before);
    let is_name = !name.contains(|c: char| c.is_ascii_digit() || c == FIGURE_MARK);
    let name = plain(if is_name { name } else { "" });
    (!name.is_empty()).then(|| format!("{name}占比"))
}

/// Whether a label is that of the heading alone, as nothing stands beside the number.
pub(super) fn is_of_heading(label: &str, heading: &str) -> bool {
    let heading = plain(heading::without_number(heading));
    label
        .strip_prefix(heading.as_str())
        .is_some_and(|rest| rest == OF_HEADING)
}

/// The label of a total of numbers with these labels.
pub(super) fn of_total<'l>(labels: impl Iterator<Item = &'l str>) -> String {
    let labels: Vec<&str> = labels.collect();
    let all = labels.join("、");
    if all.chars().count() <= LONGEST_TOTAL {
        format!("{all}合计")
    } else {
        format!("{}等合计", labels.first().unwrap_or(&""))
    }
}

/// The label of what `label` counts in another year.
pub(super) fn of_year(year: &str, label: &str) -> String {
    format!("{year}{label}")
}

/// 图解、视频、文字解读分别为3件、2件和1件: a label each.
fn share_out(text: &str, quantities: &[Quantity], labels: &mut [String]) {
    // 面商率、满意率均达100%，45件 are no list.
    let are_of_a_kind = |first: usize, one: &Quantity| {
        let first = quantities.get(first);
        first.is_some_and(|first| is_percentage(text, first) == is_percentage(text, one))
    };
    let mut first = 0;
    while first < quantities.len() {
        let following = quantities.iter().enumerate().skip(first + 1);
        let unnamed = following
            .take_while(|(index, one)| {
                one.label.is_empty()
                    && are_of_a_kind(first, one)
                    && quantities.get(index - 1).is_some_and(|before| {
                        is_joined(text.stretch(before.measure.end..one.number.start))
                    })
            })
            .count();
        if let (true, Some(whole)) = (unnamed > 0, labels.get(first)) {
            let shared: Vec<String> = whole.split(JOINS_NAMES).map(plain).collect();
            if shared.len() == unnamed + 1 && shared.iter().all(|one| !one.is_empty()) {
                for (label, shared) in labels.iter_mut().skip(first).zip(shared) {
                    *label = shared;
                }
            }
        }
        first += unnamed + 1;
    }
}

/// 提升3个查阅中心、1个公开专区: what stands between the numbers is what the first counts, and the second
/// counts what stands behind it.
fn name_by_what_follows(text: &str, quantities: &[Quantity], labels: &mut [String]) {
    let follows = |before: &Quantity, one: &Quantity| {
        let between = text
            .stretch(before.measure.end..one.number.start)
            .trim_end();
        let noun = between.strip_suffix(JOINS_NAMES)?;
        let title = noun
            .strip_prefix('《')
            .and_then(|rest| rest.strip_suffix('》'));
        let noun = title.unwrap_or(noun);
        let is_noun = noun.starts_with(char::is_alphabetic) && !noun.contains(AROUND_NAMES);
        let behind = words_behind(text, one);
        (is_noun && !behind.is_empty()).then(|| (plain(noun), behind))
    };
    for (index, (before, one)) in quantities.iter().zip(quantities.iter().skip(1)).enumerate() {
        let Some((noun, behind)) = follows(before, one) else {
            continue;
        };
        if let [first, second, ..] = labels.split_at_mut(index).1 {
            if !first.ends_with(&noun) {
                *first = plain(&format!("{first}{noun}"));
            }
            *second = behind;
        }
    }
}

/// The words behind a number, which name what it counts.
fn words_behind(text: &str, quantity: &Quantity) -> String {
    let behind = text.stretch(quantity.behind.clone());
    // 6期《我们圆桌会》.
    if let Some((title, _)) = behind
        .strip_prefix('《')
        .and_then(|rest| rest.split_once('》'))
    {
        return plain(title);
    }
    let first = behind.split(JOINS_NAMES).next().unwrap_or("");
    let is_joined = behind.starts_with(char::is_alphabetic);
    let words: String = first.chars().take(LONGEST_BEHIND).collect();
    plain(if is_joined { &words } else { "" })
}

/// Whether nothing but a mark or a conjunction stands between two numbers.
fn is_joined(words: &str) -> bool {
    JOINS_NUMBERS.contains(&words.trim())
}

/// Words as a label: without marks at their ends, brackets that lost their other half, and what
/// makes them too long.
fn plain(words: &str) -> String {
    let is_mark =
        |c: char| c.is_whitespace() || c == FIGURE_MARK || c == '"' || AROUND_NAMES.contains(&c);
    let words = label::text_core(words.trim_matches(is_mark)).trim_matches(is_mark);
    let words: String = words
        .chars()
        .filter(|c| !c.is_control() && *c != '"' && !WITHIN_NAMES.contains(c) && *c != FIGURE_MARK)
        .collect();
    label::shortened(&words, LONGEST_LABEL)
        .trim_matches(is_mark)
        .to_owned()
}

/// The key for a label: its letters and digits, unlike all of `taken`.
pub(super) fn key(label: &str, taken: &BTreeSet<String>) -> String {
    let key = plain_key(label);
    if !taken.contains(&key) {
        return key;
    }
    let mut numbered = (2..taken.len() + 3).map(|number| format!("{key}_{number}"));
    numbered
        .find(|key| !taken.contains(key))
        .expect("there are more numbers than keys")
}

/// The letters and digits of a label that make an id.
pub(super) fn plain_key(label: &str) -> String {
    let letters: String = label::shortened(label, LONGEST_KEY)
        .chars()
        .filter(|c| c.is_alphabetic() || c.is_ascii_digit() || *c == '_')
        .take(LONGEST_CUT_KEY)
        .collect();
    // An id starts with a letter; words of the template language are in small letters.
    let is_plain = letters.starts_with(char::is_alphabetic)
        && !letters.chars().all(|c| c.is_ascii_lowercase() || c == '_');
    if is_plain {
        letters
    } else {
        format!("数_{letters}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::quantity::quantities;

    fn read(text: &str) -> Vec<String> {
        labels(text, "一、总体情况", &quantities(text))
    }

    #[test]
    fn a_number_is_called_by_the_words_beside_it() {
        for (text, expected) in [
            (
                "全年主动公开政府信息共计592条，其中微信26条。",
                vec!["主动公开政府信息", "微信"],
            ),
            (
                "共收到12件申请，3件结转下年度办理。",
                vec!["收到申请", "结转下年度办理"],
            ),
            (
                "图解、视频和文字解读分别为3件、2件和1件。",
                vec!["图解", "视频", "文字解读"],
            ),
            (
                "“12333”热线接听市民咨询11个。",
                vec!["12333热线接听市民咨询"],
            ),
            (
                "优化提升3个市级查阅中心、1个市级公开专区。",
                vec!["优化提升市级查阅中心", "市级公开专区"],
            ),
            (
                "制作电台4期《民情热线》、6期《圆桌会》。",
                vec!["制作电台民情热线", "圆桌会"],
            ),
            (
                "涉及征地拆迁（占43%）、城市规划（占21%）。",
                vec!["涉及征地拆迁占比", "城市规划占比"],
            ),
            (
                "回复率、满意率均达100%，45件主办件已公开。",
                vec!["回复率、满意率", "主办件已公开"],
            ),
            (
                "线上1期120人，线下1期80人。",
                vec!["线上", "线上", "线下", "线下"],
            ),
            ("合计122件。", vec!["总体情况合计"]),
            ("约122件。", vec!["总体情况数"]),
            ("2024年122件。", vec!["总体情况数"]),
            ("3件。", vec!["总体情况数"]),
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
    }

    #[test]
    fn a_key_is_an_id() {
        let taken = ["微信".to_owned()].into();
        assert_eq!(key("微信", &taken), "微信_2");
        assert_eq!(key("计划、总结", &taken), "计划总结");
        assert_eq!(key("①公开²½", &taken), "公开");
        assert_eq!(key("12333热线", &taken), "数_12333热线");
        assert_eq!(key("and", &taken), "数_and");
        let long = "办理人大建议提案涉及城市管理综合执法领域";
        assert_eq!(key(long, &taken), "城市管理综合执法领域");
    }
}
