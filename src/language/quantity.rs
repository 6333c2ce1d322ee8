//! Quantities of a text: each number that counts, with the words beside it.

use std::ops::Range;

use rust_decimal::Decimal;

use super::{
    label,
    measure::{measure_at, scale_at},
    number::{AFTER, BEFORE},
    numeral::{Numeral, numerals},
    numeral_kind::NumeralKind,
    punctuation::STRETCH_ENDS,
    stretch::Stretch as _,
    stretches::Stretches,
    words::{LABELS, ends_with_any},
};

/// What stands in a text for a number that is not typed: a figure.
pub const FIGURE_MARK: char = '\u{FFFC}';

/// A number that counts, and what is counted. All ranges are bytes of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quantity {
    /// The digits or number words; the one character that stands for a figure.
    pub number: Range<usize>,
    /// What the digits say; `None` for a figure and for what fits no number.
    pub value: Option<Decimal>,
    /// By how much a word behind multiplies it, 万.
    pub scale: Decimal,
    /// The words that make it an approximation: 约 before it, 余 behind it; empty where there are
    /// none.
    pub approximately: [Range<usize>; 2],
    /// What the number counts in: 件; `%` for a percentage; empty where nothing known stands there.
    pub measure: Range<usize>,
    /// The words before it in its clause, back to the number before; without 其中, 共计 and the like.
    pub label: Range<usize>,
    /// The words behind it to the end of its clause or the next number.
    pub behind: Range<usize>,
    /// Its clause.
    pub clause: Range<usize>,
    /// Its sentence.
    pub sentence: Range<usize>,
}

impl Quantity {
    /// Whether a figure is printed there.
    #[must_use]
    pub fn is_figure(&self, text: &str) -> bool {
        text.stretch(self.number.clone()).starts_with(FIGURE_MARK)
    }

    /// Its value with 万 counted in.
    #[must_use]
    pub fn scaled_value(&self) -> Option<Decimal> {
        self.value?.checked_mul(self.scale)
    }

    /// Whether it is an approximation.
    #[must_use]
    pub fn is_approximate(&self) -> bool {
        self.approximately.iter().any(|word| !word.is_empty())
    }
}

/// All quantities of `text`, in order; a figure is one [`FIGURE_MARK`].
#[must_use]
pub fn quantities(text: &str) -> Vec<Quantity> {
    quantities_of(text, &numerals(text))
}

/// As [`quantities`], of a text whose numerals are known.
#[must_use]
pub fn quantities_of(text: &str, numerals: &[Numeral]) -> Vec<Quantity> {
    let mut numbers: Vec<Number> = numerals
        .iter()
        .filter(|numeral| numeral.kind == NumeralKind::Count)
        .map(Number::typed)
        .collect();
    let marks = text.match_indices(FIGURE_MARK);
    numbers.extend(marks.map(|(at, mark)| Number {
        range: at..at + mark.len(),
        value: None,
    }));
    if numbers.is_empty() {
        return Vec::new();
    }
    numbers.sort_by_key(|number| number.range.start);
    let stretches = Stretches::of(text);
    let mut found: Vec<Quantity> = Vec::with_capacity(numbers.len());
    for (index, number) in numbers.iter().enumerate() {
        let next = numbers
            .get(index + 1)
            .map_or(text.len(), |next| next.range.start);
        let previous = found.last().map_or(0, |last: &Quantity| last.measure.end);
        let clause = stretches.clause(before_bracket(text, &number.range));
        let sentence = stretches.sentence(number.range.start);
        let over = over_bracket(text, number, previous, &clause, &stretches);
        let mut quantity = quantity(text, number, previous..next, [clause, sentence]);
        let over = over.or_else(|| over_colon(text, &quantity, previous, &stretches));
        if let Some((clause, label)) = over {
            quantity.clause.start = clause;
            quantity.label = label;
        }
        found.push(quantity);
    }
    found
}

/// A number of a text before its words are read.
struct Number {
    range: Range<usize>,
    value: Option<Decimal>,
}

impl Number {
    fn typed(numeral: &Numeral) -> Self {
        Self {
            range: numeral.range.clone(),
            value: numeral.value,
        }
    }
}

/// Where the clause of a number starts and what its label is, where a bracket stands between the
/// two: 收到申请（含网络、信函方式）12件.
fn over_bracket(
    text: &str,
    number: &Number,
    free_from: usize,
    clause: &Range<usize>,
    stretches: &Stretches,
) -> Option<(usize, Range<usize>)> {
    let start = number.range.start;
    let is_bare = label::core(text, clause.start..start).is_empty();
    let before = text.before(clause.start).get(free_from..)?;
    let inside = before.strip_suffix(['）', ')']).filter(|_| is_bare)?;
    let open = free_from + inside.rfind(['（', '('])?;
    let outer = stretches.clause(open);
    let label = label::core(text, outer.start.max(free_from)..open);
    (!label.is_empty()).then_some((outer.start, label))
}

/// The same where a colon stands between the two, and nothing behind the number names it:
/// 总阅读人数：89323人.
fn over_colon(
    text: &str,
    quantity: &Quantity,
    free_from: usize,
    stretches: &Stretches,
) -> Option<(usize, Range<usize>)> {
    let rest = text.behind(quantity.measure.end.max(quantity.behind.start));
    let is_named_behind = !rest.is_empty() && !rest.starts_with(STRETCH_ENDS);
    if !quantity.label.is_empty() || is_named_behind {
        return None;
    }
    let before = text.before(quantity.number.start).trim_end();
    let colon = before.strip_suffix(['：', ':'])?.len();
    let outer = stretches.clause(colon);
    let label = label::core(text, outer.start.max(free_from).min(colon)..colon);
    (!label.is_empty()).then_some((outer.start, label))
}

