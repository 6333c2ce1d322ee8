//! `leftover-placeholder`: something that was to be filled in and was not.

mod blanks;
mod words;

use std::{cell::RefCell, ops::Range};

use self::{
    blanks::{blanks_between, lost_percentages, starts_with_counted},
    words::{
        BEFORE_WISH, BEHIND_UNIT, CASES, COUNTING, COUNTS, DENIALS, KEPT_BACK, LEFT_OUT, NAMED,
        NOTES, UNITS, WORDS_WITH_PIECE, may_start_note, may_start_unit,
    },
};
use super::support::{
    check::{Check, Run},
    needs::Needs,
};
use crate::{
    diagnostic::{Diagnostic, Place, Rule, Severity, Text},
    language::{
        chinese,
        punctuation::CLAUSE_ENDS,
        stretch::Stretch as _,
        word_table::{ends_with_any, has_any, starts_with_any},
    },
    model::{
        Report,
        typed_text::{Part, TypedText},
    },
};

pub(super) static RULE: Rule = Rule {
    name: "leftover-placeholder",
    severity: Severity::Error,
    since: "0.1.0",
    manual_zh: include_str!("leftover_placeholder.zh.md"),
    manual_en: include_str!("leftover_placeholder.en.md"),
};

pub(super) const CHECK: Check = Check {
    rule: &RULE,
    needs: Needs::Text,
    run: Run::OnTexts(run),
};

fn run(report: &Report, texts: &[TypedText<'_>], findings: &mut Vec<Diagnostic>) {
    for text in texts {
        for range in placeholders(text.text()) {
            let written = text.stretch(&range);
            let place = text.place(range.clone());
            findings.push(placeholder(written, place).at(text.subject.as_str()));
        }
        for range in missing_numbers(text)
            .into_iter()
            .chain(lost_percentages(text))
        {
            let written = text.stretch(&range);
            let place = text.place(range.clone());
            findings.push(missing_number(written, place).at(text.subject.as_str()));
        }
    }
    for given in &report.organ.particulars {
        let (text, place) = (&given.text.value, Place::year(given.text.span));
        if let Some(range) = placeholders(text).into_iter().next() {
            let written = text.stretch(range);
            findings.push(placeholder(written, place).at(format!("organ.{}", given.key)));
        }
    }
}

/// All places that were to be filled in.
fn placeholders(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = notes(text);
    let whole = text.trim();
    if LEFT_OUT.contains(&whole.trim_end_matches('。')) {
        let start = text.len() - text.trim_start().len();
        found.push(start..start + whole.len());
    }
    found.extend(blanks_between(text));
    let mut behind = 0;
    let clause = Clause::default();
    for (at, character) in text.char_indices() {
        if at < behind {
            continue;
        }
        if character.is_ascii_graphic() {
            let word = latin_word(text, at);
            behind = at + word.len();
            if is_latin_placeholder(text, at, word, &clause) {
                found.push(at..behind);
            }
        } else if is_blank(character) {
            let run = run_of(text, at, character);
            behind = at + run;
            if is_blank_run(text, at, character, run, &clause) {
                found.push(at..behind);
            }
        }
    }
    found.sort_by_key(|range| range.start);
    found.dedup_by(|next, first| next.start < first.end);
    found
}

/// Notes to whoever fills the text in. Every text is read for them, so a word is compared only
/// where its first character stands.
fn notes(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for (at, character) in text.char_indices() {
        if !may_start_note(character) {
            continue;
        }
        let rest = text.behind(at).as_bytes();
        let notes = NOTES.iter().filter(|note| {
            let start = rest.get(..note.len());
            start.is_some_and(|start| start.eq_ignore_ascii_case(note.as_bytes()))
        });
        for note in notes {
            let before = text.before(at);
            let after = text.behind(at + note.len());
            let is_latin = note.is_ascii() && note.starts_with(|c: char| c.is_ascii_alphabetic());
            let goes_on = |c: char| c.is_ascii_alphanumeric() || "/.@-_".contains(c);
            let is_inside_word =
                is_latin && (before.ends_with(goes_on) || after.starts_with(goes_on));
            let is_wish = note.starts_with('待')
                && (ends_with_any(before, BEFORE_WISH) || after.starts_with('补'));
            if !is_inside_word && !is_wish {
                found.push(at..at + note.len());
            }
        }
    }
    found
}

/// Whether a character stands for a blank where several of it follow each other.
fn is_blank(character: char) -> bool {
    matches!(
        character,
        '×' | '✕'
            | '╳'
            | 'Ｘ'
            | '＿'
            | '？'
            | '□'
            | '〇'
            | '○'
            | '◯'
            | '某'
            | '…'
            | '＊'
            | '＃'
            | '■'
            | '—'
    )
}

/// The run of printable ASCII characters from `at` on, up to a bracket or punctuation.
fn latin_word(text: &str, at: usize) -> &str {
    let rest = text.behind(at);
    let end = rest
        .find(|c: char| {
            !c.is_ascii_graphic()
                || matches!(
                    c,
                    '(' | ')' | '[' | ']' | '{' | '}' | '<' | '>' | ',' | ';' | '"' | '\''
                )
        })
        .unwrap_or(rest.len());
    let first = rest.chars().next().map_or(0, char::len_utf8);
    rest.get(..end.max(first)).unwrap_or(rest)
}

/// `XX`, `20XX`, `XXX-XXXXXXX`, `___`, `??`, `N` before a unit.
fn is_latin_placeholder(text: &str, at: usize, word: &str, clause: &Clause) -> bool {
    let after = text.behind(at + word.len());
    let before = text.before(at);
    if word.chars().all(|c| c == '?') {
        return word.len() >= 2 || starts_with_counted(after);
    }
    let is_line = |c: char| c == '_' || c.is_ascii_digit();
    if word.contains('_') && word.chars().all(is_line) && after.starts_with('年') {
        return true;
    }
    if word.chars().all(|c| c == '_') {
        return word.len() >= 3 || starts_with_counted(after);
    }
    if word.chars().all(|c| c == '*') {
        return starts_with_counted(after) && !clause.is_party(text, at, word.len());
    }
    let crosses = word.chars().filter(|c| matches!(c, 'X' | 'x')).count();
    let is_pattern = crosses > 0
        && word
            .chars()
            .all(|c| matches!(c, 'X' | 'x' | '-') || c.is_ascii_digit());
    // 3x5 and 0x20 hold a single one.
    let is_open = is_pattern
        && (crosses >= 2 && !word.contains("0x")
            || crosses == 1 && word.len() == 4 && after.trim_start().starts_with('年'));
    if is_open {
        let is_kept_back = before.ends_with(['“', '《', '「']) && starts_with_any(after, KEPT_BACK);
        return !is_kept_back && !is_masked_number(word) && !clause.is_party(text, at, word.len());
    }
    let is_letter = matches!(word, "N" | "n" | "X" | "x" | "Y" | "M");
    let unit = after.trim_start();
    let is_dated = word == "X" && starts_with_any(unit, &["年", "月", "日"]);
    is_letter && !before.ends_with('+') && (is_dated || unit_before_end(unit).is_some())
}

/// The number of a mobile telephone that is kept back: 138xxxx5678.
fn is_masked_number(word: &str) -> bool {
    const LENGTH: usize = 11;
    word.len() == LENGTH
        && word.starts_with('1')
        && word.ends_with(|end: char| end.is_ascii_digit())
}

/// A unit that starts `text` and is no part of a longer word: 条 but not 条例.
fn unit_before_end(text: &str) -> Option<&'static str> {
    let unit = UNITS.iter().find(|unit| text.starts_with(**unit))?;
    let goes_on = starts_with_any(text.strip_prefix(*unit)?, BEHIND_UNIT);
    (!goes_on).then_some(*unit)
}

