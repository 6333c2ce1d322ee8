//! The report's texts one by one, as they are read word by word: by the checks, and to adopt their
//! numbers.

use std::{
    cell::{Cell, OnceCell},
    ops::Range,
};

use super::{
    Attachment, Passage, Report,
    text::{FIGURE_MARK, FlatText, Literal, Print},
};
use crate::{
    diagnostic::Place,
    language::{
        dates::{DateWord, dates},
        heading, numeral,
        quantity::{Quantity, quantities, quantities_of},
        stretch::Stretch as _,
        stretches::Stretches,
    },
    recognition::said::{Said, Surroundings, is_doubtful, said},
};

/// Where in the report a text stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// A paragraph before part one.
    Preamble,
    /// The heading of a numbered part.
    Heading,
    /// A paragraph of a numbered part.
    Body,
    /// What is remarked on the statutory form.
    Remark,
    /// The title of an attachment.
    Title,
}

/// One paragraph, heading or title.
#[derive(Debug)]
pub struct TypedText<'a> {
    /// Where it stands.
    pub part: Part,
    /// What a waiver calls the place: `preamble`, the section's heading, `table`,
    /// `attachments`.
    pub subject: String,
    /// The heading within the part that it stands under, `（二）依申请公开情况`; empty where there is
    /// none.
    under: String,
    /// The text; a figure in it is one U+FFFC.
    pub flat: FlatText,
    /// Its dates, once they were asked for.
    dates: OnceCell<Vec<DateWord>>,
    /// The stretches inside 《》 or “”, apart and in order, once they were asked for.
    names: OnceCell<Vec<Range<usize>>>,
    /// Its sentences, once they were asked for.
    sentences: OnceCell<Stretches>,
    /// The quantities in it, once they were asked for.
    quantities: OnceCell<Vec<Quantity>>,
    /// What it says of the notions of the form, once it was asked for.
    said: OnceCell<Vec<Said>>,
    /// The sentence that was last asked about, and whether its numbers are in doubt.
    doubt: Cell<Option<(usize, usize, bool)>>,
    origin: Origin<'a>,
}

#[derive(Debug)]
enum Origin<'a> {
    /// A paragraph of a passage, by its number.
    Passage(&'a Passage, usize),
    Title(&'a Attachment),
}

/// All texts of the report, in reading order; titles of attachments last.
pub fn texts(report: &Report) -> Vec<TypedText<'_>> {
    let mut texts = Vec::new();
    add(&mut texts, Part::Preamble, "preamble", &report.preamble);
    for section in &report.sections {
        let heading = section.heading.text();
        add(&mut texts, Part::Heading, &heading, &section.heading);
        add(&mut texts, Part::Body, &heading, &section.body);
    }
    for note in report.table_notes.passages() {
        add(&mut texts, Part::Remark, "table", note);
    }
    for attachment in &report.attachments {
        let mut flat = FlatText::default();
        flat.text.push_str(&attachment.title);
        let origin = Origin::Title(attachment);
        texts.push(TypedText::of(Part::Title, "attachments", flat, origin));
    }
    texts
}

fn add<'a>(texts: &mut Vec<TypedText<'a>>, part: Part, subject: &str, passage: &'a Passage) {
    let mut under = String::new();
    for (number, paragraph) in passage.paragraphs().enumerate() {
        let origin = Origin::Passage(passage, number);
        let mut text = TypedText::of(part, subject, paragraph.flat(), origin);
        if heading::is_within_part(&text.flat.text) {
            text.flat.text.clone_into(&mut under);
        } else {
            under.clone_into(&mut text.under);
        }
        texts.push(text);
    }
}

impl<'a> TypedText<'a> {
    fn of(part: Part, subject: &str, flat: FlatText, origin: Origin<'a>) -> Self {
        Self {
            part,
            subject: subject.to_owned(),
            under: String::new(),
            flat,
            dates: OnceCell::new(),
            names: OnceCell::new(),
            sentences: OnceCell::new(),
            quantities: OnceCell::new(),
            said: OnceCell::new(),
            doubt: Cell::new(None),
            origin,
        }
    }

    /// The text.
    pub fn text(&self) -> &str {
        &self.flat.text
    }

    /// Where a stretch of the text was typed, or where the expression stands that prints it.
    pub fn place_of(&self, range: Range<usize>) -> Place {
        let Origin::Passage(passage, _) = self.origin else {
            return self.place(range);
        };
        let expression = passage.prose.as_ref().and_then(|prose| {
            if self.flat.typed_range(range.clone()).is_some() {
                return None;
            }
            let mark_end = range.start + FIGURE_MARK.len_utf8();
            let behind = self.flat.typed_from(mark_end..self.flat.text.len());
            let end = behind.map_or(prose.text.trim_end().len(), |behind| behind.start);
            let before = prose.text.get(..end)?;
            let start = before.ends_with("}}").then(|| before.rfind("{{"))??;
            // What stands behind it belongs to the stretch too, where it was typed.
            let more = self.flat.typed_range(mark_end..range.end.max(mark_end));
            let end = more
                .filter(|_| range.end > mark_end)
                .map_or(end, |more| more.end);
            Some(start..end)
        });
        match expression {
            Some(expression) => passage.place(expression),
            None => self.place(range),
        }
    }

