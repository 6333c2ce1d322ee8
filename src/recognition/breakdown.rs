//! Which numbers of a text are parts of which: 公开592条，其中网站34条，微信26条.

use std::ops::Range;

use rust_decimal::Decimal;

use super::list_words::{CLAUSE_MARKS, WORDS, closes, is_introduced, is_percentage, opens_bracket};
use crate::language::{measure::are_alike, quantity::Quantity, stretch::Stretch as _};

/// A number that a text breaks down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Breakdown {
    /// Which quantity of the text is the whole.
    pub whole: usize,
    /// Which are its parts, in order.
    pub parts: Vec<usize>,
    /// Whether the parts add up to the whole; else they are some of its parts, or the text is wrong.
    pub is_complete: bool,
}

/// The breakdowns of a text, of which `quantities` are all quantities. A quantity is part of one
/// whole at most; a part may be a whole itself.
#[must_use]
pub fn breakdowns(text: &str, quantities: &[Quantity]) -> Vec<Breakdown> {
    let depths = depths(text, quantities);
    let mut is_part = vec![false; quantities.len()];
    let mut found = Vec::new();
    for whole in 0..quantities.len() {
        let list = List {
            text,
            quantities,
            depths: &depths,
        };
        let Some(breakdown) = list.of(whole) else {
            continue;
        };
        // 微信40条；其中涉及民生的10条 may be of all: only a bracket breaks a part down.
        let is_bracket = breakdown
            .parts
            .first()
            .is_some_and(|first| depths.get(*first) > depths.get(whole));
        if is_part.get(whole) == Some(&true) && !is_bracket {
            continue;
        }
        if breakdown
            .parts
            .iter()
            .any(|part| is_part.get(*part) == Some(&true))
        {
            continue;
        }
        for part in &breakdown.parts {
            if let Some(is_part) = is_part.get_mut(*part) {
                *is_part = true;
            }
        }
        found.push(breakdown);
    }
    found
}

/// How many numbers, percentages and those of other brackets, may stand between a whole and its
/// first part.
const MOST_PASSED: usize = 16;

/// How deep in brackets each number stands; a bracket around the number alone is none.
fn depths(text: &str, quantities: &[Quantity]) -> Vec<usize> {
    let mut marks = text.match_indices(['（', '(', '）', ')']).peekable();
    let mut depth = 0_usize;
    quantities
        .iter()
        .map(|quantity| {
            while let Some((_, mark)) = marks.next_if(|(at, _)| *at < quantity.number.start) {
                depth = if matches!(mark, "（" | "(") {
                    depth + 1
                } else {
                    depth.saturating_sub(1)
                };
            }
            let is_alone = text.behind(quantity.number.end).starts_with([')', '）'])
                && text.before(quantity.number.start).ends_with(['(', '（']);
            depth.saturating_sub(usize::from(is_alone))
        })
        .collect()
}

/// The numbers of a text, as parts are looked for among them.
struct List<'t> {
    text: &'t str,
    quantities: &'t [Quantity],
    depths: &'t [usize],
}

