//! A list of numbers with their total behind: 网站10条、微信12条，合计22条.

use rust_decimal::Decimal;

use super::{list::List, list_words::behind_total};
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
        while sum < value || parts.len() < 2 {
            let index = next.checked_sub(1)?;
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
}
