//! What a page says about itself: its title, the particulars of its head, the data of our own.

use scraper::{ElementRef, Html};
use serde_json::Value;

use super::super::transcript::{Hidden, HiddenKind, Transcript};

/// Reads the properties of a page, and who it says wrote it.
pub(super) fn read(page: &Html, transcript: &mut Transcript) {
    for element in page.tree.root().descendants().filter_map(ElementRef::wrap) {
        match element.value().name() {
            "title" if is_of_the_head(element) => {
                let title: String = element.text().collect();
                tell(transcript, "title", title.trim());
            }
            "meta" => {
                let name = element.attr("name").or_else(|| element.attr("property"));
                if let (Some(name), Some(content)) = (name, element.attr("content")) {
                    tell(transcript, name, content.trim());
                }
            }
            "script" if element.attr("id") == Some("report-data") => {
                let data: String = element.text().collect();
                read_data(&data, transcript);
            }
            _ => {}
        }
    }
    for name in ["author", "generator"] {
        let Some(content) = transcript.properties.get(name) else {
            continue;
        };
        // An organ that signs its own page is no person.
        if transcript.properties.get("organ") != Some(content) {
            transcript.hidden.push(Hidden {
                kind: HiddenKind::PersonalProperty,
                locator: None,
                content: format!("{name}: {content}"),
            });
        }
    }
}

/// Whether a title is the page's, and not that of a drawing.
fn is_of_the_head(title: ElementRef<'_>) -> bool {
    let parent = title.parent().and_then(ElementRef::wrap);
    parent.is_some_and(|parent| matches!(parent.value().name(), "head" | "html" | "body"))
}

/// The first that is said of a name counts.
fn tell(transcript: &mut Transcript, name: &str, content: &str) {
    if !name.is_empty() && !content.is_empty() {
        transcript
            .properties
            .entry(name.to_owned())
            .or_insert_with(|| content.to_owned());
    }
}

/// The head of the data for programs.
fn read_data(data: &str, transcript: &mut Transcript) {
    // `serde_json` refuses what is nested too deep.
    let Ok(Value::Object(data)) = serde_json::from_str(data) else {
        transcript.unread.push(crate::diagnostic::Text::fixed(
            "网页里供程序读的数据（report-data）不是 JSON",
            "the page's data for programs (report-data) is no JSON",
        ));
        return;
    };
    for (key, name) in [
        ("organ", "organ"),
        ("year", "year"),
        ("form", "form"),
        ("year_file_sha256", "year-file-sha256"),
    ] {
        match data.get(key) {
            Some(Value::String(text)) => {
                transcript.properties.insert(name.to_owned(), text.clone());
            }
            Some(Value::Number(number)) => {
                transcript
                    .properties
                    .insert(name.to_owned(), number.to_string());
            }
            _ => {}
        }
    }
}
