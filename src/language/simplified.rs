//! Traditional characters as simplified ones, each as long as it was; see
//! `data/language/traditional.toml`.

use std::{borrow::Cow, sync::LazyLock};

const TEXT: &str = include_str!("../../data/language/traditional.toml");

/// Traditional characters, in order, each with the simplified one for it.
static PAIRS: LazyLock<Vec<(char, char)>> = LazyLock::new(|| {
    // What stands between quotes.
    let lines = TEXT.split('"').skip(1).step_by(2);
    let mut pairs: Vec<(char, char)> = lines
        .flat_map(str::split_whitespace)
        .filter_map(|pair| {
            let mut characters = pair.chars();
            characters.next().zip(characters.next())
        })
        .collect();
    pairs.sort_unstable();
    pairs
});

/// The simplified character for a traditional one.
#[must_use]
pub fn simplified_character(character: char) -> Option<char> {
    // All of them are ideographs.
    if !('\u{4E00}'..='\u{9FFF}').contains(&character) {
        return None;
    }
    let at = PAIRS
        .binary_search_by_key(&character, |(traditional, _)| *traditional)
        .ok()?;
    PAIRS.get(at).map(|(_, simplified)| *simplified)
}

/// A text in simplified characters; every character keeps its place in bytes.
#[must_use]
pub fn simplified(text: &str) -> Cow<'_, str> {
    if text.chars().all(|c| simplified_character(c).is_none()) {
        return Cow::Borrowed(text);
    }
    let characters = text.chars().map(|c| simplified_character(c).unwrap_or(c));
    Cow::Owned(characters.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_character_keeps_its_place() {
        assert_eq!(
            simplified("一、總體情況，收到申請208件"),
            "一、总体情况，收到申请208件"
        );
        assert!(matches!(simplified("著作权，乾隆"), Cow::Borrowed(_)));
        for (traditional, simplified) in &*PAIRS {
            assert_eq!(
                traditional.len_utf8(),
                simplified.len_utf8(),
                "{traditional}"
            );
        }
        assert!(PAIRS.len() > 2_000);
    }
}
