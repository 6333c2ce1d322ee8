//! The texts of a year file that are edited at the desk, and their pieces: words, and tags that stand
//! for numbers.

use serde::Serialize;

use crate::{
    language::stretch::Stretch as _,
    model::{
        Passage, Report,
        text::{Line, Paragraph, Piece},
    },
    year_file::{YearFile, prose::Prose},
};

/// What a text is to the report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Kind {
    Preamble,
    Heading,
    Body,
}

/// A piece of a text.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Stretch {
    /// Words as typed.
    Words(String),
    /// A tag as typed, with what it prints, and the figure that this is.
    Tag {
        typed: String,
        shown: String,
        figure: Option<String>,
    },
}

/// A text.
#[derive(Debug)]
pub(super) struct EditedText<'a> {
    /// By which the page calls it.
    pub(super) key: String,
    pub(super) kind: Kind,
    /// None where the year file has no such text yet.
    pub(super) prose: Option<&'a Prose>,
    /// It evaluated.
    passage: Option<&'a Passage>,
}

/// The table and the key of the preamble.
pub(super) const PREAMBLE: (&str, &str) = ("report", "preamble");

/// The texts of a year file, in order.
pub(super) fn all<'a>(file: &'a YearFile, report: Option<&'a Report>) -> Vec<EditedText<'a>> {
    let mut texts = Vec::new();
    let mut add = |key: String, kind, prose: Option<&'a Prose>, passage| {
        // Of all texts the preamble can be begun at the desk.
        if prose.is_some() || kind == Kind::Preamble {
            texts.push(EditedText {
                key,
                kind,
                prose,
                passage,
            });
        }
    };
    let preamble = report.map(|report| &report.preamble);
    let typed = file.report.preamble.as_ref();
    add(PREAMBLE.1.to_owned(), Kind::Preamble, typed, preamble);
    for (number, section) in file.sections.iter().enumerate() {
        let evaluated = report.and_then(|report| report.sections.get(number));
        let heading = evaluated.map(|section| &section.heading);
        let body = evaluated.map(|section| &section.body);
        let typed = section.heading.as_ref();
        add(format!("{number}.heading"), Kind::Heading, typed, heading);
        let typed = section.body.as_ref();
        add(format!("{number}.body"), Kind::Body, typed, body);
    }
    texts
}

/// The text that the page calls so.
pub(super) fn find<'a>(file: &'a YearFile, key: &str) -> Option<EditedText<'a>> {
    let mut texts = all(file, None).into_iter();
    texts.find(|text| text.key == key)
}

impl EditedText<'_> {
    /// Its pieces: put together they are the text as typed.
    pub(super) fn pieces(&self, report: Option<&Report>) -> Vec<Stretch> {
        let typed = self.prose.map_or("", |prose| prose.text.as_str());
        let typed = stretches(typed);
        let printed = report
            .zip(self.passage)
            .map_or_else(Vec::new, |(report, passage)| printed(report, passage));
        let expressions = typed.iter().filter(|(_, is_tag)| *is_tag);
        // A condition or a loop prints what is no one's own.
        let is_plain = expressions.clone().all(|(tag, _)| tag.starts_with("{{"));
        let each_prints = is_plain && expressions.count() == printed.len();
        let mut printed = printed.into_iter();
        let pieces = typed.into_iter().map(|(text, is_tag)| {
            if !is_tag {
                return Stretch::Words(text.to_owned());
            }
            let (shown, figure) = printed
                .next()
                .filter(|_| each_prints)
                .unwrap_or_else(|| (within(text).to_owned(), None));
            Stretch::Tag {
                typed: text.to_owned(),
                shown,
                figure,
            }
        });
        pieces.collect()
    }
}

/// What each expression of a text prints, with the figure that it is.
fn printed(report: &Report, passage: &Passage) -> Vec<(String, Option<String>)> {
    let id = |figure| Some(report.figures.get(figure).id.clone());
    let mut printed = Vec::new();
    for line in &passage.lines {
        match line {
            Line::Paragraph(paragraph) => {
                for piece in &paragraph.pieces {
                    match piece {
                        Piece::Literal { .. } => {}
                        Piece::Figure(print) => {
                            let shown = format!("{}{}", print.words, print.text);
                            printed.push((shown, id(print.figure)));
                        }
                        Piece::Value(value) => printed.push((value.clone(), None)),
                        Piece::Note(note) => printed.push((Paragraph::text(note), None)),
                    }
                }
            }
            Line::Table(figure) | Line::Chart(figure) => {
                let label = report.figures.get(*figure).label.clone();
                printed.push((label, id(*figure)));
            }
        }
    }
    printed
}

/// What a tag opens with, and what ends it.
const TAGS: [(&str, &str); 3] = [("{{", "}}"), ("{%", "%}"), ("{#", "#}")];

/// The text as words and tags, which are marked. A tag that is not closed is words.
fn stretches(text: &str) -> Vec<(&str, bool)> {
    let mut stretches = Vec::new();
    let mut rest = text;
    let mut words = 0;
    while let Some((at, open, close)) = TAGS
        .iter()
        .filter_map(|(open, close)| Some((words + rest.behind(words).find(open)?, *open, *close)))
        .min()
    {
        let inside = at + open.len();
        let Some(end) = rest.behind(inside).find(close) else {
            words = inside;
            continue;
        };
        let end = inside + end + close.len();
        if at > 0 {
            stretches.push((rest.before(at), false));
        }
        stretches.push((rest.stretch(at..end), true));
        rest = rest.behind(end);
        words = 0;
    }
    if !rest.is_empty() {
        stretches.push((rest, false));
    }
    stretches
}

/// What stands between the marks of a tag.
fn within(tag: &str) -> &str {
    tag.trim_matches(['{', '}', '%', '#']).trim()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_tags_make_the_text_again() {
        for text in [
            "",
            "共{{ a }}件",
            "{{ a }}{{ b|cn }}",
            "{% if a %}有{% endif %}、{# 记 #}。",
            "没有关{{ a",
            "两个{{ {{ a }}",
            "}}一{{ note(\"二\") }}",
        ] {
            let pieces = stretches(text);
            let whole: String = pieces.iter().map(|(piece, _)| *piece).collect();
            assert_eq!(whole, text);
        }
        assert_eq!(stretches("共{{ a }}件").len(), 3);
        assert_eq!(stretches("没有关{{ a"), [("没有关{{ a", false)]);
    }
}
