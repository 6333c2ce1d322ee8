//! Files as editors call them: `file:///…`.

use std::path::{Path, PathBuf};

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

/// What stands in an address as it is.
const PLAIN: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'/')
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// The path of an address; that of what is no file is the address itself.
pub(super) fn path(address: &str) -> PathBuf {
    let Some(rest) = address.strip_prefix("file://") else {
        return PathBuf::from(address);
    };
    // Between the slashes stands the machine, which is this one.
    let (_, path) = rest.split_at(rest.find('/').unwrap_or(0));
    let decoded = percent_decode_str(path).decode_utf8_lossy().into_owned();
    // `/C:/…` is a path of Windows with a slash before it.
    let mut characters = decoded.chars();
    let (slash, drive, colon) = (characters.next(), characters.next(), characters.next());
    let has_drive = slash == Some('/')
        && drive.is_some_and(|letter| letter.is_ascii_alphabetic())
        && colon == Some(':');
    match decoded.strip_prefix('/') {
        Some(windows) if has_drive && cfg!(windows) => PathBuf::from(windows),
        _ => PathBuf::from(decoded),
    }
}

/// The address of a file.
pub(super) fn address(path: &Path) -> String {
    let shown = path.to_string_lossy().replace('\\', "/");
    let slash = if shown.starts_with('/') { "" } else { "/" };
    format!("file://{slash}{}", utf8_percent_encode(&shown, PLAIN))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn a_path_comes_back_from_its_address() {
        for text in ["/东城区/2017.toml", "/a b/100%.toml"] {
            assert_eq!(path(&address(Path::new(text))), Path::new(text));
        }
        assert_eq!(path("file:///a%20b/c%3A.toml"), Path::new("/a b/c:.toml"));
        assert_eq!(
            path("untitled:Untitled-1"),
            Path::new("untitled:Untitled-1")
        );
    }
}
