//! Which of the form's sections a heading stands for.
//!
//! Headings are never copied word by word. What all of them share (政府信息公开工作, 情况, 的) tells
//! nothing and is left out; of the rest the form's title must be there for the most part, in
//! order, or one of the form's keywords.

use super::Section;
use crate::language::{heading::without_number, replaced::replaced};

/// What headings have in common; longer words first.
const NOISE: &[&str] = &[
    "政府信息公开",
    "政府信息",
    "政务公开",
    "信息公开",
    "工作",
    "情况",
    "说明",
    "的",
    "等",
    "及",
    "和",
    "与",
    "被",
];

/// Ways to speak of a review in which 申请 is no application for information.
const REVIEW: &[&str] = &["被申请", "申请行政复议", "申请复议"];

/// Of ten characters of a title so many must be there, in order.
const ENOUGH_OF_TEN: usize = 6;

/// The sections of a form, to find headings in.
#[derive(Debug)]
pub struct Outline<'a> {
    sections: Vec<(&'a Section, Vec<char>)>,
}

/// A heading, as far as it tells what it stands over.
#[derive(Debug)]
pub struct Heading {
    plain: String,
    telling: String,
    speaks_of_review: bool,
}

impl Heading {
    /// The heading `text`, with or without its number.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let plain = plain(text);
        Self {
            telling: telling(&plain),
            speaks_of_review: REVIEW.iter().any(|word| plain.contains(word)),
            plain,
        }
    }
}

impl<'a> Outline<'a> {
    /// The outline that these sections make.
    #[must_use]
    pub fn new(sections: &'a [Section]) -> Self {
        let title = |section: &Section| telling(&plain(&section.title)).chars().collect();
        Self {
            sections: sections
                .iter()
                .map(|section| (section, title(section)))
                .collect(),
        }
    }

    /// Which of the sections a heading fits, and how well.
    #[must_use]
    pub fn fits(&self, heading: &Heading) -> Fits {
        let fits = self.sections.iter();
        let fits = fits.map(|(section, title)| fit(heading, section, title));
        Fits(fits.enumerate().filter(|(_, fit)| *fit > 0).collect())
    }

    /// The section that a heading stands for before all others, by its number; `None` where two
    /// fit alike or none does.
    #[must_use]
    pub fn best(&self, heading: &Heading) -> Option<usize> {
        self.fits(heading).best()
    }
}

/// Which sections of a form a heading fits.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Fits(
    /// Each by its number, with how many characters of its title or of a keyword the heading has.
    Vec<(usize, usize)>,
);

impl Fits {
    /// The sections by their numbers, in order.
    pub fn sections(&self) -> impl Iterator<Item = usize> {
        self.0.iter().map(|(section, _)| *section)
    }

    /// The section that the heading stands for before all others; `None` where two fit alike or
    /// none does.
    #[must_use]
    pub fn best(&self) -> Option<usize> {
        let high = self.0.iter().map(|(_, fit)| *fit).max()?;
        let mut highest = self.0.iter().filter(|(_, fit)| *fit == high);
        match (highest.next(), highest.next()) {
            (Some((only, _)), None) => Some(*only),
            _ => None,
        }
    }
}

/// Which part of a report stands for each of so many sections of the form, by what the heading of
/// each part `stands_for`; else by its place, unless what stands there is another section.
#[must_use]
pub fn parts_for(sections: usize, stands_for: &[Option<usize>]) -> Vec<Option<usize>> {
    (0..sections)
        .map(|section| {
            let by_heading = stands_for.iter().position(|found| *found == Some(section));
            by_heading.or_else(|| (stands_for.get(section) == Some(&None)).then_some(section))
        })
        .collect()
}

/// How well a heading fits a section with this title; 0 where too few characters are there.
fn fit(heading: &Heading, section: &Section, title: &[char]) -> usize {
    let keyword = section
        .keywords
        .iter()
        .filter(|keyword| heading.plain.contains(keyword.as_str()))
        .filter(|keyword| !(heading.speaks_of_review && keyword.as_str() == "申请"))
        .map(|keyword| keyword.chars().count())
        .max();
    let common = common_length(title, &heading.telling);
    let is_enough = common > 0 && common * 10 >= title.len() * ENOUGH_OF_TEN;
    keyword.unwrap_or(0).max(if is_enough { common } else { 0 })
}

/// A heading without its number, spaces and punctuation.
fn plain(heading: &str) -> String {
    without_number(heading)
        .chars()
        .filter(|character| character.is_alphanumeric())
        .collect()
}

/// What of a plain heading tells it from others.
fn telling(plain: &str) -> String {
    replaced(plain.to_owned(), NOISE.iter().map(|noise| (*noise, "")))
}

/// The length of the longest common subsequence, in characters.
fn common_length(a: &[char], b: &str) -> usize {
    // `best` holds, for each beginning of `a`, the length it shares with what was read of `b`.
    let mut best = vec![0_usize; a.len() + 1];
    for character in b.chars() {
        let mut diagonal = 0;
        let mut left = 0;
        for (own, cell) in a.iter().zip(best.iter_mut().skip(1)) {
            let above = *cell;
            *cell = if *own == character {
                diagonal + 1
            } else {
                above.max(left)
            };
            diagonal = above;
            left = *cell;
        }
    }
    *best.last().expect("the empty beginning is there always")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::forms::Form;

    fn number(heading: &str) -> Option<usize> {
        let form = Form::built_in("2021").unwrap();
        let outline = Outline::new(&form.sections);
        outline.best(&Heading::new(heading)).map(|index| index + 1)
    }

    #[test]
    fn a_subsequence_is_measured() {
        let length = |a: &str, b| common_length(&a.chars().collect::<Vec<char>>(), b);
        assert_eq!(length("存在主要问题改进", "存在问题改进"), 6);
        assert_eq!(length("甲乙丙", "丙乙甲"), 1);
        assert_eq!(length("", "甲"), 0);
    }

    #[test]
    fn headings_of_published_reports_are_known() {
        let cases = [
            ("一、总体情况", 1),
            ("第一部分 概述", 1),
            ("政府信息公开工作总体情况", 1),
            ("二、主动公开政府信息情况", 2),
            ("政府信息主动公开情况", 2),
            ("三、收到和处理政府信息公开申请情况", 3),
            ("依申请公开政府信息情况", 3),
            ("政府信息公开申请情况", 3),
            ("因政府信息公开工作被申请行政复议、提起行政诉讼情况", 4),
            ("四、政府信息公开行政复议、行政诉讼情况", 4),
            ("行政复议及行政诉讼", 4),
            ("政府信息公开申请行政复议及提起行政诉讼情况说明", 4),
            ("五、政府信息公开工作存在的主要问题及改进情况", 5),
            ("五、存在问题及改进情况", 5),
            ("存在的困难与下一步打算", 5),
            ("六、其他需要报告的事项", 6),
            ("（六）其它需要说明的事项", 6),
        ];
        for (heading, expected) in cases {
            assert_eq!(number(heading), Some(expected), "{heading}");
        }
    }

    #[test]
    fn a_heading_of_the_organs_own_stands_for_none() {
        for heading in ["附件", "政策解读", "三、监督保障", "重点领域信息公开", ""]
        {
            assert_eq!(number(heading), None, "{heading}");
        }
    }
}
