//! How places in a running text are called: by the heading they stand under, and their number.

use crate::{diagnostic::Locator, language::heading::behind_part_number};

/// A heading without a number is named by so many of its characters.
const LONGEST_NAME: usize = 14;

/// Counts the paragraphs under each heading.
#[derive(Debug, Default)]
pub(super) struct Places {
    heading: Option<String>,
    paragraphs: usize,
}

impl Places {
    /// Begins anew under a heading, which is the first paragraph there.
    pub(super) fn begin(&mut self, heading: &str) {
        self.heading = Some(named(heading));
        self.paragraphs = 0;
    }

    /// Counts a paragraph.
    pub(super) fn count(&mut self) {
        self.paragraphs += 1;
    }

    /// Where the paragraph counted last stands.
    pub(super) fn locator(&self) -> Locator {
        Locator::Paragraph {
            heading: self.heading.clone(),
            number: self.paragraphs.max(1),
        }
    }
}

/// Where the head and the foot of every page stand.
pub(super) fn margin() -> Locator {
    Locator::Paragraph {
        heading: Some("页眉页脚".to_owned()),
        number: 1,
    }
}

/// A heading as places under it are named: `第二部分`, or its own first words.
fn named(heading: &str) -> String {
    let number = behind_part_number(heading).and_then(|behind| heading.strip_suffix(behind));
    match number.map(|number| number.trim_end_matches('、').trim()) {
        Some(number) if !number.is_empty() => format!("第{number}部分"),
        _ => heading.chars().take(LONGEST_NAME).collect(),
    }
}
