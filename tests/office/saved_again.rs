//! What is left of a Word report's figures once LibreOffice has saved it.

use report::{
    diagnostic::Language,
    verify::{Finished, Verdict, verify},
};

use super::conversion::converted;
use crate::support::{
    Project, REAL, examples,
    reading::{figures_in_order, word_figures},
    world,
};

/// A year file's report as a file of this ending.
pub(super) fn built(year_file: &str, ending: &str) -> Vec<u8> {
    let project = Project::with(year_file);
    project.run("build 2017.toml --format docx,doc,xlsx,xls --out out");
    let files = project.files("out").into_iter();
    let mut ours = files.filter(|(name, _)| name.ends_with(&format!(".{ending}")));
    ours.next().unwrap().1
}

/// The files as they are once they were saved in a format and as Word files again.
fn saved(files: &[Vec<u8>], format: &str) -> Option<Vec<Vec<u8>>> {
    let named: Vec<(&str, &[u8])> = files.iter().map(|file| ("docx", file.as_slice())).collect();
    let saved = converted(&named, format)?;
    let named: Vec<(&str, &[u8])> = saved.iter().map(|file| (format, file.as_slice())).collect();
    converted(&named, "docx")
}

/// The figure of an example that stands behind a note in its paragraph. LibreOffice takes the rest of
/// such a paragraph for what lies outside of any, and lets bookmarks there end a character too
/// early, one more each time it saves.
const BEHIND_A_NOTE: &str = "disclosed.statistics|share";

/// The formats to save in, and what is then found of the figure of that example's note, 142: the old
/// binary format moves the bookmarks of notes by a character.
const FORMATS: [(&str, &str); 4] = [
    ("docx", "142"),
    ("odt", "142"),
    ("doc", "42条"),
    ("rtf", "142"),
];

#[test]
fn every_figure_is_found_again_after_it_was_saved_in_other_formats() {
    let mut texts = examples::that_hold();
    texts.push(REAL.to_owned());
    let ours: Vec<Vec<u8>> = texts.iter().map(|text| built(text, "docx")).collect();
    for (format, in_note) in FORMATS {
        let Some(back) = saved(&ours, format) else {
            return;
        };
        for (ours, back) in ours.iter().zip(&back) {
            let [mut figures, mut found] = [ours, back].map(|file| word_figures(file));
            if figures.contains_key(BEHIND_A_NOTE) {
                let both = [&mut figures, &mut found].map(|all| all.remove(BEHIND_A_NOTE));
                let [whole, kept] = both.map(|texts| texts.unwrap().concat());
                assert!(whole.starts_with(&kept), "{format}: {kept}");
                assert!(kept.len() + 2 >= whole.len(), "{format}: {kept}");
                let noted = figures_in_order(back, "word/footnotes.xml");
                let expected = ("disclosed.statistics".to_owned(), in_note.to_owned());
                assert_eq!(noted, [expected], "{format}");
            }
            assert_eq!(found, figures, "{format}");
        }
        // In RTF a chart is a picture, whose numbers nobody can read.
        let has_all = format != "rtf";
        for ((text, ours), back) in texts.iter().zip(&ours).zip(&back).filter(|_| has_all) {
            has_same_figures(text, ours, back, format);
        }
    }
}

#[test]
fn a_report_that_was_saved_as_an_old_word_file_is_held_as_it_is() {
    let Some(old) = converted(&[("docx", &built(REAL, "docx"))], "doc") else {
        return;
    };
    let project = Project::new()
        .file("data/2017.toml", REAL)
        .file("old.doc", &old[0]);
    let said = project.run("verify old.doc --lang en");
    assert_eq!(said.code, 0, "{}{}", said.out, said.err);
    let told = said.out.clone() + &said.err;
    assert!(told.contains("same figures"), "{told}");
}

#[test]
fn a_spreadsheet_that_was_saved_again_has_the_same_figures() {
    let mut texts = examples::that_hold();
    texts.push(REAL.to_owned());
    for ending in ["xlsx", "xls"] {
        let ours: Vec<Vec<u8>> = texts.iter().map(|text| built(text, ending)).collect();
        let named: Vec<(&str, &[u8])> = ours.iter().map(|file| (ending, file.as_slice())).collect();
        let Some(back) = converted(&named, ending) else {
            return;
        };
        for ((text, ours), back) in texts.iter().zip(&ours).zip(&back) {
            has_same_figures(text, ours, back, ending);
        }
    }
}

/// Holds a file that was saved again against its year file: not a word of it is told, but for who
/// saved it.
pub(super) fn has_same_figures(text: &str, ours: &[u8], back: &[u8], format: &str) {
    let compiled = world(text).compile();
    let finished = Finished::read("found", back).unwrap();
    let verified = verify(&compiled, &finished, ours).unwrap();
    let told: Vec<&str> = verified
        .findings
        .iter()
        .filter(|finding| finding.rule.name != "hidden-content")
        .map(|finding| finding.message.get(Language::English))
        .collect();
    assert_eq!(
        (verified.verdict, told),
        (Verdict::SameFigures, Vec::new()),
        "{format}"
    );
    println!("LibreOffice, {format}: {:?}", verified.found_by);
}

#[test]
fn the_old_document_has_its_figures_in_the_same_bookmarks() {
    if let Some(back) = converted(&[("doc", &built(REAL, "doc"))], "docx") {
        assert_eq!(word_figures(&back[0]), word_figures(&built(REAL, "docx")));
    }
}
