//! A file's name as the machine formats write it.

use std::{
    borrow::Cow,
    path::{MAIN_SEPARATOR, Path},
};

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// All that is not for itself in a path: RFC 3986, section 2.3, and the slash between folders.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~')
    .remove(b'/');

/// The name with forward slashes on every system.
#[must_use]
pub fn slashed(name: &str) -> Cow<'_, str> {
    if MAIN_SEPARATOR == '/' {
        Cow::Borrowed(name)
    } else {
        Cow::Owned(name.replace(MAIN_SEPARATOR, "/"))
    }
}

/// The same without a `./` in front.
pub(super) fn relative(name: &str) -> String {
    let name = slashed(name);
    name.strip_prefix("./").unwrap_or(&name).to_owned()
}

/// The name as a URI reference: relative as it was given, or `file://` where it is absolute.
pub(super) fn uri(name: &str) -> String {
    let path = relative(name);
    let mut uri = String::new();
    if Path::new(name).is_absolute() {
        uri.push_str("file://");
        // A drive letter stands where a host would.
        if !path.starts_with('/') {
            uri.push('/');
        }
    }
    uri.extend(utf8_percent_encode(&path, RESERVED));
    uri
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_uri_holds_no_character_that_means_something_else() {
        assert_eq!(
            uri("./data/东 a:b#%.toml"),
            "data/%E4%B8%9C%20a%3Ab%23%25.toml"
        );
    }

    #[cfg(unix)]
    #[test]
    fn an_absolute_path_names_its_scheme() {
        assert_eq!(uri("/data/2017.toml"), "file:///data/2017.toml");
    }
}
