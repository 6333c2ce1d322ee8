//! Reports and statistics that LibreOffice saved as `OpenDocument`, read back.

use std::collections::BTreeSet;

use report::audit::{Audited, Known, audit};

use super::{
    conversion::converted,
    saved_again::{built, has_same_figures},
};
use crate::support::{REAL, examples};

/// What each fact is, and what it says.
fn facts(audited: &Audited) -> BTreeSet<(Option<String>, String, String)> {
    let facts = audited.facts.iter();
    facts
        .map(|fact| {
            (
                fact.id.clone(),
                fact.label.clone(),
                format!("{:?}", fact.value),
            )
        })
        .collect()
}

/// What a file says; nothing where it is no report by itself, as a spreadsheet without statutory tables.
fn audited(name: &str, bytes: &[u8]) -> Option<Audited> {
    audit(name, bytes, &Known::default(), None).ok()
}

#[test]
fn what_libreoffice_saves_as_opendocument_says_the_same() {
    let mut texts = examples::that_hold();
    texts.push(REAL.to_owned());
    let mut compared = 0;
    for (ending, saved_as) in [("docx", "odt"), ("xlsx", "ods")] {
        let ours: Vec<Vec<u8>> = texts.iter().map(|text| built(text, ending)).collect();
        let named: Vec<(&str, &[u8])> = ours.iter().map(|file| (ending, file.as_slice())).collect();
        let Some(saved) = converted(&named, saved_as) else {
            return;
        };
        for ((text, ours), saved) in texts.iter().zip(&ours).zip(&saved) {
            has_same_figures(text, ours, saved, saved_as);
            let [ours, saved] = [ours, saved].map(|bytes| audited(saved_as, bytes));
            assert_eq!(saved.is_some(), ours.is_some(), "{saved_as}");
            let Some((ours, saved)) = ours.zip(saved) else {
                continue;
            };
            compared += 1;
            assert_eq!(facts(&saved), facts(&ours), "{saved_as}");
            assert_eq!(saved.findings.len(), ours.findings.len(), "{saved_as}");
        }
    }
    // All as texts; of the spreadsheets all but one, which has figures and no statutory table.
    assert_eq!(compared, 2 * texts.len() - 1);
}
