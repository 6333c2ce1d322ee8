//! The JSON Schema of the year file, for editors that complete and check while somebody types.
//!
//! Draft 4 and no later feature, which is what the editors' TOML extensions know. Titles and
//! descriptions are Chinese, the language of those who fill the file in. The schema accepts what
//! the reader accepts; what the figures mean together is the checks' affair.

mod describe;
mod statutory_table;
mod style;

use serde_json::{Value, json};

use self::describe::{boolean, described, list, object, prose, reference, text, words};
use super::{
    FORMATS,
    read::{ATTACHMENT_KINDS, COMPARISONS, SEVERITIES},
};
use crate::{
    diagnostic::{Language, Rule},
    forms::Form,
    language::number::{AFTER, BEFORE},
};

/// The schema; `rules` are all checks that `[checks]` and waivers may name.
#[must_use]
pub fn schema(rules: &[&Rule]) -> Value {
    let mut root = object(
        "年度文件",
        "政府信息公开工作年度报告的年度文件：一个机关一年的全部内容。",
        vec![
            ("year", year()),
            ("organ", organ()),
            ("report", report()),
            (
                "figures",
                described(
                    "数字",
                    "每个数字只在这里写一次，正文用 {{ 编号 }} 引用。例：[figures.disclosed]",
                    reference("figures"),
                ),
            ),
            ("table", statutory_table::table()),
            (
                "sections",
                list(
                    "正文各部分",
                    "按顺序写，标题前的一、二、三由程序加。例：[[sections]]",
                    &section(),
                ),
            ),
            (
                "relations",
                list(
                    "自定关系",
                    "除分项合计以外还应当成立的关系。例：[[relations]]",
                    &relation(),
                ),
            ),
            (
                "attachments",
                list(
                    "附件",
                    "按顺序列在正文之后。例：[[attachments]]",
                    &attachment(),
                ),
            ),
            (
                "waivers",
                list(
                    "豁免",
                    "确有原因、不用改的问题，要写明理由。例：[[waivers]]",
                    &waiver(rules),
                ),
            ),
            ("checks", checks(rules)),
            ("style", style::style()),
        ],
    );
    if let Some(root) = root.as_object_mut() {
        root.insert(
            "$schema".into(),
            "http://json-schema.org/draft-04/schema#".into(),
        );
        root.insert("required".into(), json!(["year", "organ"]));
        root.insert("definitions".into(), definitions());
    }
    root
}

/// What several keys share; figures and cells contain themselves.
fn definitions() -> Value {
    json!({
        "text": { "type": ["string", "integer"] },
        "texts": { "anyOf": [
            reference("text"),
            { "type": "array", "items": reference("text") },
        ] },
        "number": { "anyOf": [
            { "type": ["integer", "number"] },
            { "type": "string", "pattern": number_pattern() },
        ] },
        "value": { "anyOf": [
            reference("number"),
            { "type": "string", "pattern": r"^\s*[?？]\s*$" },
        ] },
        "cell": { "anyOf": [
            reference("value"),
            { "type": "string", "pattern": r"^\s*([=＝].*|-|－|—|——|/|／)?\s*$" },
            { "type": "array", "items": reference("cell") },
            { "type": "object", "additionalProperties": reference("cell") },
        ] },
        "figures": {
            "type": "object",
            "patternProperties": { "^": reference("figure") },
            "additionalProperties": false,
        },
        "figure": { "anyOf": [reference("value"), figure()] },
    })
}

/// A number in quotes, with the words of an approximation: `1,234`, `约1200`, `120余`.
fn number_pattern() -> String {
    let (before, after) = (BEFORE.join("|"), AFTER.join("|"));
    let digit = "[0-9０-９]";
    format!(
        r"^\s*({before})?\s*[-－]?({digit}{{1,3}}([,，]{digit}{{3}})+|{digit}+)([.．]{digit}+)?\s*({after})?\s*$"
    )
}

fn year() -> Value {
    described(
        "报告年度",
        "四位年份。例：year = 2017",
        json!({ "anyOf": [
            { "type": "integer", "minimum": 2000, "maximum": 9999 },
            { "type": "string", "pattern": r"^\s*[2-9２-９][0-9０-９]{3}\s*$" },
        ] }),
    )
}

