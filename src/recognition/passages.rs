//! Where in a transcript the parts of a report stand: its title, the lines before part one, the
//! numbered parts, the signature; and what around them is none of it.

use std::{collections::BTreeSet, ops::Range};

use chrono::NaiveDate;

use super::{
    broken_lines::mark_broken,
    headings::headings,
    organ_name::is_organ,
    page::{PRESENTS, is_behind_report, is_contents_title, is_of_page},
    signature::Signature,
    text_line::{Lines, TextLine},
    title::{self, is_name_alone},
    titled::{Titled, said_before, titles},
    unfolded::{is_blank, lines_of},
};
use crate::{
    diagnostic::Locator,
    forms::Form,
    language::{
        blanks::without_blanks, heading, punctuation::STRETCH_ENDS, scope_words::PLACES,
        stretch::Stretch as _, word_table::ends_with_any,
    },
    readers::{
        Transcript,
        laid_out::{LaidOut, PiecePlace},
        transcript::LineKind,
    },
};

/// From so many characters on a cell that holds a sentence is text that a table lays out.
const SHORTEST_TEXT: usize = 24;

/// A report's parts, as they stand in a transcript.
#[derive(Debug, Default)]
pub struct Passages {
    /// Its title.
    pub title: Option<PiecePlace>,
    /// The organ's name, and where it stands.
    pub organ: Option<(String, PiecePlace)>,
    /// The year that the title names, and where.
    pub year: Option<(i32, PiecePlace)>,
    /// The lines before part one.
    pub preamble: Vec<Lines>,
    /// The parts.
    pub parts: Vec<Part>,
    /// The day of signature, and where it stands.
    pub date: Option<(NaiveDate, PiecePlace)>,
    /// What is none of it: what a web page has around, what stands before the title.
    pub left_out: Vec<PiecePlace>,
}

/// A part of a report.
#[derive(Debug, Default)]
pub struct Part {
    /// Its heading without its number; empty where a text goes without.
    pub heading: Option<PiecePlace>,
    /// Its paragraphs.
    pub body: Vec<Lines>,
}

impl Passages {
    /// The parts of the report in a transcript, but for the lines that are `taken` as tables. `form`
    /// names the parts.
    #[must_use]
    pub fn of(transcript: &Transcript, taken: &BTreeSet<usize>, form: &Form) -> Self {
        let mut passages = Self::default();
        let (mut lines, notes) = passages.lines(transcript, taken, form);
        let headings = headings(&lines, form);
        passages.take_title(&mut lines, headings.first().map(|(index, _)| *index));
        let behind = lines.len();
        let mut lines = passages.take_signature(lines, &headings);
        // They stand behind the signature, and belong to the text before it.
        lines.extend((behind..).zip(notes));
        passages.take_quoted_title(&lines);
        passages.take_presented_organ(&lines);
        let mut headings = headings.into_iter().peekable();
        for (index, line) in lines {
            if headings.peek().is_some_and(|(at, _)| *at == index)
                && let Some((_, heading)) = headings.next()
            {
                passages.parts.push(Part {
                    heading: Some(line.part(heading)),
                    body: Vec::new(),
                });
            } else if let Some(part) = passages.parts.last_mut() {
                line.add_to(&mut part.body);
            } else {
                line.add_to(&mut passages.preamble);
            }
        }
        // A report without parts is one.
        if passages.parts.is_empty() && !passages.preamble.is_empty() {
            passages.parts.push(Part {
                heading: None,
                body: std::mem::take(&mut passages.preamble),
            });
        }
        passages
    }

    /// Whether there is any text.
    #[must_use]
    pub fn has_text(&self) -> bool {
        !self.preamble.is_empty() || self.parts.iter().any(|part| !part.body.is_empty())
    }

    /// Whether there is a sentence.
    #[must_use]
    pub fn has_sentences(&self, transcript: &Transcript) -> bool {
        let bodies = self.parts.iter().flat_map(|part| &part.body);
        let mut places = self.preamble.iter().chain(bodies).flatten();
        places.any(|place| transcript.text(place).contains('。'))
    }

    /// Lets text that stood in a table which only lays the page out be found by its part and
    /// paragraph.
    pub fn locate(&self, transcript: &Transcript, laid_out: &mut LaidOut) {
        for part in &self.parts {
            let heading = part
                .heading
                .as_ref()
                .map(|heading| transcript.text(heading));
            let firsts = part.body.iter().filter_map(|lines| lines.first());
            for (number, place) in (1..).zip(part.heading.iter().chain(firsts)) {
                let line = transcript.lines.get(place.line);
                let row = line.filter(|line| matches!(line.kind, LineKind::Row { .. }));
                if let Some(cell) = row.and_then(|row| row.pieces.get(place.piece)) {
                    let heading = heading.map(str::to_owned);
                    let paragraph = Locator::Paragraph { heading, number };
                    laid_out.locate(place, cell.locator.beside(paragraph));
                }
            }
        }
    }

