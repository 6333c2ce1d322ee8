//! The words by which a text breaks a number down, and where a list of parts begins and ends.

use crate::language::{
    dates::each_date,
    quantity::Quantity,
    scope_words::{LEVELS, OTHERS, has_any_of},
    stretch::Stretch as _,
    word_table::{Words, ends_with_any, has_any, starts_with_any, word_table},
};

/// The words of `data/recognition/breakdowns.toml`.
#[derive(Debug)]
pub(super) struct BreakdownWords {
    /// Between a whole and its first part.
    introductions: Words,
    /// Those behind which stands a part of the number right before them.
    pub(super) among: Words,
    /// The same as `introductions`, right behind a bracket that opens.
    bracket_introductions: Words,
    /// At the head of what is no part.
    pub(super) ends: Words,
    /// At the head of what is left for the next year.
    pub(super) carried_out: Words,
    /// In the label of a number of requests of which none is left for the next year.
    pub(super) closed: Words,
    /// Before a list that names each part.
    pub(super) apportions: Words,
    /// At the head of a clause of its own.
    pub(super) new_clauses: Words,
    /// At the head of what may be no part of what was told.
    pub(super) besides: Words,
    /// What was done, at the head of a clause.
    pub(super) deeds: Words,
    /// By which one thing is counted in several places.
    pub(super) overlaps: Words,
    /// Measures of people.
    pub(super) people: Words,
    /// In the clause of a number that counts further back than the year, but for those of `closed`.
    pub(super) so_far: Words,
    /// At the head of the label of a part that counts all others.
    pub(super) rest: Words,
    /// Behind a list that goes on.
    pub(super) further: Words,
    /// Before or in a list of some only.
    pub(super) foremost: Words,
    /// How requests come in: a list of several names them all.
    pub(super) channels: Words,
    /// In the label of a number of requests.
    pub(super) requests: Words,
    /// Measures that may stand in one list.
    pub(super) mixed: Words,
    /// In the clause of a number that counts further back than the year.
    pub(super) running_totals: Words,
    /// Those of them that count the year alone where the sentence says so.
    pub(super) sums: Words,
    /// Before a number that adds up those before it.
    totals: Words,
    /// Behind 占, of the whole that was told.
    wholes: Words,
    /// Behind 占, of another whole.
    other_wholes: Words,
    /// Before a percentage that is a share.
    pub(super) shares: Words,
    /// Before percentages that are told of several numbers at once.
    apart: Words,
    /// Before a number of the year before.
    last_year: Words,
    /// Before what a number is compared with.
    comparisons: Words,
    /// The year before, where nothing else names it.
    against: Words,
    /// Before by how much a number grew.
    rises: Words,
    /// Before by how much it shrank.
    falls: Words,
    /// Right before a number in words that is none: 数十.
    indefinite: Words,
    /// What share of all was done, each by the word for what was done with 率 behind it.
    rates: Words,
    /// Between a word and the number that it says.
    pub(super) equals: Words,
    /// What came over from another year.
    carried: Words,
    /// The measures of how many times.
    multiples: Words,
}

word_table!(TABLE, "recognition/breakdowns.toml");

pub(super) static WORDS: BreakdownWords = BreakdownWords {
    introductions: TABLE.list("", "introductions"),
    among: TABLE.list("", "among"),
    bracket_introductions: TABLE.list("", "bracket_introductions"),
    ends: TABLE.list("", "ends"),
    carried_out: TABLE.list("", "carried_out"),
    closed: TABLE.list("", "closed"),
    apportions: TABLE.list("", "apportions"),
    new_clauses: TABLE.list("", "new_clauses"),
    besides: TABLE.list("", "besides"),
    deeds: TABLE.list("", "deeds"),
    overlaps: TABLE.list("", "overlaps"),
    people: TABLE.list("", "people"),
    so_far: TABLE.list("", "so_far"),
    rest: TABLE.list("", "rest"),
    further: TABLE.list("", "further"),
    foremost: TABLE.list("", "foremost"),
    channels: TABLE.list("", "channels"),
    requests: TABLE.list("", "requests"),
    mixed: TABLE.list("", "mixed"),
    running_totals: TABLE.list("", "running_totals"),
    sums: TABLE.list("", "sums"),
    totals: TABLE.list("", "totals"),
    wholes: TABLE.list("", "wholes"),
    other_wholes: TABLE.list("", "other_wholes"),
    shares: TABLE.list("", "shares"),
    apart: TABLE.list("", "apart"),
    last_year: TABLE.list("", "last_year"),
    comparisons: TABLE.list("", "comparisons"),
    against: TABLE.list("", "against"),
    rises: TABLE.list("", "rises"),
    falls: TABLE.list("", "falls"),
    indefinite: TABLE.list("", "indefinite"),
    rates: TABLE.list("", "rates"),
    equals: TABLE.list("", "equals"),
    carried: TABLE.list("", "carried"),
    multiples: TABLE.list("", "multiples"),
};

