//! Findings as workflow commands: GitHub draws each one beside its line of a change.
//!
//! Source: GitHub Docs, *Workflow commands for GitHub Actions*.

use super::{Diagnostic, FileFindings, Language, Severity, path};

/// The findings of one file that no waiver excuses, a command each.
#[must_use]
pub fn render(file: &FileFindings<'_>, language: Language) -> String {
    file.findings
        .iter()
        .filter(|finding| finding.waived.is_none())
        .map(|finding| command(finding, file, language) + "\n")
        .collect()
}

fn command(finding: &Diagnostic, file: &FileFindings<'_>, language: Language) -> String {
    let place = finding.primary.place;
    let source = &file.files.get(place.file).source;
    let start = source.line_column(place.span.start());
    let end = source.line_column(place.span.end());
    // GitHub takes columns only within one line.
    let (column, end_column) = if start.line == end.line {
        (
            format!(",col={}", start.column),
            format!(",endColumn={}", end.column),
        )
    } else {
        Default::default()
    };
    let mut message = finding.message.get(language).to_owned();
    for help in &finding.help {
        message.push('\n');
        message.push_str(help.get(language));
    }
    format!(
        "::{} file={},line={}{column},endLine={}{end_column},title={}::{}",
        match finding.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "notice",
        },
        property(&path::slashed(source.name())),
        start.line,
        end.line,
        property(finding.rule.name),
        data(&message),
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
