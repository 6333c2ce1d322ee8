//! The schema of `[table]`, from the forms themselves.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::describe::{reference, with_words};
use crate::{
    forms::{Form, Table},
    year_file::read_notes::{NOTES, UNDER},
};

/// The codes of every built-in form, and any others for a form of one's own.
pub(super) fn cells() -> Value {
    let mut known: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for form in Form::all_built_in() {
        for table in &form.tables {
            for (code, meaning) in codes(table) {
                let said = format!("{} 年格式：{meaning}", form.head.id);
                known.entry(code).or_default().push(said);
            }
        }
    }
    let mut properties: Map<String, Value> = known
        .into_iter()
        .map(|(code, meanings)| {
            let cell = with_words(&code, &meanings.join("\n"), reference("cell"));
            (code, cell)
        })
        .collect();
    properties.insert(NOTES.to_owned(), notes());
    json!({
        "type": "object",
        "properties": properties,
        "additionalProperties": reference("cell"),
    })
}

/// `[table.notes]`.
fn notes() -> Value {
    let under = with_words(
        "表下面的说明",
        "印在最后一张表下面，一行一段；under.表的代码 印在那张表下面。",
        reference("remark"),
    );
    let shape = json!({
        "type": "object",
        "properties": { UNDER: under },
        "additionalProperties": reference("remark"),
    });
    with_words(
        "统计表的说明",
        "印在数字或行名称后面、表下面的话。例：\"disclosed.rules.issued\" = \"（其中修订16件）\"",
        shape,
    )
}

/// The codes of a table's rows and cells, each with what the form prints for it.
fn codes(table: &Table) -> Vec<(String, String)> {
    let mut codes = Vec::new();
    for row in table.data_rows() {
        let has_array = table.columns.len() > 1;
        if has_array && !table.cells_by_column {
            let columns: Vec<&str> = table
                .columns
                .iter()
                .filter(|column| column.sum_of.is_empty())
                .map(|column| column.label.as_str())
                .collect();
            let order = format!("{}。整行依次为 [{}]", row.label, columns.join("，"));
            codes.push((row.code.get_ref().clone(), order));
        }
        for column in &table.columns {
            let mut printed: Vec<&str> = vec![&row.label];
            if has_array {
                printed.extend(column.above.iter().map(String::as_str));
                printed.push(&column.label);
            }
            printed.retain(|text| !text.is_empty());
            let unit = table
                .cell_unit(row, column)
                .map_or_else(String::new, |unit| format!("（{unit}）"));
            codes.push((table.cell_id(row, column), printed.join("，") + &unit));
        }
    }
    codes
}