    /// The attachment whose title it is.
    pub fn attachment(&self) -> Option<&'a Attachment> {
        match self.origin {
            Origin::Title(attachment) => Some(attachment),
            Origin::Passage(..) => None,
        }
    }

    /// Where a stretch of the text was typed; where all of it is the value of an expression, the
    /// first character typed behind it.
    pub fn place(&self, range: Range<usize>) -> Place {
        let passage = match self.origin {
            Origin::Passage(passage, _) => passage,
            Origin::Title(attachment) => return attachment.place,
        };
        passage.place(self.flat.typed_from(range).unwrap_or(0..0))
    }

    /// The counts typed into it that nothing explains, in order.
    pub fn literals(&self) -> &'a [Literal] {
        let Origin::Passage(passage, number) = self.origin else {
            return &[];
        };
        let all = passage.numerals.literal.as_slice();
        let start = all.partition_point(|literal| literal.paragraph < number);
        let end = all.partition_point(|literal| literal.paragraph <= number);
        all.get(start..end).expect("two ends of the same list")
    }

    /// Its quantities, in order.
    pub fn quantities(&self) -> &[Quantity] {
        self.quantities.get_or_init(|| {
            let text = &self.flat.text;
            match self.origin {
                Origin::Passage(passage, number) => match passage.numerals.all.get(number) {
                    Some(numerals) => quantities_of(text, numerals),
                    None => quantities(text),
                },
                Origin::Title(_) => quantities(text),
            }
        })
    }

    /// The quantity whose number starts at an offset.
    pub fn quantity_at(&self, at: usize) -> Option<&Quantity> {
        let all = self.quantities();
        let index = all.partition_point(|quantity| quantity.number.start < at);
        all.get(index)
            .filter(|quantity| quantity.number.start == at)
    }

    /// The figure that is printed at an offset.
    pub fn figure_at(&self, at: usize) -> Option<&Print> {
        let figures = &self.flat.figures;
        let found = figures.binary_search_by_key(&at, |(start, _)| *start);
        let (_, print) = figures.get(found.ok()?)?;
        Some(print)
    }

    /// What it says of the notions of the form.
    pub fn said(&self, report: &Report) -> &[Said] {
        self.said.get_or_init(|| {
            let headings = format!("{}\n{}", self.subject, self.under);
            said(
                &self.flat.text,
                &headings,
                self.quantities(),
                surroundings(report),
            )
        })
    }

    /// What it says at an offset: of notions that share one number, the first.
    pub fn said_at(&self, report: &Report, at: usize) -> Option<&Said> {
        let all = self.said(report);
        let first = all.partition_point(|said| said.range.start < at);
        all.get(first).filter(|said| said.range.start == at)
    }

    /// Whether the numbers of a sentence may be of another time or organ.
    pub fn is_doubtful(&self, report: &Report, sentence: &Range<usize>) -> bool {
        // Asked for each of its numbers in turn.
        if let Some((start, end, is_doubtful)) = self.doubt.get()
            && (start..end) == *sentence
        {
            return is_doubtful;
        }
        let answer = is_doubtful(self.stretch(sentence), surroundings(report));
        self.doubt.set(Some((sentence.start, sentence.end, answer)));
        answer
    }

    /// Its dates, in order.
    pub fn dates(&self) -> &[DateWord] {
        self.dates.get_or_init(|| dates(&self.flat.text))
    }

    /// Whether an offset lies inside 《》 or “”.
    pub fn is_name(&self, at: usize) -> bool {
        let names = self.names.get_or_init(|| numeral::names(&self.flat.text));
        numeral::is_among(names, at)
    }

    /// What stands before an offset.
    pub fn before(&self, at: usize) -> &str {
        self.flat.text.before(at)
    }

    /// What stands from an offset on.
    pub fn after(&self, at: usize) -> &str {
        self.flat.text.behind(at)
    }

    /// Where the sentence around a stretch of the text stands.
    pub fn sentence_range(&self, range: &Range<usize>) -> Range<usize> {
        let sentences = self
            .sentences
            .get_or_init(|| Stretches::of(&self.flat.text));
        sentences.sentences(range)
    }

    /// The sentence around a stretch of the text.
    pub fn sentence(&self, range: &Range<usize>) -> &str {
        self.stretch(&self.sentence_range(range))
    }

    /// A stretch of the text; its ends are offsets that were found in it.
    pub fn stretch(&self, range: &Range<usize>) -> &str {
        let stretch = self.flat.text.get(range.clone());
        stretch.expect("a stretch of a text starts and ends between its characters")
    }

    /// Whether a sentence starts at an offset: nothing before it but a list number.
    pub fn starts_sentence(&self, at: usize) -> bool {
        let start = self.sentence_range(&(at..at)).start;
        let line = self.stretch(&(start..at)).trim();
        line.chars().nth(LONGEST_LIST_NUMBER).is_none()
            && (line.is_empty() || line.ends_with(['.', '．', '、', ')', '）']))
            && line.chars().all(|character| {
                character.is_ascii_digit()
                    || "（(）).．、第是一二三四五六七八九十①②③④⑤⑥⑦⑧⑨".contains(character)
            })
    }
}

/// What is known of the report around its texts.
fn surroundings(report: &Report) -> Surroundings<'_> {
    Surroundings {
        year: report.year,
        organ: &report.organ.name,
    }
}

/// A longer start of a line is no list number, in characters.
const LONGEST_LIST_NUMBER: usize = 6;
