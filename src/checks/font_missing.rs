//! `font-missing`: a face that the report is to be printed in is not on this machine.
//!
//! It is known only where pages are printed, so that no check of a year file says it.

use crate::{
    diagnostic::{Diagnostic, Place, Rule, Severity, Text, say::say},
    source::Source,
};

pub(super) static RULE: Rule = Rule {
    name: "font-missing",
    severity: Severity::Warning,
    since: "0.1.0",
    manual_zh: include_str!("font_missing.zh.md"),
    manual_en: include_str!("font_missing.en.md"),
};

/// What a waiver calls the faces of a report.
const SUBJECT: &str = "style";

/// A face that was asked for, and what was taken.
#[derive(Debug)]
pub struct Substitute<'a> {
    /// The name that was asked for.
    pub wanted: &'a str,
    /// The family that was taken in its place.
    pub taken: &'a str,
    /// Whether it is there, but its maker does not allow it to be embedded.
    pub is_forbidden: bool,
}

/// Words the one finding for all of them; `None` where none is missing.
pub(super) fn finding(substitutes: &[Substitute<'_>], source: &Source) -> Option<Diagnostic> {
    let first = substitutes.first()?;
    let in_place = |of: &str, instead: &str, mark: &str| -> String {
        let pairs = substitutes.iter().map(|one| {
            let (wanted, taken) = (one.wanted, one.taken);
            format!("{wanted}{of}{taken}{instead}")
        });
        pairs.collect::<Vec<String>>().join(mark)
    };
    let (chinese, english) = (in_place("用 ", " 代替", "，"), in_place(" by ", "", ", "));
    let message = if substitutes.iter().all(|one| one.is_forbidden) {
        Text::new(
            format!("字体不许嵌入文件，PDF 里{chinese}"),
            format!("fonts must not be embedded; in the PDF they are replaced: {english}"),
        )
    } else {
        Text::new(
            format!("本机没有报告要用的字体，PDF 里{chinese}"),
            format!(
                "fonts of the report are not installed; in the PDF they are replaced: {english}"
            ),
        )
    };
    let label = Text::fixed("PDF 里换了字体", "another font in the PDF");
    let forbidden: Vec<&str> = substitutes
        .iter()
        .filter(|one| one.is_forbidden)
        .map(|one| one.wanted)
        .collect();
    let mut help = Text::fixed(
        "要用原来的字体，先装上，或用 --font-dir 指明字体所在的文件夹；不在意的，在年度文件里豁免（at = \"style\"），或在 report.toml 的 [checks] 里写 font-missing = \"off\"",
        "to have the fonts themselves install them, or name their folder by --font-dir; if it does not matter, waive it in the year file (at = \"style\"), or write font-missing = \"off\" under [checks] in report.toml",
    );
    if !forbidden.is_empty() {
        let names = forbidden.join("、");
        let mend = help;
        help = say!(
            "{names} 的厂商不许把它嵌入文件；{mend}",
            "the maker of {names} does not allow it to be embedded; {mend}",
            names,
            mend
        );
    }
    let found = Diagnostic::new(&RULE, message, place(first.wanted, source), label);
    Some(found.with_help(help).at(SUBJECT))
}

/// Where the year file names a face, or its start.
fn place(name: &str, source: &Source) -> Place {
    let quoted = format!("\"{name}\"");
    let mut start = 0;
    for line in source.text().split_inclusive('\n') {
        let is_said = !line.trim_start().starts_with('#');
        if let (true, Some(at)) = (is_said, line.find(&quoted)) {
            let start = start + at;
            return Place::year(source.span(start..start + quoted.len()));
        }
        start += line.len();
    }
    Place::year(source.span(0..0))
}
