//! `--output-format github`.

use super::{NOTE, SUM, check};

#[test]
fn a_finding_is_one_command_and_a_waived_one_is_none() {
    insta::assert_snapshot!(
        check(&[("某局/a,b.toml", SUM)], "github"),
        @"::error file=某局/a%2Cb.toml,line=6,col=9,endLine=6,endColumn=11,title=sum-mismatch::公开, 50%25 is stated as 10, its parts add up to 9: a difference of 1%0Athe parts: 4 + 5 = 9, which is 1 less than the total%0Amend the total or the part that is wrong; if the list names only some parts, write open = true beside the total"
    );
}

#[test]
fn a_note_is_a_notice() {
    insta::assert_snapshot!(
        check(&[("2017.toml", NOTE)], "github"),
        @r#"::notice file=2017.toml,line=6,col=9,endLine=6,endColumn=13,title=number-form::"１２" is read as 12%0Awrite 12: plain digits, no quotes, no separators"#
    );
}
