//! What a page of ours may do when it is opened: show its own style sheet, and nothing else.

use base64::{Engine as _, prelude::BASE64_STANDARD};
use sha2::{Digest as _, Sha256};

/// The content security policy of a page whose only style sheet is this one.
pub(super) fn of(style_sheet: &str) -> String {
    let hash = BASE64_STANDARD.encode(Sha256::digest(style_sheet));
    format!("default-src 'none'; style-src 'sha256-{hash}'; base-uri 'none'; form-action 'none'")
}
