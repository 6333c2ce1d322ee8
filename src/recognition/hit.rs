//! Which notion the words beside a number say.

use std::cell::RefCell;

use super::notion::{NOTIONS, Notion, VOCABULARY, sayings};
use crate::language::{
    stretch::Stretch as _,
    word_table::{ends_with_any, has_any, starts_with},
};

/// What came in, whose words also say of reviews that they did.
pub(super) const RECEIVED: &str = "requests-new";

/// A paragraph and the heading that it stands under.
pub(super) struct Context<'a> {
    texts: [&'a str; 2],
    /// The words that were asked for, each whether it is said: they are the same few for all numbers
    /// of a paragraph.
    asked: RefCell<Vec<(&'static str, bool)>>,
}

impl<'a> Context<'a> {
    pub(super) fn of(heading: &'a str, text: &'a str) -> Self {
        Self {
            texts: [heading, text],
            asked: RefCell::default(),
        }
    }

    fn says(&self, word: &'static str) -> bool {
        let mut asked = self.asked.borrow_mut();
        if let Some((_, is_said)) = asked.iter().find(|(other, _)| *other == word) {
            return *is_said;
        }
        let is_said = self.texts.iter().any(|text| text.contains(word));
        asked.push((word, is_said));
        is_said
    }
}

/// The notion said by the words before a number, and where in them it is said.
pub(super) fn hit_before(
    words: &str,
    behind: &str,
    context: &Context<'_>,
    under: Option<&str>,
) -> Option<(&'static Notion, usize)> {
    let mut best: Option<(&'static Notion, &str, usize)> = None;
    for (notion, said, at) in sayings(words, |_| true) {
        let end = at + said.len();
        let rest = words.behind(end);
        let fits = is_neutral(rest)
            && notion.under.is_none_or(|needed| under == Some(needed))
            && is_of(notion, &[words, behind], context);
        let is_better = best
            .is_none_or(|(_, other, start)| (end, said.len()) > (start + other.len(), other.len()));
        if fits && is_better {
            best = Some((notion, said, at));
        }
    }
    let (notion, _, at) = best?;
    let prefix = words.before(at);
    // 予以公开或部分公开 says two at once, 未予公开 the contrary; 收到行政复议 is of reviews.
    let is_received = |other: &Notion| notion.is_case() && other.id == RECEIVED;
    let says_another = sayings(prefix, |_| true)
        .iter()
        .any(|(other, ..)| other.id != notion.id && !is_received(other));
    let is_denied = ends_with_any(prefix, VOCABULARY.denials);
    // 微博微信公开, 延期办结 are of several channels, of a part.
    let is_other = ends_with_any(prefix, notion.not_behind);
    (!says_another && !is_denied && !is_other).then_some((notion, at))
}

/// The notion said by the words right behind a number.
pub(super) fn hit_behind(
    behind: &str,
    context: &Context<'_>,
    under: Option<&str>,
) -> Option<&'static Notion> {
    // 其余2件依法结转下年度: how it is done says nothing.
    let behind = behind.trim_start();
    let manner = VOCABULARY.manners.iter();
    let behind = manner
        .filter_map(|word| behind.strip_prefix(word))
        .min_by_key(|rest| rest.len())
        .unwrap_or(behind);
    let beyond = VOCABULARY.beyond.iter();
    let behind = beyond
        .filter_map(|word| behind.trim_end().strip_suffix(word))
        .min_by_key(|rest| rest.len())
        .unwrap_or(behind);
    let notions = NOTIONS.iter();
    notions
        .filter(|notion| notion.under.is_none_or(|needed| under == Some(needed)))
        .filter_map(|notion| {
            let said = notion.said.iter().copied();
            let longest = said
                .filter(|said| starts_with(behind, said))
                .max_by_key(|said| said.len())?;
            let is_end = is_neutral(behind.behind(longest.len()));
            (is_end && is_of(notion, &[behind], context)).then_some((longest.len(), notion))
        })
        .max_by_key(|(length, _)| *length)
        .map(|(_, notion)| notion)
}

/// Whether what a notion counts is said beside it, or in the paragraph or its heading where that
/// is enough.
pub(super) fn is_of(notion: &Notion, beside: &[&str], context: &Context<'_>) -> bool {
    let mut of = notion.of.iter();
    notion.of.is_empty()
        || beside.iter().any(|text| has_any(text, notion.of))
        || notion.of_anywhere && of.any(|word| context.says(word))
}

/// Whether nothing but neutral words, years and blanks stands there.
pub(super) fn is_neutral(words: &str) -> bool {
    let mut rest = words;
    loop {
        rest = rest
            .trim_start()
            .trim_start_matches(|c: char| c.is_ascii_digit());
        if rest.is_empty() {
            return true;
        }
        let neutral = VOCABULARY.neutral.iter().copied();
        let longest = neutral
            .filter(|word| starts_with(rest, word))
            .max_by_key(|word| word.len());
        match longest {
            Some(word) => rest = rest.behind(word.len()),
            None => return false,
        }
    }
}
