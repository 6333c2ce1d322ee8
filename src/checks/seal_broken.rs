//! `seal-broken`: something is no longer what its signers agreed to.
//!
//! A check sees the report alone; what was sealed lies beside it, so that the room `seal` finds what
//! no longer holds, and here it is worded.

use crate::diagnostic::{Diagnostic, Place, Rule, Severity, Text, say::say};

/// A warning, as otherwise nothing could be built or sealed anew; whoever verifies makes it an error.
pub static RULE: Rule = Rule {
    name: "seal-broken",
    severity: Severity::Warning,
    since: "0.1.0",
    manual_zh: include_str!("seal_broken.zh.md"),
    manual_en: include_str!("seal_broken.en.md"),
};

/// Something that is no longer what was sealed.
#[derive(Debug, Clone)]
pub struct Difference {
    /// What.
    pub what: Text,
    /// What it was.
    pub was: Said,
    /// What it is now.
    pub is: Said,
    /// Where the seal says what it was.
    pub place: Place,
}

/// One side of a difference, in words and for machines.
#[derive(Debug, Clone)]
pub struct Said {
    /// In words.
    pub words: Text,
    /// For machines: a whole hash where the words have its start.
    pub exact: String,
}

impl Said {
    /// What is said the same way to all.
    pub fn same(text: impl Into<String>) -> Self {
        let exact: String = text.into();
        Self {
            words: Text::same(exact.clone()),
            exact,
        }
    }

    /// What machines are not told more of than people.
    #[must_use]
    pub fn words(words: Text) -> Self {
        Self {
            exact: words.get(crate::diagnostic::Language::English).to_owned(),
            words,
        }
    }
}

/// Words a difference.
#[must_use]
pub fn difference(difference: &Difference) -> Diagnostic {
    let Difference {
        what,
        was,
        is,
        place,
    } = difference;
    let (before, now) = (&was.words, &is.words);
    let message = say!(
        "{what}和签认时不同：签认时 {before}，现在 {now}",
        "{what} is not what was sealed: {before} then, {now} now",
        what,
        before,
        now
    );
    let label = Text::fixed("签认的是这个", "this was sealed");
    Diagnostic::new(&RULE, message, *place, label)
        .with_help(mend())
        .stating(was.exact.clone(), is.exact.clone())
}

/// Words a signature that does not hold, and why.
#[must_use]
pub fn signature(why: Text, place: Place) -> Diagnostic {
    let label = Text::fixed("签名不成立", "the signature does not hold");
    let help = Text::fixed(
        "签认的记录后来改过，或者签名不是这个人的；请签的人重新签认",
        "the seal was changed after it was signed, or somebody else signed it; whoever signed has to seal again",
    );
    Diagnostic::new(&RULE, why, place, label).with_help(help)
}

/// Words a seal that cannot be read.
#[must_use]
pub fn unreadable(why: &Text, place: Place) -> Diagnostic {
    let message = say!(
        "签认的记录读不出来：{why}",
        "the seal cannot be read: {why}",
        why
    );
    let label = Text::fixed("这里", "here");
    let help = Text::fixed(
        "签认的记录不用手改；从备份取回原来的，或者删去，重新签认：report seal",
        "a seal is not to be changed by hand; take the former one from a backup, or delete it and seal again: report seal",
    );
    Diagnostic::new(&RULE, message, place, label).with_help(help)
}

fn mend() -> Text {
    Text::fixed(
        "不该变的，改回来；确实要变的，重新写出，再请各人重新签认：report build、report seal",
        "what should not have changed is to be put back; otherwise build again and have everybody seal again: report build, report seal",
    )
}
