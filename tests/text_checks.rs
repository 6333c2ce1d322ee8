//! The checks of the text: what each finds and, as much, what each leaves alone.

mod broken_date;
mod date_outside_period;
mod dated_before_period_end;
mod doubled_word;
mod foreign_organ;
mod leftover_placeholder;
mod missing_attachment;
mod odd_character;
mod odd_mark;
mod ordinary_prose;
mod pasted_markup;
mod printed_figures;
mod repeated_text;
mod template_error;
mod text_table_mismatch;
mod text_without_numerals;
mod unclosed_mark;
mod unfinished_text;
mod waiver_without_reason;
mod wrong_year;

use report::{compile::Compiled, diagnostic::Severity};

use crate::support::world;

/// A year file for 2017 of an organ with all its names.
const HEAD: &str = r#"year = 2017
[organ]
name       = "北京市东城区民政局"
short_name = "东城区民政局"
office     = "东城区民政局办公室"
telephone  = "87556039"
"#;

/// What compiling a file gives.
fn check(text: &str) -> Compiled {
    let compiled = world(text).compile();
    assert!(compiled.report.is_some(), "{text}\n{:?}", compiled.findings);
    compiled
}

/// What `rule` finds in a file: severity and the text at the place.
fn found(rule: &str, text: &str) -> Vec<String> {
    let compiled = check(text);
    compiled
        .findings
        .iter()
        .filter(|finding| finding.rule.name == rule && finding.waived.is_none())
        .map(|finding| {
            let severity = match finding.severity {
                Severity::Note => "note",
                Severity::Warning => "warning",
                Severity::Error => "error",
            };
            format!(
                "{severity} {}",
                compiled.source().slice(finding.primary.place.span)
            )
        })
        .collect()
}

/// A file with one section.
fn with_body(body: &str) -> String {
    format!("{HEAD}[[sections]]\nheading = \"概述\"\nbody = '''\n{body}\n'''\n[figures]\nn = 592\n")
}

/// A file with a preamble.
fn with_preamble(preamble: &str) -> String {
    format!("{HEAD}[report]\npreamble = '''\n{preamble}\n'''\n[figures]\nn = 592\n")
}

/// A file with an attachment.
fn with_title(kind: &str, title: &str) -> String {
    format!("{HEAD}[[attachments]]\ntitle = '{title}'\nkind = \"{kind}\"\n")
}

/// A file with one heading.
fn with_heading(heading: &str) -> String {
    format!("{HEAD}[[sections]]\nheading = '{heading}'\nbody = \"内容。\"\n")
}

/// Each text gives exactly one finding of `rule`, at the stretch given.
fn each_is_found(rule: &str, file: impl Fn(&str) -> String, cases: &[(&str, &str)]) {
    let wrong: Vec<_> = cases
        .iter()
        .filter_map(|(text, place)| {
            let got = found(rule, &file(text));
            let ends = got.len() == 1 && got.iter().all(|one| one.ends_with(&format!(" {place}")));
            (!ends).then(|| format!("{text}\n    wanted {place}, got {got:?}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{rule}:\n{}", wrong.join("\n"));
}

/// No text gives any finding of `rule`.
fn none_is_found(rule: &str, file: impl Fn(&str) -> String, cases: &[&str]) {
    let wrong: Vec<_> = cases
        .iter()
        .filter_map(|text| {
            let got = found(rule, &file(text));
            (!got.is_empty()).then(|| format!("{text}\n    got {got:?}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{rule}:\n{}", wrong.join("\n"));
}

#[test]
fn the_real_report_has_no_finding() {
    let text = include_str!("../data/2017.toml");
    let compiled = check(text);
    let open: Vec<_> = compiled
        .findings
        .iter()
        .filter(|finding| finding.waived.is_none())
        .collect();
    assert!(open.is_empty(), "{open:?}");
}
