//! The files that were built with the page.

use maud::{Markup, html};

use crate::{
    document::Document,
    writers::{
        built_file::BuiltFile,
        file_link,
        printable::{HTML, printable},
    },
};

/// The attachments of the report: those it lists, in its order, each with the files that hold it,
/// and then what else was built. An attachment without a file is named all the same.
pub(super) fn attachments(document: &Document, built: &[BuiltFile]) -> Markup {
    let mut titles: Vec<(&str, Option<&str>)> = document
        .attachments
        .iter()
        .map(|listed| (listed.title.as_str(), listed.anchor.as_deref()))
        .collect();
    for file in built {
        if !titles.iter().any(|(title, _)| *title == file.title) {
            titles.push((&file.title, None));
        }
    }
    html! {
        @if !titles.is_empty() {
            section class="attachments" aria-labelledby="attachments" {
                h2 id="attachments" { "附件" }
                ol {
                    @for (title, anchor) in titles {
                        li id=[anchor] {
                            span class="attachment" { (printable(title, HTML)) }
                            @for file in built.iter().filter(|file| file.title == title) {
                                " " a href=(file_link::to(&file.name)) download=(file.name) {
                                    (file.kind) "（" (file.ending.to_uppercase()) "），" (file_link::size(file.size))
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
