//! Findings as workflow commands: GitHub draws each one beside its line of a change.
//!
//! Source: GitHub Docs, *Workflow commands for GitHub Actions*.

use super::{Diagnostic, FileFindings, Language, Severity, path};
use crate::{
    language::visible::visible,
    source::{Source, Span},
};

/// The findings of one file that no waiver excuses, a command each.
#[must_use]
pub fn render(file: &FileFindings<'_>, language: Language) -> String {
    file.findings
        .iter()
        .filter(|finding| finding.waived.is_none())
        .map(|finding| visible(&command(finding, file, language)).into_owned() + "\n")
        .collect()
}

fn command(finding: &Diagnostic, file: &FileFindings<'_>, language: Language) -> String {
    let place = finding.primary.place;
    let in_file = file.files.get(place.file);
    let mut message = finding.message.get(language).to_owned();
    for help in &finding.help {
        message.push('\n');
        message.push_str(help.get(language));
    }
    // GitHub knows no place but a line; in a file without lines it is said in words.
    let lines = match in_file.locator(place.span) {
        Some(locator) => {
            message.insert_str(0, &format!("{}: ", locator.text().get(language)));
            String::new()
        }
        None => lines(&in_file.source, place.span),
    };
    format!(
        "::{} file={}{lines},title={}::{}",
        match finding.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "notice",
        },
        property(&path::relative(in_file.source.name())),
        property(finding.rule.name),
        data(&message),
    )
}

/// The lines of a span, and its columns where it is within one: GitHub takes them only then.
fn lines(source: &Source, span: Span) -> String {
    let start = source.line_column(span.start());
    let end = source.line_column(span.end());
    let (column, end_column) = if start.line == end.line {
        (
            format!(",col={}", start.column),
            format!(",endColumn={}", end.column),
        )
    } else {
        (String::new(), String::new())
    };
    format!(
        ",line={}{column},endLine={}{end_column}",
        start.line, end.line
    )
}

/// Text behind the second `::`.
fn data(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// A value before it, where `:` and `,` mean something too.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_percent_sign_is_escaped_once() {
        assert_eq!(data("50%\r\n:,"), "50%25%0D%0A:,");
        assert_eq!(property("a:b,c%"), "a%3Ab%2Cc%25");
    }
}
