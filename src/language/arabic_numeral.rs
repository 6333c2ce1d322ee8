//! What a numeral in digits is, by the words beside it.

use std::borrow::Cow;

use super::{
    arabic_date::{is_date, is_year},
    digits::{Digits, RANGE, is_digit, is_latin},
    full_width,
    measure::{measure_at, scale_at},
    numeral_kind::{NumeralKind, Pattern},
    stretch::Stretch as _,
    word_table::has_any,
    words::{WORDS, ends_with_any, is_numbered, starts_with_any},
};

/// Whether a pattern knows a numeral.
type Knows = fn(Digits<'_>) -> bool;

/// What the numeral `written` is, which stands between `before` and `after`.
pub(super) fn arabic_kind(written: &str, before: &str, after: &str) -> NumeralKind {
    let digits = Digits {
        written,
        before,
        after,
        count: written
            .chars()
            .filter(|c| full_width::digit(*c).is_some())
            .count(),
    };
    // In this order: an earlier pattern knows what a later one would take for its own.
    let patterns: [(Pattern, Knows); 11] = [
        (Pattern::Code, is_code),
        (Pattern::Ordinal, is_ordinal),
        (Pattern::DocumentNumber, is_document_number),
        (Pattern::Date, is_date),
        (Pattern::Time, is_time),
        (Pattern::Telephone, is_telephone),
        (Pattern::Address, is_address),
        (Pattern::Makeup, is_makeup),
        (Pattern::Norm, is_norm),
        (Pattern::Code, is_labelled_code),
        (Pattern::ListNumber, is_list_number),
    ];
    patterns
        .iter()
        .find(|(_, knows)| knows(digits))
        .map_or(NumeralKind::Count, |(pattern, _)| {
            NumeralKind::Structural(*pattern)
        })
}

/// `A4`, `GB/T 9704-2012`, `2.0版`, `2024版`, `号-1`.
fn is_code(digits: Digits<'_>) -> bool {
    let domain = digits.after.strip_prefix('.');
    digits.before.ends_with(|character: char| is_latin(character) || character == '@')
        || domain.is_some_and(|rest| rest.starts_with(is_latin))
        || digits.after.starts_with(is_latin)
        || is_after_code(digits.before)
        || digits.before.ends_with("号-")
        || (digits.after.starts_with('版') && (digits.written.contains('.') || is_year(digits.written)))
        // 10.15.3.31
        || digits.written.matches('.').count() > 2
}

/// Whether the digits go on with a code that began with letters: `GB/T 9704-2012`.
fn is_after_code(before: &str) -> bool {
    let mut characters = before.chars().rev();
    matches!(
        characters.next(),
        Some('/' | '-' | '.' | ' ' | ':' | '_' | '@' | '=' | '?' | '&')
    ) && characters.next().is_some_and(is_latin)
}

/// `第1次`, and the 3 of `第1至3项`.
fn is_ordinal(digits: Digits<'_>) -> bool {
    let before = digits.before.trim_end();
    let first = before
        .strip_suffix(RANGE)
        .map(|rest| rest.trim_end_matches(is_digit));
    before.ends_with('第')
        || first.is_some_and(|first| first.ends_with('第'))
        || ends_with_any(before, WORDS.code.rank_before)
}

/// The year and the number of `国办发〔2014〕32号`, where other brackets are often typed for 〔〕; the
/// court of `苏0102行初12号`.
fn is_document_number(digits: Digits<'_>) -> bool {
    const OPEN: [char; 7] = ['〔', '[', '［', '（', '(', '【', '﹝'];
    const CLOSE: [char; 7] = ['〕', ']', '］', '）', ')', '】', '﹞'];
    let in_brackets = digits.before.ends_with(OPEN)
        && is_year(digits.written)
        && digits
            .after
            .strip_prefix(CLOSE)
            .is_some_and(|rest| rest.starts_with(|c| c == '第' || is_digit(c)));
    let behind_brackets = digits.after.starts_with('号')
        && digits.before.strip_suffix(CLOSE).is_some_and(|rest| {
            let start = rest.char_indices().rev().nth(3).map_or(0, |(at, _)| at);
            is_year(rest.behind(start))
        });
    in_brackets
        || behind_brackets
        || digits.after.starts_with("号文")
        || starts_with_any(digits.after, WORDS.code.court)
}

/// `9:30`, `15个工作日`, `7×24小时`, `1—3季度`; 优良天数328天 counts.
fn is_time(digits: Digits<'_>) -> bool {
    const TIMES: [char; 4] = ['×', '*', 'x', '✕'];
    let is_number = digits
        .written
        .chars()
        .all(|character| is_digit(character) || matches!(character, '.' | '-'));
    let is_span = is_number
        && starts_with_any(digits.after, WORDS.time.behind)
        && !ends_with_any(digits.before, WORDS.time.counted_before);
    let is_first_of_span = digits.is_plain()
        && digits
            .over(RANGE)
            .is_some_and(|behind| starts_with_any(behind, WORDS.time.behind));
    digits.written.contains([':', '：'])
        || is_span
        || is_first_of_span
        || digits.over(&TIMES).is_some()
        || digits.goes_on_over(&TIMES)
}

/// `87556039`, `0510—65194406`, `（0731）82212345`, `12345热线`.
fn is_telephone(digits: Digits<'_>) -> bool {
    const DASHES: &[char] = &['-', '—', '–', '－', '―'];
    let label = digits
        .before
        .trim_end_matches([' ', '：', ':', '\u{3000}', '是', '为', '（', '(']);
    let only_separators = digits.written.chars().all(|c| c == '-' || is_digit(c));
    if !only_separators {
        return false;
    }
    let is_area = (3..=4).contains(&digits.count) && digits.written.starts_with(['0', '０']);
    let long_behind = |rest: &str| {
        let rest = rest.trim_start_matches(DASHES);
        rest.chars().take_while(|c| is_digit(*c)).count() >= 7
    };
    let behind_area = |before: &str| {
        let rest = before.trim_end_matches(DASHES);
        let rest = rest.trim_end_matches(['）', ')']);
        let head = rest.trim_end_matches(is_digit);
        rest.len() < before.len()
            && rest.behind(head.len()).starts_with(['0', '０'])
            && (3..=4).contains(&rest.behind(head.len()).chars().count())
    };
    let is_known = WORDS.telephone.known.contains(&digits.written);
    let starts_as_hotline = digits.written.starts_with('1') && (3..=5).contains(&digits.count);
    // 12345热线47件: behind the name of a line stands how often it was called.
    let is_counted = digits.count <= MOST_COUNTED && !is_known && digits.has_measure();
    (ends_with_any(label, WORDS.telephone.before) && !is_counted)
        || ends_with_any(label, WORDS.telephone.dialled)
        || is_service(digits)
        || (digits.count >= 7 && digits.written.contains('-'))
        || (is_area && digits.after.starts_with(['-', '—', '–', '－', '―', '）', ')']) && {
            long_behind(digits.after.trim_start_matches(['）', ')']))
        })
        || (digits.count >= 7 && behind_area(digits.before))
        || (is_known && !digits.has_measure())
        || ((starts_as_hotline || digits.count >= 7)
            && starts_with_any(digits.after, WORDS.telephone.behind))
        // 转 and 、 go on with another number of the same label.
        || (digits.count >= 7 && digits.after.starts_with(['转', '、']))
        || is_extension(digits)
        || is_masked(digits)
}

/// A number of more digits right behind 电话 is dialled, whatever stands behind it.
const MOST_COUNTED: usize = 6;

/// So many characters behind a number its service may be named: 12393医保服务热线.
const NEAR: usize = 8;

/// `89556电话`, `12393医保服务热线`: the number of a service that is called.
fn is_service(digits: Digits<'_>) -> bool {
    const FIVE: usize = 5;
    if !(3..=FIVE).contains(&digits.count) {
        return false;
    }
    let is_uncounted = digits.is_plain() && !digits.has_measure();
    let begins_so =
        || digits.count == FIVE && starts_with_any(digits.written, WORDS.telephone.services_begin);
    let named = || {
        let words: String = digits
            .after
            .chars()
            .take_while(|c| c.is_alphabetic())
            .take(NEAR)
            .collect();
        has_any(&words, WORDS.telephone.services)
    };
    let is_named = starts_with_any(digits.after, WORDS.telephone.named);
    is_uncounted && (is_named || (begins_so() && named()))
}

/// Both ends of 138****5678.
fn is_masked(digits: Digits<'_>) -> bool {
    const FEWEST: usize = 2;
    let behind = digits.after.trim_start_matches(['*', '＊']);
    let before = digits.before.trim_end_matches(['*', '＊']);
    (digits.after.len() >= behind.len() + FEWEST && behind.starts_with(is_digit))
        || (digits.before.len() >= before.len() + FEWEST && before.ends_with(is_digit))
}

/// The 801 of 82212345转801.
fn is_extension(digits: Digits<'_>) -> bool {
    let before = digits.before.strip_suffix('转');
    before.is_some_and(|before| {
        let number = before.trim_end_matches(is_digit);
        before.len() - number.len() >= 5 || before.ends_with('…')
    })
}

/// `32号1039房间`, `大楼5楼528`, the numbers behind 地址.
fn is_address(digits: Digits<'_>) -> bool {
    let place = &WORDS.place;
    let before = digits.before.trim_end();
    let ends_clause = digits
        .after
        .starts_with(['；', '，', '。', '）', ')', '、', ';', ','])
        || digits.after.is_empty();
    (starts_with_any(digits.after, place.behind)
        && (ends_with_any(before, place.before)
            || place
                .address
                .iter()
                .any(|word| digits.sentence().contains(word))))
        || (ends_clause && digits.is_plain() && ends_with_any(before, place.room_before))
}

/// The mark of a ratio: 1∶500.
const RATIO: &[char] = &['∶'];

/// `由6部分组成`, `1+N`, `一式3份`, `1人1档`, `1∶500`.
fn is_makeup(digits: Digits<'_>) -> bool {
    let parts = &WORDS.parts;
    let is_parts = digits.is_plain()
        && starts_with_any(digits.after, parts.behind)
        && ends_with_any(digits.before, parts.before);
    let is_sum = digits.after.starts_with(['+', '＋']) || digits.before.ends_with(['+', '＋']);
    let is_ratio = digits.over(RATIO).is_some() || digits.goes_on_over(RATIO);
    is_parts
        || is_ratio
        || (is_sum && digits.is_plain())
        || ends_with_any(digits.before, WORDS.code.copies_before)
        || is_one_to_one(digits)
}

/// Both numbers of 1人1档.
fn is_one_to_one(digits: Digits<'_>) -> bool {
    let mut after = digits.after.chars();
    let mut before = digits.before.chars().rev();
    digits.written == "1"
        && ((after.next().is_some_and(|c| !c.is_ascii_punctuation())
            && after.next() == Some('1')
            && !after.next().is_some_and(is_digit))
            || (before.next().is_some_and(|c| !c.is_ascii_punctuation())
                && before.next() == Some('1')
                && !before.next().is_some_and(is_digit)))
}

/// `不少于5条`, `100万元以上项目`, `1/3以上`, `31至100页`, `超过200页的部分`.
fn is_norm(digits: Digits<'_>) -> bool {
    let norm = &WORDS.norm;
    let after = digits.after.trim_start();
    let over = digits.over(RANGE);
    let is_range = digits.written.contains('-') || digits.goes_on_over(RANGE);
    let mut often = norm.often.iter();
    let clause = without_titles(digits.clause());
    ends_with_any(digits.before, norm.before)
        || often.any(|word| clause.contains(word))
        || is_before_norm(after)
        || over.is_some_and(|after| is_before_norm(after) || starts_with_any(after, norm.pages))
        || (is_range && starts_with_any(after, norm.pages))
        || is_bound(digits)
        || (digits.written.contains('/') && after.starts_with("以上"))
}

/// A clause without what stands in 《 and 》 in it: 《每周呈报》 says not how often.
fn without_titles(clause: &str) -> Cow<'_, str> {
    if !clause.contains('《') {
        return Cow::Borrowed(clause);
    }
    let mut depth = 0_u32;
    let outside = clause.chars().filter(|c| {
        match c {
            '《' => depth += 1,
            '》' => depth = depth.saturating_sub(1),
            _ => return depth == 0,
        }
        false
    });
    Cow::Owned(outside.collect())
}

