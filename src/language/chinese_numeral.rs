//! What a numeral in Chinese words is, by the words beside it.

use super::{
    chinese, full_width,
    measure::measure_at,
    numeral_kind::{NumeralKind, Pattern},
    punctuation::NAME_ENDS,
    word_table::Words,
    words::{WORDS, ends_with_any, is_numbered, starts_with_any},
};

/// What the numeral `written` is, which stands between `before` and `after`.
pub(super) fn chinese_kind(written: &str, before: &str, after: &str) -> NumeralKind {
    let structural = NumeralKind::Structural;
    if before.ends_with('第') {
        return structural(Pattern::Ordinal);
    }
    if is_year(written, after) {
        return structural(Pattern::Date);
    }
    if written.contains('之') {
        return if after.starts_with("以上") {
            structural(Pattern::Norm)
        } else {
            NumeralKind::Count
        };
    }
    if is_list_number(before, after) {
        return structural(Pattern::ListNumber);
    }
    let words = &WORDS.chinese;
    let is_article = after.strip_prefix('条').is_some_and(|behind| {
        starts_with_any(behind, words.article_behind) || ends_with_any(before, words.article_before)
    });
    if is_article {
        return structural(Pattern::Ordinal);
    }
    if ends_with_any(before, WORDS.norm.before) || ends_with_any(before, WORDS.code.copies_before) {
        return structural(Pattern::Norm);
    }
    let is_count = if written.chars().count() > 1 {
        is_long_count(written, after)
    } else {
        is_short_count(written, before, after)
    };
    if is_count {
        NumeralKind::Count
    } else {
        structural(Pattern::Word)
    }
}

/// `二〇一七年`, `二〇三五年`.
fn is_year(written: &str, after: &str) -> bool {
    written.chars().count() == 4
        && written
            .chars()
            .all(|character| "〇○零一二三四五六七八九".contains(character))
        && after.starts_with('年')
}

/// 五百九十二条, 十二次, 二〇〇条, 一百余件.
fn is_long_count(written: &str, after: &str) -> bool {
    let behind = after.strip_prefix(['余', '多']).unwrap_or(after);
    let is_number = chinese::parse(written).is_some();
    is_number
        && (measure_at(behind).is_some() || behind.starts_with(['万', '亿']))
        && !starts_with_any(after, WORDS.chinese.not_before)
        // 三五个, 七八次, 一二三产业: no number of two digits.
        && (written.chars().any(|character| chinese::power(character).is_some())
            || written.chars().any(|character| matches!(character, '〇' | '○' | '零')))
}

/// 一件 at the end of a clause, 三场 behind a verb; 一件事, 三次产业, 一项工作 are words.
fn is_short_count(written: &str, before: &str, after: &str) -> bool {
    let words = &WORDS.chinese;
    // 二次, 二期 come second.
    let is_second = written == "二" && longest_at(after, words.measures_of_two).is_none();
    if is_second
        || matches!(written, "百" | "千" | "万" | "〇" | "○")
        || ends_with_any(before, words.not_behind)
        || is_frequency(before)
    {
        return false;
    }
    let ends_clause = longest_at(after, words.end_measures).is_some_and(|measure| {
        let behind = after.strip_prefix(measure).unwrap_or(after);
        behind.is_empty() || behind.starts_with(NAME_ENDS)
    });
    let has_words_before = before
        .chars()
        .next_back()
        .is_some_and(|character| character.is_alphabetic() && !NAME_ENDS.contains(&character));
    (ends_clause && has_words_before)
        || (written != "一"
            && longest_at(after, words.verb_measures).is_some()
            && ends_with_any(before, words.verbs))
}

/// The longest of `words` with which `text` starts.
fn longest_at(text: &str, words: Words) -> Option<&'static str> {
    let words = words.iter().copied();
    words
        .filter(|word| text.starts_with(word))
        .max_by_key(|word| word.len())
}

/// Whether how often is meant: 每月一次.
fn is_frequency(before: &str) -> bool {
    let clause = before.rfind(NAME_ENDS);
    before
        .get(clause.unwrap_or(0)..)
        .is_some_and(|clause| clause.contains('每'))
}

/// `一、`, `（二）` at the head of a line or before words.
fn is_list_number(before: &str, after: &str) -> bool {
    let head = before.trim_start();
    let next = after.chars().next();
    (head.is_empty() && next.is_some_and(|c| "、.．)）".contains(c)))
        || (before.ends_with(['（', '('])
            && after
                .strip_prefix(['）', ')'])
                .is_some_and(|rest| measure_at(rest).is_none()))
        || is_numbered(before, after)
        || before.ends_with(|character| full_width::digit(character).is_some())
}
