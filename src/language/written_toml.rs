//! Texts of any kind as TOML that reads back as the same text.

use toml_writer::{ToTomlKey as _, ToTomlValue as _, TomlKeyBuilder, TomlStringBuilder};

/// A text as a string of one line.
#[must_use]
pub fn string(text: &str) -> String {
    TomlStringBuilder::new(text).as_basic().to_toml_value()
}

/// A name as a key in quotes.
#[must_use]
pub fn key(name: &str) -> String {
    TomlKeyBuilder::new(name).as_basic().to_toml_key()
}

/// A name as a key, bare where it may be.
#[must_use]
pub fn plain_key(key: &str) -> String {
    let is_bare = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
    if !key.is_empty() && key.chars().all(is_bare) {
        key.to_owned()
    } else {
        self::key(key)
    }
}

/// A text as what stands behind a `#`: on one line, without the characters that a comment may not
/// hold.
#[must_use]
pub fn remark(text: &str) -> String {
    let mut written = String::with_capacity(text.len());
    for part in text.split(char::is_control) {
        if !written.is_empty() && !part.is_empty() {
            written.push(' ');
        }
        written.push_str(part);
    }
    written
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn any_text_reads_back(name: String, text: String) {
            let (name, text) = (name.as_str(), text.as_str());
            let line = format!("{} = {}  # {}", key(name), string(text), remark(text));
            let table: toml::Table = line.parse().unwrap();
            prop_assert_eq!(table.len(), 1);
            prop_assert_eq!(table[name].as_str(), Some(text));
            prop_assert_eq!(line.lines().count(), 1);
        }
    }

    #[test]
    fn what_needs_no_care_is_written_as_it_stands() {
        assert_eq!(string("东城区'民政局'"), "\"东城区'民政局'\"");
        assert_eq!(key("requests.new"), "\"requests.new\"");
        assert_eq!(remark("一、信函（件）\r\n共3件"), "一、信函（件） 共3件");
    }
}
