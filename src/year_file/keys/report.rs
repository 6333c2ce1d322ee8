//! The keys of `[report]`.

use crate::year_file::{
    file::ReportHead,
    key::{Key, Takes},
};

/// What is true of the report as a whole.
pub(super) static REPORT: &[Key<ReportHead>] = &[
    Key::new(
        "form",
        "统计表格式",
        "统计表格式：内置的有 {forms}，也可以写自己的格式文件。不写则按年度选用。例：form = \"{first}\"",
        Takes::Form(|head| &mut head.form),
    ),
    Key::new(
        "date",
        "落款日期",
        "例：date = 2018-03-20",
        Takes::Date(|head: &mut ReportHead| &mut head.date),
    )
    .starter("{next}-01-20", "成文日期，印在署名下面"),
    Key::new(
        "sealed",
        "加盖印章",
        "写 true，署名和日期按加盖印章的公文排：日期右空四字，署名居中在日期之上，留出盖章的位置。",
        Takes::Boolean(|head: &mut ReportHead| &mut head.sealed),
    ),
    Key::new(
        "url",
        "公开网址",
        "报告在网上公开的地址。",
        Takes::Text(|head: &mut ReportHead| &mut head.url),
    )
    .starter("\"https://…\"", "发布的网址，印成二维码"),
    Key::new(
        "last",
        "上年度文件",
        "不在本文件旁边时写明。例：last = \"2016年报.toml\"",
        Takes::Text(|head| &mut head.last),
    ),
    Key::new(
        "contents",
        "目录",
        "标题下面是否列出目录。例：contents = true",
        Takes::Boolean(|head: &mut ReportHead| &mut head.contents),
    )
    .starter("true", "标题下面列出目录"),
    Key::new(
        "formats",
        "输出格式",
        "build 写出哪些文件；不写则为 docx 和 xlsx。例：formats = [\"docx\", \"xlsx\"]",
        Takes::Formats(|head| &mut head.formats),
    ),
    Key::new(
        "preamble",
        "开头各段",
        "第一部分之前的文字，一行一段。",
        Takes::Prose(|head: &mut ReportHead| &mut head.preamble),
    )
    .starter("\"第一部分前面的话\"", ""),
];
