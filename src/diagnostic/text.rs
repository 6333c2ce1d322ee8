//! Messages in both languages of the program.

use std::borrow::Cow;

use super::nested_quotes::nested_quotes;

/// The languages the program speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// Chinese.
    Chinese,
    /// English.
    English,
}

/// One message in both languages, side by side so that neither is forgotten; `say!`
/// makes one from values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    zh: Cow<'static, str>,
    en: Cow<'static, str>,
}

impl Text {
    /// The same message in Chinese and in English; words of the program itself take no memory.
    /// Quotations within others get marks of their own, where the words were put together.
    pub fn new(zh: impl Into<Cow<'static, str>>, en: impl Into<Cow<'static, str>>) -> Self {
        let zh = match zh.into() {
            Cow::Owned(zh) => Cow::Owned(nested_quotes(zh)),
            borrowed @ Cow::Borrowed(_) => borrowed,
        };
        Self { zh, en: en.into() }
    }

    /// A message for tables that are written down in the program.
    #[must_use]
    pub const fn fixed(zh: &'static str, en: &'static str) -> Self {
        Self {
            zh: Cow::Borrowed(zh),
            en: Cow::Borrowed(en),
        }
    }

    /// What `says` gives in each language; quotations within others get marks of their own.
    #[must_use]
    pub fn both(says: impl Fn(Language) -> String) -> Self {
        Self::new(says(Language::Chinese), says(Language::English))
    }

    /// A text that is the same in both languages: a number, an id, a label from the file.
    pub fn same(text: impl Into<String>) -> Self {
        let text: String = text.into();
        Self {
            zh: text.clone().into(),
            en: text.into(),
        }
    }

    /// The message in one language.
    #[must_use]
    pub fn get(&self, language: Language) -> &str {
        match language {
            Language::Chinese => &self.zh,
            Language::English => &self.en,
        }
    }

    /// The message in one language, for those who keep it.
    #[must_use]
    pub fn into_words(self, language: Language) -> String {
        match language {
            Language::Chinese => self.zh.into_owned(),
            Language::English => self.en.into_owned(),
        }
    }
}
