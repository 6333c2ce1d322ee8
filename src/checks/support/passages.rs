//! The report's texts one by one, as the checks of wording read them.

use std::{cell::OnceCell, ops::Range};

use crate::{
    diagnostic::Place,
    language::{
        dates::{DateWord, dates},
        numeral,
        stretch::Stretch as _,
    },
    model::{Attachment, Passage, Report, text::FlatText},
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
    /// The title of an attachment.
    Title,
}

/// One paragraph, heading or title.
#[derive(Debug)]
pub struct TypedText<'a> {
    /// Where it stands.
    pub part: Part,
    /// What a waiver calls the place: `preamble`, the section's heading, `attachments`.
    pub subject: String,
    /// The text; a figure in it is one U+FFFC.
    pub flat: FlatText,
    /// Its dates, once they were asked for.
    dates: OnceCell<Vec<DateWord>>,
    /// The stretches inside 《》 or “”, apart and in order, once they were asked for.
    names: OnceCell<Vec<Range<usize>>>,
    /// Where its sentences end, the mark excluded and included, once they were asked for.
    ends: OnceCell<Vec<Range<usize>>>,
    origin: Origin<'a>,
}

#[derive(Debug)]
enum Origin<'a> {
    Passage(&'a Passage),
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
    for attachment in &report.attachments {
        let mut flat = FlatText::default();
        flat.text.push_str(&attachment.title);
        texts.push(TypedText {
            part: Part::Title,
            subject: "attachments".to_owned(),
            flat,
            dates: OnceCell::new(),
            names: OnceCell::new(),
            ends: OnceCell::new(),
            origin: Origin::Title(attachment),
        });
    }
    texts
}

fn add<'a>(texts: &mut Vec<TypedText<'a>>, part: Part, subject: &str, passage: &'a Passage) {
    for paragraph in passage.paragraphs() {
        let flat = paragraph.flat();
        texts.push(TypedText {
            part,
            subject: subject.to_owned(),
            flat,
            dates: OnceCell::new(),
            names: OnceCell::new(),
            ends: OnceCell::new(),
            origin: Origin::Passage(passage),
        });
    }
}

impl<'a> TypedText<'a> {
    /// The text.
    pub fn text(&self) -> &str {
        &self.flat.text
    }

    /// The attachment whose title it is.
    pub fn attachment(&self) -> Option<&'a Attachment> {
        match self.origin {
            Origin::Title(attachment) => Some(attachment),
            Origin::Passage(_) => None,
        }
    }

    /// Where a stretch of the text was typed; where all of it is the value of an expression, the
    /// first character typed behind it.
    pub fn place(&self, range: Range<usize>) -> Place {
        let passage = match self.origin {
            Origin::Passage(passage) => passage,
            Origin::Title(attachment) => return attachment.place,
        };
        passage.place(self.flat.typed_from(range).unwrap_or(0..0))
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
        let ends = self.ends.get_or_init(|| sentence_ends(&self.flat.text));
        let before = ends.partition_point(|mark| mark.start < range.start);
        let start = before.checked_sub(1).and_then(|last| ends.get(last));
        let behind = ends.partition_point(|mark| mark.start < range.end);
        let end = ends.get(behind);
        start.map_or(0, |mark| mark.end)..end.map_or(self.flat.text.len(), |mark| mark.start)
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

fn sentence_ends(text: &str) -> Vec<Range<usize>> {
    let marks = text.match_indices(SENTENCE_ENDS);
    marks.map(|(at, mark)| at..at + mark.len()).collect()
}

/// A longer start of a line is no list number, in characters.
const LONGEST_LIST_NUMBER: usize = 6;

/// What ends a sentence.
const SENTENCE_ENDS: [char; 7] = ['。', '；', '！', '？', '!', ';', '?'];

/// Whether `text` holds any of `words`.
pub fn has_any(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.contains(word))
}

/// Whether `text` starts with any of `words`.
pub fn starts_with_any(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.starts_with(word))
}

/// Whether `text` ends with any of `words`.
pub fn ends_with_any(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.ends_with(word))
}
