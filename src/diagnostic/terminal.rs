//! Findings for people: rustc's drawing, with carets under the characters meant.

use annotate_snippets::{
    Group, Level, Patch, Renderer, Snippet,
    renderer::{DEFAULT_TERM_WIDTH, DecorStyle},
};

use super::{
    Diagnostic, FileFindings, Files, Language, Severity,
    excerpt::{self, Excerpt},
    say::say,
};
use crate::{
    language::visible::{visible, visible_in_place},
    limits,
};

/// How the drawing is made.
#[derive(Debug, Clone, Copy)]
pub struct Look {
    /// The language of all words.
    pub language: Language,
    /// Whether escape codes for colours are written.
    pub color: bool,
}

/// Bytes of the file that all drawings of it may show and pass over together.
const ROOM: usize = 32 * 1024 * 1024;

/// The findings of one file that no waiver excuses, drawn one below the other, up to
/// [`limits::DRAWN`].
#[must_use]
pub fn render(file: &FileFindings<'_>, look: Look) -> String {
    let renderer = if look.color {
        Renderer::styled()
    } else {
        Renderer::plain()
    }
    .decor_style(DecorStyle::Ascii)
    .term_width(DEFAULT_TERM_WIDTH);
    let findings = file.findings.iter();
    let mut open = findings.filter(|finding| finding.waived.is_none());
    let mut text = String::new();
    let mut room = ROOM;
    for finding in open.by_ref().take(limits::DRAWN) {
        let drawing = drawing(finding, file.files, look.language, &mut room);
        let drawn = renderer.render(&drawing);
        let lines = drawn.lines().filter(|line| !is_empty_place(line));
        text.push_str(&lines.collect::<Vec<_>>().join("\n"));
        text.push_str("\n\n");
        if room == 0 {
            break;
        }
    }
    let left = open.count();
    if left > 0 {
        let more = say!(
            "还有 {left} 条没有画出；先改上面的，或者用 --output-format short 列出全部\n",
            "{left} more findings are not drawn; mend these first, or list all by --output-format short\n",
            left
        );
        text.push_str(more.get(look.language));
    }
    text
}

/// Whether a line of a drawing is the place of a further file, and none stands there: so the text of a
/// file is drawn whose place was told in words above it.
fn is_empty_place(line: &str) -> bool {
    let mut stretches = line.split('\u{1b}');
    let plain = stretches.next().into_iter();
    // Behind the escape character stands a code of the colour, up to an m.
    let behind_codes = stretches.map(|stretch| {
        stretch
            .split_once('m')
            .map_or(stretch, |(_, behind)| behind)
    });
    let words = plain.chain(behind_codes);
    words.collect::<String>().trim() == ":::"
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

/// A longer line is not drawn again with its mend in it, in characters.
const LONGEST_REPEATED: usize = 50;

fn drawing<'a>(
    finding: &'a Diagnostic,
    files: &'a Files,
    language: Language,
    room: &mut usize,
) -> Vec<Group<'a>> {
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
        .primary_title(visible(finding.message.get(language)))
        .id(finding.rule.name)
        .elements(excerpt::snippets(finding, files, language, room));
    for text in &finding.help {
        group = group.element(help().message(visible(text.get(language))));
    }
    let mut groups = vec![group];
    for edit in &finding.fix {
        let source = &files.get(edit.place.file).source;
        let span = edit.place.span;
        let shown = Excerpt::of(source, span.start(), span.end(), room);
        let start = shown.start;
        // A paragraph is not drawn twice more for a word that the help spells.
        let is_long = shown.text.chars().nth(LONGEST_REPEATED).is_some();
        let helps = || finding.help.iter().map(|text| text.get(language));
        if is_long && helps().any(|help| help.contains(&edit.replacement)) {
            continue;
        }
        let title = match language {
            Language::Chinese => "可以这样改",
            Language::English => "this would mend it",
        };
        let patch = Patch::new(
            span.start() - start..shown.end().min(span.end()) - start,
            visible(&edit.replacement),
        );
        groups.push(
            help().secondary_title(title).element(
                Snippet::source(visible_in_place(shown.text))
                    .line_start(shown.line)
                    .path(visible(source.name()).into_owned())
                    .patch(patch),
            ),
        );
    }
    groups
}