/// Whether the words before a percentage say that it is the share of one number.
#[must_use]
pub fn says_share(words: &str) -> bool {
    has_any(words, WORDS.shares) && !has_any(words, WORDS.apart)
}

/// What of the words before a percentage says of which whole it is the share: 总数的 of
/// 占总数的; all of them where no word of shares stands there.
#[must_use]
pub fn behind_share(words: &str) -> &str {
    let ends = WORDS.shares.iter().filter_map(|word| {
        let at = words.rfind(word)?;
        Some(at + word.len())
    });
    ends.max().map_or(words, |end| words.behind(end))
}

/// What the words before a percentage say has the share: 予以公开 of 予以公开占; nothing where no
/// word of shares stands there.
#[must_use]
pub fn before_share(words: &str) -> &str {
    let starts = WORDS.shares.iter().filter_map(|word| words.find(word));
    starts.min().map_or("", |start| words.before(start))
}

/// Whether the words between 占 and a percentage name the whole and nothing else: 总数的.
#[must_use]
pub fn names_whole(words: &str) -> bool {
    !has_any_of(words, &[WORDS.other_wholes, OTHERS, LEVELS]) && has_any(words, WORDS.wholes)
}

/// Whether the words before a number in words make it no certain one: 数十.
#[must_use]
pub fn makes_indefinite(words: &str) -> bool {
    ends_with_any(words, WORDS.indefinite)
}

/// Whether the words of a clause say that its number is of a year before `year`.
#[must_use]
pub fn says_earlier_year(words: &str, year: i32) -> bool {
    let is_earlier = |named: i32| named < year;
    has_any(words, WORDS.last_year)
        || each_date(words).any(|date| date.year.is_some_and(is_earlier))
}

/// Words without the one that compares at their head: 2016年 of 较2016年.
fn without_comparison(words: &str) -> &str {
    let comparison = WORDS.comparisons.iter();
    comparison
        .filter_map(|word| words.strip_prefix(word))
        .min_by_key(|rest| rest.len())
        .unwrap_or(words)
}

/// What stands behind the words that name the year before `year` at their head: 收到申请 of
/// 较2016年收到申请.
#[must_use]
pub fn behind_year_before(words: &str, year: i32) -> Option<&str> {
    let words = without_comparison(words.trim());
    let dated = each_date(words).next();
    let dated = dated.filter(|date| {
        date.range.start == 0 && date.year == Some(year - 1) && date.month.is_none()
    });
    let last_year = WORDS.last_year.iter();
    let last_year = last_year.filter_map(|word| words.strip_prefix(word));
    dated
        .map(|date| words.behind(date.range.end))
        .or_else(|| last_year.min_by_key(|rest| rest.len()))
}

/// No date is longer, in bytes: 二〇一六年十二月三十一日 has 36.
const LONGEST_DATE: usize = 60;

/// The year that words name with which a number is compared, where they say nothing else: 2016年
/// of 较2016年的.
#[must_use]
pub fn compared_year(words: &str) -> Option<&str> {
    let words = without_comparison(words.trim().trim_end_matches('的'));
    let is_date = || {
        words.len() <= LONGEST_DATE
            && each_date(words)
                .next()
                .is_some_and(|date| date.year.is_some() && date.range == (0..words.len()))
    };
    (WORDS.last_year.contains(&words) || is_date()).then_some(words)
}

/// Which way a number went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// Up.
    Rise,
    /// Down.
    Fall,
}

/// Which way the words before a number say that another one went, where they say nothing else: 增加
/// of 较上一年增加, 增幅 of 同比增幅.
#[must_use]
pub fn change(words: &str) -> Option<Change> {
    let words = words.trim_matches(CLAUSE_MARKS);
    let words = words.trim_start_matches(['（', '(', '）', ')']);
    let ways = [(WORDS.rises, Change::Rise), (WORDS.falls, Change::Fall)];
    let said = ways.into_iter().flat_map(|(words, way)| {
        let words = words.iter();
        words.map(move |word| (*word, way))
    });
    let ending = said.filter_map(|(word, way)| Some((words.strip_suffix(word)?, way)));
    let (before, way) = ending.min_by_key(|(before, _)| before.len())?;
    is_comparison(before).then_some(way)
}

/// Whether the words before a number say by how much another one went up or down against the year
/// before: 较上一年增加, and no 增加 alone, which adds.
#[must_use]
pub fn compares(words: &str) -> bool {
    change(words).is_some_and(|_| {
        let words = words.trim_start_matches(CLAUSE_MARKS);
        starts_with_any(words, WORDS.comparisons) || starts_with_any(words, WORDS.against)
    })
}

/// Whether words say with what a number is compared and nothing else: 较2016年, 同比, nothing.
fn is_comparison(words: &str) -> bool {
    let words = words.trim();
    words.is_empty()
        || WORDS.against.contains(&words)
        || compared_year(words.trim_end_matches(['相', '比', '，'])).is_some()
}

