//! The year file as a JSON Schema, by which an editor completes keys and explains them.
//!
//! Draft 4, which the TOML extensions of the common editors all know. What it says is a subset of
//! what the reader knows: an editor hints, `report check` judges.

use serde_json::{Map, Value, json};

use super::read::SEVERITIES;
use crate::forms::Form;

/// How a number may be typed in quotes: thousands separators, full-width digits, words of an
/// approximation, or `?` for one that is still to be filled in.
const QUOTED_NUMBER: &str = "^\\s*(大约|将近|接近|超过|约|近|逾|超)?[-－]?[0-9０-９][0-9０-９,，.．]*(左右|以上|余|多)?\\s*$|^\\s*[?？]\\s*$";

/// How a cell may be typed in quotes besides: as the figure that it repeats, or blank.
const QUOTED_CELL: &str = "^\\s*[=＝].+$|^\\s*(-|－|—|——|/|／)?\\s*$";

/// The schema of a year file. `checks` are the names of all checks, `forms` the forms whose cells
/// an editor is to know.
#[must_use]
pub fn schema(checks: &[&str], forms: &[Form]) -> Value {
    json!({
        "$schema": "http://json-schema.org/draft-04/schema#",
        "title": "政府信息公开工作年度报告的年度文件",
        "description": "一个单位一年报告的全部内容。每个数字只写一次，正文用 {{ 编号 }} 引用。",
        "type": "object",
        "required": ["year", "organ"],
        "additionalProperties": false,
        "properties": {
            "year": {
                "title": "年度",
                "description": "报告哪一年，如 year = 2017。",
                "type": "integer", "minimum": 1000, "maximum": 9999
            },
            "organ": organ(),
            "report": report_head(),
            "figures": {
                "title": "数字",
                "description": "统计表以外要报告的数字，一个一段：[figures.编号]。编号可以用中文。",
                "type": "object",
                "additionalProperties": { "$ref": "#/definitions/figure" }
            },
            "table": table(forms),
            "sections": list("正文各部分", "一部分一个 [[sections]]，“一、二、三”由程序加。", "section"),
            "relations": list("自定的勾稽关系", "除分项和统计表以外还必须成立的关系。", "relation"),
            "attachments": list("附件", "随报告发布的附件。", "attachment"),
            "waivers": list("豁免", "确实无误、不必改的问题，写明理由。", "waiver"),
            "checks": check_settings(checks)
        },
        "definitions": {
            "number": {
                "anyOf": [
                    { "type": "integer" },
                    { "type": "number" },
                    { "type": "string", "pattern": QUOTED_NUMBER }
                ]
            },
            "cell": {
                "anyOf": [
                    { "$ref": "#/definitions/number" },
                    { "type": "string", "pattern": QUOTED_CELL },
                    { "type": "array", "items": { "$ref": "#/definitions/cell" } },
                    { "type": "object", "additionalProperties": { "$ref": "#/definitions/cell" } }
                ]
            },
            "names": {
                "anyOf": [
                    { "type": "string" },
                    { "type": "array", "items": { "type": "string" } }
                ]
            },
            "figure": {
                "anyOf": [
                    { "$ref": "#/definitions/number" },
                    { "$ref": "#/definitions/figureTable" }
                ]
            },
            "figureTable": figure(),
            "breakdown": breakdown(),
            "section": section(),
            "relation": relation(),
            "attachment": attachment(),
            "waiver": waiver(checks)
        }
    })
}

fn organ() -> Value {
    json!({
        "title": "单位",
        "type": "object",
        "required": ["name"],
        "additionalProperties": false,
        "properties": {
            "name": text("全称", "与印章一致，如“北京市东城区民政局”。"),
            "short_name": text("简称", "正文里会用到的简称。"),
            "office": text("承办机构", "公众可以询问的机构。"),
            "address": text("地址", "承办机构的地址。"),
            "postcode": text("邮政编码", "六位数字。"),
            "telephone": text("电话", "承办机构的电话。"),
            "email": text("电子邮箱", "承办机构的电子邮箱。"),
            "head": text("单位负责人", "印在统计表下方。"),
            "reviewer": text("审核人", "印在统计表下方。"),
            "clerk": text("填报人", "印在统计表下方。")
        }
    })
}