fn run_of(text: &str, at: usize, character: char) -> usize {
    text.behind(at)
        .chars()
        .take_while(|c| *c == character)
        .map(char::len_utf8)
        .sum()
}

/// `××`, `＿＿`, `〇〇`, `？？`, `某某局`.
fn is_blank_run(text: &str, at: usize, character: char, length: usize, clause: &Clause) -> bool {
    let count = length / character.len_utf8();
    let before = text.before(at);
    let after = text.behind(at + length);
    // A single one stands for a number where only a number can stand.
    let is_number = !before.ends_with(|c: char| c.is_ascii_digit() || chinese::digit(c).is_some())
        && starts_with_counted(after);
    match character {
        '…' | '＊' | '＃' | '■' => is_number,
        '—' => count >= 2 && is_number,
        '×' | '✕' | '╳' | 'Ｘ' => {
            is_number || count >= 2 && !clause.is_party(text, at, length)
        }
        '＿' | '？' | '□' => count >= 2 || is_number,
        // 二〇〇八年 is a year.
        '〇' | '○' | '◯' => {
            (count >= 2 || is_number)
                && !before.ends_with(|c| chinese::digit(c).is_some())
                && !after.starts_with(|c| chinese::digit(c).is_some())
        }
        '某' => {
            count >= 2
                && !clause.is_party(text, at, length)
                && (starts_with_any(after, NAMED)
                    || before.ends_with('“') && after.starts_with('”'))
        }
        _ => false,
    }
}

