//! The signatures of a seal.
//!
//! Each is over the file as it was when it was made. The last signer's lies beside the file, over all
//! of it, where the standard tool finds it; those before stand in the file, each over what stands
//! above its own line.

use super::{content::Signer, printed::SIGNATURE, public_key::PublicKey, reading::Read};
use crate::{
    diagnostic::{Text, say::say},
    source::Span,
};

/// What is known of somebody's signature.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// There is none, and none was promised.
    None,
    /// It holds, by the key that the seal names or the one that was asked for.
    Holds,
    /// It is by a key that nobody has named.
    Unchecked,
    /// It does not hold, or is gone.
    Broken,
}

/// All signatures of a seal.
#[derive(Debug)]
pub struct Judged {
    /// Who signed, each with what is known of the signature.
    pub signers: Vec<(Signer, State)>,
    /// What is wrong, and where the seal speaks of it.
    pub wrong: Vec<(Text, Span)>,
}

/// Judges the signatures of a seal; `detached` is the one beside it, and `key` one by which there
/// must be a signature that holds.
pub(super) fn judged(read: &Read<'_>, detached: Option<&str>, key: Option<&PublicKey>) -> Judged {
    let mut judged = Judged {
        signers: Vec::new(),
        wrong: Vec::new(),
    };
    let mut is_by_key = false;
    let last = read.seal.signers.len().saturating_sub(1);
    for (number, signer) in read.seal.signers.iter().enumerate() {
        let kept = signer.signature.as_deref();
        let beside = detached.filter(|_| number == last && kept.is_none());
        let whole = read.source().text();
        let signed = match kept {
            Some(signature) => above(read, number).map(|above| (above, signature)),
            None => beside.map(|signature| (whole, signature)),
        };
        let named = signer.key.as_deref().and_then(PublicKey::read);
        let asked = key.filter(|key| signed.is_some_and(|(_, text)| key.is_named_by(text)));
        let by = named.as_ref().or(asked);
        let state = match (signed, by) {
            (Some((text, signature)), Some(by)) => {
                let bytes = read.source().encode(text);
                if by.has_signed(&bytes, signature) {
                    is_by_key |= key == Some(by);
                    State::Holds
                } else {
                    State::Broken
                }
            }
            (Some(_), None) if signer.key.is_none() => State::Unchecked,
            (None, None) if signer.key.is_none() && kept.is_none() => State::None,
            _ => State::Broken,
        };
        if state == State::Broken {
            judged.wrong.push(broken(read, number, signed.is_some()));
        }
        judged.signers.push((signer.clone(), state));
    }
    if read.seal.signers.is_empty() {
        let why = Text::fixed("签认的记录里没有签认的人", "nobody has signed the seal");
        judged.wrong.push((why, read.head("version")));
    }
    if key.is_some() && !is_by_key {
        let why = Text::fixed(
            "没有 --key 这把公钥的有效签名",
            "there is no signature that holds by the key of --key",
        );
        judged.wrong.push((why, read.place("signer", last, "by")));
    }
    judged
}

/// What stands above the line of a signer's signature: the file when it was made.
fn above<'r>(read: &'r Read<'_>, number: usize) -> Option<&'r str> {
    let value = read.place("signer", number, "signature");
    let before = read.source().text().get(..value.start())?;
    before.strip_suffix(SIGNATURE)
}

/// That a signature does not hold, and where.
fn broken(read: &Read<'_>, number: usize, is_there: bool) -> (Text, Span) {
    let told = read.seal.signers.get(number).map(Signer::told);
    let told = told.unwrap_or(Text::fixed("有人", "somebody"));
    let why = if is_there {
        say!(
            "{told}的签名和签认的记录对不上",
            "the signature of {told} is not over this seal",
            told
        )
    } else {
        say!(
            "{told}的签名不见了",
            "the signature of {told} is gone",
            told
        )
    };
    (why, read.place("signer", number, "key"))
}