/// What stands behind the word by which the words before a number say that it adds up those before
/// it: 公开 of 共计公开.
#[must_use]
pub fn behind_total(words: &str) -> Option<&str> {
    let words = words.trim_start_matches(CLAUSE_MARKS);
    let behind = WORDS.totals.iter();
    let behind = behind.filter_map(|word| words.strip_prefix(word));
    behind.min_by_key(|rest| rest.len())
}

/// Whether a quantity is a percentage.
#[must_use]
pub fn is_percentage(text: &str, quantity: &Quantity) -> bool {
    matches!(text.stretch(quantity.measure.clone()), "%" | "％")
        || text.stretch(quantity.number.clone()).starts_with("百分之")
}

/// The word for what was done whose rate stands before a percentage, and nothing else: 办结 of 办结率为.
#[must_use]
pub fn rated(words: &str) -> Option<&str> {
    let words = words.trim_matches(CLAUSE_MARKS);
    let ends = WORDS
        .equals
        .iter()
        .filter_map(|word| words.strip_suffix(word));
    let words = ends.min_by_key(|rest| rest.len()).unwrap_or(words);
    let is_rate = WORDS.rates.contains(&words);
    let (last, _) = words.char_indices().next_back()?;
    is_rate.then(|| words.before(last))
}

/// What stands behind the word by which words equate two numbers: 上年的 of 是上年的.
#[must_use]
pub fn says_equal(words: &str) -> Option<&str> {
    let behind = WORDS
        .equals
        .iter()
        .filter_map(|word| words.strip_prefix(word));
    behind.min_by_key(|rest| rest.len())
}

/// Whether a label is of requests that came in.
#[must_use]
pub fn is_of_requests(label: &str) -> bool {
    has_any(label, WORDS.requests)
}

/// Whether words name what came over from another year.
#[must_use]
pub fn names_carried(words: &str) -> bool {
    has_any(words, WORDS.carried)
}

/// Whether words name a year before.
pub(super) fn names_earlier(words: &str) -> bool {
    has_any(words, WORDS.last_year)
}

/// Whether a unit is that of how many times.
#[must_use]
pub fn is_multiple(unit: &str) -> bool {
    WORDS.multiples.contains(&unit)
}

/// Marks between clauses.
pub const CLAUSE_MARKS: [char; 7] = ['，', '。', '；', ',', ';', ' ', '\u{3000}'];

/// Marks between the items of a list.
pub(super) const LIST_MARKS: [char; 5] = ['，', '、', '；', ',', ';'];

/// A label without the number of its item in a list: 组织机构信息 of 1.组织机构信息.
pub(super) fn without_number(label: &str) -> &str {
    let inside = label.trim_start().trim_start_matches(['（', '(']);
    let behind =
        inside.trim_start_matches(|c: char| c.is_ascii_digit() || ('①'..='⑳').contains(&c));
    if behind.len() == inside.len() {
        return label;
    }
    let rest = behind.trim_start_matches(['.', '．', '、', '）', ')']);
    if rest.len() == behind.len() && inside.starts_with(|c: char| c.is_ascii_digit()) {
        return label;
    }
    rest.trim_start()
}

/// Whether the words between a whole and its first part set the parts apart: 其中：, 分别为.
pub(super) fn is_set_apart(words: &str) -> bool {
    words.contains(['：', ':']) || words.contains("分别")
}

/// Whether a bracket opens at the head of words, marks aside.
pub(super) fn opens_bracket(words: &str) -> bool {
    words
        .trim_start_matches(CLAUSE_MARKS)
        .starts_with(['（', '('])
}

/// Whether words between two numbers break the one before down. What a full stop ends before the
/// second number introduces nothing, nor does what stands in brackets of its own; what is counted
/// may stand before: 12件申请，其中10件.
pub(super) fn is_introduced(words: &str) -> bool {
    let words = words.rsplit(['。', '\n']).next().unwrap_or(words);
    let words = without_bracket(words);
    let behind = words.split_once(['，', ',']).map(|(_, behind)| behind);
    opens_list(words) || behind.is_some_and(opens_list)
}

/// Whether words start as a list in brackets does: （含网络6件.
pub(super) fn opens_list_in_bracket(words: &str) -> bool {
    let inside = words.trim_start_matches(CLAUSE_MARKS);
    let inside = inside.trim_start_matches(['（', '(']);
    is_introduced(inside) || starts_with_any(inside.trim_start(), WORDS.bracket_introductions)
}

/// Whether words start as a list does.
fn opens_list(words: &str) -> bool {
    let words = words.trim_start_matches(['，', '。', '；', ',', ';', ' ', '\u{3000}', '（', '(']);
    starts_with_any(words, WORDS.introductions)
}

/// Words without the bracket that they open with, where it closes among them.
fn without_bracket(words: &str) -> &str {
    let inside = words.trim_start().strip_prefix(['（', '(']);
    let behind = inside.and_then(|inside| inside.split_once(['）', ')']));
    behind.map_or(words, |(_, behind)| behind)
}
