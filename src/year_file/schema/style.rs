//! The schema of `[style]`.

use serde_json::{Value, json};

use super::describe::{described, object, text};

/// `[style]`: fonts, sizes and measures of the Word report.
pub(super) fn style() -> Value {
    let font = |title: &str, standard: &str| text(title, &format!("不写则为{standard}。"));
    let size = |title: &str, standard: &str| {
        let said = format!("磅数，或字号名称；不写则为{standard}。例：16 或 \"三号\"");
        described(
            title,
            &said,
            json!({ "anyOf": [
                { "type": "number", "minimum": 5, "maximum": 72 },
                { "type": "string" },
            ] }),
        )
    };
    let count = |title: &str, standard: &str| {
        let number = json!({ "type": "integer", "minimum": 10, "maximum": 60 });
        described(title, &format!("不写则为 {standard}。"), number)
    };
    let margin = |title: &str, standard: &str| {
        let number = json!({ "type": "number", "minimum": 10, "maximum": 70 });
        described(title, &format!("毫米；不写则为 {standard}。"), number)
    };
    let margins = object(
        "页边距",
        "例：margins = { top = 37, left = 28 }",
        vec![
            ("top", margin("上", "37")),
            ("right", margin("右", "26")),
            ("bottom", margin("下", "35")),
            ("left", margin("左", "28")),
        ],
    );
    object(
        "版式",
        "报告的版式，不写的按 GB/T 9704-2012。可以写在这里，也可以写在 report.toml。",
        vec![
            ("body_font", font("正文字体", "仿宋")),
            ("latin_font", font("西文和数字字体", "Times New Roman")),
            ("title_font", font("标题字体", "方正小标宋简体")),
            ("heading_font", font("一级标题字体", "黑体")),
            ("subheading_font", font("二级标题字体", "楷体")),
            ("table_font", font("表格字体", "宋体")),
            ("body_size", size("正文字号", "三号")),
            ("title_size", size("标题字号", "二号")),
            ("table_size", size("表格字号", "五号")),
            ("lines", count("每页行数", "22")),
            ("characters", count("每行字数", "28")),
            ("margins", margins),
            (
                "template",
                text(
                    "模板",
                    "一个 Word 文件，沿用它的样式、页眉页脚和页面设置。例：template = \"house.docx\"",
                ),
            ),
        ],
    )
}
