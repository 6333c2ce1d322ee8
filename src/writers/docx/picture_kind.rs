//! What kind of picture some bytes are, by what every picture of its kind starts with.

/// A kind of picture that Word shows and that nothing can be run from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct PictureKind {
    /// How the names of its files end.
    pub(super) ending: &'static str,
    /// What programs call its content.
    pub(super) content_type: &'static str,
}

/// The start of a kind's bytes, and from which of them.
type Start = (usize, &'static [u8]);

const KINDS: &[(Start, PictureKind)] = &[
    ((0, b"\x89PNG\r\n\x1a\n"), kind("png", "image/png")),
    ((0, b"\xFF\xD8\xFF"), kind("jpeg", "image/jpeg")),
    ((0, b"GIF8"), kind("gif", "image/gif")),
    ((0, b"BM"), kind("bmp", "image/bmp")),
    ((0, b"II*\0"), kind("tiff", "image/tiff")),
    ((0, b"MM\0*"), kind("tiff", "image/tiff")),
    ((40, b" EMF"), kind("emf", "image/x-emf")),
    ((0, b"\xD7\xCD\xC6\x9A"), kind("wmf", "image/x-wmf")),
    // Without the frame in front: in memory or, as it says, in a file.
    ((0, b"\x01\x00\x09\x00"), kind("wmf", "image/x-wmf")),
    ((0, b"\x02\x00\x09\x00"), kind("wmf", "image/x-wmf")),
];

const fn kind(ending: &'static str, content_type: &'static str) -> PictureKind {
    PictureKind {
        ending,
        content_type,
    }
}

/// The kind of picture that the bytes are, if they are one.
pub(super) fn of(bytes: &[u8]) -> Option<PictureKind> {
    let starts = |(at, start): Start| bytes.get(at..).is_some_and(|rest| rest.starts_with(start));
    let mut kinds = KINDS.iter();
    kinds
        .find(|(start, _)| starts(*start))
        .map(|(_, kind)| *kind)
}
