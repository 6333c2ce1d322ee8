//! Which language to speak: `--lang`, or else the system's; Chinese where it says nothing.

use std::ffi::OsString;

use crate::diagnostic::Language;

/// The language for a command line. It is needed before the arguments are parsed, since help and
/// errors of parsing speak it too.
pub(super) fn chosen(arguments: &[OsString]) -> Language {
    let mut asked = None;
    let mut words = arguments.iter().filter_map(|word| word.to_str());
    while let Some(word) = words.next() {
        if word == "--" {
            break;
        } else if word == "--lang" {
            asked = words.next().map(str::to_owned);
        } else if let Some(value) = word.strip_prefix("--lang=") {
            asked = Some(value.to_owned());
        }
    }
    match asked.as_deref() {
        Some("en") => Language::English,
        Some(_) => Language::Chinese,
        None => of_locale(sys_locale::get_locale().as_deref()),
    }
}

/// The words behind the program's name that do not say the language, each with its place.
pub(super) fn others(arguments: &[OsString]) -> Vec<(usize, &OsString)> {
    let mut others = Vec::new();
    let mut words = arguments.iter().enumerate().skip(1);
    while let Some((place, word)) = words.next() {
        if word == "--lang" {
            words.next();
        } else if word
            .to_str()
            .is_none_or(|word| !word.starts_with("--lang="))
        {
            others.push((place, word));
        }
    }
    others
}

fn of_locale(locale: Option<&str>) -> Language {
    match locale {
        None | Some("" | "C" | "POSIX") => Language::Chinese,
        Some(locale) if locale.starts_with("C.") || locale.starts_with("C-") => Language::Chinese,
        Some(locale) if locale.starts_with("zh") => Language::Chinese,
        Some(_) => Language::English,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_locale_that_says_nothing_means_chinese() {
        for locale in [
            None,
            Some("C"),
            Some("C.UTF-8"),
            Some("POSIX"),
            Some("zh_CN.UTF-8"),
        ] {
            assert_eq!(of_locale(locale), Language::Chinese, "{locale:?}");
        }
        assert_eq!(of_locale(Some("en-US")), Language::English);
    }

    #[test]
    fn the_option_outranks_the_locale() {
        let words = |line: &str| line.split(' ').map(OsString::from).collect::<Vec<_>>();
        assert_eq!(chosen(&words("report --lang en check")), Language::English);
        assert_eq!(chosen(&words("report check --lang=zh")), Language::Chinese);
    }
}
