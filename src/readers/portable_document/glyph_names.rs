//! The names that fonts call their characters by.

/// The names of what is no letter.
const NAMES: &[(&str, char)] = &[
    ("space", ' '),
    ("zero", '0'),
    ("one", '1'),
    ("two", '2'),
    ("three", '3'),
    ("four", '4'),
    ("five", '5'),
    ("six", '6'),
    ("seven", '7'),
    ("eight", '8'),
    ("nine", '9'),
    ("period", '.'),
    ("comma", ','),
    ("colon", ':'),
    ("semicolon", ';'),
    ("hyphen", '-'),
    ("minus", '−'),
    ("endash", '–'),
    ("emdash", '—'),
    ("plus", '+'),
    ("equal", '='),
    ("slash", '/'),
    ("percent", '%'),
    ("parenleft", '('),
    ("parenright", ')'),
    ("bracketleft", '['),
    ("bracketright", ']'),
    ("quotesingle", '\''),
    ("quotedbl", '"'),
    ("quoteleft", '‘'),
    ("quoteright", '’'),
    ("quotedblleft", '“'),
    ("quotedblright", '”'),
    ("exclam", '!'),
    ("question", '?'),
    ("ampersand", '&'),
    ("asterisk", '*'),
    ("at", '@'),
    ("numbersign", '#'),
    ("underscore", '_'),
    ("less", '<'),
    ("greater", '>'),
    ("bullet", '•'),
    ("periodcentered", '·'),
    ("multiply", '×'),
    ("degree", '°'),
];

/// What a name stands for: `A`, `seven`, `uni4E00`, `u2F800`.
pub(super) fn text_of_name(name: &[u8]) -> Option<String> {
    let name = std::str::from_utf8(name).ok()?;
    let name = name.split_once('.').map_or(name, |(name, _)| name);
    let mut letters = name.chars();
    if let (Some(one), None) = (letters.next(), letters.next()) {
        return Some(one.to_string());
    }
    let known = NAMES.iter().find(|(known, _)| *known == name);
    if let Some((_, one)) = known {
        return Some(one.to_string());
    }
    let number = name
        .strip_prefix("uni")
        .or_else(|| name.strip_prefix('u'))?;
    let number = u32::from_str_radix(number, 16).ok()?;
    char::from_u32(number).map(String::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_all_kinds_are_known() {
        let read = |name: &str| text_of_name(name.as_bytes());
        assert_eq!(read("seven").as_deref(), Some("7"));
        assert_eq!(read("uni5E74").as_deref(), Some("年"));
        assert_eq!(read("A.small").as_deref(), Some("A"));
        assert_eq!(read("g17"), None);
    }
}
