//! The lines of a file that a drawing of a finding shows, and what they are labelled with.

use annotate_snippets::{AnnotationKind, Element, Level, Origin, Snippet};

use super::{Diagnostic, FileId, Files, Label, Language, Loaded, say::say};
use crate::{
    language::visible::{visible, visible_in_place},
    source::{Source, Span},
};

/// A longer line is shown around its labels only, in bytes. A drawing costs as much as the lines
/// that it shows and passes over: a file in one line would be drawn as often as it has findings.
const LONGEST_LINE: usize = 8 * 1024;

/// As [`LONGEST_LINE`], for all lines from the first label to the last.
const LONGEST: usize = 64 * 1024;

/// How much of a line that is cut is shown before and behind a label, in bytes.
const AROUND: usize = 512;

/// How many pieces of a file are shown where its labels lie far apart.
const PIECES: usize = 8;

/// A stretch of a file that a drawing shows.
pub(super) struct Excerpt<'a> {
    /// The text.
    pub(super) text: &'a str,
    /// Where it starts in the file.
    pub(super) start: usize,
    /// The number of its first line.
    pub(super) line: usize,
    /// Whether it starts within a line.
    is_cut: bool,
}

impl<'a> Excerpt<'a> {
    /// The lines from the one that holds `first` to the one that holds `last`, or where they are
    /// long what is around `first`. What it holds is taken from `room`.
    pub(super) fn of(source: &'a Source, first: usize, last: usize, room: &mut usize) -> Self {
        let (text, start, line) = source.lines(first, last);
        let is_long = text.len() > LONGEST || text.lines().any(|line| line.len() > LONGEST_LINE);
        let (from, to) = if is_long {
            let whole = source.text();
            let end = last.min(first.saturating_add(LONGEST_LINE - 2 * AROUND));
            let from = whole.floor_char_boundary(first.saturating_sub(AROUND));
            let to = whole.ceil_char_boundary(end.saturating_add(AROUND));
            (from.max(start), to.min(start + text.len()))
        } else {
            (start, start + text.len())
        };
        *room = room.saturating_sub(to - from);
        Self {
            text: source.slice(source.span(from..to)),
            start: from,
            line: if is_long {
                source.line_column(from).line
            } else {
                line
            },
            is_cut: is_long,
        }
    }

    /// Where it ends in the file.
    pub(super) fn end(&self) -> usize {
        self.start + self.text.len()
    }

    fn holds(&self, span: Span) -> bool {
        (self.start..=self.end()).contains(&span.start())
    }
}

/// One snippet a file, the one with the primary place first.
pub(super) fn snippets<'a>(
    finding: &'a Diagnostic,
    files: &'a Files,
    language: Language,
    room: &mut usize,
) -> Vec<Element<'a>> {
    let first = finding.primary.place.file;
    let mut named = vec![first];
    for label in &finding.related {
        if !named.contains(&label.place.file) {
            named.push(label.place.file);
        }
    }
    named
        .into_iter()
        .flat_map(|file| in_file(file, finding, files, language, room))
        .collect()
}

/// What is shown of one file: the lines from the first label to the last, or where these are long
/// a piece around each.
fn in_file<'a>(
    file: FileId,
    finding: &'a Diagnostic,
    files: &'a Files,
    language: Language,
    room: &mut usize,
) -> Vec<Element<'a>> {
    let loaded = files.get(file);
    let mut labels: Vec<(AnnotationKind, &Label)> = [(AnnotationKind::Primary, &finding.primary)]
        .into_iter()
        .chain(
            finding
                .related
                .iter()
                .map(|label| (AnnotationKind::Context, label)),
        )
        .filter(|(_, label)| label.place.file == file)
        .collect();
    let spans = || labels.iter().map(|(_, label)| label.place.span);
    let in_it = "a file is drawn for the labels in it";
    let first = spans().map(Span::start).min().expect(in_it);
    let last = spans().map(Span::end).max().expect(in_it);
    // Only the lines in question are drawn: a file of many findings is not read again for each.
    let whole = Excerpt::of(&loaded.source, first, last, room);
    if !whole.is_cut {
        return piece(loaded, &whole, &labels, language);
    }
    let mut elements = Vec::new();
    for _ in 0..PIECES {
        // The first label is the primary one, or else the first that has to do with it.
        let Some((_, label)) = labels.first() else {
            break;
        };
        let span = label.place.span;
        let shown = Excerpt::of(&loaded.source, span.start(), span.end(), room);
        let is_in_it = |(_, label): &(AnnotationKind, &Label)| shown.holds(label.place.span);
        let (here, elsewhere) = labels.into_iter().partition(is_in_it);
        labels = elsewhere;
        elements.extend(piece(loaded, &shown, &here, language));
    }
    if !labels.is_empty() {
        let more = say!(
            "还有 {count} 处没有画出",
            "{count} more places are not drawn",
            count = labels.len()
        );
        elements.push(
            Level::NOTE
                .no_name()
                .message(more.into_words(language))
                .into(),
        );
    }
    elements
}

/// A stretch of a file with the labels in it.
fn piece<'a>(
    loaded: &'a Loaded,
    shown: &Excerpt<'a>,
    labels: &[(AnnotationKind, &'a Label)],
    language: Language,
) -> Vec<Element<'a>> {
    let source = &loaded.source;
    let name = visible(source.name());
    let (_, first) = labels
        .first()
        .expect("a stretch is drawn for the labels in it");
    let locator = loaded.locator(first.place.span);
    let at = |offset: usize| offset.min(shown.end()) - shown.start;
    let annotations = labels.iter().map(|(kind, label)| {
        let span = label.place.span;
        kind.span(at(span.start())..at(span.end()))
            .label(visible(label.text.get(language)).into_owned())
    });
    let snippet = Snippet::source(visible_in_place(shown.text)).annotations(annotations);
    match locator {
        None if shown.is_cut => {
            let place = source.line_column(first.place.span.start());
            let origin = Origin::path(name)
                .line(place.line)
                .char_column(place.column);
            vec![origin.into(), snippet.line_start(shown.line).into()]
        }
        None => vec![
            snippet
                .line_start(shown.line)
                .path(name.into_owned())
                .into(),
        ],
        // Lines of a transcript are nobody's: their numbers would lead nowhere.
        Some(locator) => {
            let place = locator.text();
            let origin = Origin::path(format!("{name}:{}", visible(place.get(language))));
            vec![origin.into(), snippet.line_numbering(false).into()]
        }
    }
}
