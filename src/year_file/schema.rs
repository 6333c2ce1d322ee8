//! The JSON Schema of the year file, for editors that complete and check while somebody types.
//!
//! Draft 4 and no later feature, which is what the editors' TOML extensions know. Titles and
//! descriptions are Chinese, the language of those who fill the file in. The schema accepts what
//! the reader accepts; what the figures mean together is the checks' affair.

mod describe;
mod statutory_table;

use serde_json::{Value, json};

use self::describe::{boolean, list, object, prose, reference, text, with_words, words};
use super::{
    key::{Described, Shape, described},
    keys,
    read::{self, DENIED, spelt},
};
use crate::{
    diagnostic::{Language, Rule},
    forms::Form,
    language::number::{AFTER, BEFORE},
};

/// The names that are listed further on than the year file is read.
#[derive(Debug, Clone, Copy)]
pub struct Known<'a> {
    /// All checks, which `[checks]` and waivers may name.
    pub rules: &'a [&'a Rule],
    /// The names of all output formats.
    pub formats: &'a [&'a str],
}

/// The schema.
#[must_use]
pub fn schema(known: Known<'_>) -> Value {
    let mut root = table(
        "年度文件",
        "政府信息公开工作年度报告的年度文件：一个机关一年的全部内容。",
        described(keys::FILE),
        known,
    );
    if let Some(root) = root.as_object_mut() {
        root.insert(
            "$schema".into(),
            "http://json-schema.org/draft-04/schema#".into(),
        );
        root.insert("definitions".into(), definitions());
    }
    root
}

/// A table with these keys.
fn table(title: &str, description: &str, keys: Vec<Described>, known: Known<'_>) -> Value {
    let required: Vec<&str> = keys
        .iter()
        .filter(|key| key.is_required)
        .map(|key| key.name)
        .collect();
    let properties = keys.into_iter().map(|key| (key.name, value(key, known)));
    let mut table = object(title, description, properties.collect());
    if let (false, Some(table)) = (required.is_empty(), table.as_object_mut()) {
        table.insert("required".into(), json!(required));
    }
    table
}

/// What a key takes.
fn value(key: Described, known: Known<'_>) -> Value {
    let (title, description) = (key.title, key.description);
    let one_or_more = |one: Value| json!({ "anyOf": [one, { "type": "array", "items": one }] });
    let shape = match key.shape {
        Shape::Text => reference("text"),
        Shape::Form => {
            let forms: Vec<&str> = Form::known().collect();
            let first = forms.first().copied();
            let first = first.expect("the program has forms of its own");
            let description = description.replace("{forms}", &forms.join("、"));
            return text(title, &description.replace("{first}", first));
        }
        Shape::Check => {
            let names: Vec<&str> = known.rules.iter().map(|rule| rule.name).collect();
            return words(title, description, &names);
        }
        Shape::Comparison => return words(title, description, &spelt(read::COMPARISONS)),
        Shape::AttachmentKind => return words(title, description, &spelt(read::ATTACHMENT_KINDS)),
        Shape::Prose => json!({ "type": "string" }),
        Shape::Boolean => json!({ "type": "boolean" }),
        Shape::Year => json!({ "anyOf": [
            { "type": "integer", "minimum": 2000, "maximum": 9999 },
            { "type": "string", "pattern": r"^\s*[2-9２-９][0-9０-９]{3}\s*$" },
        ] }),
        Shape::Date => json!({
            "type": "string",
            "pattern": r"^\s*[0-9]{4}(-[0-9]{1,2}-[0-9]{1,2}|年[0-9]{1,2}月[0-9]{1,2}日)\s*$",
        }),
        Shape::Ids => reference("texts"),
        Shape::Formats => one_or_more(json!({ "enum": known.formats })),
        Shape::Deny => one_or_more(json!({ "enum": DENIED })),
        Shape::Values => json!({ "type": "object", "additionalProperties": reference("number") }),
        Shape::Figures => reference("figures"),
        Shape::Cells => statutory_table::cells(),
        Shape::Departments => {
            json!({ "type": "object", "additionalProperties": reference("texts") })
        }
        Shape::Checks => return checks(title, description, known.rules),
        Shape::Size => json!({ "anyOf": [
            { "type": "number", "minimum": 5, "maximum": 72 },
            { "type": "string" },
        ] }),
        Shape::Count => json!({ "type": "integer", "minimum": 10, "maximum": 60 }),
        Shape::Margin => json!({ "type": "number", "minimum": 10, "maximum": 70 }),
        Shape::Table(keys) => return table(title, description, keys, known),
        Shape::Tables(keys, item) => {
            let item = table(item.title, item.description, keys, known);
            return list(title, description, &item);
        }
    };
    with_words(title, description, shape)
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
            { "type": "string", "pattern": r"^\s*(减少|减|增加|增|[+＋])[0-9０-９,，.．]+\s*$" },
            { "type": "array", "items": reference("cell") },
            { "type": "object", "additionalProperties": reference("cell") },
        ] },
        "remark": { "anyOf": [
            { "type": "string" },
            { "type": "object", "additionalProperties": reference("remark") },
        ] },
        "figures": {
            "type": "object",
            "patternProperties": { "^": reference("figure") },
            "additionalProperties": false,
        },
        "figure": { "anyOf": [reference("value"), figure()] },
    })
}

