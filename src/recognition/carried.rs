//! What was carried in from the year before, and is called by that year: 含2022年结转的3件.

use super::{
    hit::{Place, is_neutral, is_of},
    notion::{NOTIONS, Notion, VOCABULARY},
    scope::{Scope, Surroundings},
};
use crate::language::{
    dates::each_date,
    quantity::Quantity,
    scope_words::{OTHER_TIMES, OTHERS, has_any_of, tells_of_another_level},
    stretch::Stretch as _,
    word_table::has_any,
};

/// The notion of it.
const CARRIED_IN: &str = "requests-carried-in";

/// The notion where a quantity of a text, at this place of it, is said to be carried in from
/// the year before the report's, and whose it is.
pub(super) fn carried_from(
    text: &str,
    quantity: &Quantity,
    place: Place<'_>,
    around: Surroundings<'_>,
) -> Option<(&'static Notion, Scope)> {
    let start = quantity.clause.start.min(quantity.number.start);
    let words = text.stretch(start..quantity.number.start);
    if !has_any(words, VOCABULARY.carried_from) {
        return None;
    }
    let named = each_date(words).next()?;
    let rest = behind_year(words.behind(named.range.start), around.year - 1)?;
    let from = VOCABULARY.carried_from.iter();
    let rest = from
        .filter_map(|word| rest.strip_prefix(word))
        .min_by_key(|rest| rest.len())?;
    let notion = NOTIONS.iter().find(|notion| notion.id == CARRIED_IN)?;
    let measure = text.stretch(quantity.measure.clone());
    let is_counted = measure.is_empty() || notion.measures.contains(&measure);
    let before = text.stretch(quantity.sentence.start.min(start)..quantity.number.start);
    let is_anothers =
        has_any_of(before, &[OTHER_TIMES, OTHERS]) || tells_of_another_level(before, around.organ);
    let is_said = is_neutral(rest) && is_counted && is_of(notion, &[words], place);
    (is_said && !is_anothers).then_some((notion, Scope::Own))
}

/// Whether the words of a bracket say that what came over from the year before is counted in:
/// 含2022年结转的3件.
pub(super) fn counts_carried_in(inside: &str, year: i32) -> bool {
    let mut opens = VOCABULARY.counts_in.iter();
    let named = opens.find_map(|word| inside.strip_prefix(word));
    let rest = named.and_then(|rest| behind_year(rest, year - 1));
    let mut from = VOCABULARY.carried_from.iter();
    rest.is_some_and(|rest| from.any(|word| rest.starts_with(word)))
}

/// What stands behind a year at the head of words.
fn behind_year(words: &str, year: i32) -> Option<&str> {
    let date = each_date(words).next()?;
    let is_named = date.range.start == 0 && date.year == Some(year) && date.month.is_none();
    let rest = words.behind(date.range.end);
    is_named.then(|| rest.trim_start_matches(['度', '的']))
}
