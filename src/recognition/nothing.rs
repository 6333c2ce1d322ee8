//! What running text says that there was none of: 未收到申请, 没有发生行政复议.

use std::ops::Range;

use rust_decimal::Decimal;

use super::{
    cases::is_about_cases,
    hit::{Context, Place, is_neutral, is_of},
    notion::{NONE_STARTS, NOTIONS, Notion, VOCABULARY},
    notion_said::Said,
    scope::{Surroundings, is_of_part, scope},
};
use crate::language::{
    exactness::Exactness,
    punctuation::STRETCH_ENDS,
    quantity::Quantity,
    stretch::Stretch as _,
    stretches::Stretches,
    word_table::{Words, starts_with},
};

/// The notions of which the text says that there was none.
pub(super) fn none(
    text: &str,
    context: &Context<'_>,
    quantities: &[Quantity],
    around: Surroundings<'_>,
) -> Vec<Said> {
    let mut found: Vec<Said> = Vec::new();
    let places: Vec<usize> = {
        let says_none = |at: &usize| says_none(text.behind(*at));
        NONE_STARTS.places(text).filter(says_none).collect()
    };
    if places.is_empty() {
        return found;
    }
    let stretches = Stretches::of(text);
    // Each of `words` wherever it stands.
    let all = |words: Words| {
        let words = words.iter();
        let places = places.as_slice();
        words.flat_map(move |word| {
            let there = move |at: &&usize| starts_with(text.behind(**at), word);
            let found = places.iter().filter(there);
            found.map(|at| *at..at + word.len())
        })
    };
    for notion in &NOTIONS {
        let phrases = all(notion.none);
        let denials = all(notion.denied_by);
        let denials = denials.filter_map(|denial| denied(text, notion, denial));
        let mut ranges: Vec<Range<usize>> = phrases.chain(denials).collect();
        ranges.sort_by_key(|range| range.start);
        for range in ranges {
            // 已全部办结 holds 全部办结: one saying.
            let is_told = found
                .last()
                .is_some_and(|one| one.notion.id == notion.id && range.start < one.range.end);
            if !is_told {
                let said = none_at(text, context, notion, range, quantities, around, &stretches);
                found.extend(said);
            }
        }
    }
    found
}

/// Whether a text starts with words that say of a notion that there was none, or may.
fn says_none(text: &str) -> bool {
    let any = |words: Words| words.iter().any(|word| starts_with(text, word));
    NOTIONS
        .iter()
        .any(|one| any(one.none) || any(one.denied_by))
}

/// What joins to something else what stands behind it.
const WITH: [char; 4] = ['与', '和', '同', '跟'];

/// From a denial to the notion that it denies: 没有发生因政府信息公开引起的行政复议.
fn denied(text: &str, notion: &Notion, denial: Range<usize>) -> Option<Range<usize>> {
    let rest = text.near_behind(denial.end);
    let clause = rest.before(rest.find(STRETCH_ENDS).unwrap_or(rest.len()));
    let said = notion.said.iter().chain(notion.said_denied);
    let said = said.filter_map(|said| {
        let at = clause.find(said)?;
        Some((at, at + said.len()))
    });
    let (at, end) = said.min()?;
    // 未产生与诉讼（行政复议等）有关的费用.
    if clause.before(at).starts_with(WITH) {
        return None;
    }
    is_about_cases(clause.before(at)).then(|| denial.start..denial.end + end)
}

/// The notion of which the words at `range` say that there was none.
fn none_at(
    text: &str,
    context: &Context<'_>,
    notion: &'static Notion,
    range: Range<usize>,
    quantities: &[Quantity],
    around: Surroundings<'_>,
    stretches: &Stretches,
) -> Option<Said> {
    let clause = stretches.clause(range.start).start..stretches.clause(range.end).end;
    let first = quantities.partition_point(|quantity| quantity.number.start < clause.start);
    let first = quantities.get(first);
    let has_number = first.is_some_and(|quantity| quantity.number.start < clause.end);
    let rest = text.stretch(range.end..clause.end);
    // 未发生行政复议、行政诉讼案件: what follows may name another notion that there was none of.
    let is_all = if notion.denied_by.is_empty() {
        is_neutral(rest)
    } else {
        is_about_cases(rest)
    };
    let words = text.stretch(range.clone());
    let place = Place {
        context,
        at: range.start,
    };
    let is_said = is_all && is_of(notion, &[words, rest], place);
    let prefix = text.stretch(clause.start..range.start);
    let sentence_start = stretches.sentence(range.start).start;
    let before = text.stretch(sentence_start..range.start);
    let holds = |words: Words, texts: &[&str]| {
        let mut words = words.iter();
        words.any(|word| texts.iter().any(|text| text.contains(word)))
    };
    let says_other =
        holds(VOCABULARY.earlier, &[prefix]) || holds(VOCABULARY.only_some, &[before, rest]);
    if has_number || !is_said || says_other || is_of_part(prefix, around.organ) {
        return None;
    }
    let place = Quantity {
        number: range.clone(),
        value: Some(Decimal::ZERO),
        scale: Decimal::ONE,
        approximately: [range.clone(), range.clone()].map(|range| range.start..range.start),
        measure: range.end..range.end,
        label: range.start..range.start,
        behind: range.end..range.end,
        sentence: sentence_start..clause.end,
        clause,
    };
    Some(Said {
        notion,
        scope: scope(text, &place, prefix, notion, around)?,
        range,
        value: Some(Decimal::ZERO),
        exactness: Exactness::Exact,
        includes_carried_in: false,
    })
}
