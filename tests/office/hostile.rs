//! Text that means something to some format, shown by LibreOffice as it was typed.

use super::conversion::converted;
use crate::support::{
    Project,
    hostile::{PIECES, year_file},
};

#[test]
fn the_old_word_report_shows_hostile_text_as_it_was_typed() {
    let project = Project::new().file("a.toml", year_file());
    project.run("build a.toml --out out --format doc --draft");
    let files = project.files("out");
    let (_, bytes) = files.first().unwrap();
    let Some(text) = converted(&[("doc", bytes)], "txt:Text (encoded):UTF8") else {
        return;
    };
    let text = String::from_utf8(text[0].clone()).unwrap();
    assert!(text.matches(&PIECES.join("甲")).count() >= 2, "{text}");
}
