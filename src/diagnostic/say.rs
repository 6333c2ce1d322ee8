//! `say!`: one message in both languages from the same values.

use std::fmt::Display;

// The macro names them by this path, so that it stands upstream of the room's own page.
pub(crate) use super::text::{Language, Text};

/// A [`Text`] from two format strings, Chinese first.
///
/// Both take the variables in scope that they name. What is listed behind them is said in the
/// language of the string it stands in: a [`Text`] within a message, or a number or a label, which
/// are the same in both.
///
/// ```ignore
/// say!("缺少{what}（{key}）", "{what} ({key}) is missing", what, key = path.join("."))
/// ```
macro_rules! say {
    ($zh:literal, $en:literal $(, $name:ident $(= $value:expr)?)* $(,)?) => {{
        $($(let $name = $value;)?)*
        $crate::diagnostic::say::Text::both(|language| {
            $(let $name = $crate::diagnostic::say::Say::say(&$name, language);)*
            match language {
                $crate::diagnostic::say::Language::Chinese => format!($zh),
                $crate::diagnostic::say::Language::English => format!($en),
            }
        })
    }};
}

pub(crate) use say;

/// The number alone in Chinese, which has its measure word beside it; `1 error`, `2 errors` in
/// English.
pub(crate) fn counted(count: usize, noun: &str) -> Text {
    let plural = if count == 1 { "" } else { "s" };
    say!("{count}", "{count} {noun}{plural}")
}

/// What can stand within a message.
pub(crate) trait Say {
    /// How it is said in a language.
    fn say(&self, language: Language) -> impl Display;
}

impl Say for Text {
    fn say(&self, language: Language) -> impl Display {
        self.get(language)
    }
}

impl<T: Display + ?Sized> Say for T {
    fn say(&self, _: Language) -> impl Display {
        self
    }
}

impl Say for &Text {
    fn say(&self, language: Language) -> impl Display {
        self.get(language)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_are_made_from_the_same_values() {
        let count = 3;
        let text = say!("共 {count} 个", "{count} in all");
        assert_eq!(text, Text::new("共 3 个", "3 in all"));
    }

    #[test]
    fn a_text_within_a_message_is_said_in_the_language_of_the_message() {
        let what = Text::new("年度", "the year");
        let borrowed = &what;
        let text = say!(
            "{what}（{key}）不能写 {typed}，{borrowed}",
            "{what} ({key}) cannot be {typed}, {borrowed}",
            what,
            borrowed,
            key = "year".to_owned(),
            typed = 17
        );
        assert_eq!(text.get(Language::Chinese), "年度（year）不能写 17，年度");
        assert_eq!(
            text.get(Language::English),
            "the year (year) cannot be 17, the year"
        );
    }
}