/// Whether a number before `after` is one of a norm by the words behind its measure word, and
/// behind a bracket that says on which side of it the bound falls: 30件（含30件）的部分.
fn is_before_norm(after: &str) -> bool {
    let behind = without_measure(after);
    let mut including = INCLUDING.iter();
    let bound = including.find_map(|open| behind.strip_prefix(open));
    let behind = bound
        .and_then(|inside| inside.split_once(['）', ')']))
        .map_or(behind, |(_, behind)| behind);
    starts_with_any(behind, WORDS.norm.behind)
}

/// The second 30 of `30件（含30件）`.
fn is_bound(digits: Digits<'_>) -> bool {
    let mut including = INCLUDING.iter();
    including.any(|open| digits.before.ends_with(open))
        && digits.has_measure()
        && without_measure(digits.after.trim_start()).starts_with(['）', ')'])
}

/// How a bracket starts that says that a bound is counted in.
const INCLUDING: [&str; 2] = ["（含", "(含"];

/// `after` without the 万 and the measure word that it starts with.
fn without_measure(after: &str) -> &str {
    let scale = scale_at(after).map_or("", |(scale, _)| scale);
    let scaled = after.strip_prefix(scale).unwrap_or(after);
    let measure = measure_at(scaled).unwrap_or("");
    scaled.strip_prefix(measure).unwrap_or(scaled)
}

