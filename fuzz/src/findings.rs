//! What must hold of the findings of any file.

use std::iter::once;

use report::{
    compile::Compiled,
    diagnostic::{
        Diagnostic, Language, github, json, junit, sarif, short,
        terminal::{self, Look},
    },
    facts,
};

/// Every finding points into its file between characters and has words in both languages; every
/// format of findings can be written, and read as what it is.
pub fn hold(compiled: &Compiled) {
    for finding in &compiled.findings {
        lies_in_its_file(compiled, finding);
        for language in [Language::Chinese, Language::English] {
            assert!(!finding.message.get(language).is_empty(), "{finding:?}");
        }
    }
    are_written(compiled);
}

fn lies_in_its_file(compiled: &Compiled, finding: &Diagnostic) {
    let related = finding.related.iter().map(|label| label.place);
    let mends = finding.fix.iter().map(|edit| edit.place);
    for place in once(finding.primary.place).chain(related).chain(mends) {
        let text = compiled.files.get(place.file).source.text();
        let range = place.span.start()..place.span.end();
        assert!(text.get(range).is_some(), "{place:?} of {finding:?}");
    }
    let mut mends: Vec<_> = finding.fix.iter().map(|edit| edit.place).collect();
    mends.sort();
    for pair in mends.windows(2) {
        if let [first, second] = pair {
            let is_apart = first.file != second.file || first.span.end() <= second.span.start();
            assert!(is_apart, "the mends of {finding:?} overlap");
        }
    }
}

fn are_written(compiled: &Compiled) {
    let file = compiled.found();
    for language in [Language::Chinese, Language::English] {
        for color in [false, true] {
            let _ = terminal::render(&file, Look { language, color });
        }
        let _ = short::render(&file, language);
        let _ = github::render(&file, language);
    }
    let facts = compiled.report.as_ref().map(facts::of);
    let json = json::render(&[(compiled.found(), facts)], Language::English).unwrap();
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    let listed = json["files"][0]["findings"].as_array().map(Vec::len);
    assert_eq!(listed, Some(compiled.findings.len()));
    let sarif = sarif::render(&[compiled.found()], Language::English).unwrap();
    serde_json::from_str::<serde_json::Value>(&sarif).unwrap();
    let junit = junit::render(&[compiled.found()], Language::English).unwrap();
    roxmltree::Document::parse(&junit).unwrap();
}