impl List<'_> {
    /// The breakdown of one quantity, where the text gives one.
    fn of(&self, whole: usize) -> Option<Breakdown> {
        let quantity = self.quantities.get(whole)?;
        let value = quantity.scaled_value()?;
        if self.is_share(quantity) || self.is_running_total(quantity) {
            return None;
        }
        let (first, depth) = self.first_part(whole)?;
        let items = self.items(whole, first, depth);
        let mut sums = Vec::with_capacity(items.len());
        let mut sum = Decimal::ZERO;
        for item in &items {
            let item = self.quantities.get(*item)?;
            if item.scale != quantity.scale {
                // 1.2万次，其中4000次: figures of two units.
                return None;
            }
            sum = sum.checked_add(item.scaled_value()?)?;
            sums.push(sum);
        }
        let alike = items
            .iter()
            .take_while(|item| self.are_alike(quantity, **item))
            .count();
        let is_exact = |sum: &Decimal| *sum == value && !quantity.is_approximate();
        // Of several measures all of the list must be the whole.
        let exact = match sums.iter().take(alike).position(is_exact) {
            Some(last) => Some(last + 1 + self.zeros_behind(&items, last)),
            None => sums.last().filter(|sum| is_exact(sum)).map(|_| sums.len()),
        };
        if let Some(count) = exact {
            return Some(Breakdown {
                whole,
                parts: items.into_iter().take(count).collect(),
                is_complete: true,
            });
        }
        // 上年结转3件。其中，予以公开184件 is of another number.
        if sums.first().is_some_and(|first| *first > value) {
            return None;
        }
        let parts: Vec<usize> = items.into_iter().take(alike).collect();
        let is_whole_list = parts.last().is_some_and(|last| self.is_rest(*last));
        (!parts.is_empty()).then_some(Breakdown {
            whole,
            parts,
            // A list that ends with the others names them all: the text is wrong.
            is_complete: is_whole_list,
        })
    }

    /// How many zeros of the same list stand behind the part that makes the sum.
    fn zeros_behind(&self, items: &[usize], last: usize) -> usize {
        let behind = items.windows(2).skip(last);
        behind
            .take_while(|pair| {
                let [before, next] = pair else { return false };
                let end = self
                    .quantities
                    .get(*before)
                    .map_or(0, |one| one.measure.end);
                let is_zero = self.quantities.get(*next).and_then(|one| one.value);
                // 均按期答复，引发复议0件 stands behind a clause of its own.
                is_zero.is_some_and(|value| value.is_zero())
                    && self.words_before(*next, end).matches(CLAUSE_MARKS).count() == 1
            })
            .count()
    }

    /// Whether a number counts all others: 其他9条.
    fn is_rest(&self, index: usize) -> bool {
        let label = self.quantities.get(index).map(|one| one.label.clone());
        label.is_some_and(|label| {
            let label = self.text.stretch(label);
            WORDS
                .rest
                .iter()
                .any(|word| label.starts_with(word.as_str()))
        })
    }

    /// The first number of the list that breaks a quantity down, and how deep it stands: in a
    /// bracket right behind it, or where words introduce it.
    fn first_part(&self, whole: usize) -> Option<(usize, usize)> {
        let quantity = self.quantities.get(whole)?;
        let own = *self.depths.get(whole)?;
        // What was passed over last: 592条，公开率100%，其中网站34条.
        let mut from = quantity.measure.end;
        let last = self.quantities.len().min(whole + 1 + MOST_PASSED);
        for index in whole + 1..last {
            let (next, depth) = (self.quantities.get(index)?, *self.depths.get(index)?);
            if depth < own {
                return None;
            }
            let passed = self.text.stretch(quantity.measure.end..from);
            let whole_between = self.words_before(index, quantity.measure.end);
            let between = self.words_before(index, from);
            let is_part = self.may_be_part(next);
            let is_listed = is_introduced(between)
                || (!passed.contains(['。', '\n']) && is_introduced(whole_between));
            if is_part && depth == own {
                return is_listed.then_some((index, depth));
            }
            if is_part && depth == own + 1 && opens_bracket(between) {
                let inside = between.trim_start_matches(CLAUSE_MARKS);
                let is_introduced = is_introduced(inside.trim_start_matches(['（', '(']));
                if is_introduced || self.adds_up(whole, index, depth) {
                    return Some((index, depth));
                }
            }
            from = from.max(next.measure.end);
        }
        None
    }

    /// Whether two numbers or more of a bracket are a quantity exactly: 复议5件（维持4件，纠正1件）.
    fn adds_up(&self, whole: usize, first: usize, depth: usize) -> bool {
        let value = self.quantities.get(whole).and_then(Quantity::scaled_value);
        let items = self.items(whole, first, depth);
        let mut values = items
            .iter()
            .filter_map(|item| self.quantities.get(*item)?.scaled_value());
        let sum = values.try_fold(Decimal::ZERO, Decimal::checked_add);
        items.len() > 1 && sum.is_some() && sum == value
    }

    /// The numbers from `first` on that stand in one list at this depth.
    fn items(&self, whole: usize, first: usize, depth: usize) -> Vec<usize> {
        let mut items = Vec::new();
        let mut separator: Option<char> = None;
        let mut end: Option<usize> = None;
        for index in first..self.quantities.len() {
            let (Some(quantity), Some(own)) = (self.quantities.get(index), self.depths.get(index))
            else {
                break;
            };
            let before = end.map_or("", |end| self.words_before(index, end));
            // A list ends with its sentence and with its bracket.
            if before.contains(['。', '\n']) || *own < depth || closes(before) {
                break;
            }
            if *own > depth || !self.may_be_part(quantity) {
                continue;
            }
            let label = self.text.stretch(quantity.label.clone());
            let is_other = WORDS
                .ends
                .iter()
                .any(|word| label.starts_with(word.as_str()));
            // 33条，其中规范性文件8个 breaks the 33 down.
            let is_introduced =
                end.is_some() && is_introduced(before) && !before.starts_with(['（', '(']);
            if quantity.value.is_none()
                || is_other
                || is_introduced
                || !self.may_count_in(whole, index)
            {
                break;
            }
            // Behind a list of commas a semicolon begins something else.
            let mark = before.matches(['，', '、', '；', ',', ';']).next_back();
            let mark = mark.and_then(|mark| mark.chars().next());
            if separator.is_some_and(|first| first != '；') && mark == Some('；') {
                break;
            }
            separator = separator.or(mark);
            items.push(index);
            end = Some(quantity.measure.end);
        }
        items
    }

    /// What stands between `from` and the number of a quantity.
    fn words_before(&self, index: usize, from: usize) -> &str {
        let number = self
            .quantities
            .get(index)
            .map_or(from, |one| one.number.start);
        self.text.stretch(from..number.max(from))
    }

    fn may_be_part(&self, quantity: &Quantity) -> bool {
        !self.is_share(quantity) && !self.is_running_total(quantity)
    }

    /// 目前累计2739条 counts the years before too.
    fn is_running_total(&self, quantity: &Quantity) -> bool {
        let clause = quantity.clause.start.min(quantity.number.start);
        let before = self.text.stretch(clause..quantity.number.start);
        let mut words = WORDS.running_totals.iter();
        words.any(|word| before.starts_with(word.as_str()))
    }

    fn is_share(&self, quantity: &Quantity) -> bool {
        is_percentage(self.text, quantity)
    }

    /// Whether a number of this measure may be part of the whole: 件 of 条, and no 元 of 件.
    fn may_count_in(&self, whole: usize, part: usize) -> bool {
        let Some(quantity) = self.quantities.get(whole) else {
            return false;
        };
        let measure = |index: usize| {
            let quantity = self.quantities.get(index);
            quantity.map_or("", |one| self.text.stretch(one.measure.clone()))
        };
        let is_mixed = |index: usize| WORDS.mixed.iter().any(|word| word == measure(index));
        self.are_alike(quantity, part) || (is_mixed(whole) && is_mixed(part))
    }

    fn are_alike(&self, whole: &Quantity, part: usize) -> bool {
        let measure = |range: &Range<usize>| self.text.stretch(range.clone());
        self.quantities.get(part).is_some_and(|part| {
            let (one, other) = (measure(&whole.measure), measure(&part.measure));
            one.is_empty() || other.is_empty() || are_alike(one, other)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::quantity::quantities;

    /// Each breakdown as `592=34+26`, `592>34` where it does not add up.
    fn read(text: &str) -> Vec<String> {
        let quantities = quantities(text);
        let number = |index: &usize| text.stretch(quantities[*index].number.clone());
        breakdowns(text, &quantities)
            .iter()
            .map(|one| {
                let parts: Vec<&str> = one.parts.iter().map(number).collect();
                let sign = if one.is_complete { '=' } else { '>' };
                format!("{}{sign}{}", number(&one.whole), parts.join("+"))
            })
            .collect()
    }

    #[test]
    fn parts_are_found_behind_their_whole() {
        for (text, expected) in [
            (
                "公开信息63条，其中，组织机构类信息16条，动态类信息36条，预决算信息5条，其他6条。",
                vec!["63=16+36+5+6"],
            ),
            (
                "公开信息130条，其中领导信息7条，占5.38%；法规信息3条，占2.30%。",
                vec!["130>7+3"],
            ),
            (
                "公开信息22条，其中部门财务信息2条（其中部门预算1条、部门决算1条），计划总结20条。",
                vec!["22=2+20", "2=1+1"],
            ),
            (
                "公开信息179条，其中全文电子化率达100%。分类如下：机构类13条，动态类166条。",
                vec!["179=13+166"],
            ),
            (
                "共收到12件信息依申请公开，其中10件已经按时答复，剩余2件结转下年度。",
                vec!["12=10+2"],
            ),
            (
                "发布信息108条，通过网站公开33条，其中规范性文件8条。",
                vec!["33>8"],
            ),
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
    }

    #[test]
    fn what_only_stands_behind_is_no_part() {
        for text in [
            "收到申请3件，上年结转1件，办结2件。",
            "公开信息592条。收到申请12件，办结12件。",
            "共办理申请1527件，其中予以公开占58.5%。行政复议93件，行政诉讼19件。",
            "收到申请208件，其中同比增加5件。",
            "主动公开信息606条，其中全文电子化率达100%，目前总计公开2739条。",
        ] {
            assert_eq!(read(text), Vec::<String>::new(), "{text}");
        }
    }
}
