//! How a further person signs.

use super::{
    content::{Seal, Signer},
    printed,
    reading::{self, Read},
    signature,
};
use crate::{diagnostic::Language, source::Source};

/// What became of a wish to sign.
#[derive(Debug, PartialEq, Eq)]
pub enum Signing {
    /// The person has signed this content in this role already.
    Already(Signer),
    /// The file is to be this one.
    Written(NewSeal),
}

/// A file of a seal with one signer more than before.
#[derive(Debug, PartialEq, Eq)]
pub struct NewSeal {
    /// The text of the file.
    pub text: String,
    /// Those who had signed the seal that makes way for this one, and have not signed this.
    pub dropped: Vec<Signer>,
    /// Whether the content is that of the seal that makes way, whose signatures do not hold.
    pub is_mended: bool,
    /// Those who signed this content before.
    pub kept: Vec<Signer>,
}

/// Adds `signer` to the seal of `content`, where `standing` is the seal that is there, and `detached`
/// the signature beside it.
///
/// A seal of the same content keeps every byte and grows at its end, so that the signatures of those
/// who signed before hold; that of the last one, which lay beside it, goes into the file. A seal of
/// other content makes way, and so does one whose signatures do not hold. Whoever has signed in the
/// same role has done so already, unless a key is there now and was not then.
#[must_use]
pub fn sign(
    content: &Seal,
    signer: &Signer,
    standing: Option<&Read<'_>>,
    detached: Option<&str>,
    language: Language,
) -> Signing {
    let same = standing.filter(|standing| content.is_of_the_content_of(&standing.seal));
    let whole = same.filter(|same| signature::judged(same, detached, None).wrong.is_empty());
    let begun = || {
        let before = standing.map_or_else(Vec::new, |standing| standing.seal.signers.clone());
        let new = begun(content, signer, before, language);
        Signing::Written(NewSeal {
            is_mended: same.is_some(),
            ..new
        })
    };
    let Some(same) = whole else {
        return begun();
    };
    let signers = &same.seal.signers;
    let has_signed = |one: &&Signer| {
        let is_with_key = signer.key.is_none() || one.key == signer.key;
        one.by == signer.by && one.role == signer.role && is_with_key
    };
    if let Some(already) = signers.iter().find(has_signed) {
        return Signing::Already(already.clone());
    }
    match grown(same, signer, detached) {
        Some(text) => Signing::Written(NewSeal {
            text,
            dropped: Vec::new(),
            is_mended: false,
            kept: signers.clone(),
        }),
        // Somebody has changed the file by hand, and nothing can be put at its end.
        None => begun(),
    }
}

/// A new seal.
fn begun(content: &Seal, signer: &Signer, dropped: Vec<Signer>, language: Language) -> NewSeal {
    let text = printed::content(content, language) + &printed::signer(signer);
    // One who signs anew is not dropped.
    let is_other = |one: &Signer| one.by != signer.by || one.role != signer.role;
    NewSeal {
        text,
        dropped: dropped.into_iter().filter(is_other).collect(),
        is_mended: false,
        kept: Vec::new(),
    }
}

/// The file with one signer more; `None` where it would not read back as that.
fn grown(standing: &Read<'_>, signer: &Signer, detached: Option<&str>) -> Option<String> {
    let mut expected = standing.seal.clone();
    let mut text = standing.source().text().to_owned();
    if let (Some(last), Some(detached)) = (expected.signers.last_mut(), detached)
        && last.signature.is_none()
    {
        text.push_str(&printed::signature(detached));
        last.signature = Some(detached.to_owned());
    }
    text.push_str(&printed::signer(signer));
    expected.signers.push(signer.clone());
    let source = Source::new("", text.as_bytes()).ok()?;
    let reads_back = reading::read(&source).is_ok_and(|read| read.seal == expected);
    reads_back.then_some(text)
}