fn organ() -> Value {
    let particular = |title: &str, description: &str| text(title, description);
    let mut organ = object(
        "机关",
        "编制报告的机关。正文里用 {{ organ.name }} 等引用。",
        vec![
            (
                "name",
                particular("全称", "与公章一致。例：name = \"北京市东城区民政局\""),
            ),
            (
                "short_name",
                particular("简称", "例：short_name = \"东城区民政局\""),
            ),
            (
                "office",
                particular(
                    "联系处室",
                    "受理咨询的处室。例：office = \"东城区民政局办公室\"",
                ),
            ),
            ("address", particular("地址", "联系处室的地址。")),
            (
                "postcode",
                particular("邮政编码", "例：postcode = \"100061\""),
            ),
            (
                "telephone",
                particular("电话", "例：telephone = \"87556039\""),
            ),
            ("email", particular("电子邮箱", "联系处室的电子邮箱。")),
            ("head", particular("单位负责人", "印在统计表下面。")),
            ("reviewer", particular("审核人", "印在统计表下面。")),
            ("clerk", particular("填报人", "印在统计表下面。")),
        ],
    );
    if let Some(organ) = organ.as_object_mut() {
        organ.insert("required".into(), json!(["name"]));
    }
    organ
}

fn report() -> Value {
    let forms: Vec<&str> = Form::known().collect();
    let form = format!(
        "统计表格式：内置的有 {}，也可以写自己的格式文件。不写则按年度选用。例：form = \"2014\"",
        forms.join("、")
    );
    let date = json!({
        "type": "string",
        "pattern": r"^\s*[0-9]{4}(-[0-9]{1,2}-[0-9]{1,2}|年[0-9]{1,2}月[0-9]{1,2}日)\s*$",
    });
    object(
        "报告",
        "整份报告的情况，都可以不写。",
        vec![
            ("form", text("统计表格式", &form)),
            ("date", described("落款日期", "例：date = 2018-03-20", date)),
            ("url", text("公开网址", "报告在网上公开的地址。")),
            (
                "last",
                text(
                    "上年度文件",
                    "不在本文件旁边时写明。例：last = \"../2016/2016.toml\"",
                ),
            ),
            (
                "contents",
                boolean("目录", "标题下面是否列出目录。例：contents = true"),
            ),
            ("formats", formats()),
            (
                "preamble",
                prose("开头各段", "第一部分之前的文字，一行一段。"),
            ),
        ],
    )
}

fn figure() -> Value {
    object(
        "数字",
        "一个数字：名称、数值、单位、分项。",
        vec![
            (
                "label",
                text("名称", "印在表里的名称。例：label = \"主动公开政府信息\""),
            ),
            (
                "value",
                described(
                    "数值",
                    "例：value = 592；约数写在引号里 \"1200余\"；还没有的写 \"?\"。没有发生的写 0。",
                    reference("value"),
                ),
            ),
            (
                "formula",
                prose(
                    "式子",
                    "由其他数字计算。例：formula = \"granted / received\"",
                ),
            ),
            (
                "decimals",
                described(
                    "小数位数",
                    "式子的结果印几位小数，0 到 6。",
                    json!({ "anyOf": [
                        { "type": "integer", "minimum": 0, "maximum": 6 },
                        { "type": "string", "pattern": r"^\s*[0-6０-６]\s*$" },
                    ] }),
                ),
            ),
            ("unit", text("单位", "例：unit = \"条\"")),
            ("source", text("来源", "从哪里统计得来，供审核时查对。")),
            (
                "approximate",
                boolean("约数", "数值是约数，核对时留出余地。"),
            ),
            (
                "open",
                boolean("只列部分", "分项只列出一部分，合计可以小于总数。"),
            ),
            (
                "parts",
                described("分项", "合计应当等于总数。", reference("figures")),
            ),
            (
                "of_which",
                described("其中", "每一项不大于总数，不必合计。", reference("figures")),
            ),
            (
                "breakdowns",
                list("多种分法", "每一种分法的分项各自合计为总数。", &breakdown()),
            ),
        ],
    )
}

fn breakdown() -> Value {
    object(
        "一种分法",
        "按渠道、按类别等。",
        vec![
            ("label", text("分法", "例：label = \"按渠道\"")),
            (
                "parts",
                described("分项", "合计应当等于总数。", reference("figures")),
            ),
        ],
    )
}

