//! One row a key. Reading, the schema for editors and the skeleton of a new file come from these
//! rows; figures and their parts, whose keys are names of one's own, are read by hand.

mod entry;
mod organ;
mod report;
mod style;

use self::{
    entry::{ATTACHMENT, RELATION, SECTION, WAIVER},
    organ::ORGAN,
    report::REPORT,
    style::STYLE,
};
use super::{
    configuration::Configuration,
    entry::{AttachmentEntry, RelationEntry, SectionEntry, WaiverEntry},
    file::YearFile,
    key::{self, Item, Key, One, Several, Starter, Takes},
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
        Takes::Cells(|file| &mut file.table, |file| &mut file.notes),
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
        "filled_by",
        "由谁填",
        "各科室填哪些数字：编号、行的代码，或者开头加 .*。report workbook --for 科室 只给这些。例：\"法规科\" = [\"requests.*\", \"training\"]",
        Takes::Departments(|file| &mut file.filled_by),
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
    Key::new(
        "allow",
        "准许读取的文件夹",
        "年度文件可以写到这些文件夹里的模板、统计表格式、上年度文件和附件。例：allow = [\"../共用\"]",
        Takes::Names(|file| &mut file.allow),
    ),
];

/// What a new year file offers to tell of the organ.
#[must_use]
pub fn starters_of_organ() -> Vec<Starter> {
    key::starters(ORGAN)
}

/// The fields under the statutory table that tell of the organ, such as 联系电话, each with the key of
/// `[organ]` that it prints.
pub fn organ_fields() -> impl Iterator<Item = (&'static str, &'static str)> {
    key::fields(ORGAN)
}

/// What a new year file offers to tell of the report.
#[must_use]
pub fn starters_of_report() -> Vec<Starter> {
    key::starters(REPORT)
}
