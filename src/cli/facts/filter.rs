//! The figures of a year file that a line of JSON gives, as a line of JSON.

use serde_json::{Value, json};

use super::rows::of_year_file;
use crate::{compile::Compiled, diagnostic::Language, facts::table_writer::object};

/// What is answered of a year file with this name.
pub(super) fn answer(name: &Value, compiled: &Compiled, language: Language) -> String {
    let shown = name
        .as_str()
        .map_or_else(|| name.to_string(), str::to_owned);
    match of_year_file(compiled, &shown) {
        Ok(file) => {
            let rows = file.rows.iter().map(|row| object(&file.head, row));
            let rows: Vec<String> = rows.collect();
            format!("{{\"name\":{name},\"facts\":[{}]}}", rows.join(","))
        }
        Err(why) => json!({ "name": name, "error": why.get(language) }).to_string(),
    }
}
