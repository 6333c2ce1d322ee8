//! The keys of `[[sections]]`, `[[relations]]`, `[[attachments]]` and `[[waivers]]`.

use crate::year_file::{
    entry::{AttachmentEntry, RelationEntry, SectionEntry, WaiverEntry},
    key::{Key, Takes},
};

/// A numbered part of the text.
pub(super) static SECTION: &[Key<SectionEntry>] = &[
    Key::new(
        "heading",
        "标题",
        "不写序号。例：heading = \"概述\"",
        Takes::Prose(|section| &mut section.heading),
    ),
    Key::new(
        "body",
        "文字",
        "一行一段；数字用 {{ 编号 }} 引用。",
        Takes::Prose(|section| &mut section.body),
    ),
];

/// A relation of one's own.
pub(super) static RELATION: &[Key<RelationEntry>] = &[
    Key::new(
        "says",
        "说明",
        "用一句话说明这条关系。",
        Takes::Text(|relation| &mut relation.says),
    ),
    Key::new(
        "left",
        "左边",
        "编号的列表，各数相加。",
        Takes::Ids(|relation| &mut relation.left),
    ),
    Key::new(
        "is",
        "比较",
        "不写就是等于。",
        Takes::Comparison(|relation| &mut relation.is),
    ),
    Key::new(
        "right",
        "右边",
        "编号的列表，各数相加。",
        Takes::Ids(|relation| &mut relation.right),
    ),
];

/// Something attached to the report.
pub(super) static ATTACHMENT: &[Key<AttachmentEntry>] = &[
    Key::new(
        "title",
        "标题",
        "印在附件清单和附件上。",
        Takes::Text(|attachment| &mut attachment.title),
    ),
    Key::new(
        "kind",
        "种类",
        "statistics 统计表，report 报告本身，file 另有文件。",
        Takes::AttachmentKind(|attachment| &mut attachment.kind),
    ),
    Key::new(
        "path",
        "文件",
        "kind = \"file\" 时文件在哪里。",
        Takes::Text(|attachment| &mut attachment.path),
    ),
];

/// A finding that is right as it stands.
pub(super) static WAIVER: &[Key<WaiverEntry>] = &[
    Key::new(
        "check",
        "检查",
        "检查的名称；report explain 列出全部。",
        Takes::Check(|waiver| &mut waiver.check),
    ),
    Key::new(
        "at",
        "位置",
        "数字编号、统计表行的代码（可用 * 结尾）、table 或部分的标题；不写则处处适用。",
        Takes::Text(|waiver| &mut waiver.at),
    ),
    Key::new(
        "text",
        "文字",
        "只豁免这几个字里的问题，照原文写；字不在了，豁免就失效。例：text = \"6.2级\"",
        Takes::Ids(|waiver| &mut waiver.text),
    ),
    Key::new(
        "reason",
        "理由",
        "为什么这个问题不用改。",
        Takes::Text(|waiver| &mut waiver.reason),
    ),
    Key::new(
        "values",
        "当时的数值",
        "数字有变动，豁免就失效。",
        Takes::Values(|waiver| &mut waiver.values),
    ),
];