fn section() -> Value {
    object(
        "一个部分",
        "标题和文字。",
        vec![
            ("heading", prose("标题", "不写序号。例：heading = \"概述\"")),
            ("body", prose("文字", "一行一段；数字用 {{ 编号 }} 引用。")),
        ],
    )
}

fn relation() -> Value {
    let side = |title: &str| described(title, "编号的列表，各数相加。", reference("texts"));
    object(
        "一条关系",
        "左边各数之和与右边各数之和比较。",
        vec![
            ("says", text("说明", "用一句话说明这条关系。")),
            ("left", side("左边")),
            ("is", words("比较", "不写就是等于。", COMPARISONS)),
            ("right", side("右边")),
        ],
    )
}

fn attachment() -> Value {
    object(
        "一个附件",
        "",
        vec![
            ("title", text("标题", "印在附件清单和附件上。")),
            (
                "kind",
                words(
                    "种类",
                    "statistics 统计表，report 报告本身，file 另有文件。",
                    ATTACHMENT_KINDS,
                ),
            ),
            ("path", text("文件", "kind = \"file\" 时文件在哪里。")),
        ],
    )
}

fn waiver(rules: &[&Rule]) -> Value {
    let names: Vec<&str> = rules.iter().map(|rule| rule.name).collect();
    let values = json!({ "type": "object", "additionalProperties": reference("number") });
    object(
        "一条豁免",
        "哪项检查、在哪里、为什么不用改。",
        vec![
            (
                "check",
                words("检查", "检查的名称；report explain 列出全部。", &names),
            ),
            (
                "at",
                text(
                    "位置",
                    "数字编号、统计表行的代码（可用 * 结尾）、table 或部分的标题；不写则处处适用。",
                ),
            ),
            ("reason", text("理由", "为什么这个问题不用改。")),
            (
                "values",
                described("当时的数值", "数字有变动，豁免就失效。", values),
            ),
        ],
    )
}

/// What a build writes.
fn formats() -> Value {
    let known = json!({ "enum": FORMATS });
    let known = json!({ "anyOf": [known, { "type": "array", "items": known }] });
    described(
        "输出格式",
        "build 写出哪些文件；不写则为 docx 和 xlsx。例：formats = [\"docx\", \"xlsx\"]",
        known,
    )
}

fn checks(rules: &[&Rule]) -> Value {
    let denied = json!({ "enum": ["warnings"] });
    let deny = json!({ "anyOf": [denied, { "type": "array", "items": denied }] });
    let mut properties: Vec<(&str, Value)> = rules
        .iter()
        .map(|rule| {
            let description = rule.title(Language::Chinese);
            (rule.name, words(rule.name, description, SEVERITIES))
        })
        .collect();
    properties.push((
        "deny",
        described("计入", "警告也算问题：deny = [\"warnings\"]", deny),
    ));
    object(
        "检查的轻重",
        "每项检查算错误、警告、提示，或不查。例：sum-mismatch = \"warning\"",
        properties,
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::year_file::{read, read_figures};

    #[test]
    fn every_key_that_the_reader_knows_is_in_the_schema_and_no_other() {
        let schema = schema(&[]);
        let pairs: [(&str, &[&str]); 9] = [
            ("", read::TOP),
            ("/properties/organ", read::ORGAN),
            ("/properties/report", read::REPORT),
            ("/properties/sections/anyOf/1", read::SECTION),
            ("/properties/relations/anyOf/1", read::RELATION),
            ("/properties/attachments/anyOf/1", read::ATTACHMENT),
            ("/properties/waivers/anyOf/1", read::WAIVER),
            ("/definitions/figure/anyOf/1", read_figures::FIGURE),
            (
                "/definitions/figure/anyOf/1/properties/breakdowns/anyOf/1",
                read_figures::BREAKDOWN,
            ),
        ];
        for (place, known) in pairs {
            let object = schema.pointer(place).unwrap();
            assert_eq!(object["additionalProperties"], false, "{place}");
            let mut keys: Vec<&String> = object["properties"].as_object().unwrap().keys().collect();
            let mut known = known.to_vec();
            keys.sort();
            known.sort_unstable();
            assert_eq!(keys, known, "{place}");
        }
    }
}
