//! What a PDF says about itself, and what it holds beside its pages.

use encoding_rs::{UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use hayro_syntax::{
    Pdf,
    object::{Array, Dict, Name, Object, Stream, String as PdfString},
    page::Page,
};

use super::super::transcript::{Hidden, HiddenKind, Transcript};
use crate::diagnostic::{Locator, Text};

/// The file with the facts that our own PDF holds: every output has them.
const OWN_FACTS: &str = "report-data.json";
/// What is said of the file in our own PDF among its keywords.
const PARTICULARS: [&str; 4] = ["organ", "year", "form", "year-file-sha256"];
/// How deep names may lie within each other, and how many are looked at.
const DEEPEST: usize = 8;
const MOST_NAMES: usize = 1000;
/// The most remarks of one page.
const MOST_REMARKS: usize = 1000;

/// A text of the file's own, in one of the encodings that it may have.
pub(super) fn text_string(bytes: &[u8]) -> String {
    let (encoding, bytes) = match bytes {
        [0xFE, 0xFF, rest @ ..] => (UTF_16BE, rest),
        // None of the standard's, and written by some.
        [0xFF, 0xFE, rest @ ..] => (UTF_16LE, rest),
        [0xEF, 0xBB, 0xBF, rest @ ..] => (UTF_8, rest),
        bytes => (WINDOWS_1252, bytes),
    };
    let text = encoding.decode_without_bom_handling(bytes).0;
    text.chars().filter(|one| !one.is_control()).collect()
}

/// Reads what the file says about itself.
pub(super) fn properties(pdf: &Pdf, into: &mut Transcript) {
    let said = pdf.metadata();
    for (name, value) in [
        ("title", &said.title),
        ("creator", &said.author),
        ("description", &said.subject),
        ("keywords", &said.keywords),
        ("Application", &said.creator),
        ("Producer", &said.producer),
    ] {
        let value = value.as_deref().map(text_string);
        if let Some(value) = value.filter(|value| !value.trim().is_empty()) {
            into.properties.insert(name.to_owned(), value);
        }
    }
    let keywords = into.properties.get("keywords").cloned();
    for word in keywords.iter().flat_map(|words| words.split([',', ';'])) {
        if let Some((name, value)) = word.trim().split_once('=')
            && PARTICULARS.contains(&name)
        {
            into.properties.insert(name.to_owned(), value.to_owned());
        }
    }
    let author = into.properties.get("creator");
    // An organ that signs its own file is no person.
    if let Some(author) = author.filter(|author| into.properties.get("organ") != Some(author)) {
        let content = format!("Author: {author}");
        hide(into, HiddenKind::PersonalProperty, None, content);
    }
}

/// Reads what it holds beside its pages.
pub(super) fn parts(pdf: &Pdf, into: &mut Transcript) {
    let Some(catalog) = pdf.xref().get::<Dict<'_>>(pdf.xref().root_id()) else {
        return;
    };
    let names = catalog.get::<Dict<'_>>("Names").unwrap_or_else(Dict::empty);
    if let Some(files) = names.get::<Dict<'_>>("EmbeddedFiles") {
        for (name, _) in named(&files) {
            if name != OWN_FACTS {
                hide(into, HiddenKind::EmbeddedObject, None, name);
            }
        }
    }
    if let Some(scripts) = names.get::<Dict<'_>>("JavaScript") {
        for (name, _) in named(&scripts) {
            hide(into, HiddenKind::Macro, None, name);
        }
    }
    if let Some(action) = catalog.get::<Dict<'_>>("OpenAction") {
        act(&action, into);
    }
    if let Some(form) = catalog.get::<Dict<'_>>("AcroForm")
        && form
            .get::<Array<'_>>("Fields")
            .is_some_and(|fields| fields.raw_iter().next().is_some())
    {
        into.unread.push(Text::fixed(
            "它有可填写的表单，填在里面的内容没有读",
            "it has a form to be filled in, and what is filled in was not read",
        ));
    }
}

fn act(action: &Dict<'_>, into: &mut Transcript) {
    let kind = action.get::<Name<'_>>("S");
    if kind.is_some_and(|kind| matches!(&*kind, b"JavaScript" | b"Launch")) {
        hide(into, HiddenKind::Macro, None, "OpenAction".to_owned());
    }
}

/// Reads the remarks on a page.
pub(super) fn remarks(page: &Page<'_>, number: usize, into: &mut Transcript) {
    let remarks = page.raw().get::<Array<'_>>("Annots");
    let remarks = remarks.iter().flat_map(Array::iter::<Dict<'_>>);
    for remark in remarks.take(MOST_REMARKS) {
        let kind = remark.get::<Name<'_>>("Subtype");
        let said = remark.get::<PdfString<'_>>("Contents");
        let said = said.map_or_else(String::new, |said| text_string(said.as_bytes()));
        let kind = match kind.as_deref() {
            Some(b"Link" | b"Widget" | b"Popup") | None => continue,
            Some(b"FileAttachment" | b"Movie" | b"Sound" | b"Screen" | b"RichMedia" | b"3D") => {
                HiddenKind::EmbeddedObject
            }
            Some(_) if said.trim().is_empty() => continue,
            Some(_) => HiddenKind::Comment,
        };
        hide(into, kind, Some(Locator::Page(number)), said);
    }
}

/// The names of a tree, and what they stand for.
fn named<'a>(root: &Dict<'a>) -> Vec<(String, Option<Stream<'a>>)> {
    let mut found = Vec::new();
    let mut open = vec![(root.clone(), 0)];
    while let Some((node, depth)) = open.pop() {
        if let Some(names) = node.get::<Array<'a>>("Names") {
            let names = names.iter::<Object<'a>>().take(MOST_NAMES);
            found.extend(names.filter_map(|one| match one {
                Object::String(name) => Some((text_string(name.as_bytes()), None)),
                _ => None,
            }));
        }
        if depth < DEEPEST && found.len() < MOST_NAMES && open.len() < MOST_NAMES {
            let kids = node.get::<Array<'a>>("Kids");
            let kids = kids.iter().flat_map(Array::iter::<Dict<'a>>);
            open.extend(kids.take(MOST_NAMES).map(|kid| (kid, depth + 1)));
        }
    }
    found
}

fn hide(into: &mut Transcript, kind: HiddenKind, locator: Option<Locator>, content: String) {
    into.hidden.push(Hidden {
        kind,
        locator,
        content,
    });
}
