//! `missing-attachment`.

use super::{each_is_found, none_is_found, with_body};

const RULE: &str = "missing-attachment";

/// A file with two attachments and the report itself.
fn with_two(body: &str) -> String {
    let attachment =
        |kind: &str| format!("[[attachments]]\ntitle = \"公开{kind}\"\nkind = \"{kind}\"\n");
    let attachments = ["report", "statistics", "file"].map(attachment).concat();
    with_body(body) + &attachments
}

#[test]
fn a_reference_to_an_attachment_that_is_not_listed_is_found() {
    each_is_found(
        RULE,
        with_two,
        &[
            ("按照附件3逐项补充。", "附件3"),
            ("按照附件 ３ 逐项补充。", "附件 ３"),
            ("目录（附件三）已公开。", "附件三"),
            ("目录见附件0。", "附件0"),
            ("目录见附件十二。", "附件十二"),
            ("公开{{ note(\"详见附件3。\") }}", "附件3"),
        ],
    );
    each_is_found(
        RULE,
        with_body,
        &[
            ("统计表见附件。", "附件"),
            ("详见附件：《政府信息公开情况统计表》。", "附件"),
            ("目录见附件1。", "附件1"),
        ],
    );
}

#[test]
fn what_is_listed_or_belongs_to_another_document_is_left_alone() {
    none_is_found(
        RULE,
        with_two,
        &[
            "统计表见附件1，目录见附件二，其余见附件。",
            "按照《通知》附件3、国办发〔2019〕60号附件4和该通知的附件5，“附件6”与《目录（附件7）》。",
            "上传附件3份，附件一并公开，附件三类，附件 12 件，附件一同报送。",
        ],
    );
    none_is_found(RULE, with_body, &["上传附件，附件下载，邮件附件。"]);
}
