//! What a person does not see who opens a PDF.

use super::{
    super::outputs::{hidden, read},
    drawn::{Page, file},
    shown,
};

#[test]
fn what_is_not_seen_is_no_part_of_the_text() {
    let page = Page::default()
        .say((100.0, 100.0), 10.0, "看得见")
        .draw("1 g")
        .say((100.0, 130.0), 10.0, "白字")
        .draw("0 g 100 600 200 40 re f 1 1 1 rg")
        .say((110.0, 170.0), 10.0, "黑底白字")
        .draw("0 g 3 Tr")
        .say((100.0, 230.0), 10.0, "不画")
        .draw("0 Tr")
        .say((900.0, 260.0), 10.0, "纸外");
    let transcript = read(&file(&[page], ""));
    assert_eq!(shown(&transcript), ["看得见", "黑底白字"]);
    assert_eq!(
        hidden(&transcript),
        ["WhiteText: 白字", "HiddenText: 不画纸外",]
    );
}

#[test]
fn what_is_in_the_file_beside_its_pages_is_told() {
    let page = Page::default()
        .say((100.0, 100.0), 10.0, "正文")
        .remark("<</Type /Annot /Subtype /Text /Contents (remark) /Rect [0 0 9 9]>>")
        .remark("<</Type /Annot /Subtype /Link /Rect [0 0 9 9]>>");
    let more = "/Names <</EmbeddedFiles <</Names [(extra.xlsx) <<>>]>> \
                /JavaScript <</Names [(run) <<>>]>>>> /OpenAction <</S /JavaScript /JS (x)>>";
    assert_eq!(
        hidden(&read(&file(&[page], more))),
        [
            "EmbeddedObject: extra.xlsx",
            "Macro: run",
            "Macro: OpenAction",
            "Comment: remark",
        ]
    );
}

#[test]
fn a_page_that_is_a_picture_is_told() {
    let scan = || Page::default().draw("q 600 0 0 800 0 0 cm /P Do Q");
    let page = Page::default().say((100.0, 100.0), 10.0, "正文");
    let transcript = read(&file(&[page, scan()], ""));
    let said = transcript.unread[0].get(report::diagnostic::Language::English);
    assert_eq!(said, "page 2 is a picture without text that can be read");
    let why = super::refused::refused(&file(&[scan()], ""));
    assert!(why.contains("is a scan"), "{why}");
}
