//! A file's name as the machine formats write it.

use std::{
    fmt::Write,
    path::{MAIN_SEPARATOR, Path},
};

/// The name with forward slashes on every system, and without a `./` in front.
pub(super) fn slashed(name: &str) -> String {
    let name = name.replace(MAIN_SEPARATOR, "/");
    match name.strip_prefix("./") {
        Some(rest) => rest.to_owned(),
        None => name,
    }
}

/// The name as a URI reference: relative as it was given, or `file://` where it is absolute.
pub(super) fn uri(name: &str) -> String {
    let path = slashed(name);
    let mut uri = String::new();
    if Path::new(name).is_absolute() {
        uri.push_str("file://");
        // A drive letter stands where a host would.
        if !path.starts_with('/') {
            uri.push('/');
        }
    }
    for byte in path.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                uri.push(char::from(byte));
            }
            // Writing to a string cannot fail.
            _ => drop(write!(uri, "%{byte:02X}")),
        }
    }
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
