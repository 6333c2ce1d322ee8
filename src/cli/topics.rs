//! The topics of `report explain`: what is longer than a command's help and is no check.

use crate::diagnostic::Language;

/// A page about something other than a check.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Topic {
    pub(super) name: &'static str,
    /// The page in Chinese; its first line is `# NAME — TITLE`, as that of a check's.
    pub(super) page_zh: &'static str,
    pub(super) page_en: &'static str,
}

/// A topic with its two pages, which are called after it.
macro_rules! topic {
    ($name:literal, $file:literal) => {
        Topic {
            name: $name,
            page_zh: include_str!(concat!("topics/", $file, ".zh.md")),
            page_en: include_str!(concat!("topics/", $file, ".en.md")),
        }
    };
}

/// All topics, in the order in which somebody new would read them.
pub(super) static TOPICS: &[Topic] = &[
    topic!("year-file", "year_file"),
    topic!("text", "text"),
    topic!("forms", "forms"),
    topic!("formulas", "formulas"),
    topic!("waivers", "waivers"),
    topic!("settings", "settings"),
    topic!("fixing", "fixing"),
    topic!("formats", "formats"),
    topic!("style", "style"),
    topic!("next-year", "next_year"),
    topic!("two-years", "two_years"),
    topic!("sign-off", "sign_off"),
    topic!("audit", "audit"),
    topic!("departments", "departments"),
    topic!("facts", "facts"),
    topic!("many-files", "many_files"),
    topic!("rollup", "rollup"),
    topic!("editors", "editors"),
    topic!("exit-codes", "exit_codes"),
    topic!("limits", "limits"),
];

impl Topic {
    /// The page in one language.
    pub(super) fn page(&self, language: Language) -> &'static str {
        match language {
            Language::Chinese => self.page_zh,
            Language::English => self.page_en,
        }
    }

    /// What its first line says behind the name.
    pub(super) fn title(&self, language: Language) -> &'static str {
        let first = self.page(language).lines().next();
        first
            .and_then(|line| line.split_once(" — "))
            .expect("a page begins with its name and title")
            .1
    }
}

/// The topic of this name.
pub(super) fn named(name: &str) -> Option<&'static Topic> {
    TOPICS.iter().find(|topic| topic.name == name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks;

    fn is_chinese(text: &str) -> bool {
        text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c))
    }

    #[test]
    fn a_topic_has_its_page_in_both_languages() {
        for topic in TOPICS {
            for page in [topic.page_zh, topic.page_en] {
                assert!(
                    page.starts_with(&format!("# {} — ", topic.name)),
                    "{}",
                    topic.name
                );
                assert!(
                    page.ends_with('\n') && !page.ends_with("\n\n"),
                    "{}",
                    topic.name
                );
            }
            assert!(is_chinese(topic.title(Language::Chinese)), "{}", topic.name);
            assert!(
                !is_chinese(topic.title(Language::English)),
                "{}",
                topic.name
            );
            // The same headings, tables and examples in the same order.
            let outline = |page: &'static str| -> Vec<&'static str> {
                page.lines()
                    .filter_map(|line| {
                        ["## ", "```", "- ", "| "]
                            .into_iter()
                            .find(|mark| line.starts_with(mark))
                    })
                    .collect()
            };
            assert_eq!(
                outline(topic.page_zh),
                outline(topic.page_en),
                "{}",
                topic.name
            );
        }
    }

    #[test]
    fn a_topic_is_called_like_no_check_and_no_other_topic() {
        let mut names: Vec<&str> = TOPICS.iter().map(|topic| topic.name).collect();
        names.extend(checks::all_rules().iter().map(|rule| rule.name));
        names.sort_unstable();
        let count = names.len();
        names.dedup();
        assert_eq!(names.len(), count);
    }

    #[test]
    fn a_page_refers_to_pages_that_are_there() {
        for topic in TOPICS {
            for page in [topic.page_zh, topic.page_en] {
                for after in page.split("`report explain ").skip(1) {
                    let (name, _) = after.split_once('`').unwrap();
                    let is_any = matches!(name, "CHECK" | "检查名");
                    assert!(is_any || named(name).is_some(), "{}: {name}", topic.name);
                }
            }
        }
    }
}