/// Where a number starts, with the bracket that is around it alone: (216)条.
fn before_bracket(text: &str, number: &Range<usize>) -> usize {
    let before = text.before(number.start).strip_suffix(['(', '（']);
    match before {
        Some(before) if text.behind(number.end).starts_with([')', '）']) => before.len(),
        _ => number.start,
    }
}

/// A number with the words between its neighbours, in its clause and sentence.
fn quantity(
    text: &str,
    number: &Number,
    free: Range<usize>,
    [clause, sentence]: [Range<usize>; 2],
) -> Quantity {
    let Range { start, end } = number.range;
    let from = free.start.max(clause.start);
    let before_words = text.stretch(from..start);
    let about = BEFORE
        .iter()
        .find(|word| before_words.trim_end().ends_with(**word))
        .filter(|_| !ends_with_any(before_words, LABELS.not_about))
        .map_or(start..start, |word| {
            let end = from + before_words.trim_end().len();
            end - word.len()..end
        });
    let label_end = if about.is_empty() {
        before_bracket(text, &number.range)
    } else {
        about.start
    };
    // (216)条 and “240”条: what counts stands behind the bracket.
    let open = text.before(start).ends_with(['(', '（', '“']);
    let behind = text.stretch(end..free.end);
    let bracket = behind
        .chars()
        .next()
        .filter(|c| open && matches!(c, ')' | '）' | '”'));
    let mut at = end + bracket.map_or(0, char::len_utf8);
    let written = text.stretch(number.range.clone());
    let is_percentage = written.ends_with(['%', '％']) || written.starts_with("百分之");
    let mut more = at..at;
    let mut scale = Decimal::ONE;
    // 1200余万次 and 1200万余次 are both typed.
    for _ in 0..2 {
        let rest = text.stretch(at..free.end);
        let blank = rest.len() - rest.trim_start().len();
        let rest = rest.trim_start();
        if let Some(word) = AFTER.iter().find(|word| rest.starts_with(**word)) {
            more = at + blank..at + blank + word.len();
            at = more.end;
        } else if let Some((word, by)) = scale_at(rest) {
            scale = by;
            at += blank + word.len();
        }
    }
    let rest = text.stretch(at..free.end);
    let blank = rest.len() - rest.trim_start().len();
    let measure = if is_percentage {
        end - written.chars().next_back().map_or(0, char::len_utf8)..end
    } else {
        let word = measure_at(rest.trim_start()).or_else(|| {
            ["%", "％"]
                .into_iter()
                .find(|sign| rest.trim_start().starts_with(sign))
        });
        word.map_or(at..at, |word| at + blank..at + blank + word.len())
    };
    // 1000条以上, 500人左右.
    if more.is_empty() {
        let rest = text.stretch(measure.end..free.end);
        if let Some(word) = AFTER.iter().find(|word| rest.starts_with(**word)) {
            more = measure.end..measure.end + word.len();
        }
    }
    let behind_end = clause_end(text, measure.end.max(more.end)..free.end);
    Quantity {
        number: number.range.clone(),
        value: number.value,
        scale,
        approximately: [about, more],
        label: label::core(text, from.min(label_end)..label_end),
        behind: measure.end..behind_end.max(measure.end),
        measure,
        clause,
        sentence,
    }
}

/// Where the clause ends in which a range of the text starts; its end where that is nearer.
fn clause_end(text: &str, range: Range<usize>) -> usize {
    let within = text.stretch(range.clone());
    within
        .find(STRETCH_ENDS)
        .map_or(range.end, |at| range.start + at)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Label, value, measure and words behind of each quantity.
    fn read(text: &str) -> Vec<String> {
        quantities(text)
            .into_iter()
            .map(|quantity| {
                format!(
                    "{}|{}|{}|{}",
                    text.stretch(quantity.label.clone()),
                    quantity
                        .scaled_value()
                        .map_or("?".to_owned(), |value| value.normalize().to_string()),
                    text.stretch(quantity.measure.clone()),
                    text.stretch(quantity.behind.clone()),
                )
            })
            .collect()
    }

    #[test]
    fn a_quantity_has_its_label_and_its_measure() {
        assert_eq!(
            read("2017年，主动公开政府信息592条，其中政府网站公开约1.2万条、微信\u{FFFC}条。"),
            [
                "主动公开政府信息|592|条|",
                "政府网站公开|12000|条|、微信",
                "微信|?|条|"
            ]
        );
        assert_eq!(
            read("共收到12件信息依申请公开，3件结转下年度办理。"),
            ["收到|12|件|信息依申请公开", "|3|件|结转下年度办理"]
        );
        assert_eq!(
            read("公开率100%，占38.46％"),
            ["公开率|100|%|", "占|38.46|％|"]
        );
        assert_eq!(
            read("2024年收到申请（含网络、信函方式）共12件，（一）3件"),
            ["收到申请|12|件|", "|3|件|"]
        );
        assert_eq!(
            read("总阅读人数：89323人，办理如下：5件予以公开:3条"),
            ["总阅读|89323|人|", "|5|件|予以公开", "予以公开|3|条|"]
        );
        assert_eq!(
            read("公开信息(216)条，浏览1200余万次"),
            ["公开信息|216|条|", "浏览|12000000|次|"]
        );
    }
}
