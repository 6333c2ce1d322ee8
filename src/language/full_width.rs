//! Digits of either width: an input method in full-width mode writes `５９２`.

/// `1,234` and `12，345，678`, but not `1,2`.
#[must_use]
pub fn has_thousands_separators(written: &str) -> bool {
    let whole = written
        .split_once(['.', '．'])
        .map_or(written, |(whole, _)| whole);
    let mut groups = whole.split([',', '，']);
    let first = groups.next().map_or(0, |group| group.chars().count());
    let mut others = groups.map(|group| group.chars().count()).peekable();
    (1..=3).contains(&first) && others.peek().is_some() && others.all(|count| count == 3)
}

/// A full-width form of an ASCII mark, letter or digit as its narrow one.
#[must_use]
pub fn narrow(character: char) -> char {
    let narrow = u32::from(character).checked_sub(WIDER);
    let narrow = narrow.and_then(char::from_u32);
    narrow.filter(char::is_ascii_graphic).unwrap_or(character)
}

/// So far behind the ASCII characters their full-width forms stand.
const WIDER: u32 = 0xFEE0;

/// The ASCII digit that `character` is or stands for.
#[must_use]
#[inline]
pub fn digit(character: char) -> Option<char> {
    match character {
        '0'..='9' => Some(character),
        '０'..='９' => char::from_digit(u32::from(character) - u32::from('０'), 10),
        _ => None,
    }
}