fn report_head() -> Value {
    json!({
        "title": "报告",
        "type": "object",
        "additionalProperties": false,
        "properties": {
            "form": text("统计表", "统计表的编号（2014、2019、2021），或本单位自己的表格文件，如 ours.toml；不写时用当年施行的。"),
            "date": {
                "title": "落款日期",
                "description": "印在正文之后，如 date = 2018-03-20。",
                "type": "string"
            },
            "url": text("网址", "报告发布在哪里。"),
            "last": text("上年度文件", "不在旁边、或不叫 上年.toml 时写明。"),
            "preamble": text("导语", "第一部分之前的段落，一行一段。")
        }
    })
}

fn figure() -> Value {
    let parts = json!({ "$ref": "#/definitions/figure" });
    json!({
        "type": "object",
        "additionalProperties": false,
        "properties": {
            "label": text("名称", "数的是什么，如“主动公开政府信息”。"),
            "value": titled("数值", "没有发生的写 0；还没有填的写 \"?\"；约数连同余、多、约、近写在引号里。", "number"),
            "formula": text("式子", "由别的数字算出，如 granted / received；单位为 % 时乘以 100。"),
            "decimals": {
                "title": "小数位数",
                "description": "式子的结果印几位小数。",
                "type": "integer", "minimum": 0, "maximum": 6
            },
            "unit": text("单位", "条、件、次、万元、% 等。"),
            "source": text("出处", "从哪里数来的：台账、系统。"),
            "approximate": {
                "title": "约数",
                "description": "核对时留出余地。",
                "type": "boolean"
            },
            "open": {
                "title": "没有列全",
                "description": "分项只列出一部分：相加不大于总数即可。",
                "type": "boolean"
            },
            "parts": {
                "title": "分项",
                "description": "相加必须等于总数。",
                "type": "object",
                "additionalProperties": parts
            },
            "of_which": {
                "title": "其中",
                "description": "各自不大于总数，不必相加。",
                "type": "object",
                "additionalProperties": parts
            },
            "breakdowns": list("几种分法", "同一总数的几种分法，各自相加等于总数。", "breakdown")
        }
    })
}

fn breakdown() -> Value {
    json!({
        "type": "object",
        "additionalProperties": false,
        "properties": {
            "label": text("分法", "按什么分：渠道、类别。"),
            "parts": {
                "title": "分项",
                "description": "相加必须等于总数。",
                "type": "object",
                "additionalProperties": { "$ref": "#/definitions/figure" }
            }
        }
    })
}

/// The cells of all built-in forms; an own form's are allowed and not explained.
fn table(forms: &[Form]) -> Value {
    let mut cells: Map<String, Value> = Map::new();
    for form in forms {
        for table in &form.tables {
            let id = &form.head.id;
            let mut add = |code: &str, title: &str, unit: Option<&str>| {
                let unit = unit.map_or_else(String::new, |unit| format!("，单位：{unit}"));
                let told = format!("{id} 年统计表《{}》{unit}。", table.title);
                cells
                    .entry(code)
                    .and_modify(|cell| append(cell, &told))
                    .or_insert_with(|| titled(title, &told, "cell"));
            };
            for row in table.data_rows().filter(|_| !table.cells_by_column) {
                add(row.code.get_ref(), &row.label, row.unit.as_deref());
            }
            for column in table.columns.iter().filter(|_| table.cells_by_column) {
                let heads: Vec<&str> = column.above.iter().map(String::as_str).collect();
                let title = [heads.as_slice(), &[column.label.as_str()]]
                    .concat()
                    .join("，");
                add(column.code.get_ref(), &title, column.unit.as_deref());
            }
        }
    }
    json!({
        "title": "统计表",
        "description": "一格或一行一条：\"编号\" = 数字。有几列的行写成 [ … ]，合计列可以不写。没有发生的写 0。",
        "type": "object",
        "properties": cells,
        "additionalProperties": { "$ref": "#/definitions/cell" }
    })
}

/// Says of a cell that a second form has it too.
fn append(cell: &mut Value, told: &str) {
    if let Some(Value::String(description)) = cell.get_mut("description") {
        description.push_str(told);
    }
}

