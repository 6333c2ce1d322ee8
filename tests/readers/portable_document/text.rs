//! Running text: lines, paragraphs, and what stands at the edge of pages.

use report::readers::transcript::LineKind;

use super::{
    super::outputs::read,
    drawn::{Page, file},
    shown,
};

/// Lines of body text below each other, each with its indent in characters.
fn body(lines: &[(f64, &str)]) -> Page {
    let mut page = Page::default();
    for (at, (indent, line)) in (0_u32..).zip(lines) {
        let y = 120.0 + 24.0 * f64::from(at);
        page = page.say((100.0 + indent * 16.0, y), 16.0, line);
    }
    page
}

const FULL: &str = "二十五个字才满一行的文字继续写下去到这里正好是右边";

#[test]
fn lines_are_joined_to_paragraphs() {
    let first: String = FULL.chars().skip(2).collect();
    let page = body(&[
        (0.0, "一、总体情况"),
        (2.0, &first),
        (0.0, FULL),
        (0.0, "共12件。"),
        (2.0, &first),
        (2.0, "（二）依申请公开。"),
        (2.0, "又一段"),
    ]);
    let read = read(&file(&[page], ""));
    assert_eq!(
        shown(&read),
        [
            "一、总体情况".to_owned(),
            format!("{first}{FULL}共12件。"),
            first,
            "（二）依申请公开。".to_owned(),
            "又一段".to_owned(),
        ]
    );
    assert_eq!(read.lines[0].kind, LineKind::Heading(1));
}

#[test]
fn a_paragraph_goes_on_on_the_next_page_over_the_numbers_of_pages() {
    let foot = |page: Page, number: &str| {
        page.say((280.0, 760.0), 12.0, number)
            .say((400.0, 30.0), 10.0, "某市政府信息公开")
    };
    let first = foot(body(&[(0.0, FULL), (0.0, FULL)]), "- 1 -");
    let second = foot(body(&[(0.0, "完。"), (2.0, "又一段")]), "- 2 -");
    let read = read(&file(&[first, second], ""));
    assert_eq!(
        shown(&read),
        [
            format!("{FULL}{FULL}完。"),
            "又一段".to_owned(),
            "某市政府信息公开".to_owned(),
        ]
    );
    assert_eq!(read.lines[2].kind, LineKind::Margin);
}

#[test]
fn blanks_are_only_where_room_is() {
    // One number in three showings, two numbers apart, words, and a date with a real blank.
    let page = Page::default()
        .say((100.0, 100.0), 10.0, "共1")
        .say((115.0, 100.0), 10.0, "2")
        .say((120.0, 100.0), 10.0, "件")
        .say((200.0, 100.0), 10.0, "34")
        .say((213.0, 100.0), 10.0, "56")
        .say((100.0, 130.0), 10.0, "2023 年")
        // Bold, by showing it twice.
        .say((100.0, 160.0), 10.0, "粗")
        .say((100.3, 160.0), 10.0, "粗")
        .say((110.0, 160.0), 10.0, "体");
    assert_eq!(
        shown(&read(&file(&[page], ""))),
        ["共12件 34 56", "2023 年", "粗体"]
    );
}
