//! What a web page has around a report's text: who published it when, how often it was read, buttons.

use crate::language::{
    blanks::without_blanks,
    page_number::is_page_number,
    word_table::{Words, word_table},
};

word_table!(TABLE, "recognition/pasted.toml");

/// Words that a title ends in.
pub static TITLES: Words = TABLE.list("", "titles");

/// Words behind which a line goes on from its title to the text.
pub static TITLE_ENDS: Words = TABLE.list("", "title_ends");

/// Words before which the organ's name ends in a title that names no year.
pub static SUBJECTS: Words = TABLE.list("", "subjects");

/// What stands in a title from the subject on.
pub static TITLE_WORDS: Words = TABLE.list("", "title_words");

/// Words before the name of the organ whose report is presented.
pub static PRESENTS: Words = TABLE.list("", "presents");

static LABELS: Words = TABLE.list("", "page_labels");
static BUTTONS: Words = TABLE.list("", "page_buttons");
static BEHIND: Words = TABLE.list("", "page_ends");
static CONTENTS: Words = TABLE.list("", "contents_titles");
static DISCLOSURE: Words = TABLE.list("", "disclosure");
static OTHER_TITLES: Words = TABLE.list("", "other_titles");
static NOT_ALONE: Words = TABLE.list("", "not_alone");

/// A longer line is text, in characters.
const LONGEST: usize = 120;

/// Whether a line is of the page and not of the report.
#[must_use]
pub fn is_of_page(line: &str) -> bool {
    line.chars().count() <= LONGEST
        && !line.contains(['。', '；'])
        && (is_labelled(line) || is_buttons(line) || is_download(line) || is_page_number(line))
}

/// Whether a line stands above a list of the report's parts, which a program makes of them: 目　录.
#[must_use]
pub fn is_contents_title(line: &str) -> bool {
    CONTENTS.contains(&without_blanks(line).as_str())
}

/// Whether a text speaks of disclosure.
#[must_use]
pub fn is_of_disclosure(text: &str) -> bool {
    DISCLOSURE.iter().any(|subject| text.contains(subject))
}

/// Whether a line is the title of another paper: a notice, a plan, a report of something else.
#[must_use]
pub fn is_other_title(line: &str) -> bool {
    let plain = without_blanks(line);
    plain.chars().count() <= LONGEST_TITLE
        && !plain.contains(['。', '；', '，'])
        && OTHER_TITLES.iter().any(|end| plain.ends_with(end))
        && !(TITLES.iter().any(|end| plain.ends_with(end)) && is_of_disclosure(&plain))
}

/// A longer line is no title, in characters.
const LONGEST_TITLE: usize = 60;

/// Word 文档（DOCX），23 KB.
fn is_download(line: &str) -> bool {
    let size = line.trim_end_matches([')', '）', ']', ' ']);
    let digits = size.strip_suffix("KB").or_else(|| size.strip_suffix("MB"));
    digits.is_some_and(|rest| rest.trim_end().ends_with(|c: char| c.is_ascii_digit()))
}

/// Whether a line stands behind a report, and all that follows is of the page too: 上一篇, 版权所有.
#[must_use]
pub fn is_behind_report(line: &str) -> bool {
    line.chars().count() <= LONGEST
        && !line.contains('。')
        && BEHIND.iter().any(|word| {
            line.trim_start_matches(|c: char| !c.is_alphanumeric())
                .starts_with(word)
        })
}

/// 发布时间：2023-01-31.
fn is_labelled(line: &str) -> bool {
    let line = line.trim_start_matches(|c: char| c.is_whitespace() || "【[［".contains(c));
    let label = line.split_once(['：', ':']).map(|(label, _)| label);
    label.is_some_and(|label| LABELS.contains(&without_blanks(label).as_str()))
}

/// 【字体：大 中 小】 打印.
fn is_buttons(line: &str) -> bool {
    let is_mark = |c: char| c.is_whitespace() || "【】[]［］（）()：:|｜/>》".contains(c);
    let words = line.split(is_mark).filter(|word| !word.is_empty());
    let (mut is_any, mut is_all) = (false, true);
    for word in words {
        is_all &= BUTTONS.contains(&word);
        is_any |= !NOT_ALONE.contains(&word);
    }
    is_any && is_all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_the_page_are_known() {
        for line in [
            "发布时间：2023-01-31 13:24    浏览次数：次",
            "来源： 时间：2022-01-26",
            "【字体：      】  打印",
            "字体：[大 中 小]",
            "打印 | 关闭窗口",
            "分享到：",
            "索 引 号：014000/2023-1",
            "- 3 -",
            "—12—",
            "第 3 页 共 5 页",
            "Word 文档（DOCX），23 KB",
        ] {
            assert!(is_of_page(line), "{line}");
        }
        for line in [
            "时间：2023年，共公开信息12条。",
            "信息来源不明确",
            "打印店",
            "大",
            "收藏量",
            "3",
            "-",
            "（一）主动公开",
            "",
        ] {
            assert!(!is_of_page(line), "{line}");
        }
    }
}