/// `备案号05000000`, `000014349/2024-00012`.
fn is_labelled_code(digits: Digits<'_>) -> bool {
    let label = digits.before.trim_end_matches(|c: char| {
        matches!(c, ' ' | '：' | ':' | '是' | '为' | '/' | '-' | '—') || is_digit(c)
    });
    (ends_with_any(label, WORDS.code.before) && {
        digits.count >= 5 || digits.written.contains('-') || !digits.has_measure()
    }) || starts_with_any(digits.after, WORDS.code.behind)
        || (digits.written.contains('/') && digits.count >= 9)
}

/// `1.` and `（1）` at the head of a line or before words, `附件1`, `表2`.
fn is_list_number(digits: Digits<'_>) -> bool {
    let head = digits.before.trim_start();
    let next = digits.after.chars().next();
    let at_head = (head.is_empty() && next.is_some_and(|c| "、.．)）".contains(c)))
        || (matches!(head, "(" | "（") && next.is_some_and(|c| ")）".contains(c)));
    // 1、主动公开；2、依申请公开: within a line.
    let in_line = digits.is_plain()
        && digits.count <= 2
        && digits
            .before
            .trim_end()
            .ends_with(['；', '：', '。', '，', ';', ':'])
        && digits
            .after
            .strip_prefix(['、', '.', '．', '）', ')'])
            .is_some_and(|rest| rest.starts_with(|c: char| c.is_alphabetic()));
    // (216)条 is a count in brackets.
    let in_text = digits.is_plain()
        && digits.before.ends_with(['（', '('])
        && digits.after.strip_prefix(['）', ')']).is_some_and(|rest| {
            !rest.starts_with('年') && !rest.is_empty() && measure_at(rest).is_none()
        });
    at_head || in_line || in_text || is_numbered(digits.before, digits.after)
}
