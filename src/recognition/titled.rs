//! The titles among the lines of a text: on one line, or broken over several.

use std::ops::Range;

use super::{
    organ_name::is_organ,
    page::{SUBJECTS, TITLE_WORDS},
    title::{is_name, is_name_alone, said, title},
};
use crate::language::{
    blanks::without_blanks, dates::dates, scope_words::PLACES, stretch::Stretch as _,
    word_table::ends_with_any,
};

/// Over so many lines a title is broken at most.
const MOST_LINES: usize = 3;

/// A longer line is no part of a title that goes on, in characters.
const LONGEST_PART: usize = 40;

/// A shorter name of an organ is the rest of one, in characters.
const SHORTEST_NAME: usize = 3;

/// A title.
#[derive(Debug, Clone)]
pub(super) struct Titled {
    /// The first of its lines.
    pub(super) first: usize,
    /// Where it stands in each of them.
    pub(super) parts: Vec<Range<usize>>,
    /// Its words, without the breaks.
    pub(super) words: String,
    /// Where in its words the organ's name stands.
    pub(super) organ: Option<Range<usize>>,
    /// The year that it names.
    pub(super) year: Option<i32>,
}

impl Titled {
    fn new(lines: &[&str], first: usize, parts: Vec<Range<usize>>) -> Self {
        let pieces = lines.iter().skip(first).zip(&parts);
        let words: String = pieces
            .map(|(line, part)| line.stretch(part.clone()))
            .collect();
        let (organ, year) = said(&words);
        Self {
            first,
            parts,
            words,
            organ,
            year,
        }
    }

    /// The last of its lines.
    pub(super) fn last(&self) -> usize {
        (self.first + self.parts.len()).saturating_sub(1)
    }

    /// Where a stretch of its words stands: in which line, and where there; of one that is broken,
    /// the part before the break.
    pub(super) fn place(&self, stretch: &Range<usize>) -> Option<(usize, Range<usize>)> {
        let mut before = 0;
        for (index, part) in (self.first..).zip(&self.parts) {
            if stretch.start < before + part.len() {
                let start = part.start + (stretch.start - before);
                let end = part.start + (stretch.end - before);
                return Some((index, start..end.min(part.end)));
            }
            before += part.len();
        }
        None
    }

    /// Where the year stands that it names: the title's part of that line, where it is broken.
    pub(super) fn year_place(&self) -> Option<(usize, Range<usize>)> {
        let date = dates(&self.words)
            .into_iter()
            .find(|date| date.year.is_some())?;
        let (line, _) = self.place(&date.range)?;
        Some((line, self.parts.get(line - self.first)?.clone()))
    }

    /// The same with the line above it, where that line is of it: it ends with the year, or within
    /// the organ's name.
    fn with_line_above(self, lines: &[&str]) -> Self {
        let above = self.first.checked_sub(1).and_then(|above| lines.get(above));
        let Some(above) = above.filter(|above| may_go_on(above)) else {
            return self;
        };
        let first = self.first - 1;
        let parts = std::iter::once(0..above.len()).chain(self.parts.iter().cloned());
        let joined = Self::new(lines, first, parts.collect());
        let name = |title: &Self| {
            title
                .organ
                .clone()
                .map(|name| title.words.stretch(name).to_owned())
        };
        let names_year = self.year.is_none()
            && ends_with_year(above)
            && joined.year.is_some()
            && name(&joined).is_none_or(|name| names_organ(&name));
        let is_cut = |organ: &Range<usize>| {
            organ.start == 0 && self.words.stretch(organ.clone()).chars().count() < SHORTEST_NAME
        };
        let is_name_broken = self.organ.as_ref().is_some_and(is_cut)
            && is_name(above)
            && !is_name_alone(above)
            && name(&joined).is_some_and(|name| is_organ(&name));
        if names_year || is_name_broken {
            joined
        } else {
            self
        }
    }
}

/// The titles of these lines, in order.
pub(super) fn titles<'t>(lines: &'t [&'t str]) -> impl Iterator<Item = Titled> {
    (0..lines.len()).filter_map(|last| {
        let line = lines.get(last)?;
        let whole = title(line).map(|range| Titled::new(lines, last, vec![range]));
        let titled = whole.or_else(|| broken(lines, last))?;
        Some(titled.with_line_above(lines))
    })
}

/// The last title before one that names no organ which does, and is of no other year.
pub(super) fn said_before<'t>(title: &Titled, titles: &'t [Titled]) -> Option<&'t Titled> {
    let is_same = |other: &&Titled| {
        let years = other.year.zip(title.year);
        other.last() < title.first
            && other.organ.is_some()
            && years.is_none_or(|(one, other)| one == other)
    };
    titles
        .iter()
        .rfind(is_same)
        .filter(|_| title.organ.is_none())
}

/// The title that is broken within its words and ends with a line.
fn broken(lines: &[&str], last: usize) -> Option<Titled> {
    lines.get(last).filter(|line| may_go_on(line))?;
    let most = MOST_LINES.min(last + 1);
    (2..=most).find_map(|count| {
        let first = last + 1 - count;
        let of_title = lines.get(first..=last)?;
        let (end, before) = of_title.split_last()?;
        if !before
            .iter()
            .all(|line| may_go_on(line) && title(line).is_none())
        {
            return None;
        }
        let titled = Titled::new(
            lines,
            first,
            of_title.iter().map(|line| 0..line.len()).collect(),
        );
        let subject = SUBJECTS
            .iter()
            .filter_map(|word| titled.words.find(word))
            .min()?;
        // 信息公开 and 法治政府建设年度报告 below it are no title.
        let is_within = subject < titled.words.len() - end.len();
        let is_title = title(&titled.words) == Some(0..titled.words.len());
        // 政府信息公开 and 年度报告 below it stand in the menu of every page.
        let named = titled.organ.clone();
        let is_named = titled.year.is_some()
            || named.is_some_and(|name| names_organ(titled.words.stretch(name)));
        (is_within && is_title && is_named && says_title_only(titled.words.behind(subject)))
            .then_some(titled)
    })
}

/// Whether a line may be broken within a title.
fn may_go_on(line: &str) -> bool {
    line.chars().count() <= LONGEST_PART
        && !line.contains(['。', '，', '；', '：', ':', '、', '>', '|', '《', '》'])
}

/// Whether a name is that of an organ, or of a place that is one.
fn names_organ(name: &str) -> bool {
    is_organ(name) || ends_with_any(name, PLACES)
}

/// Whether a line ends with a year.
fn ends_with_year(line: &str) -> bool {
    let line = line.strip_suffix('度').unwrap_or(line);
    let last = dates(line).into_iter().next_back();
    last.is_some_and(|date| {
        date.range.end == line.len() && date.year.is_some() && date.month.is_none()
    })
}

/// Whether words from the subject on are those of a title and no others: 政府信息公开工作年度报告.
fn says_title_only(words: &str) -> bool {
    let plain = without_blanks(words);
    let mut rest = plain.as_str();
    while !rest.is_empty() {
        let words = [TITLE_WORDS, SUBJECTS].into_iter().flatten();
        let behind = words.filter_map(|word| rest.strip_prefix(word));
        match behind.min_by_key(|behind| behind.len()) {
            Some(behind) => rest = behind,
            None => return false,
        }
    }
    true
}
