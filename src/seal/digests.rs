//! By what a file is known again: its size and two hashes, one of them the Chinese standard.

use sm3::{Digest as _, Sm3};

use crate::source::{fingerprint, hexadecimal};

/// Size and hashes of some bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Digests {
    /// How many bytes there are.
    pub bytes: usize,
    /// SHA-256 in hexadecimal digits, as `sha256sum` prints it.
    pub sha256: String,
    /// SM3 (GB/T 32905-2016) in hexadecimal digits.
    pub sm3: String,
}

impl Digests {
    /// Those of these bytes.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        Self {
            bytes: bytes.len(),
            sha256: fingerprint(bytes),
            sm3: hexadecimal(&Sm3::digest(bytes)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hashes_are_those_of_the_standards() {
        // GB/T 32905-2016, annex A.1, and FIPS 180-4.
        let digests = Digests::of(b"abc");
        assert_eq!(
            digests.sm3,
            "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"
        );
        assert_eq!(
            digests.sha256,
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
        assert_eq!(digests.bytes, 3);
    }
}
