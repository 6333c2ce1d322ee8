//! The bookmarks that figures of a text stand in: their names, and whose each is.
//!
//! A bookmark, unlike a content control, hides its text from no reader, and lives through being
//! saved again by other programs. Its name can hold neither every id nor a whole long one, so the
//! names with their figures stand in properties of the file as well.

use std::collections::BTreeMap;

use sha2::{Digest as _, Sha256};

/// The longest name that Word allows, in UTF-16 code units.
const LONGEST_NAME: usize = 40;

/// How many hexadecimal digits of a hash stand for what a name has no room for.
const HASH_DIGITS: usize = 12;

/// The longest value that Word shows of a property, in UTF-16 code units.
const LONGEST_PROPERTY: usize = 255;

/// The property that holds the names; `.2`, `.3` and so on go on with it.
const PROPERTY: &str = "report.figures";

/// The bookmarks of one file, as they are given out.
#[derive(Debug, Default)]
pub(super) struct FigureBookmarks {
    /// How often each name was given out, in small letters, since Word tells names apart by
    /// letters and not by their size.
    given: BTreeMap<String, usize>,
    /// What is given out, in order, each name with the tag of its figure.
    tags: Vec<(String, String)>,
}

impl FigureBookmarks {
    /// The name of the next bookmark for the figure of this tag.
    pub(super) fn next(&mut self, tag: &str) -> String {
        let whole = whole_name(tag);
        let given = self.given.entry(whole.to_lowercase()).or_default();
        *given += 1;
        let name = fitted(&whole, &format!("__{given}"), tag);
        self.tags.push((name.clone(), tag.to_owned()));
        name
    }

    /// The properties that say whose bookmark each is: names and values. The values, one behind
    /// the other, are a JSON object of the names with their tags.
    pub(super) fn properties(&self) -> Vec<(String, String)> {
        if self.tags.is_empty() {
            return Vec::new();
        }
        let quoted = |text: &str| serde_json::Value::from(text).to_string();
        let entries: Vec<String> = self
            .tags
            .iter()
            .map(|(name, tag)| format!("{}:{}", quoted(name), quoted(tag)))
            .collect();
        let values = pieces(&format!("{{{}}}", entries.join(",")), LONGEST_PROPERTY);
        (1..)
            .zip(values)
            .map(|(number, value)| match number {
                1 => (PROPERTY.to_owned(), value),
                _ => (format!("{PROPERTY}.{number}"), value),
            })
            .collect()
    }
}

/// The name of a tag's bookmarks as far as it goes without a number, however long.
fn whole_name(tag: &str) -> String {
    let in_names = |character: char| {
        if character.is_alphanumeric() {
            character
        } else {
            '_'
        }
    };
    format!("f_{}", tag.chars().map(in_names).collect::<String>())
}

/// The name with its number, shortened where it is too long.
fn fitted(whole: &str, number: &str, tag: &str) -> String {
    let room = LONGEST_NAME.saturating_sub(number.len());
    if units(whole) <= room {
        return format!("{whole}{number}");
    }
    let hash = Sha256::digest(tag.as_bytes());
    let digits = hash.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    let digits: String = digits
        .take(HASH_DIGITS)
        .filter_map(|digit| char::from_digit(digit.into(), 16))
        .collect();
    let kept = room.saturating_sub(HASH_DIGITS + 1);
    let kept = pieces(whole, kept).into_iter().next();
    let kept = kept.expect("a name starts with f_");
    format!("{kept}_{digits}{number}")
}

/// A text in pieces of no more than so many UTF-16 code units.
fn pieces(text: &str, most: usize) -> Vec<String> {
    let mut pieces = vec![String::new()];
    let mut length = 0;
    for character in text.chars() {
        length += character.len_utf16();
        if length > most {
            pieces.push(String::new());
            length = character.len_utf16();
        }
        pieces.last_mut().expect("there is one").push(character);
    }
    pieces
}

fn units(text: &str) -> usize {
    text.encode_utf16().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_the_tag_with_the_number_of_its_place() {
        let mut bookmarks = FigureBookmarks::default();
        let mut next = |tag| bookmarks.next(tag);
        assert_eq!(next("disclosed.total"), "f_disclosed_total__1");
        assert_eq!(next("disclosed|share"), "f_disclosed_share__1");
        assert_eq!(next("主动公开.总数"), "f_主动公开_总数__1");
        // Word takes these for one name.
        assert_eq!(next("Disclosed_Total"), "f_Disclosed_Total__2");
    }

    #[test]
    fn a_long_name_is_shortened_and_stays_apart_from_others() {
        let mut bookmarks = FigureBookmarks::default();
        let long = |end| format!("{}{end}", "requests.result.refused.".repeat(3));
        let [first, second] = ["one", "two"].map(|end| bookmarks.next(&long(end)));
        for name in [&first, &second] {
            assert_eq!(units(name), LONGEST_NAME, "{name}");
            assert!(name.starts_with("f_requests_result_refuse"), "{name}");
        }
        assert_ne!(first, second);
        // Characters that take two units each.
        let name = bookmarks.next(&"𠮷".repeat(30));
        assert!(units(&name) <= LONGEST_NAME, "{name}");
    }

    #[test]
    fn the_properties_tell_the_figure_of_every_name() {
        let mut bookmarks = FigureBookmarks::default();
        assert_eq!(bookmarks.properties(), []);
        let tags: Vec<String> = (0..40).map(|number| format!("数字.r{number}")).collect();
        let names: Vec<String> = tags.iter().map(|tag| bookmarks.next(tag)).collect();
        let properties = bookmarks.properties();
        assert_eq!(properties[0].0, "report.figures");
        assert_eq!(properties[1].0, "report.figures.2");
        assert!(properties.iter().all(|(_, value)| units(value) <= 255));
        let json: String = properties.into_iter().map(|(_, value)| value).collect();
        let read: BTreeMap<String, String> = serde_json::from_str(&json).unwrap();
        assert_eq!(read, names.into_iter().zip(tags).collect());
    }
}
