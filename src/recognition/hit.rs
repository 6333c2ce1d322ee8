//! Which notion the words beside a number say.

use std::cell::{OnceCell, RefCell};

use super::notion::{NOTIONS, Notion, VOCABULARY, sayings};
use crate::language::{
    stretch::Stretch as _,
    word_table::{ends_with_any, starts_with},
};

/// What came in, whose words also say of reviews that they did.
pub(super) const RECEIVED: &str = "requests-new";

/// What asks for information, and for much else: 低保申请.
const REQUEST: &str = "申请";

/// A paragraph and the heading that it stands under.
pub(super) struct Context<'a> {
    texts: [&'a str; 2],
    /// Where the paragraph names requests, and whether those for information.
    requests: OnceCell<Vec<(usize, bool)>>,
    /// The words that were asked for, each whether it is said: they are the same few for all numbers
    /// of a paragraph.
    asked: RefCell<Vec<(&'static str, bool)>>,
}

impl<'a> Context<'a> {
    pub(super) fn of(heading: &'a str, text: &'a str) -> Self {
        Self {
            texts: [heading, text],
            requests: OnceCell::new(),
            asked: RefCell::default(),
        }
    }

    /// Whether a word is said that says what a number at this offset of the paragraph is of: of requests
    /// those that were named last before it.
    fn says_at(&self, word: &'static str, at: usize) -> bool {
        let [heading, text] = self.texts;
        if word != REQUEST {
            return self.says(word);
        }
        let requests = self.requests.get_or_init(|| requests(text).collect());
        let before = requests.partition_point(|(start, _)| *start < at);
        let last = before.checked_sub(1).and_then(|last| requests.get(last));
        match last {
            Some((_, are_ours)) => *are_ours,
            None => heading.contains(word) || requests.iter().any(|(_, are_ours)| *are_ours),
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

/// Where a text names requests, and whether those for information: 依申请, and not 低保申请.
fn requests(text: &str) -> impl Iterator<Item = (usize, bool)> {
    // 申请人 is whoever asks, for whatever.
    let names = |(at, word): &(usize, &str)| !text.behind(at + word.len()).starts_with('人');
    text.match_indices(REQUEST).filter(names).map(|(at, _)| {
        let before = text.near_before(at).trim_end();
        let last = before.chars().next_back();
        let is_first = last.is_none_or(|last| !last.is_alphabetic());
        let are_ours = is_first
            || ends_with_any(before, VOCABULARY.requests)
            || ends_with_any(before, VOCABULARY.neutral);
        (at, are_ours)
    })
}

/// Whether a text says what a notion counts; of requests, that they are for information.
fn says_any(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| {
        if *word == REQUEST {
            requests(text).any(|(_, are_ours)| are_ours)
        } else {
            text.contains(word)
        }
    })
}

/// A place in a paragraph.
#[derive(Clone, Copy)]
pub(super) struct Place<'a> {
    /// The paragraph.
    pub(super) context: &'a Context<'a>,
    /// Where in it, in bytes.
    pub(super) at: usize,
}

/// The notion said by the words before a number.
pub(super) struct Hit {
    pub(super) notion: &'static Notion,
    /// Where in the words it is said.
    pub(super) at: usize,
    /// Whether the words right before say that the number is of a part of it: 延期办结.
    pub(super) is_of_part: bool,
}

/// The notion said by the words before a number.
pub(super) fn hit_before(
    words: &str,
    behind: &str,
    place: Place<'_>,
    under: Option<&str>,
) -> Option<Hit> {
    let mut best: Option<(&'static Notion, &str, usize)> = None;
    for (notion, said, at) in sayings(words, |_| true) {
        let end = at + said.len();
        let rest = words.behind(end);
        let fits = is_neutral(rest)
            && notion.under.is_none_or(|needed| under == Some(needed))
            && is_of(notion, &[words, behind], place);
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
    (!says_another && !is_denied).then_some(Hit {
        notion,
        at,
        // 微博微信公开, 延期办结 are of several channels, of a part.
        is_of_part: ends_with_any(prefix, notion.not_behind),
    })
}

/// The notion said by the words right behind a number.
pub(super) fn hit_behind(
    behind: &str,
    place: Place<'_>,
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
            (is_end && is_of(notion, &[behind], place)).then_some((longest.len(), notion))
        })
        .max_by_key(|(length, _)| *length)
        .map(|(_, notion)| notion)
}

/// Whether what a notion counts is said beside it, or in the paragraph or its heading where that
/// is enough.
pub(super) fn is_of(notion: &Notion, beside: &[&str], place: Place<'_>) -> bool {
    let mut of = notion.of.iter();
    notion.of.is_empty()
        || beside.iter().any(|text| says_any(text, notion.of))
        || notion.of_anywhere && of.any(|word| place.context.says_at(word, place.at))
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
