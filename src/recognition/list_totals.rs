//! A list of numbers with their total behind: 网站10条、微信12条，合计22条.

use rust_decimal::Decimal;

use super::{
    list::List,
    list_parts::Extent,
    list_words::{CLAUSE_MARKS, behind_total},
};
use crate::language::stretch::Stretch as _;

impl List<'_> {
    /// The numbers of the list that stands before its total: 网站10条、微信12条，合计22条. Nothing but
    /// the sum tells where such a list begins, so there are none where the numbers give another.
    pub(super) fn parts_before(&self, total: usize) -> Option<Vec<usize>> {
        let quantity = self.quantities.get(total)?;
        let value = quantity.scaled_value()?;
        let clause = quantity.clause.start.min(quantity.number.start);
        let label = behind_total(self.text.stretch(clause..quantity.number.start))?;
        if self.is_share(quantity) || quantity.is_approximate() {
            return None;
        }
        let depth = self.depths.get(total)?;
        let (mut parts, mut sum) = (Vec::new(), Decimal::ZERO);
        let mut next = total;
        let near = self.near(total);
        while sum < value || parts.len() < 2 {
            let index = next.checked_sub(1).filter(|index| near.contains(index))?;
            let (item, own) = (self.quantities.get(index)?, self.depths.get(index)?);
            let between = self.words_before(next, item.measure.end);
            if own < depth || between.contains(['。', '\n']) {
                return None;
            }
            next = index;
            if own > depth || self.is_share(item) {
                continue;
            }
            if !self.may_be_part(item)
                || !self.are_alike(quantity, index)
                || item.scale != quantity.scale
            {
                return None;
            }
            sum = sum.checked_add(item.scaled_value()?)?;
            parts.push(index);
        }
        parts.reverse();
        let first = self.quantities.get(*parts.first()?)?;
        // 收到5件，办结5件，共公开10件 adds up by chance.
        let is_theirs = label.trim().is_empty()
            || self
                .text
                .stretch(first.label.clone())
                .starts_with(label.trim());
        (sum == value && is_theirs).then_some(parts)
    }

    /// The numbers of a list that its total follows and that do not add up to it: 网站10条、微信12条，合计23条. Only
    /// marks between parts of a list say where it begins, and its total stands alone in its clause. With
    /// whether they are less or more than it.
    pub(super) fn parts_before_wrong(&self, total: usize) -> Option<(Vec<usize>, Extent)> {
        let quantity = self.quantities.get(total)?;
        let (measure, depth) = (self.measure(total)?, self.depths.get(total)?);
        let behind = self.text.behind(quantity.measure.end).trim_start();
        let is_alone =
            behind.is_empty() || behind.starts_with(CLAUSE_MARKS) || behind.starts_with('\n');
        if self.is_share(quantity) || quantity.is_approximate() || !is_alone || measure.is_empty() {
            return None;
        }
        let (mut parts, mut next) = (Vec::new(), total);
        let near = self.near(total);
        while let Some(index) = next.checked_sub(1).filter(|index| near.contains(index)) {
            let item = self.quantities.get(index)?;
            let between = self.words_before(next, item.measure.end).trim();
            let goes_on = if next == total {
                let total = between.strip_prefix(['，', ',']);
                total.is_some_and(|total| behind_total(total) == Some(""))
            } else {
                between.starts_with('、')
            };
            if !goes_on {
                break;
            }
            let is_part = self.may_be_part(item)
                && !item.is_approximate()
                && !self.label(index).is_empty()
                && item.value.is_some()
                && item.scale == quantity.scale
                && self.measure(index) == Some(measure)
                && self.depths.get(index) == Some(depth);
            if !is_part {
                return None;
            }
            parts.push(index);
            next = index;
        }
        parts.reverse();
        let first = *parts.first().filter(|_| parts.len() > 1)?;
        let sum = *self.sums(quantity, &parts)?.last()?;
        let is_more = sum > quantity.scaled_value()?;
        // 网站10条、微信12条，共15条: some of them were published twice.
        if is_more && (self.is_way(first) || self.overlaps(first, total)) {
            return None;
        }
        let extent = if is_more {
            Extent::TooMuch
        } else {
            Extent::NearlyAll
        };
        Some((parts, extent))
    }
}
