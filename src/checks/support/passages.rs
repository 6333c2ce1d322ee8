//! The report's texts one by one, as the checks of wording read them.

use std::{cell::OnceCell, ops::Range};

use crate::{
    diagnostic::Place,
    language::numeral,
    model::{
        Attachment, Passage, Report,
        text::{FIGURE_MARK, FlatText},
    },
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
pub struct TypedText<'a> {
    /// Where it stands.
    pub part: Part,
    /// What a waiver calls the place: `preamble`, the section's heading, `attachments`.
    pub subject: String,
    /// The text; a figure in it is one U+FFFC.
    pub flat: FlatText,
    /// The stretches inside 《》 or “”, once they were asked for.
    names: OnceCell<Vec<Range<usize>>>,
    origin: Origin<'a>,
}

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
            names: OnceCell::new(),
            flat,
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
            names: OnceCell::new(),
            flat,
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
        let typed = (range.start..self.flat.text.len())
            .filter(|at| self.flat.text.is_char_boundary(*at))
            .find_map(|at| self.flat.typed_range(at..range.end.max(at)));
        passage.place(typed.unwrap_or(0..0))
    }

    /// Whether an offset lies inside 《》 or “”.
    pub fn is_name(&self, at: usize) -> bool {
        let names = self.names.get_or_init(|| numeral::names(&self.flat.text));
        names.iter().any(|name| name.contains(&at))
    }

    /// What stands before an offset.
    pub fn before(&self, at: usize) -> &str {
        self.flat.text.get(..at).unwrap_or_default()
    }

    /// What stands from an offset on.
    pub fn after(&self, at: usize) -> &str {
        self.flat.text.get(at..).unwrap_or_default()
    }

    /// The sentence around a stretch of the text.
    pub fn sentence(&self, range: &Range<usize>) -> &str {
        let start = self
            .before(range.start)
            .rfind(SENTENCE_ENDS)
            .map_or(0, |at| {
                let end = self.after(at).chars().next();
                at + end.map_or(0, char::len_utf8)
            });
        let end = self
            .after(range.end)
            .find(SENTENCE_ENDS)
            .map_or(self.flat.text.len(), |at| range.end + at);
        self.flat.text.get(start..end).unwrap_or_default()
    }

    /// Whether a sentence starts at an offset: nothing before it but a list number.
    pub fn starts_sentence(&self, at: usize) -> bool {
        let before = self.before(at).trim_end();
        if before.is_empty() || before.ends_with(SENTENCE_ENDS) {
            return true;
        }
        let line = before
            .rsplit(SENTENCE_ENDS)
            .next()
            .unwrap_or(before)
            .trim_start();
        line.chars().count() <= 6
            && line.ends_with(['.', '．', '、', ')', '）'])
            && line.chars().all(|character| {
                character.is_ascii_digit()
                    || "（(）).．、第是一二三四五六七八九十①②③④⑤⑥⑦⑧⑨".contains(character)
            })
    }
}

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

/// Whether `text` holds any word of a list that spaces separate.
pub fn has_word(text: &str, words: &str) -> bool {
    words.split(' ').any(|word| text.contains(word))
}

/// Whether `text` starts with any word of a list that spaces separate.
pub fn starts_with_word(text: &str, words: &str) -> bool {
    words.split(' ').any(|word| text.starts_with(word))
}

/// Whether `text` prints a figure.
pub fn has_figure(text: &str) -> bool {
    text.contains(FIGURE_MARK)
}
