//! What a misspelt word most likely means.

/// More slips than this make another word.
pub const FARTHEST: usize = 3;

/// The one of `known` that `word` most likely means: a slip or two away, or differing in case and
/// separators only.
#[must_use]
pub fn nearest<'k>(word: &str, known: impl Iterator<Item = &'k str>) -> Option<&'k str> {
    let length = word.chars().count();
    let most = match length {
        0..=2 => 1,
        3..=5 => 2,
        _ => FARTHEST,
    };
    known
        // A difference in length is as many slips at least, and is told sooner.
        .filter(|candidate| candidate.chars().count().abs_diff(length) <= most)
        .map(|candidate| (strsim::osa_distance(word, candidate), candidate))
        .filter(|(distance, candidate)| {
            *distance <= most && *distance < candidate.chars().count().max(2)
        })
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}
