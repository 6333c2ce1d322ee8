//! Whose numbers a clause tells, and of when.

use super::{
    notion::{Notion, VOCABULARY},
    organ_name::{is_organ, shortened, without_seat},
};
use crate::language::{
    dates::{DateWord, dates},
    quantity::Quantity,
    scope_words::{ORGANS, OTHER_TIMES, OTHERS, OWN_TIMES, has_any_of, tells_of_another_level},
    stretch::Stretch as _,
    word_table::{Words, ends_with_any, has_any, starts_with_any},
};

/// What is known of the report that a text stands in.
#[derive(Debug, Clone, Copy)]
pub struct Surroundings<'a> {
    /// The reporting year.
    pub year: i32,
    /// The organ's name.
    pub organ: &'a str,
}

/// Whose a number is, of when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// The organ's own, of the reporting year.
    Own,
    /// The text does not say.
    Unclear,
}

/// The scope of a quantity in a text; `None` where it is another's or of another time. `words` are
/// those of its clause before the notion that it counts.
pub(super) fn scope(
    text: &str,
    quantity: &Quantity,
    words: &str,
    notion: &Notion,
    around: Surroundings<'_>,
) -> Option<Scope> {
    let scope = &VOCABULARY.scope;
    let before = text.stretch(quantity.sentence.start..quantity.number.start);
    if has_any_of(before, &[scope.sentence, OTHER_TIMES])
        || has_any_of(words, &[scope.clause, OTHERS])
        || starts_with_any(text.behind(quantity.measure.end), scope.whose_behind)
    {
        return None;
    }
    let sum = running(before);
    if sum == Some(Running::OfAllYears) && VOCABULARY.running.of.contains(&notion.id) {
        return None;
    }
    let is_of_another = tells_of_another_level(before, around.organ);
    // The last year that is named before the notion is the number's: what follows 结转到 is not.
    let told = text.stretch(quantity.sentence.start..told_end(quantity, words));
    // 含2022年结转的3件，办结69件: nor is the one from which some came over.
    let is_carried = |date: &DateWord| {
        let behind = told.behind(date.range.end);
        starts_with_any(
            behind.trim_start_matches(['度', '的']),
            VOCABULARY.carried_from,
        )
    };
    let dated = dates(told)
        .into_iter()
        .rfind(|date| date.year.is_some() && !is_carried(date));
    let is_of_years = |date: &DateWord| {
        date.year != Some(around.year) || ends_years(told.before(date.range.start), around.year)
    };
    if is_of_another || dated.as_ref().is_some_and(is_of_years) {
        return None;
    }
    // 县（市、区）级收到…，乡镇（街道）收到…: the words before it end in a bracket.
    let is_divided = has_any(before, scope.divided);
    let is_own = !is_divided
        && sum.is_none()
        && (has_any_of(before, &[OWN_TIMES, ORGANS]) || dated.is_some());
    Some(if is_own { Scope::Own } else { Scope::Unclear })
}

/// Whether `words`, those of a clause before the notion that a number counts, say that it is of a part of
/// what the organ has: of one kind, as 规划类行政许可 is, or of another organ.
pub(super) fn is_of_part(words: &str, organ: &str) -> bool {
    let scope = &VOCABULARY.scope;
    let ends = |list: Words| ends_with_any(words.trim_end(), list);
    (ends(scope.kinds) && !ends(scope.all_kinds)) || names_another(words, organ)
}

/// Whether a year behind `words` is the last of several: 2022-2024年, 2022年至2024年.
fn ends_years(words: &str, year: i32) -> bool {
    const DIGITS: usize = 4;
    let from = words
        .trim_end()
        .trim_end_matches(['-', '－', '—', '–', '~', '～', '至', '到']);
    let first = from.trim_end().trim_end_matches('年');
    let digits = first.len() - first.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let is_other = |first: i32| first != year;
    from.len() < words.trim_end().len()
        && digits == DIGITS
        && first
            .behind(first.len() - digits)
            .parse()
            .is_ok_and(is_other)
}

/// A sum that runs on until a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Running {
    /// Until the end of a year, or now: 截至2023年底累计.
    OfAllYears,
    /// Until some day, perhaps from the first of the year on.
    Unclear,
}

/// Whether the words of a sentence before a number say that it is such a sum, and not of the year.
fn running(before: &str) -> Option<Running> {
    let words = &VOCABULARY.running;
    if !has_any(before, words.words) || has_any(before, OWN_TIMES) {
        None
    } else if has_any(before, words.until) {
        Some(Running::OfAllYears)
    } else {
        has_any(before, words.until_day).then_some(Running::Unclear)
    }
}

/// Whether a sentence may tell of another time, another organ, or of what is to be: its numbers are
/// not bound without the clerk.
#[must_use]
pub fn is_doubtful(sentence: &str, around: Surroundings<'_>) -> bool {
    let words = VOCABULARY.scope.doubtful;
    let is_of_another_day = |date: &DateWord| {
        date.year.is_some_and(|year| year != around.year)
            || date.month.is_some_and(|month| (2..=11).contains(&month))
            || (date.month.is_some() && date.year.is_none())
    };
    has_any_of(sentence, &[words, OTHER_TIMES, OTHERS])
        || tells_of_another_level(sentence, around.organ)
        || dates(sentence).iter().any(is_of_another_day)
}

/// Where the notion begins: behind `words` of its clause, which may begin before a sentence that only
/// a mark of half width parts from it.
fn told_end(quantity: &Quantity, words: &str) -> usize {
    let end = quantity.clause.start + words.len();
    end.clamp(
        quantity.sentence.start,
        quantity.number.start.max(quantity.sentence.start),
    )
}

/// A shorter name may be the end of many, in characters.
const TELLING_NAME: usize = 5;

/// Whether words before a notion name another organ than the one that reports: 县公安局收到.
fn names_another(words: &str, organ: &str) -> bool {
    let words = words
        .trim_end()
        .trim_end_matches(['共', '新', '总', '累', '计', '全', '年']);
    let tail = words
        .rsplit(['，', '、', '；', '：', '。', ' '])
        .next()
        .unwrap_or(words);
    // 2023年度甲街道收到: the year is no part of the name.
    let year = dates(tail).into_iter().next_back();
    let tail = tail.behind(year.map_or(0, |year| year.range.end));
    let tail = tail.trim_start_matches(['度', '，']);
    // 甲市乙区市场监督管理局 where the title says 市场监督管理局.
    let is_longer = organ.chars().count() >= TELLING_NAME && tail.ends_with(organ);
    let is_own = ORGANS.iter().any(|own| tail.ends_with(own))
        || is_longer
        || (!tail.is_empty() && (organ.ends_with(tail) || without_seat(organ).ends_with(tail)));
    // 区政府办公室 where the title says 某区人民政府办公室, 市场监管局 for 市场监督管理局.
    let is_short = || shortened(organ).ends_with(&shortened(tail));
    !is_own && is_organ(tail) && !is_short()
}
