//! What a page holds or fetches without showing it: remarks, programs, things from elsewhere.

use scraper::{ElementRef, Html, Node};

use super::{
    super::transcript::{Hidden, HiddenKind, Transcript},
    style_sheet::sheet,
};

/// How many characters of a remark or a program are told.
const TOLD: usize = 500;

/// Reads what the eye does not see wherever it stands.
pub(super) fn read(page: &Html, transcript: &mut Transcript) {
    for node in page.tree.root().descendants() {
        match node.value() {
            Node::Comment(comment) if comment.chars().any(char::is_alphanumeric) => {
                tell(transcript, HiddenKind::Comment, comment);
            }
            Node::Element(_) => {
                if let Some(element) = ElementRef::wrap(node) {
                    read_element(element, transcript);
                }
            }
            _ => {}
        }
    }
}

fn read_element(element: ElementRef<'_>, transcript: &mut Transcript) {
    let attribute = |name| element.attr(name).map_or("", str::trim);
    let content = || element.text().collect::<String>();
    match element.value().name() {
        "script" if !attribute("src").is_empty() => {
            tell(transcript, HiddenKind::ExternalLink, attribute("src"));
        }
        "script" if is_program(attribute("type")) => {
            tell(transcript, HiddenKind::Macro, &content());
        }
        // Where the page stands once it is published is no link.
        "link" if !matches!(attribute("rel"), "canonical" | "alternate" | "license") => {
            tell(transcript, HiddenKind::ExternalLink, attribute("href"));
        }
        "iframe" | "frame" | "embed" | "audio" | "video" | "source" | "track" => {
            tell(transcript, HiddenKind::ExternalLink, attribute("src"));
        }
        "object" => tell(transcript, HiddenKind::ExternalLink, attribute("data")),
        "base" => tell(transcript, HiddenKind::ExternalLink, attribute("href")),
        "img" | "image" if is_elsewhere(attribute("src")) => {
            tell(transcript, HiddenKind::ExternalLink, attribute("src"));
        }
        "meta" if attribute("http-equiv").eq_ignore_ascii_case("refresh") => {
            tell(transcript, HiddenKind::ActiveField, attribute("content"));
        }
        "input" if !is_button(attribute("type")) => {
            tell(transcript, HiddenKind::AddedText, attribute("value"));
        }
        "ol" | "li" => {
            let begins = element.attr("start").or_else(|| element.attr("value"));
            if let Some(begins) = begins.filter(|number| number.trim() != "1") {
                tell(transcript, HiddenKind::AddedText, begins);
            }
        }
        "style" => {
            let rules = content();
            for words in sheet(&rules).added {
                tell(transcript, HiddenKind::AddedText, &words);
            }
            for (at, _) in rules.match_indices("@font-face") {
                let face = rules.get(at..).and_then(|face| face.split('}').next());
                tell(transcript, HiddenKind::EmbeddedObject, face.unwrap_or(""));
            }
            for fetching in ["@import", "url(http", "url(\"http", "url('http", "url(//"] {
                if let Some((_, behind)) = rules.split_once(fetching) {
                    let address = behind.split([';', ')']).next().expect("there is a first");
                    let whole = format!("{fetching}{address}");
                    tell(transcript, HiddenKind::ExternalLink, &whole);
                }
            }
        }
        _ => {}
    }
    for (name, value) in element.value().attrs() {
        let is_handler = name.starts_with("on") && name.len() > 4;
        let start = value.trim_start().get(..11);
        let is_run = start.is_some_and(|start| start.eq_ignore_ascii_case("javascript:"));
        if is_handler || is_run {
            tell(transcript, HiddenKind::Macro, value);
        }
    }
}

/// Whether an input of this type shows no words of its own.
fn is_button(kind: &str) -> bool {
    [
        "hidden", "button", "submit", "reset", "checkbox", "radio", "image", "password", "file",
    ]
    .iter()
    .any(|one| kind.eq_ignore_ascii_case(one))
}

/// Whether a script of this type is run.
fn is_program(kind: &str) -> bool {
    kind.is_empty() || kind.contains("script") || kind == "module"
}

fn is_elsewhere(address: &str) -> bool {
    ["http:", "https:", "//", "file:", "ftp:"]
        .iter()
        .any(|start| address.starts_with(start))
}

fn tell(transcript: &mut Transcript, kind: HiddenKind, content: &str) {
    let content = content.trim();
    if content.is_empty() {
        return;
    }
    transcript.hidden.push(Hidden {
        kind,
        locator: None,
        content: content.chars().take(TOLD).collect(),
    });
}