/// The clause that was read last, and whether it is about a case: a clause of a thousand blanks is
/// read once, not a thousand times.
#[derive(Debug, Default)]
struct Clause(RefCell<(Range<usize>, bool)>);

impl Clause {
    /// Whether the name of a party is kept back: 张××, XX公司 in a sentence about a case.
    fn is_party(&self, text: &str, at: usize, length: usize) -> bool {
        let after = text.behind(at + length);
        let mut clause = self.0.borrow_mut();
        if !clause.0.contains(&at) {
            let start = text.before(at).rfind(['。', '；']).unwrap_or(0);
            let end = after.find(['。', '；']).unwrap_or(after.len());
            let range = start..at + length + end;
            let is_case = has_any(text.stretch(range.clone()), CASES);
            *clause = (range, is_case);
        }
        clause.1 && !starts_with_any(after.trim_start(), UNITS)
    }
}

/// Units with no number before them: 共主动公开条.
fn missing_numbers(text: &TypedText<'_>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    if !matches!(text.part, Part::Body | Part::Preamble) {
        return found;
    }
    let mut counts = (0..0, false);
    for (at, character) in text.text().char_indices() {
        if !may_start_unit(character) {
            continue;
        }
        let rest = text.after(at);
        let Some(unit) = UNITS.iter().find(|unit| rest.starts_with(**unit)) else {
            continue;
        };
        let end = at + unit.len();
        let behind = text.after(end).trim_start();
        let is_end =
            behind.is_empty() || behind.starts_with(['，', '。', '；', '、', '！', ',', ';', '（']);
        let before = text.before(at).trim_end();
        let Some(word) = longest_end(before, COUNTING) else {
            continue;
        };
        let start = before.len() - word.len();
        let is_word = *unit == "件"
            && WORDS_WITH_PIECE.contains(&word)
            && !is_beside_another(text, &found, start)
            && !is_counted(text, start, behind, &mut counts);
        let clause = text.before(start).rsplit(CLAUSE_ENDS).next();
        let is_denied = clause.is_some_and(|clause| has_any(clause, DENIALS));
        if is_end
            && !is_word
            && !is_denied
            && !text.is_name(at)
            && !is_inside_word(text.before(start), word)
        {
            found.push(start..end);
        }
    }
    found
}

/// Whether 受理件 stands where a number would: in a clause that counts, in no list of kinds.
/// `counts` is the sentence that was read last, and whether it counts.
fn is_counted(
    text: &TypedText<'_>,
    start: usize,
    behind: &str,
    counts: &mut (Range<usize>, bool),
) -> bool {
    let before = text.before(start);
    let range = text.sentence_range(&(start..start));
    if counts.0 != range {
        let does_count = has_any(text.stretch(&range), COUNTS);
        *counts = (range, does_count);
    }
    let is_listed = before
        .trim_end()
        .ends_with(['、', '的', '对', '“', '非', '各'])
        || behind.starts_with('、');
    !is_listed && counts.1
}

/// Whether another number was lost in the same sentence: 受理申请件，办结件.
fn is_beside_another(text: &TypedText<'_>, found: &[Range<usize>], start: usize) -> bool {
    let sentence = text.sentence_range(&(start..start));
    found
        .last()
        .is_some_and(|last| last.start >= sentence.start)
}

/// The longest of `words` that `text` ends with.
fn longest_end(text: &str, words: &'static [&'static str]) -> Option<&'static str> {
    let ends = words.iter().filter(|word| text.ends_with(**word));
    ends.max_by_key(|word| word.len()).copied()
}

/// 公共 ends in 共 and is no counting word.
fn is_inside_word(before: &str, word: &str) -> bool {
    word == "共" && before.ends_with(['公', '中'])
}

fn placeholder(written: &str, place: Place) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        Text::new(
            format!("“{written}”是还没有填写的地方"),
            format!("{written} was left to be filled in"),
        ),
        place,
        Text::new("没有填写", "not filled in"),
    )
    .with_help(Text::new(
        "填上实际内容，或删去这一处",
        "fill it in, or delete it",
    ))
    .stating(written, "")
}

fn missing_number(written: &str, place: Place) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        Text::new(
            format!("“{written}”的量词前面没有数字"),
            format!("{written} has a unit and no number before it"),
        ),
        place,
        Text::new("缺少数字", "no number"),
    )
    .with_help(Text::new(
        "在量词前面写 {{ 编号 }}，引用 [figures] 或 [table] 里的数字",
        "write {{ id }} before the unit, with the figure's id in [figures] or [table]",
    ))
    .stating(written, "")
}
