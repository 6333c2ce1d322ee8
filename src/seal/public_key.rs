//! A minisign public key, and whether a signature is of it.

use std::io::Cursor;

use base64::{Engine as _, engine::general_purpose::STANDARD};
use minisign::SignatureBox;

/// How many bytes a signature of Ed25519 has.
const SIGNATURE_BYTES: usize = 64;

/// A public key of the standard tool.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicKey {
    /// As the standard tool writes it.
    base64: String,
}

impl PublicKey {
    /// The key in a text: the key alone, or the file of the standard tool, which has it in its last
    /// line. `None` where there is no such key.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let line = text
            .lines()
            .rev()
            .map(str::trim)
            .find(|line| !line.is_empty())?;
        minisign::PublicKey::from_base64(line).ok()?;
        Some(Self {
            base64: line.to_owned(),
        })
    }

    /// As the standard tool writes it.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.base64
    }

    /// Whether `signature`, the text of a `.minisig`, says that it is by this key; it may lie.
    #[must_use]
    pub fn is_named_by(&self, signature: &str) -> bool {
        let key = minisign::PublicKey::from_base64(&self.base64);
        let signature = boxed(signature);
        key.is_ok_and(|key| signature.is_some_and(|signature| signature.keynum() == key.keynum()))
    }

    /// Whether `signature`, the text of a `.minisig`, is this key's over these bytes.
    #[must_use]
    pub fn has_signed(&self, bytes: &[u8], signature: &str) -> bool {
        let Ok(key) = minisign::PublicKey::from_base64(&self.base64) else {
            return false;
        };
        let signature = boxed(signature);
        signature.is_some_and(|signature| {
            minisign::verify(&key, &signature, Cursor::new(bytes), true, false, true).is_ok()
        })
    }
}

/// A signature taken apart; `None` where it is none.
fn boxed(signature: &str) -> Option<SignatureBox> {
    // The crate takes the length of the second one, over the comment, on trust.
    let global = signature.lines().nth(3)?.trim();
    let global = STANDARD.decode(global).ok()?;
    if global.len() != SIGNATURE_BYTES {
        return None;
    }
    SignatureBox::from_string(signature).ok()
}
