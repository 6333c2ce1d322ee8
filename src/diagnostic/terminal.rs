//! Findings for people: rustc's drawing, with carets under the characters meant.

use annotate_snippets::{
    AnnotationKind, Element, Group, Level, Origin, Patch, Renderer, Snippet,
    renderer::{DEFAULT_TERM_WIDTH, DecorStyle},
};

use super::{Diagnostic, FileFindings, FileId, Files, Label, Language, Severity};
use crate::source::Span;

/// How the drawing is made.
#[derive(Debug, Clone, Copy)]
pub struct Look {
    /// The language of all words.
    pub language: Language,
    /// Whether escape codes for colours are written.
    pub color: bool,
}

/// The findings of one file that no waiver excuses, drawn one below the other.
#[must_use]
pub fn render(file: &FileFindings<'_>, look: Look) -> String {
    let renderer = if look.color {
        Renderer::styled()
    } else {
        Renderer::plain()
    }
    .decor_style(DecorStyle::Ascii)
    .term_width(DEFAULT_TERM_WIDTH);
    file.findings
        .iter()
        .filter(|finding| finding.waived.is_none())
        .map(|finding| renderer.render(&drawing(finding, file.files, look.language)) + "\n\n")
        .collect()
}

/// The word for a severity in one language.
#[must_use]
pub fn severity_name(severity: Severity, language: Language) -> &'static str {
    match (severity, language) {
        (Severity::Error, Language::Chinese) => "错误",
        (Severity::Warning, Language::Chinese) => "警告",
        (Severity::Note, Language::Chinese) => "提示",
        (Severity::Error, Language::English) => "error",
        (Severity::Warning, Language::English) => "warning",
        (Severity::Note, Language::English) => "note",
    }
}

fn drawing<'a>(finding: &'a Diagnostic, files: &'a Files, language: Language) -> Vec<Group<'a>> {
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    }
    .with_name(severity_name(finding.severity, language));
    let help = || {
        Level::HELP.with_name(match language {
            Language::Chinese => "怎么办",
            Language::English => "help",
        })
    };
    let mut group = level
        .primary_title(finding.message.get(language))
        .id(finding.rule.name)
        .elements(snippets(finding, files, language));
    for text in &finding.help {
        group = group.element(help().message(text.get(language)));
    }
    let mut groups = vec![group];
    for edit in &finding.fix {
        let source = &files.get(edit.place.file).source;
        let span = edit.place.span;
        let (lines, start, number) = source.lines(span.start(), span.end());
        let title = match language {
            Language::Chinese => "可以这样改",
            Language::English => "this would mend it",
        };
        let patch = Patch::new(
            span.start() - start..span.end() - start,
            edit.replacement.as_str(),
        );
        groups.push(
            help().secondary_title(title).element(
                Snippet::source(lines)
                    .line_start(number)
                    .path(source.name())
                    .patch(patch),
            ),
        );
    }
    groups
}

/// One snippet a file, the one with the primary place first.
fn snippets<'a>(finding: &'a Diagnostic, files: &'a Files, language: Language) -> Vec<Element<'a>> {
    let first = finding.primary.place.file;
    let mut named = vec![first];
    for label in &finding.related {
        if !named.contains(&label.place.file) {
            named.push(label.place.file);
        }
    }
    named
        .into_iter()
        .flat_map(|file| snippet(file, finding, files, language))
        .collect()
}

fn snippet<'a>(
    file: FileId,
    finding: &'a Diagnostic,
    files: &'a Files,
    language: Language,
) -> Vec<Element<'a>> {
    let loaded = files.get(file);
    let source = &loaded.source;
    let labels: Vec<(AnnotationKind, &Label)> = [(AnnotationKind::Primary, &finding.primary)]
        .into_iter()
        .chain(
            finding
                .related
                .iter()
                .map(|label| (AnnotationKind::Context, label)),
        )
        .filter(|(_, label)| label.place.file == file)
        .collect();
    let spans = labels.iter().map(|(_, label)| label.place.span);
    let in_it = "a file is drawn for the labels in it";
    let first = spans.clone().map(Span::start).min().expect(in_it);
    let last = spans.map(Span::end).max().expect(in_it);
    // Only the lines in question are drawn: a file of many findings is not read again for each.
    let (lines, start, number) = source.lines(first, last);
    // The first label is the primary one, or else the first that has to do with it.
    let place = labels.first().map(|(_, label)| label.place.span);
    let locator = loaded.locator(place.expect(in_it));
    let snippet = Snippet::source(lines).annotations(labels.into_iter().map(|(kind, label)| {
        let span = label.place.span;
        kind.span(span.start() - start..span.end() - start)
            .label(label.text.get(language))
    }));
    match locator {
        None => vec![snippet.line_start(number).path(source.name()).into()],
        // Lines of a transcript are nobody's: their numbers would lead nowhere.
        Some(locator) => {
            let place = locator.text();
            let origin = Origin::path(format!("{}:{}", source.name(), place.get(language)));
            vec![origin.into(), snippet.line_numbering(false).into()]
        }
    }
}
