//! What stands at the head and the foot of pages, and is none of the text: running heads, and the
//! numbers of pages, which are left out as in every format.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    lines::TextLine,
    page_blocks::{Block, PageBlocks},
};

/// How much of a page its head and its foot have at the most.
const PART: f64 = 0.12;
/// What may stand around the number of a page.
const AROUND_NUMBER: &str = " \u{3000}-—–－―─·.第页共／/,，()（）~～";

/// Takes heads and feet out of the pages, and gives the running heads, each once.
pub(super) fn take(pages: &mut [PageBlocks]) -> Vec<String> {
    let repeated = repeated(pages);
    let mut heads = BTreeSet::new();
    for page in pages {
        // Where all of a page is said to be beside the text, nothing is said.
        let says = page.blocks.iter().any(|block| match block {
            Block::Line(line) => !line.is_beside,
            Block::Table(..) => true,
        });
        let height = page.height;
        let outermost = outermost(page);
        let mut at = 0;
        page.blocks.retain(|block| {
            let here = at;
            at += 1;
            let Block::Line(line) = block else {
                return true;
            };
            let is_out = is_at_edge(line, height);
            let is_number = may_be_page_number(&line.text)
                && (says && line.is_beside || is_out && outermost.contains(&here));
            let is_head = says && line.is_beside && is_out
                || is_out && repeated.contains(&(pattern(&line.text), place(line)));
            if is_head && !is_number {
                heads.insert(line.text.trim().to_owned());
            }
            !is_number && !is_head
        });
    }
    heads.into_iter().collect()
}

/// The first and the last block of a page, by their numbers.
fn outermost(page: &PageBlocks) -> [usize; 2] {
    let lowest = page
        .blocks
        .iter()
        .enumerate()
        .max_by(|(_, a), (_, b)| a.area().bottom.total_cmp(&b.area().bottom));
    [0, lowest.map_or(0, |(at, _)| at)]
}

/// What stands at the same place of the head or the foot of most pages.
fn repeated(pages: &[PageBlocks]) -> BTreeSet<(String, i64)> {
    let mut counts: BTreeMap<(String, i64), usize> = BTreeMap::new();
    for page in pages {
        let mut here = BTreeSet::new();
        for block in &page.blocks {
            if let Block::Line(line) = block
                && is_at_edge(line, page.height)
            {
                here.insert((pattern(&line.text), place(line)));
            }
        }
        for one in here {
            *counts.entry(one).or_default() += 1;
        }
    }
    let most = (pages.len() / 2).max(2);
    counts.retain(|_, count| *count >= most);
    counts.into_keys().collect()
}

fn is_at_edge(line: &TextLine, height: f64) -> bool {
    line.area.bottom < height * PART || line.area.top > height * (1.0 - PART)
}

/// The place as far as it is the same on every page.
#[expect(clippy::cast_possible_truncation, reason = "it stands on the page")]
fn place(line: &TextLine) -> i64 {
    (line.area.middle().1 / 4.0).round() as i64
}

/// A text with its digits as one sign: they count the pages.
fn pattern(text: &str) -> String {
    let digit = |one: char| if one.is_ascii_digit() { '#' } else { one };
    let mut pattern: String = text.trim().chars().map(digit).collect();
    while pattern.contains("##") {
        pattern = pattern.replace("##", "#");
    }
    pattern
}

/// Whether a line that stands at the edge of its page is nothing but its number: `3`, `第 3 页 共 5 页`.
fn may_be_page_number(text: &str) -> bool {
    let is_digit = |one: char| one.is_ascii_digit() || ('０'..='９').contains(&one);
    let digits = text.chars().filter(|one| is_digit(*one)).count();
    let rest = text.chars().filter(|one| !is_digit(*one));
    (1..=8).contains(&digits)
        && text.chars().count() <= 20
        && rest.clone().all(|one| AROUND_NUMBER.contains(one))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_number_of_a_page_is_told_from_a_figure() {
        for number in ["1", "- 12 -", "— 3 —", "第 1 页 共 5 页", "2/5"] {
            assert!(may_be_page_number(number), "{number}");
        }
        for other in ["2024年", "共计", "12件", "一、"] {
            assert!(!may_be_page_number(other), "{other}");
        }
    }
}
