//! Numbers of pages that became lines of a text when the page was saved as one.

use super::blanks::without_blanks;

/// `- 3 -`, `—3—`, `第3页`, `第 3 页 共 5 页`.
#[must_use]
pub fn is_page_number(line: &str) -> bool {
    let tight = without_blanks(line);
    let is_dash = |c: char| "-—–－_".contains(c);
    let is_number =
        |text: &str| (1..4).contains(&text.len()) && text.chars().all(|c| c.is_ascii_digit());
    let is_framed = tight.starts_with(is_dash) && tight.ends_with(is_dash);
    let page = tight
        .strip_prefix('第')
        .and_then(|rest| rest.split_once('页'));
    let is_counted = page.is_some_and(|(number, rest)| {
        let all = rest.trim_start_matches(['，', '/']).strip_prefix('共');
        let all = all.and_then(|rest| rest.strip_suffix('页'));
        is_number(number) && (rest.is_empty() || all.is_some_and(is_number))
    });
    is_framed && is_number(tight.trim_matches(is_dash)) || is_counted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_that_of_a_page_with_what_stands_around_it() {
        for line in ["- 3 -", "—12—", "第3页", "第 3 页 共 5 页", "第3页/共5页"] {
            assert!(is_page_number(line), "{line}");
        }
        for line in ["3", "-", "", "-3-条", "第3页的表格", "—1234—", "第二页"] {
            assert!(!is_page_number(line), "{line}");
        }
    }
}
