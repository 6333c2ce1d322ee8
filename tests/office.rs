//! What LibreOffice makes of our files: a reader that shares no code with their writers.
//!
//! Where it is not installed, each test says on the terminal that it looked at nothing, and passes;
//! with `CI=true` it fails.

#[cfg(test)]
#[path = "writers/docx/sample.rs"]
#[expect(dead_code, reason = "the quick tests use more of it")]
mod docx_sample;
#[cfg(test)]
#[path = "writers/sample.rs"]
mod sample;
#[cfg(test)]
#[expect(dead_code, reason = "the quick tests use more of it")]
mod support;

#[cfg(test)]
mod office {
    mod conversion;
    mod fill_in;
    mod hostile;
    mod notes;
    mod old_spreadsheet;
    mod old_word;
    mod open_document;
    mod own_pages;
    mod page;
    mod recalculation;
    mod rich_text;
    mod rollup;
    mod saved_again;
    mod spreadsheet;
    mod template;
}