/// A number in quotes, with the words of an approximation: `1,234`, `约1200`, `1.8万余`, `四千余`.
fn number_pattern() -> String {
    let (before, after) = (BEFORE.join("|"), AFTER.join("|"));
    let (digit, word) = ("[0-9０-９]", "[〇○零一二三四五六七八九十两百千万亿点]");
    let number = format!(r"[-－]?({digit}{{1,3}}([,，]{digit}{{3}})+|{digit}+)([.．]{digit}+)?");
    let scales = r"([百千]?[万萬亿億]|[百千])";
    let more = format!(r"\s*({scales}?\s*({after})?|({after})?\s*{scales}?)\s*$");
    format!(
        r"^\s*({before})?\s*{number}{more}|^\s*({before})\s*{word}+{more}|^\s*{word}+\s*({after})\s*{scales}?\s*$"
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
                with_words(
                    "数值",
                    "例：value = 592；约数写在引号里 \"1200余\"、\"1.8万余\"；还没有的写 \"?\"。没有发生的写 0。",
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
                with_words(
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
                "filled_by",
                text("由谁填", "填这个数字的科室。例：filled_by = \"法规科\""),
            ),
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
                with_words("分项", "合计应当等于总数。", reference("figures")),
            ),
            (
                "of_which",
                with_words("其中", "每一项不大于总数，不必合计。", reference("figures")),
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
                with_words("分项", "合计应当等于总数。", reference("figures")),
            ),
        ],
    )
}

/// `[checks]`: every check, and `deny`.
fn checks(title: &str, description: &str, rules: &[&Rule]) -> Value {
    let denied = json!({ "enum": DENIED });
    let deny = json!({ "anyOf": [denied, { "type": "array", "items": denied }] });
    let weights = spelt(read::WEIGHTS);
    let mut properties: Vec<(&str, Value)> = rules
        .iter()
        .map(|rule| {
            let description = rule.title(Language::Chinese);
            (rule.name, words(rule.name, description, &weights))
        })
        .collect();
    properties.push((
        "deny",
        with_words("计入", "警告也算问题：deny = [\"warnings\"]", deny),
    ));
    object(title, description, properties)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::year_file::read_figures;

    #[test]
    fn every_key_of_a_figure_that_the_reader_knows_is_in_the_schema_and_no_other() {
        let schema = schema(Known {
            rules: &[],
            formats: &[],
        });
        let pairs: [(&str, &[&str]); 2] = [
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
