//! Words of a text replaced by others.

/// The text with each word replaced by the other of its pair, one pair after the other. Nearly no
/// text holds one, and none is copied that does not.
#[must_use]
pub fn replaced<'w>(text: String, pairs: impl IntoIterator<Item = (&'w str, &'w str)>) -> String {
    pairs.into_iter().fold(text, |text, (word, other)| {
        if text.contains(word) {
            text.replace(word, other)
        } else {
            text
        }
    })
}