    /// The lines of the text, and its notes; what is of the page alone is left out.
    fn lines<'t>(
        &mut self,
        transcript: &'t Transcript,
        taken: &BTreeSet<usize>,
        form: &Form,
    ) -> (Vec<TextLine<'t>>, Vec<TextLine<'t>>) {
        let mut lines = Vec::new();
        let mut notes = Vec::new();
        let titles = form.sections.iter().enumerate();
        let titles: BTreeSet<String> = titles
            .map(|(index, section)| without_blanks(&heading::numbered(index + 1, &section.title)))
            .collect();
        for (number, line) in transcript.lines.iter().enumerate() {
            // The title of a table may be the heading of the part that it stands in.
            let is_table = taken.contains(&number)
                && !matches!(line.kind, LineKind::Heading(_))
                && !line
                    .pieces
                    .iter()
                    .any(|held| titles.contains(&without_blanks(&held.text)));
            if is_table || line.kind == LineKind::Margin {
                continue;
            }
            for (piece, held) in line.pieces.iter().enumerate() {
                let is_laid_out = !matches!(line.kind, LineKind::Row { .. }) || is_text(&held.text);
                for range in lines_of(&held.text, Some(form)) {
                    let text = held.text.stretch(range.clone());
                    let place = PiecePlace {
                        line: number,
                        piece,
                        range,
                    };
                    if !is_laid_out || is_of_page(text) || is_contents_title(text) {
                        self.left_out.push(place);
                    } else if line.kind == LineKind::Note {
                        notes.push(TextLine {
                            place,
                            text,
                            goes_on: false,
                        });
                    } else {
                        lines.push(TextLine {
                            place,
                            text,
                            goes_on: false,
                        });
                    }
                }
            }
        }
        mark_broken(transcript, &mut lines);
        (lines, notes)
    }

    /// Finds the title, the last before part one, and leaves out what stands before it.
    fn take_title(&mut self, lines: &mut [TextLine<'_>], first_heading: Option<usize>) {
        let end = first_heading.unwrap_or(lines.len());
        let texts: Vec<&str> = lines.iter().take(end).map(|line| line.text).collect();
        let titles: Vec<Titled> = titles(&texts).collect();
        // Without parts the first is it: others may be named behind it.
        let title = if first_heading.is_some() {
            titles.last()
        } else {
            titles.first()
        };
        let Some((title, range)) = title.and_then(|title| Some((title, title.parts.last()?)))
        else {
            self.leave_out_scraps(lines, end);
            return;
        };
        let above = title
            .first
            .checked_sub(1)
            .and_then(|above| lines.get(above));
        let above = above.filter(|above| title.organ.is_none() && is_name_alone(above.text));
        // A title may be repeated without the organ's name.
        let said_before = || said_before(title, &titles);
        let first = title.first - usize::from(above.is_some());
        self.organ = match above {
            Some(above) => Some((above.text.to_owned(), above.place.clone())),
            None => organ_of(title, lines).or_else(|| organ_of(said_before()?, lines)),
        };
        self.year = year_of(title, lines).or_else(|| year_of(said_before()?, lines));
        let last = title.last();
        let of_page = lines.iter_mut().take(first);
        self.left_out
            .extend(of_page.map(|line| std::mem::replace(line, line.emptied()).place));
        for line in lines.iter_mut().skip(first).take(last - first) {
            *line = line.emptied();
        }
        if let Some(line) = lines.get_mut(last) {
            self.title = Some(line.part(range.clone()));
            line.place = line.part(range.end..line.text.len());
            line.text = line.text.behind(range.end);
        }
        // A list of reports is none.
        for other in titles.iter().filter(|other| other.first > last) {
            for (index, range) in (other.first..).zip(&other.parts) {
                if let Some(line) = lines.get_mut(index)
                    && *range == (0..line.text.len())
                {
                    let place = std::mem::replace(line, line.emptied()).place;
                    self.left_out.push(place);
                }
            }
        }
    }

    /// Takes organ and year from a title that the text quotes: 公布《某区2024年政府信息公开工作年度报告》.
    fn take_quoted_title(&mut self, lines: &[(usize, TextLine<'_>)]) {
        if self.organ.is_some() && self.year.is_some() {
            return;
        }
        for (_, line) in lines {
            for (at, mark) in line.text.match_indices('《') {
                let inside = line.text.behind(at + mark.len());
                let Some(end) = inside.find('》') else {
                    continue;
                };
                let quoted = inside.before(end);
                if title::title(quoted) != Some(0..end) {
                    continue;
                }
                let start = at + mark.len();
                let (organ, year) = title::said(quoted);
                if let Some(organ) = organ.filter(|_| self.organ.is_none()) {
                    let name = quoted.stretch(organ.clone()).to_owned();
                    self.organ = Some((name, line.part(start + organ.start..start + organ.end)));
                }
                if let Some(year) = year.filter(|_| self.year.is_none()) {
                    self.year = Some((year, line.part(start..start + end)));
                }
                return;
            }
        }
    }

    /// Takes the organ of the report that a text presents: 现公布某区2024年政府信息公开工作年度报告.
    fn take_presented_organ(&mut self, lines: &[(usize, TextLine<'_>)]) {
        if self.organ.is_some() {
            return;
        }
        for (_, line) in lines {
            for word in PRESENTS {
                let Some(at) = line.text.find(word) else {
                    continue;
                };
                let start = at + word.len();
                let rest = line.text.behind(start);
                let clause = rest.before(rest.find(STRETCH_ENDS).unwrap_or(rest.len()));
                let named = title::said(clause).0.filter(|name| {
                    let name = clause.stretch(name.clone());
                    is_organ(name) || ends_with_any(name, PLACES)
                });
                if let Some(name) = named.filter(|_| title::title(clause).is_some()) {
                    let organ = clause.stretch(name.clone()).to_owned();
                    self.organ = Some((organ, line.part(start + name.start..start + name.end)));
                    return;
                }
            }
        }
    }

    /// Leaves out what stands before part one and is no sentence: a menu of the page.
    fn leave_out_scraps(&mut self, lines: &mut [TextLine<'_>], end: usize) {
        if end == lines.len() {
            return;
        }
        for line in lines.iter_mut().take(end) {
            if !line.text.contains(['。', '；', '：']) {
                self.left_out
                    .push(std::mem::replace(line, line.emptied()).place);
            }
        }
    }

    /// Takes the day and the organ's name off the end, and what of the page stands behind them; gives
    /// the other lines with their numbers.
    fn take_signature<'t>(
        &mut self,
        lines: Vec<TextLine<'t>>,
        headings: &[(usize, Range<usize>)],
    ) -> Vec<(usize, TextLine<'t>)> {
        let mut lines: Vec<_> = lines.into_iter().enumerate().collect();
        lines.retain(|(_, line)| !line.text.is_empty());
        let last_heading = headings.last().map_or(0, |(index, _)| *index);
        let is_in_last = |index: usize| index > last_heading || headings.is_empty();
        let is_end = |(index, line): &(usize, TextLine<'_>)| {
            is_in_last(*index) && is_behind_report(line.text)
        };
        if let Some(end) = lines.iter().position(is_end) {
            self.left_out
                .extend(lines.drain(end..).map(|(_, line)| line.place));
        }
        let first = if headings.is_empty() {
            0
        } else {
            last_heading + 1
        };
        let organ = self.organ.as_ref().map(|(organ, _)| organ.as_str());
        let signature = Signature::of(&mut lines, first, organ);
        self.date = signature.date;
        self.organ = self.organ.take().or(signature.organ);
        self.left_out.extend(signature.rest);
        lines
    }
}

/// The organ that a title of these lines names, and where.
fn organ_of(title: &Titled, lines: &[TextLine<'_>]) -> Option<(String, PiecePlace)> {
    let organ = title.organ.as_ref()?;
    let (line, range) = title.place(organ)?;
    let name = title.words.stretch(organ.clone()).to_owned();
    Some((name, lines.get(line)?.part(range)))
}

/// The year that a title of these lines names, and where.
fn year_of(title: &Titled, lines: &[TextLine<'_>]) -> Option<(i32, PiecePlace)> {
    let (line, range) = title.year_place()?;
    Some((title.year?, lines.get(line)?.part(range)))
}

/// Whether a cell holds running text.
fn is_text(cell: &str) -> bool {
    cell.contains('。') && cell.chars().count() >= SHORTEST_TEXT
}

/// The year that the first title of a transcript names.
#[must_use]
pub fn titled_year(transcript: &Transcript) -> Option<i32> {
    let pieces = transcript.lines.iter().flat_map(|line| &line.pieces);
    let texts: Vec<&str> = pieces
        .map(|piece| piece.text.trim_matches(is_blank))
        .filter(|text| !text.is_empty())
        .collect();
    titles(&texts).find_map(|title| title.year)
}
