//! What is left of a Word report's figures once LibreOffice has saved it.

use super::conversion::converted;
use crate::support::{Project, REAL, reading::word_figures};

/// The real report as a file of this ending.
fn built(ending: &str) -> Vec<u8> {
    let project = Project::with(REAL);
    project.run("build 2017 --format docx,doc");
    let files = project.files("out/2017").into_iter();
    let mut ours = files.filter(|(name, _)| name.ends_with(ending));
    ours.next().unwrap().1
}

#[test]
fn every_figure_is_found_again_after_it_was_saved_in_other_formats() {
    let ours = built(".docx");
    let figures = word_figures(&ours);
    for format in ["docx", "odt", "doc", "rtf"] {
        let Some(saved) = converted(&[("docx", &ours)], format) else {
            return;
        };
        let Some(back) = converted(&[(format, &saved[0])], "docx") else {
            return;
        };
        assert_eq!(word_figures(&back[0]), figures, "{format}");
    }
}

#[test]
fn the_old_document_has_its_figures_in_the_same_bookmarks() {
    if let Some(back) = converted(&[("doc", &built(".doc"))], "docx") {
        assert_eq!(word_figures(&back[0]), word_figures(&built(".docx")));
    }
}