fn section() -> Value {
    json!({
        "type": "object",
        "additionalProperties": false,
        "properties": {
            "heading": text("标题", "不写“一、”，由程序加。"),
            "body": text("正文", "一行一段；{{ 编号 }} 印出数字，{{ table(编号) }} 单独一行放分项表。")
        }
    })
}

fn relation() -> Value {
    json!({
        "type": "object",
        "additionalProperties": false,
        "required": ["left", "right"],
        "properties": {
            "says": text("说明", "用一句话说这条关系。"),
            "left": titled("左边", "相加的数字的编号。", "names"),
            "is": { "title": "关系", "enum": ["=", "<=", ">="] },
            "right": titled("右边", "相加的数字的编号。", "names")
        }
    })
}

fn attachment() -> Value {
    json!({
        "type": "object",
        "additionalProperties": false,
        "properties": {
            "title": text("标题", "如“政府信息公开情况统计表(2017年度)”。"),
            "kind": {
                "title": "种类",
                "description": "statistics 统计表，report 年报，file 另外的文件。",
                "enum": ["statistics", "report", "file"]
            },
            "path": text("文件", "种类为 file 时，文件在哪里。")
        }
    })
}

fn waiver(checks: &[&str]) -> Value {
    json!({
        "type": "object",
        "additionalProperties": false,
        "required": ["check", "reason"],
        "properties": {
            "check": { "title": "检查", "description": "检查的名称。", "enum": checks },
            "at": text("位置", "数字编号、统计表行号（可用 * 结尾）、table、部分标题，或 文件:行。"),
            "reason": text("理由", "为什么不必改。"),
            "values": {
                "title": "当时的数字",
                "description": "写下时的数字；有一个变了，豁免就失效。",
                "type": "object",
                "additionalProperties": { "$ref": "#/definitions/number" }
            }
        }
    })
}

fn check_settings(checks: &[&str]) -> Value {
    let mut properties: Map<String, Value> = checks
        .iter()
        .map(|name| ((*name).to_owned(), json!({ "enum": SEVERITIES })))
        .collect();
    properties.insert(
        "deny".to_owned(),
        json!({
            "title": "警告也算问题",
            "anyOf": [
                { "enum": ["warnings"] },
                { "type": "array", "items": { "enum": ["warnings"] } }
            ]
        }),
    );
    json!({
        "title": "各项检查的轻重",
        "description": "如 sum-mismatch = \"warning\"；off 为不查。",
        "type": "object",
        "additionalProperties": false,
        "properties": properties
    })
}

fn text(title: &str, description: &str) -> Value {
    json!({ "title": title, "description": description, "type": "string" })
}

/// Something of a defined kind with words of its own; draft 4 ignores what stands beside `$ref`.
fn titled(title: &str, description: &str, definition: &str) -> Value {
    json!({
        "title": title,
        "description": description,
        "allOf": [{ "$ref": format!("#/definitions/{definition}") }]
    })
}

fn list(title: &str, description: &str, definition: &str) -> Value {
    json!({
        "title": title,
        "description": description,
        "type": "array",
        "items": { "$ref": format!("#/definitions/{definition}") }
    })
}

#[cfg(test)]
mod tests {
    use super::super::{read, read_figures};
    use super::*;

    /// The keys that the schema knows at a place.
    fn keys(schema: &Value, place: &str) -> Vec<String> {
        let properties = schema.pointer(&format!("{place}/properties")).unwrap();
        properties.as_object().unwrap().keys().cloned().collect()
    }

    #[test]
    fn the_schema_knows_the_keys_that_the_reader_knows() {
        let schema = schema(&["sum-mismatch"], &[]);
        for (place, known) in [
            ("", read::TOP),
            ("/properties/organ", read::ORGAN),
            ("/properties/report", read::REPORT),
            ("/definitions/section", read::SECTION),
            ("/definitions/relation", read::RELATION),
            ("/definitions/attachment", read::ATTACHMENT),
            ("/definitions/waiver", read::WAIVER),
            ("/definitions/figureTable", read_figures::FIGURE),
            ("/definitions/breakdown", read_figures::BREAKDOWN),
        ] {
            let mut known = known.to_vec();
            known.sort_unstable();
            assert_eq!(keys(&schema, place), known, "{place}");
        }
    }
}
