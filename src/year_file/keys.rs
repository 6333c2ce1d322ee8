//! One row a key. Reading, the schema for editors and the skeleton of a new file come from these
//! rows; figures and their parts, whose keys are names of one's own, are read by hand.

pub(super) mod style;

use self::style::STYLE;
use super::{
    AttachmentEntry, Configuration, RelationEntry, ReportHead, SectionEntry, WaiverEntry, YearFile,
    key::{self, Item, Key, One, Several, Starter, Takes},
    organ::{Organ, Printed},
};

/// The keys of a whole year file.
pub(super) static FILE: &[Key<YearFile>] = &[
    Key::new(
        "year",
        "报告年度",
        "四位年份。例：year = 2017",
        Takes::Year(|file: &mut YearFile| &mut file.year),
    )
    .required(),
    Key::new(
        "organ",
        "机关",
        "编制报告的机关。正文里用 {{ organ.name }} 等引用。",
        Takes::Table(&One {
            keys: ORGAN,
            slot: |file: &mut YearFile| &mut file.organ,
        }),
    )
    .required(),
    Key::new(
        "report",
        "报告",
        "整份报告的情况，都可以不写。",
        Takes::Table(&One {
            keys: REPORT,
            slot: |file: &mut YearFile| &mut file.report,
        }),
    ),
    Key::new(
        "figures",
        "数字",
        "每个数字只在这里写一次，正文用 {{ 编号 }} 引用。例：[figures.disclosed]",
        Takes::Figures(|file| &mut file.figures),
    ),
    Key::new(
        "table",
        "统计表",
        "按格式的代码填写，没有发生的写 0，不写就是没有填报。例：\"requests.received\" = 0，\"disclosed.total\" = \"=disclosed\"",
        Takes::Cells(|file| &mut file.table),
    ),
    Key::new(
        "sections",
        "正文各部分",
        "按顺序写，标题前的一、二、三由程序加。例：[[sections]]",
        Takes::Table(&Several {
            item: Item {
                title: "一个部分",
                description: "标题和文字。",
            },
            keys: SECTION,
            empty: SectionEntry::at,
            slot: |file: &mut YearFile| &mut file.sections,
        }),
    ),
    Key::new(
        "relations",
        "自定关系",
        "除分项合计以外还应当成立的关系。例：[[relations]]",
        Takes::Table(&Several {
            item: Item {
                title: "一条关系",
                description: "左边各数之和与右边各数之和比较。",
            },
            keys: RELATION,
            empty: RelationEntry::at,
            slot: |file: &mut YearFile| &mut file.relations,
        }),
    ),
    Key::new(
        "attachments",
        "附件",
        "按顺序列在正文之后。例：[[attachments]]",
        Takes::Table(&Several {
            item: Item {
                title: "一个附件",
                description: "",
            },
            keys: ATTACHMENT,
            empty: |_| AttachmentEntry::default(),
            slot: |file: &mut YearFile| &mut file.attachments,
        }),
    ),
    Key::new(
        "waivers",
        "豁免",
        "确有原因、不用改的问题，要写明理由。例：[[waivers]]",
        Takes::Table(&Several {
            item: Item {
                title: "一条豁免",
                description: "哪项检查、在哪里、为什么不用改。",
            },
            keys: WAIVER,
            empty: WaiverEntry::at,
            slot: |file: &mut YearFile| &mut file.waivers,
        }),
    ),
    Key::new(
        "checks",
        "检查的轻重",
        "每项检查算错误、警告、提示，或不查。例：sum-mismatch = \"warning\"",
        Takes::Checks(|file| &mut file.checks),
    ),
    Key::new(
        "style",
        "版式",
        "报告的版式，不写的按 GB/T 9704-2012。可以写在这里，也可以写在 report.toml。",
        Takes::Table(&One {
            keys: STYLE,
            slot: |file: &mut YearFile| &mut file.style,
        }),
    ),
];

/// The keys of `report.toml`.
pub(super) static CONFIGURATION: &[Key<Configuration>] = &[
    Key::new(
        "checks",
        "检查的轻重",
        "每项检查算错误、警告、提示，或不查。例：sum-mismatch = \"warning\"",
        Takes::Checks(|file| &mut file.checks),
    ),
    Key::new(
        "deny",
        "计入",
        "警告也算问题：deny = [\"warnings\"]",
        Takes::Deny(|file| &mut file.checks.deny_warnings),
    ),
    Key::new(
        "style",
        "版式",
        "报告的版式，不写的按 GB/T 9704-2012。",
        Takes::Table(&One {
            keys: STYLE,
            slot: |file: &mut Configuration| &mut file.style,
        }),
    ),
    Key::new(
        "formats",
        "输出格式",
        "build 写出哪些文件；不写则为 docx 和 xlsx。例：formats = [\"docx\", \"xlsx\"]",
        Takes::Formats(|file| &mut file.formats),
    ),
];

/// What is told of an organ, its name first.
pub(super) static ORGAN: &[Key<Organ>] = &[
    particular(
        "name",
        "全称",
        "与公章一致。例：name = \"北京市东城区民政局\"",
        Printed::NOWHERE,
    )
    .required(),
    particular(
        "short_name",
        "简称",
        "例：short_name = \"东城区民政局\"",
        Printed::NOWHERE,
    )
    .starter("\"简称\"", ""),
    particular(
        "office",
        "联系处室",
        "受理咨询的处室。例：office = \"东城区民政局办公室\"",
        Printed::AMONG_CONTACTS,
    )
    .starter("\"承办机构\"", ""),
    particular(
        "address",
        "地址",
        "联系处室的地址。",
        Printed::AMONG_CONTACTS,
    )
    .starter("\"地址\"", ""),
    particular(
        "postcode",
        "邮政编码",
        "例：postcode = \"100061\"",
        Printed::AMONG_CONTACTS,
    ),
    particular(
        "telephone",
        "电话",
        "例：telephone = \"87556039\"",
        Printed {
            under_table: Some("联系电话"),
            ..Printed::AMONG_CONTACTS
        },
    )
    .starter("\"电话\"", ""),
    particular(
        "email",
        "电子邮箱",
        "联系处室的电子邮箱。",
        Printed::AMONG_CONTACTS,
    ),
    particular(
        "head",
        "单位负责人",
        "印在统计表下面。",
        Printed::under_table("单位负责人"),
    )
    .starter("\"单位负责人\"", ""),
    particular(
        "reviewer",
        "审核人",
        "印在统计表下面。",
        Printed::under_table("审核人"),
    )
    .starter("\"审核人\"", ""),
    particular(
        "clerk",
        "填报人",
        "印在统计表下面。",
        Printed::under_table("填报人"),
    )
    .starter("\"填报人\"", ""),
];

const fn particular(
    name: &'static str,
    title: &'static str,
    description: &'static str,
    printed: Printed,
) -> Key<Organ> {
    Key::new(
        name,
        title,
        description,
        Takes::Particular(|organ| &mut organ.given, printed),
    )
}

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
        "url",
        "公开网址",
        "报告在网上公开的地址。",
        Takes::Text(|head: &mut ReportHead| &mut head.url),
    )
    .starter("\"https://…\"", "发布的网址，印成二维码"),
    Key::new(
        "last",
        "上年度文件",
        "不在本文件旁边时写明。例：last = \"../2016/2016.toml\"",
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

/// What a new year file offers to tell of the organ.
#[must_use]
pub fn starters_of_organ() -> Vec<Starter> {
    key::starters(ORGAN)
}

/// What a new year file offers to tell of the report.
#[must_use]
pub fn starters_of_report() -> Vec<Starter> {
    key::starters(REPORT)
}
