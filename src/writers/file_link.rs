//! How a page leads to a file beside it.

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

/// What a file's name must not hold in an address.
const NOT_IN_ADDRESS: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'`')
    .add(b'{')
    .add(b'}')
    .add(b'\\')
    .add(b':');

/// The address of the file of that name in the page's own folder.
pub(super) fn to(name: &str) -> String {
    format!("./{}", utf8_percent_encode(name, NOT_IN_ADDRESS))
}

/// A size in words: `13 KB`.
pub(super) fn size(bytes: usize) -> String {
    let kilobytes = bytes.div_ceil(1024);
    if kilobytes < 1024 {
        format!("{kilobytes} KB")
    } else {
        format!("{} MB", kilobytes.div_ceil(1024))
    }
}
